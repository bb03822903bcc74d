"""The decision memo: what an orgaan must know before it decides."""

from integriteitsplan.model.onderdelen import Hoofdstuk, Planonderdeel


def _in_own_words(id: str, titel: str, vraag: str, *aanroepen: str) -> Planonderdeel:
    """A part to which the author must say something, whatever the tables show."""
    return Planonderdeel(id, titel, vraag, aanroepen, eigen_woorden=True)


NOTADELEN = (
    Hoofdstuk(
        1,
        "Wat wij vragen",
        (
            _in_own_words(
                "aanleiding", "Aanleiding", "Waarom ligt dit nu voor, en wie vroeg erom?"
            ),
            _in_own_words(
                "geadviseerd-besluit", "Geadviseerd besluit", "Waarmee moet het orgaan instemmen?"
            ),
            _in_own_words(
                "kern",
                "Kern",
                "Wat moet een bestuurder weten die alleen dit leest?",
                "focuspuntenoverzicht()",
            ),
        ),
    ),
    Hoofdstuk(
        2,
        "Toelichting",
        (
            _in_own_words("proces", "Proces", "Hoe kwam het stuk tot stand, en wie werkte eraan?"),
            _in_own_words(
                "politieke-context",
                "Politieke context",
                "Wat is er eerder beloofd of besloten, en waar staat dit op de agenda?",
                "toezeggingen()",
                "besluitenregister()",
            ),
            _in_own_words(
                "krachtenveld",
                "Krachtenveld",
                "Wie dacht mee, en hoe staat elke partij ertegenover?",
                "krachtenveld()",
            ),
            _in_own_words(
                "reacties",
                "Reacties",
                "Wat is niet overgenomen, en waarom?",
                "reactienota()",
            ),
            _in_own_words(
                "communicatie",
                "Communicatie",
                "Wie hoort het wanneer, en wat als dat moment niet doorgaat?",
                "communicatieoverzicht()",
            ),
            Planonderdeel(
                "planning",
                "Planning",
                "Welke stappen zijn gezet, en welke volgen?",
                ("besluitplanning()",),
            ),
        ),
    ),
    Hoofdstuk(
        3,
        "Openbaarheid",
        (
            _in_own_words(
                "niet-openbaar",
                "Informatie die niet openbaar gemaakt kan worden",
                "Wat blijft weg uit de openbare uitgave, op welke grond en waarom?",
                "weggelaten()",
            ),
        ),
    ),
)
