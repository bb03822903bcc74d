"""Which counts to hide, so that a reader cannot compute the small ones."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from typing import Generic, NamedTuple

from integriteitsplan.disclosure.cells import (
    Hidden,
    Shown,
    demand_sums,
    is_small,
    known,
    totals,
)
from integriteitsplan.disclosure.network import Equation, K, arcs

# What hiding a count costs the reader. It goes by the kind of cell and not by its count: a choice
# that follows the counts tells something about them. Small counts and zeros are withheld last, and
# at one price, so that a withheld count may be either.
PRICE = 2
PRICE_PER_HEIGHT = 10
LAST_RESORT = 1000


def protect(cells: Mapping[K, int], equations: Sequence[Equation[K]], k: int) -> dict[K, Shown]:
    """Each cell as it may be shown: its count, SMALL or WITHHELD.

    cells: counts of 0 and more, totals included. equations: see `arcs`. k: counts of 1..k-1 are
    small; with k of 0 or 1 nothing is. With k = 2 "<2" can only be 1: choose 3 or more.

    Promise, to a reader who has everything shown, the equations and what `known` says: a small
    count of a detail, and a count shown as SMALL, can be any of 1..k-1; every other hidden count
    has at least k-1 possible values. A small total of two small counts cannot be 1, so it is
    withheld. Small details are SMALL, and withheld only where hiding totals does not help. The
    promise can always be kept by withholding more, so no table has to be left out as a whole.

    Method: complementary suppression in a network by shortest paths, one cell after another
    (Kelly, Golden and Assad, Cell suppression: disclosure protection for sensitive tabular data,
    Networks 22, 1992; Castro, A shortest-paths heuristic for statistical data protection in
    positive tables, INFORMS Journal on Computing 19, 2007). A count can go up or down along a cycle
    of other hidden counts; where there is none, the cheapest cycle is hidden. It hides somewhat
    more than the least.

    Not promised: a reader can run this program on every table that fits, and strike out those for
    which it hides other cells (a minimality attack: Wong and others, VLDB 2007). Where all tables
    can be tried, as of 2 x 2 x 2 with k = 3, that narrows more than half of the small counts.

    Raises ValueError where the counts do not add up, and NotANetwork.
    """
    demand_sums(cells, equations)
    if k <= 1:
        return dict(cells)
    hiding = _Hiding(cells, equations, k)
    hiding.run()
    return hiding.shown


class _Step(NamedTuple, Generic[K]):
    """One cell of a cycle that goes up (sign 1) or down (sign -1), by at most `room`."""

    key: K
    sign: int
    room: float
    price: int


class _Hiding(Generic[K]):
    """The counts with what is hidden so far.

    Hiding more never takes away what was possible: a cell that is secured stays secured.
    """

    def __init__(self, cells: Mapping[K, int], equations: Sequence[Equation[K]], k: int) -> None:
        self.counts = cells
        self.k = k
        self.arcs = arcs(equations)
        self.heights = totals(equations)
        self.shown: dict[K, Shown] = {
            key: Hidden.SMALL if is_small(count, k) else count for key, count in cells.items()
        }
        self.leaving: dict[int, list[tuple[K, int, int]]] = defaultdict(list)
        for key, (tail, head) in self.arcs.items():
            self.leaving[tail].append((key, head, 1))
            self.leaving[head].append((key, tail, -1))
        self.todo: list[K] = []
        # How far a cell went up (1) or down (-1) in some possible table: one table serves many.
        self.reached: dict[tuple[K, int], int] = defaultdict(int)

    def run(self) -> None:
        small = [key for key in self.arcs if self.shown[key] is Hidden.SMALL]
        # Details first: they need the total of two small counts withheld, and not the reverse.
        self.todo = sorted(small, key=lambda key: self.heights.get(key, 0))
        for key in self.todo:  # grows while it runs: what is withheld is to be secured too
            small_detail = is_small(self.counts[key], self.k) and key not in self.heights
            if small_detail or self.shown[key] is Hidden.SMALL:
                self.secure_small(key)
            else:
                self.secure_withheld(key)

    def secure_small(self, key: K) -> None:
        """Hide what is needed for the count to be any of 1..k-1."""
        self.move(key, 1, self.k - 1 - self.counts[key])
        self.move(key, -1, self.counts[key] - 1)

    def secure_withheld(self, key: K) -> None:
        """Hide what is needed for the count to have k-1 possible values."""
        distance, count = self.k - 2, self.counts[key]
        room = count - known(count, Hidden.WITHHELD, self.k).low
        up = self.move(key, 1, distance, paid=False)
        down = self.move(key, -1, min(room, distance - up), paid=False)
        self.move(key, 1, distance - down)

    def move(self, key: K, sign: int, amount: int, paid: bool = True) -> int:
        """How far, up to the amount, the count can go with others making up for it.

        With `paid`, hides what is needed for that.
        """
        if self.reached[key, sign] >= amount:
            return amount
        moved: dict[K, int] = defaultdict(int)
        done = 0
        while done < amount:
            cycle = self.cycle(key, sign, moved, paid)
            if not cycle:
                break
            step = int(min(amount - done, *(one.room for one in cycle)))
            for one in cycle:
                moved[one.key] += one.sign * step
                if one.price:
                    self.withhold(one.key)
            done += step
            self.remember({**moved, key: sign * done})
        return done

    def remember(self, moved: Mapping[K, int]) -> None:
        for key, distance in moved.items():
            way = (key, 1 if distance > 0 else -1)
            self.reached[way] = max(self.reached[way], abs(distance))

    def withhold(self, key: K) -> None:
        self.shown[key] = Hidden.WITHHELD
        self.todo.append(key)

    def cycle(self, key: K, sign: int, moved: Mapping[K, int], paid: bool) -> list[_Step[K]]:
        """The cheapest and then shortest way round for one more in the cell (Dijkstra)."""
        tail, head = self.arcs[key]
        start, goal = (head, tail) if sign > 0 else (tail, head)
        best: dict[int, tuple[int, int]] = {start: (0, 0)}
        came: dict[int, tuple[int, _Step[K]]] = {}
        queue = [(0, 0, start)]
        while queue:
            price, length, node = heappop(queue)
            if node == goal:
                break
            if (price, length) > best[node]:
                continue
            for other, far, direction in self.leaving[node]:
                if other == key or (far in best and best[far] <= (price, length + 1)):
                    continue
                step = self.step(other, direction, moved.get(other, 0))
                if step is None or (step.price and not paid):
                    continue
                way = (price + step.price, length + 1)
                if far not in best or way < best[far]:
                    best[far] = way
                    came[far] = (node, step)
                    heappush(queue, (*way, far))
        return _back(came, start, goal)

    def step(self, key: K, sign: int, moved: int) -> _Step[K] | None:
        """How far the cell can go on: as it is shown for nothing, else withheld for a price."""
        count, now = self.counts[key], self.shown[key]
        for shown in (now, Hidden.WITHHELD):
            low, high = known(count, shown, self.k)
            limit = low if sign < 0 else float("inf") if high is None else high
            room = (limit - count - moved) * sign
            if room > 0:
                return _Step(key, sign, room, 0 if shown is now else self.price(key))
        return None

    def price(self, key: K) -> int:
        if key in self.heights:
            return int(PRICE_PER_HEIGHT ** self.heights[key])
        return PRICE if self.counts[key] >= self.k else LAST_RESORT


def _back(came: Mapping[int, tuple[int, _Step[K]]], start: int, goal: int) -> list[_Step[K]]:
    steps = []
    node = goal
    while node in came and node != start:
        node, step = came[node]
        steps.append(step)
    return steps if node == start else []
