"""The preview: a broken edit shows its message above the last good page until it is repaired."""

import multiprocessing
import re
import socket
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from integriteitsplan.build import preview as previews
from integriteitsplan.build.upstream.server import PreviewServer
from integriteitsplan.source.uncollected import grow_old
from tests.builds import build_here, change, environment, lay_out, remembering_in
from tests.test_uncollected import Thing

SERVE = "from integriteitsplan.cli import main; main()"
PATIENCE = 60.0  # seconds until a preview that says nothing counts as stuck
Serve = Callable[[], "Preview"]


class Preview:
    """`serve` in a process of its own; it is ready once `hears` has returned."""

    def __init__(self, root: Path, path: str = "/intranet/integriteit/") -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}{path}"
        self.root = root
        self.process = subprocess.Popen(
            [sys.executable, "-c", SERVE, "serve", "--adres", f"127.0.0.1:{port}"],
            cwd=root,
            env=environment(**remembering_in(root.parent / "cache")),
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )

    def hears(self, sign: str) -> str:
        """What the preview says from now on until a line with `sign`."""
        alarm = threading.Timer(PATIENCE, self.process.kill)
        alarm.start()
        said = ""
        assert self.process.stderr
        for line in self.process.stderr:
            said += line
            if sign in line:
                break
        else:
            pytest.fail(f"{sign!r} was never said, but:\n{said}")
        alarm.cancel()
        return said

    def page(self, path: str) -> str:
        with urlopen(self.address + path, timeout=PATIENCE) as answer:  # noqa: S310
            return str(answer.read().decode("utf-8"))

    def stop(self) -> str:
        """What the preview says from now on, which it ends."""
        self.process.terminate()
        return self.process.communicate(timeout=PATIENCE)[1]


def alert(html: str) -> str:
    """The message above a page, '' where there is none."""
    found = re.search(r'role="alert".*?<ul>(.*?)</ul>', html, re.DOTALL)
    return found[1] if found else ""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_out(tmp_path / "plan")


@pytest.fixture
def serve(root: Path) -> Iterator[Serve]:
    """Starts the preview of `root`, and stops it in the end."""
    started: list[Preview] = []

    def start() -> Preview:
        started.append(Preview(root))
        started[0].hears("De site staat op")
        return started[0]

    yield start
    started[0].stop()
    assert not [path.name for path in root.iterdir() if path.name.startswith((".site", "site"))]


def test_a_broken_edit_shows_its_message_and_the_last_good_page(root: Path, serve: Serve) -> None:
    preview = serve()
    good = preview.page("rollen/index.html")
    assert "Register van geschenken bijhouden" in good
    assert not alert(good)

    change(root, "docs/rollen/index.md", "{{ rolmatrix() }}", "Nieuw.\n\n{{ rolmatriks() }}")
    said = preview.hears("Er is een fout")
    broken = preview.page("rollen/index.html")
    message = "docs/rollen/index.md:8:1: fout: er is geen macro &#39;rolmatriks&#39;"
    assert message in alert(broken)
    assert message in alert(preview.page("index.html"))
    assert message.replace("&#39;", "'") in said
    assert "Register van geschenken bijhouden" in broken
    assert "Nieuw." not in broken

    change(root, "docs/rollen/index.md", "{{ rolmatriks() }}", "{{ rolmatrix() }}")
    preview.hears("Bijgewerkt")
    repaired = preview.page("rollen/index.html")
    assert not alert(repaired)
    assert "Nieuw." in repaired


@pytest.mark.parametrize("end", [subprocess.Popen.terminate, subprocess.Popen.kill])
def test_a_preview_that_is_ended_leaves_no_server_behind(
    root: Path, serve: Serve, end: Callable[[subprocess.Popen[str]], None]
) -> None:
    preview = serve()
    assert preview.page("index.html")
    end(preview.process)
    preview.process.communicate(timeout=PATIENCE)
    with pytest.raises(URLError):
        preview.page("index.html")


def test_html_that_is_refused_late_never_shows(root: Path, serve: Serve) -> None:
    preview = serve()
    late = "[Start][hier]\n\n[hier]:\n    javascript:alert(1)\n\n## Plannen"
    change(root, "docs/index.md", "## Plannen", late)
    preview.hears("Er is een fout")
    broken = preview.page("index.html")
    assert "docs/index.md:19:5: fout: een adres met &#39;javascript:&#39;" in alert(broken)
    assert "Integriteit bij Klein" in broken
    assert 'href="javascript' not in broken

    change(root, "docs/index.md", "javascript:alert(1)", "https://klein.example/hier")
    preview.hears("Bijgewerkt")
    repaired = preview.page("index.html")
    assert not alert(repaired)
    assert 'href="https://klein.example/hier"' in repaired


def test_a_site_that_is_broken_from_the_start_says_so_until_it_is_repaired(
    root: Path, serve: Serve
) -> None:
    change(root, "plans/ruimte/taken.yml", "thema: gesprek", "tema: gesprek")
    preview = serve()
    broken = preview.page("index.html")
    assert "plans/ruimte/taken.yml:4:3: fout: " in alert(broken)
    assert "Deze site kan nog niet worden getoond" in broken

    change(root, "plans/ruimte/taken.yml", "tema: gesprek", "thema: gesprek")
    preview.hears("Bijgewerkt")
    repaired = preview.page("index.html")
    assert not alert(repaired)
    assert "Integriteit bij Klein" in repaired


def test_to_read_a_file_is_not_to_change_it(tmp_path: Path) -> None:
    for name in ("read.md", "saved.md"):
        (tmp_path / name).write_text("Eerst.", encoding="utf-8")
    server = PreviewServer(lambda: None, "127.0.0.1", 0, str(tmp_path), "/")
    server.watch_by_notice()
    seen: SimpleQueue[FileSystemEvent] = SimpleQueue()
    handler = FileSystemEventHandler()
    handler.on_any_event = seen.put  # type: ignore[method-assign]
    server.observer.schedule(handler, str(tmp_path), recursive=True)
    server.observer.start()
    try:
        (tmp_path / "read.md").read_text(encoding="utf-8")
        (tmp_path / "saved.md").write_text("Dan.", encoding="utf-8")
        assert Path(str(seen.get(timeout=PATIENCE).src_path)).name == "saved.md"
    finally:
        server.observer.stop()
        server.observer.join()
        server.server_close()


def test_what_a_build_left_behind_goes_as_soon_as_nobody_edits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(previews, "PAUSE", 0.05)
    builder, server = multiprocessing.Pipe()
    server.send(True)
    left = left_behind()
    assert previews.asked(builder), "an edit comes first"
    assert left() is not None
    next_edit = threading.Timer(0.5, server.send, (True,))
    next_edit.start()
    assert previews.asked(builder)
    assert left() is None
    next_edit.join()


def left_behind() -> "weakref.ref[Thing]":
    """Something that only a search finds, and that counts as old."""
    left = Thing()
    grow_old()
    return weakref.ref(left)


def first_page(root: Path) -> str:
    """The start page as the first build of a preview makes it."""
    build_here(root, "serve", strict=True)
    return (root / "site" / "index.html").read_text(encoding="utf-8")


def test_a_warning_of_mkdocs_does_not_stop_a_preview(root: Path) -> None:
    change(root, "mkdocs.yml", "- Rollen: rollen/", "- Rollen: rolen.md")
    html = first_page(root)
    assert "Integriteit bij Klein" in html
    assert not alert(html)


def test_html_that_is_refused_shows_its_message_too(root: Path) -> None:
    change(root, "docs/index.md", "## Plannen", "<object></object>\n\n## Plannen")
    assert "docs/index.md:16:1: fout: &lt;object&gt; is niet toegestaan" in alert(first_page(root))


def test_the_message_is_text_whatever_it_quotes(root: Path) -> None:
    change(root, "docs/index.md", "(foto.png)", "(<img src=x>)")
    assert "&lt;img src=x&gt;" in alert(first_page(root))
