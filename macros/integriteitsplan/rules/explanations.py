"""Rules on what needs an answer: differences, lessons, risks and categories of one's own."""

from collections.abc import Iterator

from integriteitsplan.cycle.standing import differences
from integriteitsplan.model.functies import KwetsbareFunctie
from integriteitsplan.model.incidenten import Incidentcategorie
from integriteitsplan.model.normen import Nalevingsstatus
from integriteitsplan.model.rapportage import Verbeterbesluit, Verbeterpunt
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem


def verschil_zonder_uitleg(context: Context) -> Iterator[Problem]:
    """Voldoet een eenheid aan een norm en het geheel niet, dan staat erbij hoe dat komt.

    Waarom: Verschillen tussen eenheden gaat u tegen, of u licht ze toe.
    Fout: bij een afdeling 'voldoet' zonder toelichting, en bij het geheel 'voldoet_deels'
    Goed: hetzelfde, met toelichting: Deze afdeling begon een jaar eerder.
    Herstel: Vul 'toelichting' in bij de eenheid.
    """
    for difference in differences(context.register, context.peildatum):
        own, whole = difference
        # A unit that does not comply must explain it anyway: naleving_onvolledig.
        if own.status is Nalevingsstatus.VOLDOET and not difference.is_explained:
            yield Problem(
                own.place("status"),
                f"bij eenheid '{own.eenheid}' is de stand van {own.norm} '{own.status}' en bij het "
                f"geheel '{whole.stand(context.peildatum)}', zonder uitleg",
                "schrijf bij 'toelichting' hoe het verschil komt",
            )


def verbeterpunt_onvolledig(context: Context) -> Iterator[Problem]:
    """Een les die wordt doorgezet, heeft een maatregel; wat vervalt of klaar is, een motivering.

    Waarom: Anders blijft een les een voornemen, of verdwijnt zij zonder reden.
    Fout: besluit: doorgezet, zonder maatregelen
    Goed: besluit: doorgezet, met maatregelen: [m26-meldroute]
    Herstel: Vul de sleutel in die de melding noemt.
    """
    for lesson in context.register.all(Verbeterpunt):
        if lesson.besluit is Verbeterbesluit.OPEN:
            continue
        goes_on = lesson.besluit is Verbeterbesluit.DOORGEZET
        field = "maatregelen" if goes_on else "motivering"
        if not getattr(lesson, field):
            yield Problem(
                lesson.place("besluit"),
                f"bij het besluit '{lesson.besluit}' over '{lesson.id}' ontbreekt: {field}",
                "noem de maatregelen die het uitvoeren" if goes_on else "schrijf waarom",
            )


def risico_zonder_maatregel(context: Context) -> Iterator[Problem]:
    """Tegen elk risico van een kwetsbare functie helpt ten minste één maatregel.

    Waarom: Wie een risico kent en niets doet, laat de medewerker alleen.
    Fout: een risico zonder maatregelen
    Goed: maatregelen: [m26-functieroulatie]
    Herstel: Noem een maatregel. Aanvaardt u het risico? Schrijf dan een uitzondering met de reden.
    """
    for function in context.register.all(KwetsbareFunctie):
        for index, risk in enumerate(function.risicos):
            if not risk.maatregelen:
                yield Problem(
                    function.place("risicos", index),
                    f"tegen het risico '{risk.titel}' van '{function.id}' is geen maatregel",
                    "noem bij 'maatregelen' wat het risico kleiner maakt",
                )


def soort_incident_onbekend(context: Context) -> Iterator[Problem]:
    """Een eigen soort incident valt onder een soort uit de landelijke indeling.

    Waarom: Alleen dan zijn jaren en organisaties te vergelijken.
    Fout: een eigen soort zonder valt_onder
    Goed: valt_onder: ongewenste-omgangsvormen
    Herstel: Noem bij 'valt_onder' een soort die met de site meekomt.
    """
    register = context.register
    shipped = [one.id for one in register.all(Incidentcategorie) if not one.eenheid]
    options = ", ".join(shipped)
    for own in register.all(Incidentcategorie):
        if not own.eenheid or own.valt_onder in shipped:
            continue
        if own.valt_onder is None:
            what = f"'{own.id}' valt niet onder een soort uit de landelijke indeling"
            yield Problem(own.place("id"), what, f"vul 'valt_onder' in; kies uit: {options}")
        elif register.get(Incidentcategorie, own.valt_onder):
            what = f"'{own.valt_onder}' is een eigen soort en niet een uit de landelijke indeling"
            yield Problem(own.place("valt_onder"), what, f"kies uit: {options}")


def incidenten_herleidbaar(context: Context) -> Iterator[Problem]:
    """Uit de aantallen incidenten is geen klein aantal af te leiden.

    De bouw rekent dit na voor alles wat zij toont, en publiceert anders niets.

    Waarom: Een klein aantal kan een collega herkenbaar maken.
    Fout: drempel: 2, want dan betekent "<2" precies 1
    Goed: drempel: 5
    Herstel: Kies een drempel van 3 of hoger, of 0 om alles te tonen.
    """
    organisatie = context.register.organisatie
    if organisatie.drempel == 2:
        yield Problem(
            organisatie.place("drempel"),
            "met een drempel van 2 betekent '<2' precies 1",
            "kies 3 of hoger, of 0 om alle aantallen te tonen",
        )
