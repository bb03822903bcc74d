"""The geometry of a figure: stacked bars in percentages, so that text keeps its size on a phone."""

from dataclasses import dataclass
from typing import NamedTuple

from integriteitsplan.render.value import Resolver
from integriteitsplan.views.data.drawings import Bar, Figure, Segment

BAR_HEIGHT = 28  # pixels
LABEL_HEIGHT = 24
ROW_HEIGHT = BAR_HEIGHT + LABEL_HEIGHT + 14
ROOM_FOR_NUMBER = 8.0  # percent of the width; a narrower segment has its number in the table only


class Part(NamedTuple):
    """A segment as drawn: position, width and middle are percentages, as SVG reads them."""

    label: str
    number: int
    tone: str
    x: str
    width: str
    middle: str
    has_room: bool


class Stack(NamedTuple):
    """A bar as drawn: its label stands above it. `y` values are pixels."""

    label: str
    total: int
    y_label: int
    y_bar: int
    y_number: int
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class ShownFigure:
    """All that the template of a figure needs, but for its table."""

    id: str
    title: str
    description: str
    height: int
    stacks: tuple[Stack, ...]
    legend: tuple[tuple[str, str], ...]


def show_figure(figure: Figure, id: str, _: Resolver) -> ShownFigure:
    """A figure with every bar scaled to its own total."""
    segments = [part for bar in figure.bars for part in bar.segments]
    legend = {part.label: part.tone.value for part in segments if part.number}
    return ShownFigure(
        id=id,
        title=figure.title,
        description=figure.description,
        height=max(len(figure.bars) * ROW_HEIGHT - 10, 0),
        stacks=tuple(_stack(bar, number * ROW_HEIGHT) for number, bar in enumerate(figure.bars)),
        legend=tuple(legend.items()),
    )


def _stack(bar: Bar, top: int) -> Stack:
    total = sum(segment.number for segment in bar.segments)
    parts, start = [], 0
    for segment in bar.segments:
        if segment.number:
            parts.append(_part(segment, start, total))
            start += segment.number
    y_bar = top + LABEL_HEIGHT
    return Stack(bar.label, total, top + 16, y_bar, y_bar + BAR_HEIGHT // 2, tuple(parts))


def _part(segment: Segment, start: int, total: int) -> Part:
    width = 100 * segment.number / total
    x = 100 * start / total
    return Part(
        *(segment.label, segment.number, segment.tone.value),
        x=f"{x:.2f}%",
        width=f"{width:.2f}%",
        middle=f"{x + width / 2:.2f}%",
        has_room=width >= ROOM_FOR_NUMBER,
    )
