"""What earlier builds left behind: per page what it was made of, and per file what was written.

It lies in the cache of the user, not in the repository: whoever sends in a change cannot bring
along pages that were never made. Nothing in it is code. Whatever is missing, damaged or of another
time is made anew; it may be thrown away at any moment.
"""

import json
import logging
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from integriteitsplan.build.facts import Facts
from integriteitsplan.build.world import cache_folder
from integriteitsplan.register.questions import digest

log = logging.getLogger("mkdocs.integriteitsplan")
TABLES = """
create table if not exists pages (uri text primary key, facts text, digest text) without rowid;
create table if not exists written
    (path text primary key, sha256, size, mtime, inode, digest text) without rowid;
create table if not exists about (name text primary key, value text) without rowid;
"""
SITES = 24  # so many are remembered at once; editions count too


class Written(NamedTuple):
    """A file of a published site, as it was just after it was published."""

    sha256: str
    size: int
    mtime: int
    inode: int

    @classmethod
    def of(cls, path: Path | str, sha256: str = "") -> "Written":
        """The file at `path`, of which the digest may be known."""
        found = os.stat(path)
        return cls(sha256, found.st_size, found.st_mtime_ns, found.st_ino)

    def is_at(self, path: Path | str) -> bool:
        """Whether `path` is this file still, and nobody has written in it."""
        try:
            return Written.of(path, self.sha256) == self
        except OSError:
            return False


class Memory:
    """The memory of the builds of one site; `era` is all that every page depends on.

    Without a `file` it lasts as long as this process, as a preview does.
    """

    def __init__(self, file: Path | None, era: str) -> None:
        self._file, self.era = file, era
        self.pages: Mapping[str, Facts] = {}
        self.files: Mapping[str, Written] = {}
        if file is None:
            return
        try:
            with _opened(file) as database:
                if _era(database) == era:
                    self.pages = dict(_sound_pages(database))
                    self.files = dict(_sound_files(database))
        except (sqlite3.Error, OSError, ValueError) as error:
            _give_up(file, error)

    def keep(self, pages: Mapping[str, Facts], files: Mapping[str, Written]) -> None:
        """Remember these pages and files, and only these."""
        known, self.pages = self.pages, pages
        written, self.files = self.files, files
        if self._file is None:
            return
        try:
            with _opened(self._file) as database:
                if _era(database) != self.era:
                    database.execute("delete from pages")
                    database.execute("delete from written")
                    known, written = {}, {}
                rows = (_row(uri, one) for uri, one in pages.items() if known.get(uri) is not one)
                database.executemany("insert or replace into pages values (?, ?, ?)", rows)
                gone = [(uri,) for uri in known.keys() - pages.keys()]
                database.executemany("delete from pages where uri = ?", gone)
                old = [(path,) for path in written.keys() - files.keys()]
                database.executemany("delete from written where path = ?", old)
                new = (
                    (path, *one, digest(path, repr(one)))
                    for path, one in files.items()
                    if written.get(path) != one
                )
                database.executemany(
                    "insert or replace into written values (?, ?, ?, ?, ?, ?)", new
                )
                database.execute("insert or replace into about values ('era', ?)", (self.era,))
            _forget_old(self._file.parent)
        except (sqlite3.Error, OSError) as error:
            _give_up(self._file, error)


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """The database, as one transaction."""
    file.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(file, timeout=2)
    try:
        database.executescript(TABLES)
        with database:
            yield database
    finally:
        database.close()


def _give_up(file: Path, error: Exception) -> None:
    log.info("Het geheugen van eerdere bouwen is niet te gebruiken: %s", error)
    if isinstance(error, (sqlite3.DatabaseError, ValueError)):
        with suppress(OSError):  # Windows keeps what another program has open
            file.unlink(missing_ok=True)


def _era(database: sqlite3.Connection) -> str | None:
    return dict(database.execute("select name, value from about")).get("era")


def _sound_pages(database: sqlite3.Connection) -> Iterator[tuple[str, Facts]]:
    for uri, text, known in database.execute("select uri, facts, digest from pages"):
        if digest(uri, text) == known:
            yield uri, Facts.from_memory(json.loads(text))


def _sound_files(database: sqlite3.Connection) -> Iterator[tuple[str, Written]]:
    for path, *rest, known in database.execute("select * from written"):
        if digest(path, repr(found := Written(*rest))) == known:
            yield path, found


def _row(uri: str, facts: Facts) -> tuple[str, str, str]:
    text = json.dumps(facts.to_memory(), ensure_ascii=False)
    return uri, text, digest(uri, text)


def _forget_old(folder: Path) -> None:
    """Keep what was used last, so that the folder does not grow with every site ever built."""
    for pattern in ("*.sqlite", "*.json"):
        found = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in found[SITES:]:
            path.unlink(missing_ok=True)


def memory_file(root: Path, target: Path, edition: str) -> Path:
    """Where the memory lies of the builds of `root` into `target`."""
    return cache_folder() / f"{digest(str(root), str(target), edition)}.sqlite"
