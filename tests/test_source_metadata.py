"""Traces of people in images and attachments: all are told, all go, and what shows stays."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Highlight, Text
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    TextStringObject,
)

from integriteitsplan.source.metadata import ENDINGS, NotReadable, clean, metadata_in

SECRET = b"Geheim"
PIXELS = Image.new("RGB", (9, 7), (10, 120, 200))
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>Geheim</x:xmpmeta>"


def exif(orientation: int = 1, **fields: str) -> bytes:
    """An EXIF block with the fields artist, software; gps where asked."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    if "artist" in fields:
        tags[0x013B] = fields["artist"]
    if "gps" in fields:
        tags.get_ifd(0x8825)[1] = "N"
    return tags.tobytes()


def image(kind: str, picture: Image.Image = PIXELS, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with(name: bytes, body: bytes) -> bytes:
    plain = image("png")
    return plain[:33] + png_chunk(name, body) + plain[33:]


def jpeg_with(marker: int, body: bytes) -> bytes:
    plain = image("jpeg")
    return plain[:2] + struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body + plain[2:]


def saved(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def labels(path: Path) -> set[str]:
    return {one.what for one in metadata_in(path)}


def stripped(path: Path) -> bytes:
    """The cleaned file, after looking that it has nothing left to tell or to clean."""
    data = clean(path).data
    cleaned = saved(path.parent, f"schoon-{path.name}", data)
    assert metadata_in(cleaned) == []
    assert clean(cleaned).data == data
    assert SECRET not in data
    return data


WITH_TRACES = [
    ("a.png", png_with(b"tEXt", b"Author\0Geheim"), {"tekstveld"}),
    ("a.png", png_with(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP), {"XMP"}),
    ("a.png", png_with(b"tIME", b"\x07\xe8\1\1\1\1\1"), {"datum"}),
    ("a.png", png_with(b"prVt", SECRET), {"onbekend blok"}),
    ("a.png", image("png", exif=exif(artist="Geheim")), {"EXIF", "auteur"}),
    ("a.png", image("png") + SECRET, {"gegevens achter het beeld"}),
    ("a.jpg", image("jpeg", exif=exif(artist="Geheim")), {"EXIF", "auteur"}),
    ("a.jpg", image("jpeg", exif=exif(gps="ja")), {"EXIF", "gps-locatie"}),
    ("a.jpeg", image("jpeg", comment=SECRET), {"opmerkingen"}),
    ("a.jpg", image("jpeg", xmp=XMP), {"XMP"}),
    ("a.jpg", jpeg_with(0xED, b"Photoshop 3.0\x008BIMGeheim"), {"IPTC"}),
    ("a.jpg", jpeg_with(0xE0, b"JFXX\0\x10Geheim"), {"miniatuur"}),
    ("a.jpg", jpeg_with(0xE0, b"JFIF\0\1\1\0\0\1\0\1\2\1Geheim"), {"miniatuur"}),
    ("a.jpg", jpeg_with(0xE2, b"MPF\0Geheim"), {"extra beelden"}),
    ("a.jpg", jpeg_with(0xE9, SECRET), {"onbekend blok"}),
    ("a.jpg", image("jpeg") + SECRET, {"gegevens achter het beeld"}),
    ("a.gif", image("gif", comment=SECRET), {"opmerkingen"}),
    ("a.gif", image("gif")[:-1] + b"!\xff\x0bXMP DataXMP\x06Geheim\0;", {"XMP"}),
    ("a.gif", image("gif")[:-1] + b"!\xf9\4\0\0\0\0\0!\1\x0cGeheimGeheim\0;", {"tekstveld"}),
    ("a.gif", image("gif") + SECRET, {"gegevens achter het beeld"}),
    ("a.webp", image("webp", lossless=True, exif=exif(artist="Geheim")), {"EXIF", "auteur"}),
    ("a.webp", image("webp", lossless=True, xmp=XMP), {"XMP"}),
    ("a.webp", image("webp", lossless=True) + SECRET, {"gegevens achter het beeld"}),
]


@pytest.mark.parametrize(("name", "data", "told"), WITH_TRACES)
def test_an_image_loses_its_traces_and_keeps_its_pixels(
    tmp_path: Path, name: str, data: bytes, told: set[str]
) -> None:
    path = saved(tmp_path, name, data)
    assert labels(path) == told
    kind = {"jpg": "jpeg"}.get(path.suffix[1:], path.suffix[1:])
    plain = image(kind, lossless=True)
    with Image.open(io.BytesIO(plain)) as before, Image.open(io.BytesIO(stripped(path))) as after:
        assert after.tobytes() == before.tobytes()
        assert "exif" not in after.info or not after.getexif()


@pytest.mark.parametrize("kind", ["png", "jpeg", "gif", "webp"])
def test_an_image_without_traces_stays_byte_for_byte(tmp_path: Path, kind: str) -> None:
    data = image(kind)
    path = saved(tmp_path, f"a.{kind}", data)
    assert metadata_in(path) == []
    assert clean(path).data == data


def test_a_hidden_text_in_a_gif_goes_with_its_timing(tmp_path: Path) -> None:
    plain = image("gif")
    hidden = plain[:-1] + b"!\xf9\4\0\0\0\0\0!\1\x0cGeheimGeheim\0;"
    assert clean(saved(tmp_path, "a.gif", hidden)).data == plain


@pytest.mark.parametrize("kind", ["png", "jpeg", "webp"])
def test_a_photo_keeps_its_turn_and_its_colours(tmp_path: Path, kind: str) -> None:
    data = image(kind, exif=exif(6, artist="Geheim"), icc_profile=b"kleuren" * 20)
    path = saved(tmp_path, f"a.{kind}", data)
    assert labels(path) == {"EXIF", "auteur"}
    with Image.open(io.BytesIO(stripped(path))) as after:
        assert dict(after.getexif()) == {0x0112: 6}
        assert after.info["icc_profile"] == b"kleuren" * 20


@pytest.mark.parametrize("kind", ["png", "gif", "webp"])
def test_a_moving_picture_keeps_its_frames(tmp_path: Path, kind: str) -> None:
    frames = [PIXELS, Image.new("RGB", (9, 7), (1, 2, 3))]
    options: dict[str, object] = {"save_all": True, "append_images": frames[1:], "duration": 70}
    if kind == "png":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Author", "Geheim")
        options["pnginfo"] = notes
    else:
        options |= {"comment": SECRET} if kind == "gif" else {"xmp": XMP, "lossless": True}
    path = saved(tmp_path, f"a.{kind}", image(kind, frames[0], **options))
    assert labels(path)
    with Image.open(path) as before, Image.open(io.BytesIO(stripped(path))) as after:
        assert getattr(after, "n_frames", 1) == 2
        for number in range(2):
            before.seek(number)
            after.seek(number)
            assert after.convert("RGB").tobytes() == before.convert("RGB").tobytes()
            assert after.info["duration"] == before.info["duration"]


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
P = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MAIN = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}


def archive(parts: Mapping[str, str | bytes], remark: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, text in parts.items():
            target.writestr(name, text)
        target.comment = remark
    return stream.getvalue()


def relations(*kinds_and_targets: tuple[str, str]) -> str:
    lines = [
        f'<Relationship Id="rId{number}" Type="{RELATION}{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(kinds_and_targets, 1)
    ]
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


def ooxml(
    ending: str,
    main: str | bytes,
    parts: Mapping[str, str | bytes] | None = None,
    *related: tuple[str, str],
    root: tuple[tuple[str, str], ...] = (),
    remark: bytes = b"",
) -> bytes:
    """A file with one main part; `parts` beside it, `related` from it, `root` from the file."""
    where = MAIN[ending]
    folder, _, file = where.partition("/")
    all_parts = {
        "_rels/.rels": relations(("officeDocument", where), *root),
        where: main,
        f"{folder}/_rels/{file}.rels": relations(*related),
        **(parts or {}),
    }
    overrides = "".join(
        f'<Override PartName="/{one}" ContentType="x"/>' for one in all_parts if "_rels" not in one
    )
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    types = f'<Types xmlns="{space}">{overrides}</Types>'
    return archive({"[Content_Types].xml": types, **all_parts}, remark)


def docx(
    body: str, parts: Mapping[str, str | bytes] | None = None, *related: tuple[str, str]
) -> bytes:
    return ooxml(
        "docx", f"<w:document {W} {R}><w:body>{body}</w:body></w:document>", parts, *related
    )


def opened(data: bytes) -> dict[str, bytes]:
    """The parts of an office file, each XML part well-formed, each relationship met."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
        assert {one.date_time for one in source.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    for name, text in parts.items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(text)  # noqa: S314 -- made by the code that is tested
    assert SECRET not in b"".join(parts.values())
    return parts


def word_text(data: bytes) -> list[str]:
    """The text of each paragraph of a Word file."""
    root = ElementTree.fromstring(opened(data)["word/document.xml"])  # noqa: S314 -- our own
    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return [
        "".join(one.text or "" for one in paragraph.iter(f"{space}t"))
        for paragraph in root.iter(f"{space}p")
    ]


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def paragraph(content: str, mark: str = "") -> str:
    return f"<w:p><w:pPr><w:rPr>{mark}</w:rPr></w:pPr>{content}</w:p>"


WHO = 'w:id="1" w:author="Geheim" w:date="2026-01-01T00:00:00Z"'
GONE_MARK = f"<w:del {WHO}/>"
CHANGES = [
    (paragraph(run("a") + f"<w:ins {WHO}>{run('b')}</w:ins>"), ["ab"]),
    (paragraph(run("a") + f"<w:del {WHO}><w:r><w:delText>Geheim</w:delText></w:r></w:del>"), ["a"]),
    (
        paragraph(f"<w:moveFrom {WHO}>{run('Geheim')}</w:moveFrom>")
        + paragraph(f"<w:moveTo {WHO}>{run('b')}</w:moveTo>"),
        ["", "b"],
    ),
    (f"<w:p><w:pPr><w:pPrChange {WHO}><w:pPr/></w:pPrChange></w:pPr>{run('a')}</w:p>", ["a"]),
    (paragraph(run("a"), f"<w:ins {WHO}/>") + paragraph(run("b")), ["a", "b"]),
    (paragraph(run("a"), GONE_MARK) + paragraph(run("b")), ["ab"]),
    (paragraph(f"<w:del {WHO}>{run('Geheim')}</w:del>", GONE_MARK) + paragraph(run("b")), ["b"]),
    (paragraph(run("a"), GONE_MARK) * 2 + paragraph("", GONE_MARK) + paragraph(run("b")), ["aab"]),
    (paragraph(run("a"), GONE_MARK) + "<w:p/>" + paragraph(run("b")), ["a", "b"]),
    (paragraph(run("a"), GONE_MARK), ["a"]),
    (
        "<w:tbl>"
        f"<w:tr><w:trPr><w:del {WHO}/></w:trPr><w:tc>{paragraph(run('Geheim'))}</w:tc></w:tr>"
        f"<w:tr><w:trPr><w:ins {WHO}/></w:trPr><w:tc>{paragraph(run('a'))}</w:tc></w:tr>"
        "</w:tbl>",
        ["a"],
    ),
]


@pytest.mark.parametrize(("body", "text"), CHANGES)
def test_tracked_changes_in_word_are_accepted(tmp_path: Path, body: str, text: list[str]) -> None:
    path = saved(tmp_path, "a.docx", docx(body))
    assert [tuple(one) for one in metadata_in(path)] == [("bijgehouden wijzigingen", "Geheim")]
    assert word_text(stripped(path)) == text


def test_a_deleted_paragraph_takes_its_own_layout_with_it(tmp_path: Path) -> None:
    gone = paragraph(f"<w:del {WHO}>{run('Geheim')}</w:del>", f"<w:b/>{GONE_MARK}")
    path = saved(tmp_path, "a.docx", docx(gone + paragraph(run("b"), "<w:i/>")))
    left = opened(stripped(path))["word/document.xml"]
    assert b"<w:i/>" in left
    assert b"<w:b/>" not in left


def test_what_is_no_trace_in_word_stays_byte_for_byte(tmp_path: Path) -> None:
    body = f"<!-- --><w:p w14:x='>' xmlns:w14='urn:x'\n>{run('é &amp; ü')}</w:p >".replace(
        "<!-- -->", ""
    )
    data = docx(body, {"word/media/a.png": image("png")}, ("image", "media/a.png"))
    path = saved(tmp_path, "a.docx", data)
    assert metadata_in(path) == []
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        assert opened(clean(path).data) == {name: before.read(name) for name in before.namelist()}


def test_comments_in_word_go_with_their_marks_authors_and_pictures(tmp_path: Path) -> None:
    body = paragraph(
        "<w:commentRangeStart w:id='1'/>" + run("a") + "<w:commentRangeEnd w:id='1'/>"
        "<w:r><w:commentReference w:id='1'/></w:r>"
    )
    parts = {
        "word/comments.xml": f"<w:comments {W}>Geheim</w:comments>",
        "word/_rels/comments.xml.rels": relations(("image", "media/Geheim.png")),
        "word/media/Geheim.png": image("png"),
        "word/people.xml": "<people>Geheim</people>",
    }
    path = saved(
        tmp_path,
        "a.docx",
        docx(body, parts, ("comments", "comments.xml"), ("people", "people.xml")),
    )
    assert labels(path) == {"opmerkingen", "namen van bewerkers"}
    left = opened(stripped(path))
    assert not {name for name in left if "comments" in name or "media" in name or "people" in name}
    assert b"omment" not in b"".join(left.values())


def test_a_picture_in_a_deleted_sentence_goes_and_another_stays(tmp_path: Path) -> None:
    def drawing(number: int) -> str:
        return f"<w:r><w:drawing r:embed='rId{number}'/></w:r>"

    body = paragraph(f"<w:del {WHO}>{drawing(1)}{drawing(2)}</w:del>{drawing(2)}")
    parts = {
        "word/media/weg.png": image("png"),
        "word/media/blijft.jpg": image("jpeg", exif=exif(artist="Geheim")),
    }
    path = saved(
        tmp_path,
        "a.docx",
        docx(body, parts, ("image", "media/weg.png"), ("image", "/word/media/Blijft.jpg")),
    )
    told = {one.what: one.value for one in metadata_in(path)}
    assert told["auteur"] == "word/media/blijft.jpg Geheim"
    left = opened(stripped(path))
    assert "word/media/blijft.jpg" in left
    assert "word/media/weg.png" not in left
    assert b"weg.png" not in b"".join(left.values())


def test_properties_of_an_office_file_go_and_are_told_by_name(tmp_path: Path) -> None:
    who = "<creator>Geheim</creator><lastModifiedBy>Geheim</lastModifiedBy>"
    parts = {
        "docProps/core.xml": f"<c>{who}</c>",
        "docProps/app.xml": "<p><Company>Geheim BV</Company><Pages>3</Pages></p>",
        "docProps/custom.xml": "<p><property name='Zaak'><v>Geheim</v></property></p>",
        "docProps/thumbnail.jpeg": b"Geheim",
        "[trash]/0000.dat": b"Geheim",
    }
    main = f"<w:document {W}/>"
    root = (
        ("metadata/core-properties", "docProps/core.xml"),
        ("extended-properties", "docProps/app.xml"),
        ("custom-properties", "docProps/custom.xml"),
        ("metadata/thumbnail", "docProps/thumbnail.jpeg"),
    )
    path = saved(tmp_path, "a.docx", ooxml("docx", main, parts, root=root, remark=SECRET))
    assert {tuple(one) for one in metadata_in(path)} == {
        ("auteur", "Geheim"),
        ("naam van de laatste bewerker", "Geheim"),
        ("bedrijf", "Geheim BV"),
        ("overige documenteigenschappen", ""),
        ("aangepaste eigenschappen", "Zaak"),
        ("miniatuur", ""),
        ("los onderdeel", "[trash]/0000.dat"),
        ("opmerking in het archief", "Geheim"),
    }
    assert set(opened(stripped(path))) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/document.xml",
        "word/_rels/document.xml.rels",
    }


ELEMENTS = [
    ("docx", f"<w:settings {W}><w:rsids><w:rsid/></w:rsids></w:settings>", "bewerkingskenmerken"),
    ("docx", f"<w:p {W} w:rsidR='00AB12CD'/>", "bewerkingskenmerken"),
    ("docx", f"<w:p {W}><!-- Geheim --></w:p>", "XML-commentaar"),
    ("docx", f"<w:s {W}><w:docVars>Geheim</w:docVars></w:s>", "aangepaste eigenschappen"),
    ("docx", f"<w:s {W}><w:dataBinding w:x='Geheim'/></w:s>", "aangepaste XML-gegevens"),
    ("docx", f"<w:s {W} {R}><w:attachedTemplate r:id='rId1'/></w:s>", "sjabloonbestand"),
    (
        "xlsx",
        "<w xmlns:a='http://schemas.microsoft.com/office/spreadsheetml/2010/11/ac'>"
        "<a:absPath url='C:\\Geheim'/></w>",
        "bestandspad",
    ),
    ("xlsx", f"<workbook {S}><fileSharing userName='Geheim'/></workbook>", "namen van bewerkers"),
    ("xlsx", f"<pivotCacheDefinition {S} refreshedBy='Geheim'/>", "namen van bewerkers"),
    ("xlsx", f"<sheet {S} {R}><pageSetup r:id='rId1'/></sheet>", "printerinstellingen"),
    (
        "pptx",
        f"<p:sld {P}><p:custDataLst>Geheim</p:custDataLst></p:sld>",
        "aangepaste eigenschappen",
    ),
]


@pytest.mark.parametrize(("ending", "main", "label"), ELEMENTS)
def test_an_element_or_attribute_that_tells_goes(
    tmp_path: Path, ending: str, main: str, label: str
) -> None:
    path = saved(tmp_path, f"a.{ending}", ooxml(ending, main))
    assert labels(path) == {label}
    opened(stripped(path))


RELATED = [
    ("docx", "customXml", "aangepaste XML-gegevens"),
    ("docx", "commentsExtended", "opmerkingen"),
    ("xlsx", "comments", "opmerkingen"),
    ("xlsx", "threadedComment", "opmerkingen"),
    ("xlsx", "person", "namen van bewerkers"),
    ("xlsx", "revisionHeaders", "bijgehouden wijzigingen"),
    ("xlsx", "printerSettings", "printerinstellingen"),
    ("pptx", "comments", "opmerkingen"),
    ("pptx", "commentAuthors", "namen van bewerkers"),
    ("pptx", "authors", "namen van bewerkers"),
    ("pptx", "notesSlide", "notities"),
    ("pptx", "changesInfo", "bijgehouden wijzigingen"),
    ("pptx", "tags", "aangepaste eigenschappen"),
]


@pytest.mark.parametrize(("ending", "kind", "label"), RELATED)
def test_a_part_that_tells_goes_whatever_its_name(
    tmp_path: Path, ending: str, kind: str, label: str
) -> None:
    folder = MAIN[ending].split("/")[0]
    data = ooxml(ending, "<x/>", {f"{folder}/deel.xml": "<c>Geheim</c>"}, (kind, "deel.xml"))
    path = saved(tmp_path, f"a.{ending}", data)
    assert labels(path) == {label}
    assert f"{folder}/deel.xml" not in opened(stripped(path))


def test_the_box_of_a_comment_in_a_sheet_goes_and_a_button_stays(tmp_path: Path) -> None:
    spaces = (
        'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"'
    )
    boxes = "".join(
        f"<v:shape id='{kind}'><x:ClientData ObjectType='{kind}'/></v:shape>"
        for kind in ("Note", "Button")
    )
    parts = {"xl/a.vml": f"<xml {spaces}>{boxes}</xml>"}
    path = saved(tmp_path, "a.xlsx", ooxml("xlsx", "<x/>", parts, ("vmlDrawing", "a.vml")))
    assert labels(path) == {"opmerkingen"}
    left = opened(stripped(path))["xl/a.vml"]
    assert b"Button" in left
    assert b"Note" not in left


def test_a_workbook_in_a_document_is_cleaned_too(tmp_path: Path) -> None:
    inner = ooxml("xlsx", f"<pivotCacheDefinition {S} refreshedBy='Geheim'/>")
    data = docx("", {"word/embeddings/a.xlsx": inner}, ("package", "embeddings/a.xlsx"))
    path = saved(tmp_path, "a.docx", data)
    assert labels(path) == {"namen van bewerkers"}
    left = opened(stripped(path))["word/embeddings/a.xlsx"]
    assert opened(left)


def test_a_part_in_which_nobody_can_look_is_refused(tmp_path: Path) -> None:
    data = docx("", {"word/embeddings/a.bin": b"?"}, ("oleObject", "embeddings/a.bin"))
    with pytest.raises(NotReadable, match=r"word/embeddings/a\.bin is niet na te kijken"):
        metadata_in(saved(tmp_path, "a.docx", data))


ODF = " ".join(
    f'xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"'
    for one, space in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "presentation": "presentation",
        "config": "config",
    }.items()
)
MIMETYPES = {"odt": "text", "ods": "spreadsheet", "odp": "presentation"}


def opendocument(
    ending: str, content: str, parts: Mapping[str, str | bytes] | None = None, listed: bool = True
) -> bytes:
    main = f'<office:document-content {ODF} xmlns:xlink="http://www.w3.org/1999/xlink"'
    all_parts = {"content.xml": f"{main}>{content}</office:document-content>", **(parts or {})}
    space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = "".join(
        f'<m:file-entry m:full-path="{one}"/>'
        for one in ("/", *(all_parts if listed else ["content.xml"]))
    )
    return archive(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{MIMETYPES[ending]}",
            **all_parts,
            "META-INF/manifest.xml": f'<m:manifest xmlns:m="{space}">{entries}</m:manifest>',
        }
    )


ODF_CONTENT = [
    ("odt", "<text:tracked-changes>Geheim</text:tracked-changes>a", "bijgehouden wijzigingen"),
    ("odt", "a<text:change-start text:change-id='x'/>", "bijgehouden wijzigingen"),
    ("odt", "<office:annotation>Geheim</office:annotation>a", "opmerkingen"),
    ("odt", "<x xmlns:o='urn:o' o:rsid='0012'/>a", "bewerkingskenmerken"),
    ("ods", "<table:tracked-changes>Geheim</table:tracked-changes>a", "bijgehouden wijzigingen"),
    (
        "odp",
        "<draw:page><presentation:notes>Geheim</presentation:notes></draw:page>a",
        "notities",
    ),
    (
        "odt",
        "<config:config-item config:name='PrinterName'>Geheim</config:config-item>a",
        "instellingen van de maker",
    ),
]


@pytest.mark.parametrize(("ending", "content", "label"), ODF_CONTENT)
def test_opendocument_content_loses_what_tells(
    tmp_path: Path, ending: str, content: str, label: str
) -> None:
    path = saved(tmp_path, f"a.{ending}", opendocument(ending, content))
    assert labels(path) == {label}
    left = opened(stripped(path))
    assert next(iter(left)) == "mimetype"
    assert b"a</office:document-content>" in left["content.xml"]


ODF_PARTS: list[tuple[str, str | bytes, str]] = [
    ("meta.xml", "<m><initial-creator>Geheim</initial-creator></m>", "auteur"),
    ("meta.xml", "<m><user-defined name='Geheim'>x</user-defined></m>", "aangepaste eigenschappen"),
    ("Thumbnails/thumbnail.png", SECRET, "miniatuur"),
    ("Versions/Version1", SECRET, "oude versies"),
    ("META-INF/documentsignatures.xml", SECRET, "digitale handtekening"),
]


@pytest.mark.parametrize(("name", "data", "label"), ODF_PARTS)
def test_opendocument_parts_that_tell_go(
    tmp_path: Path, name: str, data: str | bytes, label: str
) -> None:
    path = saved(tmp_path, "a.odt", opendocument("odt", "a", {name: data}))
    assert labels(path) == {label}
    left = opened(stripped(path))
    assert name not in left
    assert name.encode() not in left["META-INF/manifest.xml"]


def test_opendocument_without_traces_keeps_all_its_parts(tmp_path: Path) -> None:
    data = opendocument("odp", "<a xlink:href='Pictures/a.png'/>", {"Pictures/a.png": image("png")})
    path = saved(tmp_path, "a.odp", data)
    assert metadata_in(path) == []
    with zipfile.ZipFile(io.BytesIO(data)) as before:
        assert opened(clean(path).data) == {name: before.read(name) for name in before.namelist()}


def test_a_picture_in_a_removed_change_goes_with_it(tmp_path: Path) -> None:
    content = (
        "<text:tracked-changes><a xlink:href='Pictures/weg.png'/></text:tracked-changes>"
        "<a xlink:href='./Pictures/blijft.png'/>"
    )
    pictures = {f"Pictures/{one}.png": image("png") for one in ("weg", "blijft")}
    left = opened(stripped(saved(tmp_path, "a.odt", opendocument("odt", content, pictures))))
    assert "Pictures/weg.png" not in left
    assert "Pictures/blijft.png" in left


def test_a_part_that_no_list_names_goes(tmp_path: Path) -> None:
    data = opendocument("odt", "a", {"los.bin": SECRET}, listed=False)
    path = saved(tmp_path, "a.odt", data)
    assert labels(path) == {"los onderdeel"}
    assert "los.bin" not in opened(stripped(path))


def pdf_page(writer: PdfWriter, text: str = "Zichtbaar") -> None:
    page = writer.add_blank_page(200, 200)
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    # A font may bear the name of a key that goes elsewhere.
    fonts = DictionaryObject({NameObject("/AF"): writer._add_object(font)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    content = DecodedStreamObject()
    content.set_data(f"BT /AF 12 Tf 20 100 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(content)


def pdf(writer: PdfWriter) -> bytes:
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def plain_pdf() -> PdfWriter:
    writer = PdfWriter()
    writer.metadata = None
    pdf_page(writer)
    return writer


def with_properties(writer: PdfWriter) -> None:
    writer.add_metadata({"/Author": "Geheim", "/Zaak": "Geheim"})


def with_xmp(writer: PdfWriter) -> None:
    packet = DecodedStreamObject()
    packet.set_data(XMP)
    writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)


def with_attachment(writer: PdfWriter) -> None:
    writer.add_attachment("Geheim.txt", SECRET)


def with_note(writer: PdfWriter) -> None:
    note = Text(rect=(1, 1, 20, 20), text="Geheim", title_bar="Geheim")
    writer.add_annotation(0, note)


def with_marks(writer: PdfWriter) -> None:
    corners = ArrayObject(FloatObject(one) for one in (1, 1, 9, 1, 1, 9, 9, 9))
    mark = Highlight(rect=(1, 1, 9, 9), quad_points=corners)
    mark[NameObject("/T")] = TextStringObject("Geheim")
    mark[NameObject("/Contents")] = TextStringObject("Geheim")
    writer.add_annotation(0, mark)
    writer.add_annotation(0, FreeText(text="blijft", rect=(1, 1, 50, 20)))


def with_private_data(writer: PdfWriter) -> None:
    writer.pages[0][NameObject("/PieceInfo")] = DictionaryObject(
        {NameObject("/X"): TextStringObject("Geheim")}
    )


def with_signature(writer: PdfWriter) -> None:
    value = DictionaryObject(
        {NameObject("/ByteRange"): ArrayObject(), NameObject("/Name"): TextStringObject("Geheim")}
    )
    field = DictionaryObject({NameObject("/FT"): NameObject("/Sig"), NameObject("/V"): value})
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([writer._add_object(field)])}
    )


def with_photo(writer: PdfWriter, around: tuple[str, ...] = ()) -> None:
    photo = DecodedStreamObject()
    photo.set_data(image("jpeg", exif=exif(artist="Geheim")))
    photo[NameObject("/Subtype")] = NameObject("/Image")
    if around:
        photo._data = zlib.compress(photo._data)
    photo[NameObject("/Filter")] = ArrayObject(NameObject(one) for one in (*around, "/DCTDecode"))
    pictures = DictionaryObject({NameObject("/I"): writer._add_object(photo)})
    writer.pages[0]["/Resources"][NameObject("/XObject")] = pictures


def with_packed_photo(writer: PdfWriter) -> None:
    with_photo(writer, ("/FlateDecode",))


@pytest.mark.parametrize(
    ("add", "told"),
    [
        (with_properties, {"auteur", "programma", "aangepaste eigenschappen"}),
        (with_xmp, {"XMP"}),
        (with_attachment, {"bijgevoegde bestanden"}),
        (with_note, {"opmerkingen"}),
        (with_marks, {"opmerkingen", "namen bij opmerkingen"}),
        (with_private_data, {"gegevens van een programma"}),
        (with_signature, {"digitale handtekening"}),
        (with_photo, {"EXIF", "auteur"}),
        (with_packed_photo, {"EXIF", "auteur"}),
    ],
)
def test_a_pdf_loses_its_traces_and_keeps_its_text(tmp_path: Path, add, told: set[str]) -> None:
    writer = plain_pdf()
    add(writer)
    path = saved(tmp_path, "a.pdf", pdf(writer))
    assert labels(path) - {"programma"} == told - {"programma"}
    after = PdfReader(io.BytesIO(stripped(path)), strict=True)
    assert [page.extract_text() for page in after.pages] == ["Zichtbaar"]
    assert after.metadata is None


def test_a_text_that_shows_on_a_pdf_page_stays(tmp_path: Path) -> None:
    writer = plain_pdf()
    with_marks(writer)
    after = PdfReader(io.BytesIO(stripped(saved(tmp_path, "a.pdf", pdf(writer)))))
    assert [one.get_object().get("/Contents") for one in after.pages[0]["/Annots"]] == [
        None,
        "blijft",
    ]


def test_a_pdf_without_traces_has_none(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.pdf", pdf(plain_pdf()))
    assert metadata_in(path) == []
    stripped(path)


def test_an_older_version_of_a_pdf_does_not_survive(tmp_path: Path) -> None:
    first = PdfWriter()
    first.metadata = None
    pdf_page(first, "Geheim")
    second = PdfWriter(io.BytesIO(pdf(first)), incremental=True)
    second.pages[0]["/Contents"].get_object().set_data(b"BT /AF 12 Tf (Nieuw) Tj ET")
    path = saved(tmp_path, "a.pdf", pdf(second))
    assert SECRET in path.read_bytes()
    assert "oudere versies" in labels(path)
    assert PdfReader(io.BytesIO(stripped(path))).pages[0].extract_text() == "Nieuw"


def packed_pdf(packed: bytes, start: int, content: bytes = b"") -> bytes:
    """A PDF whose catalog (1) and pages (2) are packed in object 3; `start` is where they begin.

    `content` stands between the two.
    """
    stream = zlib.compress(packed)
    head = b"%PDF-1.7\n"
    package = b"3 0 obj\n<</Type/ObjStm/N 2/First %d/Filter/FlateDecode/Length %d>>\nstream\n" % (
        start,
        len(stream),
    )
    body = head + package + stream + b"\nendstream\nendobj\n" + content
    rows = [(0, 0, 0), (2, 3, 0), (2, 3, 1), (1, len(head), 0), (1, len(body), 0)]
    table = b"".join(struct.pack(">BIB", *row) for row in rows)
    places = b"4 0 obj\n<</Type/XRef/Size 5/W[1 4 1]/Root 1 0 R/Length %d>>\nstream\n" % len(table)
    return body + places + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(body)


CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R/PieceInfo<<>>>>", b"<</Type/Pages/Count 0/Kids[]>>"
INDEX = b"1 0 2 %d " % len(CATALOG)


def test_a_pdf_with_packed_objects_is_unpacked_and_cleaned(tmp_path: Path) -> None:
    path = saved(tmp_path, "a.pdf", packed_pdf(INDEX + CATALOG + PAGES, len(INDEX)))
    assert labels(path) == {"gegevens van een programma"}
    assert len(PdfReader(io.BytesIO(stripped(path)), strict=True).pages) == 0


@pytest.mark.parametrize("size", [19_000_000, 40_000_000])
def test_a_pdf_that_unpacks_to_far_more_is_refused(
    tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integriteitsplan.source.metadata.pdf.MAX_UNPACKED", 1_000_000)
    data = packed_pdf(INDEX + CATALOG + PAGES + b" " * size, len(INDEX))
    with pytest.raises(NotReadable):
        clean(saved(tmp_path, "a.pdf", data))


def test_a_pdf_with_too_many_objects_or_wrong_places_is_refused(tmp_path: Path) -> None:
    writer = plain_pdf()
    many = ArrayObject(writer._add_object(FloatObject(1)) for _ in range(200))
    writer.root_object[NameObject("/Veel")] = many
    data = pdf(writer)
    stripped(saved(tmp_path, "a.pdf", data))
    broken = re.sub(rb"\n0000\d{6} 00000 n", b"\n0000000001 00000 n", data)
    with pytest.raises(NotReadable, match="geldig PDF"):
        clean(saved(tmp_path, "b.pdf", broken))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("integriteitsplan.source.metadata.pdf.MAX_OBJECTS", 100)
        with pytest.raises(NotReadable, match="te veel onderdelen"):
            clean(saved(tmp_path, "c.pdf", data))


def bomb() -> bytes:
    return archive({"[Content_Types].xml": "<x/>", "word/document.xml": b" " * 21_000_000})


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><x>&b;</x>"
CROWD = " ".join(f"a{number}=''" for number in range(3_000))
REFUSED = [
    ("a.txt", b"", "nakijken"),
    ("a.svg", b"<svg/>", "nakijken"),
    ("a.png", image("jpeg"), "PNG"),
    ("a.jpg", image("png"), "JPEG"),
    ("a.gif", image("png"), "GIF"),
    ("a.webp", image("png"), "WebP"),
    ("a.pdf", image("png"), "PDF"),
    ("a.docx", b"PK", "docx"),
    ("a.docx", ooxml("xlsx", "<x/>"), "docx"),
    ("a.odt", opendocument("ods", ""), "odt"),
    ("a.docx", bomb(), "te groot"),
    ("a.docx", docx("").replace(b"word/document", b"word/documens", 1), "docx"),
    ("a.docx", ooxml("docx", LAUGHS), "DTD"),
    ("a.docx", ooxml("docx", "<x><y></x>"), "XML"),
    ("a.docx", ooxml("docx", f"<x {CROWD}/>"), "XML"),
    ("a.docx", ooxml("docx", "<x>" * 2_000 + "</x>" * 2_000), "diep genest"),
    ("a.docx", ooxml("docx", "<x/>".encode("utf-16")), "UTF-8"),
    (
        "a.docx",
        docx("", {"word/media/a.png": b"\x89PNG\r\n\x1a\n"}, ("image", "media/a.png")),
        "PNG",
    ),
    ("a.odt", opendocument("odt", "", {"Pictures/a.tif": b"II"}), "niet na te kijken"),
    ("a.png", image("png") + b" " * 20_000_000, "20 MB"),
    ("a.pdf", pdf(plain_pdf()) + b" " * 6_000_000, "te veel onderdelen"),
]


@pytest.mark.parametrize(("name", "data", "message"), REFUSED)
def test_what_nobody_can_look_into_is_refused(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    with pytest.raises(NotReadable, match=message):
        clean(saved(tmp_path, name, data))


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotReadable, match="kan niet worden gelezen"):
        metadata_in(tmp_path / "a.png")


def test_a_protected_pdf_and_an_encrypted_archive_are_refused(tmp_path: Path) -> None:
    writer = plain_pdf()
    writer.encrypt("x", algorithm="RC4-128")
    with pytest.raises(NotReadable, match="beveiligd"):
        clean(saved(tmp_path, "a.pdf", pdf(writer)))
    data = bytearray(docx(""))
    data[data.index(b"PK\1\2") + 8] |= 1
    with pytest.raises(NotReadable, match="versleuteld"):
        clean(saved(tmp_path, "a.docx", bytes(data)))


def good_files() -> dict[str, bytes]:
    """One file of each kind with a trace in it."""
    writer = plain_pdf()
    with_properties(writer)
    with_note(writer)
    changed = paragraph(run("a"), GONE_MARK) + paragraph(f"<w:ins {WHO}>{run('b')}</w:ins>")
    return {
        "png": png_with(b"tEXt", b"Author\0Geheim"),
        "jpg": image("jpeg", exif=exif(6, artist="Geheim")),
        "jpeg": image("jpeg", comment=SECRET),
        "gif": image("gif", comment=SECRET),
        "webp": image("webp", exif=exif(6, artist="Geheim")),
        "pdf": pdf(writer),
        "docx": docx(changed),
        "xlsx": ooxml("xlsx", f"<pivotCacheDefinition {S} refreshedBy='Geheim'/>"),
        "pptx": ooxml("pptx", "<x/>", {"ppt/n.xml": "<x/>"}, ("notesSlide", "n.xml")),
        "odt": opendocument("odt", ODF_CONTENT[0][1]),
        "ods": opendocument("ods", ODF_CONTENT[4][1]),
        "odp": opendocument("odp", ODF_CONTENT[5][1]),
    }


GOOD = good_files()


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_that_stops_halfway_is_refused(tmp_path: Path, ending: str) -> None:
    data = GOOD[ending]
    for size in (0, 1, len(data) // 2, len(data) - 7):
        with pytest.raises(NotReadable):
            clean(saved(tmp_path, f"a.{ending}", data[:size]))


@pytest.mark.parametrize("ending", ENDINGS)
@settings(
    max_examples=60,
    deadline=2_000,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_a_damaged_file_is_cleaned_or_refused(
    tmp_path: Path, ending: str, data: st.DataObject
) -> None:
    good = GOOD[ending]
    at = data.draw(st.integers(0, len(good)))
    noise = data.draw(st.binary(min_size=1, max_size=60))
    over = data.draw(st.booleans())
    path = saved(tmp_path, f"a.{ending}", good[:at] + noise + good[at + over * len(noise) :])
    try:
        cleaned = clean(path).data
    except NotReadable as refused:
        assert str(refused)
    else:
        assert metadata_in(saved(tmp_path, f"b.{ending}", cleaned)) == []
