"""The cycle, the timeline and the agenda as data, and what the drawings make of them."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from integriteitsplan.export import to_csv, to_json
from integriteitsplan.model.agenda import Agendasoort
from integriteitsplan.render import Renderer
from integriteitsplan.render.timeline import show_timeline
from integriteitsplan.views import Scope
from integriteitsplan.views.cycle import cyclus
from integriteitsplan.views.data.blocks import Blocks, Prose
from integriteitsplan.views.data.cells import Badge, Cell, Due, Link, PageLink, Tone
from integriteitsplan.views.data.drawings import Cycle, Lane, Span, Station, Timeline
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.timeline import agenda, tijdlijn
from tests.sites import DAY, GOOD, open_at, write

PLAN = """
    ---
    soort: {soort}
    titel: {titel}
    status: {status}
    {rest}
    ---
    Tekst.
    """
CYCLE = {
    "plans/geheel/meerjarenplan.md": PLAN.format(
        soort="meerjarenplan",
        titel="Meerjarenplan",
        status="vastgesteld",
        rest="looptijd: {van: 2025-07-01, tot: 2028-12-31}\n    versie: 1.0\n"
        "    datum: 2025-06-01\n    vastgesteld_door: hoofd",
    ),
    "plans/geheel/jaarplan-2026.md": PLAN.format(
        soort="jaarplan", titel="Jaarplan 2026", status="concept", rest="jaar: 2026"
    ),
    "plans/geheel/rapportagelijnen.yml": """
        - id: kwartaal
          titel: Kwartaalbrief
          waarover: De voortgang.
          hoe: brief
          wie: hoofd
          aan_wie: [hoofd]
          frequentie: kwartaal
          eerste: 2026-02-01
          laatste: 2026-02-03
        """,
    "plans/ruimte/rapportagelijnen.yml": """
        - id: ruimte-cijfers
          titel: Cijfers van Ruimte
          waarover: De cijfers.
          hoe: tabel
          wie: hoofd
          aan_wie: [hoofd]
          frequentie: jaar
          eerste: 2026-09-01
        """,
    "plans/ruimte/maatregelen.yml": """
        - id: gesprek
          titel: Gesprek in elk team
          soort: cultuur
          karakter: zacht
          jaar: 2026
          van: 2026-02-01
          tot: 2026-05-20
          status: loopt
          eigenaar: hoofd
        - id: klaar
          titel: Wijzer gemaakt
          soort: structuur
          karakter: zacht
          jaar: 2026
          van: 2026-01-01
          tot: 2026-03-31
          status: afgerond
        - id: vervallen
          titel: Gaat niet door
          soort: structuur
          karakter: zacht
          jaar: 2026
          status: vervallen
        """,
    "plans/geheel/indicatoren.yml": """
        - id: teams
          titel: Teams met een gesprek
          maat: teams
        """,
    "plans/geheel/doelen.yml": """
        - id: elk-team
          titel: Elk team bespreekt een dilemma
          niveau: jaarplan
          jaar: 2026
          indicator: teams
          streefwaarde: 10
          deadline: 2026-12-31
        - id: vorig-jaar
          titel: Elk team kent de code
          niveau: jaarplan
          jaar: 2025
        """,
    "plans/geheel/metingen.yml": """
        - indicator: teams
          datum: 2026-05-01
          waarde: 4
        """,
}


@pytest.fixture
def scope(tmp_path: Path) -> Scope:
    site = open_at(write(tmp_path, GOOD, CYCLE))
    assert [str(one) for one in site.errors] == []
    return Scope(site.register, site.peildatum)


def drawing(blocks: Blocks) -> Cycle:
    (found,) = blocks
    assert isinstance(found, Cycle)
    return found


def rows(blocks: Blocks) -> list[dict[str, Cell]]:
    found = next(one for one in blocks if isinstance(one, Table | Timeline))
    return list((found.table if isinstance(found, Timeline) else found).records())


def titles(blocks: Blocks) -> list[str]:
    return [one.text for row in rows(blocks) if isinstance(one := row["wat"], Link | PageLink)]


def test_cyclus_leads_to_each_plan_and_says_how_it_stands(scope: Scope) -> None:
    top, middle, bottom = drawing(cyclus(scope)).levels
    assert top.plans == (
        Station(
            PageLink("Meerjarenplan", "plannen/geheel/meerjarenplan.md"),
            Badge("vastgesteld", Tone.GOOD),
            "geldt tot en met",
            date(2028, 12, 31),
        ),
    )
    assert middle.plans == (
        Station(
            PageLink("Jaarplan 2026", "plannen/geheel/jaarplan-2026.md"),
            Badge("concept", Tone.PARTLY),
        ),
    )
    assert bottom.plans == (Station("Ruimte", Badge("geen werkplan", Tone.EMPTY)),)


def test_cyclus_tells_what_comes_back_at_each_level(scope: Scope) -> None:
    top, middle, bottom = drawing(cyclus(scope)).levels
    assert top.reports == (Station("Jaarverslag over 2026", Badge("nog niet", Tone.EMPTY)),)
    assert middle.reports == (
        Station(
            Link("Kwartaalbrief", "rapportagelijnen", "kwartaal"),
            Badge("te laat", Tone.BAD),
            "uiterlijk",
            date(2026, 5, 1),
        ),
        Station(
            "Metingen bij de doelen",
            Badge("1 van 1 gemeten", Tone.GOOD),
            "laatste",
            date(2026, 5, 1),
        ),
    )
    assert bottom.reports == (
        Station(
            Link("Cijfers van Ruimte", "rapportagelijnen", "ruimte-cijfers"),
            Badge("nog niet", Tone.EMPTY),
            "eerste",
            Due(date(2026, 9, 1), False, DAY),
        ),
    )


def test_cyclus_of_a_year_without_plans_names_what_is_missing(scope: Scope) -> None:
    top, middle, _ = drawing(cyclus(scope, jaar=2024)).levels
    missing = Badge("ontbreekt", Tone.BAD)
    assert top.plans == (Station("Meerjarenplan voor 2024", missing),)
    assert middle.plans == (Station("Jaarplan voor 2024", missing),)
    assert Station("Jaarverslag over 2024", missing) in top.reports


def test_the_table_of_cyclus_has_every_station(scope: Scope) -> None:
    found = drawing(cyclus(scope))
    drawn = [one.label for level in found.levels for one in (*level.plans, *level.reports)]
    assert [row["wat"] for row in found.table.records()] == drawn


def test_agenda_starts_with_what_is_late_and_looks_ahead(scope: Scope) -> None:
    found = rows(agenda(scope, dagen=100))
    assert [(row["datum"], row["staat"], row["dagen"]) for row in found] == [
        (date(2026, 5, 1), Badge("te laat", Tone.BAD), 31),
        (date(2026, 5, 20), Badge("te laat", Tone.BAD), 12),
        (Due(date(2026, 8, 1), False, DAY), Badge("nog te doen", Tone.NEUTRAL), None),
        (Due(date(2026, 9, 1), False, DAY), Badge("nog te doen", Tone.NEUTRAL), None),
    ]
    assert titles(agenda(scope)) == ["Kwartaalbrief", "Gesprek in elk team", "Kwartaalbrief"]


def test_agenda_narrows_to_a_unit_and_a_sort(scope: Scope) -> None:
    assert titles(agenda(scope, eenheid="ruimte")) == ["Gesprek in elk team"]
    assert titles(agenda(scope, soort=Agendasoort.RAPPORTAGE)) == ["Kwartaalbrief"] * 2


def test_agenda_leads_a_judgement_to_its_norm(scope: Scope) -> None:
    found = agenda(scope, dagen=365, soort=Agendasoort.BEOORDELING)
    assert [row["wat"] for row in rows(found)] == [
        Link("Geschenken melden (eigen:1)", "normen", "eigen:1")
    ]


def test_agenda_offers_the_feed_of_its_unit(scope: Scope) -> None:
    offered = [
        one.paragraphs[0]
        for unit in ("geheel", "ruimte")
        for one in agenda(scope, eenheid=unit)
        if isinstance(one, Prose)
    ]
    assert [one.uri for one in offered if isinstance(one, PageLink)] == [
        "agenda.ics",
        "agenda-ruimte.ics",
    ]


def test_tijdlijn_numbers_what_happens_as_its_table_does(scope: Scope) -> None:
    (found,) = tijdlijn(scope)
    assert isinstance(found, Timeline)
    spans = sorted(span for lane in found.lanes for span in lane.spans)
    told = [
        (row["nummer"], row["van"] or until, until, row["staat"])
        for row in found.table.records()
        for until in [row["tot"].day if isinstance(row["tot"], Due) else row["tot"]]
    ]
    assert [tuple(span) for span in spans] == told
    assert found.lanes[0].label == "Maatregelen"
    assert [(span.start, span.state.text) for span in found.lanes[0].spans] == [
        (date(2026, 1, 1), "afgerond"),
        (date(2026, 2, 1), "te laat"),
    ]


def test_tijdlijn_holds_its_year_and_nothing_that_was_dropped(scope: Scope) -> None:
    assert titles(tijdlijn(scope, eenheid="ruimte")) == [
        "Wijzer gemaakt",
        "Gesprek in elk team",
        "Cijfers van Ruimte",
    ]
    (empty,) = tijdlijn(scope, jaar=2024)
    assert isinstance(empty, Table)
    assert empty.rows == ()


def test_a_year_with_too_much_to_draw_is_a_table(tmp_path: Path) -> None:
    many = "".join(
        f"""
        - id: m{number}
          titel: Maatregel {number}
          soort: cultuur
          karakter: zacht
          jaar: 2026"""
        for number in range(100)
    )
    site = open_at(write(tmp_path, GOOD, {"plans/ruimte/maatregelen.yml": many}))
    text, found = tijdlijn(Scope(site.register, site.peildatum), eenheid="ruimte")
    assert isinstance(found, Table)
    assert len(found.rows) == 100
    assert text == Prose(("Voor een tekening zijn 100 regels te veel.",))


# -- as drawn


class Nowhere:
    """A resolver that knows every page and record."""

    def record(self, kind: str, id: str) -> str | None:
        return f"{kind}.html#{id}"

    def page(self, uri: str) -> str | None:
        return uri.replace(".md", ".html")

    def edit(self, kind: str, id: str) -> str | None:
        return None

    def anchor(self, kind: str, id: str) -> str | None:
        return None


def markup(*blocks: Blocks) -> str:
    return str(Renderer(Nowhere()).render(tuple(one for some in blocks for one in some), "proef"))


def test_the_drawing_of_the_cycle_has_real_links_and_words_for_each_state(scope: Scope) -> None:
    html = markup(cyclus(scope)).partition("<details")[0]
    assert '<a href="plannen/geheel/meerjarenplan.html">Meerjarenplan</a>' in html
    assert "geldt tot en met <time" in html
    for words in ("vastgesteld", "concept", "geen werkplan", "1 van 1 gemeten", "te laat"):
        assert words in html


def test_the_timeline_has_a_name_a_text_and_the_line_of_today(scope: Scope) -> None:
    html = markup(tijdlijn(scope))
    assert 'role="img"' in html
    assert "Maatregelen: 2." in html
    assert "De lijn is de stand op 1 juni 2026." in html
    assert "stand op" not in markup(tijdlijn(scope, jaar=2025))


def test_spans_share_a_row_only_where_they_do_not_meet() -> None:
    def drawn(*days: tuple[int, int]) -> list[tuple[str, int]]:
        todo = Badge("nog te doen", Tone.NEUTRAL)
        spans = tuple(
            Span(
                number, date(2026, 1, 1) + timedelta(start), date(2026, 1, 1) + timedelta(end), todo
            )
            for number, (start, end) in enumerate(days, 1)
        )
        lanes, ends = (Lane("Iets", spans),), (date(2026, 1, 1), date(2026, 12, 31))
        table = Table("Proef", (Column("wat", "Wat"),), ())
        shown = show_timeline(Timeline("", "", *ends, DAY, lanes, table), "id", Nowhere())
        (lane,) = shown.lanes
        return [(mark.number, mark.y - lane.y_line) for mark in lane.marks]

    assert drawn((0, 99), (100, 199), (150, 300)) == [("1", 24), ("2", 24), ("3", 48)]
    assert drawn((5, 5), (6, 6), (60, 60)) == [("1", 24), ("2", 48), ("3", 24)]
    assert drawn((360, 360), (364, 364), (364, 364)) == [("1", 24), ("2×", 48)]


def due_markup(due: Due) -> str:
    columns = (Column("wat", "Wat"), Column("dag", "Dag"))
    return markup((Table("Proef", columns, (Row(("iets", due)),)),))


def test_a_date_that_may_pass_is_marked_for_the_browser() -> None:
    day = date(2026, 6, 1)
    mark, words = "data-ip-uiterlijk", "te laat"
    open_, late, done = (
        due_markup(Due(day, False, day)),
        due_markup(Due(day, False, date(2026, 6, 2))),
        due_markup(Due(day, True, date(2026, 6, 2))),
    )
    assert (mark in open_, words in open_) == (True, False)
    assert (mark in late, words in late) == (False, True)
    assert (mark in done, words in done) == (False, False)


def test_a_date_that_may_pass_is_a_date_in_a_download() -> None:
    table = Table("Proef", (Column("dag", "Dag"),), (Row((Due(DAY, False, DAY),)),))
    assert to_csv(table).endswith("2026-06-01\r\n")
    assert '"dag": "2026-06-01"' in to_json(table)
