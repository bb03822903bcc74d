"""What a build remembers: exactly what changed is made again, and nothing is believed unseen."""

import ast
import errno
import inspect
import logging
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jinja2 import Environment
from markdown.treeprocessors import InlineProcessor
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from integriteitsplan.build import builder as builders
from integriteitsplan.build import preview as previews
from integriteitsplan.build import upstream
from integriteitsplan.build.builder import Builder, configuration
from integriteitsplan.build.memory import SITES
from integriteitsplan.build.progress import Progress
from integriteitsplan.build.shell import HEADINGS, is_usual
from integriteitsplan.build.upstream import menu, partials
from integriteitsplan.build.upstream.converter import Converter
from integriteitsplan.build.upstream.server import PreviewServer
from integriteitsplan.build.world import GRAIN, cache_folder, keep_world
from integriteitsplan.cli import main
from integriteitsplan.register import Register
from integriteitsplan.register.questions import ARCHIVES, PLANS, Answers, Question, asking
from tests.builds import EPOCH, ROOT, change, environment, lay_out, remembering_in, tree
from tests.sites import GOOD, open_at, write

OWN_MACRO = """
from pathlib import Path

from integriteitsplan.views.data.blocks import Prose


def cijfer(scope):
    return (Prose(("Het cijfer is " + Path("{}").read_text() + ".",)),)


VIEWS = (cijfer,)
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in remembering_in(tmp_path / "cache").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("EDITIE", raising=False)
    monkeypatch.delenv("SITE_DIR", raising=False)
    return lay_out(tmp_path / "site")


def build(root: Path, *options: str) -> Result:
    time.sleep(GRAIN * 2)  # what was just saved would count as saved during the build
    result = CliRunner().invoke(main, ["build", "--map", str(root), *options])
    assert result.exit_code == 0, result.output
    return result


def numbers(site: Path) -> dict[str, int]:
    """The number of every page on the disk: a page that was taken over keeps it."""
    return {path.relative_to(site).as_posix(): path.stat().st_ino for path in site.rglob("*.html")}


def test_exactly_the_pages_that_differ_are_made_again(root: Path) -> None:
    build(root)
    before, was = tree(root / "site"), numbers(root / "site")
    change(root, "plans/ruimte/maatregelen.yml", "gepland: 4", "gepland: 5")
    build(root)
    now, is_ = tree(root / "site"), numbers(root / "site")
    differing = {path for path in was if before[path] != now[path]}
    made = {path for path in was if was[path] != is_[path]} - {"404.html"}
    assert made == differing
    assert "registers/maatregelen.html" in made
    assert "waarden/openheid.html" not in made
    assert len(made) < len(was) / 4


def test_a_title_is_changed_only_where_the_menu_shows_it(root: Path) -> None:
    """A pruned menu shows the lists that a page is below, and no more."""
    build(root)
    before, was = tree(root / "site"), numbers(root / "site")
    change(root, "plans/ruimte/werkplan-2026.md", "titel: ", "titel: Nieuw ")
    build(root)
    now, is_ = tree(root / "site"), numbers(root / "site")
    differing = {path for path in was if before[path] != now[path]}
    made = {path for path in was if was[path] != is_[path]} - {"404.html"}
    assert differing <= made, "and hardly more: what asks for plans may say nothing of a title"
    assert len(made) <= len(differing) + 2
    assert "plannen/ruimte/werkplan-2026.html" in made
    assert len(made) < len(was) / 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ nav.homepage.url }} {{ page.title }}", True),
        ("{% for one in nav.items %}{{ one.title }}{% endfor %}", False),
        ("{{ page.parent.children[0].title }}", False),
        ("{{ pages | length }}", False),
        ("{% block site_nav %}{{ super() }}{% endblock %}", True),
        (
            f"{{% block site_nav %}}{{{{ super() | replace('{HEADINGS}', 'x') }}}}{{% endblock %}}",
            True,
        ),
        ("{% block site_nav %}{{ super() | replace('Start', 'x') }}{% endblock %}", False),
        ("{% block site_nav %}{{ super() | upper }}{% endblock %}", False),
        ("{% block site_nav %}{% filter upper %}{{ super() }}{% endfilter %}{% endblock %}", False),
        ("{% block site_nav %}{% set all %}{{ super() }}{% endset %}{% endblock %}", False),
        ("{% block content %}{{ self.site_nav() }}{% endblock %}", False),
        ("{% filter upper %}{% include 'partials/nav.html' %}{% endfilter %}", False),
    ],
)
def test_a_template_of_ones_own_that_looks_at_the_menu_makes_all_of_it_count(
    tmp_path: Path, text: str, expected: bool
) -> None:
    write(tmp_path, {"partials/own.html": text}, {})
    assert is_usual(Environment(), [tmp_path]) is expected  # noqa: S701 - nothing is rendered


def test_a_line_above_a_record_changes_where_one_can_edit_it(root: Path) -> None:
    build(root)
    change(root, "plans/geheel/rollen.yml", "- id: hoofd\n", "# Een opmerking\n- id: hoofd\n")
    build(root)
    line = (root / "plans/geheel/rollen.yml").read_text(encoding="utf-8").split("- id: hoofd")[0]
    address = f"plans/geheel/rollen.yml#L{line.count(chr(10)) + 1}"
    assert address in (root / "site/rollen/hoofd.html").read_text(encoding="utf-8")


def test_nothing_changed_is_told_at_once(root: Path) -> None:
    first = build(root)
    assert first.output.splitlines()[-1].startswith("Site (interne uitgave) gebouwd in site/ (")
    again = build(root)
    assert first.output.splitlines()[-2] in again.output, "what the check said is told again"
    assert "niets veranderd; de site (interne uitgave) staat nog in site/." in again.output
    (root / "site" / "index.html").unlink()
    build(root)
    assert (root / "site" / "index.html").exists()


def test_a_page_that_somebody_touched_is_made_again(root: Path) -> None:
    build(root)
    before = tree(root / "site")
    page = root / "site" / "waarden" / "openheid.html"
    page.write_text("Gekaapt", encoding="utf-8")
    build(root)
    assert tree(root / "site") == before


@pytest.mark.parametrize("harm", ["broken", "lied to", "lied to about a file"])
def test_a_memory_that_is_not_sound_is_not_believed(root: Path, harm: str) -> None:
    build(root)
    before = tree(root / "site")
    for file in cache_folder().glob("*.json"):
        file.unlink()
    (memory,) = cache_folder().glob("*.sqlite")
    if harm == "broken":
        memory.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    else:
        with sqlite3.connect(memory) as database:
            database.execute(
                "update pages set facts = replace(facts, 'Openheid', 'Leugen')"
                if harm == "lied to"
                else "update written set sha256 = replace(sha256, 'a', 'b')"
            )
        database.close()
    change(root, "docs/index.md", "titel: Start", "titel: Begin")
    build(root)
    change(root, "docs/index.md", "titel: Begin", "titel: Start")
    build(root)
    assert tree(root / "site") == before


def test_a_broken_memory_that_another_program_has_open_stops_no_build(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    (memory,) = cache_folder().glob("*.sqlite")
    memory.write_bytes(b"SQLite format 3\0" + bytes(range(256)) * 40)
    change(root, "docs/index.md", "titel: Start", "titel: Begin")
    unlink = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path == memory:
            raise PermissionError(errno.EACCES, "in use", str(path))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    build(root)
    assert "Begin" in (root / "site/index.html").read_text(encoding="utf-8")


def test_the_memory_may_be_thrown_away(root: Path) -> None:
    build(root)
    before = tree(root / "site")
    shutil.rmtree(cache_folder())
    build(root)
    assert tree(root / "site") == before


def test_the_memory_holds_only_what_is_still_there(root: Path) -> None:
    extra = root / "docs/sturen/extra.md"
    extra.write_text("---\ntitel: Extra\n---\n" + "Lange tekst. " * 999, encoding="utf-8")
    build(root)
    assert "sturen/extra.md" in remembered()
    extra.unlink()
    build(root)
    site = {path.relative_to(root / "site").as_posix() for path in (root / "site").rglob("*.html")}
    assert remembered() == {page.replace(".html", ".md") for page in site - {"404.html"}}


def remembered() -> set[str]:
    """The pages that the memory of the only site knows."""
    (memory,) = cache_folder().glob("*.sqlite")
    database = sqlite3.connect(memory)
    try:
        return {uri for (uri,) in database.execute("select uri from pages")}
    finally:
        database.close()


def test_what_is_not_known_is_left_to_mkdocs(root: Path) -> None:
    (root / "hook.py").write_text("def on_pre_build(config): pass\n", encoding="utf-8")
    change(root, "mkdocs.yml", "nav:\n", "hooks: [hook.py]\n\nnav:\n")
    result = build(root)
    assert "MkDocs bouwt deze site zelf, en dus trager: van 'hook.py'" in result.output
    assert (root / "site" / "index.html").exists()


@pytest.mark.parametrize("option", ["--tijden", "--timings"])
def test_the_times_are_told(root: Path, option: str) -> None:
    told = build(root, option).output
    assert re.search(r"pagina's maken +\d+,\d\d s\n", told)


# Counts what is left from so many to none; `\r` goes back to the begin of the line.
LINE = re.compile(r"\r(\d+) pagina's gemaakt, (\d+) onveranderd, nog (\d+)")


def on_terminal(root: Path, **extra: str) -> str:
    """What a build shows on a terminal."""
    import pty  # which Windows has not

    here, there = pty.openpty()
    command = [sys.executable, "-c", "from integriteitsplan.cli import main; main()", "build"]
    process = subprocess.Popen(command, cwd=root, env=environment(**extra), stderr=there)
    os.close(there)
    shown = b""
    try:
        while found := os.read(here, 4096):
            shown += found
    except OSError:  # so Linux says that the other end is closed
        pass
    finally:
        os.close(here)
    assert process.wait(60) == 0, shown
    return shown.decode()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such terminals to test with")
def test_a_terminal_shows_how_far_a_build_is(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    shown = on_terminal(root)
    assert "\x1b" not in shown, "the command prompt of Windows would show it"
    lines = [tuple(map(int, one)) for one in LINE.findall(shown)]
    assert len({sum(one) for one in lines}) == 1, "made, kept and left are all pages"
    assert [one[0] for one in lines] == sorted({one[0] for one in lines})
    assert {one[1] for one in lines} == {0}
    change(root, "docs/index.md", "titel: Start", "titel: Begin")
    assert "\r" not in on_terminal(root, CI="true").replace("\r\n", "\n")


# -- what leans on the inside of others


def test_the_notes_of_upstream_are_of_the_packages_that_are_here() -> None:
    """Read `upstream` again, with the new version beside it, before you change its notes."""
    noted = re.findall(r"([\w-]+) (\d[\d.]*\d)", str(upstream.__doc__))
    assert {"mkdocs", "Markdown"} <= dict(noted).keys()
    assert [
        (name, version(name)) for name, known in noted if not version(name).startswith(known)
    ] == []


def test_every_version_that_is_installed_anywhere_was_tried() -> None:
    """An older Python may get an older package."""
    locked = (ROOT / "requirements" / "site.txt").read_text(encoding="utf-8")
    for package, known in upstream.VERSIONS.items():
        found = re.findall(rf"^{package}==(\S+)", locked, re.MULTILINE)
        assert found
        assert [one for one in found if not one.startswith(known)] == []


# An import that fails says so itself.
IMPORTED = {
    "_ExtractAnchorsTreeprocessor",
    "_ExtractTitleTreeprocessor",
    "_RawHTMLPreprocessor",
    "_RelativePathTreeprocessor",
    "_build_theme_template",
}
PRIVATE: tuple[tuple[type, str], ...] = (
    (InlineProcessor, "_InlineProcessor__applyPattern"),
    (InlineProcessor, "_InlineProcessor__handleInline"),
    (Files, "_src_uris"),
    (LiveReloadServer, "_build_loop"),
    (LiveReloadServer, "_inject_js_into_html"),
    (MkDocsConfig, "_current_page"),
    (Page, "_title_from_render"),
    (pages._RelativePathTreeprocessor, "_register"),
)


@pytest.mark.parametrize(("owner", "name"), PRIVATE, ids=[name for _, name in PRIVATE])
def test_what_others_keep_to_themselves_is_there(owner: type, name: str) -> None:
    """With two underscores, a name is that of its class only."""
    assert name.removeprefix(f"_{owner.__name__}") in inspect.getsource(owner)


def test_only_upstream_uses_what_others_keep_to_themselves() -> None:
    engine = ROOT / "macros" / "integriteitsplan"
    modules = [path for room in ("build", "plugin") for path in (engine / room).rglob("*.py")]
    found = {path: names for path in modules if (names := foreign(path))}
    assert {path.parent.name for path in found} == {"upstream"}
    assert set[str]().union(*found.values()) - IMPORTED <= {name for _, name in PRIVATE}


def foreign(path: Path) -> set[str]:
    """The private names that a module uses of others; two are documented all the same."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    own = {one.name for one in nodes if isinstance(one, (ast.ClassDef, ast.FunctionDef))}
    own |= {one.attr for one in nodes if _is_of_self(one)}
    used = {one.attr for one in nodes if isinstance(one, ast.Attribute) and not _is_of_self(one)}
    for one in nodes:
        if isinstance(one, ast.ImportFrom) and not str(one.module).startswith("integriteitsplan"):
            used |= {name.name for name in one.names}
    return {name for name in used - own - {"_exit", "_replace"} if re.match("_[^_]", name)}


def _is_of_self(node: ast.AST) -> bool:
    is_name = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    return is_name and node.value.id in ("self", "cls")


def test_the_theme_is_the_one_that_we_know() -> None:
    """Fails when a new version of MkDocs or Material asks for another look at `build`."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    with_overrides = config.theme.get_env()
    config.theme.dirs.pop(0)
    for env in (with_overrides, config.theme.get_env()):
        assert upstream.unknown(config, env) is None
        assert env.loader
        for name, signature in menu.SIGNATURES.items():
            source = env.loader.get_source(env, name)[0]
            assert menu.is_known(name, source)
            assert source.count(signature) == 1
        rendered = partials.Rendered(config)
        rendered.install(env)
        assert rendered._knows_headings


WORDS = (
    "gewoon woord *nadruk* _ook_ snake_case `code` [koppeling](index.md) <b>html</b> &amp; & < \\* "
    ":material-star: :onbekend: http://a.example a*b **vet** ![x](x.png) [^1] (c) é – ' \" 1. "
    "~~x~~ <https://a.example> HTML | --- {#id} {:.soort} [TOC] ==x== \u0002"
)
PIECES = st.sampled_from(WORDS.split())
SPACES = st.sampled_from(
    [
        *(" ", "", "\n", "  \n", "\n\n", "\n- ", "\n\n## ", "\n\n[^1]: ", "\n\n*[HTML]: "),
        *("\n\n!!! note\n    ", "\n\n??? tip\n\n    ", '\n\n=== "Een"\n\n    ', "\n\n    "),
        *("\n: ", "\n\n:   ", "\n---\n", "\n===\n", "\n\n* * *\n\n", "\n\n> ", "\n\n1. ", "\n\n- "),
        *(
            "\n\n**",
            "** ",
            " | ",
            "\n--- | ---\n",
            "\n\n[x]: y\n",
            "\n```\n",
            "\n~~~\n",
            "\n\n<div markdown>\n",
        ),
    ]
)
MARKDOWN = st.lists(st.tuples(PIECES, SPACES), max_size=12).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)


@pytest.fixture(scope="module")
def converter() -> tuple[Converter, Page, Files]:
    config = load_config(str(ROOT / "mkdocs.yml"))
    file = File("index.md", None, "site", use_directory_urls=False)
    files = Files([file])
    return Converter(config, files), Page(None, file, config), files


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MARKDOWN, min_size=1, max_size=3))
def test_one_converter_for_all_texts_does_what_a_new_one_does(
    converter: tuple[Converter, Page, Files], texts: list[str]
) -> None:
    ours, page, files = converter
    config = ours._config
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    for text in texts:
        page.markdown = text
        try:
            page.render(config, files)
        except AssertionError:
            with pytest.raises(BuildError, match="Markdown kan deze tekst niet lezen"):
                ours.render(page)
            continue
        expected = page.content, page.present_anchor_ids
        ours.render(page)
        assert (page.content, page.present_anchor_ids) == expected


def test_what_is_nested_too_deep_is_told_with_the_page(
    converter: tuple[Converter, Page, Files],
) -> None:
    ours, page, _ = converter
    page.markdown = "".join("    " * level + "- a\n" for level in range(400))
    with pytest.raises(BuildError, match=r"index\.md: hier staat te veel in elkaar"):
        ours.render(page)
    page.markdown = "- a\n"
    ours.render(page)
    assert "<li>a</li>" in str(page.content)


def test_the_memory_does_not_grow_with_every_site(root: Path) -> None:
    folder = cache_folder()
    folder.mkdir(parents=True)
    for number in range(60):
        for ending in ("sqlite", "json"):
            old = folder / f"{number}.{ending}"
            old.touch()
            os.utime(old, (number, number))
    build(root)
    left = {path.name for path in folder.iterdir()}
    assert len([name for name in left if name.endswith(".sqlite")]) == SITES
    assert len(left) <= 2 * SITES + 1, "what this build itself told last"
    assert {"59.sqlite", "59.json"} <= left
    assert not {"0.sqlite", "0.json"} & left


# -- preview


def test_what_changed_while_the_first_build_ran_is_built_too(root: Path, tmp_path: Path) -> None:
    """The preview begins by asking; what is as it was read is not built again."""
    builder = Builder(lambda: configuration(root, "build"), Progress(is_shown=False))
    assert not builder.is_current()
    builder.build()
    assert builder.is_current()
    for path in ("docs/index.md", "plans/geheel/rollen.yml", "mkdocs.yml"):
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(text + "\n", encoding="utf-8")
        assert not builder.is_current()
        builder.build()
        assert builder.is_current()
    builder.close()

    asked: list[bool] = []
    server = PreviewServer(lambda: asked.append(True), "", 0, str(tmp_path), "/")
    server.shutdown()
    server._build_loop()
    assert asked


def test_a_preview_follows_the_agenda_too(root: Path, tmp_path: Path) -> None:
    folder, file = tmp_path / "preview", "plans/geheel/doelen.yml"
    load = partial(configuration, root, "serve", site_dir=str(folder))
    builder = Builder(load, Progress(is_shown=False))
    feeds = []
    for day in ("2028-12-31", "2028-12-30", "2028-12-31"):
        text = (root / file).read_text(encoding="utf-8")
        (root / file).write_text(re.sub("2028-12-..", day, text), encoding="utf-8")
        builder.build()
        feeds.append((folder / "agenda.ics").read_bytes())
        assert f"DTSTART;VALUE=DATE:{day.replace('-', '')}".encode() in feeds[-1]
    builder.close()
    assert feeds[0] == feeds[2] != feeds[1]


# -- when the rest of the world moves


@pytest.mark.parametrize("path", ["mkdocs.yml", "overrides/main.html", "docs/index.md"])
def test_what_was_saved_during_a_build_is_not_taken_for_built(
    root: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def keep_late(*given: Any) -> None:
        with open(root / path, "a", encoding="utf-8") as file:
            file.write("\n")
        keep_world(*given)

    with monkeypatch.context() as during:
        during.setattr(builders, "keep_world", keep_late)
        build(root)
    assert "niets veranderd" not in build(root).output
    assert "niets veranderd" in build(root).output


def test_a_build_that_can_remember_nothing_is_a_build(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / "dicht").write_text("", encoding="utf-8")
    for name, value in remembering_in(root / "dicht").items():
        monkeypatch.setenv(name, value)
    assert "gebouwd in site" in build(root).output
    assert (root / "site" / "index.html").exists()


def test_a_link_that_leads_nowhere_is_not_in_the_way(root: Path) -> None:
    """An editor such as Emacs leaves one beside a text that is not saved yet."""
    for folder, name in (("docs", "index.md"), ("overrides", "main.html")):
        (root / folder / f".#{name}").symlink_to("iemand@ergens.1:2")
    build(root)
    assert "niets veranderd" in build(root).output


def test_a_page_with_a_macro_of_ones_own_is_made_anew_each_time(root: Path) -> None:
    (root / "macros").mkdir()
    (root / "macros" / "main.py").write_text(
        OWN_MACRO.format((root / "cijfer.txt").as_posix()), "utf-8"
    )
    change(root, "docs/index.md", "## Plannen", "{{ cijfer() }}\n\n## Plannen")
    command = [sys.executable, "-c", "from integriteitsplan.cli import main; main()", "build"]
    for number in ("17", "18"):
        (root / "cijfer.txt").write_text(number, encoding="utf-8")
        subprocess.run(command, cwd=root, env=environment(), check=True)
        assert f"Het cijfer is {number}." in (root / "site/index.html").read_text("utf-8")


def test_what_mkdocs_builds_itself_follows_the_files_too(root: Path) -> None:
    (root / "hook.py").write_text("", encoding="utf-8")
    change(root, "mkdocs.yml", "nav:\n", "hooks: [hook.py]\n\nnav:\n")
    builder = Builder(lambda: configuration(root, "build"), Progress(is_shown=False))
    builder.build()
    (root / "docs/waarden/nieuw.md").write_text("---\ntitel: Nieuw hier\n---\nTekst.\n", "utf-8")
    builder.build()
    builder.close()
    assert "Nieuw hier" in (root / "site/waarden/openheid.html").read_text("utf-8")


def test_a_template_with_a_mistake_is_told_with_its_place(root: Path) -> None:
    with open(root / "overrides" / "main.html", "a", encoding="utf-8") as file:
        file.write("\n{% if fout %}\n")
    result = CliRunner().invoke(main, ["build", "--map", str(root)])
    assert result.exit_code == 1
    assert re.search(r"overrides/main\.html:\d+: dit sjabloon is niet te lezen: ", result.output)


def test_a_preview_survives_whatever_goes_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    class Broken(Builder):
        def build(self) -> None:
            raise RuntimeError("dit had niemand bedacht")

    message = previews.build(Broken(MkDocsConfig, Progress(is_shown=False)))
    assert "De site kon niet worden gebouwd" in message


def test_a_configuration_may_inherit_from_a_file_with_any_name(root: Path) -> None:
    (root / "mkdocs.yml").rename(root / "onze basis.yml")
    (root / "mkdocs.yml").write_text('INHERIT: "onze basis.yml"\n', encoding="utf-8")
    build(root)
    change(root, "onze basis.yml", "site_name: ", "site_name: Echt ")
    build(root)
    assert "Echt " in (root / "site/index.html").read_text("utf-8")


# -- questions


def test_a_view_asks_all_that_it_depends_on(tmp_path: Path) -> None:
    site = open_at(write(tmp_path / "site", GOOD, {}))
    with asking() as first:
        site.show("rolmatrix", None)
    with asking() as second:
        site.show("rolmatrix", None)
    assert first == second, "what is remembered asks again"
    assert ("alle", "taken") in first
    assert ("alle", "maatregelen") not in first


MEASURES = "plans/ruimte/maatregelen.yml"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (MEASURES, "gepland: 4", "gepland: 5"),
        ("plans/geheel/rollen.yml", "- id: hoofd\n", "# Een opmerking\n- id: hoofd\n"),
        ("plans/geheel/rollen.yml", "- id: hoofd\n", "- id: baas\n  titel: Baas\n- id: hoofd\n"),
        ("docs/index.md", "\n\n", "\n\nEen zin erbij.\n\n"),
    ],
)
def test_the_changed_records_tell_which_answers_are_others(
    root: Path, file: str, old: str, new: str
) -> None:
    was = open_at(root)
    asked = {question: was.answers[question] for question in every_question(was.register)}
    text = (root / file).read_text(encoding="utf-8")
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    now = open_at(root)
    asked |= {question: was.answers[question] for question in every_question(now.register)}
    others = {one for one, answer in asked.items() if now.answers[one] != answer}

    following = Answers(now.register, str)
    following.follow(was.answers)
    assert {one for one in asked if not following.hold({one: asked[one]})} == others
    assert {one: following[one] for one in asked} == {one: now.answers[one] for one in asked}
    assert bool(others) == (not file.startswith("docs/"))


def every_question(register: Register) -> set[Question]:
    records = [(kind, id) for kind, ones in register.records.items() for id in ones]
    about = ("record", "bestaat", "waar", "noemt")
    return {
        *((what, kind, id) for what in about for kind, id in records),
        *(("alle", kind) for kind in register.records),
        PLANS,
        ARCHIVES,
    }
