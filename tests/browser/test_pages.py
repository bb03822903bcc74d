"""Every type of page: accessible in light and dark, and no wider than a phone.

The fixture `visit` sees to it that no page calls another host or complains in the console.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Axes, Visitor
from tests.browser.pages import PAGES

# Rows with the same classes look and work alike: three of each are enough for axe.
THIN_TABLES = """
for (const body of document.querySelectorAll("tbody")) {
  const seen = new Map()
  for (const row of [...body.rows]) {
    const kind = [...row.querySelectorAll("[class]")].map(part => part.className.baseVal ??
      part.className).join()
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    if (seen.get(kind) > 3) row.remove()
  }
}"""


@pytest.mark.parametrize("page_type", PAGES)
def test_axe_finds_nothing(visit: Visitor, axe: Axes, page_type: str) -> None:
    page = visit(PAGES[page_type], width=360, height=740)
    assert widest(page) <= 360
    page.evaluate(THIN_TABLES)
    assert axe(page) == [], "on a phone"

    page.set_viewport_size({"width": 1280, "height": 800})
    assert axe(page) == [], "on a desktop"

    page.get_by_title("Donker scherm").click()
    assert scheme(page) == "slate"
    assert axe(page, "color-contrast", "link-in-text-block") == [], "in the dark"


def test_a_reader_who_prefers_dark_gets_dark(visit: Visitor) -> None:
    assert scheme(visit()) == "default"
    assert scheme(visit(dark=True)) == "slate"


def scheme(page: Page) -> str | None:
    """The name of the colour scheme in use."""
    return page.locator("body").get_attribute("data-md-color-scheme")


def widest(page: Page) -> int:
    """The width of what is on the page, in CSS pixels."""
    return int(page.evaluate("document.documentElement.scrollWidth"))
