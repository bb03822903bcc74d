"""What would keep Markdown busy for too long is refused; what people write is not."""

import markdown
import pytest

from integriteitsplan.source import read_page
from integriteitsplan.source.effort import MAX_LEVELS, MAX_PARTS

BRACKETS = "hier staan te veel haken die niet of pas veel later worden gesloten"
LEVELS = "dit staat dieper dan 50 niveaus in lijsten of citaten"
PARTS = "de pagina heeft meer dan 2000 koppen, lijnen, tabbladen en codeblokken"


def indented(levels: int, sign: str = "- a\n") -> str:
    return "".join("    " * level + sign for level in range(levels))


def told(body: str) -> list[tuple[int, int, str]]:
    """Line, column and words of what is too much in a page with two lines before its body."""
    found = read_page(f"---\n---\n{body}", "docs/x.md").heavy
    assert {one.code for one in found} <= {"bestand-onleesbaar"}
    return [(one.place.line, one.place.column, one.what) for one in found]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("x\n" + "[" * 5_000, [(4, 1, BRACKETS)]),
        ("[" * 3_000 + "]" * 3_000, [(3, 1, BRACKETS)]),
        ("![" * 3_000, [(3, 2, BRACKETS)]),
        ("[a](" * 2_000, [(3, 3, BRACKETS)]),
        ("[a](()" * 2_000, [(3, 3, BRACKETS)]),
        ("[a][" * 2_000, [(3, 4, BRACKETS)]),
        (r"\[" * 5_000, []),
        (r"\\[" * 5_000, [(3, 3, BRACKETS)]),
        ("[ " + "woord " * 80_000, []),
        ("[" * 60 + "woord " * 80_000, [(3, 1, BRACKETS)]),
        ("[een koppeling](adres.md) " * 9_000, []),
        ("[een koppeling][adres], (maar) [niet\n\n" * 5_000, []),
        (indented(MAX_LEVELS + 1), [(53, 203, LEVELS)]),
        (indented(MAX_LEVELS), []),
        ("> " * MAX_LEVELS + "x", []),
        ("> " * (MAX_LEVELS + 1) + "x", [(3, 103, LEVELS)]),
        ("- " * 30 + "1. " * 30 + "x", [(3, 151, LEVELS)]),
        ("```\n" + indented(MAX_LEVELS + 9) + "```\n", []),
        (" " * 400 + "\n" + "-" * 400 + "\n", []),
        ("# K\n" * (MAX_PARTS + 1), [(2003, 1, PARTS)]),
        ("K\n===\n" * (MAX_PARTS + 1), [(4004, 1, PARTS)]),
        ('=== "a"\n' * (MAX_PARTS + 1), [(2003, 1, PARTS)]),
        ("```\n" * (MAX_PARTS + 2), [(2003, 1, PARTS)]),
        ("# K\n" * MAX_PARTS, []),
    ],
)
def test_what_is_too_much_is_told_at_its_place(
    body: str, expected: list[tuple[int, int, str]]
) -> None:
    assert told(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        indented(MAX_LEVELS),
        indented(MAX_LEVELS, "!!! note\n\n"),
        indented(MAX_LEVELS // 2, "- a\n\n") + "    " * (MAX_LEVELS // 2) + "> " * 25 + "x",
        "> - " * (MAX_LEVELS // 2) + "x",
    ],
)
def test_what_is_allowed_markdown_can_read(body: str) -> None:
    assert told(body) == []
    assert markdown.markdown(body, extensions=["extra", "admonition"])
