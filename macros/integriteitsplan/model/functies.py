"""Hoofdstuk 3: kwetsbare functies en processen, met hun risico's."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import Aantal, Datum, Id, Keuze, Tekst, Titel, Verwijzing
from integriteitsplan.model.record import Onderdeel, Record


class Zwaarte(Keuze):
    """Hoe groot een kans of gevolg is."""

    LAAG = "laag"
    MIDDEN = "midden"
    HOOG = "hoog"


class Risico(Onderdeel):
    """Wat er in een kwetsbare functie mis kan gaan, en wat daartegen helpt."""

    titel: Annotated[Titel, Field(description="Wat er mis kan gaan.")]
    kans: Annotated[Zwaarte, Field(description="Hoe waarschijnlijk het is.")]
    gevolg: Annotated[Zwaarte, Field(description="Hoe erg het is.")]
    maatregelen: Annotated[
        tuple[Annotated[Id, Verwijzing("maatregelen")], ...],
        Field(description="Maatregelen die het risico verkleinen."),
    ] = ()


class KwetsbareFunctie(Record):
    """Een functie of proces met meer verleiding of druk dan andere."""

    kind: ClassVar[str] = "kwetsbare-functies"

    titel: Annotated[Titel, Field(description="De functie of het proces.")]
    omschrijving: Annotated[Tekst, Field(description="Waarom deze functie kwetsbaar is.")]
    aantal: Annotated[
        Aantal | None, Field(description="Hoeveel plaatsen van deze functie er zijn.")
    ] = None
    risicos: Annotated[tuple[Risico, ...], Field(description="Wat er mis kan gaan.")] = ()
    eigenaar: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die voor bescherming zorgt.")
    ] = None
    geanalyseerd_op: Annotated[
        Datum | None, Field(description="Datum van de laatste risicoanalyse.")
    ] = None
    herzien_voor: Annotated[
        Datum | None, Field(description="Voor welke datum opnieuw wordt geanalyseerd.")
    ] = None
