"""Blocks: all that a view can return, one below the other on a page."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from integriteitsplan.views.data.cells import Badge, Cell, Tone, Value
from integriteitsplan.views.data.drawings import Drawing
from integriteitsplan.views.data.tables import Table


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
    """Paragraphs, or a list, under an optional heading."""

    paragraphs: tuple[Cell, ...] = ()
    title: str = ""
    items: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Colophon:
    """How old a page is, at its end; search does not see it.

    `warning` shows once the date of a `Due` among the items has passed, for who reads an old build.
    """

    title: ClassVar[str] = ""

    items: tuple[tuple[str, Cell], ...]
    warning: str = ""


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
        row._replace(cells=tuple(row.cells[number] for number in used)) for row in table.rows
    )
    return replace(table, columns=columns, rows=rows) if table.rows else table
