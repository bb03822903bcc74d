"""Which files count, and their text: plain files inside the tree, in UTF-8, of a sane size."""

import os
import socket
from pathlib import Path

import pytest

from integriteitsplan.source import Problem, SourceError, SourceFile, find_files, read_text
from integriteitsplan.source.tree import MAX_BYTES, starts_as_promised


def paths(root: Path) -> list[str]:
    return [one.path for one in find_files(root, "plans") if isinstance(one, SourceFile)]


def problems(root: Path) -> list[Problem]:
    return [one for one in find_files(root, "plans") if isinstance(one, Problem)]


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    return folder


def read(folder: Path, data: bytes) -> str:
    (folder / "x.yml").write_bytes(data)
    return read_text(folder, SourceFile("x.yml", len(data), 0))


def refused(folder: Path, data: bytes) -> Problem:
    with pytest.raises(SourceError) as caught:
        read(folder, data)
    return caught.value.problem


def test_files_are_found_in_folders_sorted_without_hidden_ones(plans: Path) -> None:
    (plans / "b").mkdir()
    (plans / ".git").mkdir()
    for name in ("c.md", "b/x.yml", "a.md", ".verborgen.md", ".git/config"):
        (plans / name).touch()
    assert paths(plans.parent) == ["plans/a.md", "plans/b/x.yml", "plans/c.md"]
    assert problems(plans.parent) == []


def test_a_folder_that_does_not_exist_has_no_files(tmp_path: Path) -> None:
    assert list(find_files(tmp_path, "plans")) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files, and few links")
def test_a_link_a_pipe_and_a_socket_are_problems_and_are_never_opened(plans: Path) -> None:
    (plans / "link.md").symlink_to("/etc/passwd")
    (plans / "map").symlink_to(plans.parent)
    os.mkfifo(plans / "pijp.yml")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(plans / "s.md"))
    assert [(one.place, one.code) for one in problems(plans.parent)] == [
        ((f"plans/{name}", 1, 1), "bestand-soort")
        for name in ("link.md", "map", "pijp.yml", "s.md")
    ]
    assert paths(plans.parent) == []


@pytest.mark.parametrize("name", ["a\nb.md", "a\u202eb.md", "a\\b.md", "\udcff.md"])
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_people_cannot_read_is_a_problem(plans: Path, name: str) -> None:
    (plans / name).touch()
    (problem,) = problems(plans.parent)
    assert problem.code == "bestand-soort"
    assert str(problem).isprintable()
    assert problem.place.path.isascii()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("é\n".encode(), "é\n"),
        (b"\xef\xbb\xbftitel: x\n", "titel: x\n"),
        (b"a\r\nb\rc\n", "a\nb\nc\n"),
        (b"a\tb\n", "a\tb\n"),
    ],
)
def test_text_is_utf8_with_equal_line_ends(plans: Path, data: bytes, text: str) -> None:
    assert read(plans, data) == text


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        ("titel: x\nnaam: é\n".encode("cp1252"), 2, 7, "geen tekst in UTF-8"),
        ("titel: x\n".encode("utf-16"), 1, 1, "geen tekst in UTF-8"),
        (b"\x7fELF\x00\x00", 1, 1, "U+007F"),
        (b"a\nb\x00c\n", 2, 2, "U+0000"),
        ("a: b\u0085c: d\n".encode(), 1, 5, "U+0085"),
        ("a: \u202eb\n".encode(), 1, 4, "U+202E"),
        ("a: \u2028b\n".encode(), 1, 4, "U+2028"),
        (b"a\n\xef\xbb\xbfb\n", 2, 1, "U+FEFF"),
    ],
)
def test_what_is_no_plain_text_is_refused_at_its_place(
    plans: Path, data: bytes, line: int, column: int, words: str
) -> None:
    problem = refused(plans, data)
    assert (problem.place, problem.code) == (("x.yml", line, column), "bestand-onleesbaar")
    assert words in problem.what


def test_a_file_that_is_too_large_is_not_read(plans: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_text(plans, SourceFile("does-not-exist.yml", MAX_BYTES + 1, 0))
    assert "5.0 MB en dat is te groot" in caught.value.problem.what


def test_a_file_that_went_away_is_a_problem(plans: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_text(plans, SourceFile("weg.yml", 1, 0))
    assert caught.value.problem.code == "bestand-onleesbaar"


def test_a_file_to_publish_starts_as_its_ending_promises(plans: Path) -> None:
    (plans / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    (plans / "b.png").write_bytes(b"<html><script>")
    assert starts_as_promised(plans / "a.png", "png")
    assert not starts_as_promised(plans / "b.png", "png")
    assert not starts_as_promised(plans / "a.png", "html")
