"""Cutting elements and attributes out of XML; every byte that stays is the byte it was.

A parser that reads a tree and writes it again renames prefixes, and Word refuses such a file. So
expat only tells where things stand, and the text between the cuts is copied.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from xml.parsers import expat

from integriteitsplan.source.metadata.paragraphs import Frame, Paragraphs
from integriteitsplan.source.metadata.trace import NotReadable, Trace, damaged, trace

PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.microsoft.com/office/word/2012/wordml": "w15",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
    "http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac": "x15ac",
    "http://schemas.openxmlformats.org/presentationml/2006/main": "p",
    "http://purl.oclc.org/ooxml/presentationml/main": "p",
    "http://schemas.microsoft.com/office/powerpoint/2018/8/main": "p188",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "urn:schemas-microsoft-com:office:office": "o",
    "urn:schemas-microsoft-com:office:excel": "x",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/content-types": "types",
    "http://www.w3.org/2000/svg": "svg",
    "http://www.w3.org/1999/xlink": "xlink",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw",
    "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0": "presentation",
    "urn:oasis:names:tc:opendocument:xmlns:config:1.0": "config",
    "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0": "manifest",
    "http://openoffice.org/2009/office": "officeooo",
}
START_TAG = re.compile(rb"<[^\"'>]*(?:(?:\"[^\"]*\"|'[^']*')[^\"'>]*)*>")
ATTRIBUTE = re.compile(rb"\s+([^\s=\"'<>/]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
CROWDED = re.compile(rb"<(?:[^<=]*=){2000}")  # a tag with so many attributes eats the memory
MAX_DEPTH = 1_000
TELLING = ("author", "userName", "url", "refreshedBy")  # attributes that a message shows
REFERENCES = ("r:", "o:relid", "xlink:href")  # attributes that point at another part


class Rule(NamedTuple):
    """What happens to an element: it goes, or its tags only; or its ancestor, `up` steps higher.

    With `attribute` the rule counts only where that attribute has one of `values`. `what` is the
    label of the trace; without it nothing is told.
    """

    what: str
    up: int = 0
    unwrap: bool = False
    attribute: str = ""
    values: frozenset[str] = frozenset()


class Rules(NamedTuple):
    """Rules by `prefix:element` or `parent/element`; labels by `element@name` or `@name`."""

    elements: Mapping[str, Rule]
    attributes: Mapping[str, str] = {}


class Edited(NamedTuple):
    """XML after cutting; `gone` are the references that stood only in what was cut."""

    data: bytes
    traces: list[Trace]
    gone: frozenset[str]
    kept: frozenset[str]


class Element(NamedTuple):
    """A start tag without its tree: local name, attributes by local name, and its own text."""

    name: str
    attributes: Mapping[str, str]
    text: str


def cut(data: bytes, rules: Rules) -> Edited:
    """Cut out of an XML file what the rules name, and all comments between the elements."""
    return _Cutter(data, rules).run()


def read_elements(data: bytes) -> list[Element]:
    """All elements in the order in which they end."""
    found: list[Element] = []
    open_ones: list[tuple[str, dict[str, str], list[str]]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        open_ones.append((name.rpartition(" ")[2], local, []))
        _refuse_depth(len(open_ones))

    def text(value: str) -> None:
        open_ones[-1][2].append(value)

    def end(_: str) -> None:
        name, attributes, texts = open_ones.pop()
        found.append(Element(name, attributes, "".join(texts).strip()))

    parser = _guarded_parser()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    _parse(parser, data)
    return found


def _guarded_parser() -> expat.XMLParserType:
    """A parser that knows no document types, so no entities either, and no bombs of them."""

    def refuse(*_: object) -> None:
        raise NotReadable("het bestand bevat een documenttype (DTD) en dat is niet toegestaan")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse
    parser.buffer_text = True
    return parser


def _parse(parser: expat.XMLParserType, data: bytes) -> None:
    if b"\0" in data[:4] or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise NotReadable("een deel van het bestand is geen tekst in UTF-8; sla het opnieuw op")
    if CROWDED.search(data):
        raise damaged("XML")
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged("XML") from error


def _refuse_depth(depth: int) -> None:
    if depth > MAX_DEPTH:
        raise NotReadable("het bestand is te diep genest om het te kunnen nakijken")


def _named(name: str) -> str:
    """`prefix:local` for a namespace that rules speak of, `?:local` for another."""
    space, _, local = name.rpartition(" ")
    return f"{PREFIXES.get(space, '?')}:{local}" if space else local


class _Cutter:
    """One reading of one file: gathers the byte ranges to cut, in the order of the text."""

    def __init__(self, data: bytes, rules: Rules) -> None:
        self.data = data
        self.rules = rules
        self.stack: list[Frame] = []
        self.cuts: list[tuple[int, int]] = []
        self.references: list[tuple[int, str]] = []
        self.traces: dict[Trace, None] = {}
        self.paragraphs = Paragraphs(self.cuts)
        self.parser = _guarded_parser()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CommentHandler = self.comment

    def run(self) -> Edited:
        _parse(self.parser, self.data)
        cuts = list(_merged(self.cuts))
        pieces, at = [], 0
        for start, end in cuts:
            pieces.append(self.data[at:start])
            at = end
        pieces.append(self.data[at:])
        gone, kept = self.split_references(cuts)
        return Edited(b"".join(pieces), list(self.traces), gone - kept, kept)

    def split_references(
        self, cuts: list[tuple[int, int]]
    ) -> tuple[frozenset[str], frozenset[str]]:
        gone: set[str] = set()
        kept: set[str] = set()
        waiting = iter([*cuts, (len(self.data), len(self.data))])
        start, end = next(waiting)
        for at, target in self.references:
            while at >= end:
                start, end = next(waiting)
            (gone if at >= start else kept).add(target)
        return frozenset(gone), frozenset(kept)

    def start(self, raw_name: str, raw_attributes: dict[str, str]) -> None:
        at = self.parser.CurrentByteIndex
        tag = START_TAG.match(self.data, at)
        if not tag:
            raise damaged("XML")
        name = _named(raw_name)
        frame = Frame(name, at, tag.end(), self.data[tag.end() - 2 : tag.end()] == b"/>")
        parent = self.stack[-1] if self.stack else None
        self.stack.append(frame)
        _refuse_depth(len(self.stack))
        self.paragraphs.started(self.stack)
        attributes = {_named(key): value for key, value in raw_attributes.items()}
        for key, value in attributes.items():
            if key.startswith(REFERENCES):
                self.references.append((at, value))
        key = f"{parent.name}/{name}" if parent else name
        rule = self.rules.elements.get(key) or self.rules.elements.get(name)
        if rule and (not rule.attribute or attributes.get(rule.attribute) in rule.values):
            self.apply(rule, attributes)
        if self.rules.attributes:
            self.cut_attributes(name, attributes, tag[0])

    def apply(self, rule: Rule, attributes: Mapping[str, str]) -> None:
        target = self.stack[max(0, len(self.stack) - 1 - rule.up)]
        if rule.unwrap:
            target.unwrapped = True
        else:
            target.dropped = True
        if rule.what:
            told = {key.rpartition(":")[2]: value for key, value in attributes.items()}
            self.tell(rule.what, next((told[one] for one in TELLING if one in told), ""))

    def tell(self, what: str, value: str = "") -> None:
        self.traces[trace(what, value)] = None

    def cut_attributes(self, name: str, attributes: Mapping[str, str], tag: bytes) -> None:
        labels = {}
        for key, value in attributes.items():
            local = key.rpartition(":")[2]
            found = self.rules.attributes.get(f"{name}@{local}") or self.rules.attributes.get(
                f"@{local}"
            )
            if found:
                labels[local] = found
                self.tell(found, value if local in TELLING else "")
        if labels:
            at = self.stack[-1].start
            for one in ATTRIBUTE.finditer(tag):
                if one[1].rpartition(b":")[2].decode("utf-8", "replace") in labels:
                    self.cuts.append((at + one.start(), at + one.end()))

    def end(self, _: str) -> None:
        frame = self.stack.pop()
        frame.end_tag = self.parser.CurrentByteIndex
        if frame.empty:
            frame.end_tag = frame.end = frame.tag_end
        else:
            frame.end = self.data.index(b">", frame.end_tag) + 1
        if frame.dropped:
            self.cuts.append((frame.start, frame.end))
        elif frame.unwrapped:
            self.cuts += [(frame.start, frame.tag_end), (frame.end_tag, frame.end)]
        self.paragraphs.ended(frame, self.stack)

    def comment(self, text: str) -> None:
        at = self.parser.CurrentByteIndex
        self.cuts.append((at, self.data.index(b"-->", at) + 3))
        self.tell("XML-commentaar", text)


def _merged(cuts: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The same cuts in order, without overlap."""
    start = end = 0
    for next_start, next_end in sorted(cuts):
        if next_start > end:
            if end > start:
                yield start, end
            start, end = next_start, next_end
        else:
            end = max(end, next_end)
    if end > start:
        yield start, end
