"""Gaps in the derivation: a goal that nobody took up, a record that follows from nothing."""

from integriteitsplan.cycle.derivation import Derived, derivation
from integriteitsplan.cycle.periods import period, planned_years, runs_in
from integriteitsplan.model.doelen import Doel, Planniveau
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.register import Register
from integriteitsplan.register.questions import once_per_register


def is_floating(register: Register, record: Derived) -> bool:
    """Whether a record should name what it follows from and does not.

    Measures from before the first plan need not: there was nothing to follow from.
    """
    if isinstance(record, Doel):
        return record.niveau is not Planniveau.MEERJARENPLAN and not record.afgeleid_van
    if record.doelen or record.afgeleid_van:
        return False
    first, start = _first_year(register), period(register, record).van
    return first is not None and start is not None and start.year >= first


def is_underived(register: Register, goal: Doel, jaar: int) -> bool:
    """Whether a goal that runs in a year has no follow-up for it, and nobody decided about that.

    A goal of several years needs a goal of that year; a goal of one year needs a measure.
    """
    if goal.overloop or not runs_in(register, goal, jaar):
        return False
    tree = derivation(register)
    if goal.niveau is Planniveau.MEERJARENPLAN:
        return not any(isinstance(one, Doel) and one.jaar == jaar for one in tree.children(goal))
    return not any(isinstance(one, Maatregel) for one in tree.below(goal))


@once_per_register
def _first_year(register: Register) -> int | None:
    return min(planned_years(register), default=None)
