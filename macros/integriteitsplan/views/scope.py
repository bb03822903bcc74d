"""What a view may look at: the register, a date, and the document that asks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from integriteitsplan.model.archief import Aanroep
from integriteitsplan.model.fields import Keuze
from integriteitsplan.model.record import Record
from integriteitsplan.publication import Incidentcijfers
from integriteitsplan.register import Document, Register
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Link

Again = Callable[[Document, Aanroep, date], Blocks | None]


@dataclass(frozen=True)
class Scope:
    """Everything that a view depends on, besides its arguments.

    `again` makes what a document asked for anew from the data of today, as on a date; None where
    that cannot be done any more. In a public edition what is not there may still exist.
    """

    register: Register
    peildatum: date
    document: Document | None = None
    incidenten: Incidentcijfers | None = None
    again: Again | None = None
    is_public: bool = False

    def eenheid(self, given: str | None) -> str:
        """The unit that was asked for, else that of the page, else the whole organisation."""
        return given or (self.document.eenheid if self.document else "") or self.register.wortel

    def jaar(self, given: int | None) -> int | None:
        """The year that was asked for, else that of the page."""
        return given or (self.document.meta.jaar if self.document else None)

    def link(self, kind: str, id: str | None) -> Link | None:
        """A link to a record by its name; None where there is none."""
        record = self.register.find(kind, id) if id else None
        return link(record) if record else None

    def links(self, kind: str, ids: Iterable[str]) -> tuple[Link, ...]:
        """Links to the records among these ids that exist."""
        return tuple(found for id in ids if (found := self.link(kind, id)))


def link(record: Record) -> Link:
    """A link to a record by its name."""
    return Link(record.naam, record.kind, record.id)


def narrowed(title: str, *choices: str | None) -> str:
    """A title with what an author chose, so that two tables on one page differ in name."""
    told = [one.label if isinstance(one, Keuze) else one for one in choices if one]
    return f"{title} ({', '.join(told)})" if told else title
