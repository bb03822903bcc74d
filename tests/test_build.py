"""Real builds of the miniature repository: what stands on the pages, and what a bad input leaves.

Accept new golden files with `make accept`, and read the diff.
"""

import itertools
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from integriteitsplan.delivery import verify
from integriteitsplan.plugin.staged import OtherEdition, check_folder
from tests.builds import (
    EPOCH,
    GOLDEN,
    article,
    build,
    build_here,
    change,
    tree,
)

PAGES = (
    "index",
    "normen/index",
    "normen/eigen/2",
    "plannen/geheel/meerjarenplan-2025-2028",
    "plannen/ruimte/werkplan-2026",
    "rollen/hoofd",
    "rollen/index",
    "melden/index",
    "registers/naleving",
    "waarden/openheid",
    "waarden/bespreken/openheid",
    "mag-ik-dit/geschenken",
    "mag-ik-dit/dilemmas/taart",
    "sturen/index",
    "sturen/cyclus",
    "sturen/voortgang",
    "sturen/agenda",
    "sturen/incidenten",
    "sturen/samenhang",
)
DOWNLOADS = (
    "normen/normentabel.csv",
    "normen/normentabel-2.json",
    "normen/nalevingsoverzicht.csv",
    "plannen/ruimte/werkplan-2026-rolmatrix.csv",
    "contactwijzer.json",
    "sturen/voortgang-voortgang.csv",
    "sturen/cyclus-doorvertaling.json",
    "sturen/incidenten-incidentenoverzicht.csv",
    "sturen/incidenten-incidentenoverzicht-4.json",
)
FORGE = "https://forge.example/klein/plan/edit/main/"


@pytest.fixture
def copy(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the miniature and its site that a test may spoil."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("EDITIE", raising=False)
    return Path(shutil.copytree(built, tmp_path / "plan"))


def html(root: Path, page: str) -> str:
    return (root / "site" / f"{page}.html").read_text(encoding="utf-8")


# -- what a build writes


@pytest.mark.parametrize("page", PAGES)
def test_golden_page(built: Path, accept: bool, page: str) -> None:
    compare(GOLDEN / f"{page.replace('/', '.')}.html", article(html(built, page)), accept)


@pytest.mark.parametrize("uri", DOWNLOADS)
def test_golden_download(built: Path, accept: bool, uri: str) -> None:
    found = (built / "site" / uri).read_bytes().decode("utf-8")
    compare(GOLDEN / uri.replace("/", "."), found, accept)


def compare(golden: Path, found: str, accept: bool) -> None:
    if accept:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_bytes(found.encode())
    assert found == golden.read_bytes().decode("utf-8")


def test_there_is_no_golden_file_that_nobody_compares() -> None:
    names = [f"{page}.html" for page in PAGES] + list(DOWNLOADS)
    assert {path.name for path in GOLDEN.iterdir()} == {name.replace("/", ".") for name in names}


def test_two_builds_are_the_same_to_the_byte(built: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "with a longer name"
    shutil.copytree(built, other, ignore=shutil.ignore_patterns("site"))
    result = build(other, "--strict", PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C")
    assert result.returncode == 0, result.stderr
    first, second = tree(built / "site"), tree(other / "site")
    assert list(first) == list(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_the_site_says_of_which_day_it_is(built: Path) -> None:
    assert "Stand op 1 juni 2026, interne uitgave." in html(built, "index")


def test_a_site_holds_no_sources(built: Path) -> None:
    site = tree(built / "site")
    assert not [path for path in site if path.endswith((".md", ".yml", ".yaml", ".py"))]
    assert list(verify(built / "site")) == []


def test_a_browser_gets_the_parts_of_the_stylesheet_as_one_file(built: Path) -> None:
    styles = "assets/stylesheets"
    parts = sorted((built / "overrides" / styles / "integriteitsplan").iterdir())
    served = (built / "site" / styles / "integriteitsplan.css").read_text(encoding="utf-8")
    assert len(parts) > 1
    assert all(one.read_text(encoding="utf-8") in served for one in parts)
    assert "@import" not in served
    assert not (built / "site" / styles / "integriteitsplan").exists()


def test_pictures_beside_a_text_come_along(built: Path) -> None:
    for source, page, uri in (
        ("plans/geheel/schets.png", PAGES[3], "plannen/geheel/schets.png"),
        ("docs/foto.png", "index", "foto.png"),
    ):
        assert (built / "site" / uri).read_bytes() == (built / source).read_bytes()
        assert f'src="{uri.rpartition("/")[2]}"' in html(built, page)


def test_what_stands_in_code_is_no_macro(built: Path) -> None:
    assert "<code>{{ plankop() }}</code>" in html(built, "index")


def test_ids_are_unique_however_many_tables_stand_on_a_page(built: Path) -> None:
    ids = re.findall(r'\sid="([^"]+)"', html(built, "normen/index"))
    assert len(ids) == len(set(ids))


def test_headings_of_cards_follow_the_heading_above_them(built: Path) -> None:
    for page in PAGES:
        levels = [1, *map(int, re.findall(r"<h([1-6])", article(html(built, page))))]
        jumps = [(one, next_) for one, next_ in itertools.pairwise(levels) if next_ > one + 1]
        assert jumps == []
    plan = article(html(built, PAGES[3]))
    assert re.findall(r"<h(.)[^>]*>(?:Kernwaarden|\s*<a[^>]*>Openheid)", plan) == ["3", "4"]


class Addresses(HTMLParser):
    """Every address that a page mentions in an attribute."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(tag, value or "") for name, value in attrs if name in ("href", "src")]


def test_the_site_works_below_a_path(built: Path) -> None:
    """No page but the one for addresses that do not exist leans on where the site stands."""
    for path in (built / "site").rglob("*.html"):
        found = Addresses(path.read_text(encoding="utf-8")).found
        absolute = [address for _, address in found if address.startswith("/")]
        if path.name == "404.html":
            assert all(one.startswith("/intranet/integriteit/") for one in absolute)
        else:
            assert absolute == []


def test_no_page_fetches_anything_from_elsewhere(built: Path) -> None:
    for path in (built / "site").rglob("*.html"):
        for tag, address in Addresses(path.read_text(encoding="utf-8")).found:
            assert tag in ("a", "link") or not address.startswith(("http", "//"))
            if tag == "link":
                assert not address.startswith("http") or address.startswith("https://klein.example")


# -- 'wijzig dit'


def test_page_record_and_row_lead_to_their_line(built: Path) -> None:
    start, role, tasks = (html(built, page) for page in ("index", "rollen/hoofd", "rollen/index"))
    assert f'href="{FORGE}docs/index.md"' in start
    assert f'href="{FORGE}plans/geheel/rollen.yml#L7"' in role
    assert f'href="{FORGE}plans/geheel/taken.yml#L2"' in tasks
    assert f'href="{FORGE}plans/geheel/taken.yml#L10"' in tasks


def test_what_the_organisation_did_not_write_it_cannot_change(built: Path) -> None:
    for page in ("normen/bn/01", "handleiding/macros", "registers/index"):
        assert FORGE not in html(built, page)


def test_the_whole_plan_offers_nothing_that_paper_cannot_do(built: Path) -> None:
    plan = "plannen/geheel/meerjarenplan-2025-2028"
    for offered in ("data-ip-tabel", "ip-downloads"):
        assert offered in html(built, plan)
        assert offered not in html(built, f"{plan}-geheel")


def test_without_a_repository_nothing_can_be_changed(copy: Path) -> None:
    change(copy, "mkdocs.yml", "repo_url: https://forge.example/klein/plan\n", "")
    build_here(copy, strict=True)
    assert "normentabel" in html(copy, "normen/index")
    for path in (copy / "site").rglob("*.html"):
        assert "forge.example" not in path.read_text(encoding="utf-8")


# -- bad input


def broken_link(root: Path) -> str:
    change(root, "docs/index.md", "(registers/taken.md)", "(registers/taken2.md)")
    return "docs/index.md:8:9: fout: de koppeling 'registers/taken2.md' komt nergens uit"


def broken_record(root: Path) -> str:
    change(root, "plans/ruimte/taken.yml", "thema: gesprek", "tema: gesprek")
    return "plans/ruimte/taken.yml:4:3: fout: "


def broken_macro(root: Path) -> str:
    change(root, "docs/rollen/index.md", "{{ rolmatrix() }}", "{{ rolmatriks() }}")
    return "docs/rollen/index.md:6:1: fout: er is geen macro 'rolmatriks' (bedoelt u 'rolmatrix'?)"


def broken_front_matter(root: Path) -> str:
    change(root, "docs/index.md", "titel: Start", "titel: [Start")
    return "docs/index.md:"


def script_on_a_page(root: Path) -> str:
    change(root, "docs/index.md", "## Plannen", '<script src="x.js"></script>\n\n## Plannen')
    return "docs/index.md:16:1: fout: <script> is niet toegestaan"


BROKEN = (broken_link, broken_record, broken_macro, broken_front_matter, script_on_a_page)


@pytest.mark.parametrize("spoil", BROKEN, ids=lambda spoil: str(spoil.__name__))
def test_an_error_leaves_the_published_site_as_it_was(
    copy: Path, spoil: Callable[[Path], str], capsys: pytest.CaptureFixture[str]
) -> None:
    expected = spoil(copy)
    before = tree(copy)
    with pytest.raises(SystemExit) as ended:
        build_here(copy)
    assert ended.value.code == 1
    errors = capsys.readouterr().err
    assert [line for line in errors.splitlines() if line.startswith(expected)], errors
    assert "Traceback" not in errors
    assert tree(copy) == before


def test_also_when_mkdocs_is_told_to_be_quiet(copy: Path) -> None:
    expected = broken_link(copy)
    before = tree(copy)
    result = build(copy, "-q")
    assert result.returncode == 1
    assert expected in result.stderr
    assert result.stderr.count("\n") == 2  # the finding and the count
    assert tree(copy) == before


def test_a_warning_of_mkdocs_stops_a_strict_build(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(copy, "mkdocs.yml", "- Rollen: rollen/", "- Rollen: rolen.md")
    before = tree(copy)
    with pytest.raises(SystemExit) as ended:
        build_here(copy, strict=True)
    assert ended.value.code == 1
    assert "De vorige site staat er nog." in capsys.readouterr().err
    assert tree(copy) == before


def test_a_strict_build_hears_warnings_also_when_it_is_quiet(copy: Path) -> None:
    change(copy, "mkdocs.yml", "- Rollen: rollen/", "- Rollen: rolen.md")
    before = tree(copy)
    result = build(copy, "-q", "--strict")
    assert result.returncode == 1
    assert tree(copy) == before


@pytest.mark.parametrize(
    ("error", "ends_in", "told"),
    [
        ("RuntimeError('boem')", RuntimeError, ""),
        (
            "OSError(28, 'No space left on device')",
            SystemExit,
            "De site kan niet worden geschreven: ",
        ),
    ],
)
def test_a_crash_on_a_page_leaves_the_published_site_as_it_was(
    copy: Path,
    error: str,
    ends_in: type[BaseException],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (copy / "hook.py").write_text(f"def on_post_page(output, page, config):\n    raise {error}\n")
    change(copy, "mkdocs.yml", "nav:\n", "hooks: [hook.py]\n\nnav:\n")
    before = tree(copy / "site")
    with pytest.raises(ends_in):
        build_here(copy)
    assert told in capsys.readouterr().err
    assert tree(copy / "site") == before
    assert not list(copy.glob(".site-nieuw-*"))


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("EDITIE", "inter", "er is geen uitgave 'inter' (bedoelt u 'intern'?)"),
        ("SOURCE_DATE_EPOCH", "2026-06-01", "'2026-06-01' is geen tijdstip in seconden"),
    ],
)
def test_an_unknown_edition_or_moment_builds_nothing(
    copy: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    name: str,
    value: str,
    told: str,
) -> None:
    monkeypatch.setenv(name, value)
    before = tree(copy)
    with pytest.raises(SystemExit) as ended:
        build_here(copy)
    assert ended.value.code == 1
    assert told in capsys.readouterr().err
    assert tree(copy) == before


def test_a_macro_of_the_organisation_that_fails_stops_the_build_at_its_call(
    copy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main = 'def stuk(scope):\n    raise RuntimeError("geen cijfers")\n\nVIEWS = (stuk,)\n'
    (copy / "macros").mkdir()
    (copy / "macros/main.py").write_text(main)
    page = copy / "docs/index.md"
    page.write_text(page.read_text() + "\n{{ stuk() }}\n")
    line = page.read_text().splitlines().index("{{ stuk() }}") + 1
    before = tree(copy / "site")
    with pytest.raises(SystemExit) as stopped:
        build_here(copy)
    assert stopped.value.code == 1
    told = f"docs/index.md:{line}:1: fout: de macro 'stuk' stopte met een fout: RuntimeError"
    assert told in capsys.readouterr().err
    assert tree(copy / "site") == before


# -- each edition in its own folder


@pytest.mark.parametrize(
    ("edition", "settings", "told"),
    [
        (
            "openbaar",
            {},
            "De map site/ is van de interne uitgave, en u bouwt de openbare uitgave; er is niets "
            "gebouwd. Bouw met EDITIE=intern, of kies een andere map met SITE_DIR=site-openbaar. ",
        ),
        ("", {"site_dir": "site-openbaar"}, "De map site-openbaar/ is van de openbare uitgave"),
    ],
)
def test_an_edition_does_not_come_in_the_folder_of_another(
    copy: Path,
    edition: str,
    settings: dict[str, str],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("EDITIE", edition)
    before = tree(copy)
    with pytest.raises(SystemExit) as ended:
        build_here(copy, **settings)
    assert ended.value.code == 1
    assert told in capsys.readouterr().err
    assert tree(copy) == before


@pytest.mark.parametrize(
    ("folder", "foot", "refused"),
    [
        ("publiek", None, set()),
        ("publiek", "<p>Iets anders.</p>", set()),
        ("publiek", ">Stand op 1 juni 2026, openbare uitgave.<", {"intern"}),
        ("publiek", "<p>Stand op 1 mei, openbare uitgave.</p><p>Stand op 1 mei, interne "
            "uitgave.</p>", {"openbaar"}),
        ("site-openbaar", None, {"intern"}),
        ("site-openbaar", ">Stand op 1 juni 2026, interne uitgave.<", {"intern"}),
        ("site-intern", None, {"openbaar"}),
    ],
)  # fmt: skip
def test_a_folder_is_that_of_its_name_else_of_the_site_in_it(
    tmp_path: Path, folder: str, foot: str | None, refused: set[str]
) -> None:
    if foot is not None:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_text(foot, encoding="utf-8")
    found = set()
    for edition in ("intern", "openbaar"):
        try:
            check_folder(tmp_path / folder, edition)
        except OtherEdition:
            found.add(edition)
    assert found == refused
