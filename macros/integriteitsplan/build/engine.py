"""Building a site: what `mkdocs build` makes, byte for byte, with each piece of work done once.

The events of MkDocs happen in its order, but a page is finished before the next begins. So pages
are independent of each other: processes can share them, and what did not change is not made again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from sys import intern

from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from integriteitsplan.build.facts import Facts, contents_from, contents_of
from integriteitsplan.build.layout import Layout, copy_files, page_of, spliced
from integriteitsplan.build.logs import listening, tell
from integriteitsplan.build.upstream import current_page, in_theme
from integriteitsplan.plugin import Additions, BrokenEdit
from integriteitsplan.register.questions import asking, digest
from integriteitsplan.render import render_findings
from integriteitsplan.rules import Finding
from integriteitsplan.source import cores, shared
from integriteitsplan.source.uncollected import collect_young, grow_old

FEW = 16  # pages; less is made here before a copy of this process could begin


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
    # In a preview this process remembers what it copied; else it is done while pages are made.
    is_later = bool(waiting) and not layout.plugin.serving
    if not is_later:
        copy_files(layout)

    def work(place: int) -> Made:
        if is_later and place == 0:
            copy_files(layout)
        file = layout.pages[waiting[place]]
        made = make(layout, file, known.get(file.src_uri))
        collect_young()  # what a page leaves behind often refers to itself
        layout.progress.tick(place)
        return made

    grow_old()
    processes = cores() if len(waiting) >= FEW else 1
    made = shared(work, len(waiting), processes, is_last=not layout.plugin.serving)
    found |= dict(zip(waiting, made, strict=True))
    layout.progress.end()
    for number in waiting:
        # What another process worked out is known here too, or the next build misses its change.
        facts = found[number].facts
        layout.plugin.site.answers.update(facts.asked | facts.shown)
    return [found[number] for number in range(len(layout.pages))]


def _is_current(layout: Layout, file: File, facts: Facts) -> bool:
    """Whether a page, its downloads and all around it are as they were written."""
    if not layout.output.has(file.dest_uri, *facts.downloads):
        return False
    if file.src_uri in layout.same:
        return facts.answers_hold(layout.plugin.site.answers)
    shell = digest(layout.shells.around(page_of(file)), facts.body)
    return facts.shell == shell and _holds(layout, file, facts)


def _holds(layout: Layout, file: File, facts: Facts) -> bool:
    site = layout.plugin.site
    mark = site.pages[file.src_uri].mark
    return facts.holds(mark, site.answers, layout.files.src_uris)


def make(layout: Layout, file: File, known: Facts | None) -> Made:
    """A page, as far as possible from what is known of it."""
    page, plugin = page_of(file), layout.plugin
    plugin.additions = Additions()
    if known and known.text:
        plugin.additions.texts[file.src_uri] = known.text
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
        facts = Facts(mark, site.answers.to(asked), made_of=made_of)
        is_same = known and known.made_of == made_of and not plugin.additions.refused
        if known and is_same and known.shows(site.answers, layout.files.src_uris):
            return Made(replace(known, source=mark, asked=facts.asked), is_written=False)
        with asking() as shown:
            _render(layout, page)
        if known and plugin.serving and plugin.additions.refused:
            return Made(known, is_written=False, refused=plugin.additions.refused)
        facts.contents = contents_of(page.toc)
        _write(layout, page, facts)
    facts.shown, facts.files = site.answers.to(shown), layout.files.asked
    facts.said = said
    facts.downloads = sorted(plugin.additions.downloads.files)
    facts.anchors = sorted(intern(str(one)) for one in page.present_anchor_ids or ())
    facts.links = {to.src_uri: ids for to, ids in (page.links_to_anchors or {}).items()}
    if not plugin.additions.refused:
        layout.output.write(plugin.additions.downloads.files)
    return Made(facts, True, has_new_downloads=True, refused=plugin.additions.refused)


def _with_other_shell(layout: Layout, page: Page, facts: Facts) -> Made:
    """A page with the body that it had, in what the theme puts around it now."""
    start, end = facts.where
    if start == end:
        return _anew(layout, page, None)
    html = layout.output.read(page.file.dest_uri)
    if found := spliced(layout, page, html, start):
        text, now = found
        layout.output.write({page.file.dest_uri: text})
        return Made(replace(facts, where=(now, now + end - start)), is_written=True)
    page.content = html[start:end]
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
    html = in_theme(page, layout.config, layout.pages, layout.navigation, layout.env)
    write_file(layout.menu.filled(html), page.file.abs_dest_path)
    body = page.content or ""
    facts.body = digest(body, repr(facts.contents))
    facts.scripts = sorted(layout.plugin.additions.policy.hashes)
    facts.text = layout.plugin.additions.texts.get(page.file.src_uri)
    start = layout.plugin.additions.body_starts
    start += layout.menu.growth(html[: max(start, 0)])
    facts.where = (start, start + len(body)) if start >= 0 else (0, 0)


def collect(layout: Layout, made: Sequence[Made]) -> None:
    """Put together what pages brought along, in the order of the pages; refuse what must be."""
    plugin, additions = layout.plugin, layout.additions
    uris = layout.files.src_uris
    for file, one in zip(layout.pages, made, strict=True):
        tell(one.facts.said)
        additions.policy.hashes.update(one.facts.scripts)
        additions.refused += one.refused
        if one.facts.text:
            additions.texts[file.src_uri] = one.facts.text
        if not one.is_written:
            layout.output.take((file.dest_uri,))
        if not one.has_new_downloads:
            layout.output.take(one.facts.downloads)
        page = page_of(file)
        if one.is_written or page.present_anchor_ids is None:
            page.present_anchor_ids = set(one.facts.anchors)
            page.links_to_anchors = {uris[uri]: ids for uri, ids in one.facts.links.items()}
    plugin.additions = additions
    if plugin.serving and additions.refused:
        raise BrokenEdit(render_findings([str(one) for one in additions.refused]))
    plugin.judge(layout.config)
    level = layout.config.validation.links.anchors
    for file in layout.pages:
        page_of(file).validate_anchor_links(files=layout.files, log_level=level)
