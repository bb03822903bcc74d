"""What is published: of incidents protected counts, and in the public edition what is public."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from click.testing import CliRunner

from integriteitsplan.cli import main
from integriteitsplan.delivery import verify
from integriteitsplan.disclosure import TOTAL, AuditError, Cell, Hidden, Violation
from integriteitsplan.export import tables
from integriteitsplan.model.incidenten import Incident
from integriteitsplan.model.kinds import KINDS, Kind
from integriteitsplan.model.normen import Norm
from integriteitsplan.model.openbaarheid import Woogrond
from integriteitsplan.model.organisatie import Eenheid
from integriteitsplan.model.rollen import Rol
from integriteitsplan.publication import Incidentcijfers, NietVeilig, incidents
from integriteitsplan.site import Site, UnknownEdition, open_site
from integriteitsplan.views.data.blocks import Notice
from tests.builds import EPOCH, MINI, ROOT, build_here, lay_out, tree
from tests.sites import DAY, GOOD, open_at, write

MISUSE = "misbruik-van-informatie"
UNITS = """
    naam: Gemeente Test
    soort: gemeente
    normenkaders: [eigen]
    drempel: 5
    eenheden:
      - {id: geheel, titel: Het geheel}
      - {id: ruimte, titel: Ruimte, onder: geheel}
      - {id: beheer, titel: Beheer, onder: ruimte}
      - {id: balie, titel: Balie, onder: geheel}
    """
DEEP = {"plans/organisatie.yml": UNITS}
OWN = {
    "plans/geheel/incidentcategorieen.yml": f"""
        - {{id: snuffelen, titel: Snuffelen, omschrijving: O, valt_onder: {MISUSE}}}
        """
}


def counted(jaar: int, categorie: str, aantallen: str) -> str:
    return f"- {{jaar: {jaar}, categorie: {categorie}, aantallen: {{{aantallen}}}}}\n"


def figures(root: Path, *trees: dict[str, str]) -> Incidentcijfers:
    site = open_at(write(root, GOOD, DEEP, OWN, *trees))
    assert site.errors == ()
    return site.published.incidenten


# -- what is counted where


def test_a_kind_of_the_organisation_counts_with_the_one_that_it_falls_under(tmp_path: Path) -> None:
    found = figures(
        tmp_path,
        {
            "plans/geheel/incidenten.yml": counted(2025, "snuffelen", "gesprek: 11")
            + counted(2025, MISUSE, "gesprek: 20, ontslag: 7")
        },
    ).jaren[2025]
    assert found[Cell(MISUSE, "gesprek", TOTAL)] == 31
    assert found[Cell(MISUSE, TOTAL, TOTAL)] == 38
    assert {cell.categorie for cell in found} == {
        TOTAL,
        *(id for id in open_at(tmp_path).register.records["incidentcategorieen"]),
    } - {"snuffelen"}


def test_a_unit_below_the_first_level_counts_with_the_one_that_it_belongs_to(
    tmp_path: Path,
) -> None:
    found = figures(
        tmp_path,
        {
            "plans/geheel/incidenten.yml": counted(2025, "corruptie", "gesprek: 5"),
            "plans/ruimte/incidenten.yml": counted(2025, "corruptie", "gesprek: 6"),
            "plans/beheer/incidenten.yml": counted(2025, "corruptie", "gesprek: 7"),
            "plans/balie/incidenten.yml": counted(2025, "corruptie", "gesprek: 8"),
        },
    ).jaren[2025]
    by_unit = {cell.eenheid: found[cell] for cell in found if cell[:2] == ("corruptie", TOTAL)}
    assert by_unit == {"geheel": 5, "ruimte": 13, "balie": 8, TOTAL: 26}


def test_zero_is_something_else_than_not_registered(tmp_path: Path) -> None:
    found = figures(
        tmp_path, {"plans/geheel/incidenten.yml": counted(2025, "corruptie", "")}
    ).jaren[2025]
    assert found[Cell("corruptie", "gesprek", TOTAL)] == 0
    assert found[Cell(MISUSE, "gesprek", TOTAL)] is None


def test_years_come_in_order_and_the_threshold_is_that_of_the_organisation(tmp_path: Path) -> None:
    years = {
        "plans/organisatie.yml": UNITS.replace("drempel: 5", "drempel: 10"),
        "plans/geheel/incidenten.yml": counted(2026, "corruptie", "gesprek: 9")
        + counted(2024, "corruptie", "gesprek: 10"),
    }
    found = figures(tmp_path, years).jaren
    assert list(found) == [2024, 2026]
    assert found[2024][Cell("corruptie", "gesprek", TOTAL)] == 10
    assert found[2026][Cell("corruptie", "gesprek", TOTAL)] is Hidden.SMALL


# -- what a reader sees


def shown(*arguments: str, **named: int) -> dict[str, dict[str, list[str]]]:
    """Per table of incidentenoverzicht in the miniature the rows, with their cells as text."""
    found = tables(open_at(MINI).show("incidentenoverzicht", None, *arguments, **named))
    return {
        one.title: {
            str(row.cells[0]): [getattr(cell, "text", str(cell)) for cell in row.cells[1:]]
            for row in one.rows
        }
        for one in found
    }


def test_every_year_is_told_per_outcome_and_per_unit_where_there_are_more() -> None:
    assert list(shown()) == [
        "Meldingen en schendingen door de jaren",
        "Meldingen en schendingen in 2026 per afdoening",
        "Meldingen en schendingen in 2025 per afdoening",
        "Meldingen en schendingen in 2025 per eenheid",
    ]
    assert list(shown(jaar=2026)) == ["Meldingen en schendingen in 2026 per afdoening"]


def test_small_withheld_zero_and_unregistered_each_look_different() -> None:
    rows = shown(jaar=2025)["Meldingen en schendingen in 2025 per afdoening"]
    assert rows["Misbruik en manipulatie van informatie"] == [
        *("24571", "<5", "×", "0", "6007", "0", "0", "0", "61918"),
    ]
    assert set(rows["Corruptie"]) == {"0"}
    assert set(rows["Verspilling en wanprestatie"]) == {"?"}


def test_a_year_without_counts_says_so() -> None:
    (notice,) = open_at(MINI).show("incidentenoverzicht", None, jaar=2019)
    assert isinstance(notice, Notice)
    assert notice.text == "Er zijn over 2019 geen incidenten geregistreerd."


# -- nothing else leaves the register


def test_the_published_register_holds_no_counts() -> None:
    site = open_at(MINI)
    assert len(site.loaded.all(Incident)) > 3
    assert site.register.all(Incident) == ()
    assert "registers/incidenten.md" not in site.pages


def test_no_register_of_incidents_can_be_asked_for() -> None:
    for formaat in ("tekst", "csv", "json"):
        arguments = ["report", "register", "soort=incidenten", "--map", str(MINI)]
        result = CliRunner().invoke(main, [*arguments, "--formaat", formaat])
        assert result.exit_code == 0
        assert not [one.id for one in open_at(MINI).loaded.all(Incident) if one.id in result.output]
    for found in tables(open_at(MINI).show("register", None, "incidenten")):
        assert found.rows == ()


def test_no_file_of_the_site_holds_a_hidden_count_or_names_a_record(built: Path) -> None:
    """The miniature has counts that are found nowhere else, so each is safe to look for."""
    site = tree(built / "site")
    hidden = (31337, 45677, 45680)  # berisping, gesprek, and the total of gesprek
    ids = [one.id for one in open_at(MINI).loaded.all(Incident)]
    assert len(ids) > 3
    for number in (24571, 83023):  # told, so that we know how a count would be found
        assert any(written(number, content) for content in site.values())
    for path, content in site.items():
        assert not [number for number in hidden if written(number, content)], path
        assert not [id for id in ids if id.encode() in content], path


def written(number: int, content: bytes) -> bool:
    """Whether a count stands in a file, as a program or as a reader writes it."""
    return any(text.encode() in content for text in (str(number), f"{number:,}".replace(",", ".")))


def test_a_download_says_of_a_small_count_that_it_is_small(built: Path) -> None:
    csv = (built / "site/sturen/incidenten-incidentenoverzicht-3.csv").read_text("utf-8-sig")
    row = next(line for line in csv.splitlines() if line.startswith("Misbruik en manipulatie"))
    assert row.split(";")[1:4] == ["24571", "<5", "×"]


# -- what is not safe is not published


def leaks(*_: object) -> dict[int, list[Violation[Cell]]]:
    return {2025: [Violation(Cell("corruptie", "gesprek", TOTAL), 3, 3)]}


def fails(*_: object) -> dict[int, list[Violation[Cell]]]:
    raise AuditError("no answer")


@pytest.mark.parametrize(
    ("audit", "told"),
    [
        (leaks, "de tabellen van incidenten over 2025 verraden een klein aantal"),
        (fails, "de tabellen van incidenten konden niet worden gecontroleerd"),
    ],
)
def test_what_the_audit_refuses_stops_the_build_at_the_call(
    tmp_path: Path,
    audit: object,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(incidents, "violations", audit)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = lay_out(tmp_path / "plan")
    with pytest.raises(SystemExit) as stopped:
        build_here(root)
    assert stopped.value.code == 1
    errors = capsys.readouterr().err.splitlines()
    for page in ("incidenten", "index"):
        assert (
            f"docs/sturen/{page}.md:4:1: fout: {told}; er wordt niets gepubliceerd; meld dit aan "
            "de makers van de site [incidenten-herleidbaar]"
        ) in errors
    assert not (root / "site").exists()
    assert not list(root.glob(".site-nieuw-*"))


def test_a_refusal_names_no_cell_and_no_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incidents, "violations", leaks)
    found = figures(
        tmp_path, {"plans/geheel/incidenten.yml": counted(2025, "corruptie", "gesprek: 3")}
    )
    with pytest.raises(NietVeilig) as refused:
        _ = found.jaren
    assert "corruptie" not in str(refused.value)
    assert "3" not in str(refused.value)


# -- the public edition: what of the register is in it

ALWAYS = {"id", "eenheid", "openbaar"}
PASSAGE = "::: intern 5.1.2.i: De reden.\n\n## Geheime kop\n\nGeheim.\n\n:::"
PARTLY_OPEN = {
    "plans/organisatie.yml": """
        naam: Gemeente Test
        soort: gemeente
        medewerkers: 812
        normenkaders: [eigen]
        eenheden:
          - {id: geheel, titel: Het geheel, openbaar: ja}
          - {id: ruimte, titel: Ruimte, onder: geheel}
        """,
    "plans/geheel/rollen.yml": """
        - id: hoofd
          titel: Hoofd integriteit
          niveau: centraal
          omschrijving: Zorgt voor het beleid.
          hulp_bij: [Vragen over geschenken]
          contact: hoofd@test.example
          telefoon: toestel 12
          openbaar: ja
        - {id: achter, titel: Achter, niveau: centraal, omschrijving: O}
        """,
    "docs/index.md": f"""
---
titel: Start
omschrijving: De eerste pagina.
openbaar: ja
openbare_bijlagen: [foto.png]
niet_openbaar:
  - {{wat: Een bijlage, grond: '5.1.1.e', motivering: Er staan nummers in.}}
---
# Welkom

![foto](foto.png) Zie de [rollen](open/rollen.md).

{PASSAGE}

# Daarna

Tekst.
""",
    "docs/open/rollen.md": """
        ---
        titel: Rollen
        openbaar: ja
        ---
        {{ rollenoverzicht() }}

        {{ contactwijzer() }}
        """,
    "docs/foto.png": (MINI / "docs/foto.png").read_bytes(),
    "docs/ander.png": (MINI / "docs/foto.png").read_bytes(),
}


@pytest.fixture
def partly(tmp_path: Path) -> Site:
    """The public edition of a site of which little is public."""
    site = open_site(write(tmp_path, GOOD, PARTLY_OPEN), "openbaar", DAY)
    assert site.errors == ()
    return site


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_may_be_public_of_a_kind_exists_and_is_enough_for_a_record(kind: Kind) -> None:
    fields = kind.model.model_fields
    required = {name for name, info in fields.items() if info.is_required()}
    assert kind.model.openbare_velden <= fields.keys() - ALWAYS
    assert not kind.model.openbare_velden or required <= kind.model.openbare_velden | ALWAYS


def test_nothing_is_public_by_itself(tmp_path: Path) -> None:
    register = open_site(write(tmp_path, GOOD), "openbaar", DAY).register
    own = [one for kind in KINDS for one in register.all(kind.model) if one.eenheid]
    assert own == []
    assert register.all(Eenheid) == register.organisatie.eenheden == ()
    assert register.documents == register.assets == register.archives == register.problems == ()


def test_what_ships_with_the_engine_stays_whole(partly: Site) -> None:
    shipped = [one for one in partly.loaded.all(Norm) if not one.eenheid]
    assert len(shipped) > 50
    assert list(partly.register.all(Norm)) == shipped


def test_of_a_public_record_only_public_fields_stay(partly: Site) -> None:
    (role,) = partly.register.all(Rol)
    whole = partly.loaded.get(Rol, "hoofd")
    assert whole is not None
    assert (role.contact, role.hulp_bij) == (whole.contact, whole.hulp_bij)
    assert (whole.telefoon, role.telefoon) == ("toestel 12", None)
    assert (role.written, role.place().path) == (None, "")


def test_only_public_units_are_there_and_the_number_of_staff_is_not(partly: Site) -> None:
    organisatie = partly.register.organisatie
    assert [unit.id for unit in organisatie.eenheden] == ["geheel"]
    assert list(partly.register.records["eenheden"]) == ["geheel"]
    assert (partly.loaded.organisatie.medewerkers, organisatie.medewerkers) == (812, None)


def test_a_public_document_keeps_its_lines_and_loses_its_passages(partly: Site) -> None:
    whole, shown = (one.by_uri["index.md"] for one in (partly.loaded, partly.register))
    redacted = whole.page.body.replace(
        PASSAGE,
        "*Hier is een passage weggelaten ([Woo, artikel 5.1 lid 2 onder i](https://wetten."
        "overheid.nl/jci1.3:c:BWBR0045754&artikel=5.1)).*" + "\n" * PASSAGE.count("\n"),
    )
    assert redacted.count("\n") == whole.page.body.count("\n")
    assert shown.page.body == f"{redacted}\n\n## Wat niet openbaar is\n\n{{{{ weggelaten() }}}}\n"
    assert [one.text for one in shown.page.outline.headings] == [
        *("Welkom", "Daarna", "Wat niet openbaar is"),
    ]
    assert (shown.page.front_matter, shown.raw) == (None, "")


def test_what_was_left_out_is_listed_with_its_ground(partly: Site) -> None:
    left_out = partly.register.by_uri["index.md"].weggelaten
    assert [(one.wat, one.grond, one.motivering) for one in left_out] == [
        ("Een passage onder ‘Welkom’", Woogrond.FUNCTIONEREN, "De reden."),
        ("Een bijlage", Woogrond.NUMMERS, "Er staan nummers in."),
    ]


def test_a_heading_in_a_passage_names_no_place_of_the_list(tmp_path: Path) -> None:
    """The second passage stands under the heading that everybody can read."""
    text = f"---\ntitel: T\nopenbaar: ja\n---\n# Open\n\n{PASSAGE}\n\n{PASSAGE}\n"
    site = open_site(write(tmp_path, GOOD, {"docs/twee.md": text}), "openbaar", DAY)
    (document,) = site.register.documents
    assert [one.wat for one in document.weggelaten] == ["Een passage onder ‘Open’"] * 2


def test_only_files_that_a_public_document_beside_them_names_are_published(partly: Site) -> None:
    assert {one.uri for one in partly.loaded.assets} == {"foto.png", "ander.png"}
    assert [one.uri for one in partly.assets] == ["foto.png"]


def test_an_internal_document_makes_no_file_public(tmp_path: Path) -> None:
    start = str(PARTLY_OPEN["docs/index.md"]).replace("openbaar: ja\n", "")
    site = open_site(write(tmp_path, GOOD, PARTLY_OPEN, {"docs/index.md": start}), "openbaar", DAY)
    assert site.assets == ()


def test_pages_and_menu_hold_nothing_else(partly: Site) -> None:
    own = {uri for uri in partly.pages if not uri.startswith("normen/")}
    assert own == {
        *("index.md", "open/rollen.md", "rollen/hoofd.md", "registers/index.md"),
        *("registers/eenheden.md", "registers/incidentcategorieen.md"),
    } | {uri for uri in own if uri.startswith("registers/instrumenten")}
    wanted = [{"Start": "index.md"}, {"Normen": "normen/index.md"}, {"Rollen": "rollen/"}]
    nav = partly.nav([*wanted, {"Plannen": "plannen/"}, {"Meer": ["normen/index.md"]}])
    assert nav == [{"Start": "index.md"}, {"Rollen": ["rollen/hoofd.md"]}]


@pytest.mark.parametrize("is_open", [True, False])
def test_counts_of_incidents_are_public_only_where_the_organisation_says_so(
    tmp_path: Path, is_open: bool
) -> None:
    units = str(PARTLY_OPEN["plans/organisatie.yml"]).replace(
        "medewerkers: 812", f"incidenten_openbaar: {'ja' if is_open else 'nee'}"
    )
    changes = {
        "plans/organisatie.yml": units,
        "plans/geheel/incidenten.yml": counted(2025, "corruptie", "gesprek: 3, ontslag: 20"),
        "plans/ruimte/incidenten.yml": counted(2025, MISUSE, "gesprek: 30"),
    }
    root = write(tmp_path, GOOD, PARTLY_OPEN, changes)
    within, outside = (open_site(root, name, DAY) for name in ("intern", "openbaar"))
    assert outside.register.all(Incident) == ()
    if not is_open:
        assert outside.published.incidenten is None
        return
    assert within.published.incidenten is not None
    assert outside.published.incidenten is not None
    assert outside.published.incidenten.jaren == within.published.incidenten.jaren
    titles = [
        column.title
        for table in tables(outside.show("incidentenoverzicht", None))
        for column in table.columns
    ]
    assert "Het geheel" in titles
    assert "Ruimte" not in titles  # an internal unit counts, but is not named


def test_an_edition_that_does_not_exist_is_an_error_that_names_those_that_do(
    tmp_path: Path,
) -> None:
    with pytest.raises(UnknownEdition) as error:
        open_site(write(tmp_path, GOOD), "openbar", DAY)
    assert str(error.value) == (
        "EDITIE: er is geen uitgave 'openbar' (bedoelt u 'openbaar'?); kies uit: intern, openbaar"
    )


# -- the public edition, built


class Addresses(HTMLParser):
    """Where a page leads to, and the places on it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value and tag != "base":
                self.targets.append(value)
            elif name == "id" and value:
                self.ids.add(value)


def test_a_public_site_is_whole_and_asks_nothing_of_the_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path / "plan", GOOD, PARTLY_OPEN)
    settings = (MINI / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(settings, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    monkeypatch.setenv("EDITIE", "openbaar")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    build_here(root)
    (manifest,) = root.glob("site*/manifest-sha256.txt")
    assert list(verify(manifest.parent)) == []
    files = tree(manifest.parent)
    pages = {
        path: Addresses(content.decode())
        for path, content in files.items()
        if path.endswith(".html") and path != "404.html"
    }
    assert {"index.html", "open/rollen.html", "rollen/hoofd.html"} <= pages.keys()
    for path, page in pages.items():
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                assert re.match(r"https://(?:wetten|klein)\.|mailto:", target), (path, target)
                continue
            there = _resolved(path, unquote(parts.path))
            assert there in files, (path, target)
            if parts.fragment and there in pages and not parts.fragment.startswith("__"):
                assert unquote(parts.fragment) in pages[there].ids, (path, target)


def _resolved(page: str, target: str) -> str:
    """The file that an address on a page leads to."""
    if not target:
        return page
    found = (Path("/", page).parent / target).as_posix()
    parts: list[str] = []
    for part in found.strip("/").split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    path = "/".join(parts)
    return path if "." in path.rpartition("/")[2] else f"{path}/index.html".lstrip("/")
