"""Zip archives that strangers made: read within limits, written the same way every time."""

import io
import zipfile
import zlib
from collections.abc import Iterable

from integriteitsplan.source.metadata.trace import MAX_FILE, NotReadable, damaged

MAX_PARTS = 5_000
MAX_TOTAL = 200_000_000  # bytes of all parts together
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
ENCRYPTED = 0x1


class Archive:
    """The parts of a zip archive by name; refuses what is encrypted, doubled or far too large."""

    def __init__(self, data: bytes, kind: str) -> None:
        """`kind` is what a message calls the file. Raises NotReadable."""
        self.kind = kind
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise damaged(kind) from error
        entries = [one for one in self.zip.infolist() if not one.filename.endswith("/")]
        self.names = [one.filename for one in entries]
        if any(one.flag_bits & ENCRYPTED for one in entries):
            raise NotReadable("het bestand is versleuteld; haal het wachtwoord eraf")
        if len(set(self.names)) < len(self.names) or "" in self.names:
            raise damaged(kind)
        sizes = [one.file_size for one in entries]
        if len(sizes) > MAX_PARTS or sum(sizes) > MAX_TOTAL or max(sizes, default=0) > MAX_FILE:
            raise NotReadable("het bestand is uitgepakt te groot om het te kunnen nakijken")
        if any(
            one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in entries
        ):
            raise damaged(kind)

    @property
    def remark(self) -> str:
        """The remark that a zip can carry behind its parts."""
        return self.zip.comment.decode("utf-8", "replace")

    def read(self, name: str) -> bytes:
        """The bytes of a part, never more than the size that was checked."""
        try:
            return self.zip.read(name)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            KeyError,
            RuntimeError,  # also NotImplementedError: a way of packing that zipfile does not know
        ) as error:
            raise damaged(self.kind) from error


def write_archive(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these parts in this order: the same parts give the same bytes.

    A part called `mimetype` is stored as it is, which OpenDocument asks for.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in parts:
            info = zipfile.ZipInfo(name, FIRST_MOMENT)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            archive.writestr(info, data)
    return stream.getvalue()
