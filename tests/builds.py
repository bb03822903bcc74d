"""Real builds for tests, of the miniature repository in tests/mini."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

ROOT = Path(__file__).parent.parent
MINI = ROOT / "tests" / "mini"
GOLDEN = ROOT / "tests" / "golden" / "mini"
EPOCH = "1780272000"  # 2026-06-01


def lay_out(target: Path) -> Path:
    """A copy of the miniature with the overrides of the real site."""
    shutil.copytree(MINI, target)
    shutil.copytree(ROOT / "overrides", target / "overrides")
    return target


def change(root: Path, path: str, before: str, after: str) -> None:
    """Replace the one place in a file where `before` stands."""
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{before!r} stands {text.count(before)} times in {path}"
    (root / path).write_text(text.replace(before, after), encoding="utf-8")


def environment(**extra: str) -> dict[str, str]:
    """The environment of a build: a fixed date, no advertisement of the theme."""
    fixed = {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    without = {name: value for name, value in os.environ.items() if name != "EDITIE"}
    return without | fixed | extra


def remembering_in(folder: Path) -> dict[str, str]:
    """The variables that put the memory of builds in a folder: of Linux, and of Windows."""
    return {"XDG_CACHE_HOME": str(folder), "WIN_PD_OVERRIDE_LOCAL_APPDATA": str(folder)}


def build(root: Path, *options: str, **extra: str) -> subprocess.CompletedProcess[str]:
    """What an editor types, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *options],
        cwd=root,
        env=environment(**extra),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def build_here(root: Path, command: str = "build", **settings: object) -> None:
    """The same in this process, where coverage sees it; ends in SystemExit like the command.

    With the command `serve` it is the first build of a preview.
    """
    config = load_config(str(root / "mkdocs.yml"), **settings)
    config.plugins.on_startup(command=command, dirty=False)
    try:
        mkdocs_build(config)
    finally:
        config.plugins.on_shutdown()


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def article(html: str) -> str:
    """The part of a page that we make, from its title to its end, one element per line."""
    found = re.search(r"<h1.*(?=</article>)", html, re.DOTALL)
    assert found
    lines = re.sub(r">\s*<", ">\n<", found[0]).splitlines()
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"
