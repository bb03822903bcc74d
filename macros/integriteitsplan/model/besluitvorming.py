"""Beraad en besluit: wie meedacht, wat er met elke reactie is gedaan en wat is besloten."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import (
    Datum,
    Documentnaam,
    Getal,
    Id,
    Keuze,
    Regel,
    Tekst,
    Titel,
    Versie,
    Verwijzing,
)
from integriteitsplan.model.record import Onderdeel, Record


class Partijsoort(Keuze):
    """Wat voor partij meedenkt."""

    INTERN = "intern", "intern orgaan", "Bijvoorbeeld de ondernemingsraad of een directie."
    KOEPEL = "koepel", "koepelorganisatie"
    BEROEPSVERENIGING = "beroepsvereniging", "beroeps- of belangenvereniging"
    OVERHEID = "overheid", "andere overheid"
    VAKBOND = "vakbond", "vakbond"
    OVERIG = "overig", "andere partij"


class Positie(Keuze):
    """Hoe een partij tegenover een stuk staat."""

    POSITIEF = "positief", "positief"
    KANTTEKENING = "kanttekening", "positief met een kanttekening"
    KRITISCH = "kritisch", "kritisch"
    NIET_BETROKKEN = "niet_betrokken", "voelde zich niet betrokken"
    ONBEKEND = "onbekend", "geen eigen standpunt bekend"


class Belanghebbende(Record):
    """Een partij die over een document meedenkt, en hoe zij ertegenover staat."""

    kind: ClassVar[str] = "belanghebbenden"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {"titel", "soort", "document", "betrokken", "positie", "toelichting", "vervolg"}
    )

    titel: Annotated[Titel, Field(description="Naam van de partij; nooit van een persoon.")]
    soort: Annotated[Partijsoort, Field(description="Wat voor partij het is.")]
    document: Annotated[
        Documentnaam, Field(description="Het document waarover de partij meedenkt.")
    ]
    betrokken: Annotated[Regel, Field(description="Hoe en wanneer de partij is betrokken.")]
    positie: Annotated[Positie, Field(description="Hoe de partij ertegenover staat.")] = (
        Positie.ONBEKEND
    )
    toelichting: Annotated[Tekst | None, Field(description="Wat er achter dat standpunt zit.")] = (
        None
    )
    vervolg: Annotated[Tekst | None, Field(description="Wat er met de partij is afgesproken.")] = (
        None
    )


class Verwerking(Keuze):
    """Wat er met een reactie is gedaan."""

    OPEN = "open", "nog geen antwoord"
    JA = "ja", "overgenomen"
    DEELS = "deels", "deels overgenomen"
    NEE = "nee", "niet overgenomen"


class Reactie(Record):
    """Eén opmerking van een partij, met het antwoord."""

    kind: ClassVar[str] = "reacties"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "belanghebbende",
            "document",
            "thema",
            "datum",
            "inbreng",
            "overgenomen",
            "motivering",
            "vervolg",
        }
    )

    belanghebbende: Annotated[
        Id, Verwijzing("belanghebbenden"), Field(description="De partij die het zei.")
    ]
    document: Annotated[Documentnaam, Field(description="Het document waar het over gaat.")]
    thema: Annotated[Regel, Field(description="Onderwerp, om reacties bij elkaar te zetten.")]
    datum: Annotated[Datum | None, Field(description="Wanneer de reactie kwam.")] = None
    inbreng: Annotated[Tekst, Field(description="Wat de partij zei, in eigen woorden.")]
    overgenomen: Annotated[Verwerking, Field(description="Of het is overgenomen.")] = (
        Verwerking.OPEN
    )
    motivering: Annotated[Tekst | None, Field(description="Waarom wel, deels of niet.")] = None
    vervolg: Annotated[Tekst | None, Field(description="Wat er daarna gebeurde.")] = None


class Uitkomst(Keuze):
    """Wat een orgaan besloot."""

    INGESTEMD = "ingestemd", "ingestemd"
    GEWIJZIGD = "gewijzigd", "ingestemd met wijzigingen"
    AANGEHOUDEN = "aangehouden", "aangehouden"
    AFGEWEZEN = "afgewezen", "afgewezen"


class Toezegging(Onderdeel):
    """Iets dat is beloofd; met een datum waarop het klaar moet zijn."""

    titel: Annotated[Titel, Field(description="Wat er is beloofd.")]
    aan: Annotated[Regel, Field(description="Aan wie.")]
    datum: Annotated[Datum, Field(description="Wanneer het is beloofd.")]
    voor: Annotated[Datum | None, Field(description="Voor welke datum het klaar moet zijn.")] = None
    nagekomen_op: Annotated[Datum | None, Field(description="Wanneer het is gedaan.")] = None
    eigenaar: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die ervoor zorgt.")
    ] = None


class Besluit(Record):
    """Wat een orgaan over een document besloot, en wat daaruit volgt."""

    kind: ClassVar[str] = "besluiten"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "orgaan",
            "datum",
            "document",
            "versie",
            "gevraagd",
            "uitkomst",
            "toelichting",
            "aanleiding",
            "vervolg",
        }
    )

    titel: Annotated[Titel, Field(description="Het besluit in één zin.")]
    orgaan: Annotated[
        Id, Verwijzing("rollen"), Field(description="De rol of het orgaan dat besloot.")
    ]
    datum: Annotated[Datum, Field(description="Datum van het besluit.")]
    document: Annotated[
        Documentnaam | None, Field(description="Het document waarover is besloten.")
    ] = None
    versie: Annotated[Versie | None, Field(description="De versie waarover is besloten.")] = None
    gevraagd: Annotated[Tekst, Field(description="Wat er werd gevraagd.")]
    uitkomst: Annotated[Uitkomst, Field(description="Wat er is besloten.")]
    toelichting: Annotated[Tekst | None, Field(description="Overwegingen en wijzigingen.")] = None
    aanleiding: Annotated[
        Toezegging | None, Field(description="De toezegging die aan het besluit voorafging.")
    ] = None
    vervolg: Annotated[
        tuple[Toezegging, ...], Field(description="Wat er bij het besluit is toegezegd.")
    ] = ()


class Focuspunt(Record):
    """Een accent in een document, met de maatregelen die erbij horen."""

    kind: ClassVar[str] = "focuspunten"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {"titel", "omschrijving", "document", "volgorde", "maatregelen"}
    )

    titel: Annotated[Titel, Field(description="Het accent in enkele woorden.")]
    omschrijving: Annotated[Tekst, Field(description="Wat ermee wordt bedoeld.")]
    document: Annotated[Documentnaam, Field(description="Het document waarin het staat.")]
    volgorde: Annotated[Getal | None, Field(description="Plaats in de rij.")] = None
    maatregelen: Annotated[
        tuple[Annotated[Id, Verwijzing("maatregelen")], ...],
        Field(description="Maatregelen die het uitwerken."),
    ] = ()
