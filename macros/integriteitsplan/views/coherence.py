"""Chapter 7: how measures, instruments, means, roles, goals and norms hang together."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from integriteitsplan.cycle.derivation import Derivation, derivation
from integriteitsplan.cycle.means import Coverage, coverage
from integriteitsplan.cycle.totals import total
from integriteitsplan.model.doelen import Doel
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.model.maatregelen import Instrument, Maatregel, Maatregelstatus
from integriteitsplan.model.middelen import Middel
from integriteitsplan.model.record import Record
from integriteitsplan.model.rollen import RasciLetter, Rol, Taak
from integriteitsplan.views.data.blocks import Blocks, Facts
from integriteitsplan.views.data.cells import Badge, Cell, Tone
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.means import measures_in
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import EenheidId


def samenhang(scope: Scope, jaar: int | None = None, eenheid: EenheidId | None = None) -> Blocks:
    """Per maatregel het instrument, de middelen, de rol, de doelen en de normen; en wat ontbreekt.

    jaar: het jaar; anders dat van de pagina, anders het lopende jaar.
    eenheid: deze eenheid en de eenheden eronder; anders die van de pagina.
    """
    year, unit = scope.jaar(jaar) or scope.peildatum.year, scope.eenheid(eenheid)
    measures = measures_in(scope, year, unit)
    where = f"{scope.register.eenheden[unit].titel} in {year}"
    note = (
        "Noemt een maatregel zelf geen doel of middel, dan staat hier dat van de maatregel erboven."
    )
    empty = f"Er zijn geen maatregelen voor {year}."
    used, tree = coverage(scope.register), derivation(scope.register)
    rows = tuple(_measure_row(scope, one, used, tree) for one in measures)
    return (
        Facts(f"Totalen van de maatregelen van {where}", tuple(_totals(scope, measures))),
        Table(f"Samenhang van de maatregelen van {where}", _MEASURE_COLUMNS, rows, empty, note),
        _unused(scope, year, unit),
        _load(scope, measures, unit, f"Belasting per rol bij {where}"),
    )


_MEASURE_COLUMNS = (
    Column("maatregel", "Maatregel"),
    Column("eenheid", "Eenheid", below="maatregel", facet=True),
    Column("status", "Status", below="maatregel", facet=True),
    Column("instrument", "Instrument", facet=True),
    Column("middelen", "Middelen", facet=True),
    Column("eigenaar", "Eigenaar", below="maatregel", facet=True),
    Column("doelen", "Doelen"),
    Column("normen", "Normen", below="doelen"),
    Column("kosten", "Kosten in euro", sort=Sort.NUMBER),
    Column("fte", "Fte", below="kosten", sort=Sort.NUMBER),
)


def _measure_row(scope: Scope, measure: Maatregel, used: Coverage, tree: Derivation) -> Row:
    return Row(
        (
            link(measure),
            scope.register.eenheden[measure.eenheid].titel,
            measure.status.label,
            _filled(measure, scope.link("instrumenten", measure.instrument), "geen instrument"),
            _filled(measure, tuple(link(one) for one in used.means(measure)), "geen middel"),
            _filled(measure, scope.link("rollen", measure.eigenaar), "geen eigenaar"),
            _filled(measure, scope.links("doelen", _goals(tree, measure)), "geen doel"),
            # Only what a norm prescribes must say which norm that is.
            _filled(measure, scope.links("normen", measure.normen), "geen norm")
            if measure.verplicht or measure.normen
            else None,
            measure.kosten,
            measure.fte,
        ),
        (measure.kind, measure.id),
    )


def _filled(measure: Maatregel, found: Cell, gap: str) -> Cell:
    """What was found; where that is nothing the gap in words, unless the measure was dropped."""
    if found or measure.status is Maatregelstatus.VERVALLEN:
        return found or None
    return Badge(gap, Tone.BAD)


def _goals(tree: Derivation, measure: Maatregel) -> tuple[str, ...]:
    """The goals of a measure; where it names none, those of the nearest measure above it."""
    if measure.doelen:
        return measure.doelen
    return next((one.doelen for one in tree.above(measure) if one.doelen), ())


def _totals(scope: Scope, measures: tuple[Maatregel, ...]) -> Iterator[tuple[str, Cell]]:
    found = total(measures)
    used = coverage(scope.register)
    bare = sum(1 for one in measures if one.is_open and not used.means(one))
    yield "Maatregelen", found.maatregelen
    yield "Waarvan open en zonder middel", bare
    yield "Begrote kosten in euro", found.kosten
    yield "Besteed in euro", found.besteed
    yield "Inzet in fte", found.fte


def _unused(scope: Scope, jaar: int, eenheid: str) -> Table:
    """Instruments, means, roles and goals that no measure of the year uses."""
    columns = (
        Column("naam", "Zonder maatregel"),
        Column("soort", "Soort", facet=True),
        Column("eenheid", "Eenheid", facet=True),
    )
    units = scope.register.eenheden
    rows = tuple(
        Row(
            (
                link(one),
                BY_NAME[one.kind].enkelvoud,
                units[one.eenheid].titel if one.eenheid in units else None,
            )
        )
        for one in _without_measure(scope, jaar, scope.register.onder(eenheid))
    )
    return Table(
        f"Instrumenten, middelen, rollen en doelen zonder maatregel in {jaar}",
        columns,
        rows,
        "Elk instrument, elk middel, elke rol en elk doel hoort bij een maatregel.",
    )


def _without_measure(scope: Scope, jaar: int, units: frozenset[str]) -> Iterator[Record]:
    register = scope.register
    measures = [
        one
        for one in measures_in(scope, jaar, register.wortel)
        if one.status is not Maatregelstatus.VERVALLEN
    ]
    ids = {one.id for one in measures}
    instruments = {one.instrument for one in measures}
    owners = {one.eigenaar for one in measures}
    used, followed = coverage(register), derivation(register).origins(measures)
    for instrument in register.all(Instrument):
        if instrument.id not in instruments:
            yield instrument
    for means in register.all(Middel):
        here = means.jaar == jaar and means.eenheid in units
        if here and not any(one.id in ids for one in used.measures(means)):
            yield means
    for role in register.all(Rol):
        if role.eenheid in units and role.id not in owners:
            yield role
    for goal in register.all(Doel):
        here = goal.jaar in (None, jaar) and goal.eenheid in units
        if here and (goal.kind, goal.id) not in followed:
            yield goal


class Load(NamedTuple):
    """What a role has to do: measures, their fte, and its tasks by letter."""

    role: Rol | None
    measures: int
    fte: Decimal
    accountable: int
    responsible: int


def _load(scope: Scope, measures: tuple[Maatregel, ...], eenheid: str, title: str) -> Table:
    units = scope.register.onder(eenheid)
    owned: dict[str | None, list[Maatregel]] = defaultdict(list)
    for one in measures:
        if one.status is not Maatregelstatus.VERVALLEN:
            owned[one.eigenaar].append(one)
    letters: Counter[tuple[str, RasciLetter]] = Counter(
        (role, letter)
        for task in scope.register.all(Taak)
        if task.eenheid in units
        for role, given in task.rasci.items()
        for letter in given
    )
    loads = []
    for role in (*scope.register.all(Rol), None):
        name = role.id if role else None
        found = total(owned[name])
        tasks = (letters[name or "", one] for one in (RasciLetter.A, RasciLetter.R))
        loads.append(Load(role, found.maatregelen, found.fte, *tasks))
    loads = [one for one in loads if any(one[1:])]
    loads.sort(key=lambda one: (one.fte, one.measures, one.accountable + one.responsible))
    columns = (
        Column("rol", "Rol"),
        Column("eenheid", "Eenheid", below="rol"),
        Column("maatregelen", "Maatregelen", sort=Sort.NUMBER),
        Column("fte", "Fte", sort=Sort.NUMBER),
        Column("eindverantwoordelijk", "Taken met een A", sort=Sort.NUMBER),
        Column("uitvoerend", "Taken met een R", sort=Sort.NUMBER),
    )
    rows = [
        Row(
            (
                link(one.role) if one.role else Badge("geen eigenaar", Tone.BAD),
                scope.register.eenheden[one.role.eenheid].titel if one.role else None,
                *one[1:],
            )
        )
        for one in reversed(loads)
    ]
    if rows:
        sums = (sum(one.measures for one in loads), sum((one.fte for one in loads), Decimal(0)))
        rows.append(Row(("Samen", None, *sums, None, None)))
    note = (
        "De zwaarst belaste rol staat bovenaan. A: is eindverantwoordelijk. R: voert uit. "
        "Vervallen maatregelen tellen niet mee."
    )
    return Table(title, columns, tuple(rows), "Geen rol heeft een maatregel of taak.", note)
