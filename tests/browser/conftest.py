"""The browser tests' instruments. What is missing makes a test fail, never skip."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.server import PATH, serve
from tests.tools import checker
from tests.tools.chromium import find_chromium, launch

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NOVEMBER_22_2026 = "1795305600"

Axes = Callable[..., list[str]]


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
def axe() -> Axes:
    """A function: the accessibility violations on a page, of any impact, one line each.

    `only` and `without` name rules; the default is every rule that axe-core has on, and the size of
    targets, which it leaves to whoever wants WCAG 2.2.
    """
    instrument = Axe()

    def violations(page: Page, only: Sequence[str] = (), without: Sequence[str] = ()) -> list[str]:
        options: dict[str, object] = {
            "resultTypes": ["violations"],
            "rules": {"target-size": {"enabled": True}}
            | {rule: {"enabled": False} for rule in without},
        }
        if only:
            options["runOnly"] = {"type": "rule", "values": list(only)}
        found = instrument.run(page, options=options).response["violations"]
        return [
            f"{violation['impact']}: {violation['id']}: {violation['help']}: {node['target']}"
            for violation in found
            for node in violation["nodes"]
        ]

    return violations


@pytest.fixture(scope="session")
def vnu() -> Callable[[Iterable[Path]], list[checker.Message]]:
    """A function: what the HTML checker says about files, and about all HTML below folders."""
    return checker.check


@dataclass(frozen=True)
class Built:
    """The example site: its files in `folder`, served at `address`, which ends in a slash."""

    folder: Path
    address: str


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Built]:
    """The example site of this repository, built once and served below a sub-path."""
    folder = tmp_path_factory.mktemp("built") / "site"
    with serve(folder) as origin:
        address = origin + PATH
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
            check=True,
            cwd=ROOT,
            env=os.environ | {"SOURCE_DATE_EPOCH": NOVEMBER_22_2026, "SITE_URL": address},
        )
        yield Built(folder, address)


class Visitor:
    """Opens pages, and remembers what a visitor must never notice."""

    def __init__(self, browser: Browser, built: Built, stack: ExitStack) -> None:
        self._browser, self._built, self._stack = browser, built, stack
        self.complaints: list[str] = []

    def __call__(
        self,
        path: str = "index.html",
        *,
        width: int = 1280,
        height: int = 800,
        dark: bool = False,
        forced: bool = False,
        scripts: bool = True,
        from_file: bool = False,
    ) -> Page:
        """The page at `path` in a window of its own, when everything on it has loaded."""
        context = self._browser.new_context(
            color_scheme="dark" if dark else "light",
            forced_colors="active" if forced else "none",
            java_script_enabled=scripts,
            locale="nl-NL",
            reduced_motion="reduce",
            viewport={"width": width, "height": height},
        )
        self._stack.callback(context.close)
        page = context.new_page()
        page.set_default_timeout(30_000)
        base = self._built.folder.as_uri() + "/" if from_file else self._built.address
        page.on("request", lambda request: self._request(request.url, base))
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("response", lambda answer: self._response(answer.status, answer.url))
        page.goto(base + path, wait_until="load")
        return page

    def _request(self, url: str, base: str) -> None:
        if not url.startswith((base, "data:", "blob:")):
            self.complaints.append(f"outside the site: {url}")

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(f"console: {text}")

    def _response(self, status: int, url: str) -> None:
        if status >= 400:
            self.complaints.append(f"{status}: {url}")


@pytest.fixture
def visit(chromium: Browser, built: Built) -> Iterator[Visitor]:
    """Opens pages of the site; afterwards, none may have complained or called another host."""
    with ExitStack() as stack:
        visitor = Visitor(chromium, built, stack)
        yield visitor
        assert visitor.complaints == []
