"""`integriteitsplan clean`: what it says, what it writes, and what it leaves alone."""

import io
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image, PngImagePlugin
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    TextStringObject,
)

from integriteitsplan.cli import main
from integriteitsplan.source.metadata import clean, clean_in_place, metadata_in

XMP = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description pdfuaid:part="1">
<dc:creator>Geheim</dc:creator>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Nota &amp; besluit</rdf:li></rdf:Alt></dc:title>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["clean", *map(str, arguments)])


def png(path: Path, **fields: str) -> Path:
    properties = PngImagePlugin.PngInfo()
    for key, value in fields.items():
        properties.add_text(key, value)
    Image.new("RGB", (2, 2)).save(path, "png", pnginfo=properties)
    return path


def pdf(path: Path, properties: dict[str, str] | None = None, xmp: str = "") -> Path:
    """A PDF of one page with these properties and this XMP."""
    writer = PdfWriter()
    writer.metadata = None
    writer.add_blank_page(50, 50)
    if properties:
        writer.add_metadata(properties)
    if xmp:
        packet = DecodedStreamObject()
        packet.set_data(xmp.encode())
        writer.root_object[NameObject("/Metadata")] = writer._add_object(packet)
    writer.write(path)
    return path


def signed(path: Path) -> Path:
    writer = PdfWriter()
    writer.metadata = None
    writer.add_blank_page(50, 50)
    value = DictionaryObject({NameObject("/ByteRange"): ArrayObject()})
    field = DictionaryObject({NameObject("/FT"): NameObject("/Sig"), NameObject("/V"): value})
    fields = ArrayObject([writer._add_object(field)])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/Fields"): fields})
    writer.write(path)
    return path


# -- the command


def test_clean_says_what_it_took_out_and_takes_it_out(tmp_path: Path) -> None:
    file = png(tmp_path / "a.png", Author="Geheim")
    pixels = Image.open(file).tobytes()
    result = run(file)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{file}: verwijderd: tekstveld (Author: Geheim).\n"
    assert metadata_in(file) == []
    assert Image.open(file).tobytes() == pixels
    assert [one.name for one in tmp_path.iterdir()] == ["a.png"]


def test_with_controle_it_only_tells(tmp_path: Path) -> None:
    file, good = png(tmp_path / "a.png", Author="Geheim"), png(tmp_path / "b.png")
    before = file.read_bytes()
    result = run("--controle", file, good)
    assert result.exit_code == 1
    assert result.stdout == (
        f"{file}: er staat in: tekstveld (Author: Geheim).\n"
        f"{good}: er staat niets in wat weg moet.\n"
    )
    assert file.read_bytes() == before
    assert run("--controle", good).exit_code == 0


def test_one_bad_file_does_not_keep_the_others_from_being_cleaned(tmp_path: Path) -> None:
    bad, file = tmp_path / "a.pdf", png(tmp_path / "b.png", Author="Geheim")
    bad.write_bytes(b"%PDF-1.7\nkapot")
    result = run(bad, file)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{bad}: niet veranderd: het bestand is geen geldig PDF-bestand of is beschadigd; "
        "sla het opnieuw op.\n"
    )
    assert bad.read_bytes() == b"%PDF-1.7\nkapot"
    assert metadata_in(file) == []


def test_a_file_of_another_sort_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Geheim")
    result = run(file)
    assert result.exit_code == 1
    assert "een .txt-bestand kan dit programma niet nakijken" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["weg.png"], ["."]])
def test_wrong_use_is_told_in_dutch(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Gebruik: ")


def test_who_signed_a_file_should_know(tmp_path: Path) -> None:
    file = signed(tmp_path / "a.pdf")
    result = run(file)
    assert result.exit_code == 0
    assert result.stderr == f"{file}: let op: dit bestand is nu niet meer ondertekend.\n"
    assert "ondertekend" not in run("--controle", signed(file)).stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions, and few links")
def test_mode_and_links_stay_as_they_are(tmp_path: Path) -> None:
    file = png(tmp_path / "a.png", Author="Geheim")
    file.chmod(0o640)
    link = tmp_path / "b.png"
    link.symlink_to(file)
    clean_in_place(link)
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert metadata_in(file) == []


def test_a_file_that_cannot_be_replaced_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = png(tmp_path / "a.png", Author="Geheim")
    before = file.read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    result = run(file)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{file}: niet veranderd: het kan niet worden vervangen; mag u in deze map schrijven?\n"
    )
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.png"]


def test_a_clean_file_is_not_written_again(tmp_path: Path) -> None:
    file = png(tmp_path / "a.png")
    before = file.stat()
    run(file)
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


# -- what a PDF keeps


def test_a_pdf_keeps_its_title_and_nothing_else(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", {"/Title": "Nota één", "/Author": "Geheim"})
    assert "auteur" in {one.what for one in clean_in_place(file)}
    assert PdfReader(file, strict=True).metadata == {"/Title": "Nota één"}
    assert metadata_in(file) == []
    assert clean(file).data == file.read_bytes()


def test_a_title_alone_is_no_trace(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", {"/Title": "Nota"})
    assert {one.what for one in metadata_in(file)} <= {"programma"}


def test_an_accessible_pdf_keeps_saying_so(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", xmp=XMP)
    assert "XMP" in {one.what for one in clean_in_place(file)}
    after = PdfReader(file, strict=True)
    packet = after.root_object["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet
    assert ">Nota &amp; besluit</rdf:li>" in packet
    assert after.metadata == {"/Title": TextStringObject("Nota & besluit")}
    assert b"Geheim" not in file.read_bytes()
    assert metadata_in(file) == []
    assert clean(file).data == file.read_bytes()


def test_the_xmp_of_another_pdf_goes(tmp_path: Path) -> None:
    file = pdf(tmp_path / "a.pdf", xmp=XMP.replace("pdfuaid:part", "xmp:iets"))
    clean_in_place(file)
    after = PdfReader(file)
    assert "/Metadata" not in after.root_object
    assert after.metadata == {"/Title": "Nota & besluit"}


def test_a_second_edition_of_accessible_keeps_its_year(tmp_path: Path) -> None:
    xmp = XMP.replace('part="1"', 'part="2" pdfuaid:rev="2024"')
    file = pdf(tmp_path / "a.pdf", xmp=xmp)
    assert b"<pdfuaid:part>2</pdfuaid:part><pdfuaid:rev>2024</pdfuaid:rev>" in clean(file).data


def test_a_broken_pdf_is_told_once_and_in_dutch(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    writer, stream = PdfWriter(), io.BytesIO()
    writer.add_blank_page(50, 50)
    writer.write(stream)
    file = tmp_path / "a.pdf"
    file.write_bytes(stream.getvalue().replace(b"startxref\n", b"startxref\n9"))
    run("--controle", file)
    assert caplog.records == []
