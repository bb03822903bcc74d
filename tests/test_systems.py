"""The same bytes and messages on every system, also on one with other line ends and code pages."""

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from integriteitsplan.cli import main
from integriteitsplan.site.skeletons import write_skeleton
from tests.builds import EPOCH, MINI, build_here, environment, lay_out, tree
from tests.sites import DAY, GOOD, write

OPEN: Callable[..., Any] = io.open


def open_as_windows(*arguments: Any, **settings: Any) -> Any:
    """Open a file, where a text that is written gets CRLF unless somebody says otherwise."""
    mode = settings.get("mode", arguments[1] if len(arguments) > 1 else "r")
    places = dict(zip(("buffering", "encoding", "errors", "newline"), arguments[2:], strict=False))
    settings |= places
    if set("wa") & set(mode) and "b" not in mode and settings.get("newline") is None:
        settings["newline"] = "\r\n"
    return OPEN(*arguments[:2], **settings)


@pytest.fixture
def windows_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.open", open_as_windows)
    monkeypatch.setattr("io.open", open_as_windows)


@pytest.mark.usefixtures("windows_files")
def test_a_site_has_the_same_bytes(
    tmp_path: Path, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    root = lay_out(tmp_path / "plan")
    build_here(root)
    found, wanted = tree(root / "site"), tree(built / "site")
    assert [path for path in wanted if found.get(path) != wanted[path]] == []


@pytest.mark.usefixtures("windows_files")
def test_what_a_command_writes_has_the_line_ends_of_git(tmp_path: Path) -> None:
    root = write(tmp_path, GOOD)
    write_skeleton(root, "jaarplan", None, None, 2027, DAY)
    write_skeleton(root, "maatregelen", None, None, 2027, DAY)
    CliRunner().invoke(main, ["schema", "--naar", str(root / "schema")])
    texts = tree(root)
    assert "schema/normen.json" in texts
    assert [path for path, content in texts.items() if b"\r" in content] == []


def test_a_code_page_that_lacks_a_sign_stops_no_command() -> None:
    result = subprocess.run(
        [sys.executable, "-c", "from integriteitsplan.cli import main; main()", "new", "--help"],
        env=environment(PYTHONIOENCODING="cp850"),
        capture_output=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"maatregelen, regelingen ?" in result.stdout


def test_what_windows_sends_to_a_file_is_utf_8(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    monkeypatch.setattr("sys.platform", "win32")
    result = CliRunner(charset="cp1252").invoke(main, ["new", "--help"])
    assert "maatregelen, regelingen …".encode() in result.stdout_bytes


def test_a_report_has_the_bytes_of_the_download(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    arguments = ["report", "rolmatrix", "--map", str(MINI), "--formaat", "csv"]
    result = CliRunner(charset="cp1252").invoke(main, [*arguments, "--peildatum", "2026-06-01"])
    assert result.stdout_bytes.startswith("\ufeff".encode())
    assert result.stdout_bytes.count(b"\r\n") == result.stdout_bytes.count(b"\r") > 1
