"""Sentences: where they end, which are long, and which hide who does something."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from integriteitsplan.source.plain_dutch.found import BOUNDARY, Found
from integriteitsplan.source.plain_dutch.participles import is_participle

LONGEST = 25  # words
SHARE = 10  # of this many sentences one may be passive; one always may
SHORTEST = 4 * LONGEST  # characters of the shortest sentence that can be too long
# A sign that closes a sentence; a colon or semicolon gives a reader rest too. Then a blank line,
# and a line that begins an item, a quotation, a heading, a row or a definition.
END = re.compile(
    r"[.!?…]+(?=[\s\"'’”)]|\Z)|[:;](?=\s)|[|\x00]|\n(?=[ \t]*(?:\n|[-+>#:!?]|\d{1,3}[.)]\s|\Z))"
)
ROUGH = re.compile(r"[.!?:;|\x00]\s")  # two characters between pieces of one or more sentences
COUNTED = re.compile(r"\w[\w'’.,/-]*")
AUXILIARIES = frozenset({"wordt", "worden", "werd", "werden"})
AUXILIARY = re.compile(r"[Ww](?<!\w.)(?:ord(?:t|en)|erd(?:en)?)\b")
# From an auxiliary to the end of its clause; a participle stands there, or right before it.
CLAUSE = re.compile(r"(?:\s+[^\s.,:;!?|()\x00]+){1,15}")
BEFORE = re.compile(r"(\w+)\s+(?:(?:te|kan|kunnen|moet|moeten|mag|mogen|zal|zullen)\s+)?\Z")
# Behind a participle a clause can go on with these.
_CLOSING = """
    aan als binnen bij die dat door en in met naar na of om omdat op over tot uit van vanaf volgens
    voor voordat wanneer zodat zodra zonder
"""
CLOSING = frozenset(_CLOSING.split())


class Passive(NamedTuple):
    """A passive verb, and how many of the sentences around it are passive."""

    found: Found
    passive: int
    sentences: int


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends, white space left out."""
    start = 0
    for end in (*(found.end() for found in END.finditer(text)), len(text)):
        piece = text[start:end]
        inner = piece.strip(" \t\n#>*+-|\x00")
        if inner:
            begin = start + piece.index(inner)
            yield begin, begin + len(inner)
        start = end


def find_long_sentences(text: str) -> Iterator[Found]:
    """The sentences of more than LONGEST words; `better` is the number of words."""
    offset = 0
    for piece in ROUGH.split(text):
        is_long = len(piece) > SHORTEST and len(COUNTED.findall(piece)) > LONGEST
        for start, end in sentences(piece) if is_long else ():
            number = len(COUNTED.findall(piece, start, end))
            if number > LONGEST:
                yield Found(offset + start, offset + end, piece[start:end], str(number))
        offset += len(piece) + 2


def find_passives(text: str, words: frozenset[str]) -> Iterator[Passive]:
    """The passive verbs of each text between boundaries that has more than its share of them."""
    if words.isdisjoint(AUXILIARIES):
        return
    start = 0
    for part in text.split(BOUNDARY):
        if passives := list(_passives(part)):
            starts = [begin for begin, end in sentences(part) if " " in part[begin:end]]
            number = len({bisect_right(starts, one.start) for one in passives})
            if number > max(1, len(starts) // SHARE):
                for one in passives:
                    moved = one._replace(start=start + one.start, end=start + one.end)
                    yield Passive(moved, number, len(starts))
        start += len(part) + len(BOUNDARY)


def _passives(text: str) -> Iterator[Found]:
    for verb in AUXILIARY.finditer(text):
        start, end = verb.span()
        before = BEFORE.search(text, max(0, start - 60), start)
        if before and is_participle(before[1], text[max(0, before.start() - 12) : before.start()]):
            shown = " ".join(text[before.start() : end].split())
            yield Found(before.start(), end, shown, before[1])
        elif participle := _later_participle(text, end):
            yield Found(start, end, f"{verb[0]} … {participle}", participle)


def _later_participle(text: str, start: int) -> str:
    """The participle at the end of the clause that an auxiliary begins; '' where there is none."""
    clause = CLAUSE.match(text, start)
    words = clause[0].split() if clause else []
    for at, word in enumerate(words):
        ends = at + 1 == len(words) or _closes(words[at + 1])
        if ends and is_participle(word, words[at - 1] if at else ""):
            return word
    return ""


def _closes(word: str) -> bool:
    return word in CLOSING or word.startswith("waar")
