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
        return f"{self.path}: {self.what}"


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

    Raises OSError where there is no manifest to read.
    """
    text = (site / MANIFEST).read_text(encoding="utf-8")
    promised = {
        path: digest for digest, _, path in (line.partition("  ") for line in text.splitlines())
    }
    present = set(files_of(site)) - {MANIFEST}
    for path in sorted(promised.keys() | present):
        if path not in present:
            yield Difference(path, "ontbreekt")
        elif path not in promised:
            yield Difference(path, "hoort niet bij deze site")
        elif _digest(f"{site}/{path}") != promised[path]:
            yield Difference(path, "is gewijzigd")


def files_of(site: Path) -> list[str]:
    """The path of every file below `site`, sorted."""
    return sorted(
        os.path.relpath(f"{folder}/{name}", site).replace(os.sep, "/")
        for folder, _, names in os.walk(site)
        for name in names
    )


def _digest(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()
