"""Chapter 2: the norms over the years."""

from collections.abc import Iterable
from datetime import date

from integriteitsplan.model.normen import Naleving, Nalevingsstatus, Norm, Normenkader
from integriteitsplan.views.comparison import NormId
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Tone
from integriteitsplan.views.data.drawings import Bar, Figure, Segment
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.norms import on_day
from integriteitsplan.views.notation import dutch_date
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

MOST_DAYS = 5  # columns of the history
RANKS = {
    Nalevingsstatus.VOLDOET_NIET: 0,
    Nalevingsstatus.VOLDOET_DEELS: 1,
    Nalevingsstatus.VOLDOET: 2,
}


def nalevingsverloop(
    scope: Scope,
    kader: KaderId | None = None,
    norm: NormId | None = None,
    eenheid: EenheidId | None = None,
) -> Blocks:
    """De stand van de normen aan het eind van elk jaar en nu, met wat er is veranderd.

    kader: alleen dit normenkader; anders alle gekozen kaders.
    norm: alleen deze norm.
    eenheid: de stand bij deze eenheid; anders die van de pagina.
    """
    unit = scope.eenheid(eenheid)
    one = scope.register.get(Norm, norm)
    norms = (one,) if one else tuple(normen_in_gebruik(scope, kader))
    days = _days(scope, norms, unit)
    history = {day: tuple(standings(on_day(scope, day), unit, norms)) for day in days}
    catalogue = scope.register.get(Normenkader, kader)
    name = scope.register.eenheden[unit].titel
    title = (
        f"Verloop bij {name}: {one.titel}"
        if one
        else narrowed(f"Verloop van de normen bij {name}", catalogue.kort if catalogue else None)
    )
    columns = (
        Column("norm", "Norm"),
        Column("id", "Id", below="norm", labelled=False),
        *(Column(f"op_{day.isoformat()}", dutch_date(day)) for day in days),
        Column("verandering", f"Sinds {dutch_date(days[-2])}", facet=True),
    )
    rows = []
    for number, shown in enumerate(norms):
        past = [history[day][number] for day in days]
        badges = (
            status_badge(standing) if shown.geldt(day) else "gold nog niet"
            for day, standing in zip(days, past, strict=True)
        )
        change = change_badge(past[-2].status, past[-1].status)
        rows.append(Row((link(shown), shown.id, *badges, change)))
    table = Table(title, columns, tuple(rows), "Er zijn geen normen.")
    return (_counts(scope, history, unit), table) if len(norms) > 1 else (table,)


def _days(scope: Scope, norms: Iterable[Norm], eenheid: str) -> tuple[date, ...]:
    """The ends of the years since the first judgement, one to a few of them, and today."""
    line, names = scope.register.lijn(eenheid), {norm.id for norm in norms}
    first = min(
        (
            state.beoordeeld_op.year
            for state in scope.register.all(Naleving)
            if state.eenheid in line and state.norm in names and state.beoordeeld_op
        ),
        default=scope.peildatum.year,
    )
    last = scope.peildatum.year - 1
    years = range(max(min(first, last), last - MOST_DAYS + 2), last + 1)
    return (*(date(year, 12, 31) for year in years), scope.peildatum)


def _counts(scope: Scope, history: dict[date, tuple[Standing, ...]], eenheid: str) -> Figure:
    """How many norms had which state on each day."""
    counts = {
        day: [sum(one.status is status for one in found) for status in Nalevingsstatus]
        for day, found in history.items()
    }
    bars = tuple(
        Bar(
            dutch_date(day),
            tuple(
                Segment(status.label, number, TONES[status])
                for status, number in zip(Nalevingsstatus, numbers, strict=True)
            ),
        )
        for day, numbers in counts.items()
    )
    columns = (
        Column("datum", "Op", sort=Sort.DATE),
        *(
            Column(status.value, status.label.capitalize(), sort=Sort.NUMBER)
            for status in Nalevingsstatus
        ),
    )
    rows = tuple(Row((day, *numbers)) for day, numbers in counts.items())
    good = [
        numbers[list(Nalevingsstatus).index(Nalevingsstatus.VOLDOET)] for numbers in counts.values()
    ]
    name = scope.register.eenheden[eenheid].titel
    return Figure(
        f"Aantal normen per stand door de jaren bij {name}",
        f"Eerst voldeden {good[0]} normen, nu {good[-1]}.",
        bars,
        Table("Aantal normen per datum en stand", columns, rows),
    )


def change_badge(before: Nalevingsstatus, now: Nalevingsstatus) -> Badge:
    """What changed between two states, in a word."""
    if before is now:
        return Badge("gelijk", Tone.NEUTRAL)
    if before is Nalevingsstatus.NIET_BEOORDEELD:
        return Badge("nieuw beoordeeld", TONES[now])
    if before not in RANKS or now not in RANKS:
        return Badge("anders", Tone.NEUTRAL)
    if RANKS[now] > RANKS[before]:
        return Badge("verbeterd", Tone.GOOD)
    return Badge("verslechterd", Tone.BAD)
