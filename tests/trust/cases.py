"""Reads attacks and ordinary pages that are kept as text: see attacks/README.md."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent
CASE = re.compile(r"^@@@ (\S+)(?: -> (\S+))?\n", re.MULTILINE)
SIGN = re.compile(r"\[U\+([0-9A-F]{4,6})\]")


class Case(NamedTuple):
    """A file by its path in the site, what is in it, and what must be in its HTML."""

    name: str
    path: str
    content: str
    expected: tuple[str, ...]


def cases(folder: str) -> Iterator[Case]:
    """Every case in the text files of a folder, by file and in order."""
    for file in sorted((HERE / folder).glob("*.txt")):
        _, *parts = CASE.split(file.read_text(encoding="utf-8"))
        for name, path, written in zip(*[iter(parts)] * 3, strict=True):
            content, _, expected = written.partition("===>\n")
            lines = tuple(expected.splitlines())
            yield Case(name, path or f"docs/{name}.md", SIGN.sub(_sign, content), lines)


def _sign(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
