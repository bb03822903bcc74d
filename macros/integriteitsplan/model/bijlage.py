"""Annex I of the guide: the seven chapters of a plan and what each must answer."""

from integriteitsplan.model.onderdelen import Hoofdstuk, Planonderdeel

HOOFDSTUKKEN = (
    Hoofdstuk(
        1,
        "Missie en visie",
        (
            Planonderdeel(
                "ambitie-en-doelen",
                "Ambitie en doelen",
                "Wat willen wij bereiken, en hoe hoog leggen wij de lat?",
                ("doelentabel()", "doorvertaling()"),
            ),
            Planonderdeel("visie", "Visie op integriteit", "Wat verstaan wij onder integriteit?"),
            Planonderdeel(
                "uitgangspunten",
                "Uitgangspunten van beleid",
                "Welke keuzes liggen onder het beleid?",
            ),
            Planonderdeel(
                "commitment",
                "Betrokkenheid van de top",
                "Hoe steunt en draagt de leiding het beleid?",
            ),
        ),
    ),
    Hoofdstuk(
        2,
        "Waarden en normen",
        (
            Planonderdeel(
                "kernwaarden", "Kernwaarden", "Waar staan wij voor?", ("waardenkaarten()",)
            ),
            Planonderdeel("gedragscode", "Gedragscode", "Welk gedrag verwachten wij?"),
            Planonderdeel(
                "stand-van-de-normen",
                "Stand van de normen",
                "In hoeverre voldoen wij aan de basisnormen en de wet?",
                ("nalevingsoverzicht()",),
            ),
            Planonderdeel(
                "regels",
                "Wet- en regelgeving",
                "Welke wetten, regels en richtlijnen gelden hier?",
                ("regelingenoverzicht()",),
            ),
        ),
    ),
    Hoofdstuk(
        3,
        "Structuur, cultuur en maatregelen",
        (
            Planonderdeel(
                "inrichting",
                "Inrichting van de integriteitsfunctie",
                "Hoe is de organisatie op integriteit ingericht?",
            ),
            Planonderdeel(
                "ao-ic",
                "Administratieve organisatie en interne controle",
                "Hoe zijn processen en controle ingericht?",
                ("kwetsbare_functies()",),
            ),
            Planonderdeel(
                "bewustwording",
                "Belang van bewustwording",
                "Waarom is bewustwording van medewerkers belangrijk?",
            ),
            Planonderdeel(
                "maatregelen",
                "Maatregelen",
                "Wat gaan wij doen, en hoe vaak?",
                ("maatregelentabel()", "overloopoverzicht()"),
            ),
        ),
    ),
    Hoofdstuk(
        4,
        "Incidenten",
        (
            Planonderdeel(
                "controle",
                "Controle en protocollen",
                "Hoe ontdekken en onderzoeken wij schendingen?",
            ),
            Planonderdeel(
                "handhaving",
                "Handhaving",
                "Wat doen wij als het misgaat, ook met politie en justitie?",
            ),
            Planonderdeel(
                "overzicht-schendingen",
                "Overzicht van schendingen",
                "Wat is de aard en omvang, zonder herkenbare personen?",
                ("incidentenoverzicht()",),
            ),
            Planonderdeel(
                "communicatie",
                "Communicatie bij incidenten",
                "Wat vertellen wij aan betrokkenen, binnen en buiten de organisatie?",
                ("communicatieoverzicht()",),
            ),
        ),
    ),
    Hoofdstuk(
        5,
        "Rollen, taken en positionering",
        (
            Planonderdeel(
                "rollen-centraal",
                "Centrale rollen",
                "Wie doet wat voor de hele organisatie?",
                ("rollenoverzicht()",),
            ),
            Planonderdeel("rollen-decentraal", "Decentrale rollen", "Wie doet wat in de eenheden?"),
            Planonderdeel(
                "andere-beleidsvelden",
                "Andere beleidsvelden",
                "Wat doen personeel, juridische zaken, beveiliging en financiën?",
            ),
            Planonderdeel(
                "relatie-management",
                "Relatie met het management",
                "Wat doen en beslissen leidinggevenden?",
                ("rolmatrix()",),
            ),
        ),
    ),
    Hoofdstuk(
        6,
        "Monitoren, evaluatie en rapportage",
        (
            Planonderdeel(
                "waarover", "Waarover wij rapporteren", "Welke resultaten en effecten volgen wij?"
            ),
            Planonderdeel(
                "hoe",
                "Hoe wij meten",
                "Op welke manier verzamelen wij gegevens?",
                ("metingenoverzicht()",),
            ),
            Planonderdeel(
                "wie-aan-wie",
                "Wie rapporteert aan wie",
                "Wie legt verantwoording af, en aan wie?",
                ("monitoring()",),
            ),
            Planonderdeel("frequentie", "Hoe vaak", "Wanneer en hoe vaak rapporteren wij?"),
            Planonderdeel(
                "evaluatie",
                "Evaluatie en leren",
                "Wat leren wij, en wat doen wij ermee?",
                ("verbeterregister()",),
            ),
        ),
    ),
    Hoofdstuk(
        7,
        "Samenhang en middelen",
        (
            Planonderdeel(
                "samenhang",
                "Samenhang",
                "Hoe hangen maatregelen, instrumenten, middelen en rollen samen?",
                ("samenhang()",),
            ),
            Planonderdeel(
                "geld-en-fte",
                "Geld en formatie",
                "Hoeveel geld en tijd is er?",
                ("middelenoverzicht()",),
            ),
            Planonderdeel("faciliteiten", "Faciliteiten", "Welke voorzieningen zijn er?"),
            Planonderdeel("tijdlijn", "Tijdlijn", "Wat gebeurt wanneer?", ("tijdlijn()",)),
            Planonderdeel(
                "succesfactoren",
                "Succesfactoren en indicatoren",
                "Waaraan zien wij dat het werkt?",
                ("voortgang()",),
            ),
        ),
    ),
)
