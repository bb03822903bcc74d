"""What a file tells about its makers, and the file without it."""

from typing import NamedTuple

MAX_FILE = 20_000_000  # bytes, of a file and of each part that is unpacked from one
MAX_VALUE = 80  # characters of a value that a message shows
SIGNATURE = "digitale handtekening"  # whoever cleans a file should know that it is gone


class Trace(NamedTuple):
    """One thing in a file that a reader does not see: its kind and, in short, what it says."""

    what: str
    value: str = ""


class Cleaned(NamedTuple):
    """A file without its traces, and the traces that were taken out."""

    data: bytes
    traces: list[Trace]


class NotReadable(Exception):
    """A file of which nobody can say what is in it; the message is a sentence for its owner."""


def damaged(kind: str) -> NotReadable:
    """The one message for a file that stops or contradicts itself halfway."""
    return NotReadable(
        f"het bestand is geen geldig {kind}-bestand of is beschadigd; sla het opnieuw op"
    )


def too_much() -> NotReadable:
    """The one message for a file that would take too much memory or time."""
    return NotReadable("het bestand heeft te veel onderdelen om het te kunnen nakijken")


def trace(what: str, value: str = "") -> Trace:
    """A trace with its value on one line, without characters that cannot be shown."""
    line = " ".join(value.split())
    shown = "".join(one if one.isprintable() else "?" for one in line)
    return Trace(what, shown if len(shown) <= MAX_VALUE else shown[: MAX_VALUE - 1] + "…")
