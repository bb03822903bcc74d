"""Deciding: what belongs to a document that is decided on, and what was promised with it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, TypeVar

from integriteitsplan.cycle.derivation import parent_plan
from integriteitsplan.model.besluitvorming import (
    Belanghebbende,
    Besluit,
    Focuspunt,
    Reactie,
    Toezegging,
)
from integriteitsplan.model.documenten import Documentsoort
from integriteitsplan.model.middelen import Communicatiemoment
from integriteitsplan.register import Document, Register

OfDocument = Belanghebbende | Reactie | Besluit | Focuspunt | Communicatiemoment
AnyOfDocument = TypeVar(
    "AnyOfDocument", Belanghebbende, Reactie, Besluit, Focuspunt, Communicatiemoment
)


def all_of_documents(register: Register) -> Iterator[OfDocument]:
    """Every record that can name a document."""
    yield from register.all(Belanghebbende)
    yield from register.all(Reactie)
    yield from register.all(Besluit)
    yield from register.all(Focuspunt)
    yield from register.all(Communicatiemoment)


def document_of(register: Register, record: OfDocument) -> Document | None:
    """The document that a record names; None where it names none, or one that does not exist."""
    return register.document_named(record.document, record.eenheid) if record.document else None


def records_of(
    register: Register, model: type[AnyOfDocument], document: Document
) -> tuple[AnyOfDocument, ...]:
    """The records of a kind that name this document, in the order in which they were written."""
    return tuple(one for one in register.all(model) if document_of(register, one) is document)


def decided_with(register: Register, document: Document) -> tuple[Document, ...]:
    """The document and, for a memo, the document that it asks a decision about."""
    is_memo = document.meta.soort is Documentsoort.BESLISNOTA
    about = parent_plan(register, document) if is_memo else None
    return (document, about) if about else (document,)


class Promise(NamedTuple):
    """A promise and the decision that it stands with; `steps` lead to where it was written."""

    besluit: Besluit
    toezegging: Toezegging
    steps: tuple[int | str, ...]

    @property
    def is_reason(self) -> bool:
        """Whether the decision follows from the promise, and not the promise from the decision."""
        return self.steps == ("aanleiding",)

    @property
    def is_done(self) -> bool:
        """Whether somebody wrote down when it was done."""
        return self.toezegging.nagekomen_op is not None

    def is_late(self, peildatum: date) -> bool:
        """Whether it should have been done before `peildatum`, and was not."""
        day = self.toezegging.voor
        return not self.is_done and day is not None and day < peildatum


def promises(decision: Besluit) -> Iterator[Promise]:
    """The promise behind a decision, then those that were made with it."""
    if decision.aanleiding:
        yield Promise(decision, decision.aanleiding, ("aanleiding",))
    for index, promise in enumerate(decision.vervolg):
        yield Promise(decision, promise, ("vervolg", index))
