"""Our own build makes what MkDocs makes, to the byte: in every theme, and after every edit."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mkdocs.commands.build import build as build_as_mkdocs
from mkdocs.exceptions import Abort
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page

from benchmarks.examples import Size, write_example
from integriteitsplan.build import engine, layout
from integriteitsplan.build.builder import Builder, NotBuilt, configuration
from integriteitsplan.build.progress import Progress
from integriteitsplan.build.upstream import in_theme
from tests.builds import EPOCH, change, environment, lay_out, remembering_in, tree

FEATURES = "features: [navigation.indexes, navigation.prune, content.action.edit]"
PLUGIN, FOLDERS = "  - integriteitsplan\n", "use_directory_urls: false"
ADDRESS = "site_url: https://klein.example/intranet/integriteit/\n"
# What of the miniature is changed; it stands below a path, and each page is a file.
THEMES = {
    "whole menu": {FEATURES: "features: []"},
    "tabs": {FEATURES: "features: [navigation.tabs, navigation.indexes]"},
    "sections": {FEATURES: "features: [navigation.tabs, navigation.sections]"},
    "expand": {FEATURES: "features: [navigation.expand, navigation.footer]"},
    "path": {FEATURES: "features: [navigation.path, navigation.prune]"},
    "integrate": {FEATURES: "features: [toc.integrate, navigation.top]"},
    "instant": {FEATURES: "features: [navigation.instant, navigation.tracking]"},
    "prune": {FEATURES: "features: [navigation.prune, navigation.indexes, navigation.tabs]"},
    "offline": {
        FEATURES: "features: [navigation.sections, navigation.indexes]",
        PLUGIN: "  - offline\n" + PLUGIN,
    },
    "folders": {FOLDERS: "use_directory_urls: true"},
    "folders at the top": {
        ADDRESS: "site_url: https://klein.example/\n",
        FEATURES: "features: [navigation.tabs, navigation.instant, navigation.prune]",
        FOLDERS: "use_directory_urls: true",
    },
    "no address": {ADDRESS: "", FEATURES: "features: [navigation.footer, navigation.indexes]"},
    "public edition": {},
}
# Tells of each copy of itself that the build makes, of a search for garbage among all objects, and
# at the end whether those are left out of the last search.
BY_TWO = """
import atexit, gc, os
atexit.register(lambda: os.write(2, b"bevroren\\n" if gc.get_freeze_count() else b""))
from integriteitsplan.cli import main
os.register_at_fork(after_in_parent=lambda: os.write(2, b"kopie\\n"))
gc.callbacks.append(lambda _, found: found["generation"] == 2 and os.write(2, b"zoekt\\n"))
main()
"""
pytestmark = pytest.mark.no_cover  # which doubles the time; other tests see the same lines
CAN_COPY = sys.platform == "linux" and len(os.sched_getaffinity(0)) > 1


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, value in remembering_in(tmp_path / "cache").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("EDITIE", raising=False)


def outcome(build: Callable[[], None], site: Path) -> dict[str, bytes] | str:
    """Every file of a site; where it was not built, only that."""
    try:
        build()
    except (SystemExit, Abort, NotBuilt):
        return "refused"
    return tree(site)


def as_mkdocs(root: Path) -> dict[str, bytes] | str:
    config = configuration(root, "build", site_dir=str(root / "stock"))
    try:
        return outcome(lambda: build_as_mkdocs(config), root / "stock")
    finally:
        config.plugins.on_shutdown()


class Ours:
    """Our build of a site: each time by the same builder, or each time by a new one."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._begin()

    def _begin(self) -> None:
        self.progress = Progress(is_shown=False)
        self._builder = Builder(
            lambda: configuration(self.root, "build", site_dir=str(self.root / "site")),
            self.progress,
        )

    def build(self) -> dict[str, bytes] | str:
        return outcome(self._builder.build, self.root / "site")

    def anew(self) -> dict[str, bytes] | str:
        """As another process would."""
        self._builder.close()
        self._begin()
        return self.build()


def differences(one: dict[str, bytes] | str, other: dict[str, bytes] | str) -> list[str]:
    if isinstance(one, str) or isinstance(other, str):
        return [] if one == other else [f"{str(one)[:20]} and {str(other)[:20]}"]
    return [path for path in sorted(one | other) if one.get(path) != other.get(path)]


@pytest.mark.parametrize("name", THEMES)
def test_the_same_in_every_theme(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(tmp_path / "site")
    for before, after in THEMES[name].items():
        change(root, "mkdocs.yml", before, after)
    if name == "public edition":
        monkeypatch.setenv("EDITIE", "openbaar")
    assert_the_same(root, monkeypatch)


def test_the_same_where_a_template_changes_the_words_of_the_menu(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "site")
    plain = "if taal else super() -}}\n{% endblock %}\n{% block container %}"
    change(root, "overrides/main.html", plain, plain.replace(" -", " | replace('a', 'o') -"))
    assert differences(as_mkdocs(root), Ours(root).build()) == []


@pytest.mark.parametrize("menu", ["whole", "pruned"])
def test_the_same_in_a_site_of_fifty_pages(
    tmp_path: Path, menu: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(tmp_path / "site")
    shutil.rmtree(root / "docs")
    shutil.rmtree(root / "plans")
    write_example(root, Size(50))
    if menu == "whole":
        change(root, "mkdocs.yml", FEATURES, "features: [navigation.tabs, navigation.indexes]")
    assert_the_same(root, monkeypatch)


def assert_the_same(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By one process as on Windows, from what is remembered, and by as many as there are cores."""
    expected = as_mkdocs(root)
    assert len(expected) > 100
    with monkeypatch.context() as elsewhere:
        elsewhere.delattr(os, "sched_getaffinity", raising=False)
        elsewhere.delattr(os, "fork", raising=False)
        ours = Ours(root)
        assert differences(expected, ours.build()) == []
        assert differences(expected, ours.anew()) == []
        assert ours.progress.made == 0, "what did not change is not made again"
    done = subprocess.run(
        [sys.executable, "-c", BY_TWO, "build"],
        cwd=root,
        env=environment(
            EDITIE=os.environ.get("EDITIE", "intern"), **remembering_in(root.parent / "other")
        ),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    # All pages are made by copies: what is left behind with them would be the most of the memory.
    # Others work out digests while the search index is written, and one clears up.
    assert done.stderr.count("kopie") == (2 * len(os.sched_getaffinity(0)) if CAN_COPY else 0)
    assert "bevroren" in done.stderr
    assert "zoekt" not in done.stderr.partition("bevroren")[0]
    assert differences(expected, tree(root / "site")) == []


def test_the_menu_is_laid_out_once_for_as_long_as_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = lay_out(tmp_path / "site")
    ours = Ours(root)
    ours.build()
    monkeypatch.delattr(layout, "get_navigation")
    _append("docs/waarden/index.md", "\n## Nieuw\n\nTekst.\n")(root)
    _replace("plans/geheel/rollen.yml", "^  titel: .*", "  titel: Anders")(root)
    with pytest.raises(NameError):
        ours.build()  # the title of a role is the title of its page
    with monkeypatch.context() as usual:
        usual.setattr(layout, "get_navigation", get_navigation, raising=False)
        made = ours.build()
    for path, text in (("docs/index.md", "Nog een zin."), ("docs/waarden/index.md", "En nog een.")):
        _append(path, f"\n{text}\n")(root)
        made = ours.build()
    assert differences(as_mkdocs(root), made) == []


@pytest.mark.parametrize(
    "features",
    [
        "features: [navigation.tabs, navigation.indexes]",
        "features: [navigation.sections, navigation.footer]",
    ],
)
def test_a_title_is_put_into_finished_pages(
    tmp_path: Path, features: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where each page shows the whole menu, and hardly any page is rendered for it again."""
    root = lay_out(tmp_path / "site")
    change(root, "mkdocs.yml", FEATURES, features)
    monkeypatch.delattr(os, "fork", raising=False)
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    rendered = list[str]()

    def rendering(page: Page, *given: Any) -> str:
        rendered.append(page.file.src_uri)
        return in_theme(page, *given)

    monkeypatch.setattr(engine, "in_theme", rendering)
    ours = Ours(root)
    ours.build()
    pages = len(rendered)
    for number, (path, title) in enumerate(
        [
            ("docs/waarden/index.md", "Waarden & meer"),
            ("plans/ruimte/werkplan-2026.md", "Ons plan"),
            ("docs/waarden/index.md", "Waarden"),
        ]
    ):
        rendered.clear()
        change(
            root,
            path,
            re.findall("^titel: .*", (root / path).read_text("utf-8"), re.M)[0],
            f"titel: {title}",
        )
        assert differences(as_mkdocs(root), ours.build()) == [], number
        assert ours.progress.made == pages
        assert len(rendered) < pages / 2, rendered


# -- edits

Edit = Callable[[Path], None]


def _append(path: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        if (root / path).exists():
            with open(root / path, "a", encoding="utf-8") as file:
                file.write(text)

    return edit


def _replace(path: str, pattern: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        if (root / path).exists():
            before = (root / path).read_text(encoding="utf-8")
            after = re.sub(pattern, text, before, count=1, flags=re.MULTILINE)
            (root / path).write_text(after, encoding="utf-8")

    return edit


def _write(path: str, text: str) -> Edit:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return edit


def _remove(path: str) -> Edit:
    return lambda root: (root / path).unlink(missing_ok=True)


def _move(path: str, to: str) -> Edit:
    def edit(root: Path) -> None:
        if (root / path).exists():
            (root / to).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(root / path, root / to)

    return edit


def _both(one: Edit, other: Edit) -> Edit:
    def edit(root: Path) -> None:
        one(root)
        other(root)

    return edit


words = st.sampled_from(["Openheid", "een ander woord", "Wij & zij", "12", "<b>vet</b>"])
pages = st.sampled_from(["docs/waarden/index.md", "docs/sturen/index.md", "docs/rollen/index.md"])
names = st.sampled_from(["docs/sturen/nieuw.md", "docs/waarden/nieuw.md", "docs/nieuw.md"])
old = st.sampled_from(["docs/sturen/agenda.md", "docs/sturen/samenhang.md"])
EDITS = {
    "text": st.builds(lambda page, text: _append(page, f"\n{text}\n"), pages, words),
    "link": st.builds(lambda page: _append(page, "\n[Zie ook](nieuw.md)\n"), pages),
    "title": st.builds(
        lambda page, text: _replace(page, "^titel: .*", f"titel: {text}"), pages, words
    ),
    "call": st.builds(lambda page: _append(page, "\n{{ maatregelentabel() }}\n"), pages),
    "number": st.builds(
        lambda number: _replace(
            "plans/ruimte/maatregelen.yml", "gerealiseerd: .*", f"gerealiseerd: {number}"
        ),
        st.integers(0, 4),
    ),
    "name of a role": st.builds(
        lambda text: _replace("plans/geheel/rollen.yml", "^  titel: .*", f"  titel: {text}"), words
    ),
    "meaning of a value": st.builds(
        lambda text: _replace("plans/geheel/waarden.yml", "betekenis: .*", f"betekenis: {text}"),
        words,
    ),
    "record": st.builds(
        lambda number: _append(
            "plans/ruimte/maatregelen.yml",
            f"- id: extra-{number}\n  titel: Extra {number}\n  soort: cultuur\n  karakter: zacht\n"
            f"  jaar: 2026\n  status: gepland\n  eigenaar: teamleider\n  doelen: [ruimte-2026]\n",
        ),
        st.integers(1, 10**6),
    ),
    "line above a record": st.just(_replace("plans/geheel/rollen.yml", r"\A", "# regel\n")),
    "page": st.builds(
        lambda path, text: _write(path, f"---\ntitel: {text}\n---\nNieuw.\n"), names, words
    ),
    "page gone": st.builds(_remove, names | old),
    "page moved": st.builds(_move, names | old, names),
    "plan": st.builds(
        lambda text: _append("plans/geheel/meerjarenplan-2025-2028.md", f"\n## {text}\n\nTekst.\n"),
        words,
    ),
    "configuration": st.builds(
        lambda text: _replace("mkdocs.yml", "^site_name: .*", f"site_name: '{text}'"), words
    ),
    "template": st.builds(
        lambda text: _replace("overrides/main.html", r"\Z", "{# " + text + " #}"), words
    ),
    "broken": st.just(
        _both(_append("plans/ruimte/taken.yml", "kapot"), _append("docs/index.md", "\n"))
    ),
}


@st.composite
def one_of_each(draw: st.DrawFn) -> list[tuple[str, Edit]]:
    """An edit of every kind, in any order."""
    return [(name, draw(EDITS[name])) for name in draw(st.permutations(sorted(EDITS)))]


@settings(
    max_examples=2,
    derandomize=bool(os.environ.get("CI")),  # elsewhere other edits each time
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(one_of_each())
def test_the_same_after_every_edit(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, Edit]]
) -> None:
    """Thirty edits in all. One that is refused changes nothing, and is taken back."""
    root = lay_out(tmp_path_factory.mktemp("edits") / "site")
    ours, kept, refused = Ours(root), root.with_name("kept"), list[str]()
    published = ours.build()
    for number, (name, edit) in enumerate(edits):
        copy_sources(root, kept)
        edit(root)
        made = ours.build() if number % 2 else ours.anew()
        assert differences(as_mkdocs(root), made) == [], [one for one, _ in edits[: number + 1]]
        if made == "refused":
            assert differences(published, tree(root / "site")) == []
            copy_sources(kept, root)
            refused.append(name)
        else:
            published = made
    assert "broken" in refused
    assert len(refused) < len(edits) / 3, refused


def copy_sources(root: Path, target: Path) -> None:
    """All that the site is made of, with its times, in place of what stands in `target`."""
    for name in ("docs", "overrides", "plans"):
        shutil.rmtree(target / name, ignore_errors=True)
        shutil.copytree(root / name, target / name)
    shutil.copy2(root / "mkdocs.yml", target)
