"""The one page for those who decide: every figure is that of the views it sums up."""

from datetime import date
from pathlib import Path

import pytest

from integriteitsplan.model.normen import Norm
from integriteitsplan.site import Site, open_site
from integriteitsplan.views.data.blocks import Facts
from integriteitsplan.views.data.cells import Link
from integriteitsplan.views.data.tables import Table

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def site() -> Site:
    return open_site(ROOT, "intern", date(2026, 11, 22))


@pytest.fixture(scope="module")
def tables(site: Site) -> dict[str, Table]:
    return {one.title: one for one in site.show("stand_van_zaken", None) if isinstance(one, Table)}


def test_it_names_every_norm_with_its_change(site: Site, tables: dict[str, Table]) -> None:
    rows = tables["Elke norm, met de verandering"].rows
    used = set(site.register.organisatie.normenkaders)
    wanted = {
        one.id
        for one in site.register.all(Norm)
        if one.kader in used and one.toetsbaar and one.geldt(site.peildatum)
    }
    assert {cell.id for row in rows if isinstance(cell := row.cells[0], Link)} == wanted
    changes = [row.cells[2].text for row in rows]
    assert {"gelijk", "verslechterd (was: voldoet)"} <= set(changes)


def test_it_tells_of_deviations_whether_they_are_explained_or_expired(
    tables: dict[str, Table],
) -> None:
    told = [row.cells[1].text for row in tables["Afwijkingen"].rows]
    assert "voldoet niet (afwijking verlopen)" in told
    assert "voldoet deels (uitgelegd)" in told


def test_what_does_not_apply_is_no_deviation(tables: dict[str, Table]) -> None:
    told = {row.cells[1].text for row in tables["Afwijkingen"].rows}
    assert not {one for one in told if one.startswith("niet van toepassing")}


def test_it_says_in_short_of_how_many_and_of_how_much(site: Site) -> None:
    facts = dict(site.show("stand_van_zaken", None)[0].items)
    assert facts["Doelen 2026"] == "7 van 7 onderweg"
    assert facts["Normen"] == (
        "38 van de 48 beoordeelde normen voldoen (op 31 december 2025: 34 van 47); "
        "3 niet beoordeeld, 1 niet van toepassing"
    )
    assert facts["Geld 2026"] == (
        "67.740 euro besteed van 86.250 gepland (138.000 beschikbaar); 2,55 fte gepland"
    )


def test_its_incidents_are_those_of_the_protected_table(
    site: Site, tables: dict[str, Table]
) -> None:
    (whole, *_) = site.show("incidentenoverzicht", None)
    assert isinstance(whole, Table)
    assert tables[whole.title].rows == whole.rows


def test_a_year_without_registered_incidents_says_so(site: Site) -> None:
    facts = site.show("stand_van_zaken", None, jaar=2028)[0]
    assert isinstance(facts, Facts)
    assert dict(facts.items)["Meldingen 2028"] == "niet geregistreerd"
    assert dict(facts.items)["Doelen 2028"] == "geen doelen"
