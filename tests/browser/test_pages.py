"""Every type of page: accessible in light and dark, and no wider than a phone.

The fixture `visit` sees to it that no page calls another host or complains in the console.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Axes, Visitor
from tests.browser.pages import PAGES

# The rules about colour, which are by far the slowest: a phone has the colours of a desktop.
COLOURS = ("color-contrast", "link-in-text-block")
# Rows with the same classes look and work alike: one of each is enough for axe.
THIN_TABLES = """
for (const body of document.querySelectorAll("tbody")) {
  const seen = new Set()
  for (const row of [...body.rows]) {
    const kind = [...row.querySelectorAll("[class]")].map(part => part.className.baseVal ??
      part.className).join()
    if (seen.has(kind)) row.remove()
    seen.add(kind)
  }
}"""


@pytest.mark.parametrize("page_type", PAGES)
def test_axe_finds_nothing(visit: Visitor, axe: Axes, page_type: str) -> None:
    page = visit(PAGES[page_type], width=360, height=740)
    assert widest(page) <= 360
    page.evaluate(THIN_TABLES)
    assert axe(page, without=COLOURS) == [], "on a phone"

    page.set_viewport_size({"width": 1280, "height": 800})
    assert axe(page) == [], "on a desktop"

    page.get_by_title("Donker scherm").click()
    assert scheme(page) == "slate"
    assert axe(page, only=COLOURS) == [], "in the dark"


def test_a_reader_who_prefers_dark_gets_dark(visit: Visitor) -> None:
    assert scheme(visit()) == "default"
    assert scheme(visit(dark=True)) == "slate"


def scheme(page: Page) -> str | None:
    """The name of the colour scheme in use."""
    return page.locator("body").get_attribute("data-md-color-scheme")


def widest(page: Page) -> int:
    """The width of what is on the page, in CSS pixels."""
    return int(page.evaluate("document.documentElement.scrollWidth"))
