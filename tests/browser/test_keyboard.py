"""Everything with the keyboard alone, and always to be seen where you are."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.pages import PAGES

REGISTER = "registers/regelingen.html"
IN_REGISTER = {"Donker scherm", "Zoeken", "Zoek in deze tabel", "Soort", "CSV van Regelingen"}
# Where the focus is: its name, what is seen of it, and how its ring stands out against what is
# behind it. A canvas turns any colour that CSS knows into numbers.
FOCUS = """() => {
  const here = document.activeElement
  if (here === document.body) return null
  const box = here.getBoundingClientRect()
  const style = getComputedStyle(here)
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
  const numbers = colour => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    return [...canvas.getImageData(0, 0, 1, 1).data]
  }
  const light = ([red, green, blue]) => [red, green, blue].map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0)
  let behind = here.parentElement
  while (behind.parentElement && numbers(getComputedStyle(behind).backgroundColor)[3] < 255) {
    behind = behind.parentElement
  }
  const [dark, bright] = [style.outlineColor, getComputedStyle(behind).backgroundColor]
    .map(colour => light(numbers(colour))).sort((one, other) => one - other)
  const header = document.querySelector(".md-header")
  const top = header.contains(here) || here.closest(".md-skip, .md-sidebar--primary")
    ? 0 : Math.max(header.getBoundingClientRect().bottom, 0)
  const name = here.getAttribute("aria-label") || here.title || here.labels?.[0]?.textContent
    || here.textContent
  return {
    name: name.trim().replace(/\\s+/g, " "),
    tag: here.tagName.toLowerCase(),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    contrast: (bright + 0.05) / (dark + 0.05),
    inside: box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth
      && box.bottom > top && box.top < innerHeight,
  }
}"""
# Nothing lies over what has the focus.
ON_TOP = """() => {
  const here = document.activeElement
  const { x, y, width, height } = here.getBoundingClientRect()
  return here.contains(document.elementFromPoint(x + width / 2, y + height / 2))
}"""
SHORTEST = """() => [...document.querySelectorAll("*")]
  .flatMap(one => [getComputedStyle(one), getComputedStyle(one, "::before")])
  .flatMap(style => [style.transitionDuration, style.animationDuration])
  .flatMap(text => text.split(",").map(parseFloat))
  .reduce((one, other) => Math.max(one, other), 0)"""


@dataclass(frozen=True)
class Stop:
    """A place where the Tab key stops: its name, and whether a reader sees where it is.

    `contrast` is that of the ring with what is behind it, 1 to 21.
    """

    name: str
    tag: str
    ring: bool
    contrast: float
    inside: bool


@pytest.mark.parametrize(
    ("path", "width", "colours"),
    [
        (REGISTER, 1280, "light"),
        (REGISTER, 360, "light"),
        ("melden/index.html", 1280, "dark"),
        ("index.html", 1280, "forced"),
        ("mag-ik-dit/index.html", 320, "dark"),
    ],
)
def test_the_tab_key_always_shows_where_it_is(
    visit: Visitor, path: str, width: int, colours: str
) -> None:
    page = visit(path, width=width, dark=colours == "dark", forced=colours == "forced")
    stops = walk(page)
    assert [one for one in stops if not (one.ring and one.inside and one.contrast >= 3)] == []
    names = [one.name for one in stops]
    assert names[0] == "Ga naar inhoud"
    assert (IN_REGISTER if path == REGISTER else set()) <= set(names)
    assert ({"Normen", "Melden"} if width > 1000 else {"Menu"}) <= set(names)


def test_the_way_back_is_seen_as_well(visit: Visitor) -> None:
    page = visit(REGISTER)
    page.keyboard.press("End")
    stops = walk(page, "Shift+Tab")
    assert [one for one in stops if not (one.ring and one.inside)] == []


@pytest.mark.parametrize("path", ["index.html", REGISTER, PAGES["norm"], "404.html"])
def test_the_skip_link_jumps_over_the_menu_to_the_title(visit: Visitor, path: str) -> None:
    page = visit(path)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_the_main_menu_leads_to_every_part(visit: Visitor) -> None:
    page = visit()
    reach(page, "Normen")
    page.keyboard.press("Enter")
    expect(page.locator("article h1")).to_have_text("Hoe staan wij ervoor?")


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


def test_a_closed_search_takes_no_focus_on_a_phone(visit: Visitor) -> None:
    page = visit(REGISTER, width=360, height=740)
    reach(page, "Zoeken")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.ip-zoek')") is None
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Zoeken")).to_be_focused()


@pytest.mark.parametrize(
    ("path", "first"),
    [("mag-ik-dit/geschenken.html", "Nevenwerk en bijbanen"), ("melden/index.html", "Melden")],
)
def test_the_menu_of_a_phone_shows_where_the_focus_is(
    visit: Visitor, path: str, first: str
) -> None:
    page = visit(path, width=360, height=740)
    page.get_by_role("button", name="Menu").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").strip() == first
    for key in ("Tab", "Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab", "Shift+Tab"):
        page.keyboard.press(key)
        assert page.evaluate(ON_TOP), f"after {key}: {page.evaluate(FOCUS)}"


def test_the_colours_change_and_stay_with_a_key(visit: Visitor) -> None:
    page = visit()
    body = page.locator("body")
    reach(page, "Donker scherm")
    page.keyboard.press("Enter")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_role("button", name="Licht scherm")).to_be_focused()

    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    reach(page, "Licht scherm")
    page.keyboard.press("Space")
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_a_table_filters_with_keys(visit: Visitor) -> None:
    page = visit(REGISTER)
    count = page.get_by_role("status").filter(has_text="rij")
    expect(count).to_have_text(re.compile(r"^\d+ rijen$"))
    reach(page, "Zoek in deze tabel")
    page.keyboard.type("gedragscode")
    expect(count).to_contain_text("van")
    rows = page.locator("tbody tr:visible")
    assert 0 < rows.count() < 5

    reach(page, "Wis filters")
    page.keyboard.press("Enter")
    expect(count).to_have_text(re.compile(r"^\d+ rijen$"))
    expect(page.get_by_label("Zoek in deze tabel")).to_be_focused()


def test_the_way_to_report_opens_with_keys(visit: Visitor) -> None:
    page = visit("melden/index.html")
    first = page.locator("[data-ip-wijzer] details").first
    summary = first.locator("summary").first
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until(page, "document.activeElement.matches('[data-ip-wijzer] summary')")
    expect(summary).to_be_focused()
    page.keyboard.press("Enter")
    expect(first).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    assert first.evaluate("part => part.contains(document.activeElement)")

    summary.focus()
    page.keyboard.press("Space")
    assert first.get_attribute("open") is None


def test_what_changes_a_row_is_seen_where_the_mouse_or_the_focus_is(visit: Visitor) -> None:
    page = visit(REGISTER)
    change = page.locator("tbody .ip-wijzig").first
    expect(change).to_have_css("opacity", "0")
    page.locator("tbody tr").first.hover()
    expect(change).to_have_css("opacity", "1")
    page.mouse.move(0, 0)
    expect(change).to_have_css("opacity", "0")
    change.focus()
    expect(change).to_have_css("opacity", "1")


def test_who_wants_no_motion_gets_none(visit: Visitor) -> None:
    assert visit(REGISTER).evaluate(SHORTEST) <= 0.00001


def test_english_pages_say_so_and_what_is_ours_on_them_stays_dutch(visit: Visitor) -> None:
    page = visit(PAGES["beslissing"])
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    spoken = """part => part.closest("[lang]").lang"""
    english = ["article h1", "article h2", "article p", ".md-nav--secondary ul a"]
    dutch = [".headerlink", "[rel=edit]", ".ip-colofon dt", ".md-nav__link", ".md-footer"]
    said = {part: page.locator(part).first.evaluate(spoken) for part in english + dutch}
    assert said == dict.fromkeys(english, "en") | dict.fromkeys(dutch, "nl")

    titles = page.locator(".md-nav--primary .md-ellipsis")
    menu = dict(
        titles.evaluate_all(f"all => all.map(one => [one.textContent.trim(), ({spoken})(one)])")
    )
    assert menu["0016 A search of our own"] == "en"
    assert menu["Mag ik dit?"] == "nl"
    beside = page.locator(".md-footer__title .md-ellipsis")
    assert beside.evaluate_all(f"all => all.map({spoken})") == ["nl", "en"]  # the list, the next

    page.get_by_role("textbox", name="Zoeken").fill("search of our own")
    expect(page.locator(".ip-zoek__titel", has_text="0016").first).to_be_visible()
    # In one go: what is found is shown anew when the texts of the pages have come.
    found = page.evaluate(f"""() => [...document.querySelectorAll(".ip-zoek__titel")]
        .filter(one => one.textContent.includes("0016")).map({spoken})""")
    labels = page.evaluate(f"""() =>
        [...document.querySelectorAll(".ip-zoek__label")].map({spoken})""")
    assert set(found) == {"en"}
    assert set(labels) == {"nl"}


def test_a_phone_has_a_name_for_the_page_before_though_no_room(visit: Visitor) -> None:
    page = visit(PAGES["beslissing"], width=360, height=740)
    before = page.get_by_role("link", name=re.compile(r"^Vorige\s+\S"))
    expect(before).to_be_visible()
    assert before.bounding_box()["width"] < 100


def walk(page: Page, key: str = "Tab") -> list[Stop]:
    """Every stop of the Tab key, from the top of the page to its end."""
    stops = []
    for _ in range(400):
        page.keyboard.press(key)
        stop = page.evaluate(FOCUS)
        if stop is None:
            return stops
        stops.append(Stop(**stop))
    raise AssertionError("the Tab key goes round and round")


def reach(page: Page, name: str) -> None:
    """Press Tab until the focus is on what has this name."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if (stop := page.evaluate(FOCUS)) and stop["name"] == name:
            return
    raise AssertionError(f"the Tab key does not reach '{name}'")


def until(page: Page, holds: str) -> None:
    """Press Tab until something holds of the page."""
    for _ in range(100):
        page.keyboard.press("Tab")
        if page.evaluate(holds):
            return
    raise AssertionError(f"the Tab key does not get where {holds}")
