"""One change in one unit's work plan moves exactly the figures it should, and nothing else.

Two real builds of the miniature: as it is, and after somebody at Ruimte wrote down that three
conversations took place instead of none. All that differs between the two sites is listed here.
"""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.builds import build, change, lay_out, tree

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
    ("sturen/cyclus-doorvertaling", ACTIVITY, "aantallen", *OF_ACTIVITY),
    ("sturen/cyclus-doorvertaling", MEASURE, "aantallen", *OF_MEASURE),
    ("sturen/voortgang-voortgang", GOAL, "gerealiseerd", 7, 10),
    ("sturen/voortgang-voortgang", "Totaal", "gerealiseerd", 7, 10),
    ("sturen/voortgang-voortgang-4", "Ruimte", "gerealiseerd", 2, 5),
    ("sturen/voortgang-voortgang-4", "Totaal", "gerealiseerd", 7, 10),
    ("sturen/voortgang-voortgang-6", MEASURE, "gerealiseerd", 5, 8),
    ("sturen/voortgang-voortgang-6", "Totaal", "gerealiseerd", 7, 10),
]
TABLES = list(dict.fromkeys(uri for uri, *_ in CELLS))

IN_TREE = "activiteit · Ruimte · Teamleider Ruimte · "
ABOVE_IN_TREE = "maatregel · Gemeente Klein als geheel · Hoofd integriteit · "

# All words that move on a page: first those of the drawing or the tree, then those of the table.
WORDS = {
    "plannen/ruimte/werkplan-2026.html": [("0", "3")],
    "registers/maatregelen.html": [("0", "3")],
    "sturen/cyclus.html": [
        tuple(IN_TREE + text for text in OF_ACTIVITY),
        tuple(ABOVE_IN_TREE + text for text in OF_MEASURE),
        tuple(IN_TREE + text for text in OF_ACTIVITY),
        *(OF_ACTIVITY, OF_MEASURE),
    ],
    "sturen/voortgang.html": [
        *(OF_GOAL, ("7", "10"), ("7", "10")),
        *(OF_UNIT, ("2", "5"), ("7", "10")),
        *(OF_MEASURE, ("5", "8"), ("7", "10")),
    ],
}
BARS = [("35.000%", "50.000%"), ("33.333%", "83.333%"), ("27.778%", "44.444%")]


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
    whole = ["manifest-sha256.txt", "search/index.js"]  # speak of every page
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
    """The words of a page, and its elements with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(" ".join(data.split()))


def moved(one: list[Any], other: list[Any]) -> list[tuple[Any, Any]]:
    """The pairs that differ of two lists of the same length."""
    return [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]


@pytest.mark.parametrize("page", WORDS)
def test_only_these_words_and_bars_move(
    before: dict[str, bytes], after: dict[str, bytes], page: str
) -> None:
    one, other = (Parts(site[page].decode()) for site in (before, after))
    assert moved(one.words, other.words) == WORDS[page]
    bars = moved(one.elements, other.elements)
    expected = BARS if page == "sturen/voortgang.html" else []
    assert [(was["width"], now["width"]) for (_, was), (_, now) in bars] == expected
    assert all(was | {"width": now["width"]} == now for (_, was), (_, now) in bars)


def test_the_search_index_moves_only_where_these_pages_do(
    before: dict[str, bytes], after: dict[str, bytes]
) -> None:
    one, other = search_weights(before), search_weights(after)
    differ = {page for page, _ in dict(one.items() ^ other.items())}
    assert differ
    assert differ <= set(WORDS)


def search_weights(site: dict[str, bytes]) -> dict[tuple[str, str], str]:
    """What each word counts for on each page, in the index."""
    text = site["search/index.js"].decode().strip()
    index = json.loads(text.removeprefix("integriteitsplanZoek(").removesuffix(")"))
    found = {}
    for word, places in zip(index["woorden"].split(), index["plaatsen"].split(), strict=True):
        page = -1
        for level, step in re.findall(r"([A-Z])([0-9a-z]*)", places):
            page += int(step or "1", 36)
            found[index["paginas"][page][0], word] = level
    return found
