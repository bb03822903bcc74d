"""What a reader of a page sees as language: the text without marks, addresses and calls."""

import re

from integriteitsplan.source.code import blanked

# What is no language, each by a sign without which it is not there.
UNREAD = (
    ("](", re.compile(r"\]\(\s{0,20}<?[^)\n]{0,2000}\)")),
    ("][", re.compile(r"\]\[[^\]\n]{0,200}\]")),
    ("]:", re.compile(r"^ {0,3}\[[^\]\n]{1,500}\]:[^\n]*", re.MULTILINE)),
    ("{", re.compile(r"\{\{[^}]{0,2000}\}\}|\{[^{}\n]{0,500}\}")),
    ("<", re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")),
    ("://", re.compile(r"https?://[^\s)]{1,2000}")),
    ("@", re.compile(r"[\w.+-]{1,64}@[\w.-]{1,200}")),
    (":", re.compile(r":[a-z][a-z0-9-]{3,60}:")),
)
MARKS = str.maketrans("*_[]", "    ")


def readable(prose: str) -> str:
    """The text with all else blanked out, character for character.

    prose: Markdown without its code and comments (`Outline.prose`).
    """
    for sign, pattern in UNREAD:
        if sign in prose:
            prose = blanked(prose, (found.span() for found in pattern.finditer(prose)))
    return prose.translate(MARKS)
