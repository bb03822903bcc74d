"""A table made ready for its template: which columns stand on the page and what each cell holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain, starmap
from typing import NamedTuple

from markupsafe import Markup

from integriteitsplan.render.ids import Ids
from integriteitsplan.render.markup import around, flow
from integriteitsplan.render.value import EMPTY, Resolver, Shown, show
from integriteitsplan.views.data.cells import Cell, Code, Value
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.notation import in_words

ENHANCED_FROM = 12  # rows; a shorter table fits on a screen and needs no filter
MATRIX_FROM = 3  # columns of codes; from there rows and columns must stay a grid on a phone too
WIDE_FROM = 5  # columns; with prose among them these become blocks on a narrower page than others
PROSE_FROM = 80  # characters in one cell; such a column needs room


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
    """A row on the page; `anchors` are ids in it besides its own, `cells` those after its title."""

    anchor: str
    anchors: tuple[str, ...]
    title: Markup
    edit: str
    name: str
    cells: Markup


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
    columns = [_opened([row.cells[i] for row in table.rows]) for i in range(len(table.columns))]
    is_enhanced = len(table.rows) >= ENHANCED_FROM and not table.dense and not for_paper
    legend, layout = _legend(columns), _layout(table.columns)
    facets = (
        {key: place for place, key in enumerate(_facets(table, columns))} if is_enhanced else {}
    )
    heads = tuple(
        _head(
            table.columns[main],
            bool(legend) and main > 0 and _only_codes(columns[main]),
            _has_prose(table, (main, *below)),
            is_enhanced,
            facets.get(main),
            resolver,
        )
        for main, below in layout
    )
    is_matrix = sum(head.is_code for head in heads) >= MATRIX_FROM
    texts = _texts(columns, resolver)
    if is_matrix:
        for main, _ in layout[1:]:
            texts[main] = _filled(texts[main])
    stacks = [_stack(table, texts, *place, facets) for place in layout]
    cells = [_cells(head, one, is_matrix) for head, one in zip(heads[1:], stacks[1:], strict=True)]
    return ShownTable(
        id=id,
        title=table.title,
        heads=heads,
        rows=tuple(
            _row(row, cells, ids, resolver)
            for row, *cells in zip(table.rows, *stacks[:1], *cells, strict=True)
        ),
        facets=tuple(table.columns[index].title for index in facets),
        legend=legend,
        downloads=tuple(downloads.items()) if table.rows else (),
        empty=table.empty,
        note=table.note,
        is_dense=table.dense,
        is_matrix=is_matrix,
        is_wide=len(heads) >= WIDE_FROM and any(head.is_prose for head in heads),
        is_enhanced=is_enhanced,
    )


Values = Sequence[tuple[Value, ...]]
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


def _row(row: Row, cells: Sequence[str], ids: Ids, resolver: Resolver) -> ShownRow:
    anchor = resolver.anchor(*row.record) if row.record else None
    edit = resolver.edit(*row.record) if row.record else None
    anchors = tuple(map(ids.claim, row.anchors))
    own = ids.claim(anchor)
    title, after = Markup(cells[0]), Markup("".join(cells[1:]))  # noqa: S704  (made of markup)
    return ShownRow(own, anchors, title, edit or "", in_words(row.cells[0]), after)


def _texts(columns: Sequence[Values], resolver: Resolver) -> list[list[str]]:
    """The markup of each cell; what stands in a table more than once is written once."""

    def write(*values: Value) -> str:
        return str(flow(show(values, resolver)))

    once = lru_cache(maxsize=None, typed=True)(write)
    return [
        # Numbers with other decimals can be equal.
        [*starmap(write if Decimal in map(type, chain(*cells)) else once, cells)]
        for cells in columns
    ]


def _stack(
    table: Table,
    texts: Sequence[Sequence[str]],
    main: int,
    below: Sequence[int],
    facets: Mapping[int, int],
) -> list[str]:
    """What stands in a column on the page, row by row: a value with what stands below it."""
    stack = [texts[main]]
    for i in below:
        column = table.columns[i]
        label = column.title if column.labelled else ""
        stack.append(_filled(texts[i], *around("below", label, facets.get(i))))
    return [*map("".join, zip(*stack, strict=True))]


def _cells(head: Head, stack: Sequence[str], is_matrix: bool) -> list[str]:
    """The cells of a column that does not head the rows. Codes need no class: their cells tell."""
    label, style = None if is_matrix else head.label, "" if head.is_code else head.style
    before, after = around("data", label, style)
    return [f"{before}{text}{after}" for text in stack]


def _filled(texts: Sequence[str], before: str = "", after: str = "") -> list[str]:
    """Each text with what comes before and after it; nothing where a cell is empty."""
    empty = flow(EMPTY)
    return ["" if text == empty else f"{before}{text}{after}" for text in texts]


def _facets(table: Table, columns: Sequence[Values]) -> list[int]:
    """The columns with something to choose from, to filter by."""
    return [
        index
        for index, column in enumerate(table.columns)
        if column.facet and _has_choice(columns[index])
    ]


def _has_choice(cells: Values) -> bool:
    choices = {in_words(value) for values in cells for value in values}
    return len(choices - {""}) > 1


def _opened(cells: Sequence[Cell]) -> Values:
    """The values of each cell, one or more: a named tuple such as a link is one value."""
    # mypy does not narrow on `type(…) is tuple`.
    return [cell if type(cell) is tuple else (cell,) for cell in cells]  # type: ignore[misc]


def _only_codes(cells: Values) -> bool:
    return all(
        value in (None, "") or isinstance(value, Code) for values in cells for value in values
    )


def _has_prose(table: Table, columns: tuple[int, ...]) -> bool:
    return any(
        len(cell) >= PROSE_FROM
        for row in table.rows
        for i in columns
        if isinstance(cell := row.cells[i], str)
    )


def _legend(columns: Sequence[Values]) -> tuple[tuple[str, str], ...]:
    """Each code that occurs, once, with its meaning."""
    with_codes = [cells for cells in columns if Code in map(type, chain(*cells))]
    codes = {
        value.text: value.meaning
        for row in zip(*with_codes, strict=True)
        for value in chain(*row)
        if isinstance(value, Code)
    }
    return tuple(sorted(codes.items()))
