"""Hoofdstuk 2: de kernwaarden, wat ze in de praktijk betekenen en waar ze schuren."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import Id, Tekst, Titel, Verwijzing
from integriteitsplan.model.record import Onderdeel, Record


class Dilemma(Onderdeel):
    """Een korte casus zonder vaste uitkomst, om met elkaar te bespreken."""

    titel: Annotated[Titel, Field(description="Het dilemma in één zin.")]
    casus: Annotated[Tekst, Field(description="Wat er speelt, in enkele zinnen.")]
    overwegingen: Annotated[
        tuple[Tekst, ...], Field(description="Vragen en afwegingen voor het gesprek.")
    ] = ()


class Waarde(Record):
    """Een kernwaarde van de organisatie."""

    kind: ClassVar[str] = "waarden"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {"titel", "betekenis", "praktijk", "dilemmas", "normen"}
    )

    titel: Annotated[Titel, Field(description="Naam van de waarde, bijvoorbeeld Onpartijdigheid.")]
    betekenis: Annotated[
        Tekst, Field(description="Wat de waarde voor ons betekent, in een of twee zinnen.")
    ]
    praktijk: Annotated[
        tuple[Tekst, ...], Field(description="Waaraan u de waarde in het dagelijks werk herkent.")
    ] = ()
    dilemmas: Annotated[
        tuple[Dilemma, ...], Field(description="Situaties waarin de waarde onder druk staat.")
    ] = ()
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen waarin deze waarde is uitgewerkt."),
    ] = ()
