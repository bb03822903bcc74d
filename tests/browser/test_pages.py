"""Every type of page: accessible in light and dark, no wider than a phone, on its own host."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Axes, Visitor
from tests.browser.pages import PAGES

WINDOWS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"dark": True},
    "phone": {"width": 360, "height": 740},
}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("page_type", PAGES)
def test_axe_finds_nothing(visit: Visitor, axe: Axes, page_type: str, window: str) -> None:
    page = visit(PAGES[page_type], **WINDOWS[window])
    assert page.locator("body").get_attribute("data-md-color-scheme") == (
        "slate" if window == "dark" else "default"
    )
    assert axe(page) == []
    if window == "phone":
        assert widest(page) <= 360


def widest(page: Page) -> int:
    """The width of what is on the page, in CSS pixels."""
    return int(page.evaluate("document.documentElement.scrollWidth"))
