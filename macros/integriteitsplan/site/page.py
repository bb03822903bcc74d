"""A page as the adapters see it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape

from integriteitsplan.model.archief import Archief
from integriteitsplan.model.documenten import Taal
from integriteitsplan.model.record import Record
from integriteitsplan.publication import NietVeilig
from integriteitsplan.register import Document
from integriteitsplan.register.glossary import GLOSSARY
from integriteitsplan.register.questions import digest
from integriteitsplan.rules import Finding, Level
from integriteitsplan.source import Call, Place, refused_in_html
from integriteitsplan.source.glossary import term_ids


@dataclass(frozen=True)
class SitePage:
    """A page of the site.

    `body` is Markdown in which a template engine finds macro calls and nothing else; `source` is
    the file that an editor changes (with a line), None where the page follows from the engine;
    `record` is what the page is about, where that is one record.
    A page of an `archief` shows the blocks that are kept in it, one with `delen` the texts of those
    documents in one. What is `deel_van` another page, by its uri, is not in the menu itself, but
    stands there where that one does; `is_found` tells whether search finds it.
    """

    uri: str
    titel: str
    body: str
    has_calls: bool
    omschrijving: str = ""
    volgorde: int | None = None
    taal: Taal = Taal.NL
    breed: bool = False
    boost: float = 1
    document: Document | None = None
    record: Record | None = None
    source: tuple[str, int] | None = None
    archief: Archief | None = None
    delen: tuple[Document, ...] = ()
    deel_van: str = ""
    is_found: bool = True

    @cached_property
    def mark(self) -> str:
        """Changes when anything does of which the page is made, but for what its views ask."""
        own = (self.uri, self.titel, self.has_calls, self.omschrijving, self.volgorde)
        more = (self.breed, self.boost, self.source, self.deel_van, self.is_found)
        texts = [*self.delen, *((self.document,) if self.document else ())]
        records = [one.model_dump_json() for one in (self.archief, self.record) if one]
        return digest(repr((own, more)), self.body, *(one.mark for one in texts), *records)

    @property
    def in_menu(self) -> bool:
        """Whether the menu leads to it."""
        return not self.deel_van

    @property
    def is_plan(self) -> bool:
        """Whether this is a plan, memo or report, now or as it was, or several in one."""
        return bool(self.delen or self.archief or (self.document and self.document.plan))

    def anchors(self) -> frozenset[str] | None:
        """The ids in the text of the page; None where it has no text of an author."""
        return self.document.page.outline.anchors | self.term_ids if self.document else None

    @cached_property
    def term_ids(self) -> frozenset[str]:
        """The ids that the terms get, if this is the glossary."""
        return term_ids(self.body) if self.uri == GLOSSARY else frozenset()

    def refused(self, html: str) -> Iterator[Finding]:
        """What the page may not become, with the place in its source where that began."""
        for one in refused_in_html(html):
            page = self.document.page if self.document else None
            line, column = page.outline.position(_where(one.text, page.body)) if page else (0, 1)
            place = page.place(line, column) if page else Place(self.uri)
            yield Finding(place, one.what, one.remedy, "html-niet-toegestaan", Level.ERROR)

    def failed(self, name: str, error: Exception) -> Finding:
        """That a macro stopped, at its first call on this page.

        Our own macros refuse only to betray a number; those of the organisation may hold mistakes.
        """
        calls = self.document.page.calls if self.document else ()
        found = (call.place for call in calls if isinstance(call, Call) and call.name == name)
        place = next(found, Place(self.uri))
        if isinstance(error, NietVeilig):
            remedy = "er wordt niets gepubliceerd; meld dit aan de makers van de site"
            return Finding(place, str(error), remedy, "incidenten-herleidbaar", Level.ERROR)
        what = f"de macro '{name}' stopte met een fout: {type(error).__name__}: {error}"
        remedy = "herstel de code in macros/main.py"
        return Finding(place, what, remedy, "eigen-macros", Level.ERROR)

    @classmethod
    @lru_cache(maxsize=16384)
    def of(cls, document: Document, is_archived: bool = False) -> "SitePage":
        """The page of a document; a plan begins with its status, and says what was adopted."""
        page = document.page
        has_signs = any(sign in page.body for sign in ("{{", "{%", "{#"))
        body = page.guarded_body if has_signs else page.body
        if document.plan:
            body = _with_status(document, body, is_archived)
        return cls(
            uri=document.uri,
            titel=document.titel,
            body=body,
            has_calls=has_signs or document.plan is not None,
            omschrijving=document.meta.omschrijving or "",
            volgorde=document.meta.volgorde,
            taal=document.meta.taal,
            breed=document.meta.breed,
            document=document,
            source=(document.path, 1),
        )


def _with_status(document: Document, body: str, is_archived: bool) -> str:
    """The text with the calls that its author left out: status on top, adoption right below it."""
    calls = {one.name: one.text for one in document.page.calls if isinstance(one, Call)}
    status = calls.get("plankop", "{{ plankop() }}")
    if "plankop" not in calls:
        body = f"{status}\n\n{body}"
    if is_archived and "vaststelling" not in calls:
        body = body.replace(status, f"{status}\n\n{{{{ vaststelling() }}}}", 1)
    return body


def _where(tag: str, body: str) -> int:
    """Where in a text a tag began: as it stands, else what it holds, the longest word first."""
    words = sorted(unescape(tag).replace('"', " ").split(), key=len, reverse=True)
    for known in (tag[:24], *(word for word in words if len(word) > 3)):
        if (start := body.find(known)) >= 0:
            return start
    return 0
