"""The geometry of meters: bars in percentages of the largest number that each has to show."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from integriteitsplan.render.value import Resolver, Shown, show
from integriteitsplan.views.data.drawings import Meter, Meters
from integriteitsplan.views.notation import counted


class ShownMeter(NamedTuple):
    """A bar as drawn, and its numbers in words. Widths and places are percentages, or ''."""

    text: str
    done: str
    planned: str
    target: str


class ShownGroup(NamedTuple):
    """The meters of one subject."""

    label: Shown
    meters: tuple[ShownMeter, ...]


@dataclass(frozen=True)
class ShownMeters:
    """All that the template of meters needs, but for its table."""

    id: str
    title: str
    description: str
    groups: tuple[ShownGroup, ...]
    has_target: bool


def show_meters(figure: Meters, id: str, resolver: Resolver) -> ShownMeters:
    """Meters with the same label stand together below it."""
    return ShownMeters(
        id=id,
        title=figure.title,
        description=figure.description,
        groups=tuple(_groups(figure, resolver)),
        has_target=any(one.target is not None for one in figure.meters),
    )


def _groups(figure: Meters, resolver: Resolver) -> Iterator[ShownGroup]:
    for label, ones in groupby(figure.meters, key=lambda one: one.label):
        yield ShownGroup(show(label, resolver), tuple(_meter(one) for one in ones))


def _meter(meter: Meter) -> ShownMeter:
    most = max(meter.done, meter.planned, meter.target or 0)

    def part(number: int | None) -> str:
        return f"{100 * number / most:.3f}%" if number else ""

    return ShownMeter(
        counted(meter.unit, meter.done, meter.planned, meter.target),
        *(part(meter.done), part(meter.planned), part(meter.target)),
    )
