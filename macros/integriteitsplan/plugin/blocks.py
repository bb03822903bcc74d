"""Blocks on a finished page: where their marks stand, with addresses as seen from that page."""

import re
from dataclasses import dataclass, field

from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from integriteitsplan.export import Downloads, offered
from integriteitsplan.register import Register
from integriteitsplan.render import Renderer
from integriteitsplan.site import Forge
from integriteitsplan.views.data.blocks import Blocks

HEADING = re.compile(r'<h([2-6])[^>]*\bid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
HEADING_LEVEL = re.compile(r"<h([1-6])\b")
# The space is looked for last: a pattern that starts with fixed letters is found much sooner.
ELEMENT_ID = re.compile(r'id="(?<=\sid=")([^"]+)"')
PERMALINK = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)


@dataclass(frozen=True)
class PageResolver:
    """Addresses as seen from one page; each is worked out once."""

    here: Page
    files: Files
    register: Register
    forge: Forge
    _seen: dict[str, str | None] = field(default_factory=dict)

    def record(self, kind: str, id: str) -> str | None:
        """The address of a record, relative to this page; None if it has none."""
        address = self.register.address(kind, id)
        if address is None or (there := self.page(address.uri)) is None:
            return None
        return f"{there}#{address.anchor}" if address.anchor else there

    def page(self, uri: str) -> str | None:
        """The address of a page, relative to this page; None if it does not exist."""
        if uri not in self._seen:
            file = self.files.get_file_from_path(uri)
            self._seen[uri] = file.url_relative_to(self.here.file) if file else None
        return self._seen[uri]

    def edit(self, kind: str, id: str) -> str | None:
        """Where to change a record; None for what ships with the engine."""
        place = self.register.place(kind, id)
        return self.forge.edit(place.path, place.line) if place else None

    def anchor(self, kind: str, id: str) -> str | None:
        """The element id that a record gets here; None if its address is on another page."""
        address = self.register.address(kind, id)
        return address.anchor if address and address.uri == self.here.file.src_uri else None


def put_blocks(
    html: str,
    mark: str,
    calls: list[tuple[str, Blocks]],
    resolver: PageResolver,
    downloads: Downloads | None,
) -> str:
    """`html` with the blocks of each call (macro name, blocks) where its mark and number stand.

    The page learns the headings and ids that came with them. One without `downloads` is for paper.
    """
    # A pattern that starts with fixed letters is found much sooner.
    html = html.replace(f"<p>{mark}", mark)
    numbered = re.compile(rf"{mark}x(\d+)x(?:</p>)?")
    page = resolver.here
    renderer = Renderer(resolver, for_paper=downloads is None)
    levels = {int(found[1]): _level_at(html, found.start()) for found in numbered.finditer(html)}

    def render(number: int, name: str, blocks: Blocks) -> Markup:
        offers = (
            [downloads.offer(page.file.dest_uri, name, table) for table in offered(blocks)]
            if downloads
            else []
        )
        seen = [_seen_from(page, offer) for offer in offers]
        return renderer.render(blocks, name, seen, levels.get(number, 2))

    made = [render(number, name, blocks) for number, (name, blocks) in enumerate(calls)]
    if "lang" in page.meta:  # of the text around them; what we make is Dutch
        made = [Markup('<div lang="nl">{}</div>').format(one) for one in made]
    html = numbered.sub(lambda found: made[int(found[1])], html)
    page.toc = table_of_contents(html)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | set(ELEMENT_ID.findall(html))
    return html


def table_of_contents(html: str) -> TableOfContents:
    """The headings of a finished page, those of blocks included."""
    top: list[AnchorLink] = []
    open_: list[AnchorLink] = []
    for level, id, inner in HEADING.findall(html):
        title = Markup(PERMALINK.sub("", inner)).striptags()  # noqa: S704 - tags are removed
        link = AnchorLink(str(Markup.escape(title)), id, int(level))
        while open_ and open_[-1].level >= link.level:
            open_.pop()
        (open_[-1].children if open_ else top).append(link)
        open_.append(link)
    return TableOfContents(top)


def _seen_from(page: Page, offer: dict[str, str]) -> dict[str, str]:
    return {label: get_relative_url(uri, page.url) for label, uri in offer.items()}


def _level_at(html: str, position: int) -> int:
    """The level that a heading gets below the last one before `position`."""
    above = HEADING_LEVEL.findall(html, 0, position)
    return min(int(above[-1]) + 1, 6) if above else 2
