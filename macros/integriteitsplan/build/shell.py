"""What the theme puts around the body of a page, as a digest that changes when it does."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, nodes
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from integriteitsplan.build.upstream.menu import MENU
from integriteitsplan.register.questions import digest

# Names through which a template comes at the whole menu.
WAYS = frozenset({"ancestors", "nav", "pages", "parent", "site_nav"})
# What the menu stands in, from the outside in.
OUTER, BLOCK, INNER = "base.html", "site_nav", "partials/nav.html"
LOOKING = (nodes.AssignBlock, nodes.CallBlock, nodes.Compare, nodes.Getattr, nodes.Getitem)
HEADINGS = 'data-md-component="toc"'  # beside the menu, in the same block


class Shells:
    """The shell of each page of a site.

    Of a menu that is pruned, a page shows only the lists that it is below: their titles, and where
    they lead. Own templates may show more of it; `is_usual` says that none does.
    """

    def __init__(
        self, navigation: Navigation, features: Collection[str], *, is_usual: bool
    ) -> None:
        self._is_pruned = (
            is_usual and "navigation.prune" in features and "navigation.sections" not in features
        )
        home = navigation.homepage
        self._home = repr((home.title, home.url) if home else None)
        self._whole = digest("\n".join(_lines(navigation.items, self._is_pruned)))
        self._lists: dict[int, str] = {}
        # Nothing but the menu shows more of it than a page near, and all of it.
        self.is_whole = is_usual and not {"navigation.prune", "navigation.path"} & set(features)

    def around(self, page: Page) -> str:
        """The shell of a page."""
        lists = map(self._list, page.ancestors)
        return digest(self._whole, *lists, self.without_menu(page))

    def without_menu(self, page: Page) -> str:
        """The shell of a page, but for the menu."""
        near = (
            (one.title, one.url, one.meta.get("lang")) if one else None
            for one in (page.previous_page, page.next_page)
        )
        own = [*near, sorted(page.meta.items()), page.edit_url, page.url]
        return f"{self._home} {own!r}"

    def _list(self, section: Any) -> str:
        """The list below a section in which a page stands."""
        if not self._is_pruned:
            return ""
        known = self._lists.get(id(section))
        if known is None:
            lines = _lines(section.children, is_pruned=True)
            known = self._lists[id(section)] = digest("\n".join(lines))
        return known


def _lines(items: Iterable[Any], is_pruned: bool, depth: int = 0) -> Iterator[str]:
    """What a list in the menu says; a pruned list says of its lists only where they begin."""
    for item in items:
        first = item
        while first.children:
            first = first.children[0]
        meta = sorted(item.meta.items()) if item.is_page else None
        yield repr((depth, item.title, getattr(first, "url", ""), bool(item.children), meta))
        if not is_pruned and item.children:
            yield from _lines(item.children, is_pruned, depth + 1)


def is_usual(env: Environment, folders: Iterable[Path]) -> bool:
    """Whether no template below these folders, but for the menu itself, looks at the menu.

    Nor at its text, which stands in a page only when that is written.
    """
    for folder in folders:
        for path in folder.rglob("*.html"):
            name = path.relative_to(folder).as_posix()
            if name == MENU or not path.is_file():
                continue
            tree = env.parse(path.read_text(encoding="utf-8"), filename=str(path))
            used = [one.name for one in tree.find_all(nodes.Name)]
            used += [one.attr for one in tree.find_all(nodes.Getattr)]
            homes = sum(one.attr == "homepage" for one in tree.find_all(nodes.Getattr))
            if WAYS.intersection(used) - {"nav"} or used.count("nav") > homes:
                return False
            used += [one.value for one in tree.find_all(nodes.Const)]
            if name in (OUTER, INNER) or INNER in used:
                return False
            if any(map(_is_changed, tree.find_all(nodes.Block))):
                return False
    return True


def _is_changed(block: nodes.Block) -> bool:
    """Whether more is done with the text of the menu than to show it."""
    if block.name != BLOCK:
        return False
    if any(isinstance(one, LOOKING) for one in block.find_all(nodes.Node)):
        return True
    return not all(map(_is_of_headings, block.find_all(nodes.Filter)))


def _is_of_headings(used: nodes.Filter) -> bool:
    first = used.args[0] if used.args else None
    return used.name == "replace" and isinstance(first, nodes.Const) and first.value == HEADINGS
