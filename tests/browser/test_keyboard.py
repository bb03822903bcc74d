"""Everything with the keyboard alone, and always to be seen where you are."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

REGISTER = "registers/regelingen.html"
FOCUS = """() => {
  const here = document.activeElement
  if (here === document.body) return null
  const seen = here.matches(".md-option") ? here.nextElementSibling : here
  const box = seen.getBoundingClientRect()
  const style = getComputedStyle(seen)
  const name = here.getAttribute("aria-label") || here.labels?.[0]?.textContent || here.textContent
  return {
    name: name.trim().replace(/\\s+/g, " "),
    tag: here.tagName.toLowerCase(),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0,
    inside: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
      && box.bottom > 0 && box.top < innerHeight,
  }
}"""


@dataclass(frozen=True)
class Stop:
    """A place where the Tab key stops: its name, and whether a reader sees a ring around it."""

    name: str
    tag: str
    ring: bool
    inside: bool


@pytest.mark.parametrize("width", [1280, 360])
def test_the_tab_key_reaches_everything_and_always_shows_where(visit: Visitor, width: int) -> None:
    page = visit(REGISTER, width=width)
    stops = walk(page)
    assert [stop for stop in stops if not (stop.ring and stop.inside)] == []

    names = [stop.name for stop in stops]
    assert names[0] == "Ga naar inhoud"
    expected = {"Donker scherm", "Zoeken", "Zoek in deze tabel", "Soort", "CSV van Regelingen"}
    menu = {"Waarden", "Normen", "Melden", "Rollen", "Plannen", "Sorteer op Regeling"}
    assert expected | (menu if width > 1000 else {"Menu"}) <= set(names)


@pytest.mark.parametrize("path", ["index.html", REGISTER, "404.html"])
def test_the_skip_link_jumps_over_the_menu(visit: Visitor, path: str) -> None:
    page = visit(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_menu_of_a_phone_opens_and_closes_with_keys(visit: Visitor) -> None:
    page = visit(REGISTER, width=360, height=740)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("document.activeElement.textContent").strip() == "Regelingen"

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_have_text("Taken")

    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(menu).to_be_focused()


def test_search_with_keys_alone(visit: Visitor) -> None:
    page = visit()
    page.keyboard.press("/")
    page.keyboard.type("geschenken")
    expect(page.locator(".md-search-result__item > a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_contain_text("Geschenken")


def walk(page: Page) -> list[Stop]:
    """Every stop of the Tab key, from the top of the page to its end."""
    stops = []
    for _ in range(300):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return stops
        stops.append(Stop(**stop))
    raise AssertionError("the Tab key goes round and round")
