"""Word, Excel and PowerPoint files (ECMA-376) without what their makers left in them.

A relationship says what a part is for. Those that say "comments" or "properties" go, and every part
that then nothing points at goes with them: the picture in a deleted sentence too.
"""

import posixpath
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import unquote

from integriteitsplan.source.metadata.archive import Archive, write_archive
from integriteitsplan.source.metadata.cutting import Rule, Rules, cut, read_elements
from integriteitsplan.source.metadata.embedded import clean_embedded
from integriteitsplan.source.metadata.images import clean_image
from integriteitsplan.source.metadata.ooxml_traces import (
    CUSTOM,
    CUSTOM_PROPERTIES,
    GONE_RELATIONSHIPS,
    OTHER_PROPERTIES,
    PROPERTIES,
    PROPERTY_LABELS,
    RULES,
)
from integriteitsplan.source.metadata.trace import Cleaned, Trace, damaged, trace

FOLDERS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
CONTENT_TYPES = "[Content_Types].xml"
XML_ENDINGS = ("xml", "rels", "vml", "svg")
PLAIN_ENDINGS = ("bmp", "emf", "fntdata", "odttf", "wmf")  # hold a picture or a font, no more
MAX_NESTED = 2  # a workbook in a presentation in a document


class Relationship(NamedTuple):
    """One line of a .rels part; `target` is the name of a part, empty for what is outside."""

    source: str
    id: str
    kind: str
    target: str


def clean_ooxml(data: bytes, ending: str, depth: int = 0) -> Cleaned:
    """The file without properties, comments, changes, notes and their like.

    Raises NotReadable for a file that is not what its ending says, and for one that holds a part
    in which nobody can look.
    """
    archive = Archive(data, ending)
    if CONTENT_TYPES not in archive.names:
        raise damaged(ending)
    relationships = _relationships(archive)
    reached = _reached(relationships)
    traces = [Trace("opmerking in het archief", archive.remark)] if archive.remark else []
    traces += [
        trace("los onderdeel", name)
        for name in archive.names
        if _owner(name) not in reached and name != CONTENT_TYPES
    ]
    kept_relationships = list(_kept(archive, relationships, reached, traces))
    kept = _reached(kept_relationships)
    if not any(one.startswith(FOLDERS[ending]) for one in kept):
        raise damaged(ending)
    cut_ids = _cut_ids(relationships, kept_relationships)
    parts = []
    for name in archive.names:
        if name == CONTENT_TYPES:
            parts.append((name, _without_types(archive, kept)))
        elif _owner(name) in kept:
            part = _clean_part(name, archive.read(name), cut_ids.get(name, frozenset()), depth)
            parts.append((name, part.data))
            traces += part.traces
    return Cleaned(write_archive(parts), traces)


def _owner(name: str) -> str:
    """The part that a .rels part belongs to; any other part is its own."""
    folder, file = posixpath.split(name)
    if posixpath.basename(folder) == "_rels" and file.endswith(".rels"):
        return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
    return name


def _by_lower_case(archive: Archive) -> dict[str, str]:
    return {name.lower(): name for name in archive.names}


def _relationships(archive: Archive) -> list[Relationship]:
    found = []
    names = _by_lower_case(archive)
    for name in archive.names:
        source = _owner(name)
        if source == name:
            continue
        for element in read_elements(archive.read(name)):
            if element.name != "Relationship":
                continue
            told = element.attributes
            inside = told.get("TargetMode") != "External"
            base = posixpath.join("/", posixpath.dirname(source))
            target = _part(posixpath.join(base, told.get("Target", "")), names) if inside else ""
            kind = told.get("Type", "").rpartition("/")[2]
            found.append(Relationship(source, told.get("Id", ""), kind, target))
    return found


def _part(path: str, names: Mapping[str, str]) -> str:
    """The part that a path from the root means, whatever its case and escapes; or nothing."""
    plain = posixpath.normpath(path).lstrip("/").lower()
    return names.get(plain) or names.get(unquote(plain)) or ""


def _reached(relationships: list[Relationship]) -> set[str]:
    """The parts to which relationships lead from the file itself, whose name is empty."""
    targets: dict[str, list[str]] = {}
    for one in relationships:
        targets.setdefault(one.source, []).append(one.target)
    reached, waiting = {""}, [""]
    while waiting:
        new = {one for one in targets.get(waiting.pop(), ()) if one not in reached}
        reached |= new
        waiting += new
    return reached


def _kept(
    archive: Archive, relationships: list[Relationship], reached: set[str], traces: list[Trace]
) -> Iterator[Relationship]:
    """The relationships that stay; adds to the traces what the others led to."""
    gone: dict[str, frozenset[str]] = {}
    for one in relationships:
        if one.source not in reached:
            continue
        if one.kind in PROPERTIES:
            if one.target in archive.names:
                traces += _property_traces(archive.read(one.target), one.kind)
        elif label := GONE_RELATIONSHIPS.get(one.kind):
            traces += [] if Trace(label) in traces else [Trace(label)]
        else:
            if one.source not in gone:
                gone[one.source] = _gone_references(archive, one.source)
            if one.id not in gone[one.source]:
                yield one


def _gone_references(archive: Archive, name: str) -> frozenset[str]:
    if name not in archive.names or not name.endswith(XML_ENDINGS):
        return frozenset()
    return cut(archive.read(name), RULES).gone


def _property_traces(data: bytes, kind: str) -> Iterator[Trace]:
    other = True
    for element in read_elements(data):
        if kind in CUSTOM_PROPERTIES:
            if element.name == "property":
                yield trace(CUSTOM, element.attributes.get("name", ""))
        elif element.text and element.name in PROPERTY_LABELS:
            yield trace(PROPERTY_LABELS[element.name], element.text)
        elif element.text and other:
            other = False
            yield Trace(OTHER_PROPERTIES)


def _cut_ids(
    relationships: list[Relationship], kept: list[Relationship]
) -> Mapping[str, frozenset[str]]:
    """By .rels part: the ids of the relationships that go."""
    ids: dict[str, set[str]] = {}
    for one in set(relationships) - set(kept):
        folder, file = posixpath.split(one.source)
        ids.setdefault(posixpath.join(folder, "_rels", f"{file}.rels"), set()).add(one.id)
    return {name: frozenset(those) for name, those in ids.items()}


def _without_types(archive: Archive, kept: set[str]) -> bytes:
    """The list of content types, without the parts that are no longer there."""
    data = archive.read(CONTENT_TYPES)
    names = _by_lower_case(archive)
    listed = {one.attributes.get("PartName", "") for one in read_elements(data)}
    gone = frozenset(one for one in listed if one and _part(one, names) not in kept - {""})
    rule = Rule("", attribute="PartName", values=gone)
    return cut(data, Rules({"types:Override": rule})).data


def _clean_part(name: str, data: bytes, cut_ids: frozenset[str], depth: int) -> Cleaned:
    ending = name.rpartition(".")[2].lower()
    if ending == "rels":
        rule = Rule("", attribute="Id", values=cut_ids)
        edited = cut(data, Rules({"rel:Relationship": rule}))
        return Cleaned(edited.data, edited.traces)
    if ending in XML_ENDINGS:
        edited = cut(data, RULES)
        return Cleaned(edited.data, edited.traces)
    if ending in PLAIN_ENDINGS:
        return Cleaned(data, [])
    if ending in FOLDERS and depth < MAX_NESTED:
        return clean_embedded(name, data, lambda inner: clean_ooxml(inner, ending, depth + 1))
    return clean_embedded(name, data, clean_image)
