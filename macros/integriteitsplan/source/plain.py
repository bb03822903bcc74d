"""Records as nearly everybody writes them: one `key: value` a line, plain words behind the colon.

Patterns read such a record many times as fast as a parser of YAML. They take only what has one
meaning, the one that the parser gives to it: words, lists of words and groups between braces. For
quotes, deeper nests, comments between the lines and signs from elsewhere there is the parser.
"""

import re
from typing import Any, NamedTuple

from integriteitsplan.source.values import Mark, TextList, TextMap

NOTHING = r"(?:null|Null|NULL)"
LETTER = r"A-Za-z0-9\u00c0-\u017f"
MORE = r"\u00a1-\u00ac\u00ae-\u017f\u2010-\u2027\u20ac"
SIGN = rf"!-~{MORE}"  # what prints, without the space
QUIET = rf"!\"$-9;-~{MORE}"  # without : and #
INNER = rf"!\"$-+\--9;-Z\\^-z|~{MORE}"  # without : # , [ ] { }

KEY = r"(?!null:)[a-z][a-z0-9_-]*+"
TEXT = rf"(?!{NOTHING}\n)[{LETTER}](?:[{QUIET}]++|[:#](?=[{SIGN}])| (?=[{QUIET}:]))*+"
WORD = rf"(?!{NOTHING}[\],])[A-Za-z0-9]++(?:[.:_-][A-Za-z0-9]++)*+"
LIST = rf"\[{WORD}(?:, {WORD})*+\]"
PAIR = rf"{KEY}: (?!{NOTHING}[,}}])[{LETTER}](?:[{INNER}]++| (?=[{INNER}]))*+"
GROUP = rf"\{{{PAIR}(?:, {PAIR})*+\}}"
LINE = rf"{KEY}:(?: (?:{TEXT}|{LIST}|{GROUP})|(?:\n    - {GROUP})++)\n"
# Empty lines and comments that follow, until the next record or the end.
REST = rf"(?: *+(?:#[ {SIGN}]*+)?\n)*+(?=- |\Z)"
RECORD = re.compile(rf"- ({LINE}(?:  {LINE})*+){REST}")
ITEM = re.compile(r"([a-z0-9_-]++):[ \n](.*+(?:\n    - .*+)*+)\n")
COMPOUND = re.compile(r":[ \n] *[-\[{]")


class PlainMap(TextMap):
    """A mapping with each key on a line of its own; its marks are made when asked for."""

    __slots__ = ("nodes", "origin")

    def __init__(self, origin: "PlainText", items: list[tuple[str, str]]) -> None:
        dict.__init__(self, items)
        self.mark = origin.mark
        self.origin = origin
        self.nodes = 1 + 2 * len(items)

    def __getattr__(self, name: str) -> Any:
        """The marks, which no record needs until something is wrong with it."""
        if name not in ("key_marks", "value_marks"):
            raise AttributeError(name)
        self.key_marks, self.value_marks = {}, {}
        line, column = self.mark
        for key, value in self.items():
            self.key_marks[key] = (line, column)
            self.value_marks[key] = (line, column + len(key) + 2)
            if isinstance(value, TextList) and value.mark[0] > line:
                self.value_marks[key] = value.mark
                line = value.item_marks[-1][0]
            line += 1
        return object.__getattribute__(self, name)


class PlainText(NamedTuple):
    """A record from its first key on, in the text of its file: less to keep than its values."""

    text: str
    start: int
    end: int
    line: int

    @property
    def mark(self) -> Mark:
        """Where the record starts, behind its dash."""
        return self.line, 3

    def read(self) -> PlainMap | None:
        """The values, the same each time; None where a key stands twice."""
        text, start, end, line = self
        items = ITEM.findall(text, start, end)
        record = PlainMap(self, items)
        if len(record) < len(items):
            return None
        if found := COMPOUND.search(text, start, end):
            before = text.count("\n", start, found.start())
            line += before
            for key, value in items[before:]:
                if value[0] in "[{ ":
                    compound = _compound(value, (line, len(key) + 5))
                    if compound is None:
                        return None
                    record[key] = compound
                    record.nodes += _size(compound)
                line += 1 + value.count("\n") + (value[0] == " ")
        return record


class Found(NamedTuple):
    """A record, and where it ends in the text."""

    record: PlainMap
    end: int


def plain_record(text: str, start: int, line: int) -> Found | None:
    """The plain record that begins at `start`, on `line`; None where the parser must look."""
    found = RECORD.match(text, start)
    record = PlainText(text, *found.span(1), line).read() if found else None
    return Found(record, found.end()) if found and record is not None else None


def next_plain(text: str, start: int) -> int:
    """Where after `start` the next plain record begins; the end of the text where there is none."""
    while start := text.find("\n- ", start) + 1:
        if RECORD.match(text, start):
            return start
    return len(text)


def _compound(written: str, mark: Mark) -> TextList | TextMap | None:
    """What stands between brackets or braces, or as a list of groups below a key.

    None where a key stands twice in a group.
    """
    line, column = mark
    if written[0] == "{":
        return _group(written, mark)
    if written[0] == "[":
        found = TextList(mark)
        column += 1
        for word in written[1:-1].split(", "):
            found.append(word)
            found.item_marks.append((line, column))
            column += len(word) + 2
        return found
    found = TextList((line + 1, 5))
    for row, one in enumerate(written.split("\n"), line + 1):
        group = _group(one[6:], (row, 7))
        if group is None:
            return None
        found.append(group)
        found.item_marks.append(group.mark)
    return found


def _group(written: str, mark: Mark) -> TextMap | None:
    line, column = mark
    found = TextMap(mark)
    column += 1
    for pair in written[1:-1].split(", "):
        key, _, value = pair.partition(": ")
        if key in found:
            return None
        found[key] = value
        found.key_marks[key] = (line, column)
        found.value_marks[key] = (line, column + len(key) + 2)
        column += len(pair) + 2
    return found


def _size(compound: TextList | TextMap) -> int:
    """How many values it holds, with keys."""
    if isinstance(compound, TextMap):
        return 2 * len(compound)
    return sum(1 if isinstance(one, str) else 1 + 2 * len(one or ()) for one in compound)
