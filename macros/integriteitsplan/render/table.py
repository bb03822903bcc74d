"""A table made ready for its template: which columns stand on the page and what each cell holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from integriteitsplan.render.ids import Ids
from integriteitsplan.render.value import EMPTY, Resolver, Shown, show
from integriteitsplan.views.data import (
    Badge,
    Cell,
    Code,
    Column,
    Due,
    Link,
    PageLink,
    Row,
    Sort,
    Table,
    Value,
    WebLink,
)
from integriteitsplan.views.notation import in_words

ENHANCED_FROM = 12  # rows; a shorter table fits on a screen and needs no filter
MATRIX_FROM = 3  # columns of codes; from there rows and columns must stay a grid on a phone too
WIDE_FROM = 5  # columns; with prose among them these become blocks on a narrower page than others
PROSE_FROM = 80  # characters in one cell; such a column needs room


class Line(NamedTuple):
    """A value under the main value of a cell, after its label where that is not empty."""

    label: str
    value: Shown


class ShownCell(NamedTuple):
    """A cell on the page. `sort` is None where the text itself is what to sort by."""

    value: Shown
    lines: tuple[Line, ...]
    sort: str | None


class Head(NamedTuple):
    """A column on the page."""

    title: Shown
    label: str
    meaning: str
    sort: str
    is_number: bool
    is_code: bool
    is_prose: bool

    @property
    def style(self) -> str:
        """The class of its cells; '' for none."""
        if self.is_number:
            return "ip-rechts"
        return "ip-smal" if self.is_code else "ip-ruim" if self.is_prose else ""


class ShownRow(NamedTuple):
    """A row on the page; `facets` holds the values per facet column, for the filter."""

    anchor: str
    edit: str
    name: str
    cells: tuple[ShownCell, ...]
    facets: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ShownTable:
    """All that the template of a table needs."""

    id: str
    title: str
    heads: tuple[Head, ...]
    rows: tuple[ShownRow, ...]
    facets: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    downloads: tuple[tuple[str, str], ...]
    empty: str
    note: str
    is_dense: bool

    def cells(self, row: ShownRow) -> Iterator[tuple[Head, Shown, tuple[Line, ...], str | None]]:
        """Column, value, lines below it and sort key of each cell after the first, which names it.

        There is no sort key where nothing is sorted.
        """
        is_sorted = self.is_enhanced
        for head, cell in zip(self.heads[1:], row.cells[1:], strict=True):
            yield (
                head,
                cell.value,
                cell.lines,
                cell.sort if is_sorted and not head.is_code else None,
            )

    @property
    def is_matrix(self) -> bool:
        """Whether this is a grid of codes, such as tasks by roles."""
        return sum(head.is_code for head in self.heads) >= MATRIX_FROM

    @property
    def is_wide(self) -> bool:
        """Whether the columns need more room than a page with two side bars has."""
        return len(self.heads) >= WIDE_FROM and any(head.is_prose for head in self.heads)

    @property
    def is_enhanced(self) -> bool:
        """Whether filter and sorting are worth their place."""
        return len(self.rows) >= ENHANCED_FROM and not self.is_dense


def show_table(
    table: Table, id: str, ids: Ids, resolver: Resolver, downloads: Mapping[str, str]
) -> ShownTable:
    """A table with its links resolved, its ids given out and its columns laid out."""
    layout = _layout(table.columns)
    legend, facets = _legend(table), _facets(table)
    heads = tuple(
        _head(
            table.columns[main],
            bool(legend) and _only_codes(table, main),
            _has_prose(table, (main, *below)),
            resolver,
        )
        for main, below in layout
    )
    return ShownTable(
        id=id,
        title=table.title,
        heads=heads,
        rows=tuple(_row(row, table.columns, layout, facets, ids, resolver) for row in table.rows),
        facets=tuple(table.columns[index].title for index in facets),
        legend=legend,
        downloads=tuple(downloads.items()) if table.rows else (),
        empty=table.empty,
        note=table.note,
        is_dense=table.dense,
    )


Layout = list[tuple[int, list[int]]]


def _layout(columns: tuple[Column, ...]) -> Layout:
    """Per column on the page its index, and the indexes of the columns that stand below it."""
    index = {column.key: i for i, column in enumerate(columns)}
    below: dict[int, list[int]] = {i: [] for i, c in enumerate(columns) if c.below not in index}
    for i, column in enumerate(columns):
        host = index.get(column.below)
        while host is not None and host not in below:
            host = index[columns[host].below]
        if host is not None:
            below[host].append(i)
    return list(below.items())


def _head(column: Column, is_code: bool, is_prose: bool, resolver: Resolver) -> Head:
    title: Value = column.target._replace(text=column.title) if column.target else column.title
    return Head(
        title=show(title, resolver),
        label=column.title,
        meaning=column.meaning if column.meaning != column.title else "",
        sort=column.sort.value,
        is_number=column.sort is Sort.NUMBER,
        is_code=is_code,
        is_prose=is_prose,
    )


def _row(
    row: Row,
    columns: tuple[Column, ...],
    layout: Layout,
    facets: Sequence[int],
    ids: Ids,
    resolver: Resolver,
) -> ShownRow:
    anchor = resolver.anchor(*row.record) if row.record else None
    edit = resolver.edit(*row.record) if row.record else None
    return ShownRow(
        anchor=ids.claim(anchor),
        edit=edit or "",
        name=in_words(row.cells[0]),
        cells=tuple(_cell(row, main, below, columns, resolver) for main, below in layout),
        facets=tuple(_choices(row.cells[index]) for index in facets),
    )


def _facets(table: Table) -> tuple[int, ...]:
    """The columns to filter by: those in which there is something to choose."""
    found = []
    for index, column in enumerate(table.columns):
        known = {one for row in table.rows for one in _choices(row.cells[index])}
        if column.facet and len(known) > 1:
            found.append(index)
    return tuple(found)


def _choices(cell: Cell) -> tuple[str, ...]:
    return tuple(in_words(value) for value in _values(cell) if value is not None)


def _cell(
    row: Row, main: int, below: list[int], columns: tuple[Column, ...], resolver: Resolver
) -> ShownCell:
    lines = []
    for i in below:
        value = show(row.cells[i], resolver)
        if value != EMPTY:
            lines.append(Line(columns[i].title if columns[i].labelled else "", value))
    return ShownCell(
        show(row.cells[main], resolver), tuple(lines), _sort_key(row.cells[main], lines)
    )


def _sort_key(cell: Cell, lines: list[Line]) -> str | None:
    """What the browser sorts by; None where it sees that in the cell, to keep pages small."""
    first = next(iter(_values(cell)), None)
    match first:
        case date() | Due() | int() | Decimal() if cell is first:
            return None
        case str() | Link() | PageLink() | WebLink() | Badge() if not lines and cell is first:
            return None
        case _:
            return in_words(cell)


def _values(cell: Cell) -> Iterable[Value]:
    """The values of a cell, one or more: a named tuple such as a link is one value."""
    if isinstance(cell, tuple) and not isinstance(
        cell, (Badge, Code, Due, Link, PageLink, WebLink)
    ):
        return cell
    return (cell,)


def _codes(cells: Iterable[Cell]) -> Iterator[Code]:
    for cell in cells:
        yield from (value for value in _values(cell) if isinstance(value, Code))


def _only_codes(table: Table, column: int) -> bool:
    return column > 0 and all(
        value in (None, "") or isinstance(value, Code)
        for row in table.rows
        for value in _values(row.cells[column])
    )


def _has_prose(table: Table, columns: tuple[int, ...]) -> bool:
    return any(
        len(cell) >= PROSE_FROM
        for row in table.rows
        for i in columns
        if isinstance(cell := row.cells[i], str)
    )


def _legend(table: Table) -> tuple[tuple[str, str], ...]:
    """Each code that occurs, once, with its meaning."""
    codes = {code.text: code.meaning for row in table.rows for code in _codes(row.cells)}
    return tuple(sorted(codes.items()))
