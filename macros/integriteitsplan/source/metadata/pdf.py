"""PDF files (ISO 32000) written anew, with only what pages need: older versions do not survive."""

import io
import logging
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)

from integriteitsplan.source.metadata.images import clean_jpeg
from integriteitsplan.source.metadata.pdf_title import Kept, text_of
from integriteitsplan.source.metadata.trace import (
    MAX_FILE,
    SIGNATURE,
    Cleaned,
    NotReadable,
    Trace,
    damaged,
    too_much,
    trace,
)

# What it warns of in English is either repaired or told as damage, in Dutch.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

COMMENTS = "opmerkingen"
AUTHORS = "namen bij opmerkingen"
MAX_OBJECTS = 50_000
MAX_SYNTAX = 5_000_000  # bytes of objects outside streams
MAX_UNPACKED = 5_000_000  # bytes of objects that are packed together
LIMITS: Mapping[str, Any] = {
    "maximum_declared_stream_length": MAX_FILE,
    "array_based_stream_maximum_output_length": MAX_FILE,
    "lzw_maximum_output_length": MAX_FILE,
    "run_length_maximum_output_length": MAX_FILE,
    "zlib_maximum_output_length": MAX_FILE,
    "jbig2dec_binary": None,
}
INFO_LABELS = {
    "/Author": "auteur",
    "/CreationDate": "datum van opmaak",
    "/Creator": "programma",
    "/Keywords": "trefwoorden",
    "/ModDate": "datum van wijziging",
    "/Producer": "programma",
    "/Subject": "onderwerp",
    "/Company": "bedrijf",
}
# Keys that say nothing about how a page looks, in whichever dictionary they stand.
GONE_KEYS = {
    "/AF": "bijgevoegde bestanden",
    "/Collection": "bijgevoegde bestanden",
    "/DSS": SIGNATURE,
    "/EF": "bijgevoegde bestanden",
    "/EmbeddedFiles": "bijgevoegde bestanden",
    "/LastModified": "datum van wijziging",
    "/Metadata": "XMP",
    "/Perms": SIGNATURE,
    "/PieceInfo": "gegevens van een programma",
    "/SpiderInfo": "herkomst van het web",
    "/Thumb": "miniatuur",
    "/XFA": "formuliergegevens (XFA)",
}
COMMENT_KINDS = ("/Text", "/Popup", "/FileAttachment")
MARK_KINDS = [
    "/Caret",
    "/Circle",
    "/FreeText",
    "/Highlight",
    "/Ink",
    "/Line",
    "/Polygon",
    "/PolyLine",
    "/Redact",
    "/Square",
    "/Squiggly",
    "/Stamp",
    "/StrikeOut",
    "/Underline",
]
MARK_KEYS = ("/T", "/Subj", "/RC", "/NM", "/M", "/CreationDate", "/Popup", "/IRT", "/RT")
# Under these keys stand names that somebody chose: there /AF may be a font.
NAMED_BY_SOMEBODY = frozenset(
    [
        "/Font",
        "/XObject",
        "/ExtGState",
        "/ColorSpace",
        "/Pattern",
        "/Shading",
        "/Properties",
        "/CharProcs",
        "/RoleMap",
        "/ClassMap",
        "/Dests",
        "/Colorants",
        "/N",
        "/R",
        "/D",
    ]
)
END = re.compile(rb"startxref\s+\d+\s+%%EOF")  # one for each time the file was added to
STREAM = re.compile(rb"stream\r?\n.*?endstream", re.DOTALL)
PDF_START = re.compile(rb"%PDF-\d\.\d")
MAX_REPAIRS = 100  # for each the reader searches the whole file


def clean_pdf(data: bytes) -> Cleaned:
    """The same pages without properties, comments, attachments, signatures and older versions.

    The title stays, and so does the sign that the file is accessible. Raises NotReadable for a
    damaged or encrypted file. Objects are copied as they are coded, so text and pictures stay what
    they were.
    """
    if not PDF_START.match(data):
        raise damaged("PDF")
    try:
        with apply_configuration(**LIMITS):
            return _clean(data)
    except NotReadable:
        raise
    # A reader of files that strangers made fails in more ways than its documentation lists.
    except Exception as error:
        raise damaged("PDF") from error


def _clean(data: bytes) -> Cleaned:
    _refuse_much_syntax(data)
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted:
        raise NotReadable("het bestand is beveiligd of versleuteld; haal de beveiliging eraf")
    _unpack(reader)
    traces = list(_info_traces(reader.trailer.get("/Info")))
    if len(END.findall(data)) > 1 and b"/Linearized" not in data[:2_000]:
        traces.append(Trace("oudere versies"))
    root = reader.trailer.raw_get("/Root")
    if not isinstance(root, IndirectObject):
        raise damaged("PDF")
    told: dict[Trace, None] = dict.fromkeys(traces)
    kept = _take_properties(reader, root, told)
    objects = _needed(reader, root, told)
    return Cleaned(_written(data[:8], objects, root, kept), list(told))


def _refuse_much_syntax(data: bytes) -> None:
    """An object takes some forty times the memory of its text; a coded stream takes no more."""
    if len(data) - sum(len(one[0]) for one in STREAM.finditer(data)) > MAX_SYNTAX:
        raise too_much()


def _unpack(reader: PdfReader) -> None:
    """Read all objects that are packed together, and let go of the packing."""
    total = 0
    packages = {package: number for number, (package, _) in reader.xref_objStm.items()}
    for package, number in sorted(packages.items()):
        reader.get_object(number)
        stream = reader.get_object(package)
        if isinstance(stream, StreamObject) and stream.decoded_self is not None:
            total += len(stream.decoded_self._data)
            stream.decoded_self = None
        if total > MAX_UNPACKED:
            raise too_much()


def _take_properties(reader: PdfReader, root: IndirectObject, told: dict[Trace, None]) -> Kept:
    """What must be kept of the properties; the XMP of the whole file is taken out."""
    info = reader.trailer.get("/Info")
    catalog = root.get_object()
    metadata = catalog.pop("/Metadata", None) if isinstance(catalog, DictionaryObject) else None
    xmp = text_of(metadata)
    kept = Kept.of(info.get_object() if info is not None else None, xmp)
    if metadata is not None and xmp != kept.packet:
        told[Trace(GONE_KEYS["/Metadata"])] = None
    return kept


def _info_traces(info: PdfObject | None) -> Iterator[Trace]:
    found = info.get_object() if info is not None else None
    if isinstance(found, DictionaryObject):
        for key, value in found.items():
            if key != "/Title":
                label = INFO_LABELS.get(key, "aangepaste eigenschappen")
                yield trace(label, str(value.get_object()))


def _needed(
    reader: PdfReader, root: IndirectObject, told: dict[Trace, None]
) -> dict[int, tuple[int, PdfObject]]:
    """The objects that pages need, by number, with their generation; their traces taken out."""
    objects: dict[int, tuple[int, PdfObject]] = {}
    waiting: list[tuple[str, PdfObject]] = [("/Root", root)]
    repairs = 0
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, IndirectObject):
            if value.idnum in objects:
                continue
            if len(objects) >= MAX_OBJECTS:
                raise too_much()
            repairs += not _has_place(reader, value)
            if repairs > MAX_REPAIRS:
                raise damaged("PDF")
            target = value.get_object()
            target = NullObject() if target is None else target
            objects[value.idnum] = (value.generation, target)
            waiting.append((key, target))
        elif isinstance(value, DictionaryObject):
            if key not in NAMED_BY_SOMEBODY or isinstance(value, StreamObject):
                _clean_dictionary(value, told)
            waiting += value.items()
        elif isinstance(value, ArrayObject):
            waiting += ((key, one) for one in value)
    return objects


def _has_place(reader: PdfReader, one: IndirectObject) -> bool:
    """Whether the reader knows where an object stands, and need not search the file for it."""
    return one.idnum in reader.xref_objStm or one.idnum in reader.xref.get(one.generation, {})


def _clean_dictionary(one: DictionaryObject, told: dict[Trace, None]) -> None:
    """Take out of a dictionary, in place, what no page needs."""
    for key in GONE_KEYS.keys() & one.keys():
        told[Trace(GONE_KEYS[key])] = None
        del one[key]
    if isinstance(one.get("/Annots"), PdfObject):
        annotations = one["/Annots"].get_object()
        if isinstance(annotations, ArrayObject):
            kept = ArrayObject(note for note in annotations if not _is_comment(note))
            if len(kept) < len(annotations):
                told[Trace(COMMENTS)] = None
            one[NameObject("/Annots")] = kept
    if one.get("/Type") == "/OBJR" and "/Obj" in one and _is_comment(one.raw_get("/Obj")):
        one[NameObject("/Obj")] = NullObject()
    if "/V" in one and isinstance(value := one["/V"], DictionaryObject) and "/ByteRange" in value:
        told[Trace(SIGNATURE)] = None
        del one["/V"]
    if "/Rect" in one and one.get("/Subtype") in MARK_KINDS:
        _clean_mark(one, told)
    if isinstance(one, StreamObject) and one.get("/Subtype") == "/Image":
        _clean_photo(one, told)


def _is_comment(note: PdfObject) -> bool:
    found = note.get_object()
    return isinstance(found, DictionaryObject) and found.get("/Subtype") in COMMENT_KINDS


def _clean_mark(mark: DictionaryObject, told: dict[Trace, None]) -> None:
    """Keep of a mark on the page what shows, and nothing of who made it, when and why."""
    keys = [*MARK_KEYS] if mark.get("/Subtype") == "/FreeText" else [*MARK_KEYS, "/Contents"]
    for key in keys:
        if key in mark:
            value = str(mark[key]) if key == "/T" else ""
            told[trace(AUTHORS if key == "/T" else COMMENTS, value)] = None
            del mark[key]


def _clean_photo(image: StreamObject, told: dict[Trace, None]) -> None:
    """Clean a JPEG in place; any codings around it are taken off where it had traces."""
    filters = image.get("/Filter")
    filters = filters.get_object() if isinstance(filters, PdfObject) else None
    around = list(filters)[:-1] if isinstance(filters, ArrayObject) else []
    last = filters[-1] if isinstance(filters, ArrayObject) and filters else filters
    if last != "/DCTDecode":
        return
    coded = image._data
    if around:
        outer = EncodedStreamObject()
        outer._data = coded
        outer[NameObject("/Filter")] = ArrayObject(around)
        coded = outer.get_data()
    cleaned = clean_jpeg(coded)
    if cleaned.traces:
        told.update(dict.fromkeys(trace(one.what, f"foto {one.value}") for one in cleaned.traces))
        image._data = cleaned.data
        image[NameObject("/Filter")] = NameObject("/DCTDecode")
        image.pop("/DecodeParms", None)


def _written(
    version: bytes, objects: dict[int, tuple[int, PdfObject]], root: IndirectObject, kept: Kept
) -> bytes:
    """A file of these objects with one table of places: the same objects give the same bytes."""
    number = max(objects)
    catalog = objects[root.idnum][1]
    if (metadata := kept.metadata) is not None and isinstance(catalog, DictionaryObject):
        number += 1
        objects[number] = (0, metadata)
        catalog[NameObject("/Metadata")] = IndirectObject(number, 0, root.pdf)
    info = b""
    if kept.info is not None:
        number += 1
        objects[number] = (0, kept.info)
        info = b" /Info %d 0 R" % number
    stream = io.BytesIO()
    stream.write(version + b"\n%\xe2\xe3\xcf\xd3\n")
    table = [b"xref\n0 1\n0000000000 65535 f \n"]
    for number, (generation, value) in sorted(objects.items()):
        table.append(b"%d 1\n%010d %05d n \n" % (number, stream.tell(), generation))
        stream.write(b"%d %d obj\n" % (number, generation))
        value.write_to_stream(stream)
        stream.write(b"\nendobj\n")
    start = stream.tell()
    stream.write(b"".join(table))
    trailer = b"trailer\n<< /Size %d /Root %d %d R%s >>\nstartxref\n%d\n%%%%EOF\n"
    stream.write(trailer % (number + 1, root.idnum, root.generation, info, start))
    return stream.getvalue()
