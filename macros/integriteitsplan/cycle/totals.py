"""Totals: what measures add up to. This is the one definition of each sum.

A total is taken over a set of measures, each with its own numbers only; so it does not matter in
which order they come, none counts twice, and the totals of the parts add to that of the whole.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from integriteitsplan.model.maatregelen import Maatregel, Maatregelstatus

COUNTED = "keer"  # what is counted where a measure does not say it


@dataclass(frozen=True)
class Total:
    """What a set of measures plans, did and costs.

    Numbers stand per thing that is counted (`telt`): trainings and conversations do not add up.
    Money is in euro. Of a dropped measure counts what was done and spent, not what was planned.
    """

    statussen: Counter[Maatregelstatus] = field(default_factory=Counter)
    gepland: Counter[str] = field(default_factory=Counter)
    gerealiseerd: Counter[str] = field(default_factory=Counter)
    kosten: Decimal = Decimal(0)
    besteed: Decimal = Decimal(0)
    fte: Decimal = Decimal(0)

    @property
    def maatregelen(self) -> int:
        """How many measures there are."""
        return self.statussen.total()

    def __add__(self, other: "Total") -> "Total":
        """The total of two sets that share no measure."""
        return Total(
            self.statussen + other.statussen,
            _sum(self.gepland, other.gepland),
            _sum(self.gerealiseerd, other.gerealiseerd),
            self.kosten + other.kosten,
            self.besteed + other.besteed,
            self.fte + other.fte,
        )


def _sum(one: Counter[str], other: Counter[str]) -> Counter[str]:
    """A sum that keeps zeros: a thing that was planned zero times is still counted."""
    return Counter({name: one[name] + other[name] for name in {**one, **other}})


def total(measures: Iterable[Maatregel]) -> Total:
    """The total of a set of measures."""
    statuses: Counter[Maatregelstatus] = Counter()
    planned: Counter[str] = Counter()
    done: Counter[str] = Counter()
    costs = spent = staff = nothing = Decimal(0)
    for measure in {one.id: one for one in measures}.values():
        statuses[measure.status] += 1
        name = measure.telt or COUNTED
        if (number := measure.eigen_gerealiseerd) is not None:
            done[name] += number
        spent += measure.besteed or nothing
        if measure.status is Maatregelstatus.VERVALLEN:
            continue
        if (number := measure.eigen_gepland) is not None:
            planned[name] += number
        costs += measure.kosten or nothing
        staff += measure.fte or nothing
    return Total(statuses, planned, done, costs, spent, staff)


def targets(measures: Iterable[Maatregel]) -> Counter[str]:
    """What measures must reach together, per thing counted; nothing where none sets a target.

    A target covers what was derived from its measure, so a target below another adds nothing. Who
    has no target, itself or above, must reach what it plans.
    """
    going = {one.id: one for one in measures if one.status is not Maatregelstatus.VERVALLEN}
    wanted: Counter[str] = Counter()
    named: set[str] = set()
    for measure in going.values():
        name = measure.telt or COUNTED
        if _is_covered(measure, going):
            continue
        if measure.streefaantal is not None:
            named.add(name)
            wanted[name] += measure.streefaantal
        else:
            wanted[name] += measure.eigen_gepland or 0
    return Counter({name: number for name, number in wanted.items() if name in named})


def _is_covered(measure: Maatregel, among: Mapping[str, Maatregel]) -> bool:
    """Whether a measure above this one sets a target for the same thing."""
    seen, above = {measure.id}, among.get(measure.afgeleid_van or "")
    while above is not None and above.id not in seen:
        if above.streefaantal is not None and above.telt == measure.telt:
            return True
        seen.add(above.id)
        above = among.get(above.afgeleid_van or "")
    return False


def status_of(statuses: Counter[Maatregelstatus]) -> Maatregelstatus:
    """The status of several measures as one: dropped ones do not hold up the rest."""
    going = {status for status, number in statuses.items() if number} - {Maatregelstatus.VERVALLEN}
    if not going:
        return Maatregelstatus.VERVALLEN if statuses.total() else Maatregelstatus.GEPLAND
    return going.pop() if len(going) == 1 else Maatregelstatus.LOOPT
