"""Hoofdstuk 4: waar u iets kunt melden of bespreken, en welke vragen daarheen leiden."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from integriteitsplan.model.fields import (
    Email,
    Id,
    Keuze,
    Regel,
    Tekst,
    Titel,
    Verwijzing,
    Webadres,
)
from integriteitsplan.model.record import Onderdeel, Record

TERM = r"\d{1,3} (?:dag|dagen|week|weken|maand|maanden)"
DAYS = {"dag": (1, 1), "week": (7, 7), "maand": (28, 31)}  # the fewest and the most in one


class Kanaalsoort(Keuze):
    """Wat u bij een meldkanaal doet."""

    PRATEN = "praten", "praten", "Vragen, praten en advies krijgen; er ontstaat geen melding."
    INTERN = "intern", "intern melden", "Een melding doen binnen de organisatie."
    EXTERN = "extern", "buiten de organisatie", "Advies krijgen of melden bij een ander."


class Stapsoort(Keuze):
    """Wat een stap na een melding voor de wet is."""

    STAP = "stap", "stap", "Een stap waar de wet geen termijn voor noemt."
    ONTVANGSTBEVESTIGING = (
        "ontvangstbevestiging",
        "ontvangstbevestiging",
        "Bericht dat de melding binnen is; volgens de wet binnen 7 dagen.",
    )
    TERUGKOPPELING = (
        "terugkoppeling",
        "terugkoppeling",
        "Bericht over de beoordeling; volgens de wet binnen hooguit 3 maanden.",
    )


def _term(value: str) -> str:
    if re.fullmatch(TERM, value):
        return value
    message = f"'{value}' is geen termijn; schrijf bijvoorbeeld 7 dagen, 6 weken of 3 maanden"
    raise PydanticCustomError("termijn", "{melding}", {"melding": message})


Termijn = Annotated[
    Regel,
    AfterValidator(_term),
    WithJsonSchema({"type": "string", "pattern": f"^{TERM}$"}),
]


def exceeds(term: str, limit: str) -> bool:
    """Whether a term can last longer than another: `13 weken` can, next to `3 maanden`."""
    number, unit = _parts(term)
    most, limit_unit = _parts(limit)
    if unit == limit_unit:
        return number > most
    return number * DAYS[unit][1] > most * DAYS[limit_unit][0]


def _parts(term: str) -> tuple[int, str]:
    number, unit = term.split(" ")
    singular = {"dagen": "dag", "weken": "week", "maanden": "maand"}
    return int(number), singular.get(unit, unit)


class Meldstap(Onderdeel):
    """Wat er na een melding of gesprek gebeurt, en hoe snel."""

    titel: Annotated[Tekst, Field(description="Wat er gebeurt, in één of twee zinnen.")]
    soort: Annotated[Stapsoort, Field(description="Wat deze stap voor de wet is.")] = Stapsoort.STAP
    termijn: Annotated[
        Termijn | None,
        Field(description="Binnen welke tijd, bijvoorbeeld 7 dagen of 3 maanden."),
    ] = None
    vanaf: Annotated[
        Regel | None,
        Field(description="Vanaf wanneer de termijn loopt, bijvoorbeeld de ontvangstbevestiging."),
    ] = None
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen waarin dit staat."),
    ] = ()


class Meldbescherming(Onderdeel):
    """Waar wie meldt of praat op kan rekenen."""

    titel: Annotated[Tekst, Field(description="De bescherming, in één of twee zinnen.")]
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen waarin dit staat."),
    ] = ()


class Meldkanaal(Record):
    """Waar u iets kunt melden of bespreken: voor wat, hoe, en wat er daarna gebeurt."""

    kind: ClassVar[str] = "meldkanalen"
    # Whoever may report must be able to find where, so that a person decides on the whole record.
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            *("titel", "soort", "omschrijving", "rol", "contact", "telefoon", "bereikbaar"),
            *("url", "manieren", "stappen", "bescherming", "normen"),
        }
    )

    titel: Annotated[Titel, Field(description="Naam van het kanaal, zoals lezers het kennen.")]
    soort: Annotated[Kanaalsoort, Field(description="Praten, intern melden of extern.")]
    omschrijving: Annotated[Tekst, Field(description="Waarvoor u hier terechtkunt.")]
    rol: Annotated[
        Id | None,
        Verwijzing("rollen"),
        Field(description="De rol achter dit kanaal; de site toont hoe u die bereikt."),
    ] = None
    contact: Annotated[
        Email | None, Field(description="Functioneel e-mailadres, als er geen rol is.")
    ] = None
    telefoon: Annotated[Regel | None, Field(description="Telefoonnummer, als er geen rol is.")] = (
        None
    )
    bereikbaar: Annotated[
        Regel | None, Field(description="Wanneer en waar, als er geen rol is.")
    ] = None
    url: Annotated[Webadres | None, Field(description="Website van het kanaal.")] = None
    manieren: Annotated[
        tuple[Tekst, ...], Field(description="Hoe u hier meldt of een gesprek vraagt.")
    ] = ()
    stappen: Annotated[
        tuple[Meldstap, ...], Field(description="Wat er daarna gebeurt, in volgorde.")
    ] = ()
    bescherming: Annotated[
        tuple[Meldbescherming, ...], Field(description="Waar u hier op kunt rekenen.")
    ] = ()
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen waarop dit kanaal berust."),
    ] = ()


class Meldantwoord(Onderdeel):
    """Een antwoord op een meldvraag: het leidt naar een volgende vraag of naar meldkanalen."""

    titel: Annotated[Titel, Field(description="Het antwoord, zoals een lezer het zou zeggen.")]
    toelichting: Annotated[
        Tekst | None, Field(description="Wat een lezer moet weten na dit antwoord.")
    ] = None
    vraag: Annotated[
        Id | None, Verwijzing("meldvragen"), Field(description="De vraag die hierop volgt.")
    ] = None
    kanalen: Annotated[
        tuple[Annotated[Id, Verwijzing("meldkanalen")], ...],
        Field(description="De meldkanalen die hierbij passen, het beste voorop."),
    ] = ()


class Meldvraag(Record):
    """Een vraag van de meldwijzer; de eerste die geschreven is, is het begin."""

    kind: ClassVar[str] = "meldvragen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset({"titel", "toelichting", "antwoorden"})

    titel: Annotated[Titel, Field(description="De vraag aan de lezer.")]
    toelichting: Annotated[Tekst | None, Field(description="Uitleg bij de vraag.")] = None
    antwoorden: Annotated[tuple[Meldantwoord, ...], Field(description="De antwoorden.")]
