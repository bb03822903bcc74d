"""YAML to values: plain records by a pattern, the rest by the events of the C parser.

Events rather than nodes: the parser itself is not recursive, so depth is bounded while reading and
a file of nested brackets cannot exhaust the stack (the composer of libyaml can).
"""

import re
from typing import Any, NamedTuple

import yaml

from integriteitsplan.source.broken_yaml import explain
from integriteitsplan.source.plain import next_plain, plain_map, read_plain
from integriteitsplan.source.problem import Place, Problem, SourceError
from integriteitsplan.source.tree import FORBIDDEN
from integriteitsplan.source.values import Mark, TextList, TextMap, Value

MAX_DEPTH = 20
MAX_NODES = 400_000
BEFORE = re.compile(r"(?: *(?:#[ -~]*)?\n)*+(?=- )")
NEW_DOCUMENT = re.compile(r"^(?:---|\.\.\.)", re.MULTILINE)
SWALLOWED = re.compile(r" #[^\s#]")
EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

LONG_PART = 1_000_000  # characters; so much that is not plain, the parser had better read at once


def load_yaml(
    text: str, path: str, first_line: int = 1, tips: list[Problem] | None = None
) -> Value:
    """The one document in `text` as a value; None where there is nothing in it.

    `first_line` is the line of the file on which `text` begins; `tips` gets what is read as it was
    written but was perhaps not meant. Raises SourceError for broken
    YAML, duplicate keys, aliases, tags, merge keys, more than one document, and for anything
    deeper than MAX_DEPTH or with more than MAX_NODES nodes.
    """
    if (plain := plain_map(text, first_line)) and len(text) <= MAX_NODES:
        return plain
    found = _read_records(text, path, first_line) or _read(text, path, first_line)
    if tips is not None:
        tips += found.tips
    return found.document


class _Read(NamedTuple):
    """What was read, and what was perhaps not meant."""

    document: Value
    tips: list[Problem]


def _read_records(text: str, path: str, first_line: int) -> _Read | None:
    """A list of records, of which the parser reads only what is not plain.

    None for any other text, and where something is wrong: for that the parser must see all of it.
    """
    before = BEFORE.match(text)
    if before is None:
        return None
    at = before.end()
    line = first_line + text.count("\n", 0, at)
    records = TextList((line, 1))
    tips: list[Problem] = []
    while True:
        start, line = read_plain(text, at, line, records)
        if start == len(text):
            break
        at = next_plain(text, start)
        if at - start > LONG_PART or NEW_DOCUMENT.search(text, start, at):
            return None
        try:
            part = _read(text[start:at], path, line)
        except SourceError:
            return None
        if not isinstance(part.document, TextList):
            return None
        records += part.document
        records.item_marks += part.document.item_marks
        tips += part.tips
        line += text.count("\n", start, at)
    is_small = len(text) <= MAX_NODES or _nodes(records) <= MAX_NODES
    return _Read(records, tips) if is_small else None


def _nodes(value: Value) -> int:
    """How many values there are, with keys; each takes at least one character."""
    if isinstance(value, TextMap):
        return 1 + len(value) + sum(map(_nodes, value.values()))
    return 1 + (sum(map(_nodes, value)) if isinstance(value, TextList) else 0)


def _read(text: str, path: str, first_line: int) -> _Read:
    """A text by the events of the parser. Raises SourceError."""
    reader = _Reader(path, first_line, text)
    loader = LOADER(text)
    try:
        while loader.check_event():
            reader.take(loader.get_event())
    except yaml.MarkedYAMLError as error:
        raise reader.broken(error) from error
    except yaml.reader.ReaderError as error:
        raise SourceError(
            Problem(
                Place(path, first_line),
                "het bestand bevat een teken dat in YAML niet mag",
                "verwijder het teken",
                "yaml-ongeldig",
            )
        ) from error
    finally:
        loader.dispose()
    return _Read(reader.document, reader.tips)


class _Reader:
    """Builds the value from events; a stack of open containers with their pending key."""

    def __init__(self, path: str, first_line: int, text: str) -> None:
        self.path = path
        self.offset = first_line
        self.document: Value = None
        self.documents = 0
        self.nodes = 0
        self.open: list[TextMap | TextList] = []
        self.keys: list[tuple[str, Mark] | None] = []
        self.text = text
        self.lines = text.split("\n") if " #" in text else []
        self.quoted: tuple[Mark, Mark] | None = None  # begin and end of the last text that is
        self.tips: list[Problem] = []

    def mark(self, mark: Any) -> Mark:
        """A mark of either parser as line and column of the file."""
        return (mark.line + self.offset, mark.column + 1)

    def refuse(
        self, mark: Mark, what: str, remedy: str, code: str = "yaml-ongeldig"
    ) -> SourceError:
        return SourceError(Problem(Place(self.path, *mark), what, remedy, code))

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.ScalarEvent):
            self.count(event)
            plain = event.implicit[0]
            if event.style in ("'", '"'):
                self.quoted = self.mark(event.start_mark), self.mark(event.end_mark)
            if event.style == '"' and FORBIDDEN.search(event.value):
                raise self.refuse(
                    self.mark(event.start_mark),
                    "deze tekst bevat een onzichtbaar teken, met \\ geschreven",
                    "verwijder het teken",
                )
            if plain and self.lines:
                self.look_after(event)
            self.add(None if plain and event.value in EMPTY else event.value, event)
        elif isinstance(event, yaml.MappingStartEvent):
            self.push(TextMap(self.mark(event.start_mark)), event)
        elif isinstance(event, yaml.SequenceStartEvent):
            self.push(TextList(self.mark(event.start_mark)), event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise self.refuse(
                self.mark(event.start_mark),
                f"een verwijzing met * (*{event.anchor}) is hier niet toegestaan",
                "schrijf de waarde voluit, of zet de tekst tussen aanhalingstekens",
            )
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.refuse(
                    self.mark(event.start_mark),
                    "hier begint een tweede document in hetzelfde bestand",
                    "haal de regel '---' weg of maak er een apart bestand van",
                )

    def look_after(self, event: yaml.ScalarEvent) -> None:
        """Text after ` #` is a comment; without a space behind the sign it was perhaps text."""
        line, column = self.mark(event.end_mark)
        row = line - self.offset
        written = self.lines[row] if row < len(self.lines) else ""
        if event.value and SWALLOWED.match(written, column - 1):
            self.tips.append(
                Problem(
                    Place(self.path, line, column + 1),
                    "wat na ' #' staat, is een opmerking en hoort niet bij de tekst",
                    "zet de hele tekst tussen aanhalingstekens, of een spatie na het hekje",
                    "tekst-na-hekje",
                )
            )

    def count(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.refuse(
                self.mark(event.start_mark),
                f"het bestand bevat meer dan {MAX_NODES} waarden",
                "splits het bestand",
            )
        if event.anchor is not None or event.tag not in (None, "!"):
            sign = f"&{event.anchor}" if event.anchor is not None else str(event.tag)
            raise self.refuse(
                self.mark(event.start_mark),
                f"een merkteken van YAML ({sign}) is hier niet toegestaan",
                "haal het weg, of zet de tekst tussen aanhalingstekens",
            )

    def push(self, container: TextMap | TextList, event: yaml.CollectionStartEvent) -> None:
        self.count(event)
        if len(self.open) >= MAX_DEPTH:
            raise self.refuse(
                container.mark,
                f"de gegevens zijn dieper genest dan {MAX_DEPTH} lagen",
                "controleer de haken en de inspringing",
            )
        self.add(container, event)
        self.open.append(container)
        self.keys.append(None)

    def add(self, value: Value, event: yaml.NodeEvent) -> None:
        if not self.open:
            self.document = value
            return
        parent = self.open[-1]
        mark = self.mark(event.start_mark)
        if isinstance(parent, TextList):
            parent.append(value)
            parent.item_marks.append(mark)
            return
        pending = self.keys[-1]
        if pending is None:
            self.keys[-1] = (self.key(parent, value, mark), mark)
            return
        name, key_mark = pending
        parent[name] = value
        parent.key_marks[name] = key_mark
        parent.value_marks[name] = mark
        self.keys[-1] = None

    def key(self, parent: TextMap, value: Value, mark: Mark) -> str:
        if not isinstance(value, str):
            raise self.refuse(
                mark,
                "een sleutel moet een woord zijn",
                "schrijf 'sleutel: waarde'; tekst met [ ] of { } hoort tussen aanhalingstekens",
            )
        if value == "<<":
            raise self.refuse(
                mark, "samenvoegen met << is hier niet toegestaan", "schrijf de sleutels voluit"
            )
        if value in parent:
            first = parent.key_marks[value][0]
            raise self.refuse(
                mark,
                f"de sleutel '{value}' staat hier voor de tweede keer (eerst op regel {first})",
                "houd er één over",
                "dubbele-sleutel",
            )
        return value

    def broken(self, error: yaml.MarkedYAMLError) -> SourceError:
        return self.refuse(*explain(error, self.text, self.offset, self.quoted))
