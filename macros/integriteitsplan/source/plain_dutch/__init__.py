"""Plain Dutch: what in a text makes it hard to read, and what would be easier.

Everything here works on text alone, in time linear in its length. The words, abbreviations and
terms are data: `ambtelijk.txt`, `afkortingen.txt` and `vaktermen.txt`.
"""

from integriteitsplan.source.plain_dutch.found import BOUNDARY, Found, words_of
from integriteitsplan.source.plain_dutch.readable import readable
from integriteitsplan.source.plain_dutch.sentences import (
    LONGEST,
    Passive,
    find_long_sentences,
    find_passives,
)
from integriteitsplan.source.plain_dutch.wording import (
    find_abbreviations,
    find_officialese,
    find_terms,
)

__all__ = [
    "BOUNDARY",
    "LONGEST",
    "Found",
    "Passive",
    "find_abbreviations",
    "find_long_sentences",
    "find_officialese",
    "find_passives",
    "find_terms",
    "readable",
    "words_of",
]
