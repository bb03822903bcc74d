"""A menu of which parts are remembered looks as the theme would render it, from every page."""

from collections.abc import Iterable

import pytest
from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from integriteitsplan.build.upstream import menu, prepare
from integriteitsplan.build.upstream.menu import Menu
from integriteitsplan.build.upstream.partials import Rendered
from tests.builds import ROOT

URIS = (
    *("index.md", "los.md", "a/index.md", "a/een.md", "a/twee.md", "a/b/index.md", "a/b/drie.md"),
    *(
        "a/b/vier.md",
        "a/b/c/vijf.md",
        "a/c/zes.md",
        "d/e/f/zeven.md",
        "d/e/g/acht.md",
        "d/i & é.md",
        "h/j.md",
    ),
)
TEMPLATE = (
    "{% import 'partials/language.html' as lang with context %}"
    "{% set features = config.theme.features %}"
    "{% include 'partials/nav.html' %}{% include 'partials/tabs.html' %}"
)


def navigation(config: MkDocsConfig) -> tuple[Navigation, list[Page]]:
    def file(uri: str) -> File:
        return File(uri, None, "site", config.use_directory_urls)

    files = Files([file(uri) for uri in URIS])
    config.nav = None
    found = get_navigation(files, config)
    twice = Page(None, file("d/los.md"), config)
    for section in found.items[-2:]:  # a page at two places
        section.children.append(twice)
    twice.parent = found.items[-1]
    beside = Page(None, file("a/b/naast.md"), config)  # in no menu, but in a section
    beside.parent = next(one for one in found.pages if one.url.startswith("a/b/drie")).parent
    pages = [*found.pages, twice, beside]
    for page in pages:
        page.markdown, page.meta = "", {}
    return found, pages


def shown(
    env: Environment, config: MkDocsConfig, found: Navigation, pages: Iterable[Page | None]
) -> list[str]:
    template = env.from_string(TEMPLATE)
    texts = []
    for page in pages:
        if page:
            page.active = True
        texts.append(template.render(get_context(found, [], config, page, "/plan/")))
        if page:
            page.active = False
    return texts


@pytest.mark.parametrize(
    "features",
    [
        "",
        "indexes",
        "indexes prune tabs",
        "tabs sections expand",
        "indexes sections",
        "prune sections indexes",
        "path integrate prune",
    ],
)
@pytest.mark.parametrize(("folders", "own"), [(True, True), (False, False)])
def test_the_menu_is_that_of_the_theme(
    features: str, folders: bool, own: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if folders:
        monkeypatch.setattr(menu, "MANY", 3)
    config = load_config(str(ROOT / "mkdocs.yml"), use_directory_urls=folders)
    config.theme["features"] = [
        "toc.integrate" if one == "integrate" else f"navigation.{one}" for one in features.split()
    ]
    if not own:
        config.theme.dirs.pop(0)
    found, pages = navigation(config)
    env = prepare(config.theme.get_env(), config)
    remembered = Menu(found, pages, is_usual=True)
    remembered.install(env)
    Rendered(config).install(env)
    there_and_back = [*pages, None, *reversed(pages)]
    expected = shown(config.theme.get_env(), config, found, there_and_back)
    texts = shown(env, config, found, there_and_back)
    assert [remembered.filled(text).decode() for text in texts] == expected
    growths = [len(after) - len(before) for before, after in zip(texts, expected, strict=True)]
    assert [remembered.growth(text) for text in texts] == growths


def test_a_sign_that_only_settings_can_hold_is_written_as_it_is() -> None:
    found, pages = navigation(load_config(str(ROOT / "mkdocs.yml")))
    assert Menu(found, pages, is_usual=True).filled("a\0b") == b"a\0b"
