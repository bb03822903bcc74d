"""Hoofdstuk 7: geld, formatie en voorzieningen, en wie wanneer wat hoort."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import (
    Bedrag,
    Datum,
    Documentnaam,
    Id,
    Jaar,
    Keuze,
    Regel,
    Tekst,
    Titel,
    Verwijzing,
)
from integriteitsplan.model.record import Record


class Middelsoort(Keuze):
    """Waaruit een middel bestaat."""

    GELD = "geld", "geld", "Een bedrag in euro."
    FORMATIE = "formatie", "formatie", "Arbeidstijd in fte."
    FACILITEIT = "faciliteit", "faciliteit", "Een ruimte, systeem of andere voorziening."


class Middel(Record):
    """Geld, formatie of een voorziening die in een jaar beschikbaar is."""

    kind: ClassVar[str] = "middelen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "soort",
            "jaar",
            "omvang",
            "omschrijving",
            "maatregelen",
            "eigenaar",
        }
    )

    titel: Annotated[Titel, Field(description="Wat er beschikbaar is.")]
    soort: Annotated[Middelsoort, Field(description="Geld, formatie of faciliteit.")]
    jaar: Annotated[Jaar, Field(description="Het jaar waarvoor het middel is.")]
    omvang: Annotated[
        Bedrag | None, Field(description="Hoeveel: euro bij geld, fte bij formatie.")
    ] = None
    omschrijving: Annotated[Tekst | None, Field(description="Toelichting op het middel.")] = None
    eigenaar: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die het middel beheert.")
    ] = None
    maatregelen: Annotated[
        tuple[Annotated[Id, Verwijzing("maatregelen")], ...],
        Field(description="Maatregelen die uit dit middel worden betaald of bemenst."),
    ] = ()


class Communicatiemoment(Record):
    """Wat wij wanneer aan wie vertellen, en langs welke weg."""

    kind: ClassVar[str] = "communicatiemomenten"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "doelgroep",
            "middel",
            "datum",
            "omschrijving",
            "afzender",
            "document",
            "maatregelen",
        }
    )

    titel: Annotated[Titel, Field(description="De boodschap in één zin.")]
    doelgroep: Annotated[Regel, Field(description="Aan wie.")]
    middel: Annotated[
        Regel, Field(description="Langs welke weg, bijvoorbeeld intranet of een brief.")
    ]
    datum: Annotated[Datum, Field(description="Wanneer.")]
    omschrijving: Annotated[Tekst | None, Field(description="Toelichting op de boodschap.")] = None
    afzender: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die het vertelt.")
    ] = None
    document: Annotated[
        Documentnaam | None, Field(description="Het document waar de boodschap over gaat.")
    ] = None
    maatregelen: Annotated[
        tuple[Annotated[Id, Verwijzing("maatregelen")], ...],
        Field(description="Maatregelen waar het over gaat."),
    ] = ()
