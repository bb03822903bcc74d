"""Chapter 4: counts of incidents, as far as they do not point at anybody."""

from collections.abc import Iterable, Iterator

from integriteitsplan.disclosure.cells import Hidden, Shown
from integriteitsplan.disclosure.incidents import TOTAL, Year
from integriteitsplan.disclosure.incidents import Cell as Place
from integriteitsplan.model.incidenten import Afdoening, Incidentcategorie
from integriteitsplan.views.data.blocks import Blocks, Notice
from integriteitsplan.views.data.cells import Cell, Code
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.scope import Scope

PER_YEARS = 5  # columns of the table over the years


def incidentenoverzicht(scope: Scope, jaar: int | None = None) -> Blocks:
    """Aantallen meldingen en schendingen per soort, afdoening en eenheid.

    Kleine aantallen worden niet precies getoond, en wat die zou verraden ook niet.

    jaar: alleen dit jaar; anders dat van de pagina, en anders elk jaar.
    """
    figures = scope.incidenten
    if figures is None:
        return (Notice("Niet in deze uitgave", "Aantallen incidenten staan niet in deze uitgave."),)
    year = scope.jaar(jaar)
    years = {one: cells for one, cells in figures.jaren.items() if year in (None, one)}
    if not years:
        told = f" over {year}" if year else ""
        return (Notice("Geen aantallen", f"Er zijn{told} geen incidenten geregistreerd."),)
    tables = list(over_years(scope, tuple(years))) if len(years) > 1 else []
    for number, cells in sorted(years.items(), reverse=True):
        tables.append(_by_outcome(scope, number, cells))
        if units := _units(scope, cells):
            tables.append(_by_unit(scope, number, cells, units))
    return tuple(tables)


def _by_outcome(scope: Scope, jaar: int, cells: Year) -> Table:
    columns = (
        Column("soort", "Soort"),
        *(Column(one.value, one.label.capitalize(), sort=Sort.NUMBER) for one in Afdoening),
        Column("totaal", "Totaal", sort=Sort.NUMBER),
    )
    outcomes = (*(one.value for one in Afdoening), TOTAL)
    rows = _rows(scope, cells, ((outcome, TOTAL) for outcome in outcomes))
    return Table(
        f"Meldingen en schendingen in {jaar} per afdoening", columns, rows, note=_note(scope)
    )


def _by_unit(scope: Scope, jaar: int, cells: Year, units: tuple[str, ...]) -> Table:
    columns = (
        Column("soort", "Soort"),
        *(Column(unit, scope.register.eenheden[unit].titel, sort=Sort.NUMBER) for unit in units),
        Column("totaal", "Totaal", sort=Sort.NUMBER),
    )
    rows = _rows(scope, cells, ((TOTAL, unit) for unit in (*units, TOTAL)))
    return Table(
        f"Meldingen en schendingen in {jaar} per eenheid", columns, rows, note=_note(scope)
    )


def over_years(scope: Scope, jaren: tuple[int, ...]) -> tuple[Table, ...]:
    """The totals per kind in these years side by side; no table where nothing is registered."""
    figures = scope.incidenten
    shown = [one for one in sorted(jaren)[-PER_YEARS:] if figures and one in figures.jaren]
    if figures is None or not shown:
        return ()
    columns = (
        Column("soort", "Soort"),
        *(Column(f"in_{year}", str(year), sort=Sort.NUMBER) for year in shown),
    )
    rows = tuple(
        Row((name, *(_cell(scope, figures.jaren[year].get(_sum(id))) for year in shown)))
        for id, name in _kinds(scope)
    )
    latest = in_progress(scope, shown[-1])
    so_far = "" if latest == str(shown[-1]) else f" Van {shown[-1]} telt mee wat er tot nu toe is."
    note = _note(scope) + so_far
    return (Table("Meldingen en schendingen door de jaren", columns, rows, note=note),)


def in_progress(scope: Scope, jaar: int) -> str:
    """A year in words: of one that is not over, not all is registered yet."""
    return f"{jaar} tot nu toe" if jaar == scope.peildatum.year else str(jaar)


def total_in_words(scope: Scope, jaar: int) -> Cell:
    """How many reports there were in a year, as far as that may be told."""
    if scope.incidenten is None or jaar not in scope.incidenten.jaren:
        return "niet geregistreerd"
    return _cell(scope, scope.incidenten.jaren[jaar].get(_sum(TOTAL)))


def _sum(kind: str) -> Place:
    return Place(kind, TOTAL, TOTAL)


def _rows(scope: Scope, cells: Year, columns: Iterable[tuple[str, str]]) -> tuple[Row, ...]:
    places = tuple(columns)
    return tuple(
        Row((name, *(_cell(scope, cells.get(Place(id, *place))) for place in places)))
        for id, name in _kinds(scope)
    )


def _kinds(scope: Scope) -> Iterator[tuple[str, str]]:
    """The kinds of the national typology, and the total."""
    for kind in scope.register.all(Incidentcategorie):
        if not kind.valt_onder:
            yield kind.id, kind.titel
    yield TOTAL, "Totaal"


def _units(scope: Scope, cells: Year) -> tuple[str, ...]:
    """The units that the table by unit has columns for, in the order of the organisation."""
    found = {place.eenheid for place in cells}
    return tuple(unit for unit in scope.register.eenheden if unit in found)


def _cell(scope: Scope, shown: Shown | None) -> Cell:
    match shown:
        case None:
            return Code("?", "niet geregistreerd")
        case Hidden.SMALL:
            k = scope.register.organisatie.drempel
            return Code(f"<{k}", f"minder dan {k}, maar niet nul")
        case Hidden.WITHHELD:
            return Code("×", "weggelaten, omdat een klein aantal er anders uit volgt")
        case int():
            return shown


def _note(scope: Scope) -> str:
    return (
        f"Aantallen onder {scope.register.organisatie.drempel} tonen wij niet precies. Een totaal "
        "telt op wat is geregistreerd. Een melding die geen schending bleek, telt ook mee."
    )
