"""Others at work during a build: a second build, an editor, readers."""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle
from pathlib import Path

import pytest

from integriteitsplan.delivery import Staging
from tests.faults.scene import Scene, hears

WAITS = "Een andere bouw is bezig met deze site; deze bouw wacht daarop."
CHANGED = "Tijdens de bouw zijn teksten of gegevens gewijzigd; bouw opnieuw."


def test_a_second_build_waits_for_the_first(scene: Scene) -> None:
    gate = scene.hold()
    one = scene.start(GATE=str(gate))
    pipe = gate.open("w")  # opens as soon as the build stands waiting
    other = scene.start()
    hears(other, WAITS)
    pipe.close()
    said = one.communicate()[0] + other.communicate()[0]
    assert (one.returncode, other.returncode) == (0, 0), said
    assert scene.published()
    assert scene.leftovers() == []


def changed(root: Path) -> None:
    with (root / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write("Nog een zin.\n")


def replaced(root: Path) -> None:
    (root / "docs/foto.png").write_bytes(b"<script>")


def removed(root: Path) -> None:
    (root / "docs/foto.png").unlink()


def added(root: Path) -> None:
    (root / "docs/erbij.js").write_text("alert(1)", encoding="utf-8")


@pytest.mark.parametrize(
    "edit", [changed, replaced, removed, added], ids=lambda edit: edit.__name__
)
def test_sources_that_change_during_a_build_are_not_published(
    scene: Scene, edit: Callable[[Path], None]
) -> None:
    before = scene.published()
    gate = scene.hold()
    build = scene.start(GATE=str(gate))
    pipe = gate.open("w")  # opens as soon as the build stands waiting
    edit(scene.root)
    pipe.close()
    said = build.communicate()[0]
    assert (build.returncode, "Traceback" in said) == (1, False)
    assert CHANGED in said or "een bestand verdween tijdens de bouw" in said
    assert scene.published() == before
    assert scene.leftovers() == []


# -- readers


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server that keeps no log."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


class Readers:
    """Two readers who ask for page after page, and count what they could not use."""

    def __init__(self, port: int, pages: list[str], versions: re.Pattern[bytes]) -> None:
        self.reads, self.bad, self.seen = 0, list[str](), set[bytes]()
        self._port, self._pages, self._versions = port, pages, versions
        self._enough = threading.Event()
        self._counted = threading.Condition()
        self._threads = [threading.Thread(target=self._read, args=[nth]) for nth in range(2)]

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        for thread in self._threads:
            thread.join()

    def wait_for(self, reads: int) -> None:
        """Until so many pages were read."""
        with self._counted:
            assert self._counted.wait_for(lambda: self.reads >= reads, timeout=60)

    def _read(self, first: int) -> None:
        connection = HTTPConnection("127.0.0.1", self._port)
        for page in cycle(self._pages[first:] + self._pages[:first]):
            if self._enough.is_set():
                return connection.close()
            connection.request("GET", f"/{page}")
            answer = connection.getresponse()
            body = answer.read()
            found = set(self._versions.findall(body))
            whole = answer.status == 200 and body.rstrip().endswith(b"</html>") and len(found) == 1
            with self._counted:
                self.reads += 1
                self.seen |= found
                self.bad += [] if whole else [f"{answer.status} {page} {found}"]
                self._counted.notify_all()


@contextmanager
def readers(site: Path, pages: list[str], versions: re.Pattern[bytes]) -> Iterator[Readers]:
    """Readers of a folder, by way of a web server."""
    handler = partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=[0.05])
        thread.start()
        try:
            with Readers(server.server_port, pages, versions) as found:
                yield found
        finally:
            server.shutdown()
            thread.join()


def test_readers_notice_nothing_of_ten_publications(tmp_path: Path) -> None:
    target = tmp_path / "site"
    pages = [f"map/{nth}.html" for nth in range(20)]

    def publish(version: int) -> None:
        staging = Staging(target, pytest.fail)
        (staging.fresh / "map").mkdir()
        for page in pages:
            text = f"<html>{f'<p>versie {version}</p>' * 2000}</html>"
            (staging.fresh / page).write_text(text, encoding="utf-8")
        staging.publish()

    publish(0)
    with readers(target, pages, re.compile(rb"versie (\d+)<")) as found:
        for version in range(1, 11):
            found.wait_for(300 * version)
            publish(version)
        found.wait_for(300 * 11)
    assert found.bad == []
    assert len(found.seen) == 11
    print(f"{found.reads} reads during 10 publications: 0 failed or mixed")


def test_readers_notice_nothing_of_three_builds(scene: Scene) -> None:
    pages = sorted(page for page in scene.published() if page.endswith(".html"))
    days = {
        "1780272000": b"1 juni 2026",
        "1780358400": b"2 juni 2026",
        "1780444800": b"3 juni 2026",
    }
    with readers(scene.target, pages, re.compile(rb"Stand op ([\d a-z]+),")) as found:
        for epoch in sorted(days, reverse=True):
            code, said = scene.build(SOURCE_DATE_EPOCH=epoch)
            assert code == 0, said
            found.wait_for(found.reads + len(pages) * 2)
        found.wait_for(3000)
    assert found.bad == []
    assert found.seen == set(days.values())
    print(f"{found.reads} reads during 3 builds: 0 failed or mixed")
