"""What is planned and done, per goal, unit or measure; goals by their measurements."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from integriteitsplan.cycle.derivation import derivation
from integriteitsplan.cycle.periods import runs_in
from integriteitsplan.cycle.totals import Total, targets, total
from integriteitsplan.model.doelen import Doel
from integriteitsplan.model.fields import Keuze
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Cell
from integriteitsplan.views.data.drawings import Meter, Meters
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.goals import DoelId, goals_table
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import EenheidId

Measures = tuple[Maatregel, ...]


class Per(Keuze):
    """Waar voortgang() de maatregelen op bij elkaar neemt."""

    DOEL = "doel", "per doel"
    EENHEID = "eenheid", "per eenheid"
    MAATREGEL = "maatregel", "per maatregel"


class Group(NamedTuple):
    """Measures that are told together. `wanted` holds their targets, per thing counted."""

    label: Cell
    total: Total
    wanted: dict[str, int]


def voortgang(
    scope: Scope,
    eenheid: EenheidId | None = None,
    jaar: int | None = None,
    doel: DoelId | None = None,
    per: Per = Per.DOEL,
) -> Blocks:
    """Wat gepland en gedaan is, met het streefaantal, het geld en de inzet.

    eenheid: deze eenheid met alles eronder; anders die van de pagina.
    jaar: alleen dit jaar; anders dat van de pagina, en anders het lopende jaar.
    doel: alleen de maatregelen voor dit doel en de doelen eronder.
    per: "doel", "eenheid" of "maatregel".
    """
    register, goal = scope.register, scope.register.get(Doel, doel)
    year = jaar or (goal and goal.jaar) or scope.jaar(None) or scope.peildatum.year
    units = register.onder(scope.eenheid(eenheid))
    among = derivation(register).measures(goal) if goal else register.all(Maatregel)
    measures = tuple(one for one in among if one.eenheid in units and runs_in(register, one, year))
    goals = tuple(one for one in register.all(Doel) if runs_in(register, one, year))
    groups = tuple(_groups(scope, per, (goal,) if goal else goals, measures, units))
    everything = _group("Totaal", measures)
    title = f"{per.label} in {year}" + (f": {goal.titel}" if goal else "")
    numbers, money = _meters(title, per, groups, everything), _money(title, per, groups, everything)
    if per is not Per.DOEL:
        return numbers, money
    own = tuple(one for one in goals if one.eenheid in units)
    return numbers, money, goals_table(scope, (goal,) if goal else own)


def _groups(
    scope: Scope, per: Per, goals: tuple[Doel, ...], measures: Measures, units: frozenset[str]
) -> Iterator[Group]:
    match per:
        case Per.DOEL:
            yield from _by_goal(scope, goals, measures, units)
        case Per.EENHEID:
            yield from _by_unit(scope, measures)
        case Per.MAATREGEL:
            yield from _by_measure(scope, measures)


def _by_goal(
    scope: Scope, goals: tuple[Doel, ...], measures: Measures, units: frozenset[str]
) -> Iterator[Group]:
    """A group for each highest goal of the units; then what serves goals of other units, or none.

    Goals of several years hold those of the year, so they count only where no other is asked for.
    """
    yearly = [one for one in goals if one.jaar or len(goals) == 1]
    left = {one.id: one for one in measures}
    for is_own in (True, False):
        names = {one.id for one in yearly if (one.eenheid in units) is is_own}
        told: set[str] = set()
        for goal in yearly:
            if goal.id in names and goal.afgeleid_van not in names:
                below = derivation(scope.register).measures(goal)
                found = tuple(one for one in below if one.id in left)
                told |= {one.id for one in found}
                if found or is_own:
                    yield _group(link(goal), found)
        left = {id: one for id, one in left.items() if id not in told}
    if left:
        yield _group("Zonder doel uit dit jaar", tuple(left.values()))


def _by_unit(scope: Scope, measures: Measures) -> Iterator[Group]:
    """A group for each unit with what it does itself, so that the units add up to the total."""
    own: dict[str, list[Maatregel]] = defaultdict(list)
    for measure in measures:
        own[measure.eenheid].append(measure)
    for unit in scope.register.eenheden.values():
        if unit.id in own:
            yield Group(unit.titel, total(own[unit.id]), {})


def _by_measure(scope: Scope, measures: Measures) -> Iterator[Group]:
    """A group for each highest measure, with what was derived from it."""
    known = {one.id for one in measures}
    derived = derivation(scope.register)
    for measure in measures:
        if measure.afgeleid_van not in known:
            found = tuple(one for one in derived.measures(measure) if one.id in known)
            yield _group(link(measure), found)


def _group(label: Cell, measures: Measures) -> Group:
    return Group(label, total(measures), targets(measures))


def _meters(title: str, per: Per, groups: tuple[Group, ...], everything: Group) -> Meters:
    meters = tuple(meter for group in groups for meter in _counts(group))
    columns = (
        Column("onderwerp", per.value.capitalize()),
        Column("telt", "Wat telt", facet=True),
        Column("gerealiseerd", "Gedaan", sort=Sort.NUMBER),
        Column("gepland", "Gepland", sort=Sort.NUMBER),
        Column("streefaantal", "Streefaantal", sort=Sort.NUMBER),
    )
    rows = tuple(
        Row((one.label, one.unit, one.done, one.planned, one.target))
        for one in (*meters, *_counts(everything))
    )
    empty = "Er zijn geen maatregelen met aantallen."
    table = Table(f"Aantallen {title}", columns, rows if meters else (), empty, NOTES[per])
    description = "Per balk wat gedaan is, wat gepland is en, waar dat is afgesproken, het streven."
    return Meters(f"Voortgang {title}", description, meters, table)


NOTES = {
    Per.DOEL: "Een maatregel die bij meer doelen hoort, staat bij elk van die doelen. In het "
    "totaal telt hij één keer.",
    Per.EENHEID: "Elke eenheid staat hier met wat zij zelf doet. Een streefaantal geldt voor "
    "eenheden samen en staat daarom alleen bij het totaal.",
    Per.MAATREGEL: "Wat eenheden in afgeleide activiteiten doen, is bij de maatregel opgeteld.",
}


def _counts(group: Group) -> Iterator[Meter]:
    found = group.total
    for unit in dict.fromkeys((*found.gepland, *found.gerealiseerd, *group.wanted)):
        yield Meter(
            group.label,
            unit,
            planned=found.gepland[unit],
            done=found.gerealiseerd[unit],
            target=group.wanted.get(unit),
        )


def _money(title: str, per: Per, groups: tuple[Group, ...], everything: Group) -> Table:
    columns = (
        Column("onderwerp", per.value.capitalize()),
        Column("maatregelen", "Maatregelen", sort=Sort.NUMBER),
        Column("stand", "Stand", below="maatregelen"),
        Column("kosten", "Kosten in euro", sort=Sort.NUMBER),
        Column("besteed", "Besteed in euro", sort=Sort.NUMBER),
        Column("fte", "Fte", sort=Sort.NUMBER),
    )
    rows = tuple(_money_row(group.label, group.total) for group in (*groups, everything))
    empty = "Er zijn geen maatregelen."
    found = rows if everything.total.maatregelen or groups else ()
    return Table(f"Geld en inzet {title}", columns, found, empty)


def _money_row(label: Cell, found: Total) -> Row:
    statuses = ", ".join(f"{number} {status.label}" for status, number in found.statussen.items())
    return Row((label, found.maatregelen, statuses, found.kosten, found.besteed, found.fte))
