"""The policy lets the site work, and stops what the HTML check would have missed; and reversed."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from integriteitsplan.rules import texts
from tests.browser.conftest import Built
from tests.browser.pages import PAGES
from tests.browser.server import PATH, serve
from tests.builds import environment
from tests.sites import GOOD, open_at, write
from tests.tools.nginx import serve_with_nginx
from tests.trust.cases import Case, cases
from tests.trust.test_ordinary import lay_out

WATCH = """
window.violations = []
document.addEventListener("securitypolicyviolation", event =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))
"""
# No policy can stop this element from going to another page; the HTML check does.
BEYOND_POLICY = "html-meta-refresh"
CHECK_OFF = """
from integriteitsplan.rules import texts
from integriteitsplan.site import page
texts.refused_in_markdown = page.refused_in_html = lambda text: iter(())
"""
POLICY_OFF = """
from integriteitsplan.delivery import Policy
Policy.apply = lambda self, html, start=0, content="": html
"""
BUILD = "from mkdocs.__main__ import cli; cli(['build', '--no-strict'])"
HOSTILE = (
    "<script>window.__ran=1</script><img src=//kwaad.example/x onerror=window.__ran=1> {{ 7*7 }}"
)


@contextmanager
def visitor(browser: Browser, base: str) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the requests to other hosts that it tried to make."""
    context = browser.new_context(locale="nl-NL")
    outside: list[str] = []

    def judge(request: Request) -> None:
        inside = request.url.startswith((base, "data:", "blob:"))
        # What the policy or the browser itself stops, never leaves.
        if not inside and request.failure not in ("csp", "origin"):
            outside.append(f"{request.url} {request.failure}")

    context.add_init_script(WATCH)
    page = context.new_page()
    page.on("requestfinished", judge)
    page.on("requestfailed", judge)
    yield page, outside
    context.close()


@pytest.fixture(scope="module")
def nginx(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the example site, as nginx serves it with the snippet of the build."""
    with serve_with_nginx(built.folder, PATH, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.mark.parametrize("page_type", PAGES)
def test_no_page_breaks_the_policy(chromium: Browser, nginx: str, page_type: str) -> None:
    with visitor(chromium, nginx) as (page, outside):
        answer = page.goto(nginx + PAGES[page_type], wait_until="networkidle")
        assert answer
        assert "script-src 'self' 'sha256-" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert page.evaluate("window.violations") == []
        assert page.evaluate("typeof window.__md_scope") == "object", "the theme's script ran"
        assert outside == []


def test_the_search_works_under_the_policy(chromium: Browser, nginx: str) -> None:
    with visitor(chromium, nginx) as (page, outside):
        page.goto(nginx + "index.html", wait_until="networkidle")
        page.get_by_role("textbox", name="Zoeken").press_sequentially("geschenken")
        page.locator(".md-search-result__link").first.wait_for(state="attached")
        assert page.evaluate("window.violations") == []
        assert outside == []


def built_without(line: str, root: Path) -> Path:
    """The site below `root`, built while one of the two defences is off."""
    done = subprocess.run(
        [sys.executable, "-c", line + BUILD],
        cwd=root,
        env=environment(),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture
def only_the_html_check(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[Case], bool]:
    """Whether nothing but the HTML check refuses a page."""
    monkeypatch.setattr(texts, "_refused", lambda text: ())  # which remembers what it found

    def passes(case: Case) -> bool:
        return not open_at(
            write(tmp_path / case.name, GOOD, {case.path: case.content.encode()})
        ).errors

    return passes


def test_without_the_html_check_the_policy_stops_every_script(
    chromium: Browser, tmp_path: Path, only_the_html_check: Callable[[Case], bool]
) -> None:
    attacks = [
        case
        for case in cases("attacks")
        if case.name.startswith("html-")
        and case.name != BEYOND_POLICY
        and only_the_html_check(case)
    ]
    assert len(attacks) > 100
    root = lay_out(tmp_path / "site", *({case.path: case.content.encode()} for case in attacks))
    names = [case.name for case in attacks]
    assert harmed(chromium, built_without(CHECK_OFF, root), names) == []


def test_without_the_policy_hostile_data_stays_text(chromium: Browser, tmp_path: Path) -> None:
    root = lay_out(
        tmp_path / "site",
        {
            "plans/geheel/waarden.yml": "- id: openheid\n  titel: Openheid\n"
            f"  betekenis: '{HOSTILE}'\n  normen: ['eigen:1']\n",
            "plans/geheel/rollen.yml": "- id: hoofd\n  titel: Hoofd\n  niveau: centraal\n"
            f"  omschrijving: '{HOSTILE}'\n  hulp_bij: ['{HOSTILE}']\n  contact: h@test.example\n",
            "plans/geheel/normen.yml": f"- id: eigen:1\n  titel: Norm\n  vraagt: '{HOSTILE}'\n"
            "  grondslag: eigen\n",
        },
    )
    site = built_without(POLICY_OFF, root)
    assert "Content-Security-Policy" not in (site / "index.html").read_text(encoding="utf-8")
    names = [
        path.relative_to(site).as_posix().removesuffix(".html")
        for path in sorted(site.rglob("*.html"))
        if "kwaad.example" in path.read_text(encoding="utf-8")
    ]
    assert "rollen/hoofd" in names
    assert harmed(chromium, site, names) == []


def harmed(browser: Browser, site: Path, names: list[str]) -> list[str]:
    """The pages on which a script of an attack ran, or that called another host."""
    found = []
    with serve(site) as origin, visitor(browser, origin) as (page, outside):
        for name in names:
            page.goto(f"{origin}{PATH}{name}.html", wait_until="load")
            if page.evaluate("window.__ran") or outside:
                found.append(f"{name} {outside}")
                outside.clear()
    return found
