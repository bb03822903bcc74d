"""The files of a site: those that were published last, and those that are about to be."""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from integriteitsplan.build.memory import Written


class Output:
    """Takes over from the folder `old` what did not change; `fresh` may be the same folder."""

    def __init__(self, old: Path, fresh: Path, written: Mapping[str, Written]) -> None:
        self.old, self.fresh, self._written = old, fresh, written
        self._sound: dict[str, bool] = {}
        self.taken: dict[str, str] = {}  # digests by path

    def has(self, *paths: str) -> bool:
        """Whether these files are still as they were published."""
        for path in paths:
            if path not in self._sound:
                known = self._written.get(path)
                self._sound[path] = known is not None and known.is_at(self.old / path)
            if not self._sound[path]:
                return False
        return True

    def read(self, path: str) -> str:
        """A file as it was published."""
        return (self.old / path).read_text(encoding="utf-8")

    def write(self, texts: Mapping[str, str]) -> None:
        """Put these among the fresh ones; at once, because together they fill the memory."""
        for path, text in texts.items():
            target = self.fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8", newline="")

    def take(self, paths: Iterable[str]) -> None:
        """Put these files among the fresh ones, as they are."""
        for path in paths:
            self.taken[path] = self._written[path].sha256
            if self.old != self.fresh:
                _link(self.old / path, self.fresh / path)


def _link(old: Path, fresh: Path) -> None:
    """One file under two names; a copy where the disk cannot do that."""
    try:
        os.link(old, fresh)
    except FileNotFoundError:
        fresh.parent.mkdir(parents=True, exist_ok=True)
        _link(old, fresh)
    except OSError:
        shutil.copy2(old, fresh)
