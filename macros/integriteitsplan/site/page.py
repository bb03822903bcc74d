"""A page as the adapters see it."""

from collections.abc import Iterator
from dataclasses import dataclass

from integriteitsplan.register import Document
from integriteitsplan.rules import Finding, Level
from integriteitsplan.source import Place, refused_in_html


@dataclass(frozen=True)
class SitePage:
    """A page of the site.

    `body` is Markdown in which a template engine finds macro calls and nothing else; `source` is
    the file that an editor changes (with a line), '' where the page follows from the engine.
    """

    uri: str
    titel: str
    body: str
    has_calls: bool
    omschrijving: str = ""
    volgorde: int | None = None
    breed: bool = False
    boost: float = 1
    document: Document | None = None
    source: tuple[str, int] | None = None

    def anchors(self) -> frozenset[str] | None:
        """The ids on the page; None where they are known only once it is rendered."""
        page = self.document.page if self.document else None
        return page.outline.anchors if page and not page.calls else None

    def refused(self, html: str) -> Iterator[Finding]:
        """What the page may not become, with the place in its source where that began."""
        for one in refused_in_html(html):
            page = self.document.page if self.document else None
            start = page.body.find(one.text[:24]) if page else -1
            line, column = page.outline.position(start) if page and start >= 0 else (0, 1)
            place = page.place(line, column) if page else Place(self.uri)
            yield Finding(place, one.what, one.remedy, "html-niet-toegestaan", Level.ERROR)

    @classmethod
    def of(cls, document: Document) -> "SitePage":
        """The page of a document."""
        page = document.page
        has_signs = any(sign in page.body for sign in ("{{", "{%", "{#"))
        return cls(
            uri=document.uri,
            titel=document.titel,
            body=page.guarded_body if has_signs else page.body,
            has_calls=has_signs,
            omschrijving=document.meta.omschrijving or "",
            volgorde=document.meta.volgorde,
            breed=document.meta.breed,
            document=document,
            source=(document.path, 1),
        )
