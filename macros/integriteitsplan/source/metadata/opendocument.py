"""OpenDocument files (ISO 26300: odt, ods, odp) without what their makers left in them."""

import posixpath
from collections.abc import Iterator

from integriteitsplan.source.metadata.archive import Archive, write_archive
from integriteitsplan.source.metadata.cutting import Edited, Rule, Rules, cut, read_elements
from integriteitsplan.source.metadata.embedded import clean_embedded
from integriteitsplan.source.metadata.images import clean_image
from integriteitsplan.source.metadata.trace import SIGNATURE, Cleaned, Trace, damaged, trace

CHANGES = "bijgehouden wijzigingen"
COMMENTS = "opmerkingen"
RSIDS = "bewerkingskenmerken"
PRINTER = "printerinstellingen"
RULES = Rules(
    {
        **{
            name: Rule(CHANGES)
            for name in (
                "text:tracked-changes",
                "text:change",
                "text:change-start",
                "text:change-end",
                "table:tracked-changes",
            )
        },
        "office:annotation": Rule(COMMENTS),
        "office:annotation-end": Rule(COMMENTS),
        "draw:page/presentation:notes": Rule("notities"),
        "config:config-item": Rule(
            "instellingen van de maker",
            attribute="config:name",
            values=frozenset(
                [
                    "PrinterName",
                    "PrinterSetup",
                    "PrinterPaperFromSetup",
                    "Rsid",
                    "RsidRoot",
                    "CurrentDatabaseDataSource",
                    "CurrentDatabaseCommand",
                    "CurrentDatabaseCommandType",
                ]
            ),
        ),
    },
    {"@rsid": RSIDS, "@paragraph-rsid": RSIDS},
)
MIMETYPES = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
    "odp": b"application/vnd.oasis.opendocument.presentation",
}
MANIFEST = "META-INF/manifest.xml"
# By the first part of a path, or by the name of the file in an embedded object.
GONE_PARTS = {
    "Configurations2": "",  # the toolbars of its maker, empty as a rule
    "META-INF": SIGNATURE,
    "Thumbnails": "miniatuur",
    "VersionList.xml": "oude versies",
    "Versions": "oude versies",
    "layout-cache": "",
}
PROPERTY_LABELS = {
    "creation-date": "datum van opmaak",
    "creator": "naam van de laatste bewerker",
    "date": "datum van wijziging",
    "description": "beschrijving",
    "document-statistic": "",
    "editing-cycles": "versienummer",
    "editing-duration": "bewerkingstijd",
    "generator": "programma",
    "initial-creator": "auteur",
    "keyword": "trefwoorden",
    "print-date": "datum van afdrukken",
    "printed-by": "naam van wie afdrukte",
    "subject": "onderwerp",
    "template": "sjabloonbestand",
    "title": "titel",
    "user-defined": "aangepaste eigenschappen",
}
METAFILE = b"VCLMTF"  # the preview of an embedded object: a drawing, no more


def clean_opendocument(data: bytes, ending: str) -> Cleaned:
    """The file without properties, comments, changes, notes and their like.

    Raises NotReadable for a file that is not what its ending says, and for one that holds a part
    in which nobody can look.
    """
    archive = Archive(data, ending)
    if "mimetype" not in archive.names or MANIFEST not in archive.names:
        raise damaged(ending)
    if archive.read("mimetype").strip() != MIMETYPES[ending]:
        raise damaged(ending)
    traces = [Trace("opmerking in het archief", archive.remark)] if archive.remark else []
    gone = dict(_gone_parts(archive))
    for told in gone.values():
        traces += [one for one in told if one not in traces]
    parts: dict[str, bytes] = {}
    pictures_gone: set[str] = set()
    pictures_kept: set[str] = set()
    for name in archive.names:
        if name in gone or name == MANIFEST:
            continue
        part = _clean_part(name, archive.read(name))
        if isinstance(part, Edited):
            base = posixpath.dirname(name)
            pictures_gone |= {posixpath.normpath(posixpath.join(base, one)) for one in part.gone}
            pictures_kept |= {posixpath.normpath(posixpath.join(base, one)) for one in part.kept}
        parts[name] = part.data
        traces += part.traces
    for name in pictures_gone - pictures_kept:
        parts.pop(name, None)
    manifest = _without_entries(archive, parts)
    kept = [
        (one, manifest if one == MANIFEST else parts[one])
        for one in archive.names
        if one in parts or one == MANIFEST
    ]
    return Cleaned(write_archive(kept), traces)


def _gone_parts(archive: Archive) -> Iterator[tuple[str, list[Trace]]]:
    """The parts that go, each with what it told."""
    listed = {one.attributes.get("full-path", "") for one in read_elements(archive.read(MANIFEST))}
    for name in archive.names:
        top = name.split("/")[0]
        if name in ("mimetype", MANIFEST):
            continue
        if posixpath.basename(name) == "meta.xml":
            yield name, list(_property_traces(archive.read(name)))
        elif top in GONE_PARTS:
            yield name, [Trace(GONE_PARTS[top])] if GONE_PARTS[top] else []
        elif name not in listed:
            yield name, [trace("los onderdeel", name)]


def _property_traces(data: bytes) -> Iterator[Trace]:
    for element in read_elements(data):
        label = PROPERTY_LABELS.get(element.name, "overige documenteigenschappen")
        text = element.text or element.attributes.get("href", "")
        if element.name == "user-defined":
            text = element.attributes.get("name", "")
        if label and text:
            yield trace(label, text)


def _clean_part(name: str, data: bytes) -> Edited | Cleaned:
    if name == "mimetype" or data.startswith(METAFILE):
        return Cleaned(data, [])
    if name.endswith((".xml", ".rdf")):
        return cut(data, RULES)
    if name.endswith((".emf", ".wmf", ".svm")):
        return Cleaned(data, [])
    return clean_embedded(name, data, clean_image)


def _without_entries(archive: Archive, parts: dict[str, bytes]) -> bytes:
    """The manifest, without the parts that are no longer there."""
    data = archive.read(MANIFEST)
    listed = {one.attributes.get("full-path", "") for one in read_elements(data)}
    there = set(parts) | {f"{posixpath.dirname(one)}/" for one in parts} | {"/", ""}
    rule = Rule("", attribute="manifest:full-path", values=frozenset(listed - there))
    return cut(data, Rules({"manifest:file-entry": rule})).data
