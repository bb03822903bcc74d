"""Incidents as they may be shown: protected counts, audited before anybody sees them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from integriteitsplan.disclosure import AuditError, Count, Year, publishable, violations
from integriteitsplan.model.incidenten import Afdoening, Incident, Incidentcategorie
from integriteitsplan.register import Register
from integriteitsplan.register.questions import Question, ask, digest

INCIDENTS: Question = ("incidenten",)


class NietVeilig(Exception):
    """A table of incidents that would give a small number away, in Dutch."""


@dataclass(frozen=True, eq=False)
class Incidentcijfers:
    """Counts per year, kind, outcome and unit; small ones hidden, with all that betrays them.

    `drempel` is k: counts of 1 to k-1 are not told. Units below the first level count with the one
    that they belong to; kinds of the organisation itself with the one that they fall under.
    """

    drempel: int
    _counts: tuple[Count, ...]

    @classmethod
    def of(cls, register: Register) -> "Incidentcijfers":
        """The counts in a register."""
        return cls(register.organisatie.drempel, tuple(_counts(register)))

    @property
    def jaren(self) -> Mapping[int, Year]:
        """The cells of each year that may be shown, years in order.

        Raises NietVeilig where the audit finds a number that could be computed after all.
        """
        ask(*INCIDENTS)
        return self._years

    @property
    def mark(self) -> str:
        """Changes when a count does, or what is a small one."""
        return digest(repr((self.drempel, self._counts)))

    @cached_property
    def _years(self) -> Mapping[int, Year]:
        shown = publishable(self._counts, self.drempel)
        try:
            wrong = violations(self._counts, shown, self.drempel)
        except AuditError as error:
            raise NietVeilig(
                "de tabellen van incidenten konden niet worden gecontroleerd"
            ) from error
        if wrong:
            years = ", ".join(map(str, wrong))
            raise NietVeilig(f"de tabellen van incidenten over {years} verraden een klein aantal")
        return dict(sorted(shown.items()))


def _counts(register: Register) -> Iterator[Count]:
    """What is registered. A kind without a record at a unit is None: not registered."""
    incidents = register.all(Incident)
    kinds = [kind.id for kind in register.all(Incidentcategorie) if not kind.valt_onder]
    place = {unit: _first_level(register, unit) for unit in register.eenheden}
    known: set[tuple[int, str, str]] = set()
    for one in incidents:
        kind = register.get(Incidentcategorie, one.categorie)
        name = (kind.valt_onder if kind else None) or one.categorie
        unit = place.get(one.eenheid, register.wortel)
        known.add((one.jaar, unit, name))
        for outcome in Afdoening:
            number = one.aantallen.get(outcome, 0)
            yield Count(one.jaar, unit, name, outcome.value, number)
    for year in sorted({one.jaar for one in incidents}):
        units = {unit for jaar, unit, _ in known if jaar == year}
        for unit in sorted(units):
            for name in kinds:
                if (year, unit, name) not in known:
                    for outcome in Afdoening:
                        yield Count(year, unit, name, outcome.value, None)


def _first_level(register: Register, unit: str) -> str:
    """The unit right below the organisation as a whole that a unit belongs to; or the whole."""
    line = register.lijn(unit)
    return line[-2] if len(line) > 1 else line[-1]
