"""What a visitor's line and patience are asked for, through a web server that compresses."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Built
from tests.browser.pages import PAGES
from tests.tools.nginx import serve_with_nginx
from tests.tools.weight import visitor

FIRST, NEXT, SHIFT = 350, 60, 0.02
# Our longest example, of 770 kB; Brotli makes 52 kB of it, gzip this.
LARGE = {"plannen/concern/jaarplan-2026.html": 73}


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


def test_pages_are_light_and_stand_still(chromium: Browser, address: str) -> None:
    with visitor(chromium) as reader:
        first = reader.read(f"{address}index.html")
        assert first.kilobytes <= FIRST
        seen = {path: reader.read(address + path) for path in (*PAGES.values(), *LARGE)}
    heavy = {path: one for path, one in seen.items() if one.kilobytes > LARGE.get(path, NEXT)}
    assert heavy == {}
    assert {path: one for path, one in seen.items() if one.shift > SHIFT} == {}
    assert first.shift <= SHIFT
