"""A table made ready for its template: which columns stand on the page and what each cell holds."""

from collections.abc import Iterable, Mapping, Sequence
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
    """A cell on the page, with the style and label of its column.

    `sort` is None where nothing is sorted, and where the text itself is what to sort by.
    """

    value: Shown
    lines: tuple[Line, ...]
    sort: str | None
    style: str
    label: str


class Head(NamedTuple):
    """A column on the page.

    `sort` is how it is sorted, `style` the class of its cells; '' for not and for none.
    """

    title: Shown
    label: str
    meaning: str
    sort: str
    style: str
    is_code: bool
    is_prose: bool


class ShownRow(NamedTuple):
    """A row on the page; `facets` holds the values per facet column, for the filter.

    `anchors` are ids in it besides its own.
    """

    anchor: str
    edit: str
    name: str
    cells: Sequence[ShownCell]
    facets: tuple[tuple[str, ...], ...]
    anchors: tuple[str, ...]


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
    is_matrix: bool
    is_wide: bool
    is_enhanced: bool


def show_table(
    table: Table, id: str, ids: Ids, resolver: Resolver, downloads: Mapping[str, str]
) -> ShownTable:
    """A table with its links resolved, its ids given out and its columns laid out."""
    shown = [tuple([show(cell, resolver) for cell in row.cells]) for row in table.rows]
    is_enhanced = len(table.rows) >= ENHANCED_FROM and not table.dense
    legend, layout = _legend(shown), _layout(table.columns)
    facets = _facets(table) if is_enhanced else []
    heads = tuple(
        _head(
            table.columns[main],
            bool(legend) and _only_codes(table, main),
            _has_prose(table, (main, *below)),
            is_enhanced,
            resolver,
        )
        for main, below in layout
    )
    columns = [
        _cells(table, shown, *place, head) for place, head in zip(layout, heads, strict=True)
    ]
    return ShownTable(
        id=id,
        title=table.title,
        heads=heads,
        rows=tuple(
            _row(row, cells, tuple([choices[number] for _, choices in facets]), ids, resolver)
            for number, (row, *cells) in enumerate(zip(table.rows, *columns, strict=True))
        ),
        facets=tuple(title for title, _ in facets),
        legend=legend,
        downloads=tuple(downloads.items()) if table.rows else (),
        empty=table.empty,
        note=table.note,
        is_dense=table.dense,
        is_matrix=sum(head.is_code for head in heads) >= MATRIX_FROM,
        is_wide=len(heads) >= WIDE_FROM and any(head.is_prose for head in heads),
        is_enhanced=is_enhanced,
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


def _head(
    column: Column, is_code: bool, is_prose: bool, is_enhanced: bool, resolver: Resolver
) -> Head:
    title: Value = column.target._replace(text=column.title) if column.target else column.title
    is_number = column.sort is Sort.NUMBER
    return Head(
        title=show(title, resolver),
        label=column.title,
        meaning=column.meaning if column.meaning != column.title else "",
        sort=column.sort.value if is_enhanced and not is_code else "",
        style="ip-rechts" if is_number else "ip-smal" if is_code else "ip-ruim" if is_prose else "",
        is_code=is_code,
        is_prose=is_prose,
    )


def _row(
    row: Row,
    cells: Sequence[ShownCell],
    facets: tuple[tuple[str, ...], ...],
    ids: Ids,
    resolver: Resolver,
) -> ShownRow:
    anchor = resolver.anchor(*row.record) if row.record else None
    edit = resolver.edit(*row.record) if row.record else None
    anchors = tuple(map(ids.claim, row.anchors))
    return ShownRow(ids.claim(anchor), edit or "", in_words(row.cells[0]), cells, facets, anchors)


def _cells(
    table: Table, shown: Sequence[Sequence[Shown]], main: int, below: Sequence[int], head: Head
) -> list[ShownCell]:
    """What stands in a column on the page, row by row."""
    labels = [column.title if column.labelled else "" for column in table.columns]
    cells = []
    for row, values in zip(table.rows, shown, strict=True):
        lines = tuple([Line(labels[i], values[i]) for i in below if values[i] != EMPTY])
        sort = _sort_key(row.cells[main], lines) if head.sort else None
        cells.append(ShownCell(values[main], lines, sort, head.style, head.label))
    return cells


def _facets(table: Table) -> list[tuple[str, list[tuple[str, ...]]]]:
    """The columns with something to choose from, to filter by; each with the choices per row."""
    found = [
        (column.title, [_choices(row.cells[index]) for row in table.rows])
        for index, column in enumerate(table.columns)
        if column.facet
    ]
    return [(title, choices) for title, choices in found if len(set().union(*choices)) > 1]


def _choices(cell: Cell) -> tuple[str, ...]:
    return tuple(in_words(value) for value in _values(cell) if value is not None)


def _sort_key(cell: Cell, lines: tuple[Line, ...]) -> str | None:
    """What the browser sorts by; None where it sees that in the cell, to keep pages small."""
    match cell:
        case date() | Due() | int() | Decimal():
            return None
        case str() | Link() | PageLink() | WebLink() | Badge() if not lines:
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


def _legend(rows: Iterable[Sequence[Shown]]) -> tuple[tuple[str, str], ...]:
    """Each code that occurs, once, with its meaning."""
    codes = {
        one.text: one.extra
        for row in rows
        for shown in row
        for one in shown.parts or (shown,)
        if one.how == "code"
    }
    return tuple(sorted(codes.items()))
