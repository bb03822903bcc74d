"""The same finished site, built three ways, and by Hugo; and the same bytes as `mkdocs build`."""

import filecmp
import multiprocessing
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from math import log
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils import yaml_load

from benchmarks.examples import DAY, Size, write_example
from benchmarks.finished import finished_pages
from benchmarks.hugo import find_hugo, hugo_command, lay_out_hugo
from benchmarks.processes import PYTHON, REPOSITORY, Comparison, compare, run
from benchmarks.report import Found, Goal, growth, table
from integriteitsplan.site import Forge, open_site

MACROS, OURS, HUGO = "Material met mkdocs-macros", "met deze engine", "Hugo met een eenvoudig thema"
STOCK = (PYTHON, "-m", "mkdocs", "build", "--strict")
# A build that remembers nothing of the last one.
FRESH = """
import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    os.environ["XDG_CACHE_HOME"] = folder
    from integriteitsplan.cli import main
    main()
"""
COLD = (PYTHON, "-c", FRESH, "build")
MENUS = {"hele menu": True, "beknopt menu": False}
LIMITS = {"hele menu": 0.10, "beknopt menu": 0.28}
STEEPEST = 0.85
ARTICLE = re.compile(r"<h1.*?</article>", re.DOTALL)
BUTTONS = re.compile(r'<a href="[^"]*" title="[^"]*" class="md-content__button.*?</a>', re.DOTALL)
CONTENTS = re.compile(r'<div class="ip-inhoud">.*?</div>', re.DOTALL)
# Only our own build gives the words on the page of terms a place to link to.
TERMS = re.compile(r' id="begrip-[^"]*"')
LETTERS = re.compile(r'<nav class="ip-letters".*?</nav>\n', re.DOTALL)  # of the glossary
SPACE = re.compile(r"\s+")


def measure_builds(folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Found]:
    """Every size with the whole menu on every page, as Material has it of itself, and pruned."""
    for menu, is_whole in MENUS.items():
        found: dict[int, Comparison] = {}
        for number in sizes:
            size = Size(number)
            found[number], pages = _compare_builds(folder, size, turns, is_whole=is_whole)
            title = f"Bouw van {number} pagina's ({pages} met die van de engine), {menu}"
            yield table(title, found[number])
        few, many = min(sizes), max(sizes)
        largest = found[many]
        told = f"Bouw van {many} pagina's, {menu}, vergeleken met {MACROS}"
        yield Goal(told, largest.ratio(OURS).wall, LIMITS[menu], "×")
        if HUGO in largest.runs:
            told = f"Bouw van {many} pagina's, {menu}, vergeleken met Hugo (streven)"
            yield Goal(told, largest.typical(OURS).wall / largest.typical(HUGO).wall, 1, "×")
        if few < many:
            few = sizes[-2]
            exponents = {name: _exponent(found, name, few, many) for name in largest.runs}
            yield growth(f"Groei van {few} naar {many} pagina's, {menu}", exponents)
            if is_whole:
                told = f"Macht waarmee de tijd groeit van {few} naar {many} pagina's, {menu}"
                yield Goal(told, exponents[OURS], STEEPEST, "")


def _exponent(found: Mapping[int, Comparison], name: str, few: int, many: int) -> float:
    """The power of the number of written pages with which the time on the clock grows."""
    costs = [found[number].typical(name).wall for number in (few, many)]
    return log(costs[1] / costs[0]) / log(many / few)


def _compare_builds(
    folder: Path, size: Size, turns: int, *, is_whole: bool
) -> tuple[Comparison, int]:
    """Costs of Material with mkdocs-macros, of Hugo and ours; and the pages of each."""
    # In another process: the memory of this one is the least that any child seems to use.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        uris = other.submit(lay_out, folder, size, is_whole).result()
    commands: dict[str, tuple[Sequence[str], Path]] = {MACROS: (STOCK, folder / MACROS)}
    if hugo := find_hugo():
        lay_out_hugo(folder / HUGO, folder / MACROS / "docs", is_whole=is_whole)
        commands[HUGO] = (hugo_command(hugo, folder / HUGO), folder / HUGO)
    else:
        print("geen Hugo op deze computer: installeer requirements/bench.txt", flush=True)
    commands[OURS] = (COLD, folder / OURS)
    made = compare(commands, turns)
    for uri in uris:
        page = uri.removesuffix(".md") + ".html"
        _assert_equal(folder, page)
        if hugo and not (folder / HUGO / "site" / page).is_file():
            raise SystemExit(f"{page}: not made by Hugo")
    return made, len(uris)


def lay_out(folder: Path, size: Size, is_whole: bool = False) -> list[str]:
    """Write the sources for ours and for Material with mkdocs-macros; the uris of the pages."""
    settings: dict[str, Any] = yaml_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    shared = write_sources(folder / OURS, size, is_whole=is_whole)
    site = open_site(folder / OURS, "intern", date.fromisoformat(DAY))
    if site.findings:
        raise SystemExit("\n".join(map(str, site.findings)))
    docs = folder / MACROS / "docs"
    forge = Forge(settings["repo_url"], settings["edit_uri"])
    for uri, text in finished_pages(site, forge).items():
        (docs / uri).parent.mkdir(parents=True, exist_ok=True)
        (docs / uri).write_text(text, encoding="utf-8")
    nothing = folder / "nothing"
    nothing.mkdir()
    signs = {"macros": {"j2_variable_start_string": "[[[", "j2_variable_end_string": "]]]"}}
    plain = shared | {
        "theme": shared["theme"] | {"custom_dir": str(nothing)},
        "extra_css": [],
        "extra_javascript": [],
        "nav": site.nav(settings["nav"]),
        "plugins": [{"search": {"lang": "nl"}}, signs],
    }
    _write_config(folder / MACROS, plain)
    return list(site.pages)


def write_sources(root: Path, size: Size, *, is_whole: bool = False) -> dict[str, Any]:
    """Write an example below the empty folder that holds `root`, and its settings, which it gives.

    It looks as our own site does, but with `is_whole` for the menu.
    """
    settings: dict[str, Any] = yaml_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    features = [
        one for one in settings["theme"]["features"] if not is_whole or one != "navigation.prune"
    ]
    shutil.rmtree(root.parent, ignore_errors=True)
    write_example(root, size)
    theme = {"custom_dir": str(REPOSITORY / "overrides"), "features": features}
    shared: dict[str, Any] = {"INHERIT": str(REPOSITORY / "mkdocs.yml"), "theme": theme}
    _write_config(root, shared)
    return shared


def _write_config(folder: Path, settings: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(dict(settings), allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def _assert_equal(folder: Path, page: str) -> None:
    """Two ways of building are only comparable where what they build is the same."""
    plain, ours = (_article(folder / name / "site" / page) for name in (MACROS, OURS))
    if plain != ours:
        raise SystemExit(f"{page}: not the same page in both builds")


def _article(file: Path) -> str:
    found = ARTICLE.search(file.read_text(encoding="utf-8"))
    text = found[0] if found else ""
    for ours_only in (BUTTONS, CONTENTS, TERMS, LETTERS):
        text = ours_only.sub("", text)
    return SPACE.sub(" ", text)


# -- the same bytes


def compare_bytes(folder: Path, sizes: Sequence[int], _turns: int) -> Iterator[Found]:
    """Whether each file of our build is what `mkdocs build` makes of the same settings."""
    lines = [
        "### Gelijk aan mkdocs build",
        "",
        "| Site | Bestanden | Verschillen |",
        "|---|---|---|",
    ]
    for number in sizes:
        for menu, is_whole in MENUS.items():
            root = folder / "site"
            write_sources(root, Size(number), is_whole=is_whole)
            run((*STOCK, "-d", "stock"), root)
            run(COLD, root)
            files = _same_files(root / "stock", root / "site")
            lines.append(f"| {number} pagina's, {menu} | {files} | 0 |")
    yield "\n".join(lines)


def _same_files(stock: Path, ours: Path) -> int:
    """How many files both sites have; raises SystemExit where they are not the same."""
    files, others = (
        {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
        for site in (stock, ours)
    )
    differing = {
        path for path in files & others if not filecmp.cmp(stock / path, ours / path, shallow=False)
    }
    if wrong := sorted(differing | (files ^ others)):
        raise SystemExit(
            f"{len(wrong)} files differ from mkdocs build: {', '.join(map(str, wrong))}"
        )
    return len(files)
