"""Hoofdstuk 4: aantallen schendingen. Nooit een persoon, een dag of een beschrijving."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import Aantal, Id, Jaar, Keuze, Tekst, Titel, Verwijzing
from integriteitsplan.model.record import Record
from integriteitsplan.source import TextMap


class Afdoening(Keuze):
    """Hoe een schending of melding is afgedaan."""

    GEEN_SCHENDING = "geen_schending", "geen schending"
    GESPREK = "gesprek", "gesprek of waarschuwing"
    BERISPING = "berisping", "schriftelijke berisping"
    OVERPLAATSING = "overplaatsing"
    SCHORSING = "schorsing"
    ONTSLAG = "ontslag", "ontslag of beëindiging"
    AANGIFTE = "aangifte"
    LOOPT_NOG = "loopt_nog", "loopt nog"


class Incidentcategorie(Record):
    """Een soort schending. Negen komen met de site mee; eigen soorten vallen onder een daarvan."""

    kind: ClassVar[str] = "incidentcategorieen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset({"titel", "omschrijving", "valt_onder"})

    titel: Annotated[Titel, Field(description="Naam van de soort.")]
    omschrijving: Annotated[Tekst, Field(description="Wat eronder valt.")]
    valt_onder: Annotated[
        Id | None,
        Verwijzing("incidentcategorieen"),
        Field(description="De soort uit de landelijke indeling, bij een eigen soort."),
    ] = None


class Incident(Record):
    """Aantallen van één soort in één jaar bij één eenheid.

    Wie een soort noemt, heeft haar geregistreerd: een afdoening die er niet bij staat, kwam nul
    keer voor. Een soort zonder record is niet geregistreerd.
    """

    kind: ClassVar[str] = "incidenten"

    jaar: Annotated[Jaar, Field(description="Het jaar van de melding.")]
    categorie: Annotated[
        Id, Verwijzing("incidentcategorieen"), Field(description="De soort schending.")
    ]
    aantallen: Annotated[
        dict[Afdoening, Aantal],
        Field(description="Per afdoening het aantal; wat er niet staat, is nul."),
    ]

    @classmethod
    def default_id(cls, written: TextMap, eenheid: str) -> str | None:
        """Eenheid, jaar en soort maken het record uniek."""
        parts = (written.get("jaar"), written.get("categorie"))
        return ".".join([eenheid, *map(str, parts)]) if all(parts) else None
