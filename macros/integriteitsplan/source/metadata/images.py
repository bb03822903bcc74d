"""Images without their traces: containers are taken apart and put together, pixels untouched.

What is known to decide how the picture looks stays (colour, size, animation, the turn of a photo);
everything else goes, unknown blocks included.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from integriteitsplan.source.metadata.exif import clean_exif
from integriteitsplan.source.metadata.trace import Cleaned, Trace, damaged, trace

PNG_START = b"\x89PNG\r\n\x1a\n"
PNG_KEPT = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT "
    b"acTL fcTL fdAT".split()
)
AFTER_THE_END = Trace("gegevens achter het beeld")
UNKNOWN = "onbekend blok"


def clean_png(data: bytes) -> Cleaned:
    """A PNG (ISO 15948) with only the chunks that decide how it looks."""
    kept = [PNG_START]
    traces: list[Trace] = []
    turned = False
    end = len(PNG_START)
    for name, body in _png_chunks(data):
        end += 12 + len(body)
        if name in PNG_KEPT:
            kept.append(_png_chunk(name, body))
        elif name == b"eXIf":
            exif = clean_exif(body)
            traces += exif.traces
            if exif.kept and not turned:
                turned = True
                kept.append(_png_chunk(name, exif.kept))
        else:
            traces.append(_png_trace(name, body))
    return Cleaned(b"".join(kept), traces + ([AFTER_THE_END] if end < len(data) else []))


def _png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of each chunk up to and including IEND."""
    if not data.startswith(PNG_START):
        raise damaged("PNG")
    at = len(PNG_START)
    while True:
        if at + 12 > len(data):
            raise damaged("PNG")
        size, name = struct.unpack_from(">I4s", data, at)
        body = data[at + 8 : at + 8 + size]
        at += 12 + size
        if at > len(data) or _png_chunk(name, body)[-4:] != data[at - 4 : at]:
            raise damaged("PNG")
        yield name, body
        if name == b"IEND":
            return


def _png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body), name) + body + struct.pack(">I", zlib.crc32(name + body))


def _png_trace(name: bytes, body: bytes) -> Trace:
    if name == b"tIME":
        return Trace("datum")
    if name not in (b"tEXt", b"zTXt", b"iTXt"):
        return trace(UNKNOWN, name.decode("latin-1"))
    key, _, text = body.partition(b"\0")
    if key == b"XML:com.adobe.xmp":
        return Trace("XMP")
    shown = text if name == b"tEXt" else b""
    return trace("tekstveld", f"{key[:79].decode('latin-1')}: {shown[:200].decode('latin-1')}")


NEXT_MARKER = re.compile(rb"\xff+([\x01-\xcf\xd8-\xfe])")  # not a stuffed byte, not a restart
JPEG_KEPT = {0xDB, 0xDC, 0xDD, 0xDE, 0xDF, *range(0xC0, 0xD0)}
JPEG_APPLICATIONS = range(0xE0, 0xF0)
START_OF_SCAN, END_OF_IMAGE, COMMENT = 0xDA, 0xD9, 0xFE
EXIF_START = b"Exif\0\0"


def clean_jpeg(data: bytes) -> Cleaned:
    """A JPEG (ISO 10918-1) with only its coded picture, its colours and its turn."""
    if not data.startswith(b"\xff\xd8\xff"):
        raise damaged("JPEG")
    kept = [b"\xff\xd8"]
    traces: list[Trace] = []
    at, turned = 2, False
    while True:
        found = NEXT_MARKER.match(data, at)
        if not found:
            raise damaged("JPEG")
        marker, at = found[1][0], found.end()
        if marker == END_OF_IMAGE:
            kept.append(b"\xff\xd9")
            return Cleaned(b"".join(kept), traces + ([AFTER_THE_END] if at < len(data) else []))
        size = int.from_bytes(data[at : at + 2])
        body = data[at + 2 : at + size]
        at += size
        if size < 2 or at > len(data):
            raise damaged("JPEG")
        if marker == START_OF_SCAN:
            if not (found := NEXT_MARKER.search(data, at)):
                raise damaged("JPEG")
            kept += [_segment(marker, body), data[at : found.start()]]
            at = found.start()
        elif marker in JPEG_KEPT:
            kept.append(_segment(marker, body))
        elif marker == COMMENT:
            traces.append(trace("opmerkingen", body[:200].decode("utf-8", "replace")))
        elif marker == 0xE1 and body.startswith(EXIF_START):
            exif = clean_exif(body.removeprefix(EXIF_START))
            traces += exif.traces
            if exif.kept and not turned:
                turned = True
                kept.append(_segment(marker, EXIF_START + exif.kept))
        elif marker in JPEG_APPLICATIONS:
            stays, told = _application(marker, body)
            kept += [_segment(marker, stays)] if stays else []
            traces += told
        else:
            raise damaged("JPEG")


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _application(marker: int, body: bytes) -> tuple[bytes, list[Trace]]:
    """What stays of an application segment (nothing, mostly) and what it told."""
    if marker == 0xE0 and body.startswith(b"JFIF\0") and len(body) >= 14:
        bare = body[:12] + b"\0\0"
        return bare, [] if body == bare else [Trace("miniatuur")]
    if marker == 0xE2 and body.startswith(b"ICC_PROFILE\0"):
        return body, []
    if marker == 0xEE and body.startswith(b"Adobe") and len(body) >= 12:
        return body[:12], [] if len(body) == 12 else [trace(UNKNOWN, "Adobe")]
    name = body[:64].split(b"\0")[0]
    known = {
        b"JFXX": "miniatuur",
        b"MPF": "extra beelden",
        b"Photoshop 3.0": "IPTC",
        b"http://ns.adobe.com/xap/1.0/": "XMP",
        b"http://ns.adobe.com/xmp/extension/": "XMP",
    }
    label = known.get(name)
    return b"", [Trace(label) if label else trace(UNKNOWN, f"APP{marker - 0xE0}")]


GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
GIF_CONTROL, GIF_TEXT, GIF_COMMENT, GIF_APPLICATION = 0xF9, 0x01, 0xFE, 0xFF


def clean_gif(data: bytes) -> Cleaned:
    """A GIF (89a) with only its frames, their timing and the repetition."""
    if not re.match(rb"GIF8[79]a", data) or len(data) < 13:
        raise damaged("GIF")
    at = 13 + _colours(data[10])
    kept = [data[:at]]
    traces: list[Trace] = []
    while True:
        start, kind = at, data[at : at + 1]
        if kind == b";":
            kept.append(kind)
            at += 1
            return Cleaned(b"".join(kept), traces + ([AFTER_THE_END] if at < len(data) else []))
        if kind == b"," and at + 10 < len(data):
            at = _after_blocks(data, at + 11 + _colours(data[at + 9]))
            kept.append(data[start:at])
        elif kind == b"!" and at + 2 < len(data):
            at = _after_blocks(data, at + 2)
            label, block = data[start + 1], data[start:at]
            if label == GIF_CONTROL or block[3:14] in GIF_KEPT:
                kept.append(block)
                continue
            traces.append(_gif_trace(label, block))
            if label == GIF_TEXT and kept[-1][:2] == b"!\xf9":
                kept.pop()  # it timed the text, and would now time the next frame
        else:
            raise damaged("GIF")


def _colours(flags: int) -> int:
    """The bytes of the colour table that these flags announce."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    """The position after a row of sub-blocks, each a length and that many bytes."""
    while at < len(data):
        size = data[at]
        at += 1 + size
        if not size:
            return at
    raise damaged("GIF")


def _gif_trace(label: int, block: bytes) -> Trace:
    if label == GIF_COMMENT:
        return trace("opmerkingen", block[3 : 3 + block[2]].decode("utf-8", "replace"))
    if label == GIF_TEXT:
        return Trace("tekstveld")
    name = block[3:14].decode("latin-1")
    return Trace("XMP") if name.startswith("XMP") else trace(UNKNOWN, name)


WEBP_KEPT = frozenset(b"VP8X|VP8 |VP8L|ALPH|ANIM|ANMF|ICCP".split(b"|"))
WEBP_EXIF, WEBP_XMP = 0x08, 0x04  # flags of VP8X


def clean_webp(data: bytes) -> Cleaned:
    """A WebP (RFC 9649) with only the chunks that decide how it looks."""
    size = int.from_bytes(data[4:8], "little") + 8
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or size > len(data) or size < 12:
        raise damaged("WebP")
    kept: list[tuple[bytes, bytes]] = []
    traces: list[Trace] = [] if size == len(data) else [AFTER_THE_END]
    turn = b""
    for name, body in _riff_chunks(data[12:size]):
        if name == b"ANMF":
            frame = list(_riff_chunks(body[16:]))
            bare = [one for one in frame if one[0] in WEBP_KEPT]
            traces += [] if bare == frame else [trace(UNKNOWN, "ANMF")]
            kept.append((name, body[:16] + b"".join(_riff_chunk(*one) for one in bare)))
        elif name in WEBP_KEPT:
            kept.append((name, body))
        elif name == b"EXIF":
            exif = clean_exif(body.removeprefix(EXIF_START))
            turn = turn or exif.kept
            traces += exif.traces
        else:
            traces.append(
                Trace("XMP") if name == b"XMP " else trace(UNKNOWN, name.decode("latin-1"))
            )
    return Cleaned(_riff(kept, turn), traces)


def _riff(chunks: list[tuple[bytes, bytes]], turn: bytes) -> bytes:
    """The file of these chunks; only one that starts with VP8X can say that it must be turned."""
    if chunks and chunks[0][0] == b"VP8X" and chunks[0][1]:
        flags = chunks[0][1][0] & ~(WEBP_EXIF | WEBP_XMP) | (WEBP_EXIF if turn else 0)
        chunks = [(b"VP8X", bytes([flags]) + chunks[0][1][1:]), *chunks[1:]]
        chunks += [(b"EXIF", turn)] if turn else []
    body = b"WEBP" + b"".join(_riff_chunk(*one) for one in chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _riff_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + size
        if at > len(data):
            raise damaged("WebP")
        yield name, data[at - size : at]
        at += size % 2


def clean_image(data: bytes) -> Cleaned | None:
    """An image without its traces, whichever kind it is; None where it is none of the four."""
    for start, clean in (
        (PNG_START, clean_png),
        (b"\xff\xd8\xff", clean_jpeg),
        (b"GIF8", clean_gif),
        (b"RIFF", clean_webp),
    ):
        if data.startswith(start):
            return clean(data)
    return None
