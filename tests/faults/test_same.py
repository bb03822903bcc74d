"""The same sources give the same bytes, on every machine; and a refusal is one everywhere."""

import gzip
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builds import MINI, ROOT, change, environment, tree
from tests.faults.scene import OURS, STOCK, Scene


def lay_out_backwards(root: Path) -> Path:
    """The miniature, its files made in the opposite order, with times of their own."""
    chance = random.Random(7)  # noqa: S311 - times, not secrets
    for source, target in ((ROOT / "overrides", root / "overrides"), (MINI, root)):
        for path in sorted(source.rglob("*"), reverse=True):
            copy = target / path.relative_to(source)
            if path.is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, copy)
                os.utime(copy, (time := chance.randrange(10**9), time))
    return root


def built(root: Path, umask: int, **extra: str) -> dict[str, bytes]:
    subprocess.run(
        [sys.executable, *OURS],
        cwd=root,
        env=environment(XDG_CACHE_HOME=str(root / "cache"), **extra),
        umask=umask,
        capture_output=True,
        check=True,
    )
    return tree(root / "site")


def test_two_machines_make_the_same_bytes(tmp_path: Path) -> None:
    one = tmp_path / "one"
    shutil.copytree(MINI, one)
    shutil.copytree(ROOT / "overrides", one / "overrides")
    other = lay_out_backwards(tmp_path / "a" / "much longer folder" / "other")
    here = built(one, 0o022, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    there = built(
        other, 0o077, TZ="Pacific/Kiritimati", LC_ALL="POSIX", PYTHONHASHSEED="2", PYTHONUTF8="0"
    )
    assert here.keys() == there.keys()
    assert [path for path in here if here[path] != there[path]] == []
    zipped = [path for path in here if path.endswith(".gz")]
    assert (
        [gzip.decompress(here[path]) for path in zipped]
        == [here[path.removesuffix(".gz")] for path in zipped]
        != []
    )
    print(f"{len(here)} files, 0 that differ between two builds")


@pytest.mark.parametrize("option", ["-q", "-v"])
@pytest.mark.parametrize("link", ["niets.md", "normen/index.md#niets"])
def test_a_dead_link_fails_the_build_however_loud_it_is(
    scene: Scene, option: str, link: str
) -> None:
    before = scene.published()
    change(scene.root, "docs/index.md", "Versie 0", f"[Hier]({link}): versie 0")
    code, said = scene.build(*STOCK, option)
    assert code == 1
    assert f"'{link.rpartition('/')[2].removeprefix('index.md')}'" in said
    assert scene.published() == before
