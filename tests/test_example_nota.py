"""The second worked example: the facts of the memo, as the views tell them."""

from datetime import date

import pytest

from integriteitsplan.rules import Level
from integriteitsplan.site import Site, open_site
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Cell
from integriteitsplan.views.data.drawings import Figure, Tree
from integriteitsplan.views.data.tables import Table
from tests.builds import ROOT

NOTA = ROOT / "voorbeelden" / "bzk-nota"
BODIES = {
    "Nederlands Genootschap van Burgemeesters": "geen eigen standpunt bekend",
    "Kring van Commissarissen van de Koning": "geen eigen standpunt bekend",
    "Wethoudersvereniging": "geen eigen standpunt bekend",
    "Nederlandse Vereniging voor Raadsleden": "geen eigen standpunt bekend",
    "StatenlidNu": "geen eigen standpunt bekend",
    "Vereniging van Griffiers": "geen eigen standpunt bekend",
    "Vereniging van Nederlandse Gemeenten": "voelde zich niet betrokken",
    "Interprovinciaal Overleg": "positief",
    "Unie van Waterschappen": "positief",
}


@pytest.fixture(scope="module", params=["intern", "openbaar"])
def site(request: pytest.FixtureRequest) -> Site:
    return open_site(NOTA, request.param, date(2026, 6, 1))


def shown(site: Site, name: str) -> Blocks:
    """A view on the page of the memo."""
    [nota] = [one for one in site.register.plannen if one.name == "beslisnota-integriteitsbeleid"]
    return site.show(name, nota)


def rows(site: Site, name: str) -> list[dict[str, Cell]]:
    found = next(block for block in shown(site, name) if isinstance(block, Table))
    return list(found.records())


def text(cell: Cell) -> str:
    return str(getattr(cell, "text", cell))


def test_nothing_is_wrong_with_it(site: Site) -> None:
    assert [str(one) for one in site.findings if one.level is not Level.TIP] == []


def test_nine_bodies_were_consulted_and_one_ministry_took_part(site: Site) -> None:
    told = {text(one["partij"]): text(one["positie"]) for one in rows(site, "krachtenveld")}
    assert told.pop("Ministerie van Justitie en Veiligheid") == "geen eigen standpunt bekend"
    assert told == BODIES
    figure = shown(site, "krachtenveld")[0]
    assert isinstance(figure, Figure)
    assert figure.table.rows[-1].cells == ("Alle partijen", 2, 0, 0, 1, 7, 10)


def test_what_was_not_taken_over_has_a_reason(site: Site) -> None:
    found = rows(site, "reactienota")
    assert [(text(one["partij"]), text(one["overgenomen"])) for one in found] == [
        ("Vereniging van Nederlandse Gemeenten", "deels overgenomen"),
        ("Ministerie van Justitie en Veiligheid", "niet overgenomen"),
    ]
    assert all(one["motivering"] for one in found)


def test_the_promise_to_parliament_led_to_the_decision_that_fulfilled_it(site: Site) -> None:
    [promise] = rows(site, "toezeggingen")
    assert promise["aan"] == "Tweede Kamer"
    assert promise["datum"] == date(2022, 3, 10)
    assert isinstance(promise["staat"], Badge)
    assert promise["staat"].text == "nagekomen"
    assert promise["nagekomen_op"] == date(2023, 4, 25)
    newest, oldest = rows(site, "besluitenregister")
    assert newest["datum"] == promise["nagekomen_op"]
    assert newest["aanleiding"]
    assert oldest["versie"] == "opzet"


def test_three_accents_are_the_ground_of_the_memo(site: Site) -> None:
    [tree] = shown(site, "focuspuntenoverzicht")
    assert isinstance(tree, Tree)
    assert [node.label for node in tree.nodes] == [
        "Verschillen tegengaan of toelichten",
        "Kwaliteitseisen voor integriteitsonderzoeken",
        "Balans tussen preventie en normen",
    ]


def test_the_planning_runs_from_the_promise_to_the_debate_and_the_fall_back(site: Site) -> None:
    days = [(text(one["wat"]), one["datum"]) for one in rows(site, "besluitplanning")]
    assert days[0][1] == date(2022, 3, 10)
    assert ("De nota op de agenda van de Tweede Kamer", date(2023, 5, 9)) in days
    assert days[-1] == ("Het handboek later, als april niet lukt", date(2023, 5, 15))
    consulted = next(one for one in rows(site, "besluitplanning") if one["tot"])
    assert (consulted["datum"], consulted["tot"]) == (date(2023, 3, 1), date(2023, 3, 31))


def test_it_says_what_is_not_public_and_why(site: Site) -> None:
    [omission] = rows(site, "weggelaten")
    assert omission["wat"] == "Persoonsgegevens van ambtenaren"
    assert text(omission["grond"]) == "artikel 5.1 lid 2 onder e"
    assert omission["motivering"]
