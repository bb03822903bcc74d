"""Ordinary pages, and hostile ones that can do nothing: all of them build, and look right."""

import shutil
from pathlib import Path

import pytest

from tests.builds import ROOT, article, build
from tests.sites import GOOD, findings, write
from tests.trust.cases import Case, cases

PAGES = {case.name: case for case in cases("ordinary")}
PICTURE = (ROOT / "tests/mini/docs/foto.png").read_bytes()


def lay_out(root: Path, *trees: dict[str, str | bytes | None]) -> Path:
    """The good site with the configuration and the theme of the real one."""
    shutil.copytree(ROOT / "overrides", root / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", root)
    return write(root, GOOD, *trees)


def page(case: Case) -> dict[str, str | bytes | None]:
    """The page of a case, byte for byte."""
    return {case.path: case.content.encode(), "docs/foto.png": PICTURE}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All ordinary pages, built at once."""
    root = lay_out(tmp_path_factory.mktemp("gewoon"), *(page(case) for case in PAGES.values()))
    done = build(root, "--no-strict")  # the menu of mkdocs.yml names pages that are not here
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.mark.parametrize("name", PAGES)
def test_an_ordinary_page_has_no_findings_and_looks_right(
    tmp_path: Path, built: Path, name: str
) -> None:
    assert findings(tmp_path, page(PAGES[name])) == []
    html = (built / f"{name}.html").read_text(encoding="utf-8")
    shown = html[: html.index("<body")] + article(html)
    assert [one for one in PAGES[name].expected if one not in shown.replace(">\n<", "><")] == []
