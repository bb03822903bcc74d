"""Whether anything changed at all since the last build: told by sizes and times, in a blink.

Imports nothing of the engine, for it must be done before that could be loaded.
"""

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from importlib.metadata import version
from pathlib import Path

import platformdirs

ENGINE = Path(__file__).parent.parent
PACKAGES = (
    *("jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-macros-plugin", "mkdocs-material"),
    *("pydantic", "pygments", "pymdown-extensions"),
)
GRAIN = 0.02  # seconds; the clock of files is coarser than that of programs
# Variables that a shell changes by itself, and that say nothing about a site.
RESTLESS = frozenset({"COLUMNS", "LINES", "MAKELEVEL", "OLDPWD", "SHLVL", "_"})
# As it was before any library added to it.
ENVIRONMENT = tuple(f"{name}={os.environ[name]}" for name in sorted(os.environ.keys() - RESTLESS))


def cache_folder() -> Path:
    """Where builds remember things: in the cache of the user, which no change can bring along."""
    return Path(platformdirs.user_cache_dir("integriteitsplan", appauthor=False))


def installed() -> tuple[str, ...]:
    """Python and the packages that make a page what it is, with their versions."""
    return (platform.python_version(), *(f"{name} {version(name)}" for name in PACKAGES))


def keep_world(root: Path, sources: Iterable[Path], site: Path, told: str, began: float) -> None:
    """Remember that `site` was made of `sources`, and what was said of it.

    Nothing where a source was touched since the build began, in seconds since 1970.
    """
    folders = sorted({str(path.resolve()) for path in (*sources, ENGINE)})
    times = (_touched(found) for folder in folders for _, found in _stats(Path(folder)))
    if max(times) >= began - GRAIN:
        return
    file = _file(root)
    record = {"sources": folders, "site": str(site), "told": told, "world": _world(folders, site)}
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_text(json.dumps(record), encoding="utf-8")
    fresh.replace(file)


def forget_world(root: Path) -> None:
    """From here on, everything may be different."""
    with suppress(OSError):
        _file(root).unlink(missing_ok=True)


def unchanged(root: Path) -> str | None:
    """What was said of the last build, if that is what this build would make again."""
    try:
        record = json.loads(_file(root).read_text(encoding="utf-8"))
        world = _world(record["sources"], Path(record["site"]))
        return str(record["told"]) if world == record["world"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _file(root: Path) -> Path:
    name = json.dumps([str(root.resolve()), os.environ.get("EDITIE"), os.environ.get("SITE_DIR")])
    return cache_folder() / f"{hashlib.sha256(name.encode()).hexdigest()[:40]}.json"


def _world(sources: Sequence[str], site: Path) -> str:
    found = hashlib.sha256()
    for text in (*installed(), date.today().isoformat(), *ENVIRONMENT):
        found.update(f"{text}\n".encode())
    for folder in (*sources, str(site)):
        for line in sorted(f"{path} {_told(one)}" for path, one in _stats(Path(folder))):
            found.update(f"{line}\n".encode())
    return found.hexdigest()


def _stats(path: Path) -> Iterator[tuple[str, os.stat_result | None]]:
    """Each file below a folder, or a file itself; None for a link that leads nowhere."""
    if not path.is_dir():
        yield str(path), _stat(path)
        return
    waiting = [str(path)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != "__pycache__":
                        waiting.append(entry.path)
                else:
                    yield entry.path, _stat(entry)


def _stat(file: "Path | os.DirEntry[str]") -> os.stat_result | None:
    try:
        return file.stat()
    except OSError:
        return None


def _told(found: os.stat_result | None) -> str:
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}" if found else "-"


def _touched(found: os.stat_result | None) -> float:
    """When a file was written, or took the place of another."""
    return max(found.st_mtime, found.st_ctime) if found else 0.0
