"""Where faults happen: a miniature that was published once, and builds that can be held up."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from integriteitsplan.delivery import verify
from tests.builds import environment, tree

START = "docs/index.md"
VERSION = re.compile(r"Versie (\d+) van de bouw")
OURS = ("-c", "from integriteitsplan.cli import main; main()", "build")
STOCK = ("-m", "mkdocs", "build", "--strict")
GATE = """
import os


def wacht(scope):
    if gate := os.environ.get("GATE"):
        open(gate).read()
    return ()


VIEWS = (wacht,)
"""


class Scene:
    """A site below `root`, published in `target`, of which every page can be told from the last."""

    def __init__(self, root: Path, target: Path | None = None) -> None:
        self.root, self.target = root, target or root / "site"

    def write_version(self, number: int) -> None:
        """Change the sources, so that the next site differs from the last."""
        start = self.root / START
        text = VERSION.sub("", start.read_text(encoding="utf-8")).rstrip()
        start.write_text(f"{text}\n\nVersie {number} van de bouw\n", encoding="utf-8")

    def start(self, *command: str, **extra: str) -> subprocess.Popen[str]:
        """A build on its way that remembers nothing; what it says comes together in its stdout."""
        with tempfile.TemporaryDirectory() as cache:
            given = {"SITE_DIR": str(self.target), "XDG_CACHE_HOME": cache}
        return subprocess.Popen(
            [sys.executable, *(command or OURS)],
            cwd=self.root,
            env=environment(**given | extra),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )

    def build(self, *command: str, **extra: str) -> tuple[int, str]:
        """A build from begin to end: its exit code, and what it said."""
        process = self.start(*command, **extra)
        said, _ = process.communicate()
        return process.returncode, said

    def hold(self) -> Path:
        """A pipe: a build with it as GATE waits, halfway, until somebody closes its other end."""
        gate = self.root / "gate"
        if not gate.exists():
            os.mkfifo(gate)
            (self.root / "macros").mkdir()
            (self.root / "macros" / "main.py").write_text(GATE, encoding="utf-8")
            with (self.root / START).open("a", encoding="utf-8") as page:
                page.write("\n{{ wacht() }}\n")
        return gate

    def published(self) -> dict[str, bytes]:
        """Every file of the published site, after holding it against its own manifest."""
        assert list(verify(self.target)) == []
        return tree(self.target)

    def version(self) -> str:
        """The version that readers see."""
        found = VERSION.search((self.target / "index.html").read_text(encoding="utf-8"))
        return found[1] if found else ""

    def leftovers(self) -> list[str]:
        """What stands beside the site and should not; the lock may."""
        beside = self.target.parent.glob(f".{self.target.name}-*")
        return sorted(path.name for path in beside if not path.name.endswith("-slot"))


def hears(process: subprocess.Popen[str], words: str) -> str:
    """Wait until a build says these words; what it said up to there."""
    assert process.stdout
    said = ""
    for line in process.stdout:
        said += line
        if words in line:
            return said
    raise AssertionError(f"the build ended without {words!r}:\n{said}")


def clone(scene: Scene, root: Path) -> Scene:
    """The same scene elsewhere, to spoil."""
    shutil.copytree(scene.root, root)
    return Scene(root)
