"""A site as data: opened once for every state of its sources."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from integriteitsplan.rules import Finding, Level
from integriteitsplan.site import (
    UnknownEdition,
    UnknownMoment,
    closing_line,
    edition_from,
    open_site,
    peildatum_from,
)
from integriteitsplan.source import Place
from integriteitsplan.views.data.blocks import Prose
from tests.builds import MINI
from tests.sites import DAY, GOOD, open_at, write


def test_a_site_is_opened_again_only_when_a_source_changed(tmp_path: Path) -> None:
    first = open_at(write(tmp_path, GOOD))
    assert open_at(tmp_path) is first
    later = (tmp_path / "docs/index.md").stat().st_mtime_ns + 1_000_000
    os.utime(tmp_path / "docs/index.md", ns=(later, later))
    assert open_at(tmp_path) is not first


def test_another_date_is_another_site(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    assert open_at(tmp_path, date(2026, 6, 2)).stand == "2 juni 2026"
    assert open_at(tmp_path).stand == "1 juni 2026"


def test_an_unknown_edition_says_which_there_are() -> None:
    with pytest.raises(UnknownEdition, match=r"EDITIE: er is geen uitgave 'inter' \(bedoelt u"):
        open_site(MINI, "inter", DAY)


def test_a_page_that_somebody_wrote_takes_the_place_of_a_generated_one(tmp_path: Path) -> None:
    uri = "rollen/hoofd.md"
    assert open_at(write(tmp_path, GOOD)).pages[uri].titel == "Hoofd integriteit"
    own = {f"docs/{uri}": "---\ntitel: Ons hoofd\n---\nTekst.\n"}
    page = open_at(write(tmp_path, own)).pages[uri]
    assert (page.titel, page.source) == ("Ons hoofd", (f"docs/{uri}", 1))


def test_every_record_has_a_page_or_a_row_in_a_register() -> None:
    site = open_at(MINI)
    for kind, records in site.register.records.items():
        for id in records:
            address = site.register.address(kind, id)
            assert address
            assert address.uri in site.pages


def test_a_generated_page_leads_to_the_line_of_its_record() -> None:
    pages = open_at(MINI).pages
    assert pages["rollen/hoofd.md"].source == ("plans/geheel/rollen.yml", 7)
    assert pages["normen/wor/27.1.m.md"].source is None
    assert pages["registers/taken.md"].source is None


def test_the_description_of_a_generated_page_says_what_the_record_is_about() -> None:
    pages = open_at(MINI).pages
    assert pages["normen/eigen/1.md"].omschrijving == "Meld elk geschenk, hoe klein ook."
    assert pages["waarden/moed.md"].omschrijving == "Wij spreken elkaar aan."
    assert pages["normen/oud/index.md"].omschrijving == ""


def test_titles_come_from_front_matter_else_the_first_heading_else_the_file(
    tmp_path: Path,
) -> None:
    pages = {
        "docs/een.md": "---\ntitel: Uit de kop\n---\n# Anders\n",
        "docs/twee.md": "# De eerste kop\n",
        "docs/drie.md": "Alleen tekst.\n",
    }
    found = open_at(write(tmp_path, GOOD, pages)).pages
    assert [found[f"{name}.md"].titel for name in ("een", "twee", "drie")] == [
        "Uit de kop",
        "De eerste kop",
        "drie",
    ]


def test_size_counts_what_the_organisation_wrote(tmp_path: Path) -> None:
    assert open_at(write(tmp_path, GOOD)).size == "6 records en 2 documenten"


def test_a_site_that_cannot_be_shown_is_one_page() -> None:
    site = replace(open_at(MINI), without_pages=True)
    assert [page.titel for page in site.pages.values()] == ["Deze site kan nog niet worden getoond"]
    assert site.nav([{"Normen": "normen/"}, "begrippen.md"]) == ["index.md"]


@pytest.mark.parametrize(
    ("levels", "line"),
    [
        ("", "geen bevindingen"),
        ("f", "1 fout"),
        ("ffw", "2 fouten, 1 waarschuwing"),
        ("wwtt", "2 waarschuwingen, 2 tips"),
    ],
)
def test_the_closing_line_counts(levels: str, line: str) -> None:
    level = {"f": Level.ERROR, "w": Level.WARNING, "t": Level.TIP}
    found = tuple(Finding(Place("x"), "", "", "", level[letter]) for letter in levels)
    assert closing_line(found) == line


def test_the_edition_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EDITIE", raising=False)
    assert edition_from() == "intern"
    monkeypatch.setenv("EDITIE", "")
    assert edition_from() == "intern"
    monkeypatch.setenv("EDITIE", "openbaar")
    assert edition_from() == "openbaar"


def test_the_date_comes_from_the_environment_else_it_is_today(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780272000")
    assert peildatum_from() == date(2026, 6, 1)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = date.today()
    assert before <= peildatum_from() <= date.today()


@pytest.mark.parametrize("epoch", ["", "2026-06-01", "²", "-1", "9" * 12, "9" * 30])
def test_a_moment_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(UnknownMoment, match="is geen tijdstip in seconden sinds 1 januari 1970"):
        peildatum_from()


OWN = """
    from integriteitsplan.views.data.blocks import Prose


    def groet(scope, naam: str):
        return (Prose((f"Dag {naam}, {scope.register.organisatie.naam}.",)),)


    VIEWS = (groet,)
    """


def test_an_organisation_may_have_macros_of_its_own(tmp_path: Path) -> None:
    page = {"docs/index.md": '{{ groet("u") }}\n', "macros/main.py": OWN}
    site = open_at(write(tmp_path, GOOD, page))
    assert not site.findings
    assert site.show("groet", None, "u") == (Prose(("Dag u, Gemeente Test.",)),)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        (
            "VIEWS = (\n",
            "macros/main.py:1:1: fout: dit bestand kan niet worden geladen: '(' was never closed",
        ),
        (
            "VIEWS = ()\nniets\n",
            "macros/main.py:2:1: fout: dit bestand kan niet worden geladen: name 'niets' is not",
        ),
        (
            "def normentabel(scope): ...\n\n\nVIEWS = (normentabel,)\n",
            "macros/main.py:1:1: fout: 'normentabel' is al een macro van ons; kies een andere naam",
        ),
    ],
)
def test_macros_that_cannot_be_used_are_a_finding(tmp_path: Path, code: str, told: str) -> None:
    (finding,) = open_at(write(tmp_path, GOOD, {"macros/main.py": code})).findings
    assert str(finding).startswith(told)
    assert finding.code == "eigen-macros"
