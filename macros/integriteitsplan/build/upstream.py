"""Everything that leans on how MkDocs, its theme and Python-Markdown are made inside.

Nothing else in the engine uses a name that those packages keep to themselves. `unknown` says when
what is installed is not what this was written for; then MkDocs builds the site its own way.

Written for mkdocs 1.6.1, mkdocs-material 9.8, mkdocs-macros-plugin 1.5 and Markdown 3.11.
"""

import hashlib
import logging
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from importlib.metadata import version
from pathlib import PurePath
from typing import Any

import click
import markdown
from jinja2 import BaseLoader, Environment
from markdown.treeprocessors import InlineProcessor
from mkdocs.commands.build import _build_page, _build_theme_template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc
from watchdog.events import (
    FileClosedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
)
from watchdog.observers import Observer

log = logging.getLogger("mkdocs.integriteitsplan")
# Not that a file was opened or read: a build does that itself, and would build for ever.
CHANGES = (FileClosedEvent, FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent)
ABOVE_CONTENT = b'<div id="__inhoud"></div>'  # in overrides/main.html
build_page, build_theme_template = _build_page, _build_theme_template

VERSIONS = {"mkdocs": "1.6.1", "mkdocs-material": "9.8.", "mkdocs-macros-plugin": "1.5."}
# Plugins of which every event was read: none keeps of one page what another needs.
PLUGINS = frozenset({"integriteitsplan", "macros", "material/offline"})
# The theme's own menu, and that of overrides/: SHA-256 of the template.
MENU = "partials/nav-item.html"
MENUS = frozenset(
    {
        "89895208f22d68ce405a4bcb6649b9150eba5bbb04663a6cb3f93f02daf1d2f7",
        "168658f6d020e3aa72f74d42711aaf7c222b0d012ba317215be96e87a063be43",
    }
)
SIGNATURE = "{% macro render(nav_item, path, level, parent) %}"
REMEMBERING = (
    SIGNATURE
    + "{{ remembered(nav_item, path, level, parent, page, base_url, render_anew) }}{% endmacro %}"
    + SIGNATURE.replace("render", "render_anew", 1)
)
# What every inline pattern of those extensions needs, but for `abbr`, which works afterwards.
SIGNS = re.compile(r"[^\w\s.,;'\"()?\u2013\u2014\u2018-\u201d/-]|  \n|_")
# Extensions that begin each text afresh when `Markdown.reset` is called.
RESETTING = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "pymdownx.details",
        "pymdownx.emoji",
        "pymdownx.highlight",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
        "tables",
        "toc",
    }
)


def unknown(config: MkDocsConfig, env: Environment) -> str | None:
    """Why this site must be built as MkDocs does it itself, in Dutch; None where nothing is odd."""
    for package, known in VERSIONS.items():
        if not version(package).startswith(known):
            return f"{package} {version(package)} is nog niet beproefd"
    strange = sorted(set(config.plugins) - PLUGINS)
    if strange or config.hooks:
        names = ", ".join(f"'{name}'" for name in [*strange, *config.hooks])
        return f"van {names} is niet bekend of pagina's los van elkaar kunnen worden gemaakt"
    if "integriteitsplan" not in config.plugins:
        return "in mkdocs.yml ontbreekt de plug-in 'integriteitsplan'"
    if config.theme.name != "material":
        return f"het thema '{config.theme.name}' is niet bekend"
    if hashlib.sha256(_menu(env).encode()).hexdigest() not in MENUS:
        return f"het sjabloon {MENU} is niet bekend"
    return None


def _menu(env: Environment) -> str:
    return env.loader.get_source(env, MENU)[0] if env.loader else ""


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
        if template == MENU:
            source = source.replace(SIGNATURE, REMEMBERING)
        return source, name, is_current

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
    """Let the templates ask for what is remembered of a menu."""
    if env.loader:
        env.loader = _Loader(env.loader, config.theme.dirs)
    return env


class Menu:
    """The menu of a site: what is not open in it is rendered once for all pages that see it alike.

    A part of the menu looks the same from every page that has as many folders between itself and
    that part: only then are the addresses in it the same.
    """

    def __init__(self, navigation: Navigation) -> None:
        self._known: dict[tuple[object, ...], str] = {}
        self._parts: dict[int, _Part] = {}
        for item in navigation.items:
            self._describe(item)
        self._here: tuple[object, tuple[str, ...]] = (None, ())

    def install(self, env: Environment) -> None:
        """Let the templates of `env` ask here first."""
        env.globals["remembered"] = self._remembered

    def _describe(self, item: Any) -> "_Part":
        below = [self._describe(child) for child in item.children or ()]
        if item.is_page:
            part = _Part(frozenset((item.file.src_uri,)), tuple(_parts(item.url)), True)
        else:
            common = _common([one.common for one in below]) if below else ()
            regular = all(one.is_regular for one in below) and not isinstance(item, Link)
            part = _Part(frozenset().union(*(one.uris for one in below)), common, regular)
        self._parts[id(item)] = part
        return part

    def _remembered(
        self,
        item: Any,
        path: str,
        level: int,
        parent: Any,
        page: Page | None,
        base_url: str,
        render: Callable[..., str],
    ) -> str:
        part = self._parts.get(id(item))
        if part is None or item.active or (page and page.file.src_uri in part.uris):
            return render(item, path, level, parent)
        place = part.seen_from(self._folder(page)) if page else (base_url,)
        key = (id(item), path, level, bool(parent and parent.active), place)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = render(item, path, level, parent)
        return known

    def _folder(self, page: Page) -> tuple[str, ...]:
        if self._here[0] is not page:
            folder, _, name = page.url.rpartition("/")
            self._here = (page, tuple(_parts(folder if "." in name else page.url)))
        return self._here[1]


class _Part:
    """A part of the menu: its pages, and the folders that the addresses of all have in common."""

    def __init__(self, uris: frozenset[str], common: tuple[str, ...], is_regular: bool) -> None:
        self.uris, self.common, self.is_regular = uris, common, is_regular

    def seen_from(self, folder: tuple[str, ...]) -> tuple[object, ...]:
        """The same for all folders from which the addresses are the same."""
        shared = len(_common([folder, self.common]))
        if self.is_regular and shared < len(self.common):
            return (len(folder) - shared, shared)
        return folder


def _parts(url: str) -> list[str]:
    return [part for part in url.split("/") if part not in ("", ".")]


def _common(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    first, last = min(paths), max(paths)
    same = 0
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        same += 1
    return first[:same]


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


@lru_cache(maxsize=65536)
def _as_uri(path: str) -> str:
    return PurePath(path).as_posix()


class _InlineProcessor(InlineProcessor):
    """Tries no pattern on words without any of the signs that those patterns begin with."""

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if SIGNS.search(data) is None:
            return data
        handle = super()._InlineProcessor__handleInline  # type: ignore[misc]  # private there
        handled: str = handle(data, patternIndex)
        return handled


class Converter:
    """Python-Markdown with the configuration of a site, made once."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config, self._files = config, files
        self._markdown = self._fresh()
        self._is_reused = set(config.markdown_extensions) <= RESETTING
        if self._is_reused:
            inline = self._markdown.treeprocessors["inline"]
            inline.__class__ = _InlineProcessor

    def _fresh(self) -> markdown.Markdown:
        return markdown.Markdown(
            extensions=self._config.markdown_extensions,
            extension_configs=self._config.mdx_configs or {},
        )

    def render(self, page: Page) -> None:
        """What `Page.render` does."""
        converter = self._markdown.reset() if self._is_reused else self._fresh()
        raw = _RawHTMLPreprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, self._files, self._config)
        links = _RelativePathTreeprocessor(page.file, self._files, self._config)
        title = _ExtractTitleTreeprocessor()
        for processor in (raw, anchors, links, title):
            processor._register(converter)
        page.content = converter.convert(page.markdown or "")
        page.toc = get_toc(getattr(converter, "toc_tokens", []))
        page._title_from_render = title.title
        page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
        if logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = links.links_to_anchors


@contextmanager
def current_page(config: MkDocsConfig, page: Page) -> Iterator[None]:
    """As MkDocs tells of the page at hand, and of what went wrong with it."""
    config._current_page = page
    try:
        yield
    except Exception as error:
        said = "" if isinstance(error, BuildError) else f" {error}"
        log.error("Error reading page '%s':%s", page.file.src_uri, said)
        raise
    finally:
        config._current_page = None


class PreviewServer(LiveReloadServer):
    """The server of `mkdocs serve`, which can put a message above every page."""

    message = ""

    def __init__(
        self, builder: Callable[[], None], host: str, port: int, root: str, path: str
    ) -> None:
        super().__init__(builder, host, port, root, path, shutdown_delay=0.25)
        self.build_delay = 0.05  # seconds of silence after the last change
        self.error_handler = self._not_found

    def _build_loop(self) -> None:
        """From here on somebody answers, and no change is missed."""
        click.echo(f"De site staat op {self.url}; stop met Ctrl+C.", err=True)
        super()._build_loop()  # type: ignore[no-untyped-call]

    def watch_by_notice(self) -> None:
        """Let the system tell of changes, instead of looking for them twice a second."""
        observer: Any = Observer()
        observer.schedule = partial(observer.schedule, event_filter=list(CHANGES))
        self.observer = observer

    def run(self) -> None:
        """Serve, and build after each change, until somebody interrupts."""
        self.serve()  # type: ignore[no-untyped-call]

    def _not_found(self, code: int) -> bytes | None:
        page = os.path.join(self.root, f"{code}.html")
        if not os.path.isfile(page):
            return None
        with open(page, "rb") as file:
            return file.read()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        told = content.replace(ABOVE_CONTENT, ABOVE_CONTENT + self.message.encode(), 1)
        # untyped, like most of that class
        found: bytes = super()._inject_js_into_html(told, epoch)  # type: ignore[no-untyped-call]
        return found
