"""A page as the adapters see it."""

from dataclasses import dataclass

from integriteitsplan.register import Document


@dataclass(frozen=True)
class SitePage:
    """A page of the site.

    `body` is Markdown in which a template engine finds macro calls and nothing else; `source` is
    the file that an editor changes (with a line), '' where the page follows from the engine.
    `anchors` are the ids on the page, None where they are known only once it is rendered.
    """

    uri: str
    titel: str
    body: str
    has_calls: bool
    omschrijving: str = ""
    volgorde: int | None = None
    breed: bool = False
    document: Document | None = None
    source: tuple[str, int] | None = None
    anchors: frozenset[str] | None = None

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
            anchors=None if page.calls else page.outline.anchors,
        )
