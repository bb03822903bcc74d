"""A table made ready for its template: which columns stand on the page and what each cell holds."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from integriteitsplan.render.ids import Ids
from integriteitsplan.render.value import EMPTY, Resolver, Shown, show
from integriteitsplan.views.data.cells import Badge, Cell, Code, Due, Link, PageLink, Value, WebLink
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.notation import in_words

ENHANCED_FROM = 12  # rows; a shorter table fits on a screen and needs no filter
MATRIX_FROM = 3  # columns of codes; from there rows and columns must stay a grid on a phone too
WIDE_FROM = 5  # columns; with prose among them these become blocks on a narrower page than others
PROSE_FROM = 80  # characters in one cell; such a column needs room


class Line(NamedTuple):
    """A value under the main value of a cell, after its label where that is not empty.

    `facet` is which of the table's facets it holds; None for none.
    """

    label: str
    value: Shown
    facet: int | None


class ShownCell(NamedTuple):
    """A cell on the page, with the style and label of its column."""

    value: Shown
    lines: tuple[Line, ...]
    style: str
    label: str


class Head(NamedTuple):
    """A column on the page.

    `sort` is how it is sorted, `style` the class of its cells; '' for not and for none. `facet` is
    which of the table's facets its cells hold; None for none.
    """

    title: Shown
    label: str
    meaning: str
    sort: str
    style: str
    facet: int | None
    is_code: bool
    is_prose: bool


class ShownRow(NamedTuple):
    """A row on the page; `anchors` are ids in it besides its own."""

    anchor: str
    edit: str
    name: str
    cells: Sequence[ShownCell]
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
    table: Table,
    id: str,
    ids: Ids,
    resolver: Resolver,
    downloads: Mapping[str, str],
    for_paper: bool,
) -> ShownTable:
    """A table with its links resolved, its ids given out and its columns laid out."""
    shown = [tuple([show(cell, resolver) for cell in row.cells]) for row in table.rows]
    is_enhanced = len(table.rows) >= ENHANCED_FROM and not table.dense and not for_paper
    legend, layout = _legend(shown), _layout(table.columns)
    facets = {key: place for place, key in enumerate(_facets(table))} if is_enhanced else {}
    heads = tuple(
        _head(
            table.columns[main],
            bool(legend) and _only_codes(table, main),
            _has_prose(table, (main, *below)),
            is_enhanced,
            facets.get(main),
            resolver,
        )
        for main, below in layout
    )
    columns = [
        _cells(table, shown, *place, head, facets)
        for place, head in zip(layout, heads, strict=True)
    ]
    return ShownTable(
        id=id,
        title=table.title,
        heads=heads,
        rows=tuple(
            _row(row, cells, ids, resolver)
            for row, *cells in zip(table.rows, *columns, strict=True)
        ),
        facets=tuple(table.columns[index].title for index in facets),
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
    column: Column,
    is_code: bool,
    is_prose: bool,
    is_enhanced: bool,
    facet: int | None,
    resolver: Resolver,
) -> Head:
    title: Value = column.target._replace(text=column.title) if column.target else column.title
    is_number = column.sort is Sort.NUMBER
    return Head(
        title=show(title, resolver),
        label=column.title,
        meaning=column.meaning if column.meaning != column.title else "",
        sort=column.sort.value if is_enhanced and not is_code else "",
        style="ip-rechts" if is_number else "ip-smal" if is_code else "ip-ruim" if is_prose else "",
        facet=facet,
        is_code=is_code,
        is_prose=is_prose,
    )


def _row(row: Row, cells: Sequence[ShownCell], ids: Ids, resolver: Resolver) -> ShownRow:
    anchor = resolver.anchor(*row.record) if row.record else None
    edit = resolver.edit(*row.record) if row.record else None
    anchors = tuple(map(ids.claim, row.anchors))
    own = ids.claim(anchor)
    return ShownRow(own, edit or "", in_words(row.cells[0]), cells, anchors)


def _cells(
    table: Table,
    shown: Sequence[Sequence[Shown]],
    main: int,
    below: Sequence[int],
    head: Head,
    facets: Mapping[int, int],
) -> list[ShownCell]:
    """What stands in a column on the page, row by row. Codes need no class: their cells tell."""
    labels = [column.title if column.labelled else "" for column in table.columns]
    style = "" if head.is_code else head.style
    cells = []
    for values in shown:
        lines = tuple(
            [Line(labels[i], values[i], facets.get(i)) for i in below if values[i] != EMPTY]
        )
        cells.append(ShownCell(values[main], lines, style, head.label))
    return cells


def _facets(table: Table) -> list[int]:
    """The columns with something to choose from, to filter by."""
    return [
        index
        for index, column in enumerate(table.columns)
        if column.facet and _has_choice(row.cells[index] for row in table.rows)
    ]


def _has_choice(cells: Iterable[Cell]) -> bool:
    choices = {in_words(value) for cell in cells for value in _values(cell)}
    return len(choices - {""}) > 1


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
