"""Hoofdstuk 2: de kernwaarden en wat ze in de praktijk betekenen."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import Id, Tekst, Titel, Verwijzing
from integriteitsplan.model.record import Record


class Waarde(Record):
    """Een kernwaarde van de organisatie."""

    kind: ClassVar[str] = "waarden"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {"titel", "betekenis", "praktijk", "normen"}
    )

    titel: Annotated[Titel, Field(description="Naam van de waarde, bijvoorbeeld Onpartijdigheid.")]
    betekenis: Annotated[
        Tekst, Field(description="Wat de waarde voor ons betekent, in een of twee zinnen.")
    ]
    praktijk: Annotated[
        tuple[Tekst, ...], Field(description="Waaraan u de waarde in het dagelijks werk herkent.")
    ] = ()
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen waarin deze waarde is uitgewerkt."),
    ] = ()
