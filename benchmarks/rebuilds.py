"""What an edit costs: from a saved file to a finished site, and to the page in a browser."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from benchmarks.builds import MENUS, OURS, write_sources
from benchmarks.examples import Size
from benchmarks.processes import PYTHON, run
from benchmarks.report import Found, Goal, numbers
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.register import load
from tests.test_serve import Preview
from tests.tools.chromium import find_chromium, launch

HEADS = ("Site klaar (s)", "In de browser (s)")
UNCHANGED = "niets veranderd, als nieuwe opdracht"
FIRST = 101  # of three digits, for the data make thousands of it
NOTHING, RELOADED = 0.3, 1.0  # seconds


class Edit(NamedTuple):
    """What an editor saves: `wanted` instead of the first text like `pattern`, in a file.

    It shows on `page` as `shown`; without a page, where the first record of the file is listed.
    `{}` stands for a number that is new each time.
    """

    path: str
    pattern: str
    wanted: str
    page: str | None
    shown: str
    limit: float

    def save(self, root: Path, number: int) -> None:
        """Write the file."""
        text = (root / self.path).read_text(encoding="utf-8")
        wanted = self.wanted.format(number)
        edited = re.sub(self.pattern, wanted, text, count=1, flags=re.MULTILINE)
        (root / self.path).write_text(edited, encoding="utf-8")


VALUES, MEASURES = "docs/waarden/index.md", "plans/eenheid-1/maatregelen.yml"
EDITS = {
    "een zin in een tekst": Edit(
        VALUES, "^Over waarden.*", "Over waarden, {} keer.", "waarden/index", "{} keer.", 0.4
    ),
    "een getal in een maatregel": Edit(MEASURES, "gepland: .*", "gepland: 9{}", None, "9.{}", 0.4),
    "een titel in het menu": Edit(
        VALUES, "^titel: .*", "titel: Waarden {}", "waarden/index", "Waarden {}", 1.5
    ),
}


def measure_edits(folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Found]:
    """Seconds of each kind of edit in the largest site, while the preview is on."""
    chromium, pages = find_chromium(), max(sizes)
    if chromium is None:
        raise SystemExit("no Chromium on this machine: run `python -m tests.tools.prepare` first")
    for menu, is_whole in MENUS.items():
        root = folder / OURS
        write_sources(root, Size(pages), is_whole=is_whole)
        with sync_playwright() as playwright:
            browser = launch(playwright, chromium)
            found = _time_edits(browser, root, turns)
            browser.close()
        where = f"in een site van {pages} pagina's, {menu}"
        yield numbers(f"Een wijziging {where}", HEADS, found)
        for name, edit in EDITS.items():
            yield Goal(f"Van bewaren tot site: {name} {where}", found[name][0], edit.limit, "s")
        for name, edit in EDITS.items():
            if edit.limit < RELOADED:
                told = f"Van bewaren tot in de browser: {name} {where}"
                yield Goal(told, found[name][1], RELOADED, "s")
        spent = _time_nothing(root, turns)
        yield Goal(f"{UNCHANGED.capitalize()}, {where}", spent, NOTHING, "s")


def _time_edits(browser: Browser, root: Path, turns: int) -> dict[str, tuple[float, ...]]:
    """Seconds until the site is finished, and until the browser shows it, for each edit."""
    preview = Preview(root, "/")
    try:
        preview.hears("De site staat op")
        return {name: _time_edit(browser, preview, edit, turns) for name, edit in EDITS.items()}
    finally:
        preview.stop()


def _time_edit(browser: Browser, preview: Preview, edit: Edit, turns: int) -> tuple[float, ...]:
    """The same for one edit; the first time also loads what the others use again."""
    spent = []
    shows = edit.page or _listed(preview.root, edit.path)
    with browser.new_context(locale="nl-NL") as context:
        page = context.new_page()
        page.goto(f"{preview.address}{shows}.html")
        for number in range(FIRST, FIRST + turns + 1):
            start = perf_counter()
            # Until its scripts have run. To look for the text now and then takes up to 0.5 s more.
            with page.expect_event("load", timeout=60_000):
                edit.save(preview.root, number)
                preview.hears("Bijgewerkt")
                built = perf_counter() - start
            spent.append((built, perf_counter() - start))
            page.get_by_text(edit.shown.format(number)).first.wait_for(state="attached")
    return tuple(median(one) for one in zip(*spent[1:], strict=True))


def _listed(root: Path, path: str) -> str:
    """The page on which the first record of a file of measures stands in the register."""
    register = load(root)
    record = next(one for one in register.all(Maatregel) if one.place().path == path)
    address = register.address(record.kind, record.id)
    if address is None:
        raise SystemExit(f"{path}: the first measure is not in the register")
    return address.uri.removesuffix(".md")


def _time_nothing(root: Path, turns: int) -> float:
    """Seconds of a build, as a command, when nothing has changed since the last."""
    build = (PYTHON, "-c", "from integriteitsplan.cli import main; main()", "build")
    run(build, root)
    return median(run(build, root).wall for _ in range(turns))
