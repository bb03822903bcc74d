"""From a value to what follows from it, and back."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from integriteitsplan.model.dilemmas import Dilemma
from integriteitsplan.model.maatregelen import Maatregel, Maatregelstatus
from integriteitsplan.model.normen import Norm
from integriteitsplan.model.record import Record
from integriteitsplan.model.regelingen import Regeling
from integriteitsplan.model.waarden import Waarde
from integriteitsplan.register import Register


class Reach(NamedTuple):
    """What a value works through: its norms, their rules, its dilemmas, and measures.

    A rule or measure belongs to a value of which it carries out a norm, or of which a dilemma names
    it. Measures that were derived from another, or dropped, are left out: the one above speaks for
    them. What serves a goal is told by the goal.
    """

    waarde: Waarde
    normen: tuple[Norm, ...]
    regelingen: tuple[Regeling, ...]
    dilemmas: tuple[Dilemma, ...]
    maatregelen: tuple[Maatregel, ...]

    def all(self) -> Iterator[Record]:
        """Everything that follows from the value, a kind at a time."""
        yield from self.normen
        yield from self.regelingen
        yield from self.dilemmas
        yield from self.maatregelen

    def measures_in(self, jaar: int) -> tuple[Maatregel, ...]:
        """The measures of a year, and those of no year in particular."""
        return tuple(one for one in self.maatregelen if one.jaar in (None, jaar))


@lru_cache(maxsize=4)
def reaches(register: Register) -> Mapping[str, Reach]:
    """What follows from each value, by the id of the value."""
    return {value.id: _reach(register, value) for value in register.all(Waarde)}


def _reach(register: Register, value: Waarde) -> Reach:
    norms = set(value.normen)
    dilemmas = register.referrers(value, Dilemma)
    named = {measure for dilemma in dilemmas for measure in dilemma.maatregelen}
    rules = {rule for dilemma in dilemmas for rule in dilemma.regelingen}
    return Reach(
        value,
        tuple(found for id in value.normen if (found := register.get(Norm, id))),
        tuple(
            one
            for one in register.all(Regeling)
            if one.id in rules or not norms.isdisjoint(one.normen)
        ),
        dilemmas,
        tuple(
            one
            for one in register.all(Maatregel)
            if one.status is not Maatregelstatus.VERVALLEN
            and one.afgeleid_van is None
            and (one.id in named or not norms.isdisjoint(one.normen))
        ),
    )


def values_behind(register: Register, record: Record) -> tuple[Waarde, ...]:
    """The values that a norm, rule, dilemma or measure follows from, in their own order."""
    return _behind(register).get((record.kind, record.id), ())


@lru_cache(maxsize=4)
def _behind(register: Register) -> Mapping[tuple[str, str], tuple[Waarde, ...]]:
    found: dict[tuple[str, str], tuple[Waarde, ...]] = {}
    for reach in reaches(register).values():
        for record in reach.all():
            key = (record.kind, record.id)
            found[key] = (*found.get(key, ()), reach.waarde)
    return found
