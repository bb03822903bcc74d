"""Records as they come in, one of each id, and all that is wrong with what was read."""

from collections import defaultdict

from integriteitsplan.model.kinds import KINDS
from integriteitsplan.model.organisatie import Eenheid, Organisatie
from integriteitsplan.model.record import Record
from integriteitsplan.register.data import MAX_PROBLEMS, Reading, no_further
from integriteitsplan.register.doubt import ANY
from integriteitsplan.register.organisation import ORGANISATIE
from integriteitsplan.source import Place, Problem, did_you_mean


class Kept:
    """The records by kind and id, and the problems; nothing stops at the first.

    `refused` has by kind the ids of the records that were not read, and ANY where nobody knows.

    Without `units` it takes the folder of any unit.
    """

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.refused: defaultdict[str, set[str]] = defaultdict(set)
        self.records: dict[str, dict[str, Record]] = {kind.name: {} for kind in KINDS}
        self.units: frozenset[str] | None = None

    def problem(self, place: Place, what: str, remedy: str, code: str) -> None:
        """Keep a problem."""
        self.problems.append(Problem(place, what, remedy, code))

    def keep_units(self, organisatie: Organisatie) -> None:
        """Keep the units of the organisation; from here on there are no others."""
        for unit in organisatie.eenheden:
            self.keep(unit)
        self.units = frozenset(self.records[Eenheid.kind])

    def check_unit(self, path: str, unit: str) -> bool:
        """Whether a folder is that of a unit."""
        if self.units is None or unit in self.units:
            return True
        self.problem(
            Place(path),
            f"de map '{unit}' is geen eenheid{did_you_mean(unit, self.units)}",
            f"hernoem de map of voeg '{unit}' toe aan de eenheden in {ORGANISATIE}",
            "verkeerde-map",
        )
        return False

    def keep_all(self, reading: Reading, kind: str, unit: str) -> None:
        """Keep what was read of a kind from one file, in the folder of a unit or ''."""
        self.problems += reading.problems
        self.refused[kind] |= reading.refused
        before = len(self.problems)
        for record in reading.records:
            if len(self.problems) - before >= MAX_PROBLEMS:
                self.problems.append(no_further(record.place()))
                self.refused[kind].add(ANY)
                return
            self.keep(record, unit)

    def keep(self, record: Record, unit: str = "") -> None:
        """Keep a record, unless there is one with its id."""
        if unit and record.eenheid != unit:
            self.problem(
                record.place("eenheid"),
                f"dit record noemt eenheid '{record.eenheid}' maar staat in de map van '{unit}'",
                "verplaats het record of haal de regel 'eenheid' weg",
                "verkeerde-map",
            )
        known = self.records[record.kind]
        if first := known.get(record.id):
            where = first.place("id")
            self.problem(
                record.place("id"),
                f"de id '{record.id}' bestaat al ({where.path}, regel {where.line})",
                "geef dit record een andere id",
                "dubbele-id",
            )
            return
        known[record.id] = record
