"""One published miniature for all faults, and a disk that fills up or turns read-only."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.builds import lay_out
from tests.faults.scene import Scene, clone


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """The site before anything goes wrong."""
    scene = Scene(lay_out(tmp_path_factory.mktemp("scene") / "root"))
    scene.write_version(0)
    code, said = scene.build()
    assert code == 0, said
    return scene


@pytest.fixture
def scene(first: Scene, tmp_path: Path) -> Scene:
    """A copy of it, for one test."""
    return clone(first, tmp_path / "root")


class Disk:
    """A small file system of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def set(self, options: str) -> None:
        """Give it other options: `size=8m`, `ro`."""
        subprocess.run(
            ["mount", "-o", f"remount,{options}", str(self.folder)], check=True, capture_output=True
        )


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Mounted for one test."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.name == "nt" or os.geteuid():
        pytest.skip("only root may mount a file system")
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, encoding="utf-8", check=False)
    if mounted.returncode:
        pytest.skip(f"this kernel mounts nothing: {mounted.stderr.strip()}")
    yield Disk(folder)
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
