"""The outline of a Markdown text: which parts are code, which headings and links it has.

A scan, not a parser: it exists to check a thousand pages in a blink. The finished HTML is made by
Markdown itself.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

FENCE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ \t>]*(?P=fence)[`~]*[ \t]*$", re.M | re.S
)
INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:[^\n]|\n(?!\n))*?(?<!`)\1(?!`)")
COMMENT = re.compile(r"<!--.*?-->", re.S)
HEADING = re.compile(r"(?:^|\n)(#{1,6})[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?=\n|$)")
CLOSING_SIGNS = re.compile(r"[ \t]*#*[ \t]*$")
ATTRIBUTE_ID = re.compile(r"\s*\{:?[^}\n]*?#([\w:.-]+)[^}\n]*\}\s*$")
ATTRIBUTES = re.compile(r"\{:?[^}\n]*?#([\w:.-]+)[^}\n]*\}")
HTML_ID = re.compile(r"\sid=[\"']([^\"']+)[\"']")
FOOTNOTE = re.compile(r"^\[\^([^\]]+)\]:", re.M)
LINK = re.compile(r"\]\(\s*<?([^)\s>]*)>?(?:\s+[\"'][^)]*[\"'])?\s*\)")
REFERENCE = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*)?$", re.M)
MARKUP = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|[*_`]{1,3}|<[^>]+>")


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
        if "`" in self.text or "~~~" in self.text:
            return INLINE_CODE.sub(_blank, FENCE.sub(_blank, self.text))
        return self.text

    @cached_property
    def prose(self) -> str:
        """The text with code and comments blanked out, character for character."""
        text = self.without_code
        return COMMENT.sub(_blank, text) if "<!--" in text else text

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """Line (from 0) and column (from 1) of a character."""
        line = bisect_right(self._line_starts, offset) - 1
        return line, offset - self._line_starts[line] + 1

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in order, with the ids that Markdown will give them."""
        taken: set[str] = set()
        return tuple(self._headings(taken))

    def _headings(self, taken: set[str]) -> Iterator[Heading]:
        for match in HEADING.finditer(self.prose):
            raw = self._line_from(match.end(1))
            explicit = ATTRIBUTE_ID.search(raw)
            title = MARKUP.sub(lambda found: found[1] or "", ATTRIBUTE_ID.sub("", raw)).strip()
            name = explicit[1] if explicit else _unique(slugify(title), taken)
            taken.add(name)
            line = self.position(match.start(1))[0]
            yield Heading(len(match[1]), title, name, line, match.start(1), match.end())

    def _line_from(self, start: int) -> str:
        """The rest of a heading's line as it was written: code at its end is part of its name."""
        return CLOSING_SIGNS.sub("", self.text[start : self._line_end(start)]).strip()

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

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

    def section(self, heading: Heading) -> str:
        """What readers see below a heading, up to the next heading of any level."""
        after = [other.start for other in self.headings if other.start > heading.start]
        return COMMENT.sub("", self.text[heading.end : after[0] if after else None]).strip()


def _blank(match: re.Match[str]) -> str:
    return "".join(character if character == "\n" else " " for character in match[0])


def _unique(name: str, taken: set[str]) -> str:
    """As toc does: name, name_1, name_2 …"""
    candidate, number = name, 0
    while candidate in taken or not candidate:
        number += 1
        candidate = f"{name}_{number}"
    return candidate
