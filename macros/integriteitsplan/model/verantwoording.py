"""The yearly account: what articles 4 and 5 of the Ambtenarenwet 2017 and annex I ask of it."""

from integriteitsplan.model.onderdelen import Hoofdstuk, Planonderdeel


def _verantwoording(lid: str, titel: str, vraag: str, *meer: str) -> Planonderdeel:
    """What a member of article 4 or 5 of the Ambtenarenwet 2017 asks an account of.

    `meer` are norms that the catalogue keeps beside that member.
    """
    name = f"aw2017-{lid.replace('.', '-')}"
    calls = (f'nalevingsverloop(norm="aw2017:{norm}")' for norm in (lid, *meer))
    return Planonderdeel(name, titel, vraag, tuple(calls), eigen_woorden=True)


JAARVERSLAGDELEN = (
    Hoofdstuk(
        1,
        "Het jaar in het kort",
        (
            Planonderdeel(
                "samenvatting",
                "Samenvatting",
                "Wat moet een lezer onthouden die alleen dit leest?",
                eigen_woorden=True,
            ),
        ),
    ),
    Hoofdstuk(
        2,
        "Artikel 4: ons integriteitsbeleid",
        (
            _verantwoording(
                "4.1",
                "Beleid en bewustzijn",
                "Welk beleid voerden wij, en wat deden wij tegen misbruik van bevoegdheden, "
                "belangenverstrengeling en discriminatie?",
                "4.1.discriminatie",
            ),
            _verantwoording(
                "4.2",
                "Integriteit in het personeelsbeleid",
                "Hoe kwam integriteit aan bod in gesprekken, overleg en scholing?",
            ),
            _verantwoording(
                "4.3", "De gedragscode in het jaar", "Wat is er met de gedragscode gedaan?"
            ),
            _verantwoording(
                "4.4", "Verantwoording", "Hoe en wanneer maken wij dit verslag openbaar?"
            ),
        ),
    ),
    Hoofdstuk(
        3,
        "Artikel 5: onze voorschriften",
        (
            _verantwoording(
                "5.1.a", "Eed of belofte", "Hebben alle nieuwe ambtenaren de eed afgelegd?"
            ),
            _verantwoording(
                "5.1.b", "Nevenwerkzaamheden registreren", "Hoe werkte de registratie dit jaar?"
            ),
            _verantwoording(
                "5.1.c",
                "Nevenwerkzaamheden openbaar maken",
                "Van welke functies is het nevenwerk openbaar, en is dat bijgewerkt?",
            ),
            _verantwoording(
                "5.1.d",
                "Financiële belangen",
                "Welke functies zijn aangewezen, en wat is er gemeld?",
            ),
            _verantwoording(
                "5.1.e",
                "Procedure voor misstanden",
                "Hoe werkte de meldprocedure, en hoe vaak is zij gebruikt?",
            ),
        ),
    ),
    Hoofdstuk(
        4,
        "Uitvoering van het plan",
        (
            Planonderdeel(
                "doelen-bereikt",
                "Missie, visie en doelen",
                "Welke doelen hebben wij bereikt, en welke niet?",
                ("voortgang()",),
                True,
            ),
            Planonderdeel(
                "waarden-en-normen",
                "Waarden en normen",
                "Wat is er verbeterd of verslechterd?",
                ('nalevingsoverzicht(peildatum="{jaar}-12-31")', "nalevingsverloop()"),
                True,
            ),
            Planonderdeel(
                "maatregelen-uitgevoerd",
                "Structuur, cultuur en maatregelen",
                "Wat hebben wij gedaan, en waarom liep het soms anders?",
                ("maatregelentabel()", "overloopoverzicht(jaar={volgend})"),
                True,
            ),
            Planonderdeel(
                "incidenten-in-het-jaar",
                "Incidenten",
                "Wat valt op in de aantallen, en wat doen wij ermee?",
                ("incidentenoverzicht()",),
                True,
            ),
            Planonderdeel(
                "rollen-in-het-jaar",
                "Rollen en taken",
                "Hadden de mensen met een rol genoeg tijd en steun?",
                ("rolmatrix()",),
                True,
            ),
            Planonderdeel(
                "geleerd",
                "Monitoren en leren",
                "Wat leerden wij, en wat verandert daardoor?",
                ("monitoring()", "verbeterregister()"),
                True,
            ),
            Planonderdeel(
                "middelen-besteed",
                "Samenhang en middelen",
                "Waren geld en tijd genoeg?",
                ("middelenoverzicht()",),
                True,
            ),
        ),
    ),
    Hoofdstuk(
        5,
        "Vooruitblik",
        (
            Planonderdeel(
                "volgend-jaar",
                "Wat wij volgend jaar doen",
                "Wat zetten wij door, wat stopt, en wat is nieuw?",
                eigen_woorden=True,
            ),
        ),
    ),
)
