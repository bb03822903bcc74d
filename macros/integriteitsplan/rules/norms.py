"""Rules on norms and how the organisation stands: comply or explain, with an end date."""

from collections.abc import Iterator
from datetime import date

from integriteitsplan.cycle.standing import latest_states
from integriteitsplan.model.normen import AFWIJKEND, Naleving, Nalevingsstatus, Norm
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem

DEMANDED = ("motivering", "eigenaar", "geldig_tot")


def naleving_onvolledig(context: Context) -> Iterator[Problem]:
    """Wat niet voldoet, wordt uitgelegd: met toelichting, motivering, eigenaar en einddatum.

    Waarom: Afwijken mag, maar dan moet een lezer zien waarom, wie erover gaat en tot wanneer.
    Fout: status: voldoet_deels, zonder motivering
    Goed: status: voldoet_deels, met toelichting, motivering, eigenaar en geldig_tot
    Herstel: Vul de sleutels in die de melding noemt.
    """
    for state in context.register.all(Naleving):
        demanded = DEMANDED if state.status in AFWIJKEND else ()
        if state.status is not Nalevingsstatus.VOLDOET:
            demanded = ("toelichting", *demanded)
        missing = [name for name in demanded if not getattr(state, name)]
        if missing:
            yield Problem(
                state.place("status"),
                f"bij '{state.status}' ontbreekt: {', '.join(missing)}",
                "vul aan; wie afwijkt legt uit waarom, wie ervoor zorgt en tot wanneer",
            )


def afwijking_te_lang(context: Context) -> Iterator[Problem]:
    """Een afwijking duurt hooguit een jaar, tenzij gemotiveerd is waarom langer.

    Waarom: Een afwijking zonder einde is een stilzwijgend besluit.
    Fout: beoordeeld_op: 2026-01-15 met geldig_tot: 2028-01-01
    Goed: geldig_tot: 2026-12-31
    Herstel: Kies een datum binnen een jaar, of vul motivering_termijn in.
    """
    for state in context.register.all(Naleving):
        start, end = state.beoordeeld_op, state.geldig_tot
        if start and end and end > _year_after(start) and not state.motivering_termijn:
            yield Problem(
                state.place("geldig_tot"),
                f"de afwijking duurt langer dan een jaar (van {start} tot {end})",
                f"kies uiterlijk {_year_after(start)} of vul 'motivering_termijn' in",
            )


def afwijking_zonder_goedkeuring(context: Context) -> Iterator[Problem]:
    """Een afwijking is door een rol goedgekeurd.

    Waarom: Wie afwijkt, beslist dat niet alleen.
    Fout: status: voldoet_niet, zonder goedgekeurd_door
    Goed: goedgekeurd_door: gemeentesecretaris
    Herstel: Noem de rol die de afwijking goedkeurde.
    """
    for state in context.register.all(Naleving):
        if state.status in AFWIJKEND and not state.goedgekeurd_door:
            yield Problem(
                state.place("status"),
                f"niemand heeft de afwijking van {state.norm} goedgekeurd",
                "vul 'goedgekeurd_door' in met een rol",
            )


def voldoet_zonder_bewijs(context: Context) -> Iterator[Problem]:
    """Wie 'voldoet' schrijft, noemt het bewijs.

    Waarom: Een raad of auditor wil zien waaruit het blijkt.
    Fout: status: voldoet, zonder bewijs
    Goed: bewijs: [{titel: Gedragscode 2025, regeling: gedragscode}]
    Herstel: Voeg 'bewijs' toe.
    """
    for state in context.register.all(Naleving):
        if state.status is Nalevingsstatus.VOLDOET and not state.bewijs:
            yield Problem(
                state.place("status"),
                f"bij {state.norm} staat 'voldoet' zonder bewijs",
                "voeg 'bewijs' toe met een titel en een regeling of url",
            )


def afwijking_verlopen(context: Context) -> Iterator[Problem]:
    """De termijn van een afwijking is niet voorbij.

    Waarom: Een verlopen afwijking telt als 'voldoet niet'; dat moet iemand weten.
    Fout: geldig_tot: een datum in het verleden
    Goed: een nieuwe beoordeling, of een verlengde termijn met reden
    Herstel: Beoordeel de norm opnieuw.
    """
    for state in _current(context):
        if state.verlopen(context.peildatum):
            yield Problem(
                state.place("geldig_tot"),
                f"de afwijking van {state.norm} is verlopen op {state.geldig_tot} en telt als "
                "'voldoet niet'",
                "beoordeel de norm opnieuw",
            )


def beoordeling_verlopen(context: Context) -> Iterator[Problem]:
    """Een stand is beoordeeld, en wordt op tijd opnieuw beoordeeld.

    Een beoordeling met een datum in de toekomst telt nog niet mee.

    Waarom: Een oude beoordeling zegt weinig over nu.
    Fout: herbeoordelen_voor: een datum in het verleden
    Goed: een nieuw record met een nieuwe datum
    Herstel: Beoordeel de norm opnieuw en werk de datums bij.
    """
    for state in context.register.all(Naleving):
        if state.beoordeeld_op and state.beoordeeld_op > context.peildatum:
            yield Problem(
                state.place("beoordeeld_op"),
                f"de datum van deze beoordeling ({state.beoordeeld_op}) moet nog komen",
                "verbeter de datum",
            )
    for state in _current(context):
        if state.herbeoordelen_voor and state.herbeoordelen_voor < context.peildatum:
            yield Problem(
                state.place("herbeoordelen_voor"),
                f"{state.norm} had voor {state.herbeoordelen_voor} opnieuw beoordeeld moeten zijn",
                "beoordeel de norm opnieuw en werk de datums bij",
            )


def norm_zonder_naleving(context: Context) -> Iterator[Problem]:
    """Elke geldende norm uit een gekozen kader heeft een stand bij de organisatie als geheel.

    Waarom: Een norm zonder stand is een blinde vlek.
    Fout: kader wbk gekozen, maar geen record in naleving.yml voor wbk:2.1
    Goed: een record met norm: wbk:2.1, desnoods met status: niet_beoordeeld
    Herstel: Voeg een record toe aan naleving.yml.
    """
    register = context.register
    judged = {state.norm for state in register.all(Naleving) if state.eenheid == register.wortel}
    for kader in register.kaders:
        for norm in register.normen_van(kader.id):
            if norm.toetsbaar and norm.geldt(context.peildatum) and norm.id not in judged:
                place = (
                    norm.place("id")
                    if norm.eenheid
                    else register.organisatie.eenheden[0].place("id")
                )
                yield Problem(
                    place,
                    f"norm {norm.id} ({norm.titel}) heeft geen stand",
                    f"voeg aan plans/{register.wortel}/naleving.yml toe: '- norm: {norm.id}' "
                    "met een status",
                )


def naleving_van_vervallen_norm(context: Context) -> Iterator[Problem]:
    """Een stand gaat over een norm die geldt.

    Waarom: De stand van een vervallen norm zegt niets meer.
    Fout: norm: aw1929:125quater.c
    Goed: norm: aw2017:4.3
    Herstel: Verwijs naar de opvolger.
    """
    for state in _current(context):
        norm = context.register.get(Norm, state.norm)
        if norm and not norm.geldt(context.peildatum):
            yield Problem(
                state.place("norm"),
                f"norm {norm.id} geldt niet op {context.peildatum}",
                _successor(norm) or "verwijder het record",
            )


def _successor(norm: Norm) -> str:
    return f"gebruik de opvolger: {', '.join(norm.opgevolgd_door)}" if norm.opgevolgd_door else ""


def _current(context: Context) -> Iterator[Naleving]:
    """The latest state of each norm at each unit."""
    return iter(latest_states(context.register, context.peildatum).values())


def _year_after(day: date) -> date:
    return (
        day.replace(year=day.year + 1)
        if (day.month, day.day) != (2, 29)
        else date(day.year + 1, 3, 1)
    )
