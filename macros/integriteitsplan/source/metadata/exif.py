"""The EXIF block of an image (TIFF 6.0, CIPA DC-008): what it tells; the turn must stay."""

import struct
from typing import NamedTuple

from integriteitsplan.source.metadata.trace import Trace, trace

ORIENTATION = 0x0112
GPS = 0x8825
TEXTS = {
    0x010E: "beschrijving",
    0x010F: "camera",
    0x0110: "camera",
    0x0131: "programma",
    0x0132: "datum",
    0x013B: "auteur",
    0x013C: "computer",
    0x8298: "copyright",
}
WINDOWS_TEXTS = {0x9C9B: "titel", 0x9C9C: "opmerkingen", 0x9C9D: "auteur", 0x9C9E: "trefwoorden"}
MAX_FIELDS = 1_000


class Exif(NamedTuple):
    """The block that may stay (empty unless the picture must be turned), and what goes."""

    kept: bytes
    traces: list[Trace]


def clean_exif(block: bytes) -> Exif:
    """Keep of a TIFF block only its orientation; a block that says no more has no traces."""
    try:
        orientation, told = _read(block)
    except (struct.error, UnicodeDecodeError):
        orientation, told = 1, []
    kept = _only_turned(orientation) if 2 <= orientation <= 8 else b""
    return Exif(kept, [] if block == kept else [Trace("EXIF"), *told])


def _only_turned(orientation: int) -> bytes:
    field = struct.pack(">HHIHH", ORIENTATION, 3, 1, orientation, 0)
    return b"MM\0*\0\0\0\x08\0\x01" + field + b"\0\0\0\0"


def _read(block: bytes) -> tuple[int, list[Trace]]:
    """The orientation (1 = upright) and the traces of the first directory of fields."""
    order = "<" if block[:2] == b"II" else ">"
    (start,) = struct.unpack_from(f"{order}I", block, 4)
    (count,) = struct.unpack_from(f"{order}H", block, start)
    orientation, traces = 1, []
    for at in range(start + 2, start + 2 + 12 * min(count, MAX_FIELDS), 12):
        tag, kind, size = struct.unpack_from(f"{order}HHI", block, at)
        if tag == ORIENTATION:
            (orientation,) = struct.unpack_from(f"{order}H", block, at + 8)
        elif tag == GPS:
            traces.append(Trace("gps-locatie"))
        elif (tag in TEXTS and kind == 2) or tag in WINDOWS_TEXTS:
            (where,) = struct.unpack_from(f"{order}I", block, at + 8)
            where = at + 8 if size <= 4 else where
            encoding = "utf-8" if tag in TEXTS else "utf-16-le"
            text = block[where : where + min(size, 500)].decode(encoding, "replace")
            name = TEXTS.get(tag) or WINDOWS_TEXTS[tag]
            traces.append(trace(name, text.replace("\0", "")))
    if count <= MAX_FIELDS:
        next_directory = start + 2 + 12 * count
        traces += [Trace("miniatuur")] if any(block[next_directory : next_directory + 4]) else []
    return orientation, traces
