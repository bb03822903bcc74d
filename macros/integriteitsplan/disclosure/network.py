"""Sums of counts as a network: what makes linear programming exact for whole numbers."""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)


class NotANetwork(ValueError):
    """The sums are linked in such a way that bounds from linear programming may not be attained."""


class Equation(NamedTuple, Generic[K]):
    """The total is the sum of the parts; each is the key of a cell."""

    total: K
    parts: tuple[K, ...]


class Arc(NamedTuple):
    """A cell as a stream between two nodes; a node is the number of an equation."""

    tail: int
    head: int


def arcs(equations: Sequence[Equation[K]]) -> dict[K, Arc]:
    """Each cell as an arc; each equation says that what flows into its node flows out again.

    Every cell stands in at most two equations, and the equations can be given a sign so that it
    stands in them with opposite signs. The matrix is then that of a network, which is totally
    unimodular: with whole bounds every vertex is whole, and a cell can be every whole number
    between its least and greatest value (Ahuja, Magnanti and Orlin, Network Flows, 1993, ch. 11;
    Cox, Network models for complementary cell suppression, JASA 90, 1995).

    A cell of one equation flows to or from the ground, the node after the last equation. Leave out
    an equation that follows from the others: it would be a third one for its cells. Raises
    NotANetwork.
    """
    places = _places(equations)
    signs = _signs(places, len(equations))
    ground = len(equations)
    found = {}
    for key, where in places.items():
        ends = {signs[node] * factor: node for node, factor in where}
        found[key] = Arc(tail=ends.get(-1, ground), head=ends.get(1, ground))
    return found


def _places(equations: Sequence[Equation[K]]) -> dict[K, list[tuple[int, int]]]:
    """Per cell the equations that it stands in, with its factor: part 1, total -1."""
    places: dict[K, list[tuple[int, int]]] = defaultdict(list)
    for node, equation in enumerate(equations):
        places[equation.total].append((node, -1))
        for part in equation.parts:
            places[part].append((node, 1))
    for key, where in places.items():
        nodes = [node for node, _ in where]
        if len(nodes) > 2 or len(set(nodes)) < len(nodes):
            raise NotANetwork(f"{key} stands in the equations {nodes}")
    return dict(places)


def _signs(places: dict[K, list[tuple[int, int]]], size: int) -> list[int]:
    """A sign per equation, so that a cell of two equations has opposite signs in them."""
    neighbours: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for where in places.values():
        if len(where) == 2:
            (one, factor), (other, other_factor) = where
            neighbours[one].append((other, -factor * other_factor))
            neighbours[other].append((one, -factor * other_factor))
    signs = [0] * size
    for first in range(size):
        if signs[first]:
            continue
        signs[first], todo = 1, [first]
        while todo:
            node = todo.pop()
            for other, factor in neighbours[node]:
                if not signs[other]:
                    signs[other] = signs[node] * factor
                    todo.append(other)
                elif signs[other] != signs[node] * factor:
                    raise NotANetwork(f"the equations {node} and {other} go round the wrong way")
    return signs
