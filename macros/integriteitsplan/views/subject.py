"""Which document a view of decisions is about."""

from typing import NamedTuple

from integriteitsplan.cycle.decisions import AnyOfDocument, decided_with, document_of
from integriteitsplan.register import Document
from integriteitsplan.views.data.cells import PageLink
from integriteitsplan.views.scope import Scope


class Subject(NamedTuple):
    """The documents that were asked about; None for all of them, () where none has that name.

    `is_named` where the author chose another document than that of the page.
    """

    documents: tuple[Document, ...] | None
    is_named: bool = False

    def records(self, scope: Scope, model: type[AnyOfDocument]) -> tuple[AnyOfDocument, ...]:
        """The records of a kind that belong to these documents."""
        everything = scope.register.all(model)
        if self.documents is None:
            return everything
        return tuple(
            one for one in everything if document_of(scope.register, one) in self.documents
        )

    def title(self, what: str) -> str:
        """A title, with the document in it where it is not that of the page."""
        return f"{what} bij {self.documents[0].titel}" if self.is_named and self.documents else what

    def empty(self, what: str) -> str:
        """What to say where there is nothing."""
        return "Dit document is niet gevonden." if self.documents == () else what

    def page(self, document: Document | None) -> PageLink | None:
        """A link to a document, where a reader could take it for another."""
        is_known = self.documents is not None and len(self.documents) == 1
        return PageLink(document.titel, document.uri) if document and not is_known else None


def subject(scope: Scope, name: str | None) -> Subject:
    """The document with this name; else that of the page, with what it asks a decision about.

    On a page that is no plan, memo or report, all documents.
    """
    if name:
        found = scope.register.document_named(name, scope.eenheid(None))
        return Subject((found,) if found else (), is_named=True)
    if scope.document and scope.document.plan:
        return Subject(decided_with(scope.register, scope.document))
    return Subject(None)
