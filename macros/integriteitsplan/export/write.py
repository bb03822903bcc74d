"""Rows to CSV, JSON and plain text."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, assert_never

from integriteitsplan.views.data.cells import Badge, Cell, Code, Due, Link, PageLink, Value, WebLink
from integriteitsplan.views.data.tables import Table

_json = json.JSONEncoder(ensure_ascii=False).encode
LINE = "\r\n"
ROWS, END = ',\n"rijen": [\n', "\n]}\n"  # what stands before and after the rows in JSON
FORMULA = frozenset("=+-@\t\r")
PLAIN = frozenset({str, int, type(None)})


def to_csv(table: Table) -> str:
    """Semicolons, a byte order mark and CRLF: what a Dutch spreadsheet opens without questions.

    A text that a spreadsheet could take for a formula gets an apostrophe in front.
    """
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";", lineterminator=LINE)
    writer.writerow([_spreadsheet(column.title) for column in table.columns])
    writer.writerows([map(_spreadsheet, row) for row in _plain(table)])
    return "\ufeff" + stream.getvalue()


def to_json(table: Table) -> str:
    """A title and a list of rows by column key; dates as 2026-01-31, several values as a list.

    Each row has a line of its own, so that two versions can be laid side by side.
    """
    title = _json(table.title)
    columns = _json({column.key: column.title for column in table.columns})
    keys = [column.key for column in table.columns]
    rows = ",\n".join([_json(dict(zip(keys, row, strict=True))) for row in _plain(table)])
    return f'{{"titel": {title},\n"kolommen": {columns}{ROWS}{rows}{END}'


def joined_csv(parts: Sequence[str]) -> str:
    """One file of those of tables with the same columns."""
    head, _, _ = parts[0].partition(LINE)
    return head + LINE + "".join(one.partition(LINE)[2] for one in parts)


def joined_json(title: str, parts: Sequence[str]) -> str:
    """The same for JSON, under a title of its own."""
    head = parts[0].partition(ROWS)[0].partition("\n")[2]
    rows = ",\n".join(one.partition(ROWS)[2].removesuffix(END) for one in parts)
    return f'{{"titel": {_json(title)},\n{head}{ROWS}{rows}{END}'


def to_text(table: Table) -> str:
    """Aligned columns for a terminal: the columns of the page, cut at 40 characters."""
    columns = [index for index, column in enumerate(table.columns) if not column.below]
    lines = [[table.columns[index].title for index in columns]]
    lines += [[_short(_words(row[index])) for index in columns] for row in _plain(table)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    drawn = [
        "  ".join(word.ljust(width) for word, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    ]
    drawn.insert(1, "  ".join("-" * width for width in widths))
    return "\n".join([table.title, "", *drawn]) + "\n"


FORMATS: dict[str, Callable[[Table], str]] = {"csv": to_csv, "json": to_json, "tekst": to_text}


def _plain(table: Table) -> list[list[Any]]:
    """Per row and column a text, a number, None, or a list of those."""
    return [
        [cell if type(cell) in PLAIN else _one_or_more(cell) for cell in row.cells]
        for row in table.rows
    ]


def _one_or_more(cell: Cell) -> Any:
    if type(cell) is tuple:
        return [_value(one) for one in cell]
    # What is left is one value; mypy does not narrow on `type(…) is tuple`.
    return _value(cell)  # type: ignore[arg-type]


def _value(value: Value) -> Any:
    match value:
        case str() | int() | None:
            return value
        case Link() | PageLink() | WebLink() | Badge() | Code():
            return value.text
        case date():
            return value.isoformat()
        case Due(day):
            return day.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case _:
            assert_never(value)


def _words(plain: Any) -> str:
    several = plain if isinstance(plain, list) else [plain]
    return ", ".join("" if one is None else str(one) for one in several)


def _spreadsheet(plain: Any) -> Any:
    if isinstance(plain, str):
        words = plain
    elif isinstance(plain, list):
        words = "\n".join(map(str, plain))
    else:
        return str(plain).replace(".", ",") if isinstance(plain, float) else plain
    return f"'{words}" if words[:1] in FORMULA else words


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
