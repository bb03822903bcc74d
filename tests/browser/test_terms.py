"""A word of the glossary leads to its explanation, on every page and for everybody."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Built, Visitor

PAGE = "waarden/index.html"
LINK = re.compile(r'<a class="ip-begrip" href="([^"#]*)#([^"]+)"')


def test_every_link_ends_at_a_term(built: Built) -> None:
    terms = built.folder / "begrippen.html"
    ids = set(re.findall(r'<dt id="([^"]+)">', terms.read_text(encoding="utf-8")))
    number = 0
    for page in built.folder.rglob("*.html"):
        for address, anchor in LINK.findall(page.read_text(encoding="utf-8")):
            number += 1
            assert (page.parent / address).resolve() == terms.resolve(), page
            assert anchor in ids, page
    assert number > 200
    assert 'class="ip-begrip"' not in terms.read_text(encoding="utf-8")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_word_is_reached_and_followed_with_the_keyboard(visit: Visitor, scripts: bool) -> None:
    page = visit(PAGE, scripts=scripts, width=360)
    word = page.locator("article a.ip-begrip").first
    expect(word).to_have_accessible_description(re.compile(r"^\w.+\.$"))
    word.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"begrippen\.html#begrip-"))
    expect(page.locator("dt:target")).to_be_in_viewport()
    top = page.locator("dt:target").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert top and header and top["y"] >= header["y"] + header["height"]


def test_on_paper_a_word_is_a_word(visit: Visitor) -> None:
    page = visit(PAGE)
    page.emulate_media(media="print")
    word = page.locator("article a.ip-begrip").first
    expect(word).to_have_css("text-decoration-line", "none")
    assert word.evaluate("one => getComputedStyle(one, '::after').content") == "none"
