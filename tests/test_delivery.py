"""Publishing where things go wrong at the worst moment, and what is said about it."""

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from integriteitsplan.delivery import Policy, Staging, place_of, reason, staging
from tests.builds import EPOCH, build_here, change, lay_out, tree

FALLBACK = """
import os, signal, sys
from pathlib import Path
from integriteitsplan.delivery import staging

def rename(source, target, real=os.rename, done=[]):
    if done:
        os.kill(os.getpid(), signal.SIGKILL)
    real(source, target)
    done.append(source)

staging._exchange = lambda one, other: False
build = staging.Staging(Path(sys.argv[1]), print)
(build.fresh / "index.html").write_text("nieuw")
os.rename = rename
build.publish()
"""


def published(folder: Path) -> Path:
    """A site that is already there."""
    target = folder / "site"
    target.mkdir()
    (target / "index.html").write_text("oud", encoding="utf-8")
    return target


def stage(target: Path) -> Staging:
    found = Staging(target, pytest.fail)
    (found.fresh / "index.html").write_text("nieuw", encoding="utf-8")
    return found


def names(folder: Path) -> list[str]:
    """What stands in a folder, but for the lock."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith("-slot"))


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_kill_between_two_renames_is_repaired_by_the_next_build(tmp_path: Path) -> None:
    target = published(tmp_path)
    done = subprocess.run([sys.executable, "-c", FALLBACK, str(target)], check=False)
    assert done.returncode == -signal.SIGKILL
    assert not target.exists()
    following = stage(target)
    assert tree(target) == {"index.html": b"oud"}
    following.publish()
    following.discard()
    assert tree(target) == {"index.html": b"nieuw"}
    assert names(tmp_path) == ["site"]


def test_a_second_rename_that_fails_takes_back_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = published(tmp_path)
    build = stage(target)
    rename = os.rename

    def refuse(source: Path, target: Path) -> None:
        if source == build.fresh:
            raise OSError(errno.EBUSY, "", str(target))
        rename(source, target)

    monkeypatch.setattr(staging, "_exchange", lambda one, other: False)
    monkeypatch.setattr(os, "rename", refuse)
    with pytest.raises(OSError, match="site"):
        build.publish()
    build.discard()
    assert tree(target) == {"index.html": b"oud"}
    monkeypatch.undo()
    build = stage(target)
    build.publish()
    build.discard()
    assert names(tmp_path) == ["site"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has few links")
def test_behind_a_symbolic_link_the_folder_is_replaced_and_the_link_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path / "schijf"
    elsewhere.mkdir()
    link = tmp_path / "site"
    link.symlink_to(published(elsewhere), target_is_directory=True)
    build = stage(link)
    build.publish()
    build.discard()
    assert link.is_symlink()
    assert tree(link) == {"index.html": b"nieuw"}
    assert (names(tmp_path), names(elsewhere)) == (["schijf", "site"], ["site"])


def test_a_file_is_not_replaced_by_a_site(tmp_path: Path) -> None:
    file = tmp_path / "site"
    file.write_text("iets anders", encoding="utf-8")
    with pytest.raises(NotADirectoryError) as raised:
        stage(file)
    assert reason(raised.value) == f"daar staat iets anders dan een map ({file})"
    assert names(tmp_path) == ["site"]


def test_a_failed_exchange_is_no_silent_fallback(tmp_path: Path) -> None:
    target = published(tmp_path)
    build = stage(target)
    (build.fresh / "index.html").unlink()
    build.fresh.rmdir()
    with pytest.raises(FileNotFoundError):
        build.publish()
    assert tree(target) == {"index.html": b"oud"}


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OSError(errno.ENOSPC, "", "/site"), "de schijf is vol (/site)"),
        (OSError(errno.EROFS, "Read-only"), "van die schijf kan alleen worden gelezen"),
        (OSError(errno.EIO, "Input/output error"), "Input/output error"),
        (OSError("iets anders"), "iets anders"),
    ],
)
def test_why_writing_failed_is_said_in_words(error: OSError, expected: str) -> None:
    assert reason(error) == expected


def test_what_changed_after_the_check_is_not_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    root = lay_out(tmp_path / "root")
    hook = "import os\n\ndef on_env(env, config, files):\n    os.utime('docs/index.md', (1, 1))\n"
    (root / "hook.py").write_text(hook, encoding="utf-8")
    change(root, "mkdocs.yml", "nav:\n", "hooks: [hook.py]\n\nnav:\n")
    monkeypatch.chdir(root)
    with pytest.raises(SystemExit) as ended:
        build_here(root)
    assert ended.value.code == 1
    assert "zijn teksten of gegevens gewijzigd; bouw opnieuw" in capsys.readouterr().err
    assert not (root / "site").exists()
    assert list(root.glob(".site-nieuw-*")) == []


@pytest.mark.parametrize("content", ["", "a", "xyz", "y" * 80, "y" * 81 + "z", "niet hier"])
@pytest.mark.parametrize("page", ["", "abca", "y" * 80 + "xyz" + "y" * 81 + "z", "xyz" * 90])
def test_a_text_is_found_where_it_stands(content: str, page: str) -> None:
    assert place_of(content, page) == page.find(content)


@pytest.mark.parametrize(
    ("body", "trusted"),
    [
        ("<p>tekst</p>", ["een", "twee"]),
        ("<script>twee</script>", ["een"]),
        ("<p>staat er niet", []),
    ],
)
def test_only_scripts_around_the_text_of_a_page_may_run(body: str, trusted: list[str]) -> None:
    policy = Policy()
    shown = body.removesuffix("niet")
    html = f"<script>een</script>{shown}<p>{shown}</p><script>twee</script>"
    policy.apply(html, place_of(body, html), body)
    hashes = Policy()
    hashes.apply("".join(f"<script>{one}</script>" for one in trusted))
    assert policy.hashes == hashes.hashes
