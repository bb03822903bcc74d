"""Hoofdstuk 3: wat wij doen, met welk instrument, hoe vaak en met welke middelen."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.doelen import Overloop
from integriteitsplan.model.fields import (
    Aantal,
    Afdruk,
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
from integriteitsplan.model.record import Onderdeel, Record


class Maatregelsoort(Keuze):
    """Waar een maatregel op werkt."""

    STRUCTUUR = "structuur", "structuur", "Regels, procedures en inrichting."
    CULTUUR = "cultuur", "cultuur", "Houding, gedrag en gesprek."


class Karakter(Keuze):
    """Of een maatregel dwingt of uitnodigt."""

    HARD = "hard", "hard", "Regel, controle of sanctie."
    ZACHT = "zacht", "zacht", "Bewustwording, training of gesprek."


class Maatregelstatus(Keuze):
    """Hoe ver een maatregel is."""

    GEPLAND = "gepland", "gepland"
    LOOPT = "loopt", "loopt"
    AFGEROND = "afgerond", "afgerond"
    VERVALLEN = "vervallen", "vervallen"


OPEN = frozenset({Maatregelstatus.GEPLAND, Maatregelstatus.LOOPT})


class Instrument(Record):
    """Een middel waarmee een organisatie aan integriteit werkt; een maatregel zet het in."""

    kind: ClassVar[str] = "instrumenten"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {"titel", "omschrijving", "soort", "karakter"}
    )

    titel: Annotated[Titel, Field(description="Naam van het instrument.")]
    omschrijving: Annotated[Tekst, Field(description="Wat het is en waar het voor dient.")]
    soort: Annotated[Maatregelsoort, Field(description="Structuur of cultuur.")]
    karakter: Annotated[Karakter, Field(description="Hard of zacht.")]


class Periode(Onderdeel):
    """Een deel van het jaar met wat toen gepland en gedaan is."""

    van: Annotated[Datum, Field(description="Eerste dag.")]
    tot: Annotated[Datum, Field(description="Laatste dag.")]
    gepland: Annotated[Aantal | None, Field(description="Hoeveel er gepland zijn.")] = None
    gerealiseerd: Annotated[Aantal | None, Field(description="Hoeveel er gedaan zijn.")] = None

    @property
    def naam(self) -> str:
        """De periode met de aantallen."""
        numbers = ((self.gepland, "gepland"), (self.gerealiseerd, "gedaan"))
        told = [f"{number} {word}" for number, word in numbers if number is not None]
        return f"{self.van} tot en met {self.tot}: {', '.join(told) or 'geen aantallen'}"


class Maatregel(Record):
    """Een maatregel of activiteit, met wat gepland en wat gedaan is.

    `gepland` en `gerealiseerd` zijn wat de eenheid zelf doet. Wat andere eenheden in afgeleide
    activiteiten doen, telt de site erbij; het samen te halen aantal staat in `streefaantal`.
    """

    kind: ClassVar[str] = "maatregelen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "omschrijving",
            "soort",
            "karakter",
            "verplicht",
            "instrument",
            "jaar",
            "van",
            "tot",
            "streefaantal",
            "gepland",
            "gerealiseerd",
            "telt",
            "status",
            "eigenaar",
            "doelen",
            "normen",
            "afgeleid_van",
            "kosten",
            "besteed",
            "perioden",
            "fte",
            "overloop",
            "afdruk",
            "toelichting",
        }
    )
    strekking: ClassVar[tuple[str, ...]] = (
        *("titel", "omschrijving", "instrument", "telt", "streefaantal", "verplicht"),
    )

    titel: Annotated[Titel, Field(description="De maatregel in één zin.")]
    omschrijving: Annotated[Tekst | None, Field(description="Wat er gebeurt, voor wie.")] = None
    soort: Annotated[Maatregelsoort, Field(description="Structuur of cultuur.")]
    karakter: Annotated[Karakter, Field(description="Hard of zacht.")]
    verplicht: Annotated[JaNee, Field(description="Of een norm deze maatregel voorschrijft.")] = (
        False
    )
    instrument: Annotated[
        Id | None,
        Verwijzing("instrumenten"),
        Field(description="Het instrument dat wordt ingezet."),
    ] = None
    jaar: Annotated[Jaar | None, Field(description="Het jaar waarin de maatregel valt.")] = None
    van: Annotated[Datum | None, Field(description="Begindatum.")] = None
    tot: Annotated[Datum | None, Field(description="Einddatum.")] = None
    streefaantal: Annotated[
        Aantal | None,
        Field(description="Hoeveel er in totaal moeten komen, met de afgeleide activiteiten mee."),
    ] = None
    gepland: Annotated[
        Aantal | None, Field(description="Hoeveel deze eenheid er zelf heeft gepland.")
    ] = None
    gerealiseerd: Annotated[
        Aantal | None, Field(description="Hoeveel deze eenheid er zelf heeft gedaan.")
    ] = None
    perioden: Annotated[
        tuple[Periode, ...],
        Field(description="De aantallen per deel van het jaar, in plaats van één totaal."),
    ] = ()
    telt: Annotated[
        Regel | None, Field(description="Wat er geteld wordt, bijvoorbeeld trainingen.")
    ] = None
    status: Annotated[Maatregelstatus, Field(description="Hoe ver de maatregel is.")] = (
        Maatregelstatus.GEPLAND
    )
    toelichting: Annotated[
        Tekst | None, Field(description="Waarom het anders liep dan gepland.")
    ] = None
    kosten: Annotated[Bedrag | None, Field(description="Begrote kosten in euro.")] = None
    besteed: Annotated[Bedrag | None, Field(description="Werkelijke kosten in euro.")] = None
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
    afdruk: Annotated[
        Afdruk | None,
        Field(
            description="Kenmerk van de tekst van de bovenliggende maatregel toen de afleiding is "
            "bevestigd. 'integriteitsplan derive --bevestig' zet het."
        ),
    ] = None
    overloop: Annotated[
        Overloop | None, Field(description="De keuze, als de maatregel in zijn jaar niet af kwam.")
    ] = None

    @property
    def is_open(self) -> bool:
        """Of er nog iets moet gebeuren."""
        return self.status in OPEN

    @property
    def eigen_gepland(self) -> int | None:
        """Wat de eenheid zelf heeft gepland: het totaal, of de som van de perioden."""
        parts = [one.gepland for one in self.perioden if one.gepland is not None]
        return sum(parts) if parts else self.gepland

    @property
    def eigen_gerealiseerd(self) -> int | None:
        """Wat de eenheid zelf heeft gedaan: het totaal, of de som van de perioden."""
        parts = [one.gerealiseerd for one in self.perioden if one.gerealiseerd is not None]
        return sum(parts) if parts else self.gerealiseerd

    def te_laat(self, peildatum: date) -> bool:
        """Of de einddatum voorbij is terwijl de maatregel nog open staat."""
        return self.is_open and self.tot is not None and self.tot < peildatum
