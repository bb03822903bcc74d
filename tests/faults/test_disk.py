"""A disk that is full or read-only: one message, the old site, and the next build just works."""

import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builds import environment
from tests.faults.conftest import Disk
from tests.faults.scene import OURS, Scene, clone

FAILED = "De site kan niet worden geschreven: "


def test_a_full_disk(scene: Scene, disk: Disk) -> None:
    scene.target = disk.folder / "site"
    assert scene.build()[0] == 0
    before = scene.published()
    scene.write_version(1)
    used = shutil.disk_usage(disk.folder).used
    for part in (0.0, 0.3, 0.98):
        disk.set(f"size={int(used * (1 + part)) // 4096 * 4096 + 8192}")
        code, said = scene.build()
        assert (code, said.count(FAILED + "de schijf is vol"), "Traceback" in said) == (1, 1, False)
        assert scene.published() == before
        assert scene.leftovers() == []
    disk.set("size=64m")
    assert scene.build()[0] == 0
    assert scene.version() == "1"


def test_a_file_that_may_not_grow(scene: Scene) -> None:
    before = scene.published()
    scene.write_version(1)
    done = subprocess.run(
        [sys.executable, *OURS],
        cwd=scene.root,
        env=environment(XDG_CACHE_HOME=str(scene.root.parent / "cache")),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000)),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert FAILED + "een bestand wordt groter dan hier mag" in done.stderr
    assert "Traceback" not in done.stderr
    assert scene.published() == before
    assert scene.leftovers() == []
    assert scene.build()[0] == 0


def test_a_target_that_can_only_be_read(scene: Scene, disk: Disk) -> None:
    scene.target = disk.folder / "site"
    assert scene.build()[0] == 0
    before = scene.published()
    scene.write_version(1)
    disk.set("ro")
    code, said = scene.build()
    assert (code, said.count(FAILED), "Traceback" in said) == (1, 1, False)
    assert "van die schijf kan alleen worden gelezen" in said
    assert scene.published() == before
    disk.set("rw")
    assert scene.build()[0] == 0
    assert (scene.version(), scene.leftovers()) == ("1", [])


def test_sources_that_can_only_be_read(first: Scene, disk: Disk, tmp_path: Path) -> None:
    scene = clone(first, disk.folder / "root")
    scene.target = tmp_path / "site"
    disk.set("ro")
    code, said = scene.build()
    assert code == 0, said
    assert scene.published() == first.published()


def test_without_a_network(scene: Scene) -> None:
    alone = ["unshare", "--map-root-user", "--net"]
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare on this system")
    allowed = subprocess.run([*alone, "true"], capture_output=True, encoding="utf-8", check=False)
    if allowed.returncode:
        pytest.skip(f"this kernel gives no network of its own: {allowed.stderr.strip()}")
    before = scene.published()
    shutil.rmtree(scene.target)
    done = subprocess.run(
        [*alone, sys.executable, *OURS],
        cwd=scene.root,
        env=environment(XDG_CACHE_HOME=str(scene.root.parent / "cache")),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert scene.published() == before
    interfaces = subprocess.check_output([*alone, "cat", "/proc/net/dev"], encoding="utf-8")
    assert [line.split(":")[0].strip() for line in interfaces.splitlines()[2:]] == ["lo"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes")
def test_a_pipe_in_the_place_of_the_site_is_not_opened(scene: Scene) -> None:
    shutil.rmtree(scene.target)
    os.mkfifo(scene.target)
    code, said = scene.build()
    assert (code, "Traceback" in said) == (1, False)
    assert FAILED + "daar staat iets anders dan een map" in said
    assert scene.target.is_fifo()
