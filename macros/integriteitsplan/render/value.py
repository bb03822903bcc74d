"""What stands in a cell, made ready for a template."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple, Protocol, assert_never

from integriteitsplan.views.data.cells import Badge, Cell, Code, Due, Link, PageLink, Value, WebLink
from integriteitsplan.views.notation import dutch_date, dutch_number

SAFE_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")


class Resolver(Protocol):
    """Knows the page that is being made: where records and pages are, seen from there."""

    def record(self, kind: str, id: str) -> str | None:
        """The address of a record, relative to this page; None if it has none."""

    def page(self, uri: str) -> str | None:
        """The address of a page, relative to this page; None if it does not exist."""

    def edit(self, kind: str, id: str) -> str | None:
        """Where to change a record in the repository; None if no repository is known."""

    def anchor(self, kind: str, id: str) -> str | None:
        """The element id that a record gets here; None if its address is on another page."""


class Shown(NamedTuple):
    """A value for a template: `how` picks the markup, the rest is text to escape.

    `extra` is what `how` asks for: the tone of a status, the meaning of a code, a date in ISO form.
    """

    how: str
    text: str = ""
    href: str = ""
    extra: str = ""
    parts: tuple["Shown", ...] = ()


EMPTY = Shown("leeg")


def show(cell: Cell, resolver: Resolver) -> Shown:
    """A cell, with its links resolved and its numbers and dates in Dutch notation."""
    if not isinstance(cell, tuple) or isinstance(cell, (Badge, Code, Due, Link, PageLink, WebLink)):
        return _show_value(cell, resolver)
    parts = tuple([_show_value(value, resolver) for value in cell if value is not None])
    if len(parts) < 2:
        return parts[0] if parts else EMPTY
    return Shown("codes" if all(part.how == "code" for part in parts) else "lijst", parts=parts)


def _show_value(value: Value, resolver: Resolver) -> Shown:
    match value:
        case str():
            return _show_text(value)
        case None:
            return EMPTY
        case Link(text, kind, id):
            return _show_link("link", text, resolver.record(kind, id))
        case int() | Decimal():
            return Shown("tekst", dutch_number(value))
        case date():
            return Shown("datum", dutch_date(value), extra=value.isoformat())
        case Due(day, is_done):
            how = "datum" if is_done else "verlopen" if value.is_overdue else "uiterlijk"
            return Shown(how, dutch_date(day), extra=day.isoformat())
        case Badge(text, tone):
            return Shown("status", text, extra=tone.value)
        case Code(text, meaning):
            return Shown("code", text, extra=meaning)
        case PageLink(text, uri):
            return _show_link("link", text, resolver.page(uri))
        case WebLink(text, url):
            how = "extern" if url.lower().startswith("http") else "link"
            return _show_link(how, text, url if SAFE_SCHEME.match(url) else None)
        case _:
            assert_never(value)


def _show_link(how: str, text: str, href: str | None) -> Shown:
    return Shown("tekst", text) if href is None else Shown(how, text, href=href)


@lru_cache(maxsize=8192)
def _show_text(text: str) -> Shown:
    if not text:
        return EMPTY
    paragraphs = BLANK_LINE.split(text.strip())
    if len(paragraphs) == 1:
        return Shown("tekst", text)
    return Shown("alineas", parts=tuple(Shown("tekst", paragraph) for paragraph in paragraphs))
