"""A site, built and built again."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import TemplateSyntaxError
from mkdocs.commands.build import build as build_as_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError, ConfigurationError

from integriteitsplan.build.engine import Made, collect, make_all
from integriteitsplan.build.era import era_of, outside_the_sources, own_folders, sources
from integriteitsplan.build.layout import Layout, lay_out
from integriteitsplan.build.memory import Memory, memory_file
from integriteitsplan.build.output import Copied, Output
from integriteitsplan.build.progress import Progress
from integriteitsplan.build.shell import is_usual
from integriteitsplan.build.upstream import prepare, unknown
from integriteitsplan.build.upstream.calls import remember_calls
from integriteitsplan.build.world import keep_world
from integriteitsplan.plugin import IntegriteitsplanPlugin
from integriteitsplan.register.questions import Answers
from integriteitsplan.site import UNKNOWN, Site, closing_line
from integriteitsplan.source import both, uncollected

log = logging.getLogger("mkdocs.integriteitsplan")
Command = Literal["build", "serve"]
# What our plugin writes in the configuration, each build anew.
CHANGED_BY_PLUGIN = ("edit_uri", "extra", "nav", "repo_url", "site_dir", "watch")


class NotBuilt(Exception):
    """Why a build could not even begin, or that MkDocs stopped it."""


def configuration(root: Path, command: Command, **settings: Any) -> MkDocsConfig:
    """The configuration of the site below `root`, its plugins told what for. Raises NotBuilt."""
    if not (file := root / "mkdocs.yml").is_file():
        raise NotBuilt(f"In {root.resolve()} staat geen mkdocs.yml; noem de goede map met --map.")
    try:
        config = load_config(str(file), **settings)
    except ConfigurationError as error:
        raise NotBuilt(str(error)) from error
    config.plugins.on_startup(command=command, dirty=False)
    return config


def told_of(config: MkDocsConfig) -> tuple[str, str]:
    """The site that was built, with its edition, and its folder as seen from mkdocs.yml."""
    plugin = config.plugins.get("integriteitsplan")
    edition = (
        f" ({plugin.site.titel_uitgave})" if isinstance(plugin, IntegriteitsplanPlugin) else ""
    )
    folder, root = Path(config.site_dir), Path(config.config_file_path).resolve().parent
    near = folder.relative_to(root) if folder.is_relative_to(root) else folder
    return f"site{edition}", f"{near.as_posix()}/"


class Builder:
    """Builds a site as often as is asked; `load` reads its configuration."""

    def __init__(self, load: Callable[[], MkDocsConfig], progress: Progress) -> None:
        self._load, self._progress = load, progress
        self.config: MkDocsConfig | None = None
        self._stamp: object = None
        self._site: Site | None = None  # that was read last
        self._memory: Memory | None = None
        self._answers: Answers | None = None  # when what is remembered was true
        self._layout: Layout | None = None  # around those pages
        self._copied: Copied = {}

    @uncollected()
    def build(self) -> MkDocsConfig:
        """Build the site; its configuration.

        Raises NotBuilt, SystemExit or OSError when nothing was published, BrokenEdit in a preview.
        """
        self._site, began = None, time.time()
        is_new = self.config is None or self._stamp != _seen(self.config)
        if self.config is None or is_new:
            with self._progress.phase("instellingen lezen"):
                self.config = self._begin()
        config = self.config
        if not is_new:
            self._as_written(config)
        if self._reason:
            log.info("MkDocs bouwt deze site zelf, en dus trager: %s.", self._reason)
            try:
                build_as_mkdocs(config)
            except Abort as error:
                raise NotBuilt(str(error)) from error
            return config
        try:
            with self._progress.phase("teksten en gegevens lezen en controleren"):
                config = self._configured(config, is_new=is_new)
            self._site = _ours(config).site
            if is_new:  # of the plugins with which we build, none does anything here after that
                config.plugins.on_pre_build(config=config)
                remember_calls(config)
            self._build(config, began)
        except Exception as error:
            config.plugins.on_build_error(error=error)
            if isinstance(error, BuildError):
                raise NotBuilt(str(error)) from error
            raise
        return config

    def is_current(self) -> bool:
        """Whether nothing was changed since the last build began."""
        if self.config is None or self._site is None:
            return False
        return self._stamp == _seen(self.config) and self._site.is_current()

    def close(self) -> None:
        """Whatever was begun is finished or undone."""
        if self.config:
            self.config.plugins.on_shutdown()

    def _begin(self) -> MkDocsConfig:
        self.config = self._layout = None
        config = self._load()
        self._written = {name: deepcopy(config[name]) for name in CHANGED_BY_PLUGIN}
        env = config.theme.get_env()
        self._reason = unknown(config, env)
        self._env = prepare(env, config)
        try:
            self._is_usual = is_usual(env, own_folders(config))
        except TemplateSyntaxError as error:
            place = f"{error.filename}:{error.lineno}"
            raise NotBuilt(f"{place}: dit sjabloon is niet te lezen: {error.message}") from error
        self._stamp = _seen(config)
        return config

    def _configured(self, config: MkDocsConfig, *, is_new: bool) -> MkDocsConfig:
        """The configuration after its event; later only our own plugin has anything new to say."""
        if is_new:
            stamp, self._stamp = self._stamp, None  # until every plugin has heard of it
            config = config.plugins.on_config(config)
            self._stamp = stamp
            return config
        return _ours(config).on_config(config)

    def _as_written(self, config: MkDocsConfig) -> None:
        """Undo what the last build changed in the configuration."""
        for name, value in self._written.items():
            config[name] = deepcopy(value)

    def _build(self, config: MkDocsConfig, began: float) -> None:
        plugin, phase = _ours(config), self._progress.phase
        fresh = Path(config.site_dir)
        target = plugin.staging.target if plugin.staging else fresh
        with phase("eerdere bouw nazien"):
            memory = self._remembered(config, plugin, target)
        before, self._layout = self._layout, None  # it changes, and is whole again only at the end
        with phase("menu, sjablonen en vaste bestanden"):
            output = Output(target, fresh, memory.files, self._copied)
            layout = lay_out(
                *(config, plugin, self._env, output, self._progress),
                is_usual=self._is_usual,
                before=before,
            )
        with phase("pagina's maken"):
            made = make_all(layout, memory.pages)
        with phase("zoekindex, downloads en publiceren"):
            collect(layout, made)
            plugin.taken = output.taken
            config.plugins.on_post_build(config=config)
        if not plugin.serving and not plugin.delivered:
            raise SystemExit(1)  # of which the plugin told
        remember = partial(self._remember, memory, layout, made, target, began)
        with phase("onthouden"):
            if plugin.staging:  # what was published before this goes meanwhile
                both(remember, plugin.on_shutdown)
            else:
                remember()

    def _remembered(
        self, config: MkDocsConfig, plugin: IntegriteitsplanPlugin, target: Path
    ) -> Memory:
        era = era_of(config, plugin.site, is_preview=plugin.serving)
        if self._memory is None or self._memory.era != era:
            # A preview has a folder of its own, which ends with it.
            file = memory_file(plugin.site.root, target, plugin.site.edition)
            self._memory = Memory(None if plugin.serving else file, era)
            self._answers = self._layout = None
        plugin.site.answers.follow(self._answers)
        return self._memory

    def _remember(
        self, memory: Memory, layout: Layout, made: Sequence[Made], folder: Path, began: float
    ) -> None:
        """Keep what is new, now that it is published."""
        try:
            self._keep(memory, layout, made, folder)
            if not layout.plugin.serving and not any(_must_be_told(one) for one in made):
                site, name = told_of(layout.config)
                told = (
                    f"Controle: {closing_line(layout.site.findings)}.\n"
                    f"Er is niets veranderd; de {site} staat nog in {name}."
                )
                keep_world(layout.site.root, sources(layout.config), folder, told, began)
        except OSError as error:  # the site is there; the next build makes more of it again
            log.info("Van deze bouw is niets te onthouden: %s", error)

    def _keep(self, memory: Memory, layout: Layout, made: Sequence[Made], folder: Path) -> None:
        uris = [file.src_uri for file in layout.pages]
        now = {uri: one.facts for uri, one in zip(uris, made, strict=True) if not one.refused}
        digests = layout.plugin.delivered
        files = {
            path: layout.output.written(path, digests.get(path, ""))
            for path in _paths(layout, made)
        }
        for gone in memory.files.keys() - files.keys():
            (folder / gone).unlink(missing_ok=True)
        memory.keep(now, files)
        self._answers, self._layout = layout.plugin.site.answers, layout


def _must_be_told(made: Made) -> bool:
    """Whether a page says something at each build, or is made anew by macros of one's own."""
    return bool(made.facts.said) or UNKNOWN in made.facts.asked


def _paths(layout: Layout, made: Sequence[Made]) -> Iterator[str]:
    for file, one in zip(layout.pages, made, strict=True):
        yield file.dest_uri
        yield from one.facts.downloads
    yield from layout.plugin.gathered


def _seen(config: MkDocsConfig) -> list[tuple[str, int, int]]:
    """The files that ask for a new beginning when they change."""
    found = ((str(path), path.stat()) for path in outside_the_sources(config))
    return [(path, one.st_mtime_ns, one.st_size) for path, one in found]


def _ours(config: MkDocsConfig) -> IntegriteitsplanPlugin:
    plugin = config.plugins["integriteitsplan"]
    if not isinstance(plugin, IntegriteitsplanPlugin):
        raise TypeError(f"integriteitsplan: {plugin!r}")
    return plugin
