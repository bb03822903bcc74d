"""Style sheets in parts: several files to write in, one for a browser to ask for."""

import posixpath
import re
from collections.abc import Iterable

from mkdocs.structure.files import File, Files

IMPORT = re.compile(r'^@import "([^"]+)";\n', re.MULTILINE)


def join_styles(files: Files, sheets: Iterable[str]) -> None:
    """Put the parts that each sheet imports in their place in it; they are no files any more."""
    for sheet in sheets:
        file = files.get_file_from_path(sheet)
        if file and (found := _joined(file, files)) != file.content_string:
            file.content_bytes = found.encode()  # MkDocs gives text the line ends of the system


def _joined(sheet: File, files: Files) -> str:
    def text(found: re.Match[str]) -> str:
        part = files.get_file_from_path(posixpath.join(posixpath.dirname(sheet.src_uri), found[1]))
        if part is None:
            return found[0]
        files.remove(part)
        return f"\n{part.content_string}"

    return IMPORT.sub(text, sheet.content_string)
