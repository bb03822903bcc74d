"""Chapter 6: who reports what to whom, and what was learned."""

from integriteitsplan.cycle.agenda import due_days, lessons
from integriteitsplan.cycle.progress import measurements
from integriteitsplan.model.doelen import Indicator, Meting
from integriteitsplan.model.rapportage import (
    Rapportagelijn,
    Verbeterbesluit,
    Verbeterpunt,
)
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Cell, Due, Tone
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.notation import dutch_number
from integriteitsplan.views.scope import Scope, link, narrowed
from integriteitsplan.views.standing import EenheidId

DECISION_TONES = {
    Verbeterbesluit.OPEN: Tone.EMPTY,
    Verbeterbesluit.DOORGEZET: Tone.PARTLY,
    Verbeterbesluit.VERVALLEN: Tone.NEUTRAL,
    Verbeterbesluit.AFGEROND: Tone.GOOD,
}


def monitoring(scope: Scope, eenheid: EenheidId | None = None) -> Blocks:
    """Wie waarover aan wie rapporteert, hoe vaak, en wanneer de volgende keer is.

    eenheid: deze eenheid en de eenheden eronder; anders die van de pagina.
    """
    unit = scope.eenheid(eenheid)
    units = scope.register.onder(unit)
    lines = tuple(one for one in scope.register.all(Rapportagelijn) if one.eenheid in units)
    columns = (
        Column("rapportage", "Rapportage"),
        Column("waarover", "Waarover", below="rapportage", labelled=False),
        Column("hoe", "Hoe", below="rapportage"),
        Column("indicatoren", "Indicatoren", below="rapportage"),
        Column("eenheid", "Eenheid", below="rapportage"),
        Column("wie", "Wie", facet=True),
        Column("aan_wie", "Aan wie", facet=True),
        Column("frequentie", "Hoe vaak", facet=True),
        Column("laatste", "Laatste keer", sort=Sort.DATE),
        Column("volgende", "Volgende keer", sort=Sort.DATE),
        Column("staat", "Staat", below="volgende", labelled=False, facet=True),
    )
    rows = tuple(_line_row(scope, one) for one in lines)
    title = f"Rapportages van {scope.register.eenheden[unit].titel}"
    empty = "Er zijn geen rapportages afgesproken."
    return (Table(title, columns, rows, empty), _indicators(scope, lines))


def _line_row(scope: Scope, line: Rapportagelijn) -> Row:
    due = next(due_days(line, scope.peildatum.max))
    return Row(
        (
            link(line),
            line.waarover,
            line.hoe,
            scope.links("indicatoren", line.indicatoren) or None,
            scope.register.eenheden[line.eenheid].titel,
            scope.link("rollen", line.wie),
            scope.links("rollen", line.aan_wie),
            line.frequentie.label,
            line.laatste,
            due if due < scope.peildatum else Due(due, False, scope.peildatum),
            _state(scope, line),
        ),
        (line.kind, line.id),
    )


def _state(scope: Scope, line: Rapportagelijn) -> Badge:
    missed = sum(day < scope.peildatum for day in due_days(line, scope.peildatum))
    if missed:
        return Badge("te laat" + (f", {missed} keer gemist" if missed > 1 else ""), Tone.BAD)
    if line.laatste is None:
        return Badge("nog niet begonnen", Tone.EMPTY)
    return Badge("op tijd", Tone.GOOD)


def _indicators(scope: Scope, lines: tuple[Rapportagelijn, ...]) -> Table:
    """The indicators in the reports, with the last measurement at the unit that reports."""
    columns = (
        Column("indicator", "Indicator"),
        Column("rapportage", "Rapportage", facet=True),
        Column("eenheid", "Eenheid", below="rapportage"),
        Column("waarde", "Laatste meting"),
        Column("datum", "Gemeten op", sort=Sort.DATE),
    )
    rows = []
    for line in lines:
        for name in line.indicatoren:
            if indicator := scope.register.get(Indicator, name):
                last = _last(scope, indicator, line.eenheid)
                unit = scope.register.eenheden[line.eenheid].titel
                told = _measured(indicator, last)
                day = last.datum if last else None
                rows.append(Row((link(indicator), link(line), unit, told, day)))
    empty = "De rapportages noemen geen indicatoren."
    return Table("Indicatoren in de rapportages", columns, tuple(rows), empty)


def _last(scope: Scope, indicator: Indicator, eenheid: str) -> Meting | None:
    known = measurements(scope.register, indicator.id, eenheid)
    return next((one for one in reversed(known) if one.datum <= scope.peildatum), None)


def _measured(indicator: Indicator, meting: Meting | None) -> Cell:
    if meting is None:
        return Badge("nog niet gemeten", Tone.EMPTY)
    return f"{dutch_number(meting.waarde)} {indicator.maat}"


def verbeterregister(
    scope: Scope, besluit: Verbeterbesluit | None = None, eenheid: EenheidId | None = None
) -> Blocks:
    """De lessen en bevindingen, met wat ermee gebeurt en wat te laat is.

    besluit: "open", "doorgezet", "vervallen" of "afgerond".
    eenheid: deze eenheid en de eenheden eronder; anders die van de pagina.
    """
    unit = scope.eenheid(eenheid)
    units = scope.register.onder(unit)
    due = {
        one.about: Due(one.datum, one.is_done, scope.peildatum) for one in lessons(scope.register)
    }
    late = {lesson for lesson, day in due.items() if day.is_overdue}
    found = sorted(
        (
            one
            for one in scope.register.all(Verbeterpunt)
            if one.eenheid in units and besluit in (None, one.besluit)
        ),
        key=lambda one: (one not in late, list(Verbeterbesluit).index(one.besluit), one.datum),
    )
    columns = (
        Column("verbeterpunt", "Wat beter kan"),
        Column("omschrijving", "Omschrijving", below="verbeterpunt", labelled=False),
        Column("bron", "Bron", below="verbeterpunt"),
        Column("datum", "Gezien op", below="verbeterpunt", sort=Sort.DATE),
        Column("eenheid", "Eenheid", below="verbeterpunt", facet=True),
        Column("besluit", "Besluit", facet=True),
        Column("motivering", "Motivering", below="besluit", labelled=False),
        Column("maatregelen", "Maatregelen"),
        Column("voor", "Klaar voor", sort=Sort.DATE),
        Column("eigenaar", "Eigenaar", facet=True),
    )
    rows = tuple(_lesson_row(scope, one, due.get(one)) for one in found)
    title = narrowed(f"Verbeterpunten van {scope.register.eenheden[unit].titel}", besluit)
    note = f"Te laat: {len(late.intersection(found))}. Verbeterpunten in totaal: {len(found)}."
    empty = "Er zijn geen verbeterpunten die hieraan voldoen."
    return (Table(title, columns, rows, empty, note if rows else ""),)


def _lesson_row(scope: Scope, lesson: Verbeterpunt, due: Due | None) -> Row:
    measures = scope.links("maatregelen", lesson.maatregelen)
    lacks = lesson.besluit is Verbeterbesluit.DOORGEZET and not measures
    return Row(
        (
            link(lesson),
            lesson.omschrijving,
            lesson.bron,
            lesson.datum,
            scope.register.eenheden[lesson.eenheid].titel,
            Badge(lesson.besluit.label, DECISION_TONES[lesson.besluit]),
            lesson.motivering,
            Badge("geen maatregel", Tone.BAD) if lacks else measures or None,
            due,
            scope.link("rollen", lesson.eigenaar),
        ),
        (lesson.kind, lesson.id),
    )
