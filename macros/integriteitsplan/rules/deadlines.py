"""Rules on time: what must be decided at the end of a year, and what is overdue."""

from collections.abc import Iterator

from integriteitsplan.cycle.agenda import Moment, agenda
from integriteitsplan.cycle.carryover import is_due, unfinished
from integriteitsplan.cycle.derivation import Derived, derived
from integriteitsplan.cycle.periods import period, year
from integriteitsplan.model.agenda import Agendasoort
from integriteitsplan.model.doelen import Overloop, Overloopkeuze
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.model.record import Record
from integriteitsplan.register import Document, Register
from integriteitsplan.rules.context import Context
from integriteitsplan.source import Place, Problem, did_you_mean

TOLD_ELSEWHERE = frozenset({Agendasoort.BEOORDELING, Agendasoort.AFWIJKING, Agendasoort.TOEZEGGING})
REMEDIES = {
    Agendasoort.HERZIENING: ("herzien", "herzie het en kies een nieuwe datum"),
    Agendasoort.RAPPORTAGE: ("gerapporteerd", "vul bij 'laatste' in wanneer dat is gedaan"),
    Agendasoort.MAATREGEL: (
        "afgerond",
        "werk 'status' bij, kies een nieuwe datum, of vul 'overloop' in",
    ),
    Agendasoort.VERBETERPUNT: ("afgehandeld", "werk 'besluit' bij, of kies een nieuwe datum"),
}
DATES = ("herzien_voor", "evalueren_voor", "eerste", "tot", "voor")


def overloop_ontbreekt(context: Context) -> Iterator[Problem]:
    """Over wat aan het eind van het jaar niet af was, neemt iemand een besluit.

    Waarom: Anders verdwijnt een belofte zonder dat iemand zegt waarom.
    Fout: een maatregel voor 2025 die in 2026 nog op 'loopt' staat
    Goed: overloop: {keuze: doorgezet, motivering: Twee teams volgen nog., naar: m26-dilemmas}
    Herstel: Vul 'overloop' in: doorgezet, vervallen of afgerond, met een motivering.
    """
    register = context.register
    for number in sorted({one.jaar for one in derived(register) if one.jaar is not None}):
        for record in unfinished(register, number):
            if record.overloop is None and is_due(register, record, context.peildatum):
                yield Problem(
                    record.place("id"),
                    f"{BY_NAME[record.kind].enkelvoud} '{record.id}' van {number} is niet af, en "
                    "niemand heeft besloten wat ermee gebeurt",
                    "vul 'overloop' in met een keuze (doorgezet, vervallen of afgerond) en een "
                    "motivering",
                )


def overloop_onjuist(context: Context) -> Iterator[Problem]:
    """Wat is doorgezet, komt terug in een later jaar; wat klaar of vervallen is, blijft dat.

    Waarom: Een lezer moet kunnen volgen waar het werk bleef.
    Fout: keuze: doorgezet, zonder naar
    Goed: keuze: doorgezet, met naar: m26-dilemmas
    Herstel: Noem bij 'naar' het record dat het werk overneemt, of verbeter de keuze.
    """
    register = context.register
    for record in derived(register):
        if record.overloop and (found := _wrong_choice(register, record, record.overloop)):
            field, what, remedy = found
            yield Problem(record.place("overloop", field), what, remedy)


def _wrong_choice(
    register: Register, record: Derived, choice: Overloop
) -> tuple[str, str, str] | None:
    """The field that is wrong, what is wrong with it, and what to do."""
    status = record.status.value if isinstance(record, Maatregel) and not record.is_open else None
    if status and choice.keuze.value != status:
        what = f"de keuze is '{choice.keuze}', maar de status is '{status}'"
        return "keuze", what, "verbeter de keuze of de status"
    if choice.keuze is not Overloopkeuze.DOORGEZET:
        if choice.naar:
            return "naar", f"bij '{choice.keuze}' hoort geen 'naar'", "haal 'naar' weg"
        return None
    return _wrong_target(register, record, choice.naar)


def _wrong_target(
    register: Register, record: Derived, id: str | None
) -> tuple[str, str, str] | None:
    name = BY_NAME[record.kind].enkelvoud
    if id is None:
        what = "bij 'doorgezet' staat niet waar het verder gaat"
        return "keuze", what, "voeg 'naar' toe, met de id van het record dat het overneemt"
    target = register.get(type(record), id)
    if target is None:
        if register.doubt.record(record.kind, id):
            return None
        near = did_you_mean(id, register.records[record.kind])
        remedy = f"verbeter de id, of voeg het record toe aan {record.kind}.yml"
        return "naar", f"er is geen {name} met id '{id}'{near}", remedy
    last = year(record.jaar).tot if record.jaar else None
    end = period(register, target).tot
    if target is record or (last and end and end <= last):
        what = f"{name} '{id}' loopt niet later dan '{record.id}'"
        return "naar", what, "noem een record van een later jaar"
    return None


def termijn_verlopen(context: Context) -> Iterator[Problem]:
    """Wat voor een datum klaar moest zijn, is klaar.

    Waarom: Een datum die stil voorbijgaat, was geen afspraak.
    Fout: een maatregel met tot: een datum in het verleden en status: loopt
    Goed: status: afgerond, of een nieuwe datum met een toelichting
    Herstel: Doe wat nog moet, en werk het record bij.
    """
    told: set[Record | Document] = set()
    register = context.register
    for moment in agenda(register, context.peildatum):
        about = moment.about
        if (
            moment.is_overdue(context.peildatum)
            and moment.soort not in TOLD_ELSEWHERE
            and about not in told
            and not (isinstance(about, Maatregel) and is_due(register, about, context.peildatum))
        ):
            told.add(about)
            done, remedy = REMEDIES[moment.soort]
            what = f"'{moment.titel}' had uiterlijk {moment.datum} {done} moeten zijn"
            yield Problem(_place(moment), what, remedy)


def _place(moment: Moment) -> Place:
    """Where the date was written."""
    about = moment.about
    if isinstance(about, Document):
        return about.place("herzien_voor")
    return about.place(next(name for name in DATES if getattr(about, name, None)))
