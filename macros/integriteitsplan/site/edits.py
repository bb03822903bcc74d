"""Other words for stretches of a Markdown text: where its calls, links and references stand."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from integriteitsplan.source import Call, Page

INLINE = re.compile(
    r"!?\[((?:[^\[\]]|\[[^\[\]]*\]){0,500})\]\(\s{0,20}<?([^)\s>]{0,2000})>?[^)]{0,500}\)"
    r"(?:\{[^{}\n]{0,200}\})?"
)
USE = re.compile(r"!?\[([^\[\]\n]{1,500})\](?:\[([^\[\]\n]{0,500})\])?(?!:)")
DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]+)\]:[ \t]*<?([^\s>]+)>?.*$\n?", re.MULTILINE)


class Edit(NamedTuple):
    """Other words for a stretch of a text."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after all edits; of two that overlap the first one counts."""
    parts, end = [], 0
    for edit in sorted(edits):
        if edit.start >= end:
            parts += [text[end : edit.start], edit.text]
            end = edit.end
    return "".join(parts) + text[end:]


def calls_of(page: Page) -> Iterator[tuple[Call, Edit]]:
    """Each call of a page with the stretch of its body that it takes, to be given other words."""
    lines = page.body.split("\n")
    for call in page.calls:
        if isinstance(call, Call):
            before = sum(len(line) + 1 for line in lines[: call.place.line - page.body_line])
            start = before + call.place.column - 1
            yield call, Edit(start, start + len(call.text), "")
