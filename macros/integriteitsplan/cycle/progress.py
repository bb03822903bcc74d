"""Progress: how far a goal is, by the measurements of its indicator."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from integriteitsplan.cycle.periods import period
from integriteitsplan.model.doelen import Doel, Doelstand, Indicator, Meting, Richting
from integriteitsplan.register import Register
from integriteitsplan.register.questions import once_per_register


class Progress(NamedTuple):
    """The state of a goal and the measurement that it rests on."""

    stand: Doelstand
    meting: Meting | None = None


@once_per_register
def _measurements(register: Register) -> Mapping[tuple[str, str], tuple[Meting, ...]]:
    found: dict[tuple[str, str], list[Meting]] = defaultdict(list)
    for one in register.all(Meting):
        found[one.indicator, one.eenheid].append(one)
    return {key: tuple(sorted(ones, key=lambda one: one.datum)) for key, ones in found.items()}


def measurements(register: Register, indicator: str, eenheid: str) -> tuple[Meting, ...]:
    """The measurements of an indicator at a unit, oldest first."""
    return _measurements(register).get((indicator, eenheid), ())


def progress(register: Register, goal: Doel, peildatum: date) -> Progress:
    """How far a goal was on `peildatum`: by the last measurement at its unit in its own period.

    A percentage cannot be summed over units, so a goal is judged by measurements at its own unit
    only. What was measured after the deadline does not count.
    """
    van, _ = period(register, goal)
    last = min(goal.deadline or peildatum, peildatum)
    known = [
        one
        for one in measurements(register, goal.indicator or "", goal.eenheid)
        if (van is None or van <= one.datum) and one.datum <= last
    ]
    if not known:
        return Progress(Doelstand.NIET_GEMETEN)
    indicator = register.get(Indicator, goal.indicator)
    if indicator and is_reached(goal, indicator, known[-1]):
        return Progress(Doelstand.BEREIKT, known[-1])
    is_over = goal.deadline is not None and goal.deadline < peildatum
    return Progress(Doelstand.NIET_BEREIKT if is_over else Doelstand.ONDERWEG, known[-1])


def is_reached(goal: Doel, indicator: Indicator, meting: Meting) -> bool:
    """Whether a measurement is at the target or past it, in the direction that is better."""
    if goal.streefwaarde is None:
        return False
    if indicator.richting is Richting.OMLAAG:
        return meting.waarde <= goal.streefwaarde
    return meting.waarde >= goal.streefwaarde
