"""Hoofdstuk 6: waarover wij rapporteren, aan wie en hoe vaak, en wat wij daarvan leren."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import Datum, Id, Keuze, Regel, Tekst, Titel, Verwijzing
from integriteitsplan.model.record import Record


class Frequentie(Keuze):
    """Hoe vaak iets terugkomt."""

    MAAND = "maand", "elke maand"
    KWARTAAL = "kwartaal", "elk kwartaal"
    HALFJAAR = "halfjaar", "elk half jaar"
    JAAR = "jaar", "elk jaar"
    TWEE_JAAR = "twee_jaar", "elke twee jaar"
    VIER_JAAR = "vier_jaar", "elke vier jaar"


MAANDEN = {
    Frequentie.MAAND: 1,
    Frequentie.KWARTAAL: 3,
    Frequentie.HALFJAAR: 6,
    Frequentie.JAAR: 12,
    Frequentie.TWEE_JAAR: 24,
    Frequentie.VIER_JAAR: 48,
}


class Rapportagelijn(Record):
    """Wie waarover aan wie rapporteert, en hoe vaak."""

    kind: ClassVar[str] = "rapportagelijnen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "waarover",
            "hoe",
            "wie",
            "aan_wie",
            "frequentie",
            "eerste",
            "indicatoren",
            "laatste",
        }
    )

    titel: Annotated[Titel, Field(description="Naam van de rapportage.")]
    waarover: Annotated[Tekst, Field(description="Waar de rapportage over gaat.")]
    hoe: Annotated[Regel, Field(description="In welke vorm, bijvoorbeeld een brief of gesprek.")]
    wie: Annotated[Id, Verwijzing("rollen"), Field(description="De rol die rapporteert.")]
    aan_wie: Annotated[
        tuple[Annotated[Id, Verwijzing("rollen")], ...],
        Field(description="De rollen die de rapportage krijgen.", min_length=1),
    ]
    frequentie: Annotated[Frequentie, Field(description="Hoe vaak.")]
    eerste: Annotated[Datum, Field(description="De eerste datum; de volgende volgen eruit.")]
    laatste: Annotated[
        Datum | None, Field(description="Wanneer de rapportage het laatst is gedaan.")
    ] = None
    indicatoren: Annotated[
        tuple[Annotated[Id, Verwijzing("indicatoren")], ...],
        Field(description="Indicatoren die erin staan."),
    ] = ()


class Verbeterbesluit(Keuze):
    """Wat er met een verbeterpunt gebeurt."""

    OPEN = "open", "nog geen besluit"
    DOORGEZET = "doorgezet", "doorgezet", "Wij doen dit; een maatregel voert het uit."
    VERVALLEN = "vervallen", "vervallen", "Wij doen dit niet."
    AFGEROND = "afgerond", "afgerond", "Het is gedaan."


class Verbeterpunt(Record):
    """Een les of bevinding, en wat wij ermee doen."""

    kind: ClassVar[str] = "verbeterpunten"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "bron",
            "datum",
            "omschrijving",
            "besluit",
            "motivering",
            "maatregelen",
            "voor",
            "eigenaar",
        }
    )

    titel: Annotated[Titel, Field(description="Wat er beter kan, in één zin.")]
    bron: Annotated[
        Regel, Field(description="Waar het uit komt, bijvoorbeeld een evaluatie of audit.")
    ]
    datum: Annotated[Datum, Field(description="Wanneer het is gesignaleerd.")]
    omschrijving: Annotated[Tekst | None, Field(description="Toelichting op de les.")] = None
    besluit: Annotated[Verbeterbesluit, Field(description="Wat ermee gebeurt.")] = (
        Verbeterbesluit.OPEN
    )
    motivering: Annotated[Tekst | None, Field(description="Waarom dit besluit.")] = None
    voor: Annotated[
        Datum | None, Field(description="Voor welke datum besloten of gedaan moet zijn.")
    ] = None
    eigenaar: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die ervoor zorgt.")
    ] = None
    maatregelen: Annotated[
        tuple[Annotated[Id, Verwijzing("maatregelen")], ...],
        Field(description="Maatregelen die het punt uitvoeren."),
    ] = ()
