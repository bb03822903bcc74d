"""Put a key in a text that people wrote; every other byte stays as it is."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from integriteitsplan.source.values import Mark, TextMap

SCALAR = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|[^\s,}\]]+")


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
            lines[number] = line[:column] + edit.value + line[end:]
            continue
        before = line[: edit.written.key_marks[edit.after][1] - 1]
        new = f"{edit.name}: {edit.value}"
        if before.strip(" -"):  # within braces
            lines[number] = f"{line[:end]}, {new}{line[end:]}"
        else:
            ending = "\r" if line.endswith("\r") else ""
            lines.insert(number + 1, " " * len(before) + new + ending)
    return "\n".join(lines)
