"""Disclosure control: what a reader can work out from what is published.

The attacker here is not the audit: it tightens bounds sum by sum and then tries values, without a
solver and without knowing that the sums are a network.
"""

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product

import highspy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from integriteitsplan.disclosure import (
    GRAND_TOTAL,
    TOTAL,
    AuditError,
    Cell,
    Count,
    Equation,
    Hidden,
    NotANetwork,
    Shown,
    Year,
    audit,
    protect,
    publishable,
    violations,
)
from integriteitsplan.disclosure.network import K

SMALL, WITHHELD = Hidden.SMALL, Hidden.WITHHELD


# -- the attacker


def bounds_of(
    counts: Mapping[K, int], shown: Mapping[K, Shown], k: int
) -> dict[K, tuple[int, int]]:
    """What each cell can be before adding up.

    Granted to the attacker: which of the withheld counts are k or more, and a limit to them, which
    makes the search finite.
    """
    known = {}
    for key, value in shown.items():
        if value is SMALL:
            known[key] = (1, k - 1)
        elif value is WITHHELD:
            known[key] = (k if counts[key] >= k else 0, counts[key] + 2 * k)
        else:
            assert isinstance(value, int)
            known[key] = (value, value)
    return known


def possible(
    key: K,
    counts: Mapping[K, int],
    shown: Mapping[K, Shown],
    sums: Sequence[Equation[K]],
    k: int,
) -> Iterator[int]:
    """Every value near its count that the cell has in some table that looks like this one."""
    known = bounds_of(counts, shown, k)
    low, high = known[key]
    for value in range(max(low, counts[key] - k), min(high, counts[key] + k) + 1):
        if can_be({**known, key: (value, value)}, counts, sums):
            yield value


def can_be(
    known: Mapping[K, tuple[int, int]], counts: Mapping[K, int], sums: Sequence[Equation[K]]
) -> bool:
    """Whether some table of whole numbers has every cell within its bounds."""
    left = tightened(known, sums)
    if left is None:
        return False
    unsure = [one for one, (low, high) in left.items() if low < high]
    if not unsure:
        return True
    first = min(unsure, key=lambda one: (left[one][1] - left[one][0], str(one)))
    low, high = left[first]
    tries = sorted(range(low, high + 1), key=lambda value: abs(value - counts[first]))
    return any(can_be({**left, first: (value, value)}, counts, sums) for value in tries)


def tightened(
    known: Mapping[K, tuple[int, int]], sums: Sequence[Equation[K]]
) -> dict[K, tuple[int, int]] | None:
    """The bounds after adding up and subtracting until nothing changes; None: it cannot be."""
    left = dict(known)
    changed = True
    while changed:
        changed = False
        for total, parts in sums:
            low = sum(left[part][0] for part in parts)
            high = sum(left[part][1] for part in parts)
            least, most = left[total]
            implied = {total: (low, high)}
            for part in parts:
                implied[part] = (least - high + left[part][1], most - low + left[part][0])
            for key, (floor, ceiling) in implied.items():
                new = (max(left[key][0], floor), min(left[key][1], ceiling))
                if new[0] > new[1]:
                    return None
                if new != left[key]:
                    left[key], changed = new, True
    return left


def broken_promises(
    counts: Mapping[K, int], shown: Mapping[K, Shown], sums: Sequence[Equation[K]], k: int
) -> list[K]:
    """The cells of which the attacker learns more than is promised."""
    totals = {total for total, _ in sums}
    broken = []
    for key, value in shown.items():
        if not isinstance(value, Hidden):
            continue
        found = possible(key, counts, shown, sums, k)
        if value is SMALL or (0 < counts[key] < k and key not in totals):
            if not set(range(1, k)) <= set(found):
                broken.append(key)
        elif len(list(islice(found, k - 1))) < k - 1:
            broken.append(key)
    return broken


# -- tables to attack


def added_up(counts: Iterable[Count]) -> dict[Cell, int]:
    """What every published cell adds up, straight from the definition; without the unregistered."""
    counts = [one for one in counts if one.aantal is not None]
    cells: dict[Cell, int] = {}
    for one in counts:
        outcomes, units = (one.uitkomst, TOTAL), (one.eenheid, TOTAL)
        for category, outcome, unit in product((one.categorie, TOTAL), outcomes, units):
            if TOTAL in (outcome, unit):
                cell = Cell(category, outcome, unit)
                cells[cell] = cells.get(cell, 0) + (one.aantal or 0)
    return cells


def every_sum(cells: Iterable[Cell]) -> list[Equation[Cell]]:
    """Every row and column of both tables, the column of totals included."""
    cells = list(cells)
    sums = []
    for total in cells:
        for place in range(3):
            parts = tuple(
                cell
                for cell in cells
                if cell[place] != TOTAL == total[place]
                and cell[:place] + cell[place + 1 :] == total[:place] + total[place + 1 :]
            )
            if parts:
                sums.append(Equation(total, parts))
    return sums


def random_year(seed: int, incidents: int, shape: tuple[int, int, int]) -> list[Count]:
    """Incidents strewn over categories, outcomes and units, some of which have far more."""
    chance = random.Random(seed)  # noqa: S311 - tables, not secrets
    names = [
        [f"{letter}{i}" for i in range(size)] for letter, size in zip("cou", shape, strict=True)
    ]
    weights = [[chance.expovariate(1) for _ in line] for line in names]
    numbers = dict.fromkeys(product(*names), 0)
    for _ in range(incidents):
        place = tuple(
            chance.choices(line, weight)[0] for line, weight in zip(names, weights, strict=True)
        )
        numbers[place[0], place[1], place[2]] += 1
    return [Count(2025, unit, c, o, number) for (c, o, unit), number in numbers.items()]


def year_of(rows: Mapping[str, Mapping[str, Sequence[int | None]]]) -> list[Count]:
    """From {category: {outcome: a number per unit}}."""
    return [
        Count(2025, f"u{i}", category, outcome, number)
        for category, row in rows.items()
        for outcome, numbers in row.items()
        for i, number in enumerate(numbers)
    ]


def known_in(shown: Mapping[int, Year]) -> dict[Cell, Shown]:
    """What is shown of 2025, without what is not registered."""
    return {cell: value for cell, value in shown[2025].items() if value is not None}


@st.composite
def small_years(draw: st.DrawFn) -> list[Count]:
    sizes = [draw(st.integers(1, 3)) for _ in range(3)]
    number = st.one_of(st.just(0), st.integers(0, 3), st.integers(0, 9), st.none())
    return [
        Count(2025, f"u{u}", f"c{c}", f"o{o}", draw(number))
        for c, o, u in product(*(range(size) for size in sizes))
    ]


# -- the promise


@settings(max_examples=60, deadline=None, derandomize=True)
@given(small_years(), st.sampled_from([2, 3, 4, 5]))
@example(year_of({"c": {"o": (1, 1, 1), "p": (0, 0, 0)}}), 5)  # three ones, one outcome
@example(year_of({"c": {"o": (3, 0), "p": (0, 0)}}), 5)  # alone in its row, both ways
@example(year_of({"c": {"o": (1, 0), "p": (2, 0)}}), 5)  # a small total of two
def test_no_small_count_can_be_worked_out(counts: list[Count], k: int) -> None:
    shown = publishable(counts, k)
    assert violations(counts, shown, k) == {}
    seen = known_in(shown)
    cells = added_up(counts)
    truth = {cell: cells[cell] for cell in seen}
    assert broken_promises(truth, seen, every_sum(seen), k) == []


@pytest.mark.parametrize("k", [1, 2, 5, 10])
@pytest.mark.parametrize("incidents", [12, 150])
def test_the_tables_of_a_whole_organisation_pass_the_audit(incidents: int, k: int) -> None:
    counts = random_year(incidents, incidents, (9, 8, 12))
    shown = publishable(counts, k)
    assert violations(counts, shown, k) == {}
    hidden = sum(isinstance(value, Hidden) for value in shown[2025].values())
    assert (hidden > 0) == (k > 1)
    assert hidden < len(shown[2025]) / 2


def test_hiding_only_the_small_counts_gives_most_of_them_away() -> None:
    """The trial behind this package, by adding up and subtracting alone."""
    k, small, narrowed, computed = 5, 0, 0, 0
    for seed in range(6):
        counts = random_year(seed, 150, (9, 8, 12))
        cells = added_up(counts)
        sums = every_sum(cells)
        only_small = {cell: SMALL if 0 < n < k else n for cell, n in cells.items()}
        naive = tightened(bounds_of(cells, only_small, k), sums)
        kept = tightened(bounds_of(cells, known_in(publishable(counts, k)), k), sums)
        assert naive and kept
        for cell in (cell for cell, n in cells.items() if 0 < n < k):
            small += 1
            narrowed += naive[cell] != (1, k - 1)
            computed += naive[cell][0] == naive[cell][1]
            assert kept[cell][1] - kept[cell][0] >= k - 2
        assert len(violations(counts, {2025: only_small}, k)[2025]) > 10
    assert narrowed / small > 0.5
    assert computed / small > 0.1


# -- by hand

TABLE = [
    Equation("a", ("a1", "a2")),
    Equation("b", ("b1", "b2")),
    Equation("1", ("a1", "b1")),
    Equation("2", ("a2", "b2")),
    Equation("all", ("1", "2")),
]


def table(a1: int, a2: int, b1: int, b2: int) -> dict[str, int]:
    totals = {"a": a1 + a2, "b": b1 + b2, "1": a1 + b1, "2": a2 + b2}
    return {"a1": a1, "a2": a2, "b1": b1, "b2": b2, **totals, "all": a1 + a2 + b1 + b2}


def test_a_small_count_takes_three_others_along() -> None:
    shown = protect(table(2, 9, 8, 12), TABLE, 5)
    hidden = {"a1": SMALL, "a2": WITHHELD, "b1": WITHHELD, "b2": WITHHELD}
    assert shown == {**table(2, 9, 8, 12), **hidden}


def test_every_count_that_is_withheld_here_has_to_be() -> None:
    cells = table(2, 9, 8, 12)
    shown = protect(cells, TABLE, 5)
    assert audit(cells, shown, TABLE, 5) == []
    for key in ("a2", "b1", "b2"):
        revealed: dict[str, Shown] = {**shown, key: cells[key]}
        assert [one.key for one in audit(cells, revealed, TABLE, 5)][:1] == ["a1"]


def test_who_expects_a_withheld_count_not_to_be_small_learns_nothing() -> None:
    """1 + 5 = 6: a 5 that can only be 5 or more would give the 1 away."""
    cells = {"small": 1, "other": 5, "total": 6}
    sums = [Equation("total", ("small", "other"))]
    two: dict[str, Shown] = {"small": SMALL, "other": WITHHELD, "total": 6}
    assert [one.key for one in audit(cells, two, sums, 5)] == ["small", "other"]
    assert protect(cells, sums, 5)["total"] is WITHHELD


def test_a_small_total_of_one_count_is_small_and_of_two_is_withheld() -> None:
    assert protect(table(3, 0, 0, 20), TABLE, 5) == {
        **table(3, 0, 0, 20),
        **dict.fromkeys(("a1", "a", "1"), SMALL),
        **dict.fromkeys(("b2", "b", "2"), WITHHELD),
    }
    shown = protect(table(1, 2, 0, 20), TABLE, 5)
    assert (shown["a1"], shown["a2"], shown["a"]) == (SMALL, SMALL, WITHHELD)


def test_a_table_without_small_counts_is_shown_as_it_is() -> None:
    assert protect(table(5, 0, 7, 12), TABLE, 5) == table(5, 0, 7, 12)


@pytest.mark.parametrize("k", [0, 1])
def test_with_k_of_one_nothing_is_small(k: int) -> None:
    cells = table(1, 2, 3, 4)
    assert protect(cells, TABLE, k) == cells
    assert audit(cells, protect(cells, TABLE, k), TABLE, k) == []


def test_with_k_of_two_only_the_ones_are_replaced() -> None:
    """ "<2" is 1 to every reader: with one possible value there is nothing to protect."""
    cells = table(1, 0, 3, 1)
    small = dict.fromkeys(("a1", "b2", "a", "2"), SMALL)
    assert protect(cells, TABLE, 2) == {**cells, **small}


def test_with_a_higher_threshold_more_is_hidden() -> None:
    cells = table(6, 20, 30, 40)
    assert protect(cells, TABLE, 5) == cells
    assert protect(cells, TABLE, 10)["a1"] is SMALL


# -- the audit


@pytest.mark.parametrize(
    "lie",
    [
        {"a1": 2},  # small, and shown
        {"a2": 10},  # not what it is
        {"a2": SMALL},  # not small
    ],
)
def test_the_audit_refuses_what_is_not_so(lie: dict[str, Shown]) -> None:
    cells = table(2, 9, 8, 12)
    shown = {**protect(cells, TABLE, 5), **lie}
    assert next(iter(lie)) in [one.key for one in audit(cells, shown, TABLE, 5)]


def test_the_audit_tells_how_far_a_count_can_go() -> None:
    cells = {"s": 2, "t": 1, "total": 3}
    sums = [Equation("total", ("s", "t"))]
    shown: dict[str, Shown] = {"s": SMALL, "t": SMALL, "total": SMALL}
    assert audit(cells, shown, sums, 5) == [("s", 1, 3), ("t", 1, 3), ("total", 2, 4)]


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.tuples(*[st.integers(0, 7)] * 4), st.data(), st.sampled_from([3, 4]))
def test_the_audit_and_the_attacker_agree_on_any_choice_of_what_to_hide(
    numbers: tuple[int, int, int, int], data: st.DataObject, k: int
) -> None:
    cells = table(*numbers)
    shown: dict[str, Shown] = {}
    for key, count in cells.items():
        hidden: list[Shown] = [SMALL, WITHHELD] if 0 < count < k else [count, WITHHELD]
        shown[key] = data.draw(st.sampled_from(hidden), key)
    found = {one.key for one in audit(cells, shown, TABLE, k)}
    assert found == set(broken_promises(cells, shown, TABLE, k))


class Wrong(highspy.Highs):
    """A solver whose counts are one too high."""

    def getSolution(self) -> highspy.HighsSolution:
        found = super().getSolution()
        found.col_value = [value + 1 for value in found.col_value]
        return found


class Helpless(highspy.Highs):
    """A solver that finds nothing."""

    def getModelStatus(self) -> highspy.HighsModelStatus:
        return highspy.HighsModelStatus.kTimeLimit


@pytest.mark.parametrize(
    ("solver", "said"), [(Wrong, "do not add up"), (Helpless, "Time limit reached")]
)
def test_the_audit_believes_no_solver(
    monkeypatch: pytest.MonkeyPatch, solver: type[highspy.Highs], said: str
) -> None:
    cells = table(2, 9, 8, 12)
    shown = protect(cells, TABLE, 5)
    monkeypatch.setattr(highspy, "Highs", solver)
    with pytest.raises(AuditError, match=said):
        audit(cells, shown, TABLE, 5)


def test_counts_that_do_not_add_up_are_refused() -> None:
    wrong = {**table(1, 2, 3, 4), "all": 11}
    with pytest.raises(ValueError, match="all is not the sum"):
        protect(wrong, TABLE, 5)
    with pytest.raises(ValueError, match="all is not the sum"):
        audit(wrong, wrong, TABLE, 5)
    with pytest.raises(ValueError, match="s is negative"):
        protect({"s": -1}, [], 5)


@pytest.mark.parametrize(
    "sums",
    [
        [*TABLE, Equation("all", ("a", "b")), Equation("all", ("a1", "a2", "b1", "b2"))],
        [Equation("x", ("p", "q")), Equation("y", ("q", "r")), Equation("z", ("p", "r"))],
        [Equation("x", ("p", "p"))],
    ],
)
def test_sums_that_are_not_a_network_are_refused(sums: list[Equation[str]]) -> None:
    cells = {**table(0, 0, 0, 0), **dict.fromkeys("xyzpqr", 0)}
    with pytest.raises(NotANetwork):
        protect(cells, sums, 5)
    with pytest.raises(NotANetwork):
        audit(cells, cells, sums, 5)


# -- the tables of incidents


def test_what_is_not_registered_is_not_zero() -> None:
    counts = year_of({"c": {"o": (9, None), "p": (0, None)}, "d": {"o": (7, 8), "p": (None, None)}})
    shown = publishable(counts, 5)[2025]
    assert shown[Cell("c", TOTAL, "u1")] is None
    assert shown[Cell("d", "p", TOTAL)] is None
    assert shown[Cell("c", "p", TOTAL)] == 0
    assert shown[Cell("c", TOTAL, TOTAL)] == 9
    assert shown[Cell(TOTAL, "p", TOTAL)] == 0
    assert shown[GRAND_TOTAL] == 24


def test_nothing_registered_is_a_year_without_figures() -> None:
    counts = [Count(2025, "u", "c", "o", None)]
    shown = publishable(counts, 5)
    assert set(shown[2025].values()) == {None}
    assert violations(counts, shown, 5) == {}
    assert publishable([], 5) == {}


def test_years_are_apart() -> None:
    one, other = random_year(1, 50, (4, 3, 3)), random_year(2, 50, (4, 3, 3))
    other = [count._replace(jaar=2026) for count in other]
    assert publishable([*other, *one], 5) == {**publishable(one, 5), **publishable(other, 5)}


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_counts_makes_no_difference(seed: int) -> None:
    counts = random_year(seed, 80, (5, 4, 3))
    assert publishable(counts, 5) == publishable(counts[::-1], 5) == publishable(counts, 5)


def test_counts_of_one_place_are_added_up() -> None:
    """Two categories of the organisation's own may stand for one."""
    counts = [Count(2025, "u", "c", "o", 4), Count(2025, "u", "c", "o", 5)]
    assert publishable(counts, 5)[2025][GRAND_TOTAL] == 9


def test_with_one_unit_there_is_no_table_by_unit() -> None:
    shown = publishable(random_year(4, 30, (3, 3, 1)), 5)[2025]
    assert {cell.eenheid for cell in shown} == {TOTAL}


def test_both_tables_and_the_years_have_the_same_totals() -> None:
    shown = publishable(random_year(5, 200, (3, 2, 2)), 3)[2025]
    assert set(shown) == {
        *(Cell(c, o, TOTAL) for c in ("c0", "c1", "c2", TOTAL) for o in ("o0", "o1", TOTAL)),
        *(Cell(c, TOTAL, u) for c in ("c0", "c1", "c2", TOTAL) for u in ("u0", "u1")),
    }


def test_a_year_shown_otherwise_is_reported() -> None:
    counts = random_year(6, 60, (4, 3, 3))
    cells = added_up(counts)
    assert set(violations(counts, {2025: cells}, 5)) == {2025}
