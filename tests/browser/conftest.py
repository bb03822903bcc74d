"""The browser tests' instruments. What is missing makes a test fail, never skip."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.tools import checker
from tests.tools.chromium import find_chromium, launch

HERE = Path(__file__).parent
SERIOUS = ("serious", "critical")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder is a browser test."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, started once. A test makes a context of its own in it."""
    path = find_chromium()
    if path is None:
        pytest.fail("no Chromium on this machine: run `python -m tests.tools.prepare` first")
    with sync_playwright() as playwright:
        browser = launch(playwright, path)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """A function: the serious and critical accessibility violations on a page, one line each."""
    instrument = Axe()

    def violations(page: Page, impacts: Iterable[str] = SERIOUS) -> list[str]:
        found = instrument.run(page).response["violations"]
        return [
            f"{violation['impact']}: {violation['id']}: {violation['help']}: {node['target']}"
            for violation in found
            if violation["impact"] in impacts
            for node in violation["nodes"]
        ]

    return violations


@pytest.fixture(scope="session")
def vnu() -> Callable[[Iterable[Path]], list[checker.Message]]:
    """A function: what the HTML checker says about files, and about all HTML below folders."""
    return checker.check
