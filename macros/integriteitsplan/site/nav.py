"""The menu: the order that mkdocs.yml gives, with folders filled from the pages there are."""

from collections.abc import Iterable, Mapping
from typing import Any

from integriteitsplan.register.document import place_in_menu
from integriteitsplan.site.page import SitePage

Nav = list[Any]


def expand(
    nav: Nav | None,
    pages: Mapping[str, SitePage],
    titles: Mapping[str, str],
    hidden: frozenset[str] = frozenset(),
) -> Nav:
    """`nav` with every entry that ends in `/` replaced by the pages below that folder.

    Without a nav, everything. `titles` name folders that have no index page of their own, in their
    order. Entries for `hidden` pages, which another edition has, are left out; so are folders
    without any page.
    """
    entries = (
        nav
        if nav is not None
        else sorted({uri.partition("/")[0] + "/" * ("/" in uri) for uri in pages})
    )
    found = (_entry(entry, pages, titles) for entry in entries)
    return _without(found, hidden) if hidden else list(found)


def _without(entries: Iterable[Any], hidden: frozenset[str]) -> Nav:
    """The entries that lead somewhere in this edition."""
    kept: Nav = []
    for entry in entries:
        if isinstance(entry, dict):
            inner = {
                title: _without(one, hidden) if isinstance(one, list) else one
                for title, one in entry.items()
                if isinstance(one, list) or one not in hidden
            }
            kept += [{title: one} for title, one in inner.items() if one]
        elif entry not in hidden:
            kept.append(entry)
    return kept


def _entry(entry: Any, pages: Mapping[str, SitePage], titles: Mapping[str, str]) -> Any:
    if isinstance(entry, dict):
        return {
            title: _folder(inner, pages, titles)
            if _is_folder(inner)
            else [_entry(one, pages, titles) for one in inner]
            if isinstance(inner, list)
            else inner
            for title, inner in entry.items()
        }
    if _is_folder(entry):
        return {_title(entry, pages, titles): _folder(entry, pages, titles)}
    return entry


def _is_folder(entry: Any) -> bool:
    return isinstance(entry, str) and entry.endswith("/")


def _folder(folder: str, pages: Mapping[str, SitePage], titles: Mapping[str, str]) -> Nav:
    below = [uri for uri in pages if uri.startswith(folder)]
    own = [uri for uri in below if "/" not in uri[len(folder) :]]
    folders = list(
        dict.fromkeys(
            folder + uri[len(folder) :].partition("/")[0] + "/" for uri in below if uri not in own
        )
    )
    named = [*titles]
    entries: list[tuple[tuple[int, int, str], Any]] = [
        (_order(pages[uri], folder), uri) for uri in own
    ]
    for name in folders:
        index = pages.get(name + "index.md")
        number = named.index(name) if name in titles else 1000
        order = (1, place_in_menu(index.volgorde if index else None, number), name)
        entries.append((order, {_title(name, pages, titles): _folder(name, pages, titles)}))
    return [entry for _, entry in sorted(entries, key=lambda one: one[0])]


def _order(page: SitePage, folder: str) -> tuple[int, int, str]:
    if page.uri == folder + "index.md":
        return (0, 0, "")
    return (1, place_in_menu(page.volgorde), page.uri)


def _title(folder: str, pages: Mapping[str, SitePage], titles: Mapping[str, str]) -> str:
    index = pages.get(folder + "index.md")
    name = folder.rstrip("/").rpartition("/")[2]
    return index.titel if index else titles.get(folder, name.capitalize())


def folder_titles(units: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Names of the folders of the plans: those of the units."""
    return {f"plannen/{id}/": titel for id, titel in units}
