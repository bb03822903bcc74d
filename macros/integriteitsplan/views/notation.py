"""Numbers, dates and cells as Dutch readers write them, for in a sentence."""

from datetime import date
from decimal import Decimal
from typing import assert_never

from integriteitsplan.views.data.cells import Badge, Cell, Code, Due, Link, PageLink, WebLink

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
POINT_AND_COMMA = str.maketrans(",.", ".,")


def dutch_date(day: date) -> str:
    """A date in full: 22 november 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def dutch_number(number: int | Decimal) -> str:
    """A number with a point per thousand and a decimal comma, with the decimals it was given."""
    written = f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"
    return written.translate(POINT_AND_COMMA)


def counted(unit: str, done: int, planned: int, target: int | None = None) -> str:
    """What is done, planned and wanted: `31 van 60 gesprekken, 58 gepland`."""
    did, plan = dutch_number(done), dutch_number(planned)
    if target is not None:
        return f"{did} van {dutch_number(target)} {unit}, {plan} gepland"
    return f"{did} van {plan} geplande {unit}" if planned else f"{did} {unit} gedaan"


def in_words(cell: Cell) -> str:
    """A cell in words, as for a label or to sort by."""
    match cell:
        case str():
            return cell
        case None:
            return ""
        case Badge(text) | Code(text) | Link(text) | PageLink(text) | WebLink(text):
            return text
        case Due(day):
            return dutch_date(day)
        case tuple():
            return ", ".join(in_words(value) for value in cell if value is not None)
        case date():
            return dutch_date(cell)
        case int() | Decimal():
            return dutch_number(cell)
        case _:
            assert_never(cell)
