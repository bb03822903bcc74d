"""How far goals and measures are, in words; goals and indicators with their measurements."""

from collections.abc import Iterator
from typing import Annotated, NamedTuple

from integriteitsplan.cycle.derivation import Derived, derivation
from integriteitsplan.cycle.periods import period
from integriteitsplan.cycle.progress import measurements, progress
from integriteitsplan.cycle.totals import Total, status_of, targets, total
from integriteitsplan.model.doelen import Doel, Doelstand, Indicator, Meting, Richting
from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Tone
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.measures import MEASURE_TONES
from integriteitsplan.views.notation import counted, dutch_date, dutch_number
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import EenheidId

DoelId = Annotated[str, Verwijzing("doelen")]
IndicatorId = Annotated[str, Verwijzing("indicatoren")]
GOAL_TONES = {
    Doelstand.BEREIKT: Tone.GOOD,
    Doelstand.ONDERWEG: Tone.PARTLY,
    Doelstand.NIET_BEREIKT: Tone.BAD,
    Doelstand.NIET_GEMETEN: Tone.EMPTY,
}


class State(NamedTuple):
    """How far a goal or measure is: a status, and the numbers it rests on ('' where none)."""

    badge: Badge
    text: str


def state(scope: Scope, record: Derived) -> State:
    """A goal by its last measurement; a measure with everything derived from it."""
    if isinstance(record, Maatregel):
        measures = derivation(scope.register).measures(record)
        found = total(measures)
        status = status_of(found.statussen)
        told = numbers(found, targets(measures))
        return State(Badge(status.label, MEASURE_TONES[status]), "; ".join(told))
    stand, last = progress(scope.register, record, scope.peildatum)
    return State(Badge(stand.label, GOAL_TONES[stand]), _measured(scope, record, last))


def numbers(found: Total, wanted: dict[str, int]) -> Iterator[str]:
    """Per thing counted: what is done, planned and wanted."""
    for unit in dict.fromkeys((*found.gepland, *found.gerealiseerd, *wanted)):
        yield counted(unit, found.gerealiseerd[unit], found.gepland[unit], wanted.get(unit))


def _measured(scope: Scope, goal: Doel, last: Meting | None) -> str:
    indicator = scope.register.get(Indicator, goal.indicator)
    unit = indicator.maat if indicator else ""
    target = f"{dutch_number(goal.streefwaarde)} {unit}" if goal.streefwaarde is not None else ""
    if last is None:
        return f"streven is {target}".strip() if target else ""
    value, day = dutch_number(last.waarde), dutch_date(last.datum)
    if target and indicator and indicator.richting is Richting.OMLAAG:
        return f"{value} op {day}, streven is {target} of lager"
    return f"{value} van {target} op {day}" if target else f"{value} {unit} op {day}"


def goals_table(scope: Scope, goals: tuple[Doel, ...]) -> Table:
    """Goals with where they started, what was measured and what is wanted when."""
    columns = (
        Column("doel", "Doel"),
        Column("indicator", "Waaraan wij het zien", below="doel", labelled=False),
        Column("eenheid", "Eenheid", below="doel"),
        Column("niveau", "Uit", below="doel", facet=True),
        Column("startwaarde", "Start", sort=Sort.NUMBER),
        Column("waarde", "Laatste meting", sort=Sort.NUMBER),
        Column("datum", "Gemeten op", below="waarde", labelled=False, sort=Sort.DATE),
        Column("eerder", "Eerder gemeten", below="waarde"),
        Column("streefwaarde", "Streven", sort=Sort.NUMBER),
        Column("maat", "Maat", below="doel"),
        Column("deadline", "Uiterlijk", sort=Sort.DATE),
        Column("stand", "Stand", facet=True),
    )
    rows = tuple(_goal_row(scope, goal) for goal in goals)
    return Table("Doelen en metingen", columns, rows, "Er zijn geen eigen doelen in dit jaar.")


def _goal_row(scope: Scope, goal: Doel) -> Row:
    stand, last = progress(scope.register, goal, scope.peildatum)
    indicator = scope.register.get(Indicator, goal.indicator)
    start = period(scope.register, goal).van
    earlier = tuple(
        f"{dutch_number(one.waarde)} op {dutch_date(one.datum)}"
        for one in measurements(scope.register, goal.indicator or "", goal.eenheid)
        if last and one.datum < last.datum and (start is None or start <= one.datum)
    )
    return Row(
        (
            link(goal),
            link(indicator) if indicator else None,
            scope.register.eenheden[goal.eenheid].titel,
            goal.niveau.label,
            goal.startwaarde,
            last.waarde if last else None,
            last.datum if last else None,
            earlier or None,
            goal.streefwaarde,
            indicator.maat if indicator else None,
            goal.deadline,
            Badge(stand.label, GOAL_TONES[stand]),
        ),
        (goal.kind, goal.id),
    )


def metingenoverzicht(
    scope: Scope, indicator: IndicatorId | None = None, eenheid: EenheidId | None = None
) -> Blocks:
    """De metingen van elke indicator, met het verschil met de meting ervoor.

    indicator: id van één indicator; anders alle.
    eenheid: deze eenheid met alles eronder; anders die van de pagina.
    """
    columns = (
        Column("indicator", "Indicator", facet=indicator is None),
        Column("eenheid", "Eenheid", below="indicator", labelled=False, facet=True),
        Column("datum", "Gemeten op", sort=Sort.DATE),
        Column("waarde", "Waarde", sort=Sort.NUMBER),
        Column("maat", "Maat", below="waarde", labelled=False),
        Column("verandering", "Verandering"),
        Column("toelichting", "Toelichting"),
    )
    units = scope.register.onder(scope.eenheid(eenheid))
    rows = tuple(
        row
        for one in scope.register.all(Indicator)
        if indicator in (None, one.id)
        for unit in scope.register.eenheden
        if unit in units
        for row in _measurement_rows(scope, one, unit)
    )
    found = scope.register.get(Indicator, indicator)
    title = f"Metingen: {found.titel}" if found else "Metingen per indicator"
    return (Table(title, columns, rows, "Er is nog niets gemeten."),)


def _measurement_rows(scope: Scope, indicator: Indicator, unit: str) -> Iterator[Row]:
    before: Meting | None = None
    for one in measurements(scope.register, indicator.id, unit):
        if one.datum > scope.peildatum:
            return
        cells = (
            link(indicator),
            scope.register.eenheden[unit].titel,
            one.datum,
            one.waarde,
            indicator.maat,
            change_in_words(indicator, before, one),
            one.toelichting,
        )
        yield Row(cells, (one.kind, one.id))
        before = one


def change_in_words(indicator: Indicator, before: Meting | None, now: Meting) -> str:
    """What a measurement says beside the one before it."""
    if before is None:
        return "eerste meting"
    change = now.waarde - before.waarde
    if not change:
        return "gelijk"
    if indicator.telt_op and change < 0:
        return "nieuwe telling"
    is_better = (change > 0) is (indicator.richting is Richting.OMHOOG)
    direction = "hoger" if change > 0 else "lager"
    return f"{dutch_number(abs(change))} {direction}: {'beter' if is_better else 'slechter'}"
