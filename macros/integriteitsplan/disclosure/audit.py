"""Whether what is about to be published gives small counts away; by linear programming."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Generic, NamedTuple

from integriteitsplan.disclosure.cells import (
    Hidden,
    Shown,
    demand_sums,
    is_small,
    known,
    totals,
)
from integriteitsplan.disclosure.network import Equation, K, arcs

if TYPE_CHECKING:
    import highspy


class AuditError(RuntimeError):
    """The solver gave no answer. What is not audited, is not published."""


class Violation(NamedTuple, Generic[K]):
    """A cell that gives too much away, with the least and greatest count that it can be.

    Both say something about a count that has to stay hidden: keep them out of a public log.
    """

    key: K
    low: int
    high: int


def audit(
    cells: Mapping[K, int], shown: Mapping[K, Shown], equations: Sequence[Equation[K]], k: int
) -> list[Violation[K]]:
    """The cells that give too much away to a reader who has all that is shown; [] is safe.

    A count that is shown must be right, and not small: else only the cells where it is not so are
    returned. A small count of a detail, and a count shown as SMALL, must be able to be any of
    1..k-1; every other hidden count must have at least k-1 possible values. The reader has the
    equations and what `known` says.

    How: the least and the greatest value of each hidden count are sought by linear programming
    (Fischetti and Salazar, Solving the cell suppression problem on tabular data with linear
    constraints, Management Science 47, 2001). A value counts only in a table that has been added up
    in whole numbers. In a network (see `arcs`) every whole number in between is possible too. This
    trusts neither the solver (HiGHS, imported when called) nor `protect`.

    Raises ValueError where the counts do not add up, NotANetwork and AuditError.
    """
    demand_sums(cells, equations)
    arcs(equations)  # raises NotANetwork: the extremes would not tell about the values in between
    wrong = [
        Violation(key, count, count)
        for key, count in cells.items()
        if not _honest(count, shown[key], k)
    ]
    hidden = [key for key in cells if isinstance(shown[key], Hidden)]
    if wrong or not hidden:
        return wrong
    return _extremes(cells, shown, equations, hidden, k)


def _honest(count: int, shown: Shown, k: int) -> bool:
    if shown is Hidden.SMALL:
        return is_small(count, k)
    return shown is Hidden.WITHHELD or (shown == count and not is_small(count, k))


@dataclass(slots=True)
class _Goal:
    """How far a hidden count is known to be able to go, and has to."""

    low: int
    high: int
    demand: tuple[int, int] | int  # both ends to reach, or a distance between them
    settled: int = 0  # 1: the greatest value is known, 2: the least too

    def next_sign(self) -> int:
        """Where to look next: 1 up, -1 down, 0 nowhere."""
        if self.met() or self.settled == 2:
            return 0
        return -1 if self.settled else 1

    def met(self) -> bool:
        if isinstance(self.demand, int):
            return self.high - self.low >= self.demand
        return self.low <= self.demand[0] and self.demand[1] <= self.high


def _extremes(
    cells: Mapping[K, int],
    shown: Mapping[K, Shown],
    equations: Sequence[Equation[K]],
    hidden: list[K],
    k: int,
) -> list[Violation[K]]:
    heights = totals(equations)
    goals = []
    for key in hidden:
        count = cells[key]
        full = shown[key] is Hidden.SMALL or (is_small(count, k) and key not in heights)
        goals.append(_Goal(count, count, (1, k - 1) if full else k - 2))
    program = _Program(cells, shown, equations, hidden, k)
    while open_goals := [(i, goal.next_sign()) for i, goal in enumerate(goals) if goal.next_sign()]:
        first, sign = open_goals[0]
        for goal, value in zip(goals, program.push(open_goals), strict=True):
            goal.low, goal.high = min(goal.low, value), max(goal.high, value)
        goals[first].settled = 1 if sign > 0 else 2
    return [
        Violation(key, goal.low, goal.high)
        for key, goal in zip(hidden, goals, strict=True)
        if not goal.met()
    ]


class _Program(Generic[K]):
    """The hidden counts as the variables of a linear program, each sum as a row of it."""

    def __init__(
        self,
        cells: Mapping[K, int],
        shown: Mapping[K, Shown],
        equations: Sequence[Equation[K]],
        hidden: list[K],
        k: int,
    ) -> None:
        place = {key: i for i, key in enumerate(hidden)}
        self.rows = [
            [(place[key], factor) for key, factor in _signed(equation) if key in place]
            for equation in equations
        ]
        self.sums = self.add_up([cells[key] for key in hidden])
        known_of = [known(cells[key], shown[key], k) for key in hidden]
        # No goal needs more than k-2 more, and in a network no other cell then has to give more.
        self.bounds = [
            (bounds.low, cells[key] + k if bounds.high is None else bounds.high)
            for key, bounds in zip(hidden, known_of, strict=True)
        ]
        # One more in the goal sought outweighs all that the others can gain together.
        self.first_weight = 2 * sum(high for _, high in self.bounds) + 1
        self.solver = self.posed()

    def add_up(self, counts: Sequence[int]) -> list[int]:
        """What the hidden counts come to in each sum, the total with a minus."""
        return [sum(factor * counts[place] for place, factor in row) for row in self.rows]

    def posed(self) -> "highspy.Highs":
        """The solver with the program in it, without costs."""
        import highspy

        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(self.bounds), len(self.rows)
        program.col_cost_ = [0.0] * len(self.bounds)
        program.col_lower_ = [float(low) for low, _ in self.bounds]
        program.col_upper_ = [float(high) for _, high in self.bounds]
        program.row_lower_ = program.row_upper_ = [float(one) for one in self.sums]
        matrix = program.a_matrix_
        matrix.format_ = highspy.MatrixFormat.kRowwise
        matrix.start_ = [0, *accumulate(len(row) for row in self.rows)]
        matrix.index_ = [place for row in self.rows for place, _ in row]
        matrix.value_ = [float(factor) for row in self.rows for _, factor in row]
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("solver", "simplex")  # ends in a vertex, so in whole numbers
        solver.setOptionValue("threads", 1)  # a process that was forked has no other threads
        solver.passModel(program)
        return solver

    def push(self, goals: Sequence[tuple[int, int]]) -> list[int]:
        """A possible value of each hidden count, with the first goal as far as it can go.

        goals: variables, each with 1 (up) or -1 (down). The others come along as far as they can,
        so that one solution settles many of them. The solver starts from its last solution.
        """
        costs = [0.0] * len(self.bounds)
        for place, sign in goals:
            costs[place] = float(-sign)
        costs[goals[0][0]] *= self.first_weight
        self.solver.changeColsCost(len(costs), list(range(len(costs))), costs)
        self.solver.run()
        status = self.solver.getModelStatus()
        if status.name != "kOptimal":
            raise AuditError(self.solver.modelStatusToString(status))
        found = [round(value) for value in self.solver.getSolution().col_value]
        inside = all(
            low <= value <= high for value, (low, high) in zip(found, self.bounds, strict=True)
        )
        if not inside or self.add_up(found) != self.sums:
            raise AuditError("the solver came with counts that do not add up")
        return found


def _signed(equation: Equation[K]) -> Iterator[tuple[K, int]]:
    yield equation.total, -1
    for part in equation.parts:
        yield part, 1
