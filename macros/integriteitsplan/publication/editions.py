"""Editions: which part of a register a reader may see. Selection happens here, once."""

from collections.abc import Callable
from typing import NamedTuple

from integriteitsplan.publication.incidents import Incidentcijfers
from integriteitsplan.publication.selection import internal, public
from integriteitsplan.register import Register


class Published(NamedTuple):
    """What views may look at. The register holds no counts of incidents; `incidenten` protects
    them, and is None in an edition that does not show them.
    """

    register: Register
    incidenten: Incidentcijfers | None


class Edition(NamedTuple):
    """A selection from the register, with its name for readers.

    A public edition has no handbook, and no links to where its sources can be changed.
    """

    name: str
    titel: str
    choose: Callable[[Register], Register]
    is_public: bool

    def select(self, register: Register) -> Published:
        """The register as this edition shows it."""
        shows_incidents = not self.is_public or register.organisatie.incidenten_openbaar
        incidents = Incidentcijfers.of(register) if shows_incidents else None
        return Published(self.choose(register), incidents)


EDITIONS = (
    Edition("intern", "interne uitgave", internal, is_public=False),
    Edition("openbaar", "openbare uitgave", public, is_public=True),
)
BY_NAME = {edition.name: edition for edition in EDITIONS}
