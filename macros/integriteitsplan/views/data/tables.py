"""Tables: columns, and rows of cells."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from integriteitsplan.views.data.cells import Cell, Link


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


class Row(NamedTuple):
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
