"""Records as nearly everybody writes them: one `key: value` a line, plain words behind the colon.

Patterns read such a record many times as fast as a parser of YAML. They take only what has one
meaning, the one that the parser gives to it: words, quoted or not, lists of words and groups
between braces. For escapes, deeper nests, comments between the lines and signs from elsewhere there
is the parser.
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
QUOTED = rf"\"[ !#-\[\]-~{MORE}]*+\"|'[ -&(-~{MORE}]*+'"
WORD = rf"(?!{NOTHING}[\],])[A-Za-z0-9]++(?:[.:_-][A-Za-z0-9]++)*+"
LIST = rf"\[(?:{WORD}(?:, {WORD})*+)?+\]"
PAIR = rf"{KEY}: (?!{NOTHING}[,}}])[{LETTER}](?:[{INNER}]++| (?=[{INNER}]))*+"
GROUP = rf"\{{(?:{PAIR}(?:, {PAIR})*+)?+\}}"
# Empty lines and comments that follow, until the next record or the end.
REST = rf"(?: *+(?:#[ {SIGN}]*+)?\n)*+(?=- |\Z)"


def _line(indent: str) -> str:
    """A key and what stands behind it, or below it with `indent`."""
    below = rf"(?:\n{indent}- {GROUP})++|(?:\n{indent}{KEY}: {TEXT})++"
    return rf"{KEY}:(?: {TEXT}|( (?:{QUOTED}|{LIST}|{GROUP})|{below}))\n"


def _items(indent: str) -> re.Pattern[str]:
    """The keys in such lines, each with what stands behind it."""
    return re.compile(rf"([a-z0-9_-]++):[ \n](.*+(?:\n{indent}\S.*+)*+)\n")


RECORD = re.compile(rf"- ({_line('    ')}(?:  {_line('    ')})*+){REST}")
ITEMS = _items("    ")
MAP = re.compile(rf"((?:{_line('  ')})++)")
MAP_ITEMS = _items("  ")
SIGNS = frozenset("\"'[{ ")  # with which begins what is not text


class PlainText(NamedTuple):
    """A record from its first key on, in the text of its file: less to keep than its values."""

    text: str
    start: int
    end: int
    line: int
    column: int = 3  # behind its dash; 1 for what is not one of a list

    @property
    def mark(self) -> Mark:
        """Where it starts."""
        return self.line, self.column

    def items(self) -> list[tuple[str, str]]:
        """Every key with what stands behind it, as it was written."""
        pattern = ITEMS if self.column > 1 else MAP_ITEMS
        return pattern.findall(self.text, self.start, self.end)

    def read(self, *, all_text: bool = False) -> "PlainMap | None":
        """The values, the same each time; None where a key stands twice."""
        items = self.items()
        record: PlainMap = PlainMap(items)
        if len(record) < len(items):
            return None
        record.origin = self
        for key, written in () if all_text else items:
            if written[0] in SIGNS:
                value = _value(written)
                if value is None:
                    return None
                record[key] = value
        return record


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
        self.mark_all()
        return object.__getattribute__(self, name)

    def mark_all(self) -> None:
        """Mark it, and all that stands in it."""
        self.mark = line, column = self.origin.mark
        self.key_marks, self.value_marks = {}, {}
        for key, written in self.origin.items():
            is_below = written[0] == " "
            mark = (line + 1, column + 2) if is_below else (line, column + len(key) + 2)
            self.key_marks[key], self.value_marks[key] = (line, column), mark
            _mark(self[key], mark, is_below)
            line += 1 + written.count("\n") + is_below


def read_plain(text: str, at: int, line: int, records: TextList) -> tuple[int, int]:
    """Add the plain records from `at` on, on `line`; where they end, or the parser must look."""
    while found := RECORD.match(text, at):
        start, end = found.span(1)
        all_text = found[2] is None and found[3] is None
        record = PlainText(text, start, end, line).read(all_text=all_text)
        if record is None:
            break
        records.append(record)
        records.item_marks.append((line, 3))
        line += text.count("\n", at, found.end())
        at = found.end()
    return at, line


def plain_map(text: str, line: int) -> PlainMap | None:
    """The keys of one mapping that begins on `line`; None where the parser must look."""
    if MAP.fullmatch(text) is None:
        return None
    found = PlainText(text, 0, len(text), line, 1).read()
    if found and not all(isinstance(value, str) for value in found.values()):
        found.mark_all()  # who reads a mapping may ask what stands in it, and never the mapping
    return found


def next_plain(text: str, start: int) -> int:
    """Where after `start` the next plain record begins; the end of the text where there is none."""
    while start := text.find("\n- ", start) + 1:
        if RECORD.match(text, start):
            return start
    return len(text)


def _value(written: str) -> Value:
    """What is quoted, between brackets or braces, or below its key; without marks.

    None where a key stands twice in a group.
    """
    if written[0] in "\"'":
        return written[1:-1]
    if written[0] == "{":
        return _group(_parts(written))
    lines = [line.strip() for line in written.split("\n")]
    if written[0] == " " and lines[0][0] != "-":
        return _group(lines)
    found = TextList.__new__(TextList)
    found += _parts(written) if written[0] == "[" else [_group(_parts(line[2:])) for line in lines]
    return None if None in found else found


def _group(pairs: list[str]) -> TextMap | None:
    found = TextMap.__new__(TextMap)
    for pair in pairs:
        key, _, found[key] = pair.partition(": ")
    return found if len(found) == len(pairs) else None


def _parts(written: str) -> list[str]:
    """What stands between brackets or braces, apart."""
    return written[1:-1].split(", ") if len(written) > 2 else []


def _mark(value: Value, mark: Mark, is_below: bool) -> None:
    """Mark a value, and what it holds: on one line, or each on a line of its own."""
    line, column = mark
    if isinstance(value, TextMap):
        value.mark, value.key_marks, value.value_marks = mark, {}, {}
        column += not is_below
        for key, one in value.items():
            value.key_marks[key] = line, column
            value.value_marks[key] = line, column + len(key) + 2
            line, column = _next(line, column, f"{key}: {one}", is_below)
    elif isinstance(value, TextList):
        value.mark, value.item_marks = mark, []
        column += 2 if is_below else 1
        for item in value:
            value.item_marks.append((line, column))
            _mark(item, (line, column), is_below=False)
            line, column = _next(line, column, str(item), is_below)


def _next(line: int, column: int, written: str, is_below: bool) -> Mark:
    """Where the next one begins: on the next line, or behind a comma."""
    return (line + 1, column) if is_below else (line, column + len(written) + 2)
