"""`python -m benchmarks.search`: whether the search finds what people ask for, and how soon.

The questions are those of tests/browser/vragen.yml, asked to our search and to Material's own in
one browser, over one build of the example site. How soon is measured on a phone: Chromium's
"Fast 4G", with a processor four times slower, and a thousand pages.
"""

import os
import random
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median

import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.processes import PYTHON, REPOSITORY
from integriteitsplan.delivery.search import INDEX, SearchPage, write_index
from integriteitsplan.delivery.search.page import read_page
from tests.browser.conftest import NOVEMBER_22_2026
from tests.browser.questions import FIRST, Question, ask, questions, start_searching
from tests.browser.server import PATH, serve
from tests.tools.chromium import find_chromium, launch
from tests.tools.nginx import serve_with_nginx

OURS, MATERIAL = "Ons zoeken", "Zoeken van Material"
PAGES, WORDS, PASSAGE, TURNS = 1000, 800, 20, 5
SLOWER = 4
# Chromium's "Fast 4G": bytes per second down and up, milliseconds of delay.
DOWN, UP, DELAY = 9_000_000 / 8 * 0.9, 1_500_000 / 8 * 0.9, 60 * 2.75
# What the theme's bundle says to its worker: 0 set up, 1 ready, 2 a question, 3 the answer.
START_MATERIAL = """async script => {
  const index = await (await fetch("search/search_index.json")).json()
  window.worker = new Worker(script)
  const answer = type => new Promise((done, fail) => {
    worker.onerror = fail
    worker.onmessage = ({ data }) => { if (data.type === type) done(data.data) }
  })
  const ready = answer(1)
  worker.postMessage({ type: 0, data: { ...index, options: { suggest: false } } })
  await ready
  window.ask = question => {
    const found = answer(3)
    worker.postMessage({ type: 2, data: question })
    return found
  }
}"""
ASK_MATERIAL = """async question => {
  const pages = (await ask(question)).items.map(([first]) => first.location.split("#")[0])
  return [...new Set(pages)]
}"""
SEARCH = """async question => {
  const start = performance.now()
  const box = document.querySelector(".ip-zoek input")
  box.focus()
  box.value = question
  box.dispatchEvent(new Event("input", { bubbles: true }))
  while (!document.querySelector("#__gevonden a")) await new Promise(requestAnimationFrame)
  return performance.now() - start
}"""


def search_tables() -> Iterator[str]:
    """What is found, and how soon, as Markdown."""
    chromium = find_chromium()
    if chromium is None:
        raise SystemExit("no Chromium on this machine: run `python -m tests.tools.prepare` first")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _built(Path(folder))
        browser = launch(playwright, chromium)
        yield _found(browser, site)
        yield _soon(browser, site, Path(folder))
        browser.close()


def _built(folder: Path) -> Path:
    """The example site with both searches."""
    settings = {
        "INHERIT": str(REPOSITORY / "mkdocs.yml"),
        "docs_dir": str(REPOSITORY / "docs"),
        "plugins": [{"search": {"lang": "nl"}}, *_plugins()],
    }
    # The engine reads the sources beside its settings.
    file = REPOSITORY / f".benchmark-{os.getpid()}.yml"
    file.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    site = folder / "site"
    command = (PYTHON, "-m", "mkdocs", "build", "-q", "-f", str(file), "-d", str(site))
    try:
        subprocess.run(
            command, check=True, env=os.environ | {"SOURCE_DATE_EPOCH": NOVEMBER_22_2026}
        )
    finally:
        file.unlink()
    return site


def _plugins() -> list[object]:
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    plugins = yaml.safe_load("plugins:" + text.partition("\nplugins:")[2])["plugins"]
    return list(plugins)


# -- what is found


def _found(browser: Browser, site: Path) -> str:
    """How many questions have an answer among the first pages, for both, and which do not."""
    with serve(site) as origin:
        page = browser.new_page()
        page.goto(origin + PATH + "begrippen.html")
        start_searching(page)
        (script,) = site.glob("assets/javascripts/workers/search.*.js")
        page.evaluate(START_MATERIAL, script.relative_to(site).as_posix())
        answers: dict[str, Callable[[str], list[str]]] = {
            MATERIAL: lambda question: list(page.evaluate(ASK_MATERIAL, question)),
            OURS: lambda question: ask(page, question),
        }
        missed = {name: _missed(asked) for name, asked in answers.items()}
        page.close()
    every = questions()
    first = [one for one in every if one.round == 1]
    groups = {f"Alle {len(first)} van ronde 1": first}
    for title, apart in (("van het bijstellen", False), ("apart", True)):
        some = [one for one in first if one.apart is apart]
        groups[f"De {len(some)} {title}"] = some
    for number in sorted({one.round for one in every} - {1}):
        some = [one for one in every if one.round == number]
        groups[f"De {len(some)} van ronde {number}"] = some
    lines = [
        f"### Vragen met een antwoord bij de eerste {FIRST} resultaten",
        "",
        f"| Wat | {' | '.join(groups)} |",
        "|---" * (len(groups) + 1) + "|",
    ]
    for name, ones in missed.items():
        shares = (_share(some, ones) for some in groups.values())
        lines.append(f"| {name} | {' | '.join(shares)} |")
    told = ", ".join(f"`{one.text}`" for one in missed[OURS] if not one.apart) or "geen"
    hidden = sum(one.apart for one in missed[OURS])
    lines += ["", f"Gemist door ons zoeken: {told}; en {hidden} van de vragen apart."]
    return "\n".join(lines)


def _missed(asked: Callable[[str], list[str]]) -> list[Question]:
    return [one for one in questions() if not one.answered_by(asked(one.text))]


def _share(some: Sequence[Question], missed: Sequence[Question]) -> str:
    found = len(some) - len([one for one in missed if one in some])
    return f"{found} ({100 * found / len(some):.0f}%)"


# -- how soon


def _soon(browser: Browser, site: Path, folder: Path) -> str:
    """From the first touch of the search box to results on the screen, on a slow phone."""
    start = time.perf_counter()
    _enlarge(site)
    written = time.perf_counter() - start
    with serve_with_nginx(site, PATH, folder) as address:
        first = [_search(browser, address, "geschenk") for _ in range(TURNS)]
    size = (site / INDEX).stat().st_size / 1e6
    rows = [
        ("Index schrijven bij de bouw", f"{written:.1f} s".replace(".", ",")),
        ("Index, niet ingepakt", f"{size:.1f} MB".replace(".", ",")),
        (
            "Eerste resultaat, vanaf het zoekveld aanraken",
            f"{median(one for one, _ in first):.0f} ms",
        ),
        ("Volgende vraag", f"{median(one for _, one in first):.0f} ms"),
    ]
    title = f"### Zoeken in {PAGES} pagina's op een telefoon"
    lines = [title, "", "| Wat | Hoeveel |", "|---|---|"]
    return "\n".join([*lines, *(f"| {what} | {how_much} |" for what, how_much in rows)])


def _search(browser: Browser, address: str, question: str) -> tuple[float, float]:
    """Milliseconds until the first results of a visit, and until those of the next question."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "begrippen.html", wait_until="networkidle")
    _slow_down(page)
    first = float(page.evaluate(SEARCH, question))
    page.evaluate("document.getElementById('__gevonden').replaceChildren()")
    second = float(page.evaluate(SEARCH, "mag ik nevenwerk doen naast mijn functie"))
    context.close()
    return first, second


def _slow_down(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    conditions = {"offline": False, "latency": DELAY}
    conditions |= {"downloadThroughput": DOWN, "uploadThroughput": UP}
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", conditions)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _enlarge(site: Path) -> None:
    """Index a thousand pages, each of passages drawn from the example and a word of its own."""
    chance = random.Random(1)
    texts = [read_page(file.read_text(encoding="utf-8")) for file in sorted(site.rglob("*.html"))]
    words = [word for text in texts if text for word in text.lead.split()]
    pages = []
    for number in range(PAGES):
        starts = (chance.randrange(len(words) - PASSAGE) for _ in range(0, WORDS, PASSAGE))
        drawn = [word for start in starts for word in words[start : start + PASSAGE]]
        heads = "".join(
            f'<h2 id="h{at}">{" ".join(drawn[at : at + 3])}</h2>' for at in range(0, WORDS, 150)
        )
        title, text = " ".join(drawn[:4]), " ".join([*drawn, f"woord{number}"])
        page = f"<article><h1>{title}</h1><p>{text}</p>{heads}</article>"
        address = f"groot/{number}.html"
        (site / "groot").mkdir(exist_ok=True)
        (site / address).write_text(page, encoding="utf-8")
        about = SearchPage(address, f"Groep {number % 8}", "pagina", "vastgesteld")
        if found := read_page(page):
            pages.append((about, found))
    write_index(site, pages, {"geschenk": ["cadeau"]})


if __name__ == "__main__":
    for table in search_tables():
        print(table, end="\n\n", flush=True)
