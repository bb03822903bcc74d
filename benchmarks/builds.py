"""The same finished site, built three ways."""

import multiprocessing
import re
import shutil
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from mkdocs.utils import yaml_load

from benchmarks.examples import DAY, Size, write_example
from benchmarks.finished import finished_pages
from benchmarks.processes import PYTHON, REPOSITORY, Comparison, compare
from integriteitsplan.site import Forge, open_site

PLAIN, MACROS, OURS = "Material", "Material met mkdocs-macros", "met deze engine"
# A build that remembers nothing of the last one.
FRESH = """
import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    os.environ["XDG_CACHE_HOME"] = folder
    from integriteitsplan.cli import main
    main()
"""
ARTICLE = re.compile(r"<h1.*?</article>", re.DOTALL)
BUTTONS = re.compile(r'<a href="[^"]*" title="[^"]*" class="md-content__button.*?</a>', re.DOTALL)
CONTENTS = re.compile(r'<div class="ip-inhoud">.*?</div>', re.DOTALL)
SPACE = re.compile(r"\s+")


def compare_builds(
    folder: Path, size: Size, turns: int, *, is_whole: bool = False
) -> tuple[Comparison, int]:
    """Costs of plain Material, of Material with mkdocs-macros, and ours; and the pages of each.

    With `is_whole` the menu of every page is whole, as Material has it of itself.
    """
    # In another process: the memory of this one is the least that any child seems to use.
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        uris = other.submit(lay_out, folder, size, is_whole).result()
    stock: Sequence[str] = (PYTHON, "-m", "mkdocs", "build", "--strict")
    commands = {PLAIN: stock, MACROS: stock, OURS: (PYTHON, "-c", FRESH, "build")}
    made = compare({name: (command, folder / name) for name, command in commands.items()}, turns)
    for uri in uris:
        assert_equal(folder, uri.removesuffix(".md") + ".html")
    return made, len(uris)


def lay_out(folder: Path, size: Size, is_whole: bool = False) -> list[str]:
    """Write the sources for all three; the uris of the pages."""
    settings: dict[str, Any] = yaml_load((REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8"))
    features = [
        one for one in settings["theme"]["features"] if not is_whole or one != "navigation.prune"
    ]
    shutil.rmtree(folder, ignore_errors=True)
    write_example(folder / OURS, size)
    shared = {"INHERIT": str(REPOSITORY / "mkdocs.yml")}
    overrides = {"theme": {"custom_dir": str(REPOSITORY / "overrides"), "features": features}}
    _write_config(folder / OURS, shared | overrides)

    site = open_site(folder / OURS, "intern", date.fromisoformat(DAY))
    if site.findings:
        raise SystemExit("\n".join(map(str, site.findings)))
    forge = Forge(settings["repo_url"], settings["edit_uri"])
    for uri, text in finished_pages(site, forge).items():
        target = folder / PLAIN / "docs" / uri
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    search = {"search": {"lang": "nl"}}
    signs = {"macros": {"j2_variable_start_string": "[[[", "j2_variable_end_string": "]]]"}}
    nothing = folder / "nothing"
    nothing.mkdir()
    plain = shared | {
        "theme": {"custom_dir": str(nothing), "features": features},
        "extra_css": [],
        "extra_javascript": [],
        "nav": site.nav(settings["nav"]),
        "plugins": [search],
    }
    _write_config(folder / PLAIN, plain)
    docs = str(folder / PLAIN / "docs")
    _write_config(folder / MACROS, plain | {"plugins": [search, signs], "docs_dir": docs})
    return list(site.pages)


def _write_config(folder: Path, settings: Mapping[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(dict(settings), allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def assert_equal(folder: Path, page: str) -> None:
    """Two ways of building are only comparable where what they build is the same."""
    plain, ours = (_article(folder / name / "site" / page) for name in (PLAIN, OURS))
    if plain != ours:
        raise SystemExit(f"{page}: not the same page in both builds")


def _article(file: Path) -> str:
    found = ARTICLE.search(file.read_text(encoding="utf-8"))
    return SPACE.sub(" ", CONTENTS.sub("", BUTTONS.sub("", found[0]))) if found else ""
