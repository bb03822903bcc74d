"""Everything that leans on how MkDocs is made inside.

What leans on the templates of the theme stands in menu.py, on Jinja in partials.py and calls.py,
on Python-Markdown in converter.py, on the server of `mkdocs serve` in server.py.
Nothing else in the engine uses a name that those packages keep to themselves. `unknown` says when
what is installed is not what these were written for; then MkDocs builds the site its own way.

Written for mkdocs 1.6.1, mkdocs-material 9.8, mkdocs-macros-plugin 1.5 and Markdown 3.11.
"""

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path, PurePath

from jinja2 import BaseLoader, Environment
from mkdocs.commands.build import _build_theme_template, get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from integriteitsplan.build.upstream.menu import MENU, is_known, remembering
from integriteitsplan.build.upstream.partials import remember_partials

log = logging.getLogger("mkdocs.integriteitsplan")
build_theme_template = _build_theme_template

VERSIONS: dict[str, str | tuple[str, ...]] = {
    "jinja2": "3.1.",
    "markdown": "3.11.",
    "mkdocs": "1.6.1",
    "mkdocs-material": "9.8.",
    "mkdocs-macros-plugin": "1.5.",
    "pymdown-extensions": ("12.3", "13."),  # before Python 3.11.5 the older
}
# Plugins of which every event was read: none keeps of one page what another needs.
PLUGINS = frozenset({"integriteitsplan", "macros", "material/offline"})


def unknown(config: MkDocsConfig, env: Environment) -> str | None:
    """Why this site must be built as MkDocs does it itself, in Dutch; None where nothing is odd."""
    for package, known in VERSIONS.items():
        if not version(package).startswith(known):
            return f"{package} {version(package)} is nog niet beproefd"
    strange = sorted(set(config.plugins) - PLUGINS)  # hooks are among them
    if strange:
        names = ", ".join(f"'{name}'" for name in strange)
        return f"van {names} is niet bekend of pagina's los van elkaar kunnen worden gemaakt"
    if "integriteitsplan" not in config.plugins:
        return "in mkdocs.yml ontbreekt de plug-in 'integriteitsplan'"
    if config.theme.name != "material":
        return f"het thema '{config.theme.name}' is niet bekend"
    if not env.loader or not is_known(MENU, env.loader.get_source(env, MENU)[0]):
        return f"het sjabloon {MENU} is niet bekend"
    return None


class _Loader(BaseLoader):
    """The loader of the theme, but for the menu; and it does not list ten thousand hidden icons.

    MkDocs, which asks for the list, leaves out what begins with a full stop.
    """

    def __init__(self, loader: BaseLoader, folders: Sequence[str]) -> None:
        self._loader, self._folders = loader, folders

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """The text of a template, of which the menu asks what is remembered."""
        source, name, is_current = self._loader.get_source(environment, template)
        return remembering(template, source), name, is_current

    def list_templates(self) -> list[str]:
        """The files of the theme that are not hidden."""
        found = set()
        for folder in self._folders:
            for place, below, files in os.walk(folder):
                below[:] = [name for name in below if not name.startswith(".")]
                within = os.path.relpath(place, folder).replace(os.sep, "/")
                found |= {name if within == "." else f"{within}/{name}" for name in files}
        return sorted(found)


def prepare(env: Environment, config: MkDocsConfig) -> Environment:
    """Let the templates ask for what is remembered of the menu and of their parts."""
    if env.loader:
        env.loader = _Loader(env.loader, config.theme.dirs)
    remember_partials(env)
    return env


class Asked(Files):
    """The files of a site, which remember what was looked for and whether it was there."""

    def __init__(self, files: Files) -> None:
        self._src_uris = files._src_uris
        self.asked: dict[str, bool] = {}

    def get_file_from_path(self, path: str) -> File | None:
        """The file with this uri."""
        uri = _as_uri(path)
        found = self._src_uris.get(uri)
        self.asked[uri] = found is not None
        return found


def move(files: Files, folder: Path) -> None:
    """Let these files go to another folder."""
    for file in files:
        file.dest_dir = str(folder)
        vars(file).pop("abs_dest_path", None)  # which it remembers


def is_published(file: File) -> bool:
    """Whether the configuration does not leave out a file."""
    return bool(file.inclusion.is_included())  # type: ignore[no-untyped-call]  # as in all of MkDocs


@lru_cache(maxsize=65536)
def _as_uri(path: str) -> str:
    return PurePath(path).as_posix()


def in_theme(
    page: Page,
    config: MkDocsConfig,
    pages: Sequence[File],
    navigation: Navigation,
    env: Environment,
) -> str:
    """A page in its template, and what plugins make of it; MkDocs would write it at once."""
    with current_page(config, page, "building"):
        page.active = True
        try:
            context = get_context(navigation, pages, config, page)
            template = env.get_template(page.meta.get("template", "main.html"))
            context = config.plugins.on_page_context(
                context, page=page, config=config, nav=navigation
            )
            return config.plugins.on_post_page(template.render(context), page=page, config=config)
        finally:
            page.active = False


@contextmanager
def current_page(config: MkDocsConfig, page: Page, doing: str = "reading") -> Iterator[None]:
    """As MkDocs tells of the page at hand, and of what went wrong with it."""
    config._current_page = page
    try:
        yield
    except Exception as error:
        said = "" if isinstance(error, BuildError) else f" {error}"
        log.error("Error %s page '%s':%s", doing, page.file.src_uri, said)
        raise
    finally:
        config._current_page = None
