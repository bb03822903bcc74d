"""Words as they are searched for: without case, accents, endings of plurals and small forms.

The rules travel with the index, so that the browser does to a question what was done to the pages.
"""

import re
import unicodedata
from collections import Counter
from functools import cache, lru_cache

WORD = re.compile(r"\d+[a-z]*(?:\.\w+)+|[a-z0-9]+")
ACCENT = re.compile(r"[\u0300-\u036f]")
APOSTROPHE = re.compile(r"['\u2019](?=s\b)")

# Pattern and replacement, each tried once, in this order. Python and JavaScript read both alike.
ENDINGS = (
    (r"(?<=[a-z]{3})(?:et|t)?jes?$", ""),  # cadeautje, bloemetjes
    (r"heden$", "heid"),  # werkzaamheden
    (r"(?<=[a-z]{5})heid$", ""),  # betrouwbaarheid, betrouwbaar
    (r"(?<=[a-z]{3}[^aeiouys])s$", ""),  # regels
    (r"(?<=[a-z]{3}[aeo])s$", ""),  # dilemmas
    (r"(?<=[a-z]{2})en?$", ""),  # normen, waarde
    (r"([bdfgklmnprst])(?=\1$)", ""),  # plannen
    (r"(?<=[aeou])([aeou])(?=[^aeiou]+$)(?<=aa|ee|oo|uu)", ""),  # taak, taken
    (r"v$", "f"),  # brieven
    (r"z$", "s"),  # huizen
)

# Words that say nothing about the subject of a question.
_NOISE = (
    "aan al als bij dan dat de deze die dit doe doen doet door dus een eens en er ergens even ga "
    "gaan gaat gedaan geef geeft geen gekregen gemaakt geven had heb hebben hebt heeft hem hen "
    "het hier hij hoe hoeveel hun ie iemand iets ik in is ja je jij jullie kan kom komen komt "
    "krijg krijgen krijgt kun kunnen kunt laat laten maak maakt maar mag maken me meer men met "
    "mij mijn moet moeten naar nee niet nog nu of om omdat ons onze ook op over per te toch "
    "toen tot tussen u uit uw van vanaf veel via vind vinden vindt voor waar waarom "
    "wanneer waren was wat we wel welk welke wie wij wil wilde wilden wilt word worden wordt wou "
    "ze zeg zeggen zegt zelf zich zij zijn zo zonder zou"
)
NOISE = frozenset(_NOISE.split())


def words(text: str) -> list[str]:
    """The words of a text in their order, folded, not yet cut to their stem."""
    flat = unicodedata.normalize("NFD", APOSTROPHE.sub("", text.lower()))
    return WORD.findall(ACCENT.sub("", flat))


@cache
def stem(word: str) -> str:
    """What a word has in common with its plural and its small form."""
    if word[0].isdigit():
        return word
    for pattern, replacement in _rules():
        word = pattern.sub(replacement, word, count=1)
    return word


def stems(text: str) -> list[str]:
    """The stems of a text in their order."""
    return [one for piece in text.split() for one in _stems(piece)]


def count_stems(text: str) -> dict[str, int]:
    """How often each stem occurs, in the order in which they first do."""
    found: dict[str, int] = {}
    for piece, count in Counter(text.split()).items():
        for one in _stems(piece):
            found[one] = found.get(one, 0) + count
    return found


@lru_cache(maxsize=16384)
def _stems(piece: str) -> tuple[str, ...]:
    """Of a piece between white space, which texts repeat."""
    return tuple(map(stem, words(piece)))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), replacement) for pattern, replacement in ENDINGS)
