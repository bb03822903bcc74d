"""What a view returns: plain data without markup, equal for page, download and test.

A cell holds one value or a tuple of values. Rendering decides how a value looks, export how it is
written; neither computes anything.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar, NamedTuple


class Tone(StrEnum):
    """How a reader should take something; never the only carrier of the meaning."""

    GOOD = "goed"
    PARTLY = "deels"
    BAD = "slecht"
    NEUTRAL = "neutraal"
    EMPTY = "leeg"


class Link(NamedTuple):
    """A link to a record: its kind and id; the renderer knows the page it is on."""

    text: str
    kind: str
    id: str


class PageLink(NamedTuple):
    """A link to a page of the site by its uri, such as `plannen/concern/jaarplan-2026.md`."""

    text: str
    uri: str


class WebLink(NamedTuple):
    """A link to an address outside the site, or a mail address (`mailto:`)."""

    text: str
    url: str


class Badge(NamedTuple):
    """A status: short text with a tone."""

    text: str
    tone: Tone


class Code(NamedTuple):
    """A letter or short code that is shown, and what it means, which is read aloud."""

    text: str
    meaning: str


class Due(NamedTuple):
    """The day on which something must be done, as judged on `peildatum`.

    A reader of an old build sees "te laat" as soon as the day is over.
    """

    day: date
    is_done: bool
    peildatum: date

    @property
    def is_overdue(self) -> bool:
        """Whether it was late already when the site was built."""
        return not self.is_done and self.day < self.peildatum


Value = str | int | Decimal | date | Due | Link | PageLink | WebLink | Badge | Code | None
Cell = Value | tuple[Value, ...]


class Sort(StrEnum):
    """How the values of a column compare."""

    TEXT = "tekst"
    NUMBER = "getal"
    DATE = "datum"


class Column(NamedTuple):
    """A column of a table.

    `key` names it in downloads. With `below` it has no column of its own on the page: its value
    stands under that of the column with that key, after its title where `labelled`.
    `facet` offers the reader a choice from the values that occur.
    """

    key: str
    title: str
    below: str = ""
    labelled: bool = True
    facet: bool = False
    sort: Sort = Sort.TEXT
    meaning: str = ""
    target: Link | None = None


@dataclass(frozen=True)
class Row:
    """The cells of a row, one per column; `record` is the (kind, id) that the row is about.

    `anchors` are more ids that lead to the row: of what once stood on the page itself.
    """

    cells: tuple[Cell, ...]
    record: tuple[str, str] | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table. The first column heads the rows. `empty` is said where there are no rows.

    A `dense` table must fit on paper with others: it is small and has no filter. One that
    `is_part` of a larger one keeps its columns, so that they can be put together; a table of those
    parts has the whole as its download, `gathered` from what the macro of that name shows there.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = "Er zijn geen gegevens."
    note: str = ""
    dense: bool = False
    is_part: bool = False
    gathered: str = ""

    def records(self) -> Iterator[dict[str, Cell]]:
        """The rows as mappings from column key to cell."""
        for row in self.rows:
            yield {column.key: cell for column, cell in zip(self.columns, row.cells, strict=True)}


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


@dataclass(frozen=True)
class Facts:
    """Terms with their values: the header block of a document, the core of a record."""

    title: str
    items: tuple[tuple[str, Cell], ...]
    badge: Badge | None = None
    note: str = ""


@dataclass(frozen=True)
class Section:
    """A list within a card, titled or not; `folded` starts closed on screen, open in print."""

    title: str
    items: tuple[Cell, ...]
    folded: bool = False


@dataclass(frozen=True)
class Card:
    """Something with a title, a text, facts and lists."""

    title: Value
    text: str = ""
    facts: tuple[tuple[str, Cell], ...] = ()
    sections: tuple[Section, ...] = ()
    record: tuple[str, str] | None = None


class CardsForm(StrEnum):
    """What cards are for."""

    PLAIN = "kaarten"
    CHOICE = "keuze"  # small, to choose from
    VERDICTS = "oordelen"  # titled by a badge, and coloured by its tone
    DECK = "stapel"  # on paper a sheet each, and nothing else of the page


@dataclass(frozen=True)
class Cards:
    """Cards beside each other; `title` heads them where it is not empty."""

    title: str
    cards: tuple[Card, ...]
    empty: str = "Er zijn geen gegevens."
    form: CardsForm = CardsForm.PLAIN

    @property
    def has_files(self) -> bool:
        """Whether a page offers them as files; cards of another form repeat what others say."""
        return self.form is CardsForm.PLAIN


@dataclass(frozen=True)
class Notice:
    """A message to the reader."""

    title: str
    text: str
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class Prose:
    """Paragraphs, or a list, under an optional heading of the given level."""

    paragraphs: tuple[Cell, ...] = ()
    title: str = ""
    items: tuple[Cell, ...] = field(default=())
    level: int = 2


@dataclass(frozen=True)
class Colophon:
    """How old a page is, at its end; search does not see it.

    `warning` shows once the date of a `Due` among the items has passed, for who reads an old build.
    """

    title: ClassVar[str] = ""

    items: tuple[tuple[str, Cell], ...]
    warning: str = ""


# Each carries its table.
Drawing = Figure | Meters | Tree | Timeline | Cycle | Channels | Guide | Chart
Block = Table | Drawing | Facts | Cards | Notice | Prose | Colophon
Blocks = tuple[Block, ...]


def without_empty_columns(block: Block) -> Block:
    """The block without columns that say nothing in any row; there a field is not public."""
    if isinstance(block, Table):
        return _without_empty(block)
    if isinstance(block, Drawing):
        return replace(block, table=_without_empty(block.table))
    return block


def _without_empty(table: Table) -> Table:
    if table.is_part:
        return table
    used = [
        number
        for number, column in enumerate(table.columns)
        if number == 0 or any(row.cells[number] is not None for row in table.rows)
    ]
    kept = {table.columns[number].key for number in used}
    columns = tuple(
        column if column.below in kept or not column.below else column._replace(below="")
        for column in (table.columns[number] for number in used)
    )
    rows = tuple(
        replace(row, cells=tuple(row.cells[number] for number in used)) for row in table.rows
    )
    return replace(table, columns=columns, rows=rows) if table.rows else table
