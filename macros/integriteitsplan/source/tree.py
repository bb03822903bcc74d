"""Which files there are, and their text: plain files inside the tree, nothing else."""

import os
import re
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from integriteitsplan.source.problem import Place, Problem, SourceError

MAX_BYTES = 5_000_000
MAX_PAGE_BYTES = 500_000
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)


class SourceFile(NamedTuple):
    """A file below the root: its path as people write it, and what the file system said of it."""

    path: str
    size: int
    changed: int


def find_files(root: Path, folder: str) -> Iterator[SourceFile | Problem]:
    """Every plain file below `root/folder`, sorted; hidden names are passed over.

    A symbolic link, pipe, socket or device is a problem: it could lead out of the tree or block
    the build.
    """
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if not entry.name.isprintable() or "\\" in entry.name:
            yield Problem(
                Place(path.encode("ascii", "backslashreplace").decode()),
                "deze bestandsnaam bevat tekens die niet zichtbaar of niet overdraagbaar zijn",
                "gebruik in de naam letters, cijfers, koppeltekens en punten",
                "bestand-soort",
            )
            continue
        info = entry.stat(follow_symlinks=False)
        if stat.S_ISDIR(info.st_mode):
            yield from find_files(root, path)
        elif stat.S_ISREG(info.st_mode):
            yield SourceFile(path, info.st_size, info.st_mtime_ns)
        else:
            link = stat.S_ISLNK(info.st_mode)
            yield Problem(
                Place(path),
                "dit is een symbolische koppeling" if link else "dit is geen gewoon bestand",
                "zet hier het bestand zelf neer" if link else "haal het weg",
                "bestand-soort",
            )


def read_text(root: Path, file: SourceFile, limit: int = MAX_BYTES) -> str:
    """The text of a file: UTF-8 with or without BOM, line ends made equal.

    Raises SourceError where it is too large, binary, not UTF-8 or holds characters that a reader
    cannot see and a parser may read differently (NEL, direction controls, a second BOM).
    """
    if file.size > limit:
        raise SourceError(
            Problem(
                Place(file.path),
                f"het bestand is {file.size / 1e6:.1f} MB en dat is te groot",
                f"splits het in bestanden van ten hoogste {limit / 1e6:.0f} MB",
                "bestand-onleesbaar",
            )
        )
    try:
        with open(root / file.path, "rb") as stream:
            data = stream.read(file.size)
    except OSError as error:
        raise SourceError(
            Problem(
                Place(file.path),
                f"het bestand kan niet worden gelezen ({error.strerror})",
                "controleer of het bestand bestaat en of u het mag lezen",
                "bestand-onleesbaar",
            )
        ) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = error.start - before.rfind(b"\n")
        raise SourceError(
            Problem(
                Place(file.path, before.count(b"\n") + 1, column),
                "het bestand is geen tekst in UTF-8",
                "sla het op als UTF-8 (in Kladblok: Opslaan als, Codering: UTF-8)",
                "bestand-onleesbaar",
            )
        ) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := FORBIDDEN.search(text):
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        raise SourceError(
            Problem(
                Place(file.path, line, column),
                f"hier staat een onzichtbaar teken (U+{ord(found[0]):04X})",
                "verwijder het teken; bij een binair bestand: haal het bestand weg",
                "bestand-onleesbaar",
            )
        )
    return text


SIGNATURES = {
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "gif": b"GIF8",
    "pdf": b"%PDF-",
}
WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)
ZIP = b"PK\x03\x04"
# OpenDocument says first what it is; of the others, a folder in the archive tells.
OPENDOCUMENT = {"odt": b"text", "ods": b"spreadsheet", "odp": b"presentation"}
OFFICE = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}


def starts_as_promised(path: Path, ending: str) -> bool:
    """Whether a file that is published as it is begins as files with its ending do."""
    with open(path, "rb") as stream:
        start = stream.read(100)
    if ending == "webp":
        return bool(WEBP.match(start))
    if ending in OPENDOCUMENT:
        kind = b"mimetypeapplication/vnd.oasis.opendocument." + OPENDOCUMENT[ending]
        return start.startswith(ZIP) and start[30:].startswith(kind)
    if ending in OFFICE:
        return start.startswith(ZIP) and _has_folder(path, OFFICE[ending])
    return ending in SIGNATURES and start.startswith(SIGNATURES[ending])


def _has_folder(path: Path, folder: str) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False
    return "[Content_Types].xml" in names and any(name.startswith(folder) for name in names)
