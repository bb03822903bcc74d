"""What the render room makes of blocks: structure and escaping, not looks."""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integriteitsplan.render import Renderer
from integriteitsplan.render.markup import HOLE, visible
from integriteitsplan.render.table import ENHANCED_FROM
from integriteitsplan.views.data.blocks import Block, Card, Cards, Facts, Notice, Prose, Section
from integriteitsplan.views.data.cells import Badge, Cell, Code, Link, PageLink, Tone, WebLink
from integriteitsplan.views.data.drawings import (
    Bar,
    Cycle,
    CycleLevel,
    Figure,
    Lane,
    Meter,
    Meters,
    Node,
    Segment,
    Span,
    Station,
    Timeline,
    Tree,
)
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.notation import dutch_date, dutch_number

SCRIPT = "<script>alert('x')</script> {{ 7 * 7 }} \" '"


class Addresses:
    """A resolver that knows one kind of record, one page, and an editor for everything."""

    def record(self, kind: str, id: str) -> str | None:
        return f"../{kind}/{id}.html" if kind == "rollen" else None

    def page(self, uri: str) -> str | None:
        return "../plan.html" if uri == "plan.md" else None

    def edit(self, kind: str, id: str) -> str | None:
        return f"https://forge.example/edit/{kind}.yml#L3"

    def anchor(self, kind: str, id: str) -> str | None:
        return f"{kind}-{id}" if kind == "taken" else None


class Elements(HTMLParser):
    """Every element of a text, with its attributes and the words in it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        self.words += "\n" if tag in ("div", "td", "th", "tr") else ""

    def handle_data(self, data: str) -> None:
        self.words += data

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


def render(*blocks: Block, name: str = "proef", level: int = 2) -> str:
    return str(Renderer(Addresses()).render(blocks, name, level=level))


def cell(value: Cell) -> str:
    """The markup of one value in the core of a block of facts."""
    html = render(Facts("", (("Term", value),)))
    found = re.search(r"<dd>(.*)</dd>", html, re.DOTALL)
    assert found
    return found[1]


def table(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = ()) -> Table:
    columns = columns or tuple(Column(f"k{i}", f"Kolom {i}") for i in range(len(rows[0])))
    return Table(
        "Proef", columns, tuple(Row(row, ("taken", f"t{i}")) for i, row in enumerate(rows))
    )


def every_block() -> Iterator[Block]:
    codes: tuple[Cell, ...] = tuple(Code(letter, "doet iets") for letter in "RAC")
    rows: list[tuple[Cell, ...]] = [(f"rij {i}", *codes) for i in range(8)]
    yield table(*rows)
    yield table(
        *((Link("naam", "rollen", "r"), Badge("voldoet", tone), Decimal("0.5")) for tone in Tone),
        (None, ("een", date(2026, 1, 2)), 3),
        columns=(
            Column("naam", "Naam", target=Link("x", "rollen", "r")),
            Column("status", "Status", facet=True, meaning="de stand"),
            Column("getal", "Getal", sort=Sort.NUMBER),
        ),
    )
    segments = tuple(Segment(f"status {tone}", 1, tone) for tone in Tone)
    yield Figure("Staven", "Uitleg.", (Bar("een", segments), Bar("niets", ())), table(("een", 5)))
    yield from drawings("waarde")
    yield Facts("Feiten", (("Term", "waarde"),), Badge("concept", Tone.PARTLY), "Nog geen beleid.")
    yield Cards("Groep", (Card("Kaart", "Tekst", (("A", 1),), (Section("Lijst", ("x",), True),)),))
    yield Notice("Let op", "Een.\n\nTwee.", Tone.BAD)
    yield Prose(("Een alinea.",), "Kop", ("punt", ("een", "twee")))


def drawings(text: str) -> Iterator[Block]:
    """Each drawing of the cycle, with `text` wherever it has room for words."""
    below = table((text, 5))
    badges = tuple(Badge(text, tone) for tone in Tone)
    label = Link(text, "rollen", text)
    meters = (Meter(label, text, 4, 3, 8), Meter(text, text, 0, 2), Meter(text, text, 2, 0, 1))
    yield Meters(text, text, meters, below)
    leaf = Node(label, badges, text)
    yield Tree(text, (Node(text, badges, text, (leaf, Node(text, (), "", (leaf,)))), leaf), below)
    first, today, last = date(2026, 1, 1), date(2026, 6, 1), date(2026, 12, 31)
    spans = (Span(1, first, last, badges[0]), Span(2, today, today, badges[0]))
    yield Timeline(text, text, first, last, today, (Lane(text, spans), Lane(text, ())), below)
    stations = tuple(
        Station(name, badge, text, day)
        for name, badge, day in zip((label, text, text), badges, (today, None, text), strict=False)
    )
    levels = (CycleLevel(text, stations, ()), CycleLevel(text, (), stations))
    yield Cycle(text, text, levels, below)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "0"),
        (1500, "1.500"),
        (-2500000, "-2.500.000"),
        (Decimal("0.5"), "0,5"),
        (Decimal("1234.50"), "1.234,50"),
        (Decimal("1E+3"), "1.000"),
    ],
)
def test_numbers_are_written_as_in_dutch(number: int | Decimal, written: str) -> None:
    assert dutch_number(number) == written


def test_a_date_is_written_in_full() -> None:
    assert dutch_date(date(2026, 11, 22)) == "22 november 2026"
    assert cell(date(2026, 3, 1)) == '<time datetime="2026-03-01">1 maart 2026</time>'


def test_a_missing_value_is_a_dash_that_is_spelled_out_for_ears() -> None:
    for missing in (None, "", ()):
        assert Elements(cell(missing)).words == "–niet ingevuld"


def test_blank_lines_separate_paragraphs_and_single_ones_do_not() -> None:
    assert cell("een\ntwee") == "een\ntwee"
    assert cell("een\n \n\n twee\n") == "<p>een</p><p>twee</p>"


def test_a_tuple_is_a_list_unless_it_holds_one_value_or_codes() -> None:
    assert cell(("een",)) == "een"
    assert len(Elements(cell(("een", None, "twee"))).of("li")) == 2
    codes = Elements(cell((Code("A", "beslist"), Code("R", "voert uit"))))
    assert not codes.of("li")
    assert codes.words == "A (beslist) R (voert uit)"


def test_a_link_goes_where_the_resolver_says_or_is_text() -> None:
    assert cell(Link("de rol", "rollen", "r1")) == '<a href="../rollen/r1.html">de rol</a>'
    assert cell(Link("de norm", "normen", "n")) == "de norm"
    assert cell(PageLink("plan", "plan.md")) == '<a href="../plan.html">plan</a>'
    assert cell(PageLink("weg", "weg.md")) == "weg"


def test_a_link_to_elsewhere_says_so_and_cannot_be_a_script() -> None:
    outside = Elements(cell(WebLink("de wet", "https://wetten.overheid.nl/")))
    assert outside.words == "de wet (andere website)"
    assert outside.of("a")[0]["rel"] == "external noopener"
    assert cell(WebLink("post", "mailto:i@o.example")) == '<a href="mailto:i@o.example">post</a>'
    assert cell(WebLink("kwaad", "javascript:alert(1)")) == "kwaad"


def test_a_table_has_a_caption_and_heads_with_scope() -> None:
    html = Elements(render(table(("een", "twee"), ("drie", "vier"))))
    assert [head["scope"] for head in html.of("th")] == ["col", "col", "row", "row"]
    region = next(a for a in html.of("div") if a.get("role") == "region")
    assert region["tabindex"] == "0"
    assert html.of("caption")[0]["id"] == region["aria-labelledby"]


def test_a_column_below_another_stands_in_its_cell_and_only_when_filled() -> None:
    columns = (
        Column("id", "Norm"),
        Column("status", "Status"),
        Column("motivering", "Motivering", below="status"),
        Column("tot", "Geldig tot", below="motivering"),
        Column("titel", "Titel", below="id", labelled=False),
    )
    html = render(
        table(
            ("bn:01", "voldoet", None, None, "Beleid"),
            ("bn:02", "deels", "Loopt nog.", date(2026, 5, 1), "Code"),
            columns=columns,
        )
    )
    assert html.count("<td") == 2
    assert html.count("Motivering:") == html.count("Geldig tot:") == 1
    assert "Titel" not in html
    assert "bn:01 Beleid" in " ".join(Elements(html).words.split())


def test_a_column_below_an_unknown_one_stands_on_its_own() -> None:
    columns = (Column("a", "A"), Column("b", "B", below="weg"))
    assert len(Elements(render(table(("x", "y"), columns=columns))).of("td")) == 1


def test_rows_carry_the_anchor_of_their_record_once_and_a_link_to_edit_it() -> None:
    same = Table(
        "T", (Column("a", "A"),), (Row(("x",), ("taken", "1")), Row(("y",), ("taken", "1")))
    )
    html = Elements(render(same))
    assert [row.get("id") for row in html.of("tr")] == [None, "taken-1", None]
    assert "wijzig dit: x" in html.words
    assert html.of("a")[0]["href"] == "https://forge.example/edit/taken.yml#L3"


def test_a_short_table_is_left_alone_by_the_script() -> None:
    assert "data-ip-tabel" not in render(table(*[("x", "y")] * (ENHANCED_FROM - 1)))
    assert "data-ip-tabel" in render(table(*[("x", "y")] * ENHANCED_FROM))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Decimal("1.0"), Decimal("1.00")),
        (("x", Decimal("1.0")), ("x", Decimal("1.00"))),
        (1, Decimal("1.0")),
        (Link("Naam", "rollen", "r"), ("Naam", "rollen", "r")),
        (WebLink("Naam", "plan.md"), PageLink("Naam", "plan.md")),
        (Code("R", "doet"), Badge("R", Tone.GOOD)),
        ((Code("R", "doet"),), (WebLink("R", "doet"),)),
    ],
)
def test_a_cell_that_was_written_before_is_not_taken_for_another(one: Cell, other: Cell) -> None:
    """A cell is written once for the whole site, and some that differ are equal to Python."""
    both, alone = render(table(("x", one), ("x", other))), render(table(("y", other)))
    written = re.compile(r"<td.*?</td>", re.DOTALL)
    assert written.findall(both)[1:] == written.findall(alone)
    assert len(set(written.findall(both))) == 2


def test_no_title_is_taken_for_the_place_of_a_value() -> None:
    sign = str(HOLE)
    columns = (Column("a", "A"), Column("b", sign), Column("c", sign, below="b"))
    html = Elements(render(table(("x", "y", "z"), columns=columns)))
    assert html.of("td") == [{"data-label": sign}]
    assert f"y\n\n{sign}: z" in html.words


def test_a_unit_below_a_number_stands_apart_from_it_where_it_has_room_beside_it() -> None:
    columns = (Column("a", "A"), Column("b", "B"), Column("c", "C", below="b", labelled=False))
    assert ">90\n<div>procent</div>" in render(table(("x", 90, "procent"), columns=columns))


def test_the_filter_hears_where_its_facets_stand_also_below_a_column() -> None:
    columns = (
        Column("a", "A", facet=True),
        Column("b", "B's", below="a", facet=True, labelled=False),
        Column("c", "C", facet=True),
    )
    html = Elements(render(table(*[("x", ("één", "twee"), "z")] * ENHANCED_FROM, columns=columns)))
    assert json.loads(html.of("div")[0]["data-ip-facetten"]) == ["B's"]  # the only with a choice
    found = [
        (tag, a["data-ip-facet"])
        for tag in ("th", "td", "div")
        for a in html.of(tag)
        if "data-ip-facet" in a
    ]
    assert found == [("div", "0")] * ENHANCED_FROM
    rows = [(f"x{number}", "y", f"z{number}") for number in range(ENHANCED_FROM)]
    heads = Elements(render(table(*rows, columns=columns))).of("th")[:2]
    assert [head["data-ip-facet"] for head in heads] == ["0", "1"]


def test_a_column_says_how_its_values_compare() -> None:
    columns = (
        Column("a", "A"),
        Column("b", "B", sort=Sort.DATE),
        Column("c", "C", sort=Sort.NUMBER),
        Column("d", "D"),
    )
    rows = [("x", date(2026, 1, 2), 1500, None)] * ENHANCED_FROM
    cells = Elements(render(table(*rows, columns=columns)))
    assert [a.get("data-ip-sorteer") for a in cells.of("th")[:4]] == [
        "tekst",
        "datum",
        "getal",
        "tekst",
    ]


def test_a_matrix_leaves_empty_cells_empty_and_explains_its_letters_once() -> None:
    letters = (Code("R", "voert uit"), None, Code("A", "beslist"))
    html = render(table(("taak", *letters), ("taak", *letters)))
    assert "ip-tabel--matrix" in html
    assert "niet ingevuld" not in html
    assert Elements(html).words.split("JSON")[-1].split()[-4:] == ["beslist", "R", "voert", "uit"]


def test_a_table_without_rows_says_so_and_has_nothing_to_download() -> None:
    empty = Table("Regelingen", (Column("a", "A"),), (), empty="Er zijn geen regelingen.")
    html = str(Renderer(Addresses()).render((empty,), "x", [{"CSV": "x.csv"}]))
    assert "Er zijn geen regelingen." in html
    assert "<table" not in html
    assert "x.csv" not in html


def test_each_table_gets_its_own_downloads() -> None:
    blocks = (Notice("Let op", ""), table(("een",)), Cards("", (Card("k"),)))
    offered = [{"CSV": "een.csv"}, {"CSV": "twee.csv", "JSON": "twee.json"}]
    html = Elements(str(Renderer(Addresses()).render(blocks, "x", offered)))
    links = [a["href"] for a in html.of("a") if "download" in a]
    assert links == ["een.csv", "twee.csv", "twee.json"]


def test_a_figure_says_in_words_and_in_a_table_what_it_draws() -> None:
    bars = (Bar("Basisnormen", (Segment("voldoet", 3, Tone.GOOD), Segment("niet", 1, Tone.BAD))),)
    html = render(Figure("Stand", "Per kader.", bars, table(("Basisnormen", 4))))
    found = Elements(html)
    image = found.of("svg")[0]
    assert image["role"] == "img"
    assert image["aria-labelledby"].split() == [
        found.of("title")[0]["id"],
        found.of("desc")[0]["id"],
    ]
    assert "Basisnormen: voldoet 3, niet 1." in found.words
    assert [(a["x"], a["width"]) for a in found.of("svg") if "x" in a][:2] == [
        ("0.00%", "75.00%"),
        ("75.00%", "25.00%"),
    ]
    assert len(found.of("table")) == 1


def test_a_figure_without_anything_to_count_draws_nothing() -> None:
    html = render(Figure("Stand", "Per kader.", (Bar("Leeg", ()),), table(("Leeg", 0))))
    assert "Leeg: geen." in html
    assert "ip-deel" not in html


def test_a_page_for_paper_has_no_filter_and_no_table_that_repeats_its_drawing() -> None:
    columns = (Column("a", "A"), Column("b", "B", facet=True))
    long = table(*((f"rij {i}", f"keuze {i}") for i in range(ENHANCED_FROM)), columns=columns)
    renderers = Renderer(Addresses()), Renderer(Addresses(), for_paper=True)
    blocks = (long, *drawings("tekst"))
    screen, paper = (str(one.render(blocks, "x")) for one in renderers)
    hooks = "data-ip-(tabel|facet|sorteer)"
    assert set(re.findall(hooks, screen)) == {"tabel", "facet", "sorteer"}
    assert not re.findall(hooks, paper)
    assert screen.count("<table") == 5
    assert paper.count("<table") == 2  # the timeline draws numbers, which its table explains


def test_cards_follow_the_heading_above_them() -> None:
    card = Card("Kaart", sections=(Section("Lijst", ("x",)), Section("Leeg", ())))
    assert re.findall(r"<h(\d)", render(Cards("", (card,)))) == ["2", "3"]
    assert re.findall(r"<h(\d)", render(Cards("Groep", (card,)), level=3)) == ["3", "4", "5"]
    assert re.findall(r"<h(\d)", render(Cards("Groep", (card,)), level=6)) == ["6", "5", "6"]
    assert re.findall(r"<h(\d)", render(Prose(title="Kop"), level=4)) == ["4"]


def test_a_card_carries_its_anchor_on_its_heading() -> None:
    html = Elements(render(Cards("", (Card("Kaart", record=("taken", "1")),))))
    assert html.of("h2")[0]["id"] == "taken-1"
    assert "Er zijn geen gegevens." in render(Cards("", ()))


def test_ids_are_unique_however_many_blocks_stand_on_a_page() -> None:
    renderer = Renderer(Addresses())
    html = "".join(str(renderer.render(tuple(every_block()), "rolmatrix")) for _ in range(3))
    ids = [a["id"] for _, a in Elements(html).found if "id" in a]
    assert len(ids) == len(set(ids)) > 30
    targets = re.findall(r'aria-labelledby="([^"]+)"|url\(#([^)]+)\)', html)
    assert {id for pair in targets for part in pair for id in part.split()} <= set(ids)


def test_no_markup_needs_inline_style_or_script() -> None:
    for tag, attributes in Elements(render(*every_block())).found:
        assert tag not in {"script", "style"}
        assert not [name for name in attributes if name == "style" or name.startswith("on")]


def test_two_renderers_make_the_same() -> None:
    assert render(*every_block()) == render(*every_block())


def hostile_blocks(text: str) -> tuple[Block, ...]:
    values: tuple[Cell, ...] = (
        text,
        (text, text),
        Badge(text, Tone.GOOD),
        Code(text, text),
        Link(text, "rollen", text),
        WebLink(text, "https://x.example/" + text),
    )
    columns = tuple(Column(f"k{i}", text, facet=True, meaning=text) for i in range(len(values)))
    rows = tuple(Row(values, ("taken", str(i))) for i in range(ENHANCED_FROM))
    return (
        Table(text, columns, rows, note=text),
        Figure(text, text, (Bar(text, (Segment(text, 1, Tone.BAD),)),), Table(text, columns, rows)),
        *drawings(text),
        Facts(text, ((text, text),), Badge(text, Tone.BAD), text),
        Cards(text, (Card(text, text, ((text, text),), (Section(text, (text,)),)),)),
        Notice(text, text),
        Prose((text,), text, (text,)),
    )


SHAPE = [tag for tag, _ in Elements(render(*hostile_blocks("x"))).found]


@settings(deadline=None)  # a busy machine is not a mistake
@given(st.text(st.sampled_from("<>&\"'{}%#/=x \u202e"), min_size=1).filter(str.strip))
def test_no_text_becomes_markup(text: str) -> None:
    found = Elements(render(*hostile_blocks("x" + text))).found
    assert [tag for tag, _ in found] == SHAPE
    expected = {
        name
        for _, attributes in Elements(render(*hostile_blocks("x"))).found
        for name in attributes
    }
    assert {name for _, attributes in found for name in attributes} == expected


def test_a_text_is_shown_as_it_was_written() -> None:
    assert Elements(cell(SCRIPT)).words == SCRIPT


def test_signs_that_turn_the_direction_of_a_text_are_left_out() -> None:
    html = render(*hostile_blocks("x\u202ey\u2066\x00\x1b"))
    assert not re.search(r"[\u202a-\u202e\u2066-\u2069\x00\x1b]", html)


def test_every_other_sign_stays_as_it_is() -> None:
    every = [chr(code) for code in range(0x11000)]
    controls = {*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0xFEFF}
    turning = {0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    gone = [ord(sign) for sign in every if not visible(sign)]
    assert gone == sorted(controls | turning)
    assert visible("".join(every)) == "".join(filter(visible, every))
