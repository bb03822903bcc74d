"""The one definition of each sum: order does not matter, nothing counts twice, parts add up."""

from collections import Counter
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.cycle.derivation import derivation
from integriteitsplan.cycle.totals import Total, status_of, targets, total
from integriteitsplan.model.doelen import Doel
from integriteitsplan.model.maatregelen import Maatregel, Maatregelstatus
from tests.sites import GOOD, open_at, write

AMOUNTS = st.none() | st.decimals(0, 9999, places=2)
COUNTS = st.none() | st.integers(0, 99)


def measure(id: str, **fields: object) -> Maatregel:
    return Maatregel.model_validate(
        {"id": id, "titel": id, "soort": "cultuur", "karakter": "zacht", **fields}
    )


@st.composite
def measures(draw: st.DrawFn) -> list[Maatregel]:
    """Measures with ids of their own, and a few that stand in the list twice."""
    made = [
        measure(
            f"m{number}",
            telt=draw(st.sampled_from([None, "trainingen", "gesprekken"])),
            gepland=draw(COUNTS),
            gerealiseerd=draw(COUNTS),
            status=draw(st.sampled_from(list(Maatregelstatus))),
            kosten=draw(AMOUNTS),
            besteed=draw(AMOUNTS),
            fte=draw(AMOUNTS),
            jaar=draw(st.sampled_from([2025, 2026])),
            eenheid=draw(st.sampled_from(["a", "b", "c"])),
        )
        for number in range(draw(st.integers(0, 12)))
    ]
    return made + (draw(st.lists(st.sampled_from(made), max_size=4)) if made else [])


def numbers(found: Total) -> tuple[object, ...]:
    """A total in full; zero and absent are told apart only where something is counted."""
    return (
        *(found.statussen, found.gepland, found.gerealiseerd),
        *(found.kosten, found.besteed, found.fte),
    )


@given(measures(), st.randoms())
def test_the_order_does_not_matter(ones: list[Maatregel], chance: object) -> None:
    shuffled = list(ones)
    chance.shuffle(shuffled)
    assert numbers(total(ones)) == numbers(total(shuffled))


@given(measures())
def test_no_measure_counts_twice(ones: list[Maatregel]) -> None:
    once = {one.id: one for one in ones}.values()
    assert total(ones).maatregelen == len(once)
    assert total(ones).besteed == sum((one.besteed or Decimal(0) for one in once), Decimal(0))


@given(measures(), st.sampled_from(["eenheid", "jaar", "status", "telt"]))
def test_the_parts_add_to_the_whole(ones: list[Maatregel], by: str) -> None:
    parts = {getattr(one, by) for one in ones}
    added = Total()
    for part in parts:
        added += total(one for one in ones if getattr(one, by) == part)
    assert numbers(added) == numbers(total(ones))


def test_periods_replace_the_total_and_a_dropped_measure_plans_nothing() -> None:
    quarters = [
        {"van": "2026-01-01", "tot": "2026-03-31", "gepland": "4", "gerealiseerd": "5"},
        {"van": "2026-04-01", "tot": "2026-06-30", "gepland": "6"},
    ]
    dropped = {"status": "vervallen", "gepland": "9", "gerealiseerd": "2", "kosten": "80"}
    found = total(
        [
            measure("een", perioden=quarters, telt="gesprekken", kosten="10,50"),
            measure("twee", **dropped, besteed="20", telt="gesprekken", fte="0.2"),
        ]
    )
    assert found.gepland == Counter(gesprekken=10)
    assert found.gerealiseerd == Counter(gesprekken=7)
    assert (found.kosten, found.besteed, found.fte) == (Decimal("10.5"), 20, 0)


def test_the_status_of_several_is_that_of_the_ones_that_go_on() -> None:
    planned, running, done, dropped = Maatregelstatus
    assert status_of(Counter([done, dropped])) is done
    assert status_of(Counter([planned, done])) is running
    assert status_of(Counter([dropped])) is dropped
    assert status_of(Counter([planned, planned])) is planned


def test_a_goal_counts_each_measure_below_it_once_however_it_is_reached(tmp_path: Path) -> None:
    files = {
        "plans/geheel/doelen.yml": """
            - {id: hoog, titel: H, niveau: meerjarenplan}
            - {id: een, titel: E, niveau: jaarplan, jaar: 2026, afgeleid_van: hoog}
            - {id: twee, titel: T, niveau: jaarplan, jaar: 2026, afgeleid_van: hoog}
            """,
        "plans/geheel/maatregelen.yml": """
            - id: samen
              titel: S
              soort: cultuur
              karakter: zacht
              streefaantal: 12
              telt: gesprekken
              doelen: [een, twee]
            """,
        "plans/ruimte/maatregelen.yml": """
            - id: deel
              titel: D
              soort: cultuur
              karakter: zacht
              gepland: 10
              gerealiseerd: 7
              telt: gesprekken
              doelen: [een]
              afgeleid_van: samen
            """,
    }
    register = open_at(write(tmp_path, GOOD, files)).register
    goal = register.get(Doel, "hoog")
    assert goal
    found = derivation(register).measures(goal)
    assert [one.id for one in found] == ["samen", "deel"]
    assert total(found).gepland == Counter(gesprekken=10)
    assert total(found).gerealiseerd == Counter(gesprekken=7)
    assert targets(found) == Counter(gesprekken=12)
