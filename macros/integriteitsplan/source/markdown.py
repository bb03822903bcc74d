"""The outline of a Markdown text: which parts are code, which headings and links it has.

A scan, not a parser: it exists to check a thousand pages in a blink. The finished HTML is made by
Markdown itself.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from integriteitsplan.source.code import blank_code, blanked, indented_lines

# Begins with a plain sign, which makes the search seven times as fast as `(?:^|\n)` does.
HEADING = re.compile(r"\n(#{1,6})[ \t]+(?=\S)([^\n]+)")
ATTRIBUTE_ID = re.compile(r"\{:?[^{}\n]{0,200}?#([\w:.-]{1,200})[^{}\n]{0,200}\}$")
ATTRIBUTES = re.compile(r"\{:?[^{}\n]{0,200}?#([\w:.-]{1,200})[^{}\n]{0,200}\}")
HTML_ID = re.compile(r"\sid=[\"']([^\"'\n]{1,200})[\"']")
FOOTNOTE = re.compile(r"^\[\^([^\]\n]{1,200})\]:", re.M)
LINK = re.compile(
    r"\]\(\s{0,20}<?([^)\s>\[\]]{0,2000})>?(?:\s{1,20}[\"'][^)\n]{0,500}[\"'])?\s{0,20}\)"
)
REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,500}\]:[ \t]{0,20}<?([^\s>]{1,2000})>?", re.M)
MARKUP = re.compile(r"!?\[([^\]]{0,500})\]\([^)]{0,2000}\)|[*_`]{1,3}|<[^>]{1,500}>")


class Heading(NamedTuple):
    """A heading: its level, plain text, id and line of the text (from 0)."""

    level: int
    text: str
    id: str
    line: int
    start: int
    end: int


class MarkdownLink(NamedTuple):
    """A link or image with its target as written, line (from 0) and column (from 1)."""

    target: str
    line: int
    column: int


@lru_cache(maxsize=4096)
def slugify(text: str, separator: str = "-") -> str:
    """The id of a heading: as Python-Markdown's toc extension makes it."""
    text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    text = re.sub(r"[^\w\s-]", "", text).strip().lower()
    return re.sub(rf"[{separator}\s]+", separator, text)


class Outline:
    """Looks at a text once; every question is answered from the text without its code."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def without_code(self) -> str:
        """The text with code blanked out, character for character."""
        return blank_code(self.text)

    @cached_property
    def indented_lines(self) -> frozenset[int]:
        """Where the lines begin that are code because they are indented."""
        return indented_lines(self.text)

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blanked out, character for character."""
        return blanked(self.without_code, _comments(self.without_code))

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(accumulate((len(line) + 1 for line in self.text.split("\n")), initial=0))[:-1]

    def position(self, offset: int) -> tuple[int, int]:
        """Line (from 0) and column (from 1) of a character."""
        line = bisect_right(self._line_starts, offset) - 1
        return line, offset - self._line_starts[line] + 1

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order, with the ids that Markdown will give them."""
        return tuple(self._headings())

    def _headings(self) -> Iterator[Heading]:
        taken: dict[str, int] = {}
        for match in HEADING.finditer("\n" + self.prose):
            start = match.start(1) - 1
            title, explicit = _title(self._line_from(match.end(1) - 1))
            name = explicit or _unique(slugify(title), taken)
            taken.setdefault(name, 0)
            line = self.position(start)[0]
            yield Heading(len(match[1]), title, name, line, start, match.end() - 1)

    def _line_from(self, start: int) -> str:
        """A heading as it was written: code at its end is blank in prose, but part of its name."""
        end = self.text.find("\n", start)
        line = self.text[start : end if end >= 0 else None]
        return line.rstrip().rstrip("#").strip()

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every id that a link may point at."""
        found = {heading.id for heading in self.headings}
        if "{" in self.prose:
            found.update(ATTRIBUTES.findall(self.prose))
        if " id=" in self.prose:
            found.update(HTML_ID.findall(self.prose))
        if "[^" in self.prose:
            found.update(f"fn:{name}" for name in FOOTNOTE.findall(self.prose))
        return frozenset(found)

    @cached_property
    def links(self) -> tuple[MarkdownLink, ...]:
        """All links and images, reference definitions included."""
        found = [
            MarkdownLink(match[1], *self.position(match.start(1)))
            for match in LINK.finditer(self.prose)
        ]
        if "]:" in self.prose:
            found += [
                MarkdownLink(match[1], *self.position(match.start(1)))
                for match in REFERENCE.finditer(self.prose)
            ]
        return tuple(found)

    @cached_property
    def sections(self) -> tuple[tuple[Heading, str], ...]:
        """Each heading with what readers see below it, up to the next heading of any level."""
        ends = [heading.start for heading in self.headings[1:]] + [len(self.text)]
        seen = blanked(self.text, _comments(self.text))
        return tuple(
            (heading, seen[heading.end : end].strip())
            for heading, end in zip(self.headings, ends, strict=False)
        )


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """Where the comments are."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end + 3)


@lru_cache(maxsize=4096)
def _title(written: str) -> tuple[str, str]:
    """The plain text of a heading, and the id that its author gave it or ''; plans share many."""
    explicit = ATTRIBUTE_ID.search(written)
    title = MARKUP.sub(lambda found: found[1] or "", ATTRIBUTE_ID.sub("", written)).strip()
    return title, explicit[1] if explicit else ""


def _unique(name: str, taken: dict[str, int]) -> str:
    """As toc does: name, name_1, name_2 …"""
    if name and name not in taken:
        return name
    number = taken.get(name, 0)
    while True:
        number += 1
        candidate = f"{name}_{number}"
        if candidate not in taken:
            taken[name] = number
            return candidate
