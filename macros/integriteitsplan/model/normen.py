"""Hoofdstuk 2: normenkaders, hun normen, en hoe de organisatie ervoor staat."""

from datetime import date
from typing import Annotated, ClassVar
from urllib.parse import quote

from pydantic import Field

from integriteitsplan.model.fields import (
    Datum,
    Documentnaam,
    Id,
    JaNee,
    Keuze,
    Regel,
    Tekst,
    Titel,
    Verwijzing,
    Webadres,
)
from integriteitsplan.model.record import Onderdeel, Record
from integriteitsplan.source import TextMap


class Grondslag(Keuze):
    """Waar een norm op berust."""

    WET = "wet", "wet"
    MODELNORM = "modelnorm", "modelnorm"
    EIGEN = "eigen", "eigen norm"


class Doelgroep(Keuze):
    """Voor wie een norm bedoeld is."""

    AMBTELIJK = "ambtelijk", "ambtelijke organisatie"
    BESTUURLIJK = "bestuurlijk", "politieke ambtsdragers"


class Gebonden(Keuze):
    """Wie een norm bindt."""

    WERKGEVER = "werkgever", "de werkgever"
    AMBTENAAR = "ambtenaar", "de ambtenaar"
    AUTORITEIT = "autoriteit", "een bevoegde autoriteit"


class Nalevingsstatus(Keuze):
    """De stand van een norm."""

    VOLDOET = "voldoet", "voldoet", "Geregeld, in gebruik en aantoonbaar."
    VOLDOET_DEELS = "voldoet_deels", "voldoet deels", "Een deel is geregeld of aantoonbaar."
    VOLDOET_NIET = (
        "voldoet_niet",
        "voldoet niet",
        "Niet geregeld, of een toegestane afwijking is verlopen.",
    )
    NIET_VAN_TOEPASSING = (
        "niet_van_toepassing",
        "niet van toepassing",
        "De norm geldt hier niet; de reden staat erbij.",
    )
    NIET_BEOORDEELD = (
        "niet_beoordeeld",
        "niet beoordeeld",
        "Nog niemand heeft de stand vastgesteld.",
    )


AFWIJKEND = frozenset(
    {
        Nalevingsstatus.VOLDOET_NIET,
        Nalevingsstatus.VOLDOET_DEELS,
        Nalevingsstatus.NIET_VAN_TOEPASSING,
    }
)


class Normenkader(Record):
    """Een verzameling normen die bij elkaar horen: een wet, een model of eigen normen."""

    kind: ClassVar[str] = "normenkaders"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "kort",
            "grondslag",
            "omschrijving",
            "bwb",
            "versie",
            "bron",
            "geraadpleegd",
            "geldig_vanaf",
            "geldig_tot",
            "opgevolgd_door",
        }
    )

    titel: Annotated[Titel, Field(description="Volledige naam van het kader.")]
    kort: Annotated[Titel, Field(description="Korte naam voor tabellen.")]
    grondslag: Annotated[Grondslag, Field(description="Waar het kader op berust.")]
    omschrijving: Annotated[
        Tekst | None, Field(description="Wat het kader regelt en voor wie.")
    ] = None
    bwb: Annotated[
        Regel | None,
        Field(description="Nummer in het Basiswettenbestand, bijvoorbeeld BWBR0001947."),
    ] = None
    versie: Annotated[
        Datum | None, Field(description="Datum van de geraadpleegde versie van de tekst.")
    ] = None
    bron: Annotated[
        Webadres | None, Field(description="Adres van de bron als die geen BWB-nummer heeft.")
    ] = None
    geraadpleegd: Annotated[
        Datum | None, Field(description="Wanneer de bron voor het laatst is nagelezen.")
    ] = None
    geldig_vanaf: Annotated[Datum | None, Field(description="Sinds wanneer het kader geldt.")] = (
        None
    )
    geldig_tot: Annotated[
        Datum | None, Field(description="Eerste dag waarop het kader niet meer geldt.")
    ] = None
    opgevolgd_door: Annotated[
        tuple[Annotated[Id, Verwijzing("normenkaders")], ...],
        Field(description="Kaders die dit kader hebben vervangen."),
    ] = ()

    def geldt(self, peildatum: date) -> bool:
        """Of het kader op `peildatum` van kracht is."""
        return _in_force(self.geldig_vanaf, self.geldig_tot, peildatum)


class Norm(Record):
    """Eén eis: wat gevraagd wordt, waar dat staat, voor wie en sinds wanneer."""

    kind: ClassVar[str] = "normen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "vraagt",
            "artikel",
            "jci",
            "grondslag",
            "doelgroep",
            "bindt",
            "thema",
            "onderdeel_van",
            "wettelijke_basis",
            "opgevolgd_door",
            "toetsbaar",
            "in_werking",
            "geldig_vanaf",
            "geldig_tot",
            "herkenning",
            "toelichting",
        }
    )

    titel: Annotated[Titel, Field(description="Korte naam van de norm.")]
    vraagt: Annotated[Tekst, Field(description="Wat de norm vraagt, in eigen en gewone woorden.")]
    artikel: Annotated[
        Regel | None, Field(description="Vindplaats in de bron, bijvoorbeeld artikel 4 lid 3.")
    ] = None
    jci: Annotated[
        Regel | None,
        Field(
            description="Verwijzing naar de wettekst in de JCI-standaard; het webadres volgt "
            "hieruit."
        ),
    ] = None
    grondslag: Annotated[Grondslag, Field(description="Waar de norm op berust.")]
    doelgroep: Annotated[Doelgroep, Field(description="Voor wie de norm bedoeld is.")] = (
        Doelgroep.AMBTELIJK
    )
    bindt: Annotated[Gebonden, Field(description="Wie de norm bindt.")] = Gebonden.WERKGEVER
    thema: Annotated[
        Regel | None, Field(description="Onderwerp, om normen bij elkaar te zetten.")
    ] = None
    onderdeel_van: Annotated[
        Id | None,
        Verwijzing("normen"),
        Field(description="De norm waar deze een onderdeel van is."),
    ] = None
    wettelijke_basis: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen uit de wet die achter deze norm staan."),
    ] = ()
    opgevolgd_door: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen die deze vervallen norm hebben vervangen."),
    ] = ()
    toetsbaar: Annotated[
        JaNee,
        Field(
            description="Nee voor een artikel dat alleen andere normen bijeenhoudt; dat krijgt "
            "geen stand."
        ),
    ] = True
    in_werking: Annotated[JaNee, Field(description="Nee zolang de bepaling nog niet geldt.")] = True
    geldig_vanaf: Annotated[Datum | None, Field(description="Sinds wanneer de norm geldt.")] = None
    geldig_tot: Annotated[
        Datum | None, Field(description="Eerste dag waarop de norm niet meer geldt.")
    ] = None
    herkenning: Annotated[
        tuple[Regel, ...],
        Field(
            description="Teksten waaraan een verwijzing naar deze vervallen norm te herkennen is."
        ),
    ] = ()
    toelichting: Annotated[Tekst | None, Field(description="Wat lezers nog moeten weten.")] = None

    @property
    def kader(self) -> str:
        """Id van het normenkader: het deel van de id voor de dubbele punt."""
        return self.id.partition(":")[0]

    @property
    def wetstekst(self) -> str | None:
        """Adres van de bepaling op wetten.overheid.nl, afgeleid van de JCI-verwijzing."""
        return f"https://wetten.overheid.nl/{quote(self.jci, safe=':&=.')}" if self.jci else None

    def geldt(self, peildatum: date) -> bool:
        """Of de norm op `peildatum` van kracht is."""
        return self.in_werking and _in_force(self.geldig_vanaf, self.geldig_tot, peildatum)


class Bewijs(Onderdeel):
    """Waaruit blijkt dat aan een norm is voldaan."""

    titel: Annotated[
        Regel, Field(description="Wat het bewijs is, bijvoorbeeld Besluit college 12 maart 2024.")
    ]
    regeling: Annotated[
        Id | None, Verwijzing("regelingen"), Field(description="De regeling die het bewijs is.")
    ] = None
    document: Annotated[
        Documentnaam | None,
        Field(description="Het plan, de nota of het verslag dat het bewijs is."),
    ] = None
    url: Annotated[Webadres | None, Field(description="Vindplaats van het bewijs.")] = None


class Naleving(Record):
    """De stand van één norm bij één eenheid op één datum."""

    kind: ClassVar[str] = "naleving"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "norm",
            "status",
            "toelichting",
            "beoordeeld_op",
            "herbeoordelen_voor",
            "motivering",
            "goedgekeurd_door",
            "geldig_tot",
            "motivering_termijn",
            "maatregelen",
            "eigenaar",
            "bewijs",
        }
    )

    norm: Annotated[Id, Verwijzing("normen"), Field(description="De norm waar het om gaat.")]
    status: Annotated[Nalevingsstatus, Field(description="De stand.")]
    toelichting: Annotated[
        Tekst | None, Field(description="Uitleg bij de stand; verplicht bij alles behalve voldoet.")
    ] = None
    bewijs: Annotated[tuple[Bewijs, ...], Field(description="Waaruit de stand blijkt.")] = ()
    eigenaar: Annotated[
        Id | None,
        Verwijzing("rollen"),
        Field(description="De rol die zorgt dat dit op orde komt of blijft."),
    ] = None
    beoordeeld_op: Annotated[
        Datum | None, Field(description="Wanneer de stand is vastgesteld.")
    ] = None
    herbeoordelen_voor: Annotated[
        Datum | None, Field(description="Voor welke datum opnieuw wordt gekeken.")
    ] = None
    motivering: Annotated[
        Tekst | None, Field(description="Waarom van de norm wordt afgeweken (pas toe of leg uit).")
    ] = None
    goedgekeurd_door: Annotated[
        Id | None,
        Verwijzing("rollen"),
        Field(description="De rol die de afwijking heeft goedgekeurd."),
    ] = None
    geldig_tot: Annotated[
        Datum | None,
        Field(
            description="Tot wanneer de afwijking mag duren: hooguit een jaar na de beoordeling."
        ),
    ] = None
    motivering_termijn: Annotated[
        Tekst | None, Field(description="Waarom de afwijking langer dan een jaar mag duren.")
    ] = None
    maatregelen: Annotated[
        tuple[Annotated[Id, Verwijzing("maatregelen")], ...],
        Field(description="Maatregelen die de afwijking opheffen."),
    ] = ()

    @classmethod
    def default_id(cls, written: TextMap, eenheid: str) -> str | None:
        """Eenheid, norm en datum maken een stand uniek; een eigen id is niet nodig."""
        norm = written.get("norm")
        moment = written.get("beoordeeld_op")
        if not isinstance(norm, str):
            return None
        return ".".join([eenheid, norm, *([moment] if isinstance(moment, str) else [])])

    def verlopen(self, peildatum: date) -> bool:
        """Of dit een afwijking is waarvan de termijn voorbij is."""
        return (
            self.status in AFWIJKEND and self.geldig_tot is not None and self.geldig_tot < peildatum
        )

    def stand(self, peildatum: date) -> Nalevingsstatus:
        """De status zoals die op `peildatum` telt: een verlopen afwijking is voldoet niet."""
        return Nalevingsstatus.VOLDOET_NIET if self.verlopen(peildatum) else self.status


def _in_force(start: date | None, end: date | None, day: date) -> bool:
    return (start is None or start <= day) and (end is None or day < end)
