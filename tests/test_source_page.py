"""A Markdown file: front matter of our own reading, and the text with its lines."""

import pytest

from integriteitsplan.source import Page, read_page

KEYS = frozenset({"titel", "soort"})


def page(text: str) -> Page:
    return read_page(text, "plan.md", KEYS)


def test_front_matter_is_values_and_the_rest_is_text_with_its_line() -> None:
    read = page("---\ntitel: 2024\njaar: 012\n---\nTekst.\n")
    assert (read.front_matter, read.body, read.body_line) == (
        {"titel": "2024", "jaar": "012"},
        "Tekst.\n",
        5,
    )
    assert read.problems == ()
    assert read.place(0) == ("plan.md", 5, 1)


@pytest.mark.parametrize("text", ["", "Tekst.\n", "# Kop\n\n---\n\nx: y\n", "Let wel: een zin.\n"])
def test_a_text_without_front_matter_is_all_body(text: str) -> None:
    read = page(text)
    assert (read.front_matter, read.body, read.body_line, read.problems) == (None, text, 1, ())


def test_front_matter_may_close_with_dots_and_be_empty() -> None:
    assert page("---\ntitel: x\n...\nTekst.").front_matter == {"titel": "x"}
    assert page("---\n---\nTekst.").front_matter == {}


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("---\ntitel: [a\n---\nTekst.\n", (2, 8), "niet gesloten"),
        ("---\ntitel: a\ntitel: b\n---\n", (3, 1), "tweede keer"),
        ("---\ntitel: a\n", (1, 1), "niet afgesloten"),
        ("---\n- a\n---\n", (2, 1), "geen lijst van"),
        ("---\nlos\n---\n", (2, 1), "geen lijst van"),
        ("\n---\ntitel: a\n---\n", (1, 1), "lege regel"),
        ("----\ntitel: a\n---\n", (1, 1), "meer dan drie"),
        ("--\ntitel: a\n---\n", (1, 1), "maar twee"),
        (" ---\ntitel: a\n---\n", (1, 1), "een spatie"),
        ("\u2014\ntitel: a\n---\n", (1, 1), "ander soort streepje"),
        ("+++\ntitel = 'a'\n+++\n", (1, 1), "TOML"),
        ("titel: a\nsoort: jaarplan\n\nTekst.\n", (1, 1), "buiten de front matter"),
    ],
)
def test_front_matter_that_cannot_be_read_is_one_problem_and_keeps_the_text(
    text: str, place: tuple[int, int], words: str
) -> None:
    read = page(text)
    (problem,) = read.problems
    assert (problem.place, problem.code) == (("plan.md", *place), "front-matter")
    assert words in problem.what
    assert read.front_matter is None
    assert read.body in text


@pytest.mark.parametrize("text", ["Let op: dit is tekst.\n\nMeer.\n", "----\n\nTekst.\n"])
def test_a_text_that_only_looks_like_front_matter_is_text(text: str) -> None:
    assert page(text).body == text
    assert page(text).problems == ()
