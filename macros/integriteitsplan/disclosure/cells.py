"""What a reader sees of a count, and what that tells about it."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import NamedTuple

from integriteitsplan.disclosure.network import Equation, K


class Hidden(Enum):
    """A count that is not shown."""

    SMALL = "klein"  # printed as "<k": one of 1..k-1
    WITHHELD = "weggelaten"  # any count


Shown = int | Hidden


class Bounds(NamedTuple):
    """The least and the greatest value, both included; None is no limit."""

    low: int
    high: int | None


def is_small(count: int, k: int) -> bool:
    return 0 < count < k


def known(count: int, shown: Shown, k: int) -> Bounds:
    """What a reader knows of a count without adding anything up.

    Of a withheld count a reader is told no more than that it is not negative. Who knows the method,
    however, expects that a small count is printed as such, and so that a withheld one is not small.
    We therefore grant the reader which of the withheld counts are k or more; the others are zeros,
    small totals and, rarely, small details, without a way to tell which.
    """
    if shown is Hidden.SMALL:
        return Bounds(1, k - 1)
    if shown is Hidden.WITHHELD:
        return Bounds(k if count >= k else 0, None)
    return Bounds(count, count)


def totals(equations: Sequence[Equation[K]]) -> dict[K, int]:
    """The cells that are a sum, with their height: 1 above details, 2 above such sums, etc."""
    parts = {equation.total: equation.parts for equation in equations}
    heights: dict[K, int] = {}

    def height(key: K) -> int:
        if key not in parts:
            return 0
        if key not in heights:
            heights[key] = 1 + max((height(part) for part in parts[key]), default=0)
        return heights[key]

    for key in parts:
        height(key)
    return heights


def demand_sums(cells: Mapping[K, int], equations: Sequence[Equation[K]]) -> None:
    """Raise ValueError where a count is negative or a total is not the sum of its parts."""
    for key, count in cells.items():
        if count < 0:
            raise ValueError(f"{key} is negative")
    for equation in equations:
        if cells[equation.total] != sum(cells[part] for part in equation.parts):
            raise ValueError(f"{equation.total} is not the sum of its parts")
