"""What stands in a cell: one value, or a tuple of values."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


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
