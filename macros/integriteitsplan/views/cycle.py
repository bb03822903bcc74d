"""The cycle: which plans derive from one another, and which reports come back."""

from collections.abc import Iterator
from datetime import date, timedelta

from integriteitsplan.cycle.agenda import AHEAD, due_days
from integriteitsplan.cycle.periods import plan_period, runs_in
from integriteitsplan.cycle.periods import year as calendar_year
from integriteitsplan.cycle.progress import progress
from integriteitsplan.model.documenten import Documentsoort
from integriteitsplan.model.doelen import Doel, Planniveau
from integriteitsplan.model.rapportage import MAANDEN, Rapportagelijn
from integriteitsplan.register import Document
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Due, PageLink, Tone
from integriteitsplan.views.data.drawings import Cycle, CycleLevel, Station
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.documents import status_badge
from integriteitsplan.views.scope import Scope, link

A_YEAR = 12  # months
NAMED = 4  # units without a plan that are named; of more only the number is told
MISSING = Badge("ontbreekt", Tone.BAD)
NOT_YET = Badge("nog niet", Tone.EMPTY)


def cyclus(scope: Scope, jaar: int | None = None) -> Blocks:
    """De plannen van meerjarenplan tot werkplan met hun status, en de verslagen die terugkomen.

    jaar: het jaar; anders dat van de pagina, en anders het lopende jaar.
    """
    year = scope.jaar(jaar) or scope.peildatum.year
    levels = tuple(
        CycleLevel(
            level.label.capitalize(),
            tuple(_plans(scope, level, year)),
            tuple(_reports(scope, level, year)),
        )
        for level in Planniveau
    )
    return (
        Cycle(
            f"De cyclus van {year}",
            "Elk plan volgt uit het plan erboven. Cijfers en lessen komen van onderop terug.",
            levels,
            _table(levels, year),
        ),
    )


def _plans(scope: Scope, level: Planniveau, year: int) -> Iterator[Station]:
    found = [
        one
        for one in _documents(scope, Documentsoort(level.value))
        if plan_period(one).meets(calendar_year(year))
    ]
    for document in found:
        yield _station(document)
    if scope.is_public:
        return
    if level is Planniveau.WERKPLAN:
        yield from _units_without(scope, found)
    elif not found:
        yield Station(f"{level.label.capitalize()} voor {year}", MISSING)


def _documents(scope: Scope, soort: Documentsoort) -> Iterator[Document]:
    return (one for one in scope.register.plannen if one.meta.soort is soort)


def _station(document: Document) -> Station:
    badge = status_badge(document.plan.status) if document.plan else NOT_YET
    until = None if document.meta.jaar else plan_period(document).tot
    return Station(
        PageLink(document.titel, document.uri), badge, "geldt tot en met" if until else "", until
    )


def _units_without(scope: Scope, found: list[Document]) -> Iterator[Station]:
    """A work plan is a choice of each unit, so that of a unit without one nothing is missing."""
    planned = {document.eenheid for document in found}
    units = [
        unit.titel
        for unit in scope.register.eenheden.values()
        if unit.onder and unit.id not in planned
    ]
    if units:
        named = ", ".join(units) if len(units) <= NAMED else f"{len(units)} eenheden"
        yield Station(named, Badge("geen werkplan", Tone.EMPTY))


def _reports(scope: Scope, level: Planniveau, year: int) -> Iterator[Station]:
    if level is Planniveau.MEERJARENPLAN:
        yield from _accounts(scope, year)
    if year == scope.peildatum.year:
        for line in scope.register.all(Rapportagelijn):
            if _level_of(scope, line) is level:
                yield _line(scope, line)
    yield from _measurements(scope, level, year)


def _accounts(scope: Scope, year: int) -> Iterator[Station]:
    found = [one for one in _documents(scope, Documentsoort.JAARVERSLAG) if one.meta.jaar == year]
    if not found:
        is_over = scope.peildatum.year > year
        yield Station(f"Jaarverslag over {year}", MISSING if is_over else NOT_YET)
    for document in found:
        yield _station(document)


def _level_of(scope: Scope, line: Rapportagelijn) -> Planniveau:
    """Units report on their work plans; the whole on its years, and within a year."""
    if line.eenheid != scope.register.wortel:
        return Planniveau.WERKPLAN
    yearly = MAANDEN[line.frequentie] >= A_YEAR
    return Planniveau.MEERJARENPLAN if yearly else Planniveau.JAARPLAN


def _line(scope: Scope, line: Rapportagelijn) -> Station:
    ahead = max(AHEAD, 31 * MAANDEN[line.frequentie])
    day = next(due_days(line, scope.peildatum + timedelta(days=ahead)), None)
    if day is None:
        return Station(link(line), NOT_YET)
    due = Due(day, False, scope.peildatum)
    if due.is_overdue:
        return Station(link(line), Badge("te laat", Tone.BAD), "uiterlijk", day)
    if line.laatste is None:
        return Station(link(line), NOT_YET, "eerste", due)
    return Station(link(line), Badge("op tijd", Tone.GOOD), "volgende", due)


def _measurements(scope: Scope, level: Planniveau, year: int) -> Iterator[Station]:
    """How many goals of a level were measured in or for a year."""
    moment = min(scope.peildatum, date(year, 12, 31))
    goals = [one for one in scope.register.all(Doel) if one.niveau is level]
    known = [
        progress(scope.register, goal, moment).meting
        for goal in goals
        if runs_in(scope.register, goal, year)
    ]
    measured = [one.datum for one in known if one]
    if known:
        tone = Tone.GOOD if len(measured) == len(known) else Tone.PARTLY if measured else Tone.BAD
        yield Station(
            "Metingen bij de doelen",
            Badge(f"{len(measured)} van {len(known)} gemeten", tone),
            *(("laatste", max(measured)) if measured else ()),
        )


def _table(levels: tuple[CycleLevel, ...], year: int) -> Table:
    columns = (
        Column("wat", "Plan of verslag"),
        Column("niveau", "Niveau", facet=True),
        Column("richting", "Richting", facet=True),
        Column("staat", "Staat", facet=True),
        Column("moment", "Moment", below="staat", labelled=False),
        Column("datum", "Datum", sort=Sort.DATE),
    )
    rows = tuple(
        Row((one.label, level.title, way, one.badge, one.moment or None, one.day))
        for level in levels
        for way, stations in (("plan", level.plans), ("verslag", level.reports))
        for one in stations
    )
    return Table(f"Plannen en verslagen van {year}", columns, rows)
