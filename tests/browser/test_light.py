"""What a visitor's line and patience are asked for, through a web server that compresses."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.conftest import Built
from tests.browser.pages import PAGES
from tests.tools.nginx import serve_with_nginx
from tests.tools.weight import KB, visitor

FIRST, NEXT, SHIFT = 350, 60, 0.02
AGAIN = 0.5  # for how much of a page its scripts may make a browser work out styles
LONGEST = "plannen/concern/jaarplan-2026.html"
# A row that moves, if to where it was, is styled again too; that a trace counts with the layout.
WATCH_ROWS = """window.moved = 0
new MutationObserver(all => { moved += all.length })
  .observe(document.querySelector("tbody"), { childList: true })"""
# A plan of several years with its yearly plans: a page for the printer, to which one link leads.
FOR_PAPER = {"plannen/concern/meerjarenplan-2025-2028-geheel.html"}


@pytest.fixture
def address(built: Built, tmp_path: Path) -> Iterator[str]:
    with serve_with_nginx(built.folder, "/integriteit/", tmp_path) as found:
        yield found


def test_a_browser_hears_of_all_scripts_before_one_that_waits_for_the_styles(built: Built) -> None:
    page = (built.folder / "index.html").read_text(encoding="utf-8")
    before = page.partition("<script>")[0]
    named = re.findall(r'<link rel="preload" as="script" href="([^"]+)"', before)
    assert named == re.findall(r'<script src="([^"]+)"', page)
    assert before.rindex('rel="stylesheet"') < before.index('rel="preload"')


def test_no_script_makes_a_browser_style_a_page_again(
    chromium: Browser, built: Built, tmp_path: Path
) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        page, held = context.new_page(), list[Route]()
        page.route("**/bundle.*", lambda route: held.append(route))
        page.goto(f"{built.address}{PAGES['register']}", wait_until="commit")
        page.locator(".ip-colofon").wait_for()  # before the scripts
        page.evaluate(WATCH_ROWS)
        trace = tmp_path / "trace.json"
        chromium.start_tracing(page=page, path=trace, categories=["devtools.timeline"])
        held[0].continue_()
        page.get_by_role("group", name=re.compile("^Filter")).wait_for()
        chromium.stop_tracing()
        elements, moved = page.locator("*").count(), page.evaluate("moved")
    events = json.loads(trace.read_bytes())["traceEvents"]
    styled = [one["args"]["elementCount"] for one in events if one["name"] == "UpdateLayoutTree"]
    assert 0 < sum(styled) < AGAIN * elements
    assert moved == 0


def test_no_page_is_heavy(built: Built) -> None:
    heavy = {
        path.relative_to(built.folder).as_posix()
        for path in built.folder.rglob("*.html")
        if len(gzip.compress(path.read_bytes(), 9)) > NEXT * KB
    }
    assert heavy == FOR_PAPER


def test_pages_are_light_and_stand_still(chromium: Browser, address: str) -> None:
    with visitor(chromium) as reader:
        first = reader.read(f"{address}index.html")
        assert first.kilobytes <= FIRST
        seen = {path: reader.read(address + path) for path in (*PAGES.values(), LONGEST)}
    heavy = {path: one for path, one in seen.items() if one.kilobytes > NEXT}
    assert heavy == {}
    assert {path: one for path, one in seen.items() if one.shift > SHIFT} == {}
    assert first.shift <= SHIFT
