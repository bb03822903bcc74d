"""What a build remembers survives a kill and company; whatever was going on, the site is right."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builds import environment, lay_out, tree
from tests.faults.scene import OURS, STOCK, Scene


def start(root: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *OURS, "--tijden"],
        cwd=root,
        env=environment(XDG_CACHE_HOME=str(root.parent / "cache")),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str]) -> None:
    said, _ = process.communicate(timeout=120)
    assert process.returncode == 0, said


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(lay_out(tmp_path / "plan"))


def expected(scene: Scene, folder: Path) -> dict[str, bytes]:
    """What MkDocs makes of the same sources."""
    alone = Scene(scene.root, folder)
    code, said = alone.build(*STOCK)
    assert code == 0, said
    return tree(folder)


def test_a_killed_build_leaves_nothing_that_is_believed(scene: Scene, tmp_path: Path) -> None:
    finish(start(scene.root))
    for number, delay in enumerate((0.3, 0.9, 1.2, 1.5)):
        scene.write_version(number)
        process = start(scene.root)
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
        process.communicate()
        assert scene.published()
    finish(start(scene.root))
    assert tree(scene.target) == expected(scene, tmp_path / "stock")


def test_two_builds_at_once_both_end_well(scene: Scene, tmp_path: Path) -> None:
    processes = [start(scene.root), start(scene.root)]
    for process in processes:
        finish(process)
    scene.write_version(7)
    finish(start(scene.root))
    assert scene.version() == "7"
    assert tree(scene.target) == expected(scene, tmp_path / "stock")
