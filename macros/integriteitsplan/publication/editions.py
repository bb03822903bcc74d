"""Editions: which part of a register a reader may see. Selection happens here, once."""

from types import MappingProxyType
from typing import NamedTuple

from integriteitsplan.model.incidenten import Incident
from integriteitsplan.publication.incidents import Incidentcijfers
from integriteitsplan.register import Register


class Published(NamedTuple):
    """What views may look at. The register holds no counts of incidents; `incidenten` protects."""

    register: Register
    incidenten: Incidentcijfers


class Edition(NamedTuple):
    """A selection from the register, with its name for readers."""

    name: str
    titel: str

    def select(self, register: Register) -> Published:
        """The register as this edition shows it."""
        records = {**register.records, Incident.kind: MappingProxyType({})}
        return Published(
            register.select(records=MappingProxyType(records)), Incidentcijfers.of(register)
        )


EDITIONS = (Edition("intern", "interne uitgave"),)
BY_NAME = {edition.name: edition for edition in EDITIONS}
