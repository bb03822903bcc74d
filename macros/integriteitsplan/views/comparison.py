"""Chapter 2: the same norms at the units, side by side."""

from typing import Annotated

from integriteitsplan.cycle.standing import Difference, differences, latest_states
from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.normen import Nalevingsstatus, Norm, Normenkader
from integriteitsplan.views.data.blocks import Blocks, Notice
from integriteitsplan.views.data.cells import Badge, Cell, Code, Tone
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.scope import Scope, link, narrowed
from integriteitsplan.views.standing import (
    TONES,
    EenheidId,
    KaderId,
    Standing,
    normen_in_gebruik,
    standings,
    status_badge,
)

NormId = Annotated[str, Verwijzing("normen")]
MOST_UNITS = 12  # columns of a matrix that still fit beside each other
LETTERS = {
    Nalevingsstatus.VOLDOET: "V",
    Nalevingsstatus.VOLDOET_DEELS: "D",
    Nalevingsstatus.VOLDOET_NIET: "N",
    Nalevingsstatus.NIET_VAN_TOEPASSING: "X",
    Nalevingsstatus.NIET_BEOORDEELD: "?",
}
FOLLOWS = Code("=", "volgt de eenheid erboven")
UNEXPLAINED = Code("!", "verschil zonder uitleg")


def vergelijking(
    scope: Scope,
    kader: KaderId | None = None,
    norm: NormId | None = None,
    eenheid: EenheidId | None = None,
) -> Blocks:
    """De stand van dezelfde norm bij de eenheden naast elkaar, met de verschillen en hun uitleg.

    kader: alle normen van dit kader; anders de normen die een eenheid zelf heeft beoordeeld.
    norm: alleen deze norm, bij elke eenheid.
    eenheid: deze eenheid en de eenheden eronder; anders die van de pagina.
    """
    register = scope.register
    unit = scope.eenheid(eenheid)
    below = register.onder(unit)
    units = tuple(one for one in register.eenheden if one in {*below, register.wortel})
    if norm:
        found = register.get(Norm, norm)
        return (_one_norm(scope, found, units),) if found else ()
    judged = {
        name
        for one, name in latest_states(register, scope.peildatum)
        if one in below and one != register.wortel
    }
    norms = tuple(
        one for one in normen_in_gebruik(scope, kader) if kader is not None or one.id in judged
    )
    catalogue = register.get(Normenkader, kader)
    where = narrowed(register.eenheden[unit].titel, catalogue.kort if catalogue else None)
    return (_matrix(scope, norms, units, where), _differences(scope, norms, units, where))


def _matrix(
    scope: Scope, norms: tuple[Norm, ...], units: tuple[str, ...], where: str
) -> Table | Notice:
    """The norms by the organisation as a whole and the units that judged for themselves."""
    register = scope.register
    latest = latest_states(register, scope.peildatum)
    shown = [
        unit
        for unit in units
        if unit == register.wortel or any((unit, norm.id) in latest for norm in norms)
    ]
    if len(shown) > MOST_UNITS:
        text = f"{len(shown)} eenheden passen niet naast elkaar. Kies een eenheid of een norm."
        return Notice("Te veel eenheden", text)
    unexplained = {
        (one.own.eenheid, one.own.norm)
        for one in differences(register, scope.peildatum)
        if not one.is_explained
    }
    rows = []
    cells = {unit: list(standings(scope, unit, norms)) for unit in shown}
    for number, norm in enumerate(norms):
        codes = (
            _code(cells[unit][number], unit, is_odd=(unit, norm.id) in unexplained)
            for unit in shown
        )
        rows.append(Row((link(norm), norm.id, *codes)))
    columns = (
        Column("norm", "Norm"),
        Column("id", "Id", below="norm", labelled=False),
        *(Column(unit, register.eenheden[unit].titel) for unit in shown),
    )
    empty = "Geen eenheid heeft zelf een norm beoordeeld; de stand van het geheel geldt overal."
    return Table(f"Stand per eenheid: {where}", columns, tuple(rows), empty)


def _code(standing: Standing, unit: str, *, is_odd: bool) -> Cell:
    state = standing.state
    if state and state.eenheid != unit:
        return FOLLOWS
    code = Code(LETTERS[standing.status], standing.status.label)
    return (code, UNEXPLAINED) if is_odd else code


def _differences(
    scope: Scope, norms: tuple[Norm, ...], units: tuple[str, ...], where: str
) -> Table:
    names = {norm.id: norm for norm in norms}
    order = {name: number for number, name in enumerate((*names, *units))}
    found = sorted(
        (
            one
            for one in differences(scope.register, scope.peildatum)
            if one.own.norm in names and one.own.eenheid in order
        ),
        key=lambda one: (order[one.own.norm], order[one.own.eenheid]),
    )
    columns = (
        Column("norm", "Norm"),
        Column("id", "Id", below="norm", labelled=False),
        Column("eenheid", "Eenheid", facet=True),
        Column("stand", "Stand", facet=True),
        Column("geheel", "Het geheel", below="stand", facet=True),
        Column("uitleg", "Uitleg"),
    )
    rows = tuple(_difference_row(scope, names[one.own.norm], one) for one in found)
    odd = sum(not one.is_explained for one in found)
    note = f"Verschillen: {len(found)}, waarvan {odd} zonder uitleg."
    empty = "De eenheden verschillen niet van het geheel."
    return Table(f"Verschillen met het geheel: {where}", columns, rows, empty, note if rows else "")


def _difference_row(scope: Scope, norm: Norm, one: Difference) -> Row:
    own, whole = (state.stand(scope.peildatum) for state in one)
    return Row(
        (
            link(norm),
            norm.id,
            scope.register.eenheden[one.own.eenheid].titel,
            Badge(own.label, TONES[own]),
            Badge(whole.label, TONES[whole]),
            one.own.toelichting or Badge(UNEXPLAINED.meaning, Tone.BAD),
        ),
        (one.own.kind, one.own.id),
    )


def _one_norm(scope: Scope, norm: Norm, units: tuple[str, ...]) -> Table:
    """One norm at every unit, whether it judged for itself or follows the unit above it."""
    register = scope.register
    unexplained = {
        one.own for one in differences(register, scope.peildatum) if not one.is_explained
    }
    columns = (
        Column("eenheid", "Eenheid"),
        Column("stand", "Stand", facet=True),
        Column("toelichting", "Toelichting"),
        Column("beoordeeld_bij", "Beoordeeld bij", facet=True),
        Column("beoordeeld_op", "Beoordeeld op", sort=Sort.DATE),
    )
    rows = []
    for unit in units:
        standing = next(standings(scope, unit, (norm,)))
        state = standing.state
        told: Cell = state.toelichting if state else None
        if state in unexplained:
            told = Badge(UNEXPLAINED.meaning, Tone.BAD)
        where = register.eenheden[state.eenheid].titel if state else None
        day = state.beoordeeld_op if state else None
        rows.append(Row((register.eenheden[unit].titel, status_badge(standing), told, where, day)))
    return Table(f"{norm.titel}: stand per eenheid", columns, tuple(rows))
