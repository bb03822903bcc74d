"""Terms of the glossary on a finished page: a link to the explanation where each is first used.

A link, since that works for everybody: with a finger, a keyboard or a screen reader, and without
scripts. Its title says the explanation to who points at it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from integriteitsplan.source.glossary import Term, term_id

# Elements in which a link would not fit, or would be in the way; of all others only the tags.
SKIPPED = re.compile(
    r"<(a|abbr|blockquote|button|caption|code|dt|figcaption|figure|h[1-6]|kbd|label|nav|pre|script"
    r"|select|style|summary|svg|text|textarea|th)\b.*?</\1\s*>|<span\s.*?</span>|<[^>]*>|&[#\w]+;",
    re.DOTALL,
)
TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
# A term in the text itself: those of our own lists, as at the end of the page, stand in a box each.
TITLE = re.compile(r"(?<!<div>)<dt>(.*?)</dt>", re.DOTALL)
FILLING = "\x1f"  # neither a letter nor a space within a name: none runs across a tag
GAP = r"[ \n]+"
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’/&-][A-Za-zÀ-ÿ]+)*")
ENDINGS = ("s", "'s", "’s", "n", "en", "e")
LONGEST = 80  # characters of a name before its longest word, and from there on
LINK = Markup('<a class="ip-begrip" href="{}')
LETTERS = Markup(
    '<nav class="ip-letters" aria-label="Per letter" data-search-exclude>{}</nav>\n<dl>'
)
LETTER = Markup('<a href="#{}">{}</a>')
REST = Markup('#{}" title="{}">')


class Name(NamedTuple):
    """A name of a term: how to find it, and the end of its link.

    `lead` is how long before its longest word it can begin; an abbreviation is one everywhere.
    """

    pattern: re.Pattern[str]
    is_short: bool
    lead: int
    anchor: str
    rest: Markup


class Use(NamedTuple):
    """Where a term is first used."""

    start: int
    end: int
    rest: Markup


Names = Mapping[str, Sequence[Name]]


def names_of(terms: Sequence[Term]) -> Names:
    """The names of all terms by the words of which a page must hold one; made once for a site."""
    found: dict[str, list[Name]] = defaultdict(list)
    for term in terms:
        rest = REST.format(term.anchor, term.explanation)
        for written in term.names:
            pattern = re.compile(rf"(?<![\w-]){_flexible(written)}(?![\w-])")
            lead = LONGEST if " " in written else 0
            for word in _forms(written):
                found[word].append(Name(pattern, False, lead, term.anchor, rest))
        for written in term.abbreviations:
            pattern = re.compile(rf"(?<![\w-]){re.escape(written)}(?![\w-])")
            found[written].append(Name(pattern, True, 0, term.anchor, rest))
    return dict(found)


def _flexible(written: str) -> str:
    """A name with a small letter or a capital, and in its plural."""
    first, *others = written.split()
    start = f"[{first[0].lower()}{first[0].upper()}]{re.escape(first[1:])}"
    return GAP.join([start, *map(re.escape, others)]) + f"(?:{'|'.join(_endings(written))})?"


def _endings(written: str) -> tuple[str, ...]:
    return (*ENDINGS, f"{re.escape(written[-1])}en")


def _forms(written: str) -> set[str]:
    """The longest word of a name as a text can hold it: with a capital, and in its plural."""
    words = written.split()
    longest = max(words, key=len)
    endings = ("", *_endings(longest)) if longest == words[-1] else ("",)
    starts = {longest, longest[0].lower() + longest[1:], longest[0].upper() + longest[1:]}
    return {start + ending for start in starts for ending in endings}


def explain_terms(html: str, names: Names, address: str) -> str:
    """The page with a link at the first use of each term; in tables only of an abbreviation.

    address: the page of the glossary, as seen from this page.
    """
    if not names:
        return html
    pieces = _filled(html, html, SKIPPED)
    present = set(WORD.findall(FILLING.join(pieces[::2]))).intersection(names)
    if not present:
        return html
    text = "".join(pieces)
    running = "".join(_filled(text, html, TABLE))
    parts: list[str] = []
    end = 0
    opening = LINK.format(address)
    for use in sorted(_first_uses(names, present, text, running), key=lambda use: use.start):
        if use.start >= end:
            parts += [html[end : use.start], opening, use.rest, html[use.start : use.end], "</a>"]
            end = use.end
    return "".join(parts) + html[end:]


def _first_uses(names: Names, present: set[str], text: str, running: str) -> Iterator[Use]:
    """The first use of each term, whichever of its names that is."""
    first: dict[str, Use] = {}
    for word in present:
        for name in names[word]:
            use = _first_use(name, word, text if name.is_short else running)
            if use:
                first[name.anchor] = min(use, first.get(name.anchor, use))
    return iter(first.values())


def _first_use(name: Name, word: str, text: str) -> Use | None:
    """Where a name that holds the word is first used; looks around the word only."""
    at = text.find(word)
    while at >= 0:
        if found := name.pattern.search(text, max(0, at - name.lead), at + LONGEST):
            return Use(*found.span(), name.rest)
        at = text.find(word, at + 1)
    return None


def _filled(text: str, html: str, pattern: re.Pattern[str]) -> list[str]:
    """The text with filling in place of what matches in `html`, character for character.

    Pieces of text, with a filling between each two.
    """
    pieces: list[str] = []
    end = 0
    for found in pattern.finditer(html):
        start, stop = found.span()
        pieces += [text[end:start], FILLING * (stop - start)]
        end = stop
    return [*pieces, text[end:]]


def with_term_ids(html: str) -> str:
    """The page of the glossary, with an id at each term for links to end at, where it is first.

    Above the terms stands a link to the first of each letter.
    """
    given: set[str] = set()
    letters: dict[str, Markup] = {}

    def titled(found: re.Match[str]) -> str:
        anchor = term_id(Markup(found[1]).striptags())  # noqa: S704 - tags are removed
        if anchor in given:
            return found[0]
        given.add(anchor)
        letter = anchor.removeprefix(term_id(""))[:1].upper()
        letters.setdefault(letter, LETTER.format(anchor, letter))
        return f'<dt id="{escape(anchor)}">{found[1]}</dt>'

    with_ids = TITLE.sub(titled, html)
    return with_ids.replace("<dl>", LETTERS.format(Markup(" ").join(letters.values())), 1)
