"""Over the year: what was not finished, and what was decided about it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from integriteitsplan.cycle.derivation import Derived, derived
from integriteitsplan.cycle.periods import plan_period, year
from integriteitsplan.cycle.progress import progress
from integriteitsplan.model.documenten import Documentsoort
from integriteitsplan.model.doelen import Doel, Doelstand
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.register import Register
from integriteitsplan.register.questions import once_per_register


def unfinished(register: Register, jaar: int) -> Iterator[Derived]:
    """Goals and measures of a year that were not finished in it, decided about or not."""
    last = year(jaar).tot or date.max
    for record in _by_year(register).get(jaar, ()):
        if (
            record.overloop
            or (isinstance(record, Maatregel) and record.is_open)
            or (isinstance(record, Doel) and not _is_reached(register, record, last))
        ):
            yield record


@once_per_register
def _by_year(register: Register) -> Mapping[int, tuple[Derived, ...]]:
    found: dict[int, list[Derived]] = defaultdict(list)
    for record in derived(register):
        if record.jaar is not None:
            found[record.jaar].append(record)
    return {year: tuple(ones) for year, ones in found.items()}


def is_due(register: Register, record: Derived, peildatum: date) -> bool:
    """Whether the choice must be made: the year is over, or the plan for the next one is there."""
    if record.jaar is None:
        return False
    if peildatum.year > record.jaar:
        return True
    planned = _planned(register)
    return any((unit, record.jaar + 1) in planned for unit in register.lijn(record.eenheid))


@once_per_register
def _planned(register: Register) -> frozenset[tuple[str, int]]:
    """The units and years with a plan for that year."""
    kinds = (Documentsoort.JAARPLAN, Documentsoort.WERKPLAN)
    return frozenset(
        (one.eenheid, number)
        for one in register.plannen
        if one.meta.soort in kinds and (number := one.meta.jaar)
        if plan_period(one).holds(year(number))
    )


def _is_reached(register: Register, goal: Doel, last: date) -> bool:
    return progress(register, goal, last).stand is Doelstand.BEREIKT
