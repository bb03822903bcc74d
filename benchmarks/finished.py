"""The finished text of a site: Markdown in which the macros' output is already written out."""

import posixpath
from collections import Counter
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from integriteitsplan.export import tables
from integriteitsplan.render import Renderer
from integriteitsplan.site import Forge, Site, SitePage
from integriteitsplan.views import VIEWS


def finished_pages(site: Site, forge: Forge) -> Mapping[str, str]:
    """The Markdown of every page by uri, with a title in its front matter."""
    return {uri: _front_matter(page) + _body(site, page, forge) for uri, page in site.pages.items()}


def _front_matter(page: SitePage) -> str:
    lines = [f"title: {_quoted(page.titel)}"]
    if page.omschrijving:
        lines.append(f"description: {_quoted(page.omschrijving)}")
    if page.breed:
        lines.append("hide: [toc]")
    return "\n".join(["---", *lines, "---", "", ""])


def _quoted(text: str) -> str:
    return "'" + str(Markup.escape(text)).replace("'", "''") + "'"


def _body(site: Site, page: SitePage, forge: Forge) -> str:
    addresses = _Addresses(site, page.uri, Forge(None, None) if page.delen else forge)
    renderer = Renderer(addresses, for_paper=bool(page.delen))
    counts: Counter[str] = Counter()

    def written_out(name: str) -> Any:
        def macro(*args: Any, **kwargs: Any) -> Markup:
            blocks = site.show(name, page.document, *args, **kwargs)
            offered = []
            for table in tables(blocks):
                file = table.gathered or name
                counts[file] += 1
                offered.append(_downloads(page.uri, file, counts[file]))
            return renderer.render(blocks, name, offered)

        return macro

    body = page.body
    if page.has_calls:
        template = Environment(keep_trailing_newline=True).from_string(body)  # noqa: S701 - Markdown
        body = template.render({view.name: written_out(view.name) for view in VIEWS})
    for place, name, blocks in site.placed(page):
        body = body.replace(place, renderer.render(blocks, name))
    address = page.uri.removesuffix(".md") + ".html"
    above, below = site.colophon(page, address, forge)
    lead, end = renderer.render(above, "verouderd"), renderer.render(below, "colofon")
    return f"{lead}\n\n{body}\n\n{end}\n"


def _downloads(uri: str, name: str, number: int) -> dict[str, str]:
    stem = posixpath.basename(uri).removesuffix(".md")
    base = (f"{stem}-" if stem != "index" else "") + name + (f"-{number}" if number > 1 else "")
    return {"CSV": f"{base}.csv", "JSON": f"{base}.json"}


class _Addresses:
    """Addresses as seen from one page, for a site of plain files."""

    def __init__(self, site: Site, uri: str, forge: Forge) -> None:
        self._site, self._uri, self._forge = site, uri, forge

    def record(self, kind: str, id: str) -> str | None:
        address = self._site.register.address(kind, id)
        if address is None or (there := self.page(address.uri)) is None:
            return None
        return f"{there}#{address.anchor}" if address.anchor else there

    def page(self, uri: str) -> str | None:
        if uri not in self._site.pages:
            return None
        there = posixpath.relpath(uri, posixpath.dirname(self._uri) or ".")
        return there.removesuffix(".md") + ".html"

    def edit(self, kind: str, id: str) -> str | None:
        record = self._site.register.find(kind, id)
        if record is None or not record.eenheid:
            return None
        place = record.place()
        return self._forge.edit(place.path, place.line)

    def anchor(self, kind: str, id: str) -> str | None:
        address = self._site.register.address(kind, id)
        return address.anchor if address and address.uri == self._uri else None
