"""Periods: when a goal or measure runs, and which plan it belongs to."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from integriteitsplan.cycle.derivation import Derived
from integriteitsplan.model.documenten import PLANNEN, Documentsoort
from integriteitsplan.model.doelen import Doel, Planniveau
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.register import Document, Register
from integriteitsplan.register.questions import once_per_register


class Period(NamedTuple):
    """First and last day, both included; None where it is open."""

    van: date | None = None
    tot: date | None = None

    def holds(self, other: "Period") -> bool:
        """Whether the days that `other` begins and ends with lie within this period."""
        van, tot = self
        return not any(day and ((van and day < van) or (tot and tot < day)) for day in other)

    def meets(self, other: "Period") -> bool:
        """Whether the two share a day."""
        starts = self.van is None or other.tot is None or self.van <= other.tot
        return starts and (self.tot is None or other.van is None or other.van <= self.tot)

    def __str__(self) -> str:
        return f"{self.van or '…'} tot en met {self.tot or '…'}"


@cache
def year(number: int) -> Period:
    """A calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31))


def period(register: Register, record: Derived) -> Period:
    """When a goal or measure runs.

    A measure: its own dates, else its year. A goal with a year: that year. A goal of several years:
    the period of its plan, else until its deadline.
    """
    within = year(record.jaar) if record.jaar else Period()
    if isinstance(record, Maatregel):
        dates = record.van or record.tot
        return Period(record.van or within.van, record.tot or within.tot) if dates else within
    if record.jaar is None and (plan := plan_of(register, record)):
        return plan_period(plan)
    return Period(within.van, within.tot or record.deadline)


def runs_in(register: Register, record: Derived, jaar: int) -> bool:
    """Whether a goal or measure belongs to a year: by its own year, else by when it runs."""
    if record.jaar is not None:
        return record.jaar == jaar
    return period(register, record).meets(year(jaar))


def plan_period(document: Document) -> Period:
    """When a plan runs: its looptijd, else its year."""
    if document.plan and document.plan.looptijd:
        return Period(document.plan.looptijd.van, document.plan.looptijd.tot)
    return year(document.meta.jaar) if document.meta.jaar else Period()


def plan_of(register: Register, goal: Doel) -> Document | None:
    """The plan that a goal belongs to: of its level, for its year, of its unit or one above."""
    if goal.niveau is Planniveau.MEERJARENPLAN:
        moment = Period(goal.deadline, goal.deadline)
    else:
        moment = year(goal.jaar) if goal.jaar else Period()
    return find_plan(register, Documentsoort(goal.niveau.value), goal.eenheid, moment)


def find_plan(
    register: Register, soort: Documentsoort, eenheid: str, moment: Period
) -> Document | None:
    """The plan of a kind that covers a period, of the unit or the nearest one above."""
    plans = _plans(register)
    for unit in register.lijn(eenheid):
        for runs, document in plans.get((soort, unit), ()):
            if runs.holds(moment):
                return document
    return None


@once_per_register
def _plans(
    register: Register,
) -> Mapping[tuple[Documentsoort, str], tuple[tuple[Period, Document], ...]]:
    """The plans with their periods, by kind and unit."""
    found: dict[tuple[Documentsoort, str], list[tuple[Period, Document]]] = defaultdict(list)
    for one in register.plannen:
        found[one.meta.soort, one.eenheid].append((plan_period(one), one))
    return {key: tuple(ones) for key, ones in found.items()}


def planned_years(register: Register) -> frozenset[int]:
    """The years that some plan is about; empty where there are no plans with a period."""
    found: set[int] = set()
    for document in register.plannen:
        van, tot = plan_period(document)
        if document.meta.soort in PLANNEN and van and tot:
            found |= set(range(van.year, tot.year + 1))
    return frozenset(found)
