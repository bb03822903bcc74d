"""Put a key in a text that people wrote; every other byte stays as it is."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from integriteitsplan.source.values import Mark, TextList, TextMap

SCALAR = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^\s,}\]]+")
END = re.compile(r"(?:---|\.\.\.)\s*$")
QUIET = re.compile(r"\s*(?:#.*)?$")


class PutKey(NamedTuple):
    """Give `name` a value in a mapping as it was read; where it is new it comes behind `after`."""

    written: TextMap
    name: str
    value: str
    after: str

    @property
    def mark(self) -> Mark:
        """Where the text changes."""
        marks = self.written.value_marks
        return marks[self.name] if self.name in marks else marks[self.after]


def put_keys(text: str, edits: Iterable[PutKey]) -> str:
    """The text with these keys. Values are plain words; the marks are those of this very text."""
    lines = text.split("\n")
    for edit in sorted(edits, key=lambda one: one.mark, reverse=True):
        number, column = edit.mark[0] - 1, edit.mark[1] - 1
        line = lines[number]
        found = SCALAR.match(line, column)
        end = found.end() if found else column
        if edit.name in edit.written.value_marks:
            lead = "" if found else " "  # an empty value is marked right behind its colon
            lines[number] = line[:column] + lead + edit.value + line[end:]
            continue
        before = line[: edit.written.key_marks[edit.after][1] - 1]
        new = f"{edit.name}: {edit.value}"
        if before.strip(" -"):  # within braces
            lines[number] = f"{line[:end]}, {new}{line[end:]}"
        else:
            ending = "\r" if line.endswith("\r") else ""
            lines.insert(number + 1, " " * len(before) + new + ending)
    return "\n".join(lines)


class NoPlainList(ValueError):
    """A list that is not written with each item on lines of its own."""


def append_item(text: str, written: TextMap, name: str, item: str) -> str:
    """The text with an item more in the list `name` of its front matter.

    Raises NoPlainList where that list is empty or stands between brackets.
    """
    items = written.get(name)
    if not isinstance(items, TextList) or not items:
        raise NoPlainList(name)
    lines = text.split("\n")
    number, column = items.item_marks[-1]
    indent, dash, _ = lines[number - 1][: column - 1].rpartition("-")
    if indent.strip() or not dash:
        raise NoPlainList(name)
    ending = "\r" if lines[0].endswith("\r") else ""
    lines.insert(_end_of(lines, written, name), f"{indent}- {item}{ending}")
    return "\n".join(lines)


def drop_last_item(text: str, written: TextMap, name: str) -> str:
    """The text without the lines of the last item of a list, as `append_item` adds them."""
    items = written.get(name)
    if not isinstance(items, TextList) or len(items) < 2:
        return text
    lines = text.split("\n")
    del lines[items.item_marks[-1][0] - 1 : _end_of(lines, written, name)]
    return "\n".join(lines)


def _end_of(lines: list[str], written: TextMap, name: str) -> int:
    """The line (from 0) behind the value of a key at the top of a front matter."""
    start = written.key_marks[name][0]
    later = [line - 1 for line, _ in written.key_marks.values() if line > start]
    fences = (at for at in range(start, len(lines)) if END.match(lines[at]))
    end = min(later, default=next(fences, len(lines)))
    while end > start and QUIET.match(lines[end - 1]):
        end -= 1
    return end
