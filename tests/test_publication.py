"""What is published of incidents: protected counts, and nothing else, wherever one looks."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from integriteitsplan.cli import main
from integriteitsplan.disclosure import TOTAL, AuditError, Cell, Hidden, Violation
from integriteitsplan.export import tables
from integriteitsplan.model.incidenten import Incident
from integriteitsplan.publication import Incidentcijfers, NietVeilig, incidents
from integriteitsplan.views.data import Notice
from tests.builds import EPOCH, MINI, build_here, lay_out, tree
from tests.sites import GOOD, open_at, write

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
