"""The index that the search box reads: one script, loaded when somebody starts to search.

A script and not JSON, because a browser refuses to fetch data for a page from a file share.
"""

import json
import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from integriteitsplan.delivery.search.page import MAX_LEAD, PageText
from integriteitsplan.delivery.search.words import ENDINGS, NOISE, stems

INDEX = "search/index.js"
# What a word counts for, by where it stands; in a title less when that has more words.
TITLE, DESCRIPTION, HEADING, TEXT = 12.5, 3.75, 2.5, 6.25
LETTERS = string.ascii_uppercase  # together they make no more than there are letters
DIGITS = string.digits + string.ascii_lowercase
# Of BM25: how soon more of the same word counts no more, and how much a long text is held back.
SATURATION, LENGTH = 1.5, 0.6
_QUIET = frozenset(one for word in NOISE for one in stems(word))
Levels = Mapping[str, str]  # by word, the letter of what it counts for on a page


class SearchPage(NamedTuple):
    """What a page is to somebody who searches.

    `address` is from the root of the site; `group` is the heading under which it stands among the
    results; `kind` and `status` are the words beside its title; `weight` is above 1 for what
    readers ask for most; `lang` is its language where that is another than the site's; `name` is
    what the menu calls it, where that may be something else than its title.
    """

    address: str
    group: str
    kind: str = ""
    status: str = ""
    weight: float = 1
    lang: str = ""
    name: str = ""


def write_index(
    site: Path,
    pages: Sequence[tuple[SearchPage, PageText]],
    synonyms: Mapping[str, Sequence[str]],
    places: "Places | None" = None,
) -> None:
    """Write the index of these pages of `site`.

    `synonyms` gives for a word of the site what people type for it; `places` are those of the last
    time, of which what did not change is used again, where there will be a next time.
    """
    target = site / INDEX
    target.parent.mkdir(exist_ok=True)
    found = index(pages, synonyms, places)
    data = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    target.write_text(f"integriteitsplanZoek({data})\n", encoding="utf-8", newline="\n")


def index(
    pages: Sequence[tuple[SearchPage, PageText]],
    synonyms: Mapping[str, Sequence[str]],
    known: "Places | None",
) -> dict[str, Any]:
    """The index as the script in overrides/assets/javascripts/zoekmachine.js reads it.

    `plaatsen` has a text per word of `woorden`: for each page that has the word, a capital for
    what the word counts for there, A least, and the step from the page before in base 36, where
    that is not 1.
    """
    groups = list(dict.fromkeys(page.group for page, _ in pages))
    texts = [(text, page.kind, page.name) for page, text in pages]
    if known is None:
        places: Mapping[str, str] = _written(_levels_of(texts, _levels), len(texts), None)
    else:
        places = known.on([*_levels_of(texts, known.levels)])
    terms = sorted(places)
    return {
        "paginas": [_listed(page, text, groups) for page, text in pages],
        "groepen": groups,
        "woorden": " ".join(terms),
        "plaatsen": " ".join(places[term] for term in terms),
        "zoekwoorden": _synonyms(synonyms, places.keys()),
        "uitgangen": ENDINGS,
        "ruis": " ".join(sorted(NOISE)),
    }


def _listed(page: SearchPage, text: PageText, groups: list[str]) -> list[Any]:
    teaser = text.description or text.lead
    if len(teaser) > MAX_LEAD:
        teaser = teaser[:MAX_LEAD].rpartition(" ")[0] + " …"
    headings = [part for heading in text.headings for part in heading]
    number = groups.index(page.group)
    shown = [page.address, text.title, teaser, number, page.kind, page.status, page.weight]
    own = [page.lang, page.name] if page.lang or page.name else []
    return [*shown, headings, *own]


class Places:
    """Where each word stands, on these pages and on those of the last time."""

    def __init__(self) -> None:
        self._pages: Sequence[Levels] = ()
        self._found: dict[str, str] = {}
        self.levels = lru_cache(maxsize=16384)(_levels)

    def on(self, pages: Sequence[Levels]) -> Mapping[str, str]:
        """The text of each word, of which only those are written anew that stand elsewhere now."""
        words = self._moved(pages)
        self._pages = pages
        # To look for so many words on every page is more than to write down all.
        if words is None or len(words) * len(pages) > sum(map(len, pages)):
            self._found = _written(pages, len(pages), None)
        else:
            self._found = {
                **{one: text for one, text in self._found.items() if one not in words},
                **_written(pages, len(pages), words),
            }
        return self._found

    def _moved(self, pages: Sequence[Levels]) -> Set[str] | None:
        """The words that count for something else on a page; None where the pages moved."""
        if len(pages) != len(self._pages):
            return None
        pairs = zip(self._pages, pages, strict=True)
        differ = (was.items() ^ now.items() for was, now in pairs if was is not now)
        return {word for pairs in differ for word, _ in pairs}


def _written(pages: Iterable[Levels], number: int, words: Set[str] | None) -> dict[str, str]:
    """The text of these words, or of all, on so many pages."""
    found: dict[str, str] = defaultdict(str)
    last: dict[str, int] = {}
    steps = [_step(pages) for pages in range(number + 1)]
    for place, levels in enumerate(pages):
        for word in levels if words is None else words & levels.keys():
            found[word] += levels[word] + steps[place - last.get(word, -1)]
            last[word] = place
    return found


def _levels_of(
    pages: Sequence[tuple[PageText, str, str]],
    levels: Callable[[PageText, str, str, float], Levels],
) -> Iterator[Levels]:
    # Rounded, so that a word more on one page does not change what all others count for.
    average = round(sum(text.length for text, *_ in pages) / max(len(pages), 1), -1)
    return (levels(*page, average) for page in pages)


def _levels(text: PageText, kind: str, name: str, average: float) -> Levels:
    """Each word of a page that tells something, with the letter of what it counts for there."""
    held_back = SATURATION * (1 - LENGTH + LENGTH * text.length / (average or 1))
    return {
        term: LETTERS[level]
        for term, weight in _weighed(text, kind, name, held_back).items()
        if (level := round(weight)) and term not in _QUIET
    }


def _step(pages: int) -> str:
    """A number of pages in base 36; nothing for the next page."""
    if pages == 1:
        return ""
    written = ""
    while pages:
        pages, rest = divmod(pages, len(DIGITS))
        written = DIGITS[rest] + written
    return written


def _weighed(text: PageText, kind: str, name: str, held_back: float) -> dict[str, float]:
    """What each word counts for on one page."""
    weights: dict[str, float] = defaultdict(float)
    for term, count in text.counts().items():
        weights[term] = TEXT * count / (count + held_back)
    title = set(stems(text.title))
    for weight, terms in (
        (TITLE / max(len(title), 1) ** 0.5, title),
        (TITLE, set(stems(name)) - title),
        (DESCRIPTION, set(stems(f"{text.description} {kind}"))),
        (HEADING, {term for heading in text.headings for term in stems(heading.text)}),
    ):
        for term in terms:
            weights[term] += weight
    return weights


def _synonyms(synonyms: Mapping[str, Sequence[str]], known: Iterable[str]) -> list[list[str]]:
    """What people type and what is meant, as stems; only where the site has what is meant.

    Third comes what is meant as people read it.
    """
    terms = frozenset(known)
    found = []
    for meant, every in synonyms.items():
        telling = [one for one in stems(meant) if one not in _QUIET]
        if telling and terms.issuperset(telling):
            found += [[" ".join(stems(typed)), " ".join(telling), meant] for typed in every]
    return found
