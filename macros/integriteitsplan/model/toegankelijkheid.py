"""The accessibility statement: what the Dutch model asks an organisation to say about its site."""

from integriteitsplan.model.fields import Keuze
from integriteitsplan.model.onderdelen import Hoofdstuk, Planonderdeel


class Verklaringsstatus(Keuze):
    """Hoe ver een site is met de toegankelijkheidseisen; E is een site zonder verklaring."""

    VOLDOET_VOLLEDIG = (
        "voldoet_volledig",
        "A – voldoet volledig",
        "Alle eisen zijn onderzocht en de site haalt ze allemaal.",
    )
    VOLDOET_GEDEELTELIJK = (
        "voldoet_gedeeltelijk",
        "B – voldoet gedeeltelijk",
        "Alle eisen zijn onderzocht. Wat niet in orde is, staat er met maatregel en datum.",
    )
    EERSTE_MAATREGELEN = (
        "eerste_maatregelen",
        "C – eerste maatregelen genomen",
        "Er is nog geen volledig onderzoek; het is gepland binnen zes maanden.",
    )
    VOLDOET_NIET = (
        "voldoet_niet",
        "D – voldoet niet",
        "Er is geen volledig onderzoek, en het is ook niet gepland.",
    )

    @property
    def is_onderzocht(self) -> bool:
        """Of deze status op een volledig onderzoek berust."""
        return self in (Verklaringsstatus.VOLDOET_VOLLEDIG, Verklaringsstatus.VOLDOET_GEDEELTELIJK)


def _part(id: str, titel: str, vraag: str) -> Planonderdeel:
    """A part that only its author can fill: the engine knows nothing of a site's accessibility."""
    return Planonderdeel(id, titel, vraag, eigen_woorden=True)


VERKLARINGSDELEN = (
    Hoofdstuk(
        1,
        "Waar deze verklaring over gaat",
        (
            _part(
                "reikwijdte",
                "Reikwijdte",
                "Voor welke site geldt de verklaring, op welk adres, en welke delen en documenten "
                "horen erbij?",
            ),
        ),
    ),
    Hoofdstuk(
        2,
        "Hoe toegankelijk de site is",
        (
            _part(
                "nalevingsstatus",
                "Nalevingsstatus",
                "Welke status geldt: A, B, C of D? En waarop berust dat?",
            ),
            _part(
                "onderzoek",
                "Onderzoek",
                "Wat is onderzocht, door wie, wanneer en hoe? Wat is niet onderzocht?",
            ),
            _part(
                "bekende-afwijkingen",
                "Bekende afwijkingen",
                "Welke eisen haalt de site niet, wat merkt een bezoeker daarvan, en wat kan hij "
                "intussen doen?",
            ),
            _part(
                "onevenredige-last",
                "Onevenredige last",
                "Voor welke eisen beroept u zich op onevenredige last, en waarom? Welke inhoud "
                "valt buiten de regels?",
            ),
            _part(
                "maatregelen",
                "Maatregelen",
                "Wat doet u aan elke afwijking, en wanneer is dat klaar?",
            ),
        ),
    ),
    Hoofdstuk(
        3,
        "Vragen en klachten",
        (
            _part(
                "probleem-melden",
                "Een probleem melden",
                "Waar meldt een bezoeker een probleem, en wanneer krijgt hij antwoord?",
            ),
            _part(
                "klacht-indienen",
                "Een klacht indienen",
                "Waar kan een bezoeker terecht die met het antwoord niet geholpen is?",
            ),
        ),
    ),
    Hoofdstuk(
        4,
        "Akkoord en actualiteit",
        (
            _part(
                "akkoord",
                "Akkoord",
                "Welke functionaris tekende voor deze verklaring, en wanneer?",
            ),
            _part(
                "actualiteit",
                "Actualiteit",
                "Wanneer is de verklaring voor het laatst herzien, en wanneer gebeurt dat weer?",
            ),
        ),
    ),
)
