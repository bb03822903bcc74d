"""Hoofdstuk 1: wat wij willen bereiken, en waaraan wij dat zien."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import (
    Afdruk,
    Datum,
    Decimaal,
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
from integriteitsplan.source import TextMap


class Planniveau(Keuze):
    """Het soort plan waarin een doel staat."""

    MEERJARENPLAN = "meerjarenplan"
    JAARPLAN = "jaarplan"
    WERKPLAN = "werkplan"


class Overloopkeuze(Keuze):
    """Wat er gebeurt met iets dat aan het eind van het jaar niet af was."""

    DOORGEZET = "doorgezet", "doorgezet", "Het gaat verder in het plan van het volgende jaar."
    VERVALLEN = "vervallen", "vervallen", "Het gaat niet door."
    AFGEROND = "afgerond", "afgerond", "Het is alsnog klaar, of goed genoeg."


class Overloop(Onderdeel):
    """De keuze over iets dat niet af was, met de reden."""

    keuze: Annotated[Overloopkeuze, Field(description="Doorgezet, vervallen of afgerond.")]
    motivering: Annotated[Tekst, Field(description="Waarom deze keuze is gemaakt.")]
    naar: Annotated[
        Id | None,
        Field(description="Bij doorgezet: de id van het record dat het volgend jaar overneemt."),
    ] = None

    @property
    def naam(self) -> str:
        """De keuze met haar reden."""
        return f"{self.keuze.label}: {self.motivering}"


class Doel(Record):
    """Iets dat op een datum bereikt moet zijn, met een maat waaraan dat te zien is."""

    kind: ClassVar[str] = "doelen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "niveau",
            "omschrijving",
            "jaar",
            "indicator",
            "startwaarde",
            "streefwaarde",
            "deadline",
            "eigenaar",
            "afgeleid_van",
            "waarden",
            "overloop",
            "afdruk",
        }
    )
    strekking: ClassVar[tuple[str, ...]] = (
        *("titel", "omschrijving", "indicator", "startwaarde", "streefwaarde", "deadline"),
    )

    titel: Annotated[Titel, Field(description="Het doel in één zin.")]
    niveau: Annotated[Planniveau, Field(description="Het soort plan waarin het doel staat.")]
    omschrijving: Annotated[Tekst | None, Field(description="Toelichting op het doel.")] = None
    jaar: Annotated[
        Jaar | None, Field(description="Het jaar, bij een doel uit een jaarplan of werkplan.")
    ] = None
    indicator: Annotated[
        Id | None,
        Verwijzing("indicatoren"),
        Field(description="De indicator waaraan te zien is of het doel wordt bereikt."),
    ] = None
    startwaarde: Annotated[
        Decimaal | None, Field(description="De stand aan het begin, in de maat van de indicator.")
    ] = None
    streefwaarde: Annotated[
        Decimaal | None,
        Field(description="De stand die wij willen bereiken, in de maat van de indicator."),
    ] = None
    deadline: Annotated[Datum | None, Field(description="Wanneer het doel bereikt moet zijn.")] = (
        None
    )
    eigenaar: Annotated[
        Id | None, Verwijzing("rollen"), Field(description="De rol die op het doel stuurt.")
    ] = None
    afgeleid_van: Annotated[
        Id | None, Verwijzing("doelen"), Field(description="Het doel in het plan erboven.")
    ] = None
    afdruk: Annotated[
        Afdruk | None,
        Field(
            description="Kenmerk van de tekst van het bovenliggende doel toen de afleiding is "
            "bevestigd. 'integriteitsplan derive --bevestig' zet het."
        ),
    ] = None
    waarden: Annotated[
        tuple[Annotated[Id, Verwijzing("waarden")], ...],
        Field(description="Waarden die dit doel dient."),
    ] = ()
    overloop: Annotated[
        Overloop | None, Field(description="De keuze, als het doel in zijn jaar niet is bereikt.")
    ] = None


class Doelstand(Keuze):
    """Hoe ver een doel is, naar de laatste meting."""

    BEREIKT = "bereikt", "bereikt", "De laatste meting haalt de streefwaarde."
    ONDERWEG = "onderweg", "onderweg", "Er is gemeten; de streefwaarde is nog niet gehaald."
    NIET_BEREIKT = "niet_bereikt", "niet bereikt", "De deadline is voorbij zonder resultaat."
    NIET_GEMETEN = "niet_gemeten", "niet gemeten", "Er is in de looptijd nog niet gemeten."


class Richting(Keuze):
    """Welke kant een indicator op moet."""

    OMHOOG = "omhoog", "omhoog", "Een hogere waarde is beter."
    OMLAAG = "omlaag", "omlaag", "Een lagere waarde is beter."


class Resultaatsoort(Keuze):
    """Waar een indicator iets over zegt."""

    OUTPUT = "output", "output", "Wat wij doen: aantallen activiteiten."
    OUTCOME = "outcome", "outcome", "Wat het oplevert: gedrag, kennis en vertrouwen."


class Indicator(Record):
    """Iets dat wij meten om te zien of een doel dichterbij komt."""

    kind: ClassVar[str] = "indicatoren"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {"titel", "maat", "richting", "telt_op", "soort", "bron", "eigenaar"}
    )

    titel: Annotated[Titel, Field(description="Wat er wordt gemeten, in één zin.")]
    maat: Annotated[
        Regel, Field(description="Waarin wordt gemeten, bijvoorbeeld procent of rapportcijfer.")
    ]
    richting: Annotated[Richting, Field(description="Of hoger of lager beter is.")] = (
        Richting.OMHOOG
    )
    telt_op: Annotated[
        JaNee,
        Field(description="Of de waarde in een jaar alleen oploopt en daarna weer bij nul begint."),
    ] = False
    soort: Annotated[Resultaatsoort, Field(description="Output of outcome.")] = (
        Resultaatsoort.OUTCOME
    )
    bron: Annotated[
        Regel | None, Field(description="Hoe en waaruit wij meten, bijvoorbeeld een peiling.")
    ] = None
    eigenaar: Annotated[Id | None, Verwijzing("rollen"), Field(description="De rol die meet.")] = (
        None
    )


class Meting(Record):
    """De waarde van een indicator op een datum, bij een eenheid."""

    kind: ClassVar[str] = "metingen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {"indicator", "datum", "waarde", "toelichting"}
    )

    indicator: Annotated[
        Id, Verwijzing("indicatoren"), Field(description="De indicator die is gemeten.")
    ]
    datum: Annotated[Datum, Field(description="De dag waarop de waarde gold.")]
    waarde: Annotated[Decimaal, Field(description="De waarde, in de maat van de indicator.")]
    toelichting: Annotated[
        Tekst | None, Field(description="Wat een lezer bij deze waarde moet weten.")
    ] = None

    @classmethod
    def default_id(cls, written: TextMap, eenheid: str) -> str | None:
        """Eenheid, indicator en datum maken een meting uniek."""
        parts = (written.get("indicator"), written.get("datum"))
        return ".".join([eenheid, *map(str, parts)]) if all(parts) else None
