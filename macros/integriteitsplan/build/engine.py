"""Building a site: what `mkdocs build` makes, byte for byte, with each piece of work done once.

The events of MkDocs happen in its order, but a page is finished before the next begins. So pages
are independent of each other: processes can share them, and what did not change is not made again.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from integriteitsplan.build.facts import (
    Facts,
    answered,
    contents_from,
    contents_of,
)
from integriteitsplan.build.logs import listening, tell
from integriteitsplan.build.output import Output
from integriteitsplan.build.progress import Progress
from integriteitsplan.build.shell import Shells
from integriteitsplan.build.upstream import (
    Asked,
    build_page,
    build_theme_template,
    current_page,
)
from integriteitsplan.build.upstream.converter import Converter
from integriteitsplan.build.upstream.menu import Menu
from integriteitsplan.build.upstream.partials import Rendered
from integriteitsplan.plugin import Additions, BrokenEdit, IntegriteitsplanPlugin
from integriteitsplan.register.questions import asking, digest
from integriteitsplan.render import render_findings
from integriteitsplan.rules import Finding
from integriteitsplan.source.processes import both, can_copy


@dataclass
class Layout:
    """All that is known before the first page is made."""

    config: MkDocsConfig
    plugin: IntegriteitsplanPlugin
    files: Asked
    navigation: Navigation
    env: Environment
    pages: Sequence[File]
    shells: Shells
    converter: Converter
    output: Output
    progress: Progress
    additions: Additions  # of what is not a page


@dataclass
class Made:
    """A page as it is now: the facts, and why it is refused.

    `is_written` tells whether its own file is new, `has_new_downloads` whether those beside it are;
    if not, the files of the last time still hold.
    """

    facts: Facts
    is_written: bool
    has_new_downloads: bool = False
    refused: Sequence[Finding] = ()


def lay_out(
    config: MkDocsConfig,
    plugin: IntegriteitsplanPlugin,
    env: Environment,
    output: Output,
    progress: Progress,
    *,
    is_usual: bool,
) -> Layout:
    """Files, menu and templates; writes all that is not a page.

    `is_usual` tells whether no template of the organisation looks at the menu.
    """
    files = get_files(config)
    files.add_files_from_theme(env, config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    navigation = get_navigation(files, config)
    navigation = config.plugins.on_nav(navigation, config=config, files=files)
    pages = files.documentation_pages()
    for file in pages:
        page = file.page or Page(None, file, config)
        page.markdown = ""
        plugin.describe(page)
    Menu(navigation).install(env)
    Rendered(config).install(env)
    env = config.plugins.on_env(env, config=config, files=files)
    files.copy_static_files()
    for template in sorted(config.theme.static_templates):
        build_theme_template(template, env, files, config, navigation)
    asked, features = Asked(files), config.theme.get("features", ())
    return Layout(
        config,
        plugin,
        asked,
        navigation,
        env,
        pages,
        Shells(navigation, features, is_usual=is_usual),
        Converter(config, asked),
        output,
        progress,
        plugin.additions,
    )


def make_all(layout: Layout, known: Mapping[str, Facts]) -> list[Made]:
    """Every page; of those that `known` still holds for, nothing is made again."""
    found: dict[int, Made] = {}
    waiting = []
    for number, file in enumerate(layout.pages):
        facts = known.get(file.src_uri)
        if facts and _is_current(layout, file, facts):
            found[number] = Made(facts, is_written=False)
        else:
            waiting.append(number)
    layout.progress.begin(len(layout.pages), len(found))

    def work(place: int) -> Made:
        file = layout.pages[waiting[place]]
        made = make(layout, file, known.get(file.src_uri))
        layout.progress.tick(place)
        return made

    shared = _shared(work, range(len(waiting)), workers())
    layout.progress.end()
    for place, made in shared.items():
        found[waiting[place]] = made
        # What another process worked out is known here too, or the next build misses its change.
        layout.plugin.site.answers.update(made.facts.asked | made.facts.shown)
    return [found[number] for number in range(len(layout.pages))]


def _is_current(layout: Layout, file: File, facts: Facts) -> bool:
    """Whether a page, its downloads and all around it are as they were written."""
    return (
        _holds(layout, file, facts)
        and facts.shell == digest(layout.shells.around(_page(file)), facts.body)
        and layout.output.has(file.dest_uri, *facts.downloads)
    )


def _holds(layout: Layout, file: File, facts: Facts) -> bool:
    site = layout.plugin.site
    mark = site.pages[file.src_uri].mark
    return facts.holds(mark, site.answers, layout.files.src_uris)


def _shared(work: Callable[[int], Made], numbers: Sequence[int], processes: int) -> dict[int, Made]:
    """The work on these numbers, by as many processes."""
    if processes < 2 or len(numbers) < 4:
        return {number: work(number) for number in numbers}
    one, other = both(
        lambda: _shared(work, numbers[::2], processes - processes // 2),
        lambda: _shared(work, numbers[1::2], processes // 2),
    )
    return one | other


def make(layout: Layout, file: File, known: Facts | None) -> Made:
    """A page, as far as possible from what is known of it."""
    page, plugin = _page(file), layout.plugin
    plugin.additions = Additions()
    if known and not layout.output.has(file.dest_uri, *known.downloads):
        known = None
    if known is None or not _holds(layout, file, known):
        made = _anew(layout, page, known)
    else:
        made = Made(known, is_written=False)
    shell = digest(layout.shells.around(page), made.facts.body)
    if not made.is_written and made.facts.shell != shell:
        made = _with_other_shell(layout, page, made.facts)
    page.content, page.markdown = None, ""
    return replace(made, facts=replace(made.facts, shell=shell))


def _anew(layout: Layout, page: Page, known: Facts | None) -> Made:
    """A page from its source; where text and blocks turn out the same, the old body will do."""
    plugin, site = layout.plugin, layout.plugin.site
    mark = site.pages[page.file.src_uri].mark
    layout.files.asked = {}
    with listening() as said:
        with asking() as asked:
            made_of = _read(layout, page)
        facts = Facts(mark, answered(asked, site.answers), made_of=made_of)
        is_same = known and known.made_of == made_of and not plugin.additions.refused
        if known and is_same and known.shows(site.answers, layout.files.src_uris):
            return Made(replace(known, source=mark, asked=facts.asked), is_written=False)
        with asking() as shown:
            _render(layout, page)
        if known and plugin.serving and plugin.additions.refused:
            return Made(known, is_written=False, refused=plugin.additions.refused)
        facts.contents = contents_of(page.toc)
        _write(layout, page, facts)
    facts.shown, facts.files = answered(shown, site.answers), layout.files.asked
    facts.said = said
    facts.downloads = sorted(plugin.additions.downloads.files)
    facts.anchors = sorted(page.present_anchor_ids or ())
    facts.links = {to.src_uri: ids for to, ids in (page.links_to_anchors or {}).items()}
    if not plugin.additions.refused:
        layout.output.write(plugin.additions.downloads.files)
    return Made(facts, True, has_new_downloads=True, refused=plugin.additions.refused)


def _with_other_shell(layout: Layout, page: Page, facts: Facts) -> Made:
    """A page with the body that it had, in what the theme puts around it now."""
    start, end = facts.where
    if start == end:
        return _anew(layout, page, None)
    page.content = layout.output.read(page.file.dest_uri)[start:end]
    page.toc = contents_from(facts.contents)
    facts = replace(facts)
    with listening():
        _write(layout, page, facts)
    return Made(facts, is_written=True)


def _read(layout: Layout, page: Page) -> str:
    """From source to Markdown with marks for the blocks; a digest of both, and of what is told."""
    config, plugins = layout.config, layout.config.plugins
    with current_page(config, page):
        plugins.on_pre_page(page, config=config, files=layout.files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(
            page.markdown or "", page=page, config=config, files=layout.files
        )
    plugin = layout.plugin
    markdown = page.markdown.replace(plugin.mark, "mark")
    return digest(repr(page.meta), markdown, repr(plugin.calls))


def _render(layout: Layout, page: Page) -> None:
    """From Markdown to the body of the page."""
    config = layout.config
    with current_page(config, page):
        layout.converter.render(page)
        page.content = config.plugins.on_page_content(
            page.content or "", page=page, config=config, files=layout.files
        )


def _write(layout: Layout, page: Page, facts: Facts) -> None:
    """From the body to the file."""
    build_page(page, layout.config, layout.pages, layout.navigation, layout.env)
    body = page.content or ""
    facts.body = digest(body, repr(facts.contents))
    facts.scripts = sorted(layout.plugin.additions.policy.hashes)
    facts.text = layout.plugin.additions.texts.get(page.file.src_uri)
    start = layout.plugin.additions.body_starts
    facts.where = (start, start + len(body)) if start >= 0 else (0, 0)


def collect(layout: Layout, made: Sequence[Made]) -> None:
    """Put together what pages brought along, in the order of the pages; refuse what must be."""
    plugin, additions = layout.plugin, layout.additions
    for file, one in zip(layout.pages, made, strict=True):
        tell(one.facts.said)
        additions.policy.hashes |= set(one.facts.scripts)
        additions.refused += one.refused
        if one.facts.text:
            additions.texts[file.src_uri] = one.facts.text
        if not one.is_written:
            layout.output.take((file.dest_uri,))
        if not one.has_new_downloads:
            layout.output.take(one.facts.downloads)
        page = _page(file)
        page.present_anchor_ids = set(one.facts.anchors)
        uris = layout.files.src_uris
        page.links_to_anchors = {uris[uri]: ids for uri, ids in one.facts.links.items()}
    plugin.additions = additions
    if plugin.serving and additions.refused:
        raise BrokenEdit(render_findings([str(one) for one in additions.refused]))
    plugin.judge(layout.config)
    level = layout.config.validation.links.anchors
    for file in layout.pages:
        _page(file).validate_anchor_links(files=layout.files, log_level=level)


def workers() -> int:
    """How many processes share the pages."""
    return len(os.sched_getaffinity(0)) if can_copy() else 1


def _page(file: File) -> Page:
    if file.page is None:
        raise TypeError(f"{file.src_uri} has no page")
    return file.page
