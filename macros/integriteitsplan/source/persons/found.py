"""What is found, and where."""

import re
from enum import StrEnum
from typing import NamedTuple, Self

# Between texts that are searched as one: no personal data runs across it.
BOUNDARY = "\n\x00\n"


class Kind(StrEnum):
    """The kinds of personal data, as messages name them."""

    BSN = "bsn"
    EMAIL = "e-mail"
    IBAN = "iban"
    NAAM = "naam"
    TELEFOON = "telefoon"


class Found(NamedTuple):
    """A piece of personal data: text[start:end] of the text that was searched."""

    what: Kind
    start: int
    end: int
    text: str

    @classmethod
    def of(cls, what: Kind, match: re.Match[str]) -> Self:
        """The whole match."""
        return cls(what, match.start(), match.end(), match[0])
