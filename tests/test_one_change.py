"""One change in one unit's work plan moves exactly the figures it should, and nothing else.

Two real builds of the miniature: as it is, and after somebody at Ruimte wrote down that three
conversations took place instead of none. All that differs between the two sites is listed here.
"""

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.builds import article, build, change, lay_out, tree

ACTIVITY, MEASURE = "Gesprekken bij Ruimte", "Gesprekken in teams"
GOAL = "Elk team praat een keer"
OF_ACTIVITY = "0 van 4 geplande gesprekken", "3 van 4 geplande gesprekken"
OF_MEASURE = "5 van 18 gesprekken, 16 gepland", "8 van 18 gesprekken, 16 gepland"
OF_GOAL = "7 van 20 gesprekken, 18 gepland", "10 van 20 gesprekken, 18 gepland"
OF_UNIT = "2 van 6 geplande gesprekken", "5 van 6 geplande gesprekken"

# table, what the row is about, column, before, after
CELLS = [
    ("plannen/ruimte/werkplan-2026-maatregelentabel", ACTIVITY, "gerealiseerd", 0, 3),
    ("registers/maatregelen-register", ACTIVITY, "gerealiseerd", 0, 3),
    ("sturen/cyclus-doorvertaling", ACTIVITY, "cijfers", *OF_ACTIVITY),
    ("sturen/cyclus-doorvertaling", MEASURE, "cijfers", *OF_MEASURE),
    ("sturen/voortgang-voortgang", GOAL, "gerealiseerd", 7, 10),
    ("sturen/voortgang-voortgang", "Totaal", "gerealiseerd", 7, 10),
    ("sturen/voortgang-voortgang-4", "Ruimte", "gerealiseerd", 2, 5),
    ("sturen/voortgang-voortgang-4", "Totaal", "gerealiseerd", 7, 10),
    ("sturen/voortgang-voortgang-6", MEASURE, "gerealiseerd", 5, 8),
    ("sturen/voortgang-voortgang-6", "Totaal", "gerealiseerd", 7, 10),
]
TABLES = list(dict.fromkeys(uri for uri, *_ in CELLS))

# The words of each page that holds one of these tables, and of no other page.
WORDS = {
    "plannen/ruimte/werkplan-2026.html": [("0", "3")],
    "registers/maatregelen.html": [("0", "3")],
    "sturen/cyclus.html": [],
    "sturen/voortgang.html": [],
}


@pytest.fixture(scope="module")
def before(built: Path) -> dict[str, bytes]:
    return tree(built / "site")


@pytest.fixture(scope="module")
def after(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = lay_out(tmp_path_factory.mktemp("changed") / "plan")
    change(root, "plans/ruimte/maatregelen.yml", "gerealiseerd: 0", "gerealiseerd: 3")
    result = build(root, "--strict")
    assert result.returncode == 0, result.stderr
    return tree(root / "site")


def test_only_the_tables_with_these_figures_and_their_pages_differ(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    assert list(before) == list(after)
    files = [f"{uri}.{form}" for uri in TABLES for form in ("csv", "json")]
    whole = ["manifest-sha256.txt", "search/search_index.json"]  # speak of every page
    differs = [path for path in before if before[path] != after[path]]
    assert differs == sorted([*files, *WORDS, *whole])


def test_only_these_cells_move(before: dict[str, bytes], after: dict[str, bytes]) -> None:
    found = []
    for uri in TABLES:
        one, other = (json.loads(site[f"{uri}.json"]) for site in (before, after))
        assert {**one, "rijen": None} == {**other, "rijen": None}
        for row, now in zip(one["rijen"], other["rijen"], strict=True):
            assert list(row) == list(now)
            found += [
                (uri, name(row), key, row[key], now[key]) for key in row if row[key] != now[key]
            ]
    assert found == CELLS


def name(row: dict[str, Any]) -> str:
    """What a row is about: the text of its first cell."""
    first = next(iter(row.values()))
    return str(first["tekst"] if isinstance(first, dict) else first)


class Parts(HTMLParser):
    """The words of a page, and its elements apart from the geometry of its drawings."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(" ".join(data.split()))


@pytest.mark.parametrize("page", WORDS)
def test_only_these_words_move(
    before: dict[str, bytes], after: dict[str, bytes], page: str
) -> None:
    one, other = (Parts(article(site[page].decode())) for site in (before, after))
    pairs = zip(one.words, other.words, strict=True)
    print([p for p in zip(one.elements, other.elements, strict=True) if p[0]!=p[1]])
    assert [pair for pair in pairs if pair[0] != pair[1]] == WORDS[page]
