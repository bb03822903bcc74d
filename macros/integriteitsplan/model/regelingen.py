"""Hoofdstuk 2 en 4: de regels, codes en protocollen die de organisatie heeft."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import (
    Datum,
    Id,
    Keuze,
    Regel,
    Tekst,
    Titel,
    Versie,
    Verwijzing,
    Webadres,
)
from integriteitsplan.model.record import Record


class Regelingsoort(Keuze):
    """Wat voor regeling het is."""

    GEDRAGSCODE = "gedragscode"
    REGELING = "regeling"
    PROTOCOL = "protocol"
    PROCEDURE = "procedure"
    VERORDENING = "verordening"
    BELEID = "beleid", "beleidsstuk"


class Regeling(Record):
    """Een vastgestelde regel, code of protocol."""

    kind: ClassVar[str] = "regelingen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "soort",
            "omschrijving",
            "versie",
            "vastgesteld_op",
            "vastgesteld_door",
            "evalueren_voor",
            "url",
            "normen",
            "eigenaar",
        }
    )

    titel: Annotated[Titel, Field(description="Naam van de regeling.")]
    soort: Annotated[Regelingsoort, Field(description="Wat voor regeling het is.")]
    omschrijving: Annotated[Tekst, Field(description="Wat de regeling regelt, in enkele zinnen.")]
    versie: Annotated[Versie | None, Field(description="Versienummer.")] = None
    vastgesteld_op: Annotated[Datum | None, Field(description="Datum van vaststelling.")] = None
    vastgesteld_door: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die de regeling vaststelde.")
    ] = None
    evalueren_voor: Annotated[
        Datum | None, Field(description="Voor welke datum de regeling wordt herzien.")
    ] = None
    eigenaar: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die de regeling onderhoudt.")
    ] = None
    url: Annotated[Webadres | None, Field(description="Vindplaats van de tekst.")] = None
    vindplaats: Annotated[
        Regel | None, Field(description="Waar de tekst te vinden is als er geen adres is.")
    ] = None
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen die de regeling invult."),
    ] = ()
