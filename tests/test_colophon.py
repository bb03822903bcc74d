"""How old a page is, as its end tells; the two rules behind it; where a reader reacts."""

from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from integriteitsplan.rules import RULES
from integriteitsplan.site import Forge, Site, open_site
from integriteitsplan.site.colophon import FROM_DATA
from integriteitsplan.views.data.blocks import Colophon, Notice
from integriteitsplan.views.data.cells import Due, Link, WebLink
from integriteitsplan.views.notation import in_words
from tests.sites import DAY, GOOD, open_at, told, write
from tests.test_rules import Case, Tree, of

REVIEWED = {
    "beoordeeld_op": "2026-05-01",
    "beoordeeld_door": "hoofd",
    "herbeoordelen_voor": "2026-11-01",
}
ROOT = Path(__file__).parent.parent
FORGE = Forge("https://forge.example/klein/plan", "edit/main/")
NOWHERE = Forge(None, None)
REACTION = "Klopt er iets niet?"


def page(**fields: str) -> Tree:
    """A page with these keys in its front matter, besides those of a page that is in order."""
    keys = {key: value for key, value in (REVIEWED | fields).items() if value}
    lines = [f"{key}: {value}" for key, value in ({"titel": "Hulp"} | keys).items()]
    return {"docs/hulp.md": "\n".join(["---", *lines, "---", "Tekst.", ""])}


CASES = {
    "pagina-beoordeeld": Case(
        page(beoordeeld_op="2026-06-02"),
        "docs/hulp.md:3:16: fout: 2026-06-02 ligt in de toekomst; toen kan niemand de pagina "
        "hebben nagelezen; vul de dag in waarop dat gebeurde [pagina-beoordeeld]",
        page(beoordeeld_op="2026-06-01"),
    ),
    "pagina-verouderd": Case(
        page(herbeoordelen_voor="2026-05-31"),
        "docs/hulp.md:5:21: waarschuwing: de pagina 'Hulp' had voor 2026-05-31 weer nagelezen "
        "moeten zijn; lees haar na en werk 'beoordeeld_op' en 'herbeoordelen_voor' bij "
        "[pagina-verouderd]",
        page(herbeoordelen_voor="2026-06-01"),
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_breaks_the_rule_is_told_so_once(tmp_path: Path, code: str) -> None:
    assert of(code, told(tmp_path, CASES[code].bad)) == [CASES[code].told]


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_follows_the_rule_has_no_findings(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CASES[code].good) == []


@pytest.mark.parametrize(
    ("fields", "place", "words"),
    [
        ({"beoordeeld_door": ""}, "3:16", "ontbreekt: beoordeeld_door"),
        ({"beoordeeld_op": ""}, "3:18", "ontbreekt: beoordeeld_op"),
        (
            {"beoordeeld_op": "", "beoordeeld_door": ""},
            "3:21",
            "ontbreekt: beoordeeld_door, beoordeeld_op",
        ),
        (
            {"beoordeeld_op": "2026-06-01", "herbeoordelen_voor": "2026-06-01"},
            "5:21",
            "niet later dan de laatste beoordeling",
        ),
    ],
)
def test_a_review_is_whole_and_can_be_true(
    tmp_path: Path, fields: dict[str, str], place: str, words: str
) -> None:
    (line,) = told(tmp_path, page(**fields))
    assert line.startswith(f"docs/hulp.md:{place}: fout: ")
    assert words in line


def test_a_page_without_a_review_breaks_no_rule(tmp_path: Path) -> None:
    assert told(tmp_path, page(**dict.fromkeys(REVIEWED, ""))) == []
    assert {"pagina-beoordeeld", "pagina-verouderd"} <= {rule.code for rule in RULES}


# -- what stands there


def end_of(site: Site, uri: str, forge: Forge = NOWHERE) -> Colophon:
    _, (colophon,) = site.colophon(site.pages[uri], uri, forge)
    assert isinstance(colophon, Colophon)
    return colophon


def items(site: Site, uri: str, forge: Forge = NOWHERE) -> dict[str, Any]:
    return dict(end_of(site, uri, forge).items)


def plan(**fields: str) -> Tree:
    lines = [f"{key}: {value}" for key, value in fields.items()]
    head = "\n".join(["---", "soort: jaarplan", "titel: Plan", "jaar: 2026", *lines, "---", ""])
    return {"plans/ruimte/plan.md": head}


def test_a_page_says_who_read_it_over_and_when_that_is_due(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD, page()))
    assert items(site, "hulp.md") == {
        "Nagelezen op": date(2026, 5, 1),
        "Nagelezen door": Link("Hoofd integriteit", "rollen", "hoofd"),
        "Weer nalezen voor": Due(date(2026, 11, 1), False, DAY),
    }


def test_a_page_of_a_record_was_read_over_with_what_introduces_it(tmp_path: Path) -> None:
    (text,) = page().values()
    site = open_at(write(tmp_path, GOOD, {"docs/rollen/index.md": text}))
    assert items(site, "rollen/hoofd.md") == items(site, "rollen/index.md") | {"Gegevens van": DAY}


def test_a_list_that_follows_from_the_data_says_so(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD))
    found = items(site, "registers/naleving.md")
    assert found == {"Nagelezen": FROM_DATA, "Gegevens van": DAY}
    assert items(site, "registers/index.md") == {"Nagelezen": FROM_DATA}


def test_a_norm_without_a_state_is_as_old_as_its_catalogue(tmp_path: Path) -> None:
    (text,) = page().values()
    site = open_at(write(tmp_path, GOOD, {"docs/normen/index.md": text}))
    kader = items(site, "normen/aw2017/index.md")
    assert kader == {"Bron nagelezen op": date(2026, 11, 22)} | items(site, "normen/index.md") | {
        "Gegevens van": DAY
    }
    assert items(site, "normen/aw2017/2.md") == kader


def test_every_page_tells_its_age_or_that_it_follows_from_something() -> None:
    site = open_site(ROOT, "intern", date(2026, 11, 22))
    told = {
        *("Nagelezen op", "Nagelezen", "Hoort bij", "Vastgesteld op", "Status"),
        *("Stand beoordeeld op", "Weer beoordelen voor"),
    }
    assert [uri for uri in site.pages if not told & set(items(site, uri))] == []


def test_a_page_that_nobody_read_over_says_so(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD))
    assert items(site, "index.md") == {"Nagelezen": "Wanneer dat is gebeurd, is niet vastgelegd."}
    assert items(site, "normen/index.md")["Gegevens van"] == DAY


def test_a_plan_says_what_is_decided_about_it(tmp_path: Path) -> None:
    decided = {"vastgesteld_door": "hoofd", "datum": "2025-12-01", "versie": '"1.0"'}
    due = {"herzien_voor": "2026-12-31"}
    site = open_at(write(tmp_path / "a", GOOD, plan(status="vastgesteld", **decided, **due)))
    assert items(site, "plannen/ruimte/plan.md") == {
        "Vastgesteld op": date(2025, 12, 1),
        "Vastgesteld door": Link("Hoofd integriteit", "rollen", "hoofd"),
        "Herzien voor": Due(date(2026, 12, 31), False, DAY),
        "Gegevens van": DAY,
    }
    site = open_at(write(tmp_path / "b", GOOD, plan(status="concept", steller="hoofd")))
    found = items(site, "plannen/ruimte/plan.md")
    assert list(found) == ["Status", "Steller", "Gegevens van"]
    assert found["Status"].startswith("concept: ")


def test_what_no_longer_holds_need_not_be_looked_at_again(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD, plan(status="vervallen", herzien_voor="2026-01-01")))
    assert "Herzien voor" not in items(site, "plannen/ruimte/plan.md")


def test_a_norm_says_when_its_state_was_judged_and_other_records_of_when_they_are(
    tmp_path: Path,
) -> None:
    site = open_at(write(tmp_path, GOOD))
    assert items(site, "normen/eigen/1.md") == {
        "Stand beoordeeld op": date(2026, 1, 15),
        "Eigenaar van de stand": Link("Hoofd integriteit", "rollen", "hoofd"),
        "Weer beoordelen voor": Due(date(2027, 1, 15), False, DAY),
        "Gegevens van": DAY,
    }
    assert items(site, "rollen/hoofd.md") == {"Nagelezen": FROM_DATA, "Gegevens van": DAY}


def test_the_handbook_belongs_to_a_version_of_the_software(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD))
    assert items(site, "handleiding/macros.md")["Hoort bij"].startswith("versie ")


def test_a_page_that_is_overdue_says_so_on_top(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD, page()), date(2026, 11, 2))
    above, (below,) = site.colophon(site.pages["hulp.md"], "", NOWHERE)
    assert [type(one) for one in above] == [Notice]
    assert isinstance(below, Colophon)
    assert not below.warning  # it is told already


def test_a_page_that_may_become_overdue_keeps_the_warning_for_later(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD, page()), date(2026, 11, 1))
    above, (below,) = site.colophon(site.pages["hulp.md"], "", NOWHERE)
    assert above == ()
    assert isinstance(below, Colophon)
    assert "niet op tijd" in below.warning


# -- reactions


def contacts(whole: str, unit: str) -> Tree:
    text = str(GOOD["plans/organisatie.yml"])
    text = text.replace("soort: gemeente", f"soort: gemeente\n        {whole}")
    return {"plans/organisatie.yml": text.replace("onder: geheel", f"onder: geheel\n{unit}")}


def test_a_reaction_goes_to_the_mailbox_of_the_unit_with_the_address_of_the_page(
    tmp_path: Path,
) -> None:
    tree = contacts("contact: plan@test.example", "            contact: ruimte@test.example")
    site = open_at(write(tmp_path, GOOD, tree, plan(status="concept")))
    link = items(site, "plannen/ruimte/plan.md", FORGE)[REACTION]
    assert isinstance(link, WebLink)
    assert in_words(link) == "Mail ruimte@test.example"
    target = urlsplit(link.url)
    asked = parse_qs(target.query)
    assert (target.scheme, target.path) == ("mailto", "ruimte@test.example")
    assert asked["subject"] == ["Reactie op de pagina 'Plan'"]
    assert "deze pagina: plannen/ruimte/plan.md\n" in asked["body"][0]
    assert in_words(items(site, "index.md")[REACTION]) == "Mail plan@test.example"


def test_without_a_mailbox_a_reaction_is_an_issue_and_without_issues_there_is_none(
    tmp_path: Path,
) -> None:
    site = open_at(write(tmp_path, GOOD))
    target = urlsplit(items(site, "index.md", FORGE)[REACTION].url)
    asked = parse_qs(target.query)
    assert target.path == "/klein/plan/issues/new"
    assert asked["title"] == asked["issue[title]"] == ["Reactie op de pagina 'Start'"]
    assert "deze pagina: index.md\n" in asked["body"][0]
    assert REACTION not in items(site, "index.md")
