"""The files of a site: those that were published last, and those that are about to be."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from mkdocs.structure.files import File
from mkdocs.utils import write_file

from integriteitsplan.build.memory import Written
from integriteitsplan.plugin.files import Feed

Copied = dict[Path, tuple[Written | bytes, Written]]  # what it was made of, and what came of it


class Output:
    """Takes over from the folder `old` what did not change; `fresh` may be the same folder."""

    def __init__(
        self, old: Path, fresh: Path, written: Mapping[str, Written], copied: "Copied"
    ) -> None:
        self.old, self.fresh, self._written, self._copied = old, fresh, written, copied
        self._sound: dict[str, bool] = {}
        self._root = os.fspath(old)  # a Path for each of all files takes a while
        self._kept: set[str] = set()  # that are the very same file as before
        self.taken: dict[str, str] = {}  # digests by path

    def has(self, *paths: str) -> bool:
        """Whether these files are still as they were published."""
        for path in paths:
            if path not in self._sound:
                known = self._written.get(path)
                self._sound[path] = known is not None and known.is_at(f"{self._root}/{path}")
            if not self._sound[path]:
                return False
        return True

    def read(self, path: str) -> str:
        """A file as it was published."""
        return (self.old / path).read_text(encoding="utf-8")

    def write(self, texts: Mapping[str, str]) -> None:
        """Put these among the fresh ones; at once, because together they fill the memory."""
        for path, text in texts.items():
            write_file(text.encode(), f"{self.fresh}/{path}")

    def copy(self, file: File) -> None:
        """Put a file that is not a page among the fresh ones, unless it is there already."""
        path = self.fresh / file.dest_uri
        made_of = _made_of(file)
        known = self._copied.get(path)
        if known is None or known[0] != made_of or not known[1].is_at(path):
            file.copy_file()
            self._copied[path] = (made_of, Written.of(path))

    def take(self, paths: Iterable[str]) -> None:
        """Put these files among the fresh ones, as they are."""
        for path in paths:
            self.taken[path] = self._written[path].sha256
            if self.old == self.fresh or _link(self.old / path, self.fresh / path):
                self._kept.add(path)

    def written(self, path: str, sha256: str) -> Written:
        """A file as it stands, now that it is published."""
        return self._written[path] if path in self._kept else Written.of(self.old / path, sha256)


def _made_of(file: File) -> Written | bytes:
    if isinstance(file, Feed):
        return file.make()
    return Written.of(file.abs_src_path) if file.abs_src_path else file.content_bytes


def _link(old: Path, fresh: Path) -> bool:
    """Give a file two names, and whether that could be; a copy where the disk cannot do it."""
    try:
        os.link(old, fresh)
    except FileNotFoundError:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        return _link(old, fresh)
    except OSError:
        shutil.copy2(old, fresh)
        return False
    return True
