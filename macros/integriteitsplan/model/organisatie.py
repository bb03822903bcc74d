"""Wie wij zijn: de organisatie en haar eenheden."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import (
    Aantal,
    Email,
    Id,
    JaNee,
    Keuze,
    Tekst,
    Titel,
    Verwijzing,
    Webadres,
)
from integriteitsplan.model.record import Record, Written


class Organisatiesoort(Keuze):
    """Welk soort overheidsorganisatie dit is."""

    GEMEENTE = "gemeente"
    PROVINCIE = "provincie"
    WATERSCHAP = "waterschap"
    RIJK = "rijk", "onderdeel van het Rijk"
    ZBO = "zbo", "zelfstandig bestuursorgaan"
    GEMEENSCHAPPELIJKE_REGELING = "gemeenschappelijke_regeling"
    POLITIE = "politie"
    ONDERWIJS = "onderwijs", "onderwijsinstelling"
    OVERIG = "overig", "andere organisatie"


class Eenheid(Record):
    """Een onderdeel van de organisatie met een eigen map onder `plans/`."""

    kind: ClassVar[str] = "eenheden"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {"titel", "onder", "omschrijving", "contact"}
    )

    titel: Annotated[Titel, Field(description="Naam van de eenheid, zoals lezers die kennen.")]
    onder: Annotated[
        Id | None,
        Verwijzing("eenheden"),
        Field(
            description="De eenheid waar deze onder valt; die staat hoger in de lijst. Alleen "
            "de eerste heeft er geen."
        ),
    ] = None
    omschrijving: Annotated[Tekst | None, Field(description="Wat deze eenheid doet.")] = None
    contact: Annotated[
        Email | None, Field(description="Functioneel e-mailadres; nooit dat van een persoon.")
    ] = None


class Organisatie(Written):
    """De organisatie zelf: `plans/organisatie.yml`."""

    naam: Annotated[Titel, Field(description="Naam van de organisatie.")]
    soort: Annotated[Organisatiesoort, Field(description="Welk soort organisatie dit is.")]
    fictief: Annotated[
        JaNee, Field(description="Ja als de organisatie verzonnen is; elke pagina zegt dat dan.")
    ] = False
    tooi: Annotated[
        Webadres | None,
        Field(description="Adres in de TOOI-waardelijst van overheidsorganisaties."),
    ] = None
    medewerkers: Annotated[
        Aantal | None,
        Field(
            description="Aantal medewerkers. Vanaf 50 gelden de eisen voor een interne "
            "meldprocedure."
        ),
    ] = None
    contact: Annotated[
        Email | None, Field(description="Functioneel adres voor vragen over dit plan.")
    ] = None
    normenkaders: Annotated[
        tuple[Annotated[Id, Verwijzing("normenkaders")], ...],
        Field(description="De normenkaders die de organisatie hanteert.", min_length=1),
    ]
    drempel: Annotated[
        Aantal,
        Field(
            description="Aantallen onder deze drempel worden niet precies getoond. Er is geen "
            "wettelijk getal; 5 is gebruikelijk."
        ),
    ] = 5
    incidenten_openbaar: Annotated[
        JaNee,
        Field(
            description="Ja als de openbare uitgave de aantallen incidenten toont, even beschermd "
            "als de interne."
        ),
    ] = False
    eenheden: Annotated[
        tuple[Eenheid, ...],
        Field(description="De eenheden; de eerste is de organisatie als geheel.", min_length=1),
    ]
