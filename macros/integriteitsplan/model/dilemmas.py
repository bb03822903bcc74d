"""Hoofdstuk 2: waar medewerkers naar vragen, en de situaties waarin waarden schuren."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import Id, Tekst, Titel, Verwijzing
from integriteitsplan.model.record import Record


class Onderwerp(Record):
    """Een onderwerp waarover medewerkers vragen 'mag ik dit?', met het korte antwoord."""

    kind: ClassVar[str] = "onderwerpen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "omschrijving",
            "antwoord",
            "mag",
            "vraag_eerst",
            "mag_niet",
            "vraag_aan",
            "regelingen",
            "normen",
        }
    )

    titel: Annotated[Titel, Field(description="Naam van het onderwerp, in gewone woorden.")]
    omschrijving: Annotated[
        Tekst,
        Field(description="Waaraan een lezer het onderwerp herkent, met een paar voorbeelden."),
    ]
    antwoord: Annotated[
        Tekst, Field(description="Het korte antwoord: onze regel in een of twee zinnen.")
    ]
    mag: Annotated[tuple[Tekst, ...], Field(description="Wat mag zonder te vragen.")] = ()
    vraag_eerst: Annotated[
        tuple[Tekst, ...], Field(description="Wat u eerst vraagt of meldt.")
    ] = ()
    mag_niet: Annotated[tuple[Tekst, ...], Field(description="Wat niet mag.")] = ()
    vraag_aan: Annotated[
        tuple[Annotated[Id, Verwijzing("rollen")], ...],
        Field(
            description="De rollen aan wie een medewerker het vraagt; de eerste is de aangewezene.",
            min_length=1,
        ),
    ]
    regelingen: Annotated[
        tuple[Annotated[Id, Verwijzing("regelingen")], ...],
        Field(description="Eigen regels waarin het antwoord staat."),
    ] = ()
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen achter het antwoord."),
    ] = ()


class Dilemma(Record):
    """Een korte, verzonnen situatie waarin een waarde schuurt: om op te zoeken en te bespreken."""

    kind: ClassVar[str] = "dilemmas"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "situatie",
            "onderwerpen",
            "waarden",
            "regel",
            "advies",
            "overwegingen",
            "vraag_aan",
            "regelingen",
            "normen",
            "maatregelen",
        }
    )

    titel: Annotated[Titel, Field(description="De situatie in één regel.")]
    situatie: Annotated[
        Tekst, Field(description="Wat er speelt, in enkele zinnen. Verzonnen, nooit waargebeurd.")
    ]
    onderwerpen: Annotated[
        tuple[Annotated[Id, Verwijzing("onderwerpen")], ...],
        Field(
            description="Bij welke onderwerpen een lezer dit vindt; het eerste past het best.",
            min_length=1,
        ),
    ]
    waarden: Annotated[
        tuple[Annotated[Id, Verwijzing("waarden")], ...],
        Field(description="Welke waarden hier schuren.", min_length=1),
    ]
    regel: Annotated[
        Tekst | None, Field(description="Wat onze regel hierover zegt, in een of twee zinnen.")
    ] = None
    advies: Annotated[
        Tekst | None, Field(description="Zo pakt u het aan: wat een medewerker het beste doet.")
    ] = None
    overwegingen: Annotated[
        tuple[Tekst, ...], Field(description="Vragen en afwegingen voor het gesprek.")
    ] = ()
    vraag_aan: Annotated[
        tuple[Annotated[Id, Verwijzing("rollen")], ...],
        Field(
            description="De rollen die hierbij helpen, als het andere zijn dan die van het "
            "eerste onderwerp."
        ),
    ] = ()
    regelingen: Annotated[
        tuple[Annotated[Id, Verwijzing("regelingen")], ...],
        Field(description="Eigen regels die hier gelden."),
    ] = ()
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen die hier gelden."),
    ] = ()
    maatregelen: Annotated[
        tuple[Annotated[Id, Verwijzing("maatregelen")], ...],
        Field(description="Maatregelen die hierbij helpen, zoals een training."),
    ] = ()
