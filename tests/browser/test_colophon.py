"""The end of a page: how old it is for whoever reads it later, and where a reaction goes."""

from datetime import datetime
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

MELDEN = "melden/index.html"
WARNING = "Deze pagina is niet op tijd opnieuw bekeken."


def read_on(page: Page, day: datetime) -> None:
    """Open the page again as somebody does whose clock says so."""
    page.clock.set_fixed_time(day)
    page.reload()


def due(page: Page) -> datetime:
    time = page.locator(".ip-colofon time").filter(has_text="2027")
    return datetime.fromisoformat(str(time.get_attribute("datetime")))


def test_an_old_build_says_on_top_that_the_page_is_overdue(visit: Visitor) -> None:
    page = visit(MELDEN)
    day = due(page)
    warning = page.get_by_text(WARNING)
    read_on(page, day.replace(hour=23))
    expect(warning).to_be_hidden()

    read_on(page, day.replace(year=2028))
    expect(warning).to_be_visible()
    expect(warning).to_be_in_viewport()
    expect(page.locator(".ip-colofon .ip-telaat")).to_have_text("te laat")


def test_without_scripts_the_dates_stand_there(visit: Visitor) -> None:
    page = visit(MELDEN, scripts=False)
    expect(page.locator(".ip-colofon")).to_contain_text("Nagelezen op")
    expect(page.get_by_text(WARNING)).to_be_hidden()


def reaction(page: Page) -> str:
    """The address that a reaction names."""
    link = page.get_by_role("link", name="Mail integriteit@waterrijk.example")
    target = urlsplit(str(link.get_attribute("href")))
    assert target.path == "integriteit@waterrijk.example"
    return parse_qs(target.query)["body"][0].partition("deze pagina: ")[2].partition("\n")[0]


def test_a_reaction_names_the_page(visit: Visitor) -> None:
    page = visit(f"{MELDEN}#iets")
    assert reaction(page) == page.url.partition("#")[0]
    assert reaction(visit(MELDEN, scripts=False)).endswith(MELDEN)
    assert reaction(visit(MELDEN, from_file=True)).endswith(MELDEN)
