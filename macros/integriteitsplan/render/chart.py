"""The geometry of a chart: boxes in rows with lines between them, in units of one drawing.

SVG does not wrap text, so that words are wrapped here, by the width of an average letter.
"""

from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap
from typing import NamedTuple

from integriteitsplan.render.tree import ShownNode, show_node
from integriteitsplan.render.value import Resolver
from integriteitsplan.views.data.drawings import Box, Chart

WIDTH = 680  # of the drawing, which is some pixels on a desktop and on paper
LANE = 16  # left, for lines that pass a row
EDGE = 2  # around the drawing, for the border of a box
BETWEEN = 12  # two boxes beside each other
BELOW = 30  # a row
PADDING = 10
LETTER, BOLD_LETTER = 6.9, 7.7  # widths of an average letter in a wide typeface
BOX_WIDTH = 200  # of a box without lines, at most
COLUMN_WIDTH = 190  # of lines in a box, at least
LINE, SMALL_LINE = 17, 15  # heights
HERE = "deze rol"


class Words(NamedTuple):
    """A line of text as drawn, at its left end; `sort` is titel, noot, regel or hier."""

    x: int
    y: int
    text: str
    sort: str


class DrawnBox(NamedTuple):
    """A box as drawn."""

    x: int
    y: int
    width: int
    height: int
    way: str
    words: tuple[Words, ...]


@dataclass(frozen=True)
class ShownChart:
    """All that the template of a chart needs, but for its table."""

    id: str
    title: str
    description: str
    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    lines: tuple[str, ...]
    nodes: tuple[ShownNode, ...]


def show_chart(chart: Chart, id: str, resolver: Resolver) -> ShownChart:
    """A chart with each row in the middle, as high as the highest of its boxes."""
    left = LANE if any(low[0] - high[0] > 1 for high, low in chart.ties) else EDGE
    rows = [_row(row, left) for row in chart.rows]
    tops = [*accumulate((row[0].height + BELOW for row in rows if row), initial=EDGE)]
    placed = [[_moved(box, top) for box in row] for row, top in zip(rows, tops, strict=False)]
    return ShownChart(
        *(id, chart.title, chart.description),
        width=left + WIDTH + EDGE,
        height=max(tops[-1] - BELOW, 0) + EDGE,
        boxes=tuple(box for row in placed for box in row),
        lines=tuple(_line(placed, high, low) for high, low in chart.ties),
        nodes=tuple(show_node(node, 0, resolver) for node in chart.nodes),
    )


def _row(boxes: tuple[Box, ...], margin: int) -> list[DrawnBox]:
    room = (WIDTH - BETWEEN * (len(boxes) - 1)) // max(len(boxes), 1)
    width = room if any(box.lines for box in boxes) else min(room, BOX_WIDTH)
    used = width * len(boxes) + BETWEEN * (len(boxes) - 1)
    left = margin + (WIDTH - used) // 2
    drawn = [
        _box(box, left + number * (width + BETWEEN), width) for number, box in enumerate(boxes)
    ]
    height = max((box.height for box in drawn), default=0)
    return [box._replace(height=height) for box in drawn]


def _box(box: Box, left: int, width: int) -> DrawnBox:
    """A box with its top at 0."""
    x, y = left + PADDING, PADDING
    room = width - 2 * PADDING
    words = []
    parts = (
        ([HERE] if box.way == "hier" else [], "hier", SMALL_LINE),
        (_wrapped(box.label, room, BOLD_LETTER), "titel", LINE),
        (_wrapped(box.note, room), "noot", SMALL_LINE),
    )
    for texts, sort, height in parts:
        for text in texts:
            y += height
            words.append(Words(x, y - 4, text, sort))
    if box.lines:
        lines = _columns(box.lines, x, y + 6, room)
        words += lines
        y = max(one.y for one in lines) + 4
    return DrawnBox(left, 0, width, y + PADDING, box.way, tuple(words))


def _columns(lines: tuple[str, ...], left: int, top: int, room: int) -> list[Words]:
    """Lines in columns, read from top to bottom; a long one goes on in the next line."""
    count = max(room // COLUMN_WIDTH, 1)
    deep = -(-len(lines) // count)
    width = room // count
    found = []
    for column in range(count):
        y = top
        for line in lines[column * deep : (column + 1) * deep]:
            for number, text in enumerate(_wrapped(line, width - 14)):
                y += SMALL_LINE
                indent, sign = (10, "") if number else (0, "· ")
                found.append(Words(left + column * width + indent, y, sign + text, "regel"))
    return found


def _wrapped(text: str, room: int, letter: float = LETTER) -> list[str]:
    return wrap(text, max(int(room / letter), 8))


def _moved(box: DrawnBox, top: int) -> DrawnBox:
    words = tuple(one._replace(y=one.y + top) for one in box.words)
    return box._replace(y=top, words=words)


def _line(rows: list[list[DrawnBox]], high: tuple[int, int], low: tuple[int, int]) -> str:
    """The way from a box down to another; where rows are between, it passes them on the left."""
    start, end = rows[high[0]][high[1]], rows[low[0]][low[1]]
    x_start, x_end = start.x + start.width // 2, end.x + end.width // 2
    bottom = start.y + start.height
    first, last = bottom + BELOW // 2, end.y - BELOW // 2
    passed = rows[high[0] + 1 : low[0]]
    if not passed:
        return f"M{x_start} {bottom}V{first}H{x_end}V{end.y}"
    lane = min(row[0].x for row in passed) - LANE + EDGE
    return f"M{x_start} {bottom}V{first}H{lane}V{last}H{x_end}V{end.y}"
