"""A glossary: a page on which each term stands on a line, with its explanation below it.

A term may have more names: on lines of their own, or an abbreviation in parentheses behind it, as
in `Wet open overheid (Woo)`.
"""

import re
from typing import NamedTuple

from integriteitsplan.source.markdown import MARKUP, slugify

ENTRY = re.compile(r"^((?:\S[^\n]*\n){1,4}):[ ]{1,3}(\S[^\n]*(?:\n[ ]{4}\S[^\n]*)*)", re.MULTILINE)
SHORT = re.compile(r"(.+?) \(([^()\s]{2,30})\)\Z")
CAPITALS = re.compile(r"[A-Z/&]{2,}\Z")


class Term(NamedTuple):
    """A term with its other names and abbreviations, its explanation in plain text and its id."""

    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    explanation: str
    anchor: str


def read_glossary(text: str) -> tuple[Term, ...]:
    """The terms of a page of Markdown, in its order."""
    return tuple(_term(found[1].splitlines(), found[2]) for found in ENTRY.finditer(text))


def term_ids(text: str) -> frozenset[str]:
    """The ids of all terms of a page of Markdown, each of their titles having one."""
    titles = (title for found in ENTRY.finditer(text) for title in found[1].splitlines())
    return frozenset(map(term_id, titles))


def term_id(title: str) -> str:
    """The id of a term on its page."""
    return f"begrip-{slugify(title)}"


def _term(titles: list[str], written: str) -> Term:
    names: list[str] = []
    short: list[str] = []
    for title in map(str.strip, titles):
        found = SHORT.match(title)
        if found:
            short.append(found[2])
        name = found[1] if found else title
        (short if CAPITALS.match(name) else names).append(name)
    explanation = MARKUP.sub(lambda mark: mark[1] or "", written)
    return Term(tuple(names), tuple(short), " ".join(explanation.split()), term_id(titles[0]))
