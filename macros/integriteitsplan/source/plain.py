"""Records as nearly everybody writes them: one `key: value` a line, plain words behind the colon.

Patterns read such a record many times as fast as a parser of YAML. They take only what has one
meaning, the one that the parser gives to it: words, lists of words and groups between braces. For
quotes, deeper nests, comments between the lines and signs from elsewhere there is the parser.
"""

import re
from typing import Any, NamedTuple

from integriteitsplan.source.values import Mark, TextList, TextMap, Value

NOTHING = r"(?:null|Null|NULL)"
LETTER = r"A-Za-z0-9\u00c0-\u017f"
MORE = r"\u00a1-\u00ac\u00ae-\u017f\u2010-\u2027\u20ac"
SIGN = rf"!-~{MORE}"  # what prints, without the space
QUIET = rf"!\"$-9;-~{MORE}"  # without : and #
INNER = rf"!\"$-+\--9;-Z\\^-z|~{MORE}"  # without : # , [ ] { }

KEY = r"(?!null:)[a-z][a-z0-9_-]*+"
TEXT = rf"(?!{NOTHING}\n)[{LETTER}](?:[{QUIET}]++|[:#](?=[{SIGN}])| (?=[{QUIET}:]))*+"
WORD = rf"(?!{NOTHING}[\],])[A-Za-z0-9]++(?:[.:_-][A-Za-z0-9]++)*+"
LIST = rf"\[(?:{WORD}(?:, {WORD})*+)?+\]"
PAIR = rf"{KEY}: (?!{NOTHING}[,}}])[{LETTER}](?:[{INNER}]++| (?=[{INNER}]))*+"
GROUP = rf"\{{(?:{PAIR}(?:, {PAIR})*+)?+\}}"
COMPOUND = rf" (?:{LIST}|{GROUP})|(?:\n    - {GROUP})++"
LINE = rf"{KEY}:(?: {TEXT}|({COMPOUND}))\n"
# Empty lines and comments that follow, until the next record or the end.
REST = rf"(?: *+(?:#[ {SIGN}]*+)?\n)*+(?=- |\Z)"
RECORD = re.compile(rf"- ({LINE}(?:  {LINE})*+){REST}")
ITEM = re.compile(r"([a-z0-9_-]++):[ \n](.*+(?:\n    - .*+)*+)\n")


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

    def read(self) -> "PlainMap | None":
        """The values, the same each time; None where a key stands twice."""
        return _record(self, has_compounds=True)


class PlainMap(TextMap):
    """A mapping with each key on a line of its own; marks are made when asked for, here or below.

    No record needs them until something is wrong with it.
    """

    __slots__ = ("origin",)
    __init__ = dict.__init__
    origin: PlainText

    def filled(self) -> dict[str, Value]:
        """All keys: behind each of them stands something."""
        return dict(self)

    def __getattr__(self, name: str) -> Any:
        """The marks, which the pattern makes follow from the values."""
        if name not in TextMap.__slots__:
            raise AttributeError(name)
        self.mark = line, column = self.origin.mark
        self.key_marks, self.value_marks = {}, {}
        for key, value in self.items():
            self.key_marks[key] = line, column
            self.value_marks[key] = mark = line, column + len(key) + 2
            if isinstance(value, TextMap):
                _mark_group(value, mark)
            elif isinstance(value, TextList) and any(isinstance(one, TextMap) for one in value):
                self.value_marks[key] = _mark_rows(value, line + 1)
                line += len(value)
            elif isinstance(value, TextList):
                _mark_words(value, mark)
            line += 1
        return object.__getattribute__(self, name)


def read_plain(text: str, at: int, line: int, records: TextList) -> tuple[int, int]:
    """Add the plain records from `at` on, on `line`; where they end, or the parser must look."""
    while found := RECORD.match(text, at):
        start, end = found.span(1)
        has_compounds = found[2] is not None or found[3] is not None
        record = _record(PlainText(text, start, end, line), has_compounds)
        if record is None:
            break
        records.append(record)
        records.item_marks.append((line, 3))
        line += text.count("\n", at, found.end())
        at = found.end()
    return at, line


def next_plain(text: str, start: int) -> int:
    """Where after `start` the next plain record begins; the end of the text where there is none."""
    while start := text.find("\n- ", start) + 1:
        if RECORD.match(text, start):
            return start
    return len(text)


def _record(origin: PlainText, has_compounds: bool) -> PlainMap | None:
    """The values of a record; None where a key stands twice."""
    items = ITEM.findall(origin.text, origin.start, origin.end)
    record: PlainMap = PlainMap(items)
    if len(record) < len(items):
        return None
    record.origin = origin
    for key, value in items if has_compounds else ():
        if value[0] in "[{ ":
            compound = _compound(value)
            if compound is None:
                return None
            record[key] = compound
    return record


def _compound(written: str) -> TextList | TextMap | None:
    """What stands between brackets or braces, or as a list of groups below a key; without marks.

    None where a key stands twice in a group.
    """
    if written[0] == "{":
        return _group(written)
    found = TextList.__new__(TextList)
    if written[0] == "[":
        found += _parts(written)
        return found
    for one in written.split("\n"):
        group = _group(one[6:])
        if group is None:
            return None
        found.append(group)
    return found


def _group(written: str) -> TextMap | None:
    found = TextMap.__new__(TextMap)
    pairs = _parts(written)
    for pair in pairs:
        key, _, found[key] = pair.partition(": ")
    return found if len(found) == len(pairs) else None


def _parts(written: str) -> list[str]:
    """What stands between the brackets or braces, apart."""
    return written[1:-1].split(", ") if len(written) > 2 else []


def _mark_words(words: TextList, mark: Mark) -> None:
    words.mark = mark
    words.item_marks = []
    line, column = mark[0], mark[1] + 1
    for word in words:
        words.item_marks.append((line, column))
        column += len(str(word)) + 2


def _mark_group(group: TextMap, mark: Mark) -> None:
    group.mark = mark
    group.key_marks, group.value_marks = {}, {}
    line, column = mark[0], mark[1] + 1
    for key, value in group.items():
        group.key_marks[key] = line, column
        group.value_marks[key] = line, column + len(key) + 2
        column += len(key) + len(str(value)) + 4


def _mark_rows(rows: TextList, line: int) -> Mark:
    """Mark groups, each on a line of its own from `line` on."""
    rows.mark = line, 5
    rows.item_marks = [(row, 7) for row in range(line, line + len(rows))]
    for group, mark in zip(rows, rows.item_marks, strict=True):
        if isinstance(group, TextMap):
            _mark_group(group, mark)
    return rows.mark
