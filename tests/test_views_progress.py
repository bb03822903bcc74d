"""Progress as data: what counts for which goal, unit and measure, and what was measured."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from integriteitsplan.model.doelen import Indicator, Meting, Richting
from integriteitsplan.render import Renderer
from integriteitsplan.site import Site
from integriteitsplan.views import Scope
from integriteitsplan.views.carryover import overloopoverzicht
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Cell, Link, Tone
from integriteitsplan.views.data.drawings import Meter, Meters
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.goals import change_in_words, metingenoverzicht
from integriteitsplan.views.notation import counted
from integriteitsplan.views.progress import Per, voortgang
from tests.sites import GOOD, open_at, write
from tests.test_views_derivation import Nowhere

DATA = {
    "plans/geheel/indicatoren.yml": """
        - id: praten
          titel: Teams met een gesprek
          maat: procent
        - id: meldingen
          titel: Fouten in de steekproef
          maat: fouten
          richting: omlaag
        """,
    "plans/geheel/metingen.yml": """
        - {indicator: praten, datum: 2025-12-01, waarde: 40}
        - {indicator: praten, datum: 2026-02-01, waarde: 55}
        - {indicator: praten, datum: 2026-05-01, waarde: 62.5, toelichting: Na de training.}
        - {indicator: praten, datum: 2026-07-01, waarde: 90}
        - {indicator: meldingen, datum: 2026-01-01, waarde: 4}
        - {indicator: meldingen, datum: 2026-03-01, waarde: 4}
        - {indicator: meldingen, datum: 2026-05-01, waarde: 3}
        """,
    "plans/geheel/doelen.yml": """
        - {id: jaar, titel: Teams praten, niveau: jaarplan, jaar: 2026, indicator: praten,
           startwaarde: 40, streefwaarde: 90, deadline: 2026-12-31}
        - {id: kalm, titel: Niets doen, niveau: jaarplan, jaar: 2026}
        - {id: oud, titel: Teams praatten, niveau: jaarplan, jaar: 2025, indicator: praten,
           streefwaarde: 50, deadline: 2025-12-31,
           overloop: {keuze: doorgezet, motivering: Te weinig tijd., naar: jaar}}
        """,
    "plans/ruimte/doelen.yml": """
        - {id: werk, titel: Ruimte praat, niveau: werkplan, jaar: 2026, afgeleid_van: jaar}
        """,
    "plans/geheel/maatregelen.yml": """
        - {id: gesprek, titel: Gesprekken, soort: cultuur, karakter: zacht, jaar: 2026,
           telt: gesprekken, streefaantal: 30, gepland: 10, gerealiseerd: 4, status: loopt,
           doelen: [jaar], kosten: 1000, besteed: 400.50, fte: 0.2}
        - {id: cursus, titel: Cursus, soort: cultuur, karakter: zacht, jaar: 2026,
           telt: cursussen, gepland: 2, gerealiseerd: 2, status: afgerond,
           doelen: [jaar, kalm], kosten: 500}
        - {id: vorig, titel: Eerdere gesprekken, soort: cultuur, karakter: zacht, jaar: 2025,
           telt: gesprekken, gepland: 9, gerealiseerd: 5, status: loopt}
        - {id: af, titel: Klaar, soort: cultuur, karakter: zacht, jaar: 2025, status: afgerond}
        """,
    "plans/ruimte/maatregelen.yml": """
        - {id: buiten, titel: Gesprekken buiten, soort: cultuur, karakter: zacht, jaar: 2026,
           telt: gesprekken, gepland: 15, gerealiseerd: 3, status: loopt,
           afgeleid_van: gesprek, doelen: [werk], fte: 0.1}
        - {id: los, titel: Los idee, soort: cultuur, karakter: zacht, jaar: 2026, gepland: 1}
        """,
}
JAAR = Link("Teams praten", "doelen", "jaar")
KALM = Link("Niets doen", "doelen", "kalm")


@pytest.fixture(scope="module")
def scope(tmp_path_factory: pytest.TempPathFactory) -> Scope:
    site: Site = open_at(write(tmp_path_factory.mktemp("stand"), GOOD, DATA))
    assert not site.register.problems
    return Scope(site.register, date(2026, 6, 1))


def meters(blocks: Blocks) -> tuple[Meter, ...]:
    return next(one for one in blocks if isinstance(one, Meters)).meters


def rows(blocks: Blocks, number: int = 0) -> list[dict[str, Any]]:
    return list([one for one in blocks if isinstance(one, Table)][number].records())


def column(blocks: Blocks, key: str, number: int = 0) -> list[Cell]:
    return [row[key] for row in rows(blocks, number)]


def test_a_goal_counts_everything_below_it_per_thing(scope: Scope) -> None:
    assert meters(voortgang(scope)) == (
        Meter(JAAR, "gesprekken", planned=25, done=7, target=30),
        Meter(JAAR, "cursussen", planned=2, done=2),
        Meter(KALM, "cursussen", planned=2, done=2),
        Meter("Zonder doel uit dit jaar", "keer", planned=1, done=0),
    )


def test_a_measure_of_two_goals_counts_once_in_the_total(scope: Scope) -> None:
    money = rows(voortgang(scope))
    assert [(row["onderwerp"], row["maatregelen"], row["kosten"]) for row in money] == [
        (JAAR, 3, Decimal(1500)),
        (KALM, 1, Decimal(500)),
        ("Zonder doel uit dit jaar", 1, Decimal(0)),
        ("Totaal", 4, Decimal(1500)),
    ]
    assert (money[-1]["besteed"], money[-1]["fte"]) == (Decimal("400.50"), Decimal("0.3"))
    assert money[-1]["stand"] == "2 loopt, 1 afgerond, 1 gepland"
    numbers = next(one for one in voortgang(scope) if isinstance(one, Meters)).table
    assert [row.cells for row in numbers.rows][-3:] == [
        ("Totaal", "gesprekken", 7, 25, 30),
        ("Totaal", "cursussen", 2, 2, None),
        ("Totaal", "keer", 0, 1, None),
    ]


def test_units_add_up_to_the_total(scope: Scope) -> None:
    money = rows(voortgang(scope, per=Per.EENHEID))
    assert [row["onderwerp"] for row in money] == ["Het geheel", "Ruimte", "Totaal"]
    for key in ("maatregelen", "kosten", "besteed", "fte"):
        assert money[0][key] + money[1][key] == money[2][key]
    assert meters(voortgang(scope, per=Per.EENHEID))[0] == Meter("Het geheel", "gesprekken", 10, 4)


def test_a_measure_counts_what_was_derived_from_it(scope: Scope) -> None:
    assert meters(voortgang(scope, per=Per.MAATREGEL))[0] == Meter(
        Link("Gesprekken", "maatregelen", "gesprek"), "gesprekken", 25, 7, 30
    )


def test_a_unit_has_its_own_goals_and_numbers(scope: Scope) -> None:
    found = voortgang(scope, eenheid="ruimte")
    assert meters(found) == (
        Meter(Link("Ruimte praat", "doelen", "werk"), "gesprekken", 15, 3),
        Meter("Zonder doel uit dit jaar", "keer", 1, 0),
    )
    assert column(found, "doel", 1) == [Link("Ruimte praat", "doelen", "werk")]


def test_one_goal_has_the_year_that_it_is_for(scope: Scope) -> None:
    assert meters(voortgang(scope, doel="kalm")) == (Meter(KALM, "cursussen", 2, 2),)
    old = voortgang(scope, doel="oud")
    assert column(old, "doel", 1) == [Link("Teams praatten", "doelen", "oud")]
    assert meters(voortgang(scope, jaar=2025))[0].done == 5


def test_a_goal_shows_start_last_measurement_and_target(scope: Scope) -> None:
    goal = rows(voortgang(scope), 1)[0]
    assert goal["doel"] == JAAR
    assert (goal["startwaarde"], goal["waarde"], goal["streefwaarde"]) == (40, Decimal("62.5"), 90)
    assert (goal["datum"], goal["deadline"]) == (date(2026, 5, 1), date(2026, 12, 31))
    assert goal["eerder"] == ("55 op 1 februari 2026",)
    assert goal["stand"] == Badge("onderweg", Tone.PARTLY)


def test_measurements_tell_how_they_changed(scope: Scope) -> None:
    found = metingenoverzicht(scope)
    assert column(found, "verandering") == [
        *("eerste meting", "15 hoger: beter", "7,5 hoger: beter"),
        *("eerste meting", "gelijk", "1 lager: beter"),
    ]
    assert column(metingenoverzicht(scope, indicator="meldingen"), "waarde") == [4, 4, 3]
    assert rows(metingenoverzicht(scope, eenheid="ruimte")) == []


@pytest.mark.parametrize(
    ("richting", "telt_op", "told"),
    [
        (Richting.OMHOOG, False, "5 lager: slechter"),
        (Richting.OMLAAG, False, "5 lager: beter"),
        (Richting.OMHOOG, True, "nieuwe telling"),
    ],
)
def test_a_count_that_begins_again_is_not_worse(
    richting: Richting, telt_op: bool, told: str
) -> None:
    one = Indicator(id="x", titel="Teams", maat="teams", richting=richting, telt_op=telt_op)
    before, now = (
        Meting(id="m", indicator="x", datum=date(2026, month, 1), waarde=value)
        for month, value in ((1, Decimal(9)), (2, Decimal(4)))
    )
    assert change_in_words(one, before, now) == told


def test_what_was_not_finished_needs_a_choice(scope: Scope) -> None:
    chosen, open_ = rows(overloopoverzicht(scope))
    assert chosen["onderwerp"] == Link("Teams praatten", "doelen", "oud")
    assert chosen["keuze"] == Badge("doorgezet", Tone.PARTLY)
    assert (chosen["naar"], chosen["motivering"]) == (JAAR, "Te weinig tijd.")
    assert open_["onderwerp"] == Link("Eerdere gesprekken", "maatregelen", "vorig")
    assert (open_["stand"], open_["aantallen"]) == (
        Badge("loopt", Tone.PARTLY),
        "5 van 9 geplande gesprekken",
    )
    assert open_["keuze"] == Badge("nog geen keuze", Tone.BAD)
    assert set(column(overloopoverzicht(scope, jaar=2027), "keuze")) == {
        Badge("keuze nog niet nodig", Tone.NEUTRAL)
    }
    assert rows(overloopoverzicht(scope, eenheid="ruimte")) == []


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((31, 58, 60), "31 van 60 gesprekken, 58 gepland"),
        ((31, 58, None), "31 van 58 geplande gesprekken"),
        ((1500, 0, None), "1.500 gesprekken gedaan"),
        ((0, 0, 0), "0 van 0 gesprekken, 0 gepland"),
    ],
)
def test_numbers_are_told_in_words(numbers: tuple[int, int, int | None], told: str) -> None:
    assert counted("gesprekken", *numbers) == told


def test_a_bar_is_scaled_to_the_largest_of_its_numbers() -> None:
    table = Table("Balken", (Column("naam", "Naam"),), (Row(("a",)),))

    def html(*meters: Meter) -> str:
        return str(Renderer(Nowhere()).render((Meters("Balken", "", meters, table),), "balken"))

    drawn = html(Meter("<i>Doel</i>", "keer", 20, 10, 40), Meter("<i>Doel</i>", "dagen", 0, 0))
    assert 'width="50.000%" height="14" class="ip-meter__gepland"' in drawn
    assert 'width="25.000%" height="8" class="ip-meter__gedaan"' in drawn
    assert '<line x1="100.000%"' in drawn
    assert "10 van 40 keer, 20 gepland" in drawn and "0 dagen gedaan" in drawn
    assert drawn.count("&lt;i&gt;Doel") == 1 and "<i>" not in drawn and "style=" not in drawn
    assert "ip-meters" not in html()
