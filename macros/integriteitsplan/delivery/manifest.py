"""A list of every file with its SHA-256, so that a published copy can be held against it.

The format is that of `sha256sum`, which can check it too.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

MANIFEST = "manifest-sha256.txt"


class Difference(NamedTuple):
    """A file that is not what the manifest says, and how."""

    path: str
    what: str

    def __str__(self) -> str:
        return f"{self.path}: {self.what}"


def write_manifest(site: Path, known: Mapping[str, str] | None = None) -> dict[str, str]:
    """Write the manifest of everything below `site`; the digests by path, some `known` before."""
    known = known or {}
    paths = [path for path in _files(site) if path != MANIFEST]
    digests = {path: known.get(path) or _digest(site / path) for path in paths}
    lines = [f"{digest}  {path}\n" for path, digest in digests.items()]
    (site / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")
    return digests


def verify(site: Path) -> Iterator[Difference]:
    """What differs between the files below `site` and its manifest.

    Raises OSError where there is no manifest to read.
    """
    text = (site / MANIFEST).read_text(encoding="utf-8")
    promised = {
        path: digest for digest, _, path in (line.partition("  ") for line in text.splitlines())
    }
    present = set(_files(site)) - {MANIFEST}
    for path in sorted(promised.keys() | present):
        if path not in present:
            yield Difference(path, "ontbreekt")
        elif path not in promised:
            yield Difference(path, "hoort niet bij deze site")
        elif _digest(site / path) != promised[path]:
            yield Difference(path, "is gewijzigd")


def _files(site: Path) -> list[str]:
    return sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*") if not path.is_dir()
    )


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
