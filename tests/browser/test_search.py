"""The search box: what it finds, over http and from a file share, and how it is used."""

from pathlib import Path
from typing import cast

import pytest
from playwright.sync_api import Page, expect

from integriteitsplan.delivery.search.words import stems
from integriteitsplan.source import TextMap, load_yaml
from tests.browser.conftest import Axes, Visitor
from tests.browser.questions import ask, questions, start_searching

RESULTS = ".md-search-result__item > a"
# Share of the questions with an answer among the first three pages, by round. Nothing was changed
# for those of the last.
LEAST = {1: 0.95, 2: 0.92, 3: 0.92, 4: 0.7}

either_way = pytest.mark.parametrize("from_file", [False, True], ids=["http", "file"])


@either_way
@pytest.mark.parametrize(
    ("words", "path", "title"),
    [
        ("gedragscode", "normen/bn/02.html", "Gedragscode"),
        ("geschenk", "normen/bn/09.html", "Geschenken"),
        ("VERTROUWENSPERSONEN", "rollen/vertrouwenspersoon.html", "Vertrouwenspersoon"),
        ("integriteitscoordinator", "rollen/integriteitscoordinator.html", "Integriteits"),
        ("vertouwenspersoon", "rollen/vertrouwenspersoon.html", "Vertrouwenspersoon"),
        ("bijbaan", "mag-ik-dit/nevenwerk.html", "Nevenwerk"),
    ],
    ids=["word", "singular", "plural", "without accents", "typing error", "synonym"],
)
def test_search_finds_a_page(
    visit: Visitor, words: str, path: str, title: str, from_file: bool
) -> None:
    page = visit("registers/taken.html", from_file=from_file)
    search(page, words)
    found = page.locator(RESULTS).evaluate_all("links => links.slice(0, 3).map(a => a.pathname)")
    assert [one for one in found if one.endswith(path)]

    page.locator(f'{RESULTS}[href*="{path}"]').first.click()
    expect(page.locator("article h1")).to_contain_text(title)


def test_the_first_three_pages_answer_what_people_ask(visit: Visitor) -> None:
    """`python -m benchmarks.search` prints which do not, with Material's own search beside it."""
    page = visit()
    start_searching(page)
    asked = questions()
    assert len(asked) >= 60
    assert sum(one.apart for one in asked) >= 20
    missed = [one for one in asked if not one.answered_by(ask(page, one.text))]
    assert {one.round for one in asked} == LEAST.keys()
    for number, least in LEAST.items():
        some = [one.text for one in missed if one.round == number]
        assert len(some) <= (1 - least) * sum(one.round == number for one in asked), some


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("melden", "melden/index.html"),
        ("Mag ik dit?", "mag-ik-dit/index.html"),
        ("bij wie kan ik terecht", "melden/index.html"),
    ],
    ids=["in the menu", "of words that say nothing", "title"],
)
def test_a_page_comes_first_by_its_name(visit: Visitor, words: str, path: str) -> None:
    page = visit()
    start_searching(page)
    assert ask(page, words)[0] == path


def test_a_search_word_may_be_mistyped(visit: Visitor) -> None:
    page = visit()
    start_searching(page)
    assert {"rollen/meldpunt.html", "melden/index.html"} < set(ask(page, "klokkeluider")[:3])


def test_a_search_word_of_several_words_counts_as_a_whole(visit: Visitor) -> None:
    """Or 'stand van zaken' would lead to all that has to do with a case."""
    page = visit()
    start_searching(page)
    assert ask(page, "dashboard")[0] == "sturen/stand-van-zaken.html"
    assert "mag-ik-dit/relaties.html" not in ask(page, "dashboard")


def test_search_says_which_words_the_site_does_not_know(visit: Visitor) -> None:
    page = visit()
    search(page, "cadeau xylofoon")
    expect(page.locator(".ip-zoek [role=status]")).to_contain_text("Niet op deze site: xylofoon.")


def test_every_search_word_leads_somewhere(visit: Visitor) -> None:
    """A word of docs/zoekwoorden.yml that is nowhere on the site would do nothing."""
    page = visit()
    start_searching(page)
    known = page.evaluate("integriteitsplanZoek.engine.synonyms.map(one => one.title)")
    written = (Path(__file__).parents[2] / "docs/zoekwoorden.yml").read_text(encoding="utf-8")
    words = cast(TextMap, cast(TextMap, load_yaml(written, "zoekwoorden.yml"))["woorden"])
    assert set(words) == set(known)


def test_the_browser_cuts_words_as_the_build_did(visit: Visitor) -> None:
    page = visit("begrippen.html")
    start_searching(page)
    text = page.locator("article").inner_text() + " Ideeën, crèche, cadeautjes, foto's, 8.1.e"
    cut = "text => integriteitsplanZoek.engine.stemsOf(text)"
    assert page.evaluate(cut, text) == stems(text)


def test_nothing_is_loaded_before_somebody_searches(visit: Visitor) -> None:
    page = visit()
    page.wait_for_load_state("networkidle")
    loaded = "performance.getEntriesByType('resource').map(one => new URL(one.name).pathname)"
    before = page.evaluate(loaded)
    assert not [one for one in before if "search" in one or one.endswith("zoekmachine.js")]
    start_searching(page)
    after = {one.rpartition("/")[2] for one in set(page.evaluate(loaded)) - set(before)}
    assert after == {"zoekmachine.js", "index.js"}


def test_results_stand_in_groups_with_their_kind_and_status(visit: Visitor) -> None:
    page = visit()
    search(page, "werkplan dienstverlening")
    first = page.locator(RESULTS).first
    expect(first.locator(".ip-zoek__label")).to_have_text(["werkplan", "concept"])
    heads = page.locator(".ip-zoek__kop")
    assert heads.first.inner_text() == "Beste antwoorden"
    assert "Plannen" in heads.all_inner_texts()
    labelled = page.locator("#__gevonden ul").first
    assert labelled.get_attribute("aria-labelledby") == heads.first.get_attribute("id")


def test_search_says_which_words_it_added(visit: Visitor) -> None:
    page = visit()
    search(page, "cadeau")
    expect(page.locator(".ip-zoek [role=status]")).to_contain_text("Ook gezocht op: geschenk.")


def test_search_says_that_it_found_nothing(visit: Visitor) -> None:
    page = visit()
    page.get_by_role("textbox", name="Zoeken").press_sequentially("xyzzyplugh")
    expect(page.locator(".ip-zoek [role=status]")).to_contain_text("Niets gevonden")
    assert page.locator(RESULTS).count() == 0


@pytest.mark.parametrize("width", [1280, 360])
def test_search_with_keys_alone(visit: Visitor, axe: Axes, width: int) -> None:
    page = visit(width=width)
    page.keyboard.press("Control+k")
    field = page.get_by_role("textbox", name="Zoeken")
    search(page, "geschenk")
    field.press("ArrowDown")
    expect(page.locator(RESULTS).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    assert axe(page) == []

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(page.locator(RESULTS).first).not_to_be_visible()
    opener = page.get_by_role("button", name="Zoeken") if width == 360 else field
    expect(opener).to_be_focused()

    opener.press("Enter" if width == 360 else "ArrowDown")
    expect(page.locator(RESULTS).first).to_be_visible()
    field.press("Enter")
    expect(page.locator("article h1")).to_contain_text("Geschenken")


def test_a_result_keeps_the_focus_of_who_does_not_wait(visit: Visitor) -> None:
    page = visit()
    search(page, "gesch")
    page.clock.install()
    page.clock.pause_at("2100-01-01")  # the search that waits for the last key does not begin
    page.keyboard.type("enk")
    page.keyboard.press("ArrowDown")
    expect(page.locator(RESULTS).first).to_be_focused()
    page.clock.run_for(1_000)
    expect(page.locator(RESULTS).first).to_be_focused()


def test_without_scripts_it_says_that_search_does_not_work(visit: Visitor) -> None:
    for width in (1280, 360):
        page = visit(width=width, scripts=False)
        told = page.locator(".ip-zoek__uit")
        expect(told).to_be_visible()
        expect(told).to_have_text("Zoeken werkt alleen als JavaScript aanstaat.")
        assert page.get_by_role("textbox", name="Zoeken").count() == 0


def search(page: Page, words: str) -> None:
    """Type words into the search field and wait for what it finds."""
    page.get_by_role("textbox", name="Zoeken").press_sequentially(words)
    expect(page.locator("#__gevonden")).to_have_attribute("aria-busy", "false")
    expect(page.locator(RESULTS).first).to_be_visible()
