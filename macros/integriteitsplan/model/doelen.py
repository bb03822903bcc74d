"""Hoofdstuk 1, 3 en 7: wat wij willen bereiken en wat wij daarvoor doen."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import (
    Aantal,
    Bedrag,
    Datum,
    Id,
    Jaar,
    JaNee,
    Keuze,
    Regel,
    Tekst,
    Titel,
    Verwijzing,
)
from integriteitsplan.model.record import Record


class Planniveau(Keuze):
    """Het soort plan waarin een doel staat."""

    MEERJARENPLAN = "meerjarenplan"
    JAARPLAN = "jaarplan"
    WERKPLAN = "werkplan"


class Maatregelsoort(Keuze):
    """Waar een maatregel op werkt."""

    STRUCTUUR = "structuur", "structuur", "Regels, procedures en inrichting."
    CULTUUR = "cultuur", "cultuur", "Houding, gedrag en gesprek."


class Karakter(Keuze):
    """Of een maatregel dwingt of uitnodigt."""

    HARD = "hard", "hard", "Regel, controle of sanctie."
    ZACHT = "zacht", "zacht", "Bewustwording, training of gesprek."


class Instrument(Keuze):
    """De dertien instrumenten die de handreiking noemt."""

    RISICOANALYSE = "risicoanalyse"
    DILEMMATRAINING = "dilemmatraining"
    BEWUSTWORDINGSSESSIE = "bewustwordingssessie"
    INTRODUCTIEWORKSHOP = "introductieworkshop"
    VERTROUWENSPERSOON = "vertrouwenspersoon"
    MELDVOORZIENING = "meldvoorziening"
    LEIDERSCHAPSPROGRAMMA = "leiderschapsprogramma"
    AANSPREEKMODULE = "aanspreekmodule"
    WERVING_EN_SELECTIE = "werving_en_selectie", "werving- en selectieprocedure"
    SCREENING = "screening"
    FUNCTIEROULATIE = "functieroulatie"
    FUNCTIESCHEIDING = "functiescheiding"
    GESCHENKENREGELING = "geschenkenregeling"


class Maatregelstatus(Keuze):
    """Hoe ver een maatregel is."""

    GEPLAND = "gepland", "gepland"
    LOOPT = "loopt", "loopt"
    AFGEROND = "afgerond", "afgerond"
    VERVALLEN = "vervallen", "vervallen"


class Doel(Record):
    """Iets dat op een datum bereikt moet zijn, met een maat waaraan dat te zien is."""

    kind: ClassVar[str] = "doelen"

    titel: Annotated[Titel, Field(description="Het doel in één zin.")]
    niveau: Annotated[Planniveau, Field(description="Het soort plan waarin het doel staat.")]
    omschrijving: Annotated[Tekst | None, Field(description="Toelichting op het doel.")] = None
    jaar: Annotated[
        Jaar | None, Field(description="Het jaar, bij een doel uit een jaarplan of werkplan.")
    ] = None
    indicator: Annotated[
        Regel | None, Field(description="Waaraan te zien is of het doel wordt bereikt.")
    ] = None
    startwaarde: Annotated[Regel | None, Field(description="De stand aan het begin.")] = None
    streefwaarde: Annotated[
        Regel | None, Field(description="De stand die wij willen bereiken.")
    ] = None
    deadline: Annotated[Datum | None, Field(description="Wanneer het doel bereikt moet zijn.")] = (
        None
    )
    afgeleid_van: Annotated[
        Id | None, Verwijzing("doelen"), Field(description="Het doel in het plan erboven.")
    ] = None
    waarden: Annotated[
        tuple[Annotated[Id, Verwijzing("waarden")], ...],
        Field(description="Waarden die dit doel dient."),
    ] = ()


class Maatregel(Record):
    """Een maatregel of activiteit, met wat gepland en wat gedaan is."""

    kind: ClassVar[str] = "maatregelen"

    titel: Annotated[Titel, Field(description="De maatregel in één zin.")]
    omschrijving: Annotated[Tekst | None, Field(description="Wat er gebeurt, voor wie.")] = None
    soort: Annotated[Maatregelsoort, Field(description="Structuur of cultuur.")]
    karakter: Annotated[Karakter, Field(description="Hard of zacht.")]
    verplicht: Annotated[JaNee, Field(description="Of een norm deze maatregel voorschrijft.")] = (
        False
    )
    instrument: Annotated[
        Instrument | None, Field(description="Het instrument dat wordt ingezet.")
    ] = None
    jaar: Annotated[Jaar | None, Field(description="Het jaar waarin de maatregel valt.")] = None
    van: Annotated[Datum | None, Field(description="Begindatum.")] = None
    tot: Annotated[Datum | None, Field(description="Einddatum.")] = None
    gepland: Annotated[Aantal | None, Field(description="Hoeveel er gepland zijn.")] = None
    gerealiseerd: Annotated[Aantal | None, Field(description="Hoeveel er gedaan zijn.")] = None
    telt: Annotated[
        Regel | None, Field(description="Wat er geteld wordt, bijvoorbeeld trainingen.")
    ] = None
    status: Annotated[Maatregelstatus, Field(description="Hoe ver de maatregel is.")] = (
        Maatregelstatus.GEPLAND
    )
    kosten: Annotated[Bedrag | None, Field(description="Kosten in euro.")] = None
    fte: Annotated[Bedrag | None, Field(description="Inzet in fte.")] = None
    eigenaar: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die de maatregel uitvoert.")
    ] = None
    doelen: Annotated[
        tuple[Annotated[Id, Verwijzing("doelen")], ...],
        Field(description="Doelen waaraan de maatregel bijdraagt."),
    ] = ()
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen die de maatregel invult."),
    ] = ()
    afgeleid_van: Annotated[
        Id | None, Verwijzing("maatregelen"), Field(description="De maatregel in het plan erboven.")
    ] = None
