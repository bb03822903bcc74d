"""The geometry of a timeline: days in percentages, rows in pixels, so that text keeps its size."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from integriteitsplan.render.value import Resolver
from integriteitsplan.views.data.drawings import Lane, Span, Timeline
from integriteitsplan.views.notation import dutch_date

MONTHS = (*("jan", "feb", "mrt", "apr", "mei", "jun"), *("jul", "aug", "sep", "okt", "nov", "dec"))
AXIS_HEIGHT = 44  # pixels, as all heights here: the date of today above, the months below it
LABEL_HEIGHT = 24
ROW_HEIGHT = 24
GAP = 8
BESIDE_MARK = 9
BESIDE_BAR = 4
# Percent of the width, which is never below 640 pixels.
ROOM_FOR_NUMBER = 5.5
MARK = 1.2
NEAR_THE_EDGE = 93.0


class Mark(NamedTuple):
    """A span as drawn: a bar with its number in it, or a mark with its number at one side.

    Spans of one day in one state share a mark, which tells how many they are.
    """

    number: str
    tone: str
    x: str
    width: str
    x_number: str
    y: int
    is_bar: bool
    dx: int
    anchor: str


class DrawnLane(NamedTuple):
    """A lane as drawn: its label stands above its rows."""

    label: str
    number: int
    y_line: int
    y_label: int
    marks: tuple[Mark, ...]


class Month(NamedTuple):
    """A month on the axis."""

    name: str
    x: str


class Today(NamedTuple):
    """The line of today, with the side on which its word fits."""

    name: str
    x: str
    anchor: str


@dataclass(frozen=True)
class ShownTimeline:
    """All that the template of a timeline needs, but for its table."""

    id: str
    title: str
    description: str
    height: int
    months: tuple[Month, ...]
    today: Today | None
    lanes: tuple[DrawnLane, ...]
    legend: tuple[tuple[str, str], ...]


class _Scale(NamedTuple):
    """Days to percentages of the width."""

    start: date
    end: date

    def at(self, day: date) -> float:
        """Where a day begins; what lies outside stands at the edge."""
        days = (self.end - self.start).days + 1
        return min(max(100 * (day - self.start).days / days, 0.0), 100.0)

    def after(self, day: date) -> float:
        """Where a day ends."""
        return self.at(date.fromordinal(day.toordinal() + 1))


def show_timeline(timeline: Timeline, id: str, _: Resolver) -> ShownTimeline:
    """A timeline with its spans in as few rows per lane as hold them without overlap."""
    scale, top = _Scale(timeline.start, timeline.end), AXIS_HEIGHT
    lanes = []
    for lane in timeline.lanes:
        marks, rows = _marks(lane, scale, top + LABEL_HEIGHT)
        lanes.append(DrawnLane(lane.label, len(lane.spans), top, top + 17, marks))
        top += LABEL_HEIGHT + rows * ROW_HEIGHT + GAP
    spans = [span for lane in timeline.lanes for span in lane.spans]
    legend = {span.state.text: span.state.tone.value for span in spans}
    return ShownTimeline(
        *(id, timeline.title, timeline.description),
        height=top,
        months=tuple(_months(timeline, scale)),
        today=_today(timeline, scale),
        lanes=tuple(lanes),
        legend=tuple(legend.items()),
    )


def _months(timeline: Timeline, scale: _Scale) -> list[Month]:
    count = (timeline.end.year - timeline.start.year) * 12 + timeline.end.month
    starts = [
        date(timeline.start.year + number // 12, number % 12 + 1, 1)
        for number in range(timeline.start.month - 1, count)
    ]
    return [Month(MONTHS[day.month - 1], _percent(scale.at(day))) for day in starts]


def _today(timeline: Timeline, scale: _Scale) -> Today | None:
    if not timeline.start <= timeline.today <= timeline.end:
        return None
    x = scale.at(timeline.today)
    anchor = "start" if x < 50 else "end"
    return Today(f"stand op {dutch_date(timeline.today)}", _percent(x), anchor)


def _marks(lane: Lane, scale: _Scale, top: int) -> tuple[tuple[Mark, ...], int]:
    """The marks of a lane and the number of rows that they take: each in the first with room."""
    marks, ends = [], list[float]()
    for span, number in _grouped(lane.spans):
        left, right = _room(span, scale)
        row = next((i for i, end in enumerate(ends) if end <= left), len(ends))
        ends[row : row + 1] = [right]
        marks.append(_mark(span, number, scale, top + row * ROW_HEIGHT))
    return tuple(marks), len(ends)


def _grouped(spans: tuple[Span, ...]) -> list[tuple[Span, str]]:
    """Spans in order of time, with the number to draw; those that share a mark once."""
    groups: dict[object, list[Span]] = {}
    for span in sorted(spans, key=lambda one: (one.start, one.number)):
        is_day = span.start == span.end
        groups.setdefault((span.start, span.state) if is_day else span.number, []).append(span)
    return [
        (first, f"{1 + len(rest)}×" if rest else str(first.number))
        for first, *rest in groups.values()
    ]


def _room(span: Span, scale: _Scale) -> tuple[float, float]:
    """From where to where a span needs its row, its number included."""
    x, end = scale.at(span.start), scale.after(span.end)
    if end - x >= ROOM_FOR_NUMBER:
        return x, end
    if end > NEAR_THE_EDGE:
        return x - MARK - ROOM_FOR_NUMBER, end + MARK
    return x - MARK, max(end, x + MARK) + ROOM_FOR_NUMBER


def _mark(span: Span, number: str, scale: _Scale, y: int) -> Mark:
    """The number stands in the bar where there is room, else after it, else before it."""
    x, end = scale.at(span.start), scale.after(span.end)
    is_bar = end - x >= MARK
    at_side = "end" if end > NEAR_THE_EDGE else "start"
    if end - x >= ROOM_FOR_NUMBER:
        x_number, dx, anchor = (x + end) / 2, 0, "middle"
    elif at_side == "end":
        x_number, dx, anchor = x, -BESIDE_BAR if is_bar else -BESIDE_MARK, at_side
    else:
        x_number, dx, anchor = (end, BESIDE_BAR, at_side) if is_bar else (x, BESIDE_MARK, at_side)
    return Mark(
        *(number, span.state.tone.value),
        *(_percent(x), _percent(end - x), f"{x_number:.1f}%"),
        y=y,
        is_bar=is_bar,
        dx=dx,
        anchor=anchor,
    )


def _percent(number: float) -> str:
    return f"{number:.2f}%"
