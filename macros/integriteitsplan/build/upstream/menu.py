"""The menu of a site, of which each part is rendered once for all pages that see it alike.

Written for the templates of mkdocs-material 9.8 that show the menu, and for those of overrides/.
"""

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from jinja2 import Environment
from mkdocs.structure.nav import Link, Navigation
from mkdocs.structure.pages import Page

MENU, TAB = "partials/nav-item.html", "partials/tabs-item.html"
SIGNATURES = {
    MENU: "{% macro render(nav_item, path, level, parent) %}",
    TAB: "{% macro render(nav_item, ref) %}",
}
ASKING = {
    MENU: "{{ remembered(render_anew, page, base_url, nav_item, path, level, parent) }}",
    TAB: "{{ remembered_tab(render_anew, page, base_url, nav_item, ref) }}",
}
# SHA-256 of each template.
KNOWN = {
    MENU: (
        "89895208f22d68ce405a4bcb6649b9150eba5bbb04663a6cb3f93f02daf1d2f7",
        "2f397a1299ba8742cfd4ab829be6bba6e5e362eeb64d6bcbf1c80b851c9a1415",
    ),
    TAB: ("52fe1f551aa2dbfc9e15a19718a4cadd1f1e728d567ca21fea493ebfccaf3fe2",),
}
# Stands where a child belongs, and on both sides of the number of a text; no source can hold it.
HOLE = "\0"
MARK = re.compile(rf"{HOLE}(\d+){HOLE}")
MANY = 500  # where each page has a folder of its own, what is open is different on each

Call = tuple[Any, ...]  # an item, its path, its level and the item above it
Render = Callable[..., str]


def is_known(name: str, source: str) -> bool:
    """Whether this is a template of which was read what it shows."""
    return hashlib.sha256(source.encode()).hexdigest() in KNOWN.get(name, ())


def remembering(name: str, source: str) -> str:
    """The template, asking what is remembered before it renders anything anew."""
    if not is_known(name, source):
        return source
    signature = SIGNATURES[name]
    anew = signature.replace("render", "render_anew", 1)
    return source.replace(signature, f"{signature}{ASKING[name]}{{% endmacro %}}{anew}")


class Menu:
    """The menu of a site, part by part.

    What is not open looks the same from every page that has as many folders between itself and
    that part; from elsewhere its links begin in another way, and nothing else differs. An open
    section has another child open on each page; what stands around its children is the same again.

    Templates get a mark for what is not open, and `filled` puts its text there when the page is
    written: it is most of a page, and need not be copied, searched and encoded for each. Only if
    `is_usual`: other templates may do something with the text of the menu.
    """

    def __init__(self, navigation: Navigation, pages: Iterable[Page], *, is_usual: bool) -> None:
        self._known: dict[tuple[object, ...], str] = {}
        self._seen: dict[tuple[object, ...], tuple[str, str]] = {}  # a text, how its links begin
        self._opened: dict[tuple[object, ...], _Opened] = {}
        self._parts: dict[int, _Part] = {}
        self._asked: dict[int, set[Call]] = {}
        for item in navigation.items:
            self._describe(item)
        for page in pages:  # some stand in a section without being in the menu
            for section in page.ancestors:
                part = self._parts[id(section)]
                part.uris |= {page.file.src_uri}
        self._here: tuple[object, tuple[str, ...]] = (None, ())
        self._left_out: list[Call] | None = None  # while children are left out
        self._without_marks = not is_usual
        self._marks: dict[str, str] = {}
        self._texts: list[bytes] = []  # by the number in their marks
        self._growth: list[int] = []  # how many characters each has more than its mark

    def install(self, env: Environment) -> None:
        """Let the templates of `env` ask here first."""
        env.globals["remembered"] = self._remembered
        env.globals["remembered_tab"] = self._remembered_tab

    def closed(self, item: Any, page: Page, *, is_below_open: bool) -> str | None:
        """The text of an item that `page` is not in, if it was ever rendered for such a page."""
        asked = self._asked.get(id(item), ())
        if len(asked) != 1:
            return None
        ((path, level),) = asked
        seen = self._place(self._parts[id(item)], page, "")
        return self._known.get(_key(item, path, level, is_below_open, seen))

    def tab(self, item: Any, page: Page) -> str | None:
        """The same of the tab of an item."""
        seen = self._place(self._parts[id(item)], page, "")
        return self._known.get(("tab", id(item), False, *seen))

    def inherit(self, old: "Menu", same: Mapping[int, Any]) -> None:
        """Take over what `old` knew: `same` has the item of today for the number of one of then."""
        for key, text in old._known.items():
            start = 1 if key[0] == "tab" else 0
            item = same.get(key[start])  # type: ignore[call-overload]  # the number of an item
            if item is not None:
                self._known[(*key[:start], id(item), *key[start + 1 :])] = text
        for number, calls in old._asked.items():
            if number in same:
                self._asked[id(same[number])] = calls

    def holds(self, item: Any, page: Page) -> bool:
        """Whether a page is an item, or below it."""
        return page.file.src_uri in self._parts[id(item)].uris

    def filled(self, html: str) -> bytes:
        """A page as it is written, with the texts that marks stand for."""
        parts = MARK.split(html)
        texts = [_encoded(part) for part in parts]
        texts[1::2] = [self._texts[int(number)] for number in parts[1::2]]
        return b"".join(texts)

    def growth(self, html: str) -> int:
        """How many characters more there are when it is filled."""
        return sum(self._growth[int(number)] for number in MARK.findall(html))

    def _mark(self, text: str) -> str:
        mark = self._marks.get(text)
        if mark is None:
            mark = self._marks[text] = f"{HOLE}{len(self._texts)}{HOLE}"
            self._texts.append(_encoded(text))
            self._growth.append(len(text) - len(mark))
        return mark

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

    def _remembered(self, render: Render, page: Page | None, base_url: str, *call: Any) -> str:
        if self._left_out is None:
            return self._shown(render, page, base_url, call)
        self._left_out.append(call)
        return HOLE

    def _shown(self, render: Render, page: Page | None, base_url: str, call: Call) -> str:
        item, path, level, parent = call
        part = self._parts.get(id(item))
        if part is None:
            return render(*call)
        seen = self._place(part, page, base_url)
        key = _key(item, path, level, bool(parent and parent.active), seen)
        if page and page.file.src_uri in part.uris:
            return self._open(render, page, base_url, call, key) if item.children else render(*call)
        known = self._known.get(key)
        if known is None:
            self._asked.setdefault(id(item), set()).add((path, level))
            known = self._known[key] = self._closed(render, call, key, part.links(seen))
        return known if self._without_marks or not page else self._mark(known)

    def _closed(self, render: Render, call: Call, key: tuple[object, ...], links: str) -> str:
        """What was seen from elsewhere, with the addresses as they are from here."""
        if not links:
            return self._whole(render, call)
        seen = self._seen.get(key[:4])
        if seen is None:
            seen = self._seen[key[:4]] = self._whole(render, call), links
        text, there = seen
        return text.replace(there, links)

    def _whole(self, render: Render, call: Call) -> str:
        """A text without marks in it."""
        was, self._without_marks = self._without_marks, True
        try:
            return render(*call)
        finally:
            self._without_marks = was

    def _open(
        self, render: Render, page: Page, base_url: str, call: Call, key: tuple[object, ...]
    ) -> str:
        """A section that `page` is in: what stands around its children, with these in between."""
        item, uri = call[0], page.file.src_uri
        is_index = page.is_index and any(child is page for child in item.children)
        key += (item.active, uri if is_index else None)
        opened = self._opened.get(key)
        if opened is None:
            if len(self._opened) >= MANY:
                self._opened.clear()
            opened = self._opened[key] = self._around(render, call)
        texts = opened.texts.copy()
        for number, (below, uris) in enumerate(opened.below):
            if uri in uris:
                texts[2 * number + 1] = self._shown(render, page, base_url, below)
            elif not texts[2 * number + 1]:
                text = self._shown(render, page, base_url, below)
                texts[2 * number + 1] = opened.texts[2 * number + 1] = text
        return "".join(texts)

    def _around(self, render: Render, call: Call) -> "_Opened":
        left_out: list[Call] = []
        self._left_out = left_out
        try:
            pieces = render(*call).split(HOLE)
        finally:
            self._left_out = None
        below = [(one, self._parts[id(one[0])].uris) for one in left_out]
        texts = [""] * (2 * len(below) + 1)
        texts[::2] = pieces
        return _Opened(texts, below)

    def _remembered_tab(
        self, render: Render, page: Page | None, base_url: str, item: Any, ref: Any
    ) -> str:
        part = self._parts.get(id(item))
        if ref or part is None:
            return render(item, ref)
        key = ("tab", id(item), item.active, *self._place(part, page, base_url))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = render(item, ref)
        return known

    def _place(self, part: "_Part", page: Page | None, base_url: str) -> tuple[object, ...]:
        """The same wherever the addresses in a part are the same."""
        if page is None:  # an address that does not exist, somewhere in the site
            return (None, base_url)
        if self._here[0] is not page:
            folder, _, name = page.url.rpartition("/")
            self._here = (page, tuple(_parts(folder if "." in name else page.url)))
        return part.seen_from(self._here[1])


class _Opened(NamedTuple):
    """Texts of an open section: what stands around its children, and between those each child.

    A child is empty as long as it was not seen closed.
    """

    texts: list[str]
    below: list[tuple[Call, frozenset[str]]]


class _Part:
    """A part of the menu: its pages, and the folders that the addresses of all have in common."""

    def __init__(self, uris: frozenset[str], common: tuple[str, ...], is_regular: bool) -> None:
        self.uris, self.common, self.is_regular = uris, common, is_regular

    def seen_from(self, folder: tuple[str, ...]) -> tuple[object, ...]:
        """The same for all folders from which the addresses are the same."""
        shared = _shared(folder, self.common)
        if self.is_regular and shared < len(self.common):
            return (len(folder) - shared, shared)
        return folder

    def links(self, seen: tuple[object, ...]) -> str:
        """How each link in this part begins, seen from there; '' where they do not begin alike."""
        match seen:
            case (int(up), int(shared)):
                return 'href="' + "../" * up + "/".join(self.common[shared:])
            case (None, str(base_url)) if self.is_regular and self.common:
                return 'href="' + posixpath.join(base_url, *self.common)
        return ""


def _key(
    item: Any, path: str, level: int, is_below_open: bool, seen: tuple[object, ...]
) -> tuple[object, ...]:
    """All that a closed item depends on; a page shows nothing of what is above it."""
    return (id(item), path, level, is_below_open and bool(item.children), *seen)


def _encoded(text: str) -> bytes:
    """As MkDocs writes a page."""
    return text.encode("utf-8", errors="xmlcharrefreplace")


def _parts(url: str) -> list[str]:
    return [part for part in url.split("/") if part not in ("", ".")]


def _common(paths: list[tuple[str, ...]]) -> tuple[str, ...]:
    first, last = min(paths), max(paths)
    return first[: _shared(first, last)]


def _shared(first: tuple[str, ...], second: tuple[str, ...]) -> int:
    """With how many of the same folders both begin."""
    same = 0
    for one, other in zip(first, second, strict=False):
        if one != other:
            break
        same += 1
    return same
