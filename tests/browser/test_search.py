"""The search field: over http and from a file share."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

RESULTS = ".md-search-result__item > a"


@pytest.mark.parametrize("from_file", [False, True], ids=["http", "file"])
@pytest.mark.parametrize(
    ("words", "path", "title"),
    [
        ("gedragscode", "normen/bn/02.html", "Gedragscode"),
        ("geschenken", "normen/bn/09.html", "Geschenken"),
        ("vertrouwenspersoon", "rollen/vertrouwenspersoon.html", "Vertrouwenspersoon"),
    ],
)
def test_search_finds_a_page(
    visit: Visitor, words: str, path: str, title: str, from_file: bool
) -> None:
    page = visit(from_file=from_file)
    search(page, words)
    found = page.locator(RESULTS).evaluate_all("links => links.slice(0, 3).map(a => a.pathname)")
    assert [one for one in found if one.endswith(path)]

    page.locator(f'{RESULTS}[href*="{path}"]').first.click()
    expect(page.locator("article h1")).to_contain_text(title)


def test_search_says_that_it_found_nothing(visit: Visitor) -> None:
    page = visit()
    page.get_by_role("textbox", name="Zoeken").press_sequentially("xyzzyplugh")
    expect(page.locator(".md-search-result__meta")).to_have_text("Geen overeenkomende documenten")


def search(page: Page, words: str) -> None:
    """Type words into the search field and wait for what it finds."""
    page.get_by_role("textbox", name="Zoeken").press_sequentially(words)
    expect(page.locator(RESULTS).first).to_be_visible()
