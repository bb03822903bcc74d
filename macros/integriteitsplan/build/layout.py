"""All that is known before the first page is made: files, menu and templates."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from integriteitsplan.build.output import Output
from integriteitsplan.build.progress import Progress
from integriteitsplan.build.shell import Shells
from integriteitsplan.build.splice import NotShared, Splice
from integriteitsplan.build.upstream import Asked, build_theme_template, is_published, move
from integriteitsplan.build.upstream.converter import Converter
from integriteitsplan.build.upstream.menu import Menu
from integriteitsplan.build.upstream.partials import Rendered
from integriteitsplan.plugin import Additions, IntegriteitsplanPlugin
from integriteitsplan.plugin.files import Feed, feeds
from integriteitsplan.plugin.theme import page_values
from integriteitsplan.site import Site


@dataclass
class Layout:
    """All that is known before the first page is made.

    `same` are the uris of the pages of which nothing changed since the last layout, nor what the
    theme puts around them, but for what their views ask.
    """

    config: MkDocsConfig
    plugin: IntegriteitsplanPlugin
    site: Site
    nav: object
    files: Asked
    navigation: Navigation
    env: Environment
    pages: Sequence[File]
    shells: Shells
    converter: Converter
    output: Output
    progress: Progress
    additions: Additions  # of what is not a page
    menu: Menu
    was: "Layout | None" = None  # the last time, where that was not the same
    splice: Splice | None = None  # from that time to this
    same: AbstractSet[str] = frozenset()


def lay_out(
    config: MkDocsConfig,
    plugin: IntegriteitsplanPlugin,
    env: Environment,
    output: Output,
    progress: Progress,
    *,
    is_usual: bool,
    before: Layout | None,
) -> Layout:
    """Files, menu and templates; writes those templates that are not for a page.

    `is_usual` tells whether no template of the organisation looks at the menu; `before` is the
    layout of the last time, if that was the same but for texts and data.
    """
    layout = _again(before, config, plugin, output) if before else None
    if layout is None:
        layout = _anew(config, plugin, env, output, progress, is_usual=is_usual)
        layout.was = before and replace(before, was=None, splice=None)
        layout.splice = _splice(layout)
    Rendered(config).install(env)
    layout.env = config.plugins.on_env(env, config=config, files=layout.files)
    for template in sorted(config.theme.static_templates):
        build_theme_template(template, layout.env, layout.files, config, layout.navigation)
    return layout


def copy_files(layout: Layout) -> None:
    """Write the files that are no pages."""
    for file in layout.files:
        if not file.is_documentation_page() and is_published(file):
            layout.output.copy(file)


def _anew(
    config: MkDocsConfig,
    plugin: IntegriteitsplanPlugin,
    env: Environment,
    output: Output,
    progress: Progress,
    *,
    is_usual: bool,
) -> Layout:
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
        plugin.describe(page, files)
    menu = Menu(navigation, [page_of(file) for file in pages], is_usual=is_usual)
    menu.install(env)
    asked, features = Asked(files), config.theme.get("features", ())
    return Layout(
        config,
        plugin,
        plugin.site,
        config.nav,
        asked,
        navigation,
        env,
        pages,
        Shells(navigation, features, is_usual=is_usual),
        Converter(config, asked),
        output,
        progress,
        plugin.additions,
        menu,
    )


def _again(
    before: Layout, config: MkDocsConfig, plugin: IntegriteitsplanPlugin, output: Output
) -> Layout | None:
    """The layout of the last time, where the menu and all files are still the same."""
    was, site = before.site.pages, plugin.site.pages
    changed = {uri for uri, page in site.items() if page is not was.get(uri)}
    told = partial(page_values, forge=plugin.forge)
    calendars = feeds(plugin.site, before.files, config.site_url)
    if not (
        before.nav == config.nav
        and was.keys() == site.keys()
        and before.site.assets == plugin.site.assets
        and calendars.keys() == {one.src_uri for one in before.files if isinstance(one, Feed)}
        and all(told(was[uri]) == told(site[uri]) for uri in changed)
    ):
        return None
    if before.output.fresh != output.fresh:
        move(before.files, output.fresh)
    for file in before.files:
        if isinstance(file, Feed):
            file.make = calendars[file.src_uri]
    for uri in changed:
        page = page_of(before.files.src_uris[uri])
        page.markdown = ""
        plugin.describe(page, before.files)
    return replace(
        before,
        site=plugin.site,
        nav=config.nav,
        output=output,
        additions=plugin.additions,
        was=None,
        splice=None,
        same=site.keys() - changed,
    )


def spliced(layout: Layout, page: Page, html: str, start: int) -> tuple[str, int] | None:
    """A finished page with the menu of today, and where its body starts, which did at `start`.

    None where more changed around the page than the menu, or that must be rendered.
    """
    file = layout.was.files.src_uris.get(page.file.src_uri) if layout.was else None
    if not (layout.was and layout.splice and file and file.page):
        return None
    if layout.was.shells.without_menu(file.page) != layout.shells.without_menu(page):
        return None
    try:
        return layout.splice.put(html, page, start)
    except NotShared:
        return None


def _splice(layout: Layout) -> Splice | None:
    was, features = layout.was, layout.config.theme.get("features", ())
    if was is None or not (was.shells.is_whole and layout.shells.is_whole):
        return None
    return Splice(
        (was.navigation, was.menu),
        (layout.navigation, layout.menu),
        has_tabs="navigation.tabs" in features,
    )


def page_of(file: File) -> Page:
    """The page that is made of a file."""
    if file.page is None:
        raise TypeError(f"{file.src_uri} has no page")
    return file.page
