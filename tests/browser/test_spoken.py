"""What a screen reader says on the five main pages: golden files, one for each.

After a change that is meant: `pytest tests/browser/test_spoken.py --accept`, and read the diff.
Only the content of a page is kept, so that a new entry in the menu changes nothing here.
"""

import re

import pytest

from tests.browser.conftest import ROOT, Built, Visitor
from tests.browser.pages import PAGES

GOLDEN = ROOT / "tests" / "golden" / "spoken"
MAIN = ("start", "mag ik dit", "melden", "norm", "rol")
ADDRESS = re.compile(r"^ *- /url: .*\n", re.MULTILINE)  # seen by a browser, said by nobody
PART = re.compile(r'^ *- (?:navigation|search|dialog|region|complementary) "([^"]+)"', re.MULTILINE)
FIGURE = re.compile(
    r'<svg\b[^>]*role="img"[^>]*>\s*<title[^>]*>[^<]+</title>\s*<desc[^>]*>[^<]+</desc>'
)
TABLE = re.compile(r'<table\b(?P<ours> class="ip-raster")?(?P<inside>.*?)</table>', re.DOTALL)
ENGLISH = re.compile(r"\b(?:header|footer|tabs|skip|search|contents|home|next)\b", re.IGNORECASE)


@pytest.mark.parametrize("page_type", MAIN)
def test_golden_words_of_a_screen_reader(visit: Visitor, accept: bool, page_type: str) -> None:
    article = visit(PAGES[page_type]).locator("article.md-content__inner")
    spoken = ADDRESS.sub("", article.aria_snapshot() + "\n")
    path = GOLDEN / f"{page_type.replace(' ', '-')}.txt"
    if accept:
        path.parent.mkdir(exist_ok=True)
        path.write_text(spoken, encoding="utf-8")
    assert spoken == path.read_text(encoding="utf-8")


def test_the_parts_of_a_page_have_dutch_names_of_their_own(visit: Visitor) -> None:
    names = PART.findall(visit(PAGES["norm"]).locator("body").aria_snapshot())
    of_every_page = {"Kop van de site", "Hoofdmenu", "Menu", "Op deze pagina", "Zoeken"}
    assert of_every_page | {"Vorige en volgende pagina"} <= set(names)
    assert [name for name in names if ENGLISH.search(name)] == []
    assert sorted(names) == sorted(set(names))


def test_every_figure_is_described_and_every_table_has_heads_and_a_title(built: Built) -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in built.folder.rglob("*.html")}
    figures = {path: text.count('role="img"') for path, text in texts.items()}
    assert sum(figures.values()) > 20
    assert [path for path, text in texts.items() if len(FIGURE.findall(text)) < figures[path]] == []
    bare = [
        path
        for path, text in texts.items()
        for table in TABLE.finditer(text)
        if "<th" not in table["inside"] or (table["ours"] and "<caption" not in table["inside"])
    ]
    assert bare == []
