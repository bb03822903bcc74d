"""The meldwijzer: with keys alone, without scripts, on paper; and it tells nobody anything."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Axes, Visitor

GUIDE = "melden/index.html"
# Everything in which a page can keep something, and what its address tells.
KEPT = """async () => JSON.stringify({
  address: location.href,
  history: history.length,
  state: history.state,
  title: document.title,
  cookies: document.cookie,
  local: {...localStorage},
  session: {...sessionStorage},
  databases: (await indexedDB.databases()).map(one => one.name),
  caches: await caches.keys(),
  name: window.name,
})"""


def guide(page: Page) -> Locator:
    return page.locator("[data-ip-wijzer]")


def choose(page: Page, *answers: str) -> None:
    for answer in answers:
        guide(page).locator("summary", has_text=answer).first.click()


def open_answers(page: Page) -> list[str]:
    return guide(page).locator(".ip-wijzer__antwoord[open] > summary").all_inner_texts()


def test_using_the_guide_sends_nothing_and_keeps_nothing(visit: Visitor) -> None:
    page = visit(GUIDE)
    page.wait_for_load_state("networkidle")
    before, sent = page.evaluate(KEPT), list[str]()
    page.on("request", lambda request: sent.append(request.url))
    page.on("websocket", lambda socket: sent.append(socket.url))

    answers = guide(page).locator("summary")
    for number in range(answers.count()):
        if answers.nth(number).is_visible():
            answers.nth(number).click()
    choose(page, "Ik wil in vertrouwen praten")
    page.get_by_role("button", name="Begin opnieuw").click()
    choose(page, "Ik wil melden", "Over mijn leidinggevende")

    assert page.evaluate(KEPT) == before
    assert page.context.cookies() == []
    page.goto("about:blank")  # what a page would send when it is left, would be sent now
    assert [url for url in sent if url != "about:blank"] == []
    promise = "Wat u hier kiest, wordt niet verstuurd en nergens bewaard."
    assert promise in visit(GUIDE).locator(".ip-wijzer__belofte").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
@pytest.mark.parametrize("from_file", [True, False])
def test_with_keys_alone_a_reader_finds_the_desk_and_its_terms(
    visit: Visitor, scripts: bool, from_file: bool
) -> None:
    page = visit(GUIDE, width=360, height=740, scripts=scripts, from_file=from_file)
    guide(page).locator("summary").first.focus()
    for answer in ("Ik wil melden", "Over een directeur"):
        for _ in range(12):
            focused = page.locator(":focus")
            if answer in focused.inner_text():
                break
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    channel = page.locator(".ip-kanaal--antwoord:visible").first
    expect(channel).to_contain_text("Meldpunt integriteit")
    expect(channel).to_contain_text("Binnen 7 dagen")
    expect(channel).to_contain_text("Binnen 3 maanden na de ontvangstbevestiging")
    expect(channel.get_by_role("link", name="meldpunt@waterrijk.example")).to_be_visible()
    expect(channel.get_by_role("link", name="Wbk 2.2.h")).to_be_visible()


def test_another_answer_closes_the_first_and_stays_where_it_was(visit: Visitor) -> None:
    page = visit(GUIDE, height=600)
    choose(page, "Ik heb een vraag")
    other = guide(page).locator("summary", has_text="Ik heb al gemeld").first
    other.scroll_into_view_if_needed()
    before = other.bounding_box()
    other.click()
    after = other.bounding_box()
    assert before
    assert after
    assert abs(before["y"] - after["y"]) <= 2
    assert [one.split("\n")[0] for one in open_answers(page)] == ["Ik heb al gemeld"]


def test_a_guide_that_is_left_forgets_its_answers(visit: Visitor) -> None:
    """A browser may keep the page in memory and show it again on the back button."""
    page = visit(GUIDE)
    choose(page, "Ik wil melden", "Over mijn leidinggevende")
    assert len(open_answers(page)) == 2
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert open_answers(page) == []


def test_begin_again_closes_everything_and_brings_the_keys_back(visit: Visitor) -> None:
    page = visit(GUIDE)
    again = page.get_by_role("button", name="Begin opnieuw")
    expect(again).to_be_hidden()
    choose(page, "Ik wil melden", "Over mijn leidinggevende")
    again.click()
    assert open_answers(page) == []
    expect(guide(page).locator("summary").first).to_be_focused()
    expect(again).to_be_hidden()


def test_paper_shows_every_answer_and_every_promise(visit: Visitor) -> None:
    page = visit(GUIDE)
    page.emulate_media(media="print")
    answers = guide(page).locator(".ip-wijzer__antwoord > summary")
    assert answers.count() > 10
    assert [one.inner_text() for one in answers.all() if not one.is_visible()] == []
    rest = page.locator(".ip-kanalen .ip-kanaal__meer li")
    assert rest.count() > 10
    assert [one.inner_text() for one in rest.all() if not one.is_visible()] == []


def test_axe_finds_nothing_in_opened_answers(visit: Visitor, axe: Axes) -> None:
    for width, dark in ((1280, False), (360, True)):
        page = visit(GUIDE, width=width, dark=dark)
        choose(page, "Ik wil melden", "Ik wil het niet binnen de gemeente", "Nee, of ik wil eerst")
        page.locator(".ip-kanaal__meer > summary:visible").first.click()
        assert axe(page) == []


@pytest.mark.parametrize("path", ["rollen/index.html", "rollen/gemeentesecretaris.html"])
def test_a_chart_is_a_drawing_where_it_fits_and_always_a_list(visit: Visitor, path: str) -> None:
    page = visit(path)
    drawing, links = page.locator(".ip-schema__tekening"), page.locator(".ip-schema__lijst a")
    expect(drawing).to_be_visible()
    assert links.count() > 5
    smallest = drawing.evaluate(
        """svg => {
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
          const sizes = [...svg.querySelectorAll("text")].map(one =>
            parseFloat(getComputedStyle(one).fontSize))
          return scale * Math.min(...sizes)
        }"""
    )
    assert smallest >= 10, "pixels"
    outside = drawing.evaluate(
        """svg => [...svg.querySelectorAll("text")].filter(one => {
          const words = one.getBBox()
          return ![...svg.querySelectorAll("rect")].some(({x, y, width, height}) =>
            words.x >= x.baseVal.value && words.y >= y.baseVal.value
            && words.x + words.width <= x.baseVal.value + width.baseVal.value
            && words.y + words.height <= y.baseVal.value + height.baseVal.value)
        }).map(one => one.textContent)"""
    )
    assert outside == []

    page.set_viewport_size({"width": 360, "height": 740})
    expect(drawing).to_be_hidden()
    expect(links.first).to_be_visible()
