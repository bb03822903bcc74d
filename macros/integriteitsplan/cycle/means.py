"""Means: which measures draw on which money, staff and facilities, and what they leave of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from integriteitsplan.cycle.derivation import derivation
from integriteitsplan.cycle.totals import Total
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.model.middelen import Middel, Middelsoort
from integriteitsplan.register import Register
from integriteitsplan.register.questions import once_per_register


@dataclass(frozen=True, eq=False)
class Coverage:
    """Which measures draw on which means, both ways."""

    _means: Mapping[str, tuple[Middel, ...]]
    _measures: Mapping[str, tuple[Maatregel, ...]]

    def means(self, measure: Maatregel) -> tuple[Middel, ...]:
        """The means that a measure draws on."""
        return self._means.get(measure.id, ())

    def measures(self, means: Middel) -> tuple[Maatregel, ...]:
        """The measures that draw on a means, in the order in which they were written."""
        return self._measures.get(means.id, ())

    def has(self, measure: Maatregel, soort: Middelsoort) -> bool:
        """Whether a measure draws on means of a kind."""
        return any(one.soort is soort for one in self.means(measure))


@once_per_register
def coverage(register: Register) -> Coverage:
    """The coverage in a register; made once for each.

    A measure draws on the means that name it; where none of a kind does, on those of that kind that
    name the nearest measure above it.
    """
    naming: dict[str, dict[Middelsoort, list[Middel]]] = defaultdict(dict)
    for one in register.all(Middel):
        for name in dict.fromkeys(one.maatregelen):
            naming[name].setdefault(one.soort, []).append(one)
    tree = derivation(register)
    means: dict[str, tuple[Middel, ...]] = {}
    measures: dict[str, list[Maatregel]] = defaultdict(list)
    for measure in register.all(Maatregel) if naming else ():
        parent = measure.afgeleid_van
        if measure.id not in naming and (parent is None or parent in means):
            found = means[parent] if parent else ()
        else:
            nearest: dict[Middelsoort, list[Middel]] = {}
            for above in tree.above(measure):
                nearest = naming.get(above.id, {}) | nearest
            found = tuple(one for ones in nearest.values() for one in ones)
        means[measure.id] = found
        for one in found:
            measures[one.id].append(measure)
    return Coverage(means, {name: tuple(ones) for name, ones in measures.items()})


class Balance(NamedTuple):
    """What there is of a kind of means and what measures do with it: euro, or fte.

    `omvang` is None where nobody wrote it; `besteed` is None for fte, which nobody keeps.
    """

    omvang: Decimal | None
    gepland: Decimal
    besteed: Decimal | None

    @property
    def vrij(self) -> Decimal | None:
        """What no measure plans to use; below zero where they plan more than there is."""
        return None if self.omvang is None else self.omvang - self.gepland

    @property
    def over(self) -> Decimal | None:
        """What was not spent."""
        if self.omvang is None or self.besteed is None:
            return None
        return self.omvang - self.besteed


def balance(soort: Middelsoort, means: Iterable[Middel], found: Total) -> Balance:
    """The balance of some means of one kind and the total of the measures that draw on them.

    Each measure counts in full: nobody writes which part of it a means pays for.
    """
    sizes = [one.omvang for one in means if one.omvang is not None]
    size = sum(sizes, Decimal(0)) if sizes else None
    if soort is Middelsoort.FORMATIE:
        return Balance(size, found.fte, None)
    return Balance(size, found.kosten, found.besteed)
