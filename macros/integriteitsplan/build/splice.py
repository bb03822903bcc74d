"""A new title in the menu, put into finished pages without rendering them again.

On a page, what is not open in the menu is a text that many pages share. Where only such a text
changed, the new one takes the place of the old one.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from integriteitsplan.build.upstream.menu import Menu

Pair = tuple[str, str]  # the text that stood on a page, and the text that belongs there


class NotShared(Exception):
    """This page must be rendered: what changed is its own, or not known as a text."""


class _Moved(NamedTuple):
    """An item of the menu in which something changed: of its own, or below it."""

    old: Any
    new: Any
    is_own: bool
    below: "Sequence[_Moved]"


class Splice:
    """From the menu of the last time to the menu of today."""

    def __init__(
        self, old: tuple[Navigation, Menu], new: tuple[Navigation, Menu], *, has_tabs: bool
    ) -> None:
        self._old, self._new, self._has_tabs = old[1], new[1], has_tabs
        same: dict[int, Any] = {}
        try:
            self._moved: Sequence[_Moved] | None = _moved(old[0].items, new[0].items, same)
        except ValueError:  # there are more items now, or less
            self._moved = None
        else:
            self._new.inherit(self._old, same)

    def put(self, html: str, page: Page, start: int) -> tuple[str, int]:
        """The page with the menu of today, and where its body starts, which did at `start`.

        Raises NotShared.
        """
        if self._moved is None:
            raise NotShared
        for old, new in self._pairs(self._moved, page, depth=0):
            if old == new:
                continue
            if "<script" in new or html.count(old) != 1:
                raise NotShared
            place = html.index(old)
            html = html[:place] + new + html[place + len(old) :]
            start += len(new) - len(old) if place < start else 0
        return html, start

    def _pairs(self, moved: Iterable[_Moved], page: Page, depth: int) -> Iterator[Pair]:
        for one in moved:
            if self._new.holds(one.new, page):
                if one.is_own:
                    raise NotShared
                yield from self._pairs(one.below, page, depth + 1)
                continue
            below = depth > 0
            yield _known(
                self._old.closed(one.old, page, is_below_open=below),
                self._new.closed(one.new, page, is_below_open=below),
            )
            if self._has_tabs and not below:
                yield _known(self._old.tab(one.old, page), self._new.tab(one.new, page))


def _known(old: str | None, new: str | None) -> Pair:
    if old is None or new is None:
        raise NotShared
    return old, new


def _moved(old: Sequence[Any], new: Sequence[Any], same: dict[int, Any]) -> list[_Moved]:
    """The items in which something changed; fills `same` with the others, by number of the old."""
    found = []
    for one, other in zip(old, new, strict=True):
        below = _moved(one.children or (), other.children or (), same)
        is_own = _own(one) != _own(other)
        if is_own or below:
            found.append(_Moved(one, other, is_own, below))
        else:
            same[id(one)] = other
    return found


def _own(item: Any) -> tuple[object, ...]:
    """What an item shows by itself; a section shows the page that stands for it."""
    index = next((one for one in item.children or () if one.is_page and one.is_index), None)
    about = item if item.is_page else index
    meta = sorted(about.meta.items()) if about else ()
    return (type(item), item.title, getattr(item, "url", ""), index and index.title, *meta)
