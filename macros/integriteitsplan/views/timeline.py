"""What is due when: the year as a drawing, and the agenda."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from integriteitsplan.cycle.agenda import Moment
from integriteitsplan.cycle.agenda import agenda as moments
from integriteitsplan.cycle.periods import Period, period, year
from integriteitsplan.model.agenda import Agendasoort
from integriteitsplan.model.maatregelen import Maatregel, Maatregelstatus
from integriteitsplan.model.normen import Naleving
from integriteitsplan.model.record import Record
from integriteitsplan.register import Document, Register
from integriteitsplan.views.data.blocks import Blocks, Prose
from integriteitsplan.views.data.cells import Badge, Due, Link, PageLink, Tone, Value
from integriteitsplan.views.data.drawings import Lane, Span, Timeline
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.scope import Scope, narrowed
from integriteitsplan.views.standing import EenheidId

LATE = Badge("te laat", Tone.BAD)
TO_DO = Badge("nog te doen", Tone.NEUTRAL)
BUSY = Badge("loopt", Tone.PARTLY)
DONE = Badge("afgerond", Tone.GOOD)
OVER = Badge("voorbij", Tone.EMPTY)
# The date of these says that they are over, not that somebody did them.
ONLY_DATED = (Agendasoort.DOEL, Agendasoort.COMMUNICATIE)
# Measures are drawn for as long as they run; what was promised is about a document, not a year.
NOT_IN_YEAR = (Agendasoort.MAATREGEL, Agendasoort.TOEZEGGING)
DRAWABLE = 99  # spans; with more the numbers no longer fit, and nobody can follow them
MEASURES = "maatregelen"


def agenda(
    scope: Scope,
    eenheid: EenheidId | None = None,
    dagen: int = 90,
    soort: Agendasoort | None = None,
) -> Blocks:
    """Wat er moet gebeuren: eerst wat te laat is, dan wat eraan komt.

    eenheid: deze eenheid en alles eronder; anders die van de pagina.
    dagen: hoeveel dagen de agenda vooruitkijkt; anders 90.
    soort: alleen deze soort, bijvoorbeeld "rapportage" of "beoordeling".
    """
    unit = scope.eenheid(eenheid)
    units, last = scope.register.onder(unit), scope.peildatum + timedelta(days=dagen)
    columns = (
        Column("wat", "Wat"),
        Column("datum", "Uiterlijk", sort=Sort.DATE),
        Column("soort", "Soort", facet=True),
        Column("eigenaar", "Eigenaar", facet=True),
        Column("eenheid", "Eenheid", below="eigenaar", labelled=False, facet=True),
        Column("staat", "Staat", facet=True),
        Column("dagen", "Dagen te laat", below="staat", sort=Sort.NUMBER),
    )
    rows = tuple(
        _agenda_row(scope, moment)
        for moment in moments(scope.register, scope.peildatum)
        if not moment.is_done
        and moment.datum <= last
        and moment.eenheid in units
        and soort in (None, moment.soort)
    )
    owner = scope.register.eenheden[unit].titel
    title = narrowed(f"Agenda van {owner}: te laat en de komende {dagen} dagen", soort)
    told = f"Zet deze agenda van {owner} in uw eigen agenda (.ics)"
    feed = PageLink(told, feed_uri(scope.register, unit))
    return (
        Prose((feed,)),
        Table(title, columns, rows, "Er is niets te laat en er komt niets aan."),
    )


def feed_uri(register: Register, eenheid: str) -> str:
    """Where the agenda of a unit and all below it can be followed, in iCalendar format."""
    return "agenda.ics" if eenheid == register.wortel else f"agenda-{eenheid}.ics"


def _agenda_row(scope: Scope, moment: Moment) -> Row:
    is_overdue = moment.is_overdue(scope.peildatum)
    return Row(
        (
            where_told(moment.titel, moment.about),
            _until(scope, moment.datum, is_settled=is_overdue),
            moment.soort.label,
            scope.link("rollen", moment.eigenaar),
            scope.register.eenheden[moment.eenheid].titel,
            LATE if is_overdue else TO_DO,
            (scope.peildatum - moment.datum).days if is_overdue else None,
        ),
        _record(moment.about),
    )


class _Entry(NamedTuple):
    """A row of the timeline: a measure for as long as it runs, or a moment."""

    start: date
    end: date
    soort: str
    titel: str
    about: Record | Document
    eigenaar: str | None
    state: Badge


def tijdlijn(scope: Scope, jaar: int | None = None, eenheid: EenheidId | None = None) -> Blocks:
    """De maatregelen, herzieningen, rapportages en andere momenten van een jaar, op een rij.

    jaar: het jaar; anders dat van de pagina, en anders het lopende jaar.
    eenheid: deze eenheid en alles eronder; anders die van de pagina.
    """
    number, unit = scope.jaar(jaar) or scope.peildatum.year, scope.eenheid(eenheid)
    whole, units = year(number), scope.register.onder(unit)
    entries = sorted(
        (one for one in _entries(scope, units) if whole.meets(Period(one.start, one.end))),
        key=lambda one: (one.start, one.end, one.titel),
    )
    title = f"Tijdlijn van {number} van {scope.register.eenheden[unit].titel}"
    table = _timeline_table(scope, title, entries)
    if len(entries) > DRAWABLE:
        return (Prose((f"Voor een tekening zijn {len(entries)} regels te veel.",)), table)
    if not entries:
        return (table,)
    ends = (date(number, 1, 1), date(number, 12, 31))
    return (Timeline(title, _description(entries), *ends, scope.peildatum, _lanes(entries), table),)


def _entries(scope: Scope, units: frozenset[str]) -> Iterator[_Entry]:
    for measure in scope.register.all(Maatregel):
        if measure.eenheid in units and measure.status is not Maatregelstatus.VERVALLEN:
            start, end = period(scope.register, measure)
            if end:
                state = _measure_state(scope, measure, end)
                told = (MEASURES, measure.titel, measure, measure.eigenaar, state)
                yield _Entry(start or end, end, *told)
    for moment in moments(scope.register, scope.peildatum):
        if moment.eenheid in units and moment.soort not in NOT_IN_YEAR:
            day, soort, title, about, owner, _ = moment
            yield _Entry(day, day, soort.label, title, about, owner, _state(scope, moment))


def _measure_state(scope: Scope, measure: Maatregel, end: date) -> Badge:
    if not measure.is_open:
        return DONE
    if end < scope.peildatum:
        return OVER if measure.overloop else LATE
    return BUSY if measure.status is Maatregelstatus.LOOPT else TO_DO


def _state(scope: Scope, moment: Moment) -> Badge:
    if moment.is_overdue(scope.peildatum):
        return LATE
    if not moment.is_done:
        return TO_DO
    return OVER if moment.soort in ONLY_DATED else DONE


def _lanes(entries: list[_Entry]) -> tuple[Lane, ...]:
    """Measures first, then each sort of moment in the order of the enumeration."""
    spans = [
        (one.soort, Span(number, one.start, one.end, one.state))
        for number, one in enumerate(entries, 1)
    ]
    return tuple(
        Lane(name.capitalize(), found)
        for name in (MEASURES, *(soort.label for soort in Agendasoort))
        if (found := tuple(span for soort, span in spans if soort == name))
    )


def _description(entries: list[_Entry]) -> str:
    states = Counter(one.state.text for one in entries)
    told = ", ".join(f"{number} {state}" for state, number in states.most_common())
    return (
        "Elk teken heeft het nummer van zijn rij in de tabel; van meer op één dag staat er hoeveel "
        f"het er zijn. In totaal: {told}."
    )


def _timeline_table(scope: Scope, title: str, entries: list[_Entry]) -> Table:
    columns = (
        Column("wat", "Wat"),
        Column("nummer", "Nummer", sort=Sort.NUMBER),
        Column("van", "Van", sort=Sort.DATE),
        Column("tot", "Tot en met", sort=Sort.DATE),
        Column("soort", "Soort", facet=True),
        Column("eigenaar", "Eigenaar", below="soort"),
        Column("eenheid", "Eenheid", below="soort", facet=True),
        Column("staat", "Staat", facet=True),
    )
    rows = tuple(
        Row(
            (
                where_told(one.titel, one.about),
                number,
                one.start,
                _until(scope, one.end, is_settled=one.state not in (TO_DO, BUSY)),
                one.soort,
                scope.link("rollen", one.eigenaar),
                scope.register.eenheden[one.about.eenheid].titel,
                one.state,
            ),
            _record(one.about),
        )
        for number, one in enumerate(entries, 1)
    )
    return Table(title, columns, rows, "Er is voor dit jaar niets gepland.")


def where_told(titel: str, about: Record | Document) -> Link | PageLink:
    """A link to what a moment follows from; a judgement is told of at its norm."""
    if isinstance(about, Document):
        return PageLink(titel, about.uri)
    if isinstance(about, Naleving):
        return Link(titel, "normen", about.norm)
    return Link(titel, about.kind, about.id)


def _until(scope: Scope, day: date, is_settled: bool) -> Value:
    """A day; where the row does not say how it ended, readers hear it when the day is over."""
    return day if is_settled else Due(day, is_settled, scope.peildatum)


def _record(about: Record | Document) -> tuple[str, str] | None:
    return (about.kind, about.id) if isinstance(about, Record) else None
