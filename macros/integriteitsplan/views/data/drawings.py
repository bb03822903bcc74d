"""Drawings, each with a table that says the same."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from integriteitsplan.views.data.cells import Badge, Cell, Link, Tone, Value
from integriteitsplan.views.data.tables import Table


class Segment(NamedTuple):
    """A part of a bar: what it counts, how many, and its tone."""

    label: str
    number: int
    tone: Tone


class Bar(NamedTuple):
    """One bar of a figure: its segments add up to its total."""

    label: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True)
class Figure:
    """Stacked bars with the same numbers as a table."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    table: Table


class Meter(NamedTuple):
    """Something that is counted: how many are planned, done and wanted (`target`, if any)."""

    label: Cell
    unit: str
    planned: int
    done: int
    target: int | None = None


@dataclass(frozen=True)
class Meters:
    """Bars of what is planned, done and wanted, each with its numbers as text; and a table."""

    title: str
    description: str
    meters: tuple[Meter, ...]
    table: Table


@dataclass(frozen=True)
class Node:
    """Something in a tree: what it is called, how it stands, and what hangs below it."""

    label: Cell
    badges: tuple[Badge, ...] = ()
    text: str = ""
    children: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Tree:
    """A tree as nested lists, with the same contents as a table."""

    title: str
    nodes: tuple[Node, ...]
    table: Table


class Span(NamedTuple):
    """Something on a timeline, on one day or from `start` to `end`, both included.

    `number` is drawn beside it and stands in its row of the table.
    """

    number: int
    start: date
    end: date
    state: Badge


class Lane(NamedTuple):
    """A part of a timeline: spans of one sort."""

    label: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Timeline:
    """Lanes from `start` to `end` with a line at `today`, and the same as a table."""

    title: str
    description: str
    start: date
    end: date
    today: date
    lanes: tuple[Lane, ...]
    table: Table


class Station(NamedTuple):
    """A plan or report in the drawing of the cycle; without a link where it does not exist.

    `moment` is what its date is, such as "laatste meting".
    """

    label: Value
    badge: Badge
    moment: str = ""
    day: Value = None


class CycleLevel(NamedTuple):
    """A level of the cycle: the plans that go down from it, the reports that come up to it."""

    title: str
    plans: tuple[Station, ...]
    reports: tuple[Station, ...]


@dataclass(frozen=True)
class Cycle:
    """The levels of the cycle, highest first: derivation down the right, reports up the left."""

    title: str
    description: str
    levels: tuple[CycleLevel, ...]
    table: Table


class Claim(NamedTuple):
    """What a reader can count on, how soon (`term`, if that is said), and the norms behind it."""

    text: str
    norms: tuple[Link, ...] = ()
    term: str = ""


@dataclass(frozen=True)
class Channel:
    """Where a reader can talk or report: how to reach it, and what comes of it."""

    title: Value
    sort: str
    text: str
    facts: tuple[tuple[str, Cell], ...] = ()
    ways: tuple[str, ...] = ()
    steps: tuple[Claim, ...] = ()
    protection: tuple[Claim, ...] = ()
    norms: tuple[Link, ...] = ()
    record: tuple[str, str] | None = None


@dataclass(frozen=True)
class Channels:
    """Channels with all that is known of them, and the same as a table."""

    title: str
    channels: tuple[Channel, ...]
    table: Table


@dataclass(frozen=True)
class Answer:
    """An answer leads to channels, or to another question."""

    text: str
    note: str = ""
    channels: tuple[Channel, ...] = ()
    question: "Question | None" = None


@dataclass(frozen=True)
class Question:
    """A question to the reader."""

    text: str
    note: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Guide:
    """Questions that lead a reader to a channel, and all answers as a table."""

    title: str
    question: Question | None
    table: Table


class Box(NamedTuple):
    """A box of a chart: what it is called, what is said of it, and what stands in it.

    `way` is how it stands to the box that the chart is about: `hier`, `op`, `af` or ''.
    """

    label: str
    note: str = ""
    lines: tuple[str, ...] = ()
    way: str = ""


@dataclass(frozen=True)
class Chart:
    """Rows of boxes, highest first, with lines between them; and the same as nested lists.

    A tie is two boxes, the higher one first, each as (row, place in the row).
    """

    title: str
    description: str
    rows: tuple[tuple[Box, ...], ...]
    ties: tuple[tuple[tuple[int, int], tuple[int, int]], ...]
    nodes: tuple[Node, ...]
    table: Table


Drawing = Figure | Meters | Tree | Timeline | Cycle | Channels | Guide | Chart
