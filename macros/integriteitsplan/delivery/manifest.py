"""A list of every file with its SHA-256, so that a published copy can be held against it.

The format is that of `sha256sum`, which can check it too.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

MANIFEST = "manifest-sha256.txt"


class Difference(NamedTuple):
    """A file that is not what the manifest says, and how."""

    path: str
    what: str

    def __str__(self) -> str:
        shown = self.path if self.path.isprintable() else ascii(self.path)[1:-1]
        return f"{shown}: {self.what}"


def write_manifest(site: Path, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Write the manifest of everything below `site`; the digests by path, some `known` before."""
    digests = digests_of(site, files_of(site), known or {})
    digests.pop(MANIFEST, None)
    lines = [f"{digest}  {path}\n" for path, digest in digests.items()]
    (site / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")
    return digests


def digests_of(site: Path, paths: Iterable[str], known: Mapping[str, str]) -> dict[str, str]:
    """The digests of these files below `site` by path, some `known` before."""
    return {path: known.get(path) or _digest(f"{site}/{path}") for path in paths}


def verify(site: Path) -> Iterator[Difference]:
    """What differs between the files below `site` and its manifest.

    A link to a folder is looked at, not into. Raises OSError where there is no manifest to read,
    and UnicodeDecodeError where it is no text.
    """
    text = (site / MANIFEST).read_text(encoding="utf-8")
    promised = {
        path: digest for digest, _, path in (line.partition("  ") for line in text.splitlines())
    }
    present = {*files_of(site), *_linked_folders(site)} - {MANIFEST}
    for path in sorted(promised.keys() | present):
        if path not in present:
            yield Difference(path, "ontbreekt")
        elif path not in promised:
            yield Difference(path, "hoort niet bij deze site")
        elif (digest := _digest_or_none(f"{site}/{path}")) is None:
            yield Difference(path, "kan niet worden gelezen")
        elif digest != promised[path]:
            yield Difference(path, "is gewijzigd")


def files_of(site: Path) -> list[str]:
    """The path of every file below `site`, sorted."""
    return sorted(
        _below(site, folder, name) for folder, _, names in os.walk(site) for name in names
    )


def _linked_folders(site: Path) -> Iterator[str]:
    """The path of every link to a folder, which `os.walk` does not count among the files."""
    for folder, folders, _ in os.walk(site):
        for name in folders:
            if os.path.islink(f"{folder}/{name}"):
                yield _below(site, folder, name)


def _below(site: Path, folder: str, name: str) -> str:
    return f"{folder}/{name}"[len(f"{site}/") :].replace(os.sep, "/")


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def _digest_or_none(path: str) -> str | None:
    """The digest of a plain file; None where there is something else, or nothing to read."""
    try:
        return _digest(path) if os.path.isfile(path) else None
    except OSError:
        return None
