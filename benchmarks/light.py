"""`python -m benchmarks.light`: what a visit costs, beside Material's own theme.

Both sites hold the same text, served by the same nginx with the settings that our build writes. A
visitor with the line and processor of an ordinary phone opens the start page, then other pages.
"""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from mkdocs.utils import yaml_load
from playwright.sync_api import Browser, sync_playwright

from benchmarks.finished import finished_pages
from benchmarks.processes import PYTHON, REPOSITORY
from benchmarks.report import numbers
from integriteitsplan.site import Forge, open_site
from tests.browser.conftest import NOVEMBER_22_2026
from tests.browser.pages import PAGES
from tests.tools.chromium import find_chromium, launch
from tests.tools.nginx import serve_with_nginx
from tests.tools.weight import Weight, visitor

OURS, STOCK = "met deze engine", "Material zoals het komt"
TURNS = 5
HEADS = (
    *("Eerste bezoek (kB)", "Bruikbaar na (s)", "Verspringen (CLS)"),
    *("Pagina erna, midden (kB)", "Zwaarste erna (kB)"),
)


def measure_light(folder: Path, turns: int = TURNS) -> str:
    """The table with both sites."""
    sites = {STOCK: _build_stock(folder / "stock"), OURS: _build(REPOSITORY, folder / "ours")}
    _share_server(sites[OURS], sites[STOCK])
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("no Chromium on this machine: run `python -m tests.tools.prepare` first")
    rows = {}
    with sync_playwright() as playwright:
        browser = launch(playwright, chromium)
        for name, site in sites.items():
            work = folder / f"nginx-{site.name}"
            work.mkdir()
            with serve_with_nginx(site, "/integriteit/", work) as address:
                rows[name] = _row(browser, address, site, turns)
        browser.close()
    title = "Een bezoek met `Fast 4G` en een vier keer zo trage processor"
    return numbers(title, HEADS, rows)


def _row(browser: Browser, address: str, site: Path, turns: int) -> tuple[float, ...]:
    first = []
    for _ in range(turns):
        with visitor(browser, slow=True) as reader:
            first.append(reader.read(f"{address}index.html"))
    after = list(_pages_after(browser, address, site))
    return (
        median(one.kilobytes for one in first),
        median(one.usable for one in first),
        max(one.shift for one in (*first, *after)),
        median(one.kilobytes for one in after),
        max(one.kilobytes for one in after),
    )


def _pages_after(browser: Browser, address: str, site: Path) -> Iterator[Weight]:
    """One page of each type, read after the start page by somebody who keeps what came with it."""
    with visitor(browser) as reader:
        reader.read(f"{address}index.html")
        for path in list(PAGES.values())[1:]:
            if (site / path).is_file():
                yield reader.read(address + path)


def _share_server(ours: Path, stock: Path) -> None:
    """The same settings for the server, but for our policy, which knows only our scripts."""
    settings = (ours / "server" / "nginx.conf").read_text(encoding="utf-8").splitlines(True)
    shared = [line for line in settings if "Content-Security-Policy" not in line]
    (stock / "server").mkdir()
    (stock / "server" / "nginx.conf").write_text("".join(shared), encoding="utf-8")


def _build_stock(folder: Path) -> Path:
    """The finished text of our site with Material as its documentation begins it."""
    settings: dict[str, Any] = yaml_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    site = open_site(REPOSITORY, "intern", date(2026, 11, 22))
    forge = Forge(settings["repo_url"], settings["edit_uri"])
    for uri, text in finished_pages(site, forge).items():
        target = folder / "docs" / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    stock: Mapping[str, Any] = {
        "site_name": settings["site_name"],
        "theme": {"name": "material", "language": "nl", "font": False},
        "markdown_extensions": settings["markdown_extensions"],
        "use_directory_urls": False,
        "nav": site.nav(settings["nav"]),
        "plugins": ["search"],
    }
    text = yaml.dump(dict(stock), allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return _build(folder, folder.parent / "stock-site")


def _build(root: Path, target: Path) -> Path:
    command = (PYTHON, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target))
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": NOVEMBER_22_2026,
    }
    subprocess.run(command, cwd=root, env=environment, check=True)
    return target


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        print(measure_light(Path(folder)))
