"""What a page costs a visitor: bytes over the wire, seconds until it can be used, and jumps.

Measured in Chromium itself, over its debugging protocol: what the cache answers costs nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Browser, CDPSession, Page

KB = 1000
# "Fast 4G" of Chromium's developer tools: 9 and 1.5 megabit a second, 60 ms, as they correct it.
FAST_4G = {
    "offline": False,
    "downloadThroughput": 9_000_000 / 8 * 0.9,
    "uploadThroughput": 1_500_000 / 8 * 0.9,
    "latency": 60 * 2.75,
}
SLOWER = 4
OBSERVE = """
window.__jumps = 0; window.__painted = 0
new PerformanceObserver(list => list.getEntries().forEach(one => {
  if (!one.hadRecentInput) window.__jumps += one.value
})).observe({ type: "layout-shift", buffered: true })
new PerformanceObserver(list => list.getEntries().forEach(one => {
  window.__painted = one.startTime
})).observe({ type: "largest-contentful-paint", buffered: true })
"""
# Usable: the largest text is there, and the scripts that answer clicks and keys have run.
FOUND = """() => {
  const page = performance.getEntriesByType("navigation")[0]
  return [window.__painted, page.domContentLoadedEventEnd, window.__jumps]
}"""


class Weight(NamedTuple):
    """Kilobytes of one visit, headers included; seconds until usable; cumulative layout shift."""

    kilobytes: float
    usable: float
    shift: float


class Visitor:
    """Somebody who reads one page after another, with a cache that starts out empty."""

    def __init__(self, page: Page, session: CDPSession) -> None:
        self._page, self._received = page, 0.0
        session.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, Any]) -> None:
        self._received += event["encodedDataLength"]

    def read(self, address: str) -> Weight:
        """Open a page and wait until nothing moves any more."""
        self._received = 0.0
        self._page.goto(address, wait_until="networkidle")
        self._page.wait_for_load_state("load")
        painted, ready, shift = self._page.evaluate(FOUND)
        return Weight(self._received / KB, max(painted, ready) / 1000, shift)


@contextmanager
def visitor(browser: Browser, *, slow: bool = False) -> Iterator[Visitor]:
    """A visitor with the line and processor of a phone when `slow`, else those of this machine."""
    with browser.new_context(viewport={"width": 412, "height": 823}, locale="nl-NL") as context:
        context.add_init_script(OBSERVE)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        if slow:
            session.send("Network.emulateNetworkConditions", FAST_4G)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield Visitor(page, session)
