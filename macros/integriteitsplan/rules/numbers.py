"""Rules on numbers, years and periods: what is counted, measured and planned adds up."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from integriteitsplan.cycle.derivation import Derived, derivation, derived
from integriteitsplan.cycle.periods import Period, period, planned_years
from integriteitsplan.model.doelen import Doel, Meting, Planniveau
from integriteitsplan.model.incidenten import Incident
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.model.middelen import Middel
from integriteitsplan.register import Register
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem

NUMBERS = ("streefaantal", "gepland", "gerealiseerd")


def perioden_kloppen(context: Context) -> Iterator[Problem]:
    """Perioden beginnen voor ze eindigen, overlappen niet, en tellen op tot het totaal.

    Waarom: Anders telt een aantal dubbel, of staan er twee totalen die elkaar tegenspreken.
    Fout: gepland: 10, met perioden waarin samen 12 zijn gepland
    Goed: alleen perioden, of alleen een totaal
    Herstel: Verbeter de datums of de aantallen.
    """
    for measure in context.register.all(Maatregel):
        if measure.van or measure.tot:
            yield from _dates(measure)
        if measure.perioden:
            yield from _parts(context.register, measure)
            yield from _sums(measure)
    for document in context.register.plannen:
        runs = document.plan.looptijd if document.plan else None
        if runs and runs.van > runs.tot:
            yield Problem(
                document.place("looptijd"),
                f"de looptijd eindigt ({runs.tot}) voor zij begint ({runs.van})",
                "verbeter 'van' of 'tot'",
            )


def _dates(measure: Maatregel) -> Iterator[Problem]:
    if measure.van and measure.tot and measure.van > measure.tot:
        yield Problem(
            measure.place("tot"),
            f"maatregel '{measure.id}' eindigt ({measure.tot}) voor zij begint ({measure.van})",
            "verbeter 'van' of 'tot'",
        )
    elif measure.jaar and (
        (measure.van and measure.van.year > measure.jaar)
        or (measure.tot and measure.tot.year < measure.jaar)
    ):
        yield Problem(
            measure.place("jaar"),
            f"maatregel '{measure.id}' ({Period(measure.van, measure.tot)}) valt niet in "
            f"{measure.jaar}",
            "verbeter de datums of 'jaar'",
        )


def _parts(register: Register, measure: Maatregel) -> Iterator[Problem]:
    whole = period(register, measure)
    for index, part in enumerate(measure.perioden):
        if part.van > part.tot:
            what = f"deze periode eindigt ({part.tot}) voor zij begint ({part.van})"
            yield Problem(measure.place("perioden", index), what, "verbeter 'van' of 'tot'")
        elif not whole.holds(runs := Period(part.van, part.tot)):
            yield Problem(
                measure.place("perioden", index),
                f"deze periode ({runs}) valt buiten de maatregel ({whole})",
                "verbeter de periode, of 'van' en 'tot' van de maatregel",
            )
    for before, after in pairwise(sorted(measure.perioden, key=lambda one: (one.van, one.tot))):
        if after.van <= before.tot:
            yield Problem(
                measure.place("perioden", measure.perioden.index(after)),
                f"deze periode begint ({after.van}) voor een andere eindigt ({before.tot})",
                "verbeter de datums; perioden overlappen niet",
            )


def _sums(measure: Maatregel) -> Iterator[Problem]:
    for name in ("gepland", "gerealiseerd"):
        written, own = getattr(measure, name), f"eigen_{name}"
        if written is not None and written != (counted := getattr(measure, own)):
            yield Problem(
                measure.place(name),
                f"'{name}' is {written}, maar de perioden tellen op tot {counted}",
                f"haal '{name}' weg, of verbeter de perioden",
            )


def meer_gedaan_dan_gepland(context: Context) -> Iterator[Problem]:
    """Wie meer deed dan gepland, legt uit waarom.

    Waarom: Een meevaller en een tikfout zien er hetzelfde uit.
    Fout: gepland: 10 en gerealiseerd: 100, zonder toelichting
    Goed: gepland: 10, gerealiseerd: 14, toelichting: Twee teams vroegen om een extra gesprek.
    Herstel: Verbeter het aantal of vul 'toelichting' in.
    """
    for measure in context.register.all(Maatregel):
        planned, done = measure.eigen_gepland, measure.eigen_gerealiseerd
        if planned is not None and done is not None and done > planned and not measure.toelichting:
            yield Problem(
                measure.place("gerealiseerd" if measure.gerealiseerd is not None else "perioden"),
                f"bij '{measure.id}' zijn er {done} gedaan en {planned} gepland",
                "verbeter het aantal, of schrijf bij 'toelichting' waarom het er meer zijn",
            )


def telt_anders(context: Context) -> Iterator[Problem]:
    """Bij aantallen staat wat er wordt geteld, en dat is hetzelfde als in de maatregel erboven.

    Waarom: Trainingen en gesprekken zijn niet bij elkaar op te tellen.
    Fout: telt: deelnemers, onder een maatregel met telt: trainingen
    Goed: telt: trainingen, in beide maatregelen
    Herstel: Vul 'telt' in, of gebruik het woord van de maatregel erboven.
    """
    tree = derivation(context.register)
    for measure in context.register.all(Maatregel):
        parent = tree.parent(measure) if measure.afgeleid_van else None
        wanted = parent.telt if isinstance(parent, Maatregel) else None
        if measure.telt and wanted and measure.telt != wanted:
            yield Problem(
                measure.place("telt"),
                f"'{measure.id}' telt {measure.telt}, maar '{measure.afgeleid_van}' telt {wanted}",
                f"schrijf 'telt: {wanted}', of haal 'afgeleid_van' weg",
            )
        elif not measure.telt and (name := _first_number(measure)):
            yield Problem(
                measure.place(name),
                f"bij '{measure.id}' staat een aantal, maar niet wat er wordt geteld",
                f"voeg toe: 'telt: {wanted or '…'}'",
            )


def _first_number(measure: Maatregel) -> str | None:
    """The first field that holds a number of things."""
    if any(part.gepland is not None or part.gerealiseerd is not None for part in measure.perioden):
        return "perioden"
    return next((name for name in NUMBERS if getattr(measure, name) is not None), None)


def meting_buiten_plan(context: Context) -> Iterator[Problem]:
    """Een meting is niet van voor het plan, tenzij een doel er begint, en niet uit de toekomst.

    Waarom: Een meting van voor het plan zegt niets over wat het plan opleverde.
    Fout: datum: 2019-05-01, bij een indicator uit het meerjarenplan 2025-2028
    Goed: dezelfde waarde als 'startwaarde' bij het doel, of een meting uit 2025
    Herstel: Verbeter de datum, of zet de waarde als 'startwaarde' bij het doel.
    """
    starts = _starts(context.register)
    begin = {(goal.indicator, goal.startwaarde) for goal in context.register.all(Doel)}
    for one in context.register.all(Meting):
        start = starts.get(one.indicator)
        if one.datum > context.peildatum:
            yield Problem(
                one.place("datum"),
                f"de datum van deze meting ({one.datum}) moet nog komen",
                "verbeter de datum",
            )
        elif start and one.datum < start and (one.indicator, one.waarde) not in begin:
            yield Problem(
                one.place("datum"),
                f"deze meting ({one.datum}) is van voor het eerste plan met indicator "
                f"'{one.indicator}' ({start})",
                "verbeter de datum, of zet de waarde als 'startwaarde' bij het doel",
            )


def _starts(register: Register) -> dict[str, date]:
    """The first day of the first goal with each indicator, where that is known of all of them."""
    found: dict[str, list[date | None]] = defaultdict(list)
    for goal in register.all(Doel):
        if goal.indicator:
            found[goal.indicator].append(period(register, goal).van)
    return {
        indicator: min(day for day in days if day) for indicator, days in found.items() if all(days)
    }


def onbekend_jaar(context: Context) -> Iterator[Problem]:
    """Een jaar hoort bij een plan, en incidenten zijn van een jaar dat is begonnen.

    Waarom: Wat bij een verkeerd jaar staat, ontbreekt in elk overzicht.
    Fout: jaar: 2062, terwijl het meerjarenplan over 2025 tot en met 2028 gaat
    Goed: jaar: 2026
    Herstel: Verbeter het jaar, of schrijf eerst het plan voor dat jaar.
    """
    register = context.register
    if years := planned_years(register):
        told = " tot en met ".join(str(year) for year in sorted({min(years), max(years)}))
        dated: tuple[Derived | Middel, ...] = (*derived(register), *register.all(Middel))
        for one in dated:
            if one.jaar is not None and one.jaar not in years:
                yield Problem(
                    one.place("jaar"),
                    f"er is geen plan voor {one.jaar}, alleen voor {told}",
                    "verbeter het jaar, of schrijf eerst het plan voor dat jaar",
                )
    for incident in register.all(Incident):
        if incident.jaar > context.peildatum.year:
            yield Problem(
                incident.place("jaar"), f"{incident.jaar} moet nog komen", "verbeter het jaar"
            )


def doel_niet_meetbaar(context: Context) -> Iterator[Problem]:
    """Een doel heeft een indicator, streefwaarde en deadline, en in een jaar- of werkplan een jaar.

    Waarom: Zonder maat en datum is nooit te zeggen of het doel is gehaald.
    Fout: een doel met alleen een titel
    Goed: indicator: veilig-melden, streefwaarde: 90, deadline: 2028-06-30
    Herstel: Vul de sleutels in die de melding noemt.
    """
    for goal in context.register.all(Doel):
        fields = (
            ("indicator", goal.indicator),
            ("streefwaarde", goal.streefwaarde),
            ("deadline", goal.deadline),
            ("jaar", goal.jaar or goal.niveau is Planniveau.MEERJARENPLAN or None),
        )
        missing = [name for name, value in fields if value is None]
        if missing:
            yield Problem(
                goal.place("id"),
                f"bij doel '{goal.id}' ontbreekt: {', '.join(missing)}",
                "vul aan, zodat te meten is of het doel wordt gehaald",
            )
