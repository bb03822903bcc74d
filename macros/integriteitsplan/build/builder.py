"""A site, built and built again."""

import logging
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path

from mkdocs.commands.build import build as build_as_mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError

from integriteitsplan.build.engine import Layout, Made, collect, lay_out, make_all
from integriteitsplan.build.era import era_of
from integriteitsplan.build.facts import Facts
from integriteitsplan.build.memory import Memory, Written, memory_file
from integriteitsplan.build.output import Output
from integriteitsplan.build.progress import Progress
from integriteitsplan.build.upstream import prepare, unknown
from integriteitsplan.plugin import IntegriteitsplanPlugin

log = logging.getLogger("mkdocs.integriteitsplan")
CHANGED_BY_PLUGIN = ("nav", "extra", "repo_url", "edit_uri", "site_dir", "watch")


class Builder:
    """Builds the site of a configuration, as often as is asked."""

    def __init__(self, config: MkDocsConfig, progress: Progress) -> None:
        self._config, self._progress = config, progress
        self._written = {name: deepcopy(config[name]) for name in CHANGED_BY_PLUGIN}
        self._env = config.theme.get_env()
        self._reason = unknown(config, self._env)
        self._env = prepare(self._env, config)
        self._memory: Memory | None = None
        self._known: Mapping[str, Facts] = {}
        self._is_begun = False

    def build(self) -> None:
        """Build the site. Raises what `mkdocs build` raises."""
        if self._reason:
            log.info("MkDocs bouwt deze site zelf, en dus trager: %s.", self._reason)
            build_as_mkdocs(self._config)
            return
        config = self._config
        try:
            with self._progress.phase("teksten en gegevens lezen en controleren"):
                config = self._configured()
            config.plugins.on_pre_build(config=config)
            self._build(config)
        except Exception as error:
            config.plugins.on_build_error(error=error)
            if isinstance(error, BuildError):
                log.error(str(error))
                raise SystemExit(1) from error
            raise

    def _configured(self) -> MkDocsConfig:
        """The configuration after its event; only our own plugin has anything new to say."""
        config, plugin = self._config, self._config.plugins["integriteitsplan"]
        if not self._is_begun:
            self._is_begun = True
            return config.plugins.on_config(config)
        for name, value in self._written.items():
            config[name] = deepcopy(value)
        return plugin.on_config(config)

    def _build(self, config: MkDocsConfig) -> None:
        plugin = config.plugins["integriteitsplan"]
        assert isinstance(plugin, IntegriteitsplanPlugin)
        fresh = Path(config.site_dir)
        target = plugin.staging.target if plugin.staging else fresh
        phase = self._progress.phase
        with phase("eerdere bouw nazien"):
            memory = self._remembered(plugin, target)
        with phase("menu, sjablonen en vaste bestanden"):
            output = Output(target, fresh, memory.files)
            layout = lay_out(config, self._env, output, self._progress)
        with phase("pagina's maken"):
            made = make_all(layout, self._known)
        with phase("zoekindex, downloads en publiceren"):
            collect(layout, made)
            plugin.taken = output.taken
            config.plugins.on_post_build(config=config)
        if not plugin.serving and not plugin.delivered:
            raise SystemExit(1)  # of which the plugin told
        with phase("onthouden"):
            self._remember(memory, layout, made, target)

    def _remembered(self, plugin: IntegriteitsplanPlugin, target: Path) -> Memory:
        era = era_of(self._config, plugin.site, is_preview=plugin.serving)
        if self._memory is None or self._memory.era != era:
            file = memory_file(plugin.site.root, target, plugin.site.edition)
            self._memory = Memory(file, era)
            pages = self._memory.pages.items()
            self._known = {uri: Facts.from_memory(facts) for uri, facts in pages}
        return self._memory

    def _remember(self, memory: Memory, layout: Layout, made: Sequence[Made], folder: Path) -> None:
        """Keep what is new, now that it is published."""
        uris = [file.src_uri for file in layout.pages]
        now = {uri: one.facts for uri, one in zip(uris, made, strict=True) if not one.refused}
        new = {uri: vars(facts) for uri, facts in now.items() if self._known.get(uri) is not facts}
        paths = [path for file in layout.pages for path in (file.dest_uri,)]
        paths += [path for one in made for path in one.facts.downloads]
        digests = layout.plugin.delivered
        files = {path: Written.of(folder / path, digests.get(path, "")) for path in paths}
        for gone in memory.files.keys() - files.keys():
            (folder / gone).unlink(missing_ok=True)
        memory.keep(new, self._known.keys() - now.keys(), files)
        self._known = now
