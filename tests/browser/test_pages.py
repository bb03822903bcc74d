"""Every type of page: accessible in every colour and size, and no wider than the screen.

The fixture `visit` sees to it that no page calls another host or complains in the console.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Axes, Visitor
from tests.browser.pages import PAGES

# The rules about colour are by far the slowest, and the only ones that differ between colours.
COLOURS = ("color-contrast", "link-in-text-block")
# Rows and list items with the same parts look and work alike: two neighbours are enough for axe.
THIN_LISTS = """
for (const list of document.querySelectorAll("tbody, ul, ol")) {
  const seen = new Map()
  for (const one of [...list.children]) {
    const parts = [one, ...one.querySelectorAll("*")]
    const kinds = new Set(parts.map(part => part.tagName + part.getAttribute("class")))
    const kind = [...kinds].sort().join()
    seen.set(kind, (seen.get(kind) ?? 0) + 1)
    if (seen.get(kind) > 2) one.remove()
  }
}"""
# What scrolls sideways of itself, and neither says so nor can be reached with a key.
SCROLLS_UNSAID = """() => [...document.querySelectorAll("main *")]
  .filter(one => one.scrollWidth > one.clientWidth && one.clientWidth > 0
    && ["auto", "scroll"].includes(getComputedStyle(one).overflowX)
    && !(one.matches("[role=region]:is([aria-label], [aria-labelledby])") && one.tabIndex === 0)
    && !one.matches("pre > code"))
  .map(one => one.className)"""


@pytest.mark.parametrize("page_type", PAGES)
def test_axe_finds_nothing(visit: Visitor, axe: Axes, page_type: str) -> None:
    page = visit(PAGES[page_type], width=360, height=740)
    assert widest(page) <= 360, "on a phone"
    page.set_viewport_size({"width": 320, "height": 256})
    assert widest(page) <= 320, "at 400 %"
    assert page.evaluate(SCROLLS_UNSAID) == [], "at 400 %"
    page.evaluate(THIN_LISTS)
    assert axe(page, without=COLOURS) == [], "at 400 %"

    page.set_viewport_size({"width": 1280, "height": 800})
    assert axe(page) == [], "on a desktop"
    page.emulate_media(forced_colors="active")
    assert axe(page, only=COLOURS) == [], "in forced colours"
    page.emulate_media(forced_colors="none")

    page.get_by_role("button", name="Donker scherm").click()
    assert scheme(page) == "slate"
    assert axe(page, only=COLOURS) == [], "in the dark"


def test_a_reader_who_prefers_dark_gets_dark(visit: Visitor) -> None:
    assert scheme(visit()) == "default"
    assert scheme(visit(dark=True)) == "slate"


@pytest.mark.parametrize(
    ("path", "beside"),
    [
        ("melden/index.html", []),  # before it in the menu stands a law
        ("sturen/agenda.html", ["Sturen", "Stand van zaken"]),
    ],
)
def test_who_reads_on_stays_in_the_same_list(visit: Visitor, path: str, beside: list[str]) -> None:
    titles = visit(path).locator(".md-footer__title .md-ellipsis").all_inner_texts()
    assert [one.strip() for one in titles] == beside


def scheme(page: Page) -> str | None:
    """The name of the colour scheme in use."""
    return page.locator("body").get_attribute("data-md-color-scheme")


def widest(page: Page) -> int:
    """The width of what is on the page, in CSS pixels."""
    return int(page.evaluate("document.documentElement.scrollWidth"))
