"""Hoofdstuk 5: wie wat doet, en wie daarop aanspreekbaar is."""

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from integriteitsplan.model.fields import Email, Id, Keuze, Regel, Tekst, Titel, Verwijzing
from integriteitsplan.model.record import Record


class Niveau(Keuze):
    """Op welk niveau van de organisatie iets ligt."""

    CENTRAAL = "centraal", "centraal"
    DECENTRAAL = "decentraal", "decentraal"


class Beleidsveld(Keuze):
    """Het beleidsterrein waar een rol bij hoort."""

    INTEGRITEIT = "integriteit", "integriteit"
    BESTUUR = "bestuur", "bestuur en top"
    LIJN = "lijn", "leidinggevenden"
    PERSONEEL = "personeel", "personeel en organisatie"
    JURIDISCH = "juridisch", "juridische zaken"
    BEVEILIGING = "beveiliging", "beveiliging en ICT"
    FINANCIEN = "financien", "financiën en inkoop"
    COMMUNICATIE = "communicatie", "communicatie"
    MEDEZEGGENSCHAP = "medezeggenschap", "medezeggenschap"
    CONTROLE = "controle", "controle en audit"


class RasciLetter(Keuze):
    """Wat een rol met een taak te maken heeft."""

    R = "R", "voert uit", "Responsible: voert de taak uit."
    A = (
        "A",
        "is eindverantwoordelijk",
        "Accountable: keurt goed en legt verantwoording af; precies één per taak.",
    )
    S = "S", "ondersteunt", "Supportive: helpt bij de uitvoering."
    C = "C", "wordt geraadpleegd", "Consulted: geeft vooraf advies."
    I = "I", "wordt geïnformeerd", "Informed: hoort achteraf wat er is gebeurd."  # noqa: E741


class Rol(Record):
    """Een functie in het integriteitsbeleid; nooit een persoon."""

    kind: ClassVar[str] = "rollen"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {
            "titel",
            "niveau",
            "veld",
            "omschrijving",
            "hulp_bij",
            "bevoegdheden",
            "verantwoordelijkheden",
            "rapporteert_aan",
            "contact",
        }
    )

    titel: Annotated[Titel, Field(description="Naam van de rol.")]
    niveau: Annotated[Niveau, Field(description="Centraal of decentraal.")]
    veld: Annotated[Beleidsveld, Field(description="Het beleidsterrein van de rol.")] = (
        Beleidsveld.INTEGRITEIT
    )
    omschrijving: Annotated[Tekst, Field(description="Waar deze rol voor is, in enkele zinnen.")]
    hulp_bij: Annotated[
        tuple[Regel, ...],
        Field(
            description="Waarvoor medewerkers hier terechtkunnen. Wie dit heeft, staat bij 'Bij "
            "wie kan ik terecht'."
        ),
    ] = ()
    bevoegdheden: Annotated[tuple[Tekst, ...], Field(description="Wat deze rol mag.")] = ()
    verantwoordelijkheden: Annotated[
        tuple[Tekst, ...], Field(description="Waar deze rol op aanspreekbaar is.")
    ] = ()
    rapporteert_aan: Annotated[
        tuple[Annotated[Id, Verwijzing("rollen")], ...],
        Field(description="Rollen waaraan deze rol verantwoording aflegt."),
    ] = ()
    contact: Annotated[
        Email | None, Field(description="Functioneel e-mailadres; nooit dat van een persoon.")
    ] = None
    telefoon: Annotated[Regel | None, Field(description="Telefoonnummer van de functie.")] = None
    bereikbaar: Annotated[
        Regel | None, Field(description="Wanneer en waar deze rol te vinden is.")
    ] = None


def _letters(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    letters = [letter for letter in value.upper() if letter not in " ,/+"]
    if not letters or any(letter not in RasciLetter.__members__ for letter in letters):
        raise PydanticCustomError(
            "rasci",
            "{melding}",
            {
                "melding": f"'{value}' is geen RASCI-letter; kies uit R, A, S, C en I, "
                "bijvoorbeeld R of A/R"
            },
        )
    return tuple(RasciLetter(letter) for letter in dict.fromkeys(letters))


Letters = Annotated[
    tuple[RasciLetter, ...],
    BeforeValidator(_letters),
    WithJsonSchema({"type": "string", "pattern": "^[RASCI]([/,+ ]*[RASCI])*$"}),
]


class Taak(Record):
    """Een taak in het integriteitsbeleid, met per rol de RASCI-letters."""

    kind: ClassVar[str] = "taken"
    openbare_velden: ClassVar[frozenset[str]] = frozenset(
        {"titel", "thema", "omschrijving", "rasci", "normen"}
    )

    titel: Annotated[
        Titel, Field(description="De taak, met een werkwoord: Gedragscode actueel houden.")
    ]
    thema: Annotated[Regel, Field(description="Onderwerp, om taken bij elkaar te zetten.")]
    omschrijving: Annotated[Tekst | None, Field(description="Wat de taak inhoudt.")] = None
    rasci: Annotated[
        dict[Annotated[Id, Verwijzing("rollen")], Letters],
        Field(
            description="Per rol de letters: R voert uit, A is eindverantwoordelijk, S "
            "ondersteunt, C geeft advies, I hoort ervan."
        ),
    ]
    normen: Annotated[
        tuple[Annotated[Id, Verwijzing("normen")], ...],
        Field(description="Normen die met deze taak worden nageleefd."),
    ] = ()
