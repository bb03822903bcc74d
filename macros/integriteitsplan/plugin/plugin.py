"""The events of MkDocs, in the order in which they happen."""

import logging
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

import click
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from integriteitsplan.delivery import Places, place_of, read_page, reason
from integriteitsplan.plugin.additions import Additions
from integriteitsplan.plugin.blocks import PageResolver, put_blocks, table_of_contents
from integriteitsplan.plugin.files import Feed, feeds, gather
from integriteitsplan.plugin.search import write_search
from integriteitsplan.plugin.staged import OtherEdition, StagedSite, check_folder
from integriteitsplan.plugin.styles import join_styles
from integriteitsplan.plugin.theme import page_values, site_values, styled
from integriteitsplan.register.glossary import GLOSSARY
from integriteitsplan.register.questions import ask
from integriteitsplan.render import render_findings
from integriteitsplan.site import (
    Forge,
    Site,
    SitePage,
    UnknownEdition,
    UnknownMoment,
    edition_from,
    open_site,
    peildatum_from,
)
from integriteitsplan.site.explained import explained
from integriteitsplan.site.site import TERMS
from integriteitsplan.site.state import closing_line
from integriteitsplan.views.data.blocks import Blocks

REFUSED_PAGE = "<p>Deze pagina kan pas worden getoond als de fouten hierboven zijn hersteld.</p>"
# MkDocs would take `Tip: …` on the first line for metadata; an empty line prevents it.
NO_METADATA = "\n"


class BrokenEdit(Exception):
    """A change that a preview cannot build; carries the message as markup."""

    def __init__(self, message: Markup) -> None:
        super().__init__(message.striptags())
        self.message = message


# MkDocs leaves the hook that runs when a subclass is made untyped.
class IntegriteitsplanConfig(Config):  # type: ignore[no-untyped-call]
    """No options: mkdocs.yml says where things are, plans/ says what they are."""


class IntegriteitsplanPlugin(BasePlugin[IntegriteitsplanConfig]):  # type: ignore[no-untyped-call]
    """Checks first, then lets MkDocs build what the site says, then puts it in its place."""

    def __init__(self) -> None:
        self.serving = False
        self.site: Site
        self.good: Site | None = None
        self.staging: StagedSite | None = None
        self.mark = ""
        self.calls: list[tuple[str, Blocks]] = []
        self.forge = Forge(None, None)
        self.page: SitePage
        self.additions = Additions()
        # Digests by path: of files that another build made, and of all that were published.
        self.taken: Mapping[str, str] = {}
        self.delivered: Mapping[str, str] = {}
        self.shown: dict[str, str] = {}
        self.places = Places()
        self._files: Mapping[str, File] = {}
        self.gathered: Sequence[str] = ()  # paths of files that no page writes

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Being here keeps this object alive between the builds of `mkdocs serve`."""
        self.serving = command == "serve"
        self.good = None

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Open and check the site; a site with errors goes no further."""
        root = Path(config.config_file_path).resolve().parent
        try:
            day = peildatum_from()
            site = open_site(root, edition_from(), day, is_preview=self.serving)
            if not self.serving:
                check_folder(Path(config.site_dir), site.edition)
        except (UnknownEdition, UnknownMoment, OtherEdition) as error:
            click.echo(str(error), err=True)
            raise SystemExit(1) from error
        self.site = self._publishable(site, config)
        self.mark = secrets.token_hex(8)
        self.additions = Additions()
        if self.site.is_public:
            config.repo_url = config.edit_uri = None  # who reads this cannot change it
        self.forge = Forge(config.repo_url, config.edit_uri)
        config.nav = self.site.nav(config.nav)
        config.watch.append(str(root / "plans"))
        config.extra.setdefault("bevindingen", "")
        config.extra.update(site_values(self.site))
        if self.serving:
            _forget_strictness()
        else:
            self.taken = self.delivered = {}
            self.staging = StagedSite(config)
        return config

    def _publishable(self, site: Site, config: MkDocsConfig) -> Site:
        for finding in site.errors if not self.serving else site.findings:
            click.echo(str(finding), err=True)
        if site.findings:
            click.echo(f"Controle: {closing_line(site.findings)}.", err=True)
        if not site.errors:
            self.good = site
            return site
        if not self.serving:
            raise SystemExit(1)
        message = render_findings([str(finding) for finding in site.errors])
        if self.good:
            raise BrokenEdit(message)
        config.extra["bevindingen"] = message
        return replace(site, without_pages=True)

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """What the site knows takes the place of everything that MkDocs found in docs/.

        Only the theme's files stay: nothing that was not checked is copied, or even opened.
        """
        for file in [one for one in files if one.src_dir == config.docs_dir]:
            files.remove(file)
        join_styles(files, config.extra_css)
        for page in self.site.pages.values():
            files.append(File.generated(config, page.uri, content=page.body))
        for asset in self.site.assets:
            path = str(self.site.root / asset.path)
            files.append(File.generated(config, asset.uri, abs_src_path=path))
        for uri, make in feeds(self.site, files, config.site_url).items():
            files.append(Feed.made_by(make, config, uri))
        self._files = files.src_uris
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """The body; its front matter was read long before, by our own loader."""
        return NO_METADATA + self.site.pages[page.file.src_uri].body

    @event_priority(100)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Tell the theme what it needs, in values that are safe in its templates."""
        self.page = self.site.pages[page.file.src_uri]
        self.calls = []
        self.describe(page, files)
        for place, name, blocks in self.site.placed(self.page):
            markdown = markdown.replace(place, self._mark(name, blocks))
        address = page.canonical_url or page.url
        above, below = self.site.colophon(self.page, address, self.forge)
        lead = self._mark("verouderd", above) if above else ""
        return f"{lead}\n\n{markdown}\n\n{self._mark('colofon', below)}\n"

    def describe(self, page: Page, files: Files) -> None:
        """Give a page all that the theme shows of it on other pages, and above its own text."""
        own = self.site.pages[page.file.src_uri]
        page.meta, page.edit_url = page_values(own, self.forge)
        above = files.src_uris.get(own.deel_van)
        if above and above.page:
            page.parent = above.page.parent
        # Who reads on stays in the same list of the menu: another one answers other questions.
        if page.previous_page and page.previous_page.parent is not page.parent:
            page.previous_page = None
        if page.next_page and page.next_page.parent is not page.parent:
            page.next_page = None

    def call(self, name: str, /, *args: Any, **kwargs: Any) -> str:
        """What a macro leaves in the text: a mark that `on_page_content` replaces.

        Our own views cannot fail on arguments that were checked; those of an organisation can.
        """
        try:
            blocks = self.site.show(name, self.page.document, *args, **kwargs)
        except Exception as error:
            self.additions.refused.append(self.page.failed(name, error))
            blocks = ()
        return self._mark(name, blocks)

    def _mark(self, name: str, blocks: Blocks) -> str:
        self.calls.append((name, blocks))
        return f"{self.mark}x{len(self.calls) - 1}x"

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Hold the page against the allow-list, then put the blocks where their marks are.

        Blocks come after Markdown and after the check: data never meets either.
        """
        refused = list(self.page.refused(html))
        self.additions.refused += refused
        if refused and self.serving:
            html = self.shown.get(self.page.uri, REFUSED_PAGE)
            page.toc = table_of_contents(html)
            return html
        html = styled(html, self.page)
        if self.calls:
            # What is printed needs no links to change it, and no downloads.
            forge = Forge(None, None) if self.page.delen else self.forge
            downloads = None if self.page.delen else self.additions.downloads
            resolver = PageResolver(page, files, self.site.register, forge)
            html = put_blocks(html, self.mark, self.calls, resolver, downloads)
        ask(*TERMS)
        if not refused and (terms := files.get_file_from_path(GLOSSARY)):
            address = terms.url_relative_to(page.file)
            html = explained(self.page, html, self.site.terms, address)
            page.present_anchor_ids = (page.present_anchor_ids or set()) | self.page.term_ids
        if self.serving:
            self.shown[self.page.uri] = html
        return html

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> None:
        """All pages are known, none is written: the last moment to refuse.

        The lines of the theme's templates that hold only a tag leave nothing on the page.
        """
        env.trim_blocks = env.lstrip_blocks = True
        self.judge(config)

    def judge(self, config: MkDocsConfig) -> None:
        """Stop where a page was refused; a preview tells of it instead."""
        refused = self.additions.refused
        for finding in refused:
            click.echo(str(finding), err=True)
        if refused and self.serving:
            config.extra["bevindingen"] = render_findings([str(one) for one in refused])
        elif refused:
            self._discard()
            raise SystemExit(1)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Give the page its policy; `mkdocs serve` adds a script of its own, so not there."""
        uri, texts = page.file.src_uri, self.additions.texts
        known = texts.pop(uri, None)
        body = page.content or ""
        start = place_of(body, output)
        if self.site.pages[uri].is_found and (text := read_page(output, known, start)):
            texts[uri] = text
        length = len(output)
        if not self.serving:
            output = self.additions.policy.apply(output, start, body)
        self.additions.body_starts = start + len(output) - length if start >= 0 else start
        return output

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """The page for addresses that do not exist is a page too."""
        if self.serving or not template_name.endswith(".html"):
            return output_content
        return self.additions.policy.apply(output_content)

    @event_priority(-200)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what no page writes, and publish, unless a warning forbids it."""
        folder = Path(config.site_dir)
        self.additions.write(folder, with_policy=self.staging is not None)
        self.gathered = gather(self.site, self._files, folder)
        nav, texts = config.nav or [], self.additions.texts
        places = self.places if self.serving else None
        index = partial(write_search, folder, self.site, nav, self._files, texts, places)
        if not self.staging:
            index()
        elif config.strict and self.staging.has_warnings():
            self._stop("Bij een waarschuwing van MkDocs wordt een strikte bouw niet gepubliceerd.")
        elif not self.site.is_current():
            self._stop("Tijdens de bouw zijn teksten of gegevens gewijzigd; bouw opnieuw.")
            raise SystemExit(1)
        else:
            self.delivered = self.staging.publish(self.taken, index)
            config.site_dir = str(self.staging.target)

    def on_build_error(self, *, error: Exception) -> None:
        """A build that failed leaves the published site as it was."""
        if isinstance(error, OSError) and not self.serving:
            self._stop(f"De site kan niet worden geschreven: {reason(error)}.")
            raise SystemExit(1) from error
        self._discard()

    def on_shutdown(self) -> None:
        """What was published before goes now; also when somebody interrupts."""
        self._discard()

    def _stop(self, why: str) -> None:
        self._discard()
        click.echo(f"{why} De vorige site staat er nog.", err=True)

    def _discard(self) -> None:
        if self.staging:
            self.staging.discard()
            self.staging = None


def _forget_strictness() -> None:
    """Let `mkdocs serve` go on after a warning: it would hang, or not start at all."""
    log = logging.getLogger("mkdocs")
    for handler in [one for one in log.handlers if isinstance(one, CountHandler)]:
        log.removeHandler(handler)
