"""The files of the built site: valid HTML, whole links, nothing from another host."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.browser.conftest import ROOT, Built
from tests.tools.checker import Message

# What the HTML checker says about templates of Material 9.8 that we do not override.
THEME = {
    "Attribute “autocomplete” is only allowed when": "the hidden checkboxes of menu and search",
    "The value of the “for” attribute of the “label” element must be": (
        "the table of contents of an index page, that has no checkbox there"
    ),
}
# The checker reads files, so it cannot know that 'self' is the folder; the browser tests do.
NOT_FOR_FILES = "violates Content Security Policy (meta tag)"
LOADS = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}
EDIT = re.compile(
    r"https://forge\.example/waterrijk/integriteitsplan/edit/main/([^#]+)(?:#L(\d+))?"
)


class Reader(HTMLParser):
    """Collects the anchors, the links and the resources of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.edits: list[str] = []
        self.resources: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element; what it points at is sorted by what a browser would do with it."""
        values = {name: value or "" for name, value in attrs}
        self.anchors |= {values[name] for name in ("id", "name") if name in values}
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
            if "ip-wijzig" in values.get("class", "").split():
                self.edits.append(values["href"])
        elif values.get("rel") not in ("canonical", "next", "prev"):
            self.resources += [values[LOADS[tag]]] if values.get(LOADS.get(tag, "")) else []


def test_the_html_of_every_page_is_valid(
    built: Built, vnu: Callable[[Iterable[Path]], list[Message]]
) -> None:
    messages = [one for one in vnu([built.folder]) if NOT_FOR_FILES not in one.text]
    assert [str(one) for one in messages if not one.text.startswith(tuple(THEME))] == []
    unneeded = [known for known in THEME if not any(one.text.startswith(known) for one in messages)]
    assert unneeded == []


def test_every_link_within_the_site_leads_somewhere(built: Built) -> None:
    broken = [
        f"{path.relative_to(built.folder)}: {link}"
        for path in pages(built.folder)
        for link in read(path).links
        if not resolves(built, path, link)
    ]
    assert broken == []


def test_what_a_page_loads_is_in_the_site(built: Built) -> None:
    outside = {
        resource
        for path in pages(built.folder)
        for resource in read(path).resources
        if urlsplit(resource).scheme or not resolves(built, path, resource)
    }
    assert {one for one in outside if not one.startswith(built.address)} == set()
    styles = "".join(path.read_text(encoding="utf-8") for path in built.folder.rglob("*.css"))
    assert re.findall(r"url\([\"']?(?:https?:)?//[^)]*\)", styles) == []
    # The theme asks GitHub or GitLab for statistics wherever it finds this component.
    assert not [path for path in pages(built.folder) if b'component="source"' in path.read_bytes()]


def test_edit_links_point_at_the_line_where_a_record_starts(built: Built) -> None:
    links = {link for path in pages(built.folder) for link in read(path).edits}
    assert len(links) > 100
    for link in links:
        found = EDIT.fullmatch(link)
        assert found, link
        lines = (ROOT / unquote(found[1])).read_text(encoding="utf-8").splitlines()
        assert lines[int(found[2] or 1) - 1].lstrip().startswith(("- ", "naam:", "---")), link


def test_every_page_can_be_changed_at_its_source(built: Built) -> None:
    page = (built.folder / "melden/index.html").read_text(encoding="utf-8")
    assert "/edit/main/docs/melden/index.md" in page
    page = (built.folder / "rollen/vertrouwenspersoon.html").read_text(encoding="utf-8")
    assert re.search(r'/edit/main/plans/concern/rollen\.yml#L\d+"', page)


def pages(folder: Path) -> Iterator[Path]:
    """Every page below a folder."""
    return folder.rglob("*.html")


@cache
def read(path: Path) -> Reader:
    """A page, read once."""
    return Reader(path.read_text(encoding="utf-8"))


def resolves(built: Built, path: Path, link: str) -> bool:
    """Whether a link leads to a file and an anchor of the site, or out of it."""
    base = built.address + path.relative_to(built.folder).as_posix()
    target = urljoin(base, link)
    if not target.startswith(built.address):
        return urlsplit(link).scheme in ("https", "mailto", "tel")
    parts = urlsplit(target.removeprefix(built.address))
    file = built.folder / unquote(parts.path)
    if not file.is_file():
        return False
    anchor = unquote(parts.fragment)
    return not anchor or file.suffix != ".html" or anchor in read(file).anchors
