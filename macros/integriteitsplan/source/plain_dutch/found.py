"""What is found, and the words by which most texts need no further look."""

import re
from typing import NamedTuple

# Between texts that are searched as one: no sentence runs across it.
BOUNDARY = "\n\x00\n"
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ]+")


class Found(NamedTuple):
    """A piece of a text, text[start:end] of what was searched, and what would be better."""

    start: int
    end: int
    text: str
    better: str


def words_of(text: str) -> frozenset[str]:
    """The different words of a text, as written and in small letters.

    Most texts repeat their words, so these are taken apart only once each.
    """
    written = WORD.findall(" ".join(set(text.split())))
    return frozenset([*written, *(word.lower() for word in written)])
