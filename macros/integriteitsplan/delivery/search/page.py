"""What a finished page says, as readers see it: title, description, headings and text."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from sys import intern
from typing import Any, NamedTuple

from integriteitsplan.delivery.search.words import count_stems

MAX_LEAD = 160  # characters

ARTICLE = re.compile(r"<article\b[^>]*>")
TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
TEXT = re.compile(r">\s*([^<>\s][^<]*)")
# Not for reading: pictures and what works; links to edit, marks beside a heading, what says so.
NEVER_READ = re.compile(r"<(svg|script|style|button)\b.*?</\1>", re.DOTALL)
SILENT = re.compile(r' (?:data-search-exclude\b|class="(?:headerlink|ip-wijzig)"|rel="edit")')
OPENING = re.compile(r"<(\w+)[^<>]*>")
# A heading with an id, or a row of a table that is a record with an id.
PLACE = re.compile(
    r'<h[2-4]\b[^>]*\bid="(?P<heading>[^"]+)"[^>]*>(?P<words>.*?)</h[2-4]>'
    r'|<tr id="(?P<row>[^"]+)"[^>]*>\s*<th[^>]*>(?P<name>.*?)(?:<div|</th>)',
    re.DOTALL,
)


class Heading(NamedTuple):
    """A place on a page that can be linked to."""

    anchor: str
    text: str


@dataclass(frozen=True, eq=False)
class PageText:
    """The words of one page: `lead` is how its text begins, `length` how many words there are.

    `stems` tells how often each stem occurs, as `integriteit 3 regel 2`: a thousand texts take a
    third of what as many dictionaries take. `made_of` stands for the markup that says so.
    """

    title: str
    description: str
    headings: tuple[Heading, ...]
    lead: str
    length: int
    stems: str
    made_of: str

    @classmethod
    def of(
        cls,
        title: str,
        description: str,
        headings: Iterable[Iterable[str]],
        *more: Any,
    ) -> "PageText":
        """The same, from plain data."""
        return cls(title, description, tuple(Heading(*one) for one in headings), *more)

    def plain(self) -> tuple[object, ...]:
        """As plain data, of which `of` makes the same again."""
        start = (self.title, self.description, self.headings, self.lead)
        return (*start, self.length, self.stems, self.made_of)

    def counts(self) -> dict[str, int]:
        """How often each stem occurs."""
        found = self.stems.split()
        return dict(zip(map(intern, found[::2]), map(int, found[1::2]), strict=True))


def read_page(html: str, known: PageText | None = None, within: int = 0) -> PageText | None:
    """The text of a finished page; None where it has no article, and so nothing to find.

    `known` is what was read of it before, which is told again where its markup says the same.
    `within` is a place in the article, if one is known: above it stands the menu, which is long.
    """
    start = html.rfind("<article", 0, max(within, 0))
    if start < 0:
        start = html.find("<article")
    end = html.rfind("</article>")
    begin = ARTICLE.match(html, max(start, 0))
    if begin is None or end < begin.end():
        return None
    article = html[begin.end() : end]
    description = DESCRIPTION.search(html, 0, start)
    head = description[1] if description else ""
    made_of = hashlib.sha256(f"{head}\n{article}".encode()).hexdigest()
    if known and known.made_of == made_of:
        return known
    shown = _read_aloud(article)
    title = TITLE.search(shown)
    text = _plain(f"{shown[: title.start()]} {shown[title.end() :]}" if title else shown)
    found = count_stems(text)
    return PageText(
        _plain(title[1]) if title else "",
        unescape(head),
        tuple(
            # Many pages have the same headings.
            Heading(
                intern(unescape(one["heading"] or one["row"])),
                intern(_plain(one["words"] or one["name"])),
            )
            for one in PLACE.finditer(shown)
        ),
        text[: MAX_LEAD + 1],
        sum(found.values()),
        " ".join([f"{stem} {count}" for stem, count in found.items()]),
        made_of,
    )


def _read_aloud(html: str) -> str:
    """The markup without every element that is not for reading, with all that is in it."""
    kept, end = [], 0
    for mark in SILENT.finditer(html):
        # only the tag that the mark stands in can be one
        tag = html.rfind("<", end, mark.start())
        start = OPENING.match(html, tag) if tag >= 0 else None
        if start and start.end() > mark.end():
            kept.append(html[end:tag])
            end = _end(html, start[1], start.end())
    return NEVER_READ.sub(" ", " ".join([*kept, html[end:]]))


def _end(html: str, name: str, position: int) -> int:
    """Where an element ends of which the content begins at `position`."""
    end = html.find(f"</{name}>", position)
    if html.find(f"<{name}", position, end) < 0 <= end:
        return end + len(f"</{name}>")
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b[^<>]*>").finditer(html, position):
        depth += -1 if tag[1] else 1
        if not depth:
            return tag.end()
    return len(html)


def _plain(html: str) -> str:
    return " ".join(unescape(" ".join(TEXT.findall(f">{html}"))).split())
