"""A site takes the place of the published one in one step, or not at all."""

import errno
import itertools
import os
import threading
from pathlib import Path

import pytest

from integriteitsplan.delivery import (
    MANIFEST,
    Staging,
    manifest,
    reason,
    staging,
    verify,
    write_manifest,
)
from tests.builds import tree

SILENT: list[str] = []


def published(folder: Path, text: str = "oud") -> Path:
    """A site that is already there."""
    target = folder / "site"
    target.mkdir()
    (target / "index.html").write_text(text, encoding="utf-8")
    return target


def stage(target: Path, text: str = "nieuw") -> Staging:
    staging = Staging(target, SILENT.append)
    (staging.fresh / "index.html").write_text(text, encoding="utf-8")
    return staging


def names(folder: Path) -> list[str]:
    """What stands in a folder, but for the lock."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith("-slot"))


def test_until_it_is_published_nothing_changes(tmp_path: Path) -> None:
    target = published(tmp_path)
    staging = stage(target)
    assert tree(target) == {"index.html": b"oud"}
    staging.publish()
    assert tree(target) == {"index.html": b"nieuw"}
    staging.discard()
    assert tree(target) == {"index.html": b"nieuw"}
    assert names(tmp_path) == ["site"]
    assert not SILENT


def test_what_is_discarded_leaves_no_trace(tmp_path: Path) -> None:
    target = published(tmp_path)
    stage(target).discard()
    assert tree(target) == {"index.html": b"oud"}
    assert names(tmp_path) == ["site"]


def test_the_first_site_needs_no_folder(tmp_path: Path) -> None:
    target = tmp_path / "uit" / "site"
    stage(target).publish()
    assert tree(tmp_path / "uit" / "site") == {"index.html": b"nieuw"}
    assert names(tmp_path / "uit") == ["site"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_a_web_server_may_read_the_site(tmp_path: Path) -> None:
    stage(tmp_path / "site").publish()
    assert (tmp_path / "site").stat().st_mode & 0o777 == 0o755


def test_where_names_cannot_be_exchanged_two_renames_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    staging = stage(published(tmp_path))
    monkeypatch.setattr("sys.platform", "win32")
    staging.publish()
    staging.discard()
    assert tree(tmp_path / "site") == {"index.html": b"nieuw"}
    assert names(tmp_path) == ["site"]


def refuse(first: int, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Windows refuse so many renames, from the first (0) on, as for a file that is open."""
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setattr(staging, "PAUSE", 0)
    rename, calls = os.rename, itertools.count()

    def renamed(one: Path, other: Path) -> None:
        if first <= next(calls) < first + number:
            raise PermissionError(errno.EACCES, "Access is denied", str(one))
        rename(one, other)

    monkeypatch.setattr("os.rename", renamed)


@pytest.mark.parametrize("first", [0, 1])
def test_who_looks_a_file_over_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    build = stage(published(tmp_path))
    refuse(first, 3, monkeypatch)
    build.publish()
    build.discard()
    assert tree(tmp_path / "site") == {"index.html": b"nieuw"}
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("first", [0, 1])
def test_who_keeps_a_file_open_keeps_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    build = stage(published(tmp_path))
    refuse(first, staging.TRIES + 1, monkeypatch)
    with pytest.raises(PermissionError):
        build.publish()
    build.discard()
    assert tree(tmp_path / "site") == {"index.html": b"oud"}
    assert names(tmp_path) == ["site"]


def test_windows_says_that_something_is_open() -> None:
    error = PermissionError(errno.EACCES, "Access is denied", "site")
    assert reason(error) == "u mag daar niet schrijven (site)"
    error.winerror = 5
    assert "een ander programma heeft hier iets open" in reason(error)


def test_what_a_killed_build_left_behind_goes_with_the_next(tmp_path: Path) -> None:
    target = published(tmp_path)
    killed = stage(target)
    killed._lock.release()
    build = stage(target)
    build.publish()
    build.discard()
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("beside", ["site-nieuw", "site-oud", "sitf"])
@pytest.mark.parametrize("name", ["site", "sit[ef]"])
def test_two_sites_side_by_side_leave_each_other_alone(
    tmp_path: Path, name: str, beside: str
) -> None:
    first = stage(tmp_path / beside, "eerst")
    stage(tmp_path / name).publish()
    first.publish()
    assert tree(tmp_path / beside) == {"index.html": b"eerst"}


def test_a_site_that_was_set_aside_comes_back(tmp_path: Path) -> None:
    aside = tmp_path / ".site-oud-abcdefgh"
    aside.mkdir()
    published(aside)
    stage(tmp_path / "site").discard()
    assert tree(tmp_path / "site") == {"index.html": b"oud"}
    assert names(tmp_path) == ["site"]


def test_a_second_build_says_that_it_waits(tmp_path: Path) -> None:
    target = tmp_path / "site"
    first = stage(target, "eerst")
    waiting = threading.Event()
    told: list[str] = []

    def tell(message: str) -> None:
        told.append(message)
        waiting.set()

    def second() -> None:
        staging = Staging(target, tell)
        (staging.fresh / "index.html").write_text("daarna", encoding="utf-8")
        staging.publish()

    thread = threading.Thread(target=second)
    thread.start()
    assert waiting.wait(10)
    assert not target.exists()
    first.publish()
    thread.join(10)
    assert told == ["Een andere bouw is bezig met deze site; deze bouw wacht daarop."]
    assert tree(target) == {"index.html": b"daarna"}


def test_the_manifest_tells_what_was_changed_afterwards(tmp_path: Path) -> None:
    target = published(tmp_path)
    (target / "weg.txt").touch()
    write_manifest(target)
    assert list(verify(target)) == []
    (target / "index.html").write_text("anders", encoding="utf-8")
    (target / "weg.txt").unlink()
    (target / "erbij.js").touch()
    assert [str(difference) for difference in verify(target)] == [
        "erbij.js: hoort niet bij deze site",
        "index.html: is gewijzigd",
        "weg.txt: ontbreekt",
    ]
    (target / MANIFEST).unlink()
    with pytest.raises(OSError, match=MANIFEST):
        list(verify(target))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files, and few links")
def test_the_manifest_tells_what_is_no_plain_file(tmp_path: Path) -> None:
    target = published(tmp_path)
    for name in ("los.txt", "map.txt", "pijp.txt"):
        (target / name).touch()
    write_manifest(target)
    (target / "elders").symlink_to(tmp_path)
    (target / "regel\n\udcff").touch()
    for name in ("los.txt", "map.txt", "pijp.txt"):
        (target / name).unlink()
    (target / "los.txt").symlink_to("nergens")
    (target / "map.txt").symlink_to(tmp_path)
    os.mkfifo(target / "pijp.txt")
    assert [str(difference) for difference in verify(target)] == [
        "elders: hoort niet bij deze site",
        "los.txt: kan niet worden gelezen",
        "map.txt: kan niet worden gelezen",
        "pijp.txt: kan niet worden gelezen",
        r"regel\n\udcff: hoort niet bij deze site",
    ]


def test_a_file_that_may_not_be_read_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = published(tmp_path)
    write_manifest(target)

    def refuse(path: str) -> str:
        raise PermissionError(path)

    monkeypatch.setattr(manifest, "_digest", refuse)
    assert [str(one) for one in verify(target)] == ["index.html: kan niet worden gelezen"]
