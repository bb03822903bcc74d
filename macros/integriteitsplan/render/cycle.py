"""The drawing of the cycle: lists with arrows between them, so that text wraps and links work."""

from dataclasses import dataclass
from typing import NamedTuple

from integriteitsplan.render.value import Resolver, Shown, show
from integriteitsplan.views.data.drawings import Cycle, CycleLevel, Station


class ShownStation(NamedTuple):
    """A plan or report; `day` is empty where `moment` is."""

    label: Shown
    badge: Shown
    moment: str
    day: Shown


class ShownLevel(NamedTuple):
    """A level: its plans, and the reports that come up to it."""

    title: str
    plans: tuple[ShownStation, ...]
    reports: tuple[ShownStation, ...]


@dataclass(frozen=True)
class ShownCycle:
    """All that the template of the cycle needs, but for its table."""

    id: str
    title: str
    description: str
    levels: tuple[ShownLevel, ...]


def show_cycle(cycle: Cycle, id: str, resolver: Resolver) -> ShownCycle:
    """The levels of the cycle with their links resolved."""

    def stations(found: tuple[Station, ...]) -> tuple[ShownStation, ...]:
        return tuple(
            ShownStation(
                show(one.label, resolver),
                show(one.badge, resolver),
                one.moment,
                show(one.day, resolver),
            )
            for one in found
        )

    def level(found: CycleLevel) -> ShownLevel:
        return ShownLevel(found.title, stations(found.plans), stations(found.reports))

    return ShownCycle(id, cycle.title, cycle.description, tuple(map(level, cycle.levels)))
