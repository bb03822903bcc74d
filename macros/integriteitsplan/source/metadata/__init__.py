"""Traces of people in images and attachments: what is in a file, and the file without it.

What is reported and what is taken out come from one reading: `metadata_in` tells what `clean`
removes, so a cleaned file has nothing to tell.
"""

from pathlib import Path

from integriteitsplan.source.metadata.images import clean_gif, clean_jpeg, clean_png, clean_webp
from integriteitsplan.source.metadata.ooxml import clean_ooxml
from integriteitsplan.source.metadata.opendocument import clean_opendocument
from integriteitsplan.source.metadata.trace import (
    MAX_FILE,
    SIGNATURE,
    Cleaned,
    NotReadable,
    Trace,
)
from integriteitsplan.source.replacement import replace_files

__all__ = [
    "ENDINGS",
    "SIGNATURE",
    "Cleaned",
    "NotReadable",
    "Trace",
    "clean",
    "clean_in_place",
    "metadata_in",
]


def _clean_pdf(data: bytes) -> Cleaned:
    # What it imports takes a tenth of a second, and most sites have no PDF.
    from integriteitsplan.source.metadata.pdf import clean_pdf

    return clean_pdf(data)


WHOLE = {
    "png": clean_png,
    "jpg": clean_jpeg,
    "jpeg": clean_jpeg,
    "gif": clean_gif,
    "webp": clean_webp,
    "pdf": _clean_pdf,
}
OOXML = ("docx", "xlsx", "pptx")
OPENDOCUMENT = ("odt", "ods", "odp")
ENDINGS = (*WHOLE, *OOXML, *OPENDOCUMENT)


def metadata_in(path: Path) -> list[Trace]:
    """What a file tells that its reader does not see. Raises NotReadable."""
    return clean(path).traces


def clean_in_place(path: Path) -> list[Trace]:
    """Put the file without its traces in its place; what was taken out.

    The file is replaced as a whole or not at all. Raises NotReadable and OSError.
    """
    target = path.resolve()
    cleaned = clean(target)
    if cleaned.traces:
        replace_files({target: cleaned.data})
    return cleaned.traces


def clean(path: Path) -> Cleaned:
    """The traces of a file and the file without them, each trace once. Raises NotReadable."""
    ending = path.suffix.removeprefix(".").lower()
    if ending not in ENDINGS:
        raise NotReadable(f"een .{ending}-bestand kan dit programma niet nakijken")
    try:
        with open(path, "rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except OSError as error:
        raise NotReadable(f"het bestand kan niet worden gelezen ({error.strerror})") from error
    if len(data) > MAX_FILE:
        raise NotReadable(f"het bestand is groter dan {MAX_FILE // 1_000_000} MB")
    if ending in WHOLE:
        cleaned = WHOLE[ending](data)
    elif ending in OOXML:
        cleaned = clean_ooxml(data, ending)
    else:
        cleaned = clean_opendocument(data, ending)
    return Cleaned(cleaned.data, list(dict.fromkeys(cleaned.traces)))
