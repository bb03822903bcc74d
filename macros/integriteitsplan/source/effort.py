"""What a page asks of Markdown, which looks for the end of each bracket and goes into each level.

A text that would keep a build busy for minutes, or end it, is refused while it is read.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from integriteitsplan.source.code import blank_code

# Signs that Markdown passes in search of closing brackets: each million takes it 0.2 s.
MAX_PASSED = 5_000_000
MAX_LEVELS = 50
MAX_PARTS = 2_000  # headings, tabs, blocks of code: each is held against those before it
BRACKET = re.compile(r"\\.|\]\(|[\[\]()]|\n[ \t]*(?=\n)")
# These begin with a plain sign, which makes the search some times as fast as `^` does.
PART = re.compile(r"\n[ >]*(?:#|=|```|~~~|-+[ \t]*(?=\n))")
LEAD = re.compile(r"\n[ \t>*+\d.):-]{51,}(?=\S)")
LEVEL = re.compile(r">|(?:[*+:-]|\d[.)])(?=[ \t])| {4}")


class Effort(NamedTuple):
    """Too much of one thing: where in the text it is, what it is, what to do."""

    start: int
    what: str
    remedy: str


def too_much(text: str) -> Iterator[Effort]:
    """What in a text would keep Markdown busy for too long."""
    start = _far_from_its_end(text) if text.count("[") * len(text) > MAX_PASSED else None
    if start is not None:
        yield Effort(
            start,
            "hier staan te veel haken die niet of pas veel later worden gesloten",
            "sluit elke haak, of zet er een '\\' voor als u de haak zelf bedoelt",
        )
    many = text.count("\n") >= MAX_PARTS
    parts = [found.start() for found in PART.finditer(f"\n{text}\n")] if many else []
    if len(parts) > MAX_PARTS:
        what = f"de pagina heeft meer dan {MAX_PARTS} koppen, lijnen, tabbladen en codeblokken"
        yield Effort(parts[MAX_PARTS], what, "splits de pagina")
    leads = LEAD.finditer(f"\n{text}")
    deep = [found.end() - 1 for found in leads if _levels(found[0][1:]) > MAX_LEVELS]
    prose = blank_code(text) if deep else ""
    for start in deep:
        if not prose[start].isspace():
            yield Effort(
                start,
                f"dit staat dieper dan {MAX_LEVELS} niveaus in lijsten of citaten",
                "gebruik minder niveaus",
            )
            return


def _far_from_its_end(text: str) -> int | None:
    """The bracket that is furthest from its end, where Markdown passes too much for all of them.

    It looks no further than the paragraph.
    """
    passed, worst = 0, (0, 0)
    square: list[int] = []
    round_: list[int] = []
    for found in BRACKET.finditer(f"{text}\n\n"):
        ended, at = [], found.start()
        match found[0]:
            case "[":
                square.append(at)
            case "(":
                round_.append(at)
            case ")":
                ended = [round_.pop()] if round_ else []
            case "]" | "](":
                ended = [square.pop()] if square else []
                if found[0] == "](":
                    round_.append(at)
            case end if end.startswith("\n"):
                ended, square, round_ = square + round_, [], []
        for start in ended:
            passed += at - start
            worst = max(worst, (at - start, start))
    return worst[1] if passed > MAX_PASSED else None


def _levels(lead: str) -> int:
    return len(LEVEL.findall(lead.expandtabs(4)))
