"""The agenda: everything with a date, who it is for, and whether it is done."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from integriteitsplan.cycle.decisions import promises
from integriteitsplan.cycle.standing import latest_states
from integriteitsplan.model.agenda import Agendasoort
from integriteitsplan.model.besluitvorming import Besluit
from integriteitsplan.model.documenten import Documentstatus
from integriteitsplan.model.doelen import Doel
from integriteitsplan.model.functies import KwetsbareFunctie
from integriteitsplan.model.maatregelen import Maatregel, Maatregelstatus
from integriteitsplan.model.middelen import Communicatiemoment
from integriteitsplan.model.normen import AFWIJKEND, Norm
from integriteitsplan.model.rapportage import MAANDEN, Rapportagelijn, Verbeterbesluit, Verbeterpunt
from integriteitsplan.model.record import Record
from integriteitsplan.model.regelingen import Regeling
from integriteitsplan.register import Document, Register

AHEAD = 366  # days for which repeating reports are written out


class Moment(NamedTuple):
    """Something that is due on a day. `about` is the record or document that it follows from."""

    datum: date
    soort: Agendasoort
    titel: str
    about: Record | Document
    eigenaar: str | None  # id of a role
    is_done: bool = False

    @property
    def eenheid(self) -> str:
        """Id of the unit that it belongs to."""
        return self.about.eenheid

    def is_overdue(self, peildatum: date) -> bool:
        """Whether it should have been done before `peildatum`."""
        return not self.is_done and self.datum < peildatum


def agenda(register: Register, peildatum: date) -> tuple[Moment, ...]:
    """Every moment, earliest first."""
    found = (
        *_norms(register, peildatum),
        *_documents(register),
        *_measures(register),
        *_reports(register, peildatum),
        *lessons(register),
        *_promises(register),
        *_rest(register, peildatum),
    )
    return tuple(sorted(found, key=lambda one: (one.datum, one.soort, one.titel)))


def _norms(register: Register, peildatum: date) -> Iterator[Moment]:
    for state in latest_states(register, peildatum).values():
        norm = register.get(Norm, state.norm)
        titel = f"{norm.titel} ({state.norm})" if norm else state.norm
        if state.herbeoordelen_voor:
            soort = Agendasoort.BEOORDELING
            yield Moment(state.herbeoordelen_voor, soort, titel, state, state.eigenaar)
        if state.status in AFWIJKEND and state.geldig_tot:
            soort = Agendasoort.AFWIJKING
            yield Moment(state.geldig_tot, soort, titel, state, state.eigenaar)


def _documents(register: Register) -> Iterator[Moment]:
    for document in register.plannen:
        plan = document.plan
        if plan and plan.herzien_voor and plan.status is not Documentstatus.VERVALLEN:
            yield Moment(
                plan.herzien_voor, Agendasoort.HERZIENING, document.titel, document, plan.steller
            )
    for rule in register.all(Regeling):
        if rule.evalueren_voor:
            soort = Agendasoort.HERZIENING
            yield Moment(rule.evalueren_voor, soort, rule.titel, rule, rule.eigenaar)


def _measures(register: Register) -> Iterator[Moment]:
    for measure in register.all(Maatregel):
        if measure.tot and measure.status is not Maatregelstatus.VERVALLEN:
            yield Moment(
                *(measure.tot, Agendasoort.MAATREGEL, measure.titel, measure, measure.eigenaar),
                is_done=not measure.is_open or measure.overloop is not None,
            )


def _reports(register: Register, peildatum: date) -> Iterator[Moment]:
    for line in register.all(Rapportagelijn):
        if line.laatste:
            yield Moment(
                *(line.laatste, Agendasoort.RAPPORTAGE, line.titel, line, line.wie), is_done=True
            )
        for day in due_days(line, peildatum + timedelta(days=AHEAD)):
            yield Moment(day, Agendasoort.RAPPORTAGE, line.titel, line, line.wie)


def due_days(line: Rapportagelijn, until: date) -> Iterator[date]:
    """The days on which a report is still due.

    Who reports up to half a term before such a day, has reported for it.
    """
    months, number = MAANDEN[line.frequentie], 0
    grace = timedelta(days=15 * months)
    while (day := later(line.eerste, number * months)) <= until:
        if line.laatste is None or day > line.laatste + grace:
            yield day
        number += 1


def later(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where that day does not exist."""
    count = day.month - 1 + months
    year, month = day.year + count // 12, count % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def lessons(register: Register) -> Iterator[Moment]:
    """The lessons with a date before which they must be dealt with."""
    done = {Verbeterbesluit.VERVALLEN, Verbeterbesluit.AFGEROND}
    for lesson in register.all(Verbeterpunt):
        if lesson.voor:
            yield Moment(
                *(lesson.voor, Agendasoort.VERBETERPUNT, lesson.titel, lesson, lesson.eigenaar),
                is_done=lesson.besluit in done,
            )


def _promises(register: Register) -> Iterator[Moment]:
    for promise in (one for decision in register.all(Besluit) for one in promises(decision)):
        told = promise.toezegging
        if told.voor:
            yield Moment(
                *(told.voor, Agendasoort.TOEZEGGING, f"{told.titel} (aan: {told.aan})"),
                *(promise.besluit, told.eigenaar),
                is_done=promise.is_done,
            )


def _rest(register: Register, peildatum: date) -> Iterator[Moment]:
    for goal in register.all(Doel):
        if goal.deadline:
            # A deadline that passed is judged by measurements (progress), not by the calendar.
            is_over = goal.deadline < peildatum
            soort = Agendasoort.DOEL
            yield Moment(goal.deadline, soort, goal.titel, goal, goal.eigenaar, is_done=is_over)
    for moment in register.all(Communicatiemoment):
        yield Moment(
            *(moment.datum, Agendasoort.COMMUNICATIE, moment.titel, moment, moment.afzender),
            is_done=moment.datum < peildatum,
        )
    for function in register.all(KwetsbareFunctie):
        if function.herzien_voor:
            soort = Agendasoort.HERZIENING
            yield Moment(function.herzien_voor, soort, function.titel, function, function.eigenaar)
