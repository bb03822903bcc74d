"""One page for those who decide: norms, deviations, goals, what is late, incidents and money."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from integriteitsplan.cycle.agenda import agenda
from integriteitsplan.cycle.derivation import derivation
from integriteitsplan.cycle.periods import runs_in
from integriteitsplan.cycle.progress import progress
from integriteitsplan.cycle.totals import Total, total
from integriteitsplan.model.doelen import Doel
from integriteitsplan.model.maatregelen import Maatregel, Maatregelstatus
from integriteitsplan.model.normen import AFWIJKEND, Nalevingsstatus
from integriteitsplan.views.data.blocks import Blocks, Facts
from integriteitsplan.views.data.cells import Badge
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.goals import state
from integriteitsplan.views.history import change_badge
from integriteitsplan.views.incidents import in_progress, over_years, total_in_words
from integriteitsplan.views.means import money, two_years
from integriteitsplan.views.norms import on_day
from integriteitsplan.views.notation import dutch_date, dutch_number
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import (
    EenheidId,
    Standing,
    named,
    normen_in_gebruik,
    standings,
    status_badge,
)
from integriteitsplan.views.timeline import where_told

DEVIATING = AFWIJKEND - {Nalevingsstatus.NIET_VAN_TOEPASSING}
UNJUDGED = (Nalevingsstatus.NIET_BEOORDEELD, Nalevingsstatus.NIET_VAN_TOEPASSING)
History = tuple[tuple[Standing, Standing], ...]  # of each norm: then and now


def stand_van_zaken(
    scope: Scope, jaar: int | None = None, eenheid: EenheidId | None = None
) -> Blocks:
    """Alles voor bestuur en raad op één pagina: normen, doelen, termijnen, incidenten en geld.

    jaar: het jaar van doelen, maatregelen en geld; anders dat van de pagina of het lopende jaar.
    eenheid: deze eenheid met alles eronder; anders die van de pagina.
    """
    year, unit = scope.jaar(jaar) or scope.peildatum.year, scope.eenheid(eenheid)
    units = scope.register.onder(unit)
    before = date(scope.peildatum.year - 1, 12, 31)
    norms = tuple(normen_in_gebruik(scope))
    history = tuple(
        zip(
            standings(on_day(scope, before), unit, norms),
            standings(scope, unit, norms),
            strict=True,
        )
    )
    goals = tuple(
        one for one in scope.register.all(Doel) if one.eenheid == unit and one.jaar == year
    )
    measures = tuple(
        one
        for one in scope.register.all(Maatregel)
        if one.eenheid in units and runs_in(scope.register, one, year)
    )
    late, found = _late(scope, units), total(measures)
    title = f"{scope.register.eenheden[unit].titel}, {dutch_date(scope.peildatum)}"
    return (
        Facts(
            f"In het kort: {title}",
            (
                ("Normen", _norms_in_words(history, before)),
                ("Afwijkingen", _deviations_in_words(history)),
                (f"Doelen {year}", _goals_in_words(scope, goals)),
                (f"Maatregelen {year}", f"{_finished(found)} afgerond"),
                ("Te laat", _late_in_words(late)),
                (f"Meldingen {in_progress(scope, year)}", total_in_words(scope, year)),
                (f"Geld {year}", _money_in_words(found, money(scope, year, unit))),
            ),
        ),
        _deviations(scope, history),
        late,
        _goals(scope, goals, year),
        *(replace(table, dense=True) for table in over_years(scope, (year - 1, year))),
        replace(two_years(scope, year, unit), dense=True),
        _norms(history, before),
    )


# -- in words


def _norms_in_words(history: History, before: date) -> str:
    then, now = (Counter(pair[moment].status for pair in history) for moment in (0, 1))
    rest = ", ".join(f"{now[one]} {one.label}" for one in UNJUDGED)
    return (
        f"{now[Nalevingsstatus.VOLDOET]} van de {_judged(now)} beoordeelde normen voldoen "
        f"(op {dutch_date(before)}: {then[Nalevingsstatus.VOLDOET]} van {_judged(then)}); {rest}"
    )


def _judged(statuses: Counter[Nalevingsstatus]) -> int:
    """How many norms were judged, and apply."""
    return statuses.total() - sum(statuses[one] for one in UNJUDGED)


def _deviations_in_words(history: History) -> str:
    deviating = [now for _, now in history if now.status in DEVIATING]
    expired = sum(one.expired for one in deviating)
    return f"{len(deviating) - expired} uitgelegd, {expired} verlopen"


def _goals_in_words(scope: Scope, goals: tuple[Doel, ...]) -> str:
    counts = Counter(progress(scope.register, one, scope.peildatum).stand for one in goals)
    told = ", ".join(
        f"{number} van {len(goals)} {stand.label}" for stand, number in counts.most_common()
    )
    return told or "geen doelen"


def _finished(found: Total) -> str:
    return f"{found.statussen[Maatregelstatus.AFGEROND]} van {found.maatregelen}"


def _late_in_words(late: Table) -> str:
    number = len(late.rows)
    return f"{number} {'punt' if number == 1 else 'punten'}" if number else "niets"


def _money_in_words(found: Total, available: Decimal | None) -> str:
    spent, planned = dutch_number(found.besteed), dutch_number(found.kosten)
    there = "" if available is None else f" ({dutch_number(available)} beschikbaar)"
    fte = dutch_number(found.fte)
    return f"{spent} euro besteed van {planned} gepland{there}; {fte} fte gepland"


# -- tables


def _deviations(scope: Scope, history: History) -> Table:
    columns = (
        Column("norm", "Norm"),
        Column("stand", "Stand", facet=True),
        Column("goedgekeurd_door", "Goedgekeurd door"),
        Column("geldig_tot", "Tot", sort=Sort.DATE),
    )
    rows = tuple(
        Row(
            (
                link(now.norm),
                status_badge(now),
                scope.link("rollen", now.state.goedgekeurd_door),
                now.state.geldig_tot,
            ),
            (now.state.kind, now.state.id),
        )
        for _, now in history
        if now.state and now.status in DEVIATING
    )
    return Table("Afwijkingen", columns, rows, "Er zijn geen afwijkingen.", dense=True)


def _late(scope: Scope, units: frozenset[str]) -> Table:
    columns = (
        Column("wat", "Te laat"),
        Column("soort", "Soort", facet=True),
        Column("eigenaar", "Eigenaar"),
        Column("datum", "Had klaar moeten zijn", sort=Sort.DATE),
    )
    rows = tuple(
        Row(
            (
                where_told(one.titel, one.about),
                one.soort.label,
                scope.link("rollen", one.eigenaar),
                one.datum,
            )
        )
        for one in agenda(scope.register, scope.peildatum)
        if one.eenheid in units and one.is_overdue(scope.peildatum)
    )
    return Table("Wat te laat is", columns, rows, "Er is niets te laat.", dense=True)


def _goals(scope: Scope, goals: tuple[Doel, ...], jaar: int) -> Table:
    columns = (
        Column("doel", "Doel"),
        Column("meting", "Meting"),
        Column("maatregelen", "Maatregelen afgerond", sort=Sort.NUMBER),
        Column("stand", "Stand", facet=True),
    )
    rows = tuple(_goal_row(scope, goal) for goal in goals)
    return Table(f"Doelen in {jaar}", columns, rows, "Er zijn geen doelen.", dense=True)


def _goal_row(scope: Scope, goal: Doel) -> Row:
    found = state(scope, goal)
    done = total(derivation(scope.register).measures(goal))
    cells = (
        link(goal),
        found.text or None,
        _finished(done),
        found.badge,
    )
    return Row(cells, (goal.kind, goal.id))


def _norms(history: History, before: date) -> Table:
    columns = (
        Column("norm", "Norm"),
        Column("nu", "Stand", facet=True),
        Column("verandering", f"Sinds {dutch_date(before)}", facet=True),
    )
    rows = tuple(
        Row(
            (
                named(now.norm),
                status_badge(now),
                _change(then, now),
            )
        )
        for then, now in history
    )
    title = "Elke norm, met de verandering"
    return Table(title, columns, rows, "Er zijn geen normen.", dense=True)


def _change(then: Standing, now: Standing) -> Badge:
    badge = change_badge(then.status, now.status)
    was = "" if then.status is now.status else f" (was: {then.status.label})"
    return badge._replace(text=badge.text + was)
