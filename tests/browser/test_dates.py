"""What became late after the build, for a reader of an old build."""

from datetime import datetime

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor

AGENDA = "sturen/agenda.html"
MARKED = "time[data-ip-uiterlijk]"


def late(page: Page) -> Locator:
    """The dates that say they are late."""
    return page.locator("#ip-agenda time:has(+ .ip-telaat)")


def read_on(page: Page, day: datetime) -> None:
    """Open the page again as somebody does whose clock says so."""
    page.clock.set_fixed_time(day)
    page.reload()


def test_on_the_day_of_the_build_nothing_became_late(visit: Visitor) -> None:
    page = visit(AGENDA)
    read_on(page, datetime(2026, 11, 22, 23, 30))
    expect(late(page)).to_have_count(0)
    assert page.locator(f"#ip-agenda {MARKED}").count() > 0


def test_a_day_that_is_over_is_late_and_one_that_is_not_is_not(visit: Visitor) -> None:
    page = visit(AGENDA)
    days = page.locator(f"#ip-agenda {MARKED}").evaluate_all(
        "ones => ones.map(one => one.dateTime)"
    )
    first = min(days)
    read_on(page, datetime.fromisoformat(first).replace(hour=23))
    expect(late(page)).to_have_count(0)

    read_on(page, datetime(2027, 1, 1))
    passed = [day for day in days if day <= "2026-12-31"]
    assert 0 < len(passed) < len(days)
    told = late(page).evaluate_all("ones => ones.map(one => one.dateTime)")
    assert sorted(told) == sorted(passed)
    expect(page.locator("#ip-agenda .ip-telaat").first).to_be_visible()


def test_without_scripts_the_state_of_the_build_stands(visit: Visitor) -> None:
    page = visit(AGENDA, scripts=False)
    expect(page.locator("#ip-agenda .ip-status").get_by_text("te laat").first).to_be_visible()
    expect(late(page)).to_have_count(0)


def test_the_feed_of_the_agenda_is_there(visit: Visitor) -> None:
    page = visit(AGENDA)
    link = page.get_by_role("link", name="in uw eigen agenda")
    answer = page.request.get(str(link.evaluate("link => link.href")))
    assert answer.ok
    assert answer.body().startswith(b"BEGIN:VCALENDAR\r\n")
