"""Editions: which part of a register a reader may see. Selection happens here, once."""

from typing import NamedTuple

from integriteitsplan.register import Register


class Edition(NamedTuple):
    """A selection from the register, with its name for readers."""

    name: str
    titel: str

    def select(self, register: Register) -> Register:
        """The register as this edition shows it."""
        return register.select()


EDITIONS = (Edition("intern", "interne uitgave"),)
BY_NAME = {edition.name: edition for edition in EDITIONS}
