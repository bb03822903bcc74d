"""The tables of incidents: per year what is published of them, and whether that is safe."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Final, NamedTuple

from integriteitsplan.disclosure.audit import Violation, audit
from integriteitsplan.disclosure.cells import Shown
from integriteitsplan.disclosure.network import Equation
from integriteitsplan.disclosure.protection import protect

TOTAL: Final = "*"  # in the place of an id; no id can be this


class Count(NamedTuple):
    """What is registered: a number of incidents, or None where nothing is registered."""

    jaar: int
    eenheid: str
    categorie: str
    uitkomst: str
    aantal: int | None


class Cell(NamedTuple):
    """A published cell; TOTAL where it adds up over that dimension.

    Category x outcome is (c, o, TOTAL), category x unit is (c, TOTAL, u). The total of a category,
    (c, TOTAL, TOTAL), and of everything, (TOTAL, TOTAL, TOTAL), is the same cell in both tables and
    in the table of years.
    """

    categorie: str
    uitkomst: str
    eenheid: str


GRAND_TOTAL: Final = Cell(TOTAL, TOTAL, TOTAL)
Year = Mapping[Cell, Shown | None]


def publishable(counts: Iterable[Count], k: int) -> dict[int, Year]:
    """Per year what may be shown of each cell: a count, SMALL, WITHHELD, or None.

    None is "niet geregistreerd": all counts that the cell would add up are None. A total adds up
    what is registered; where a None stands in its row or column it is to be labelled "totaal van
    wat geregistreerd is". Counts of one place are added up. With one unit there is no table by
    unit: it would be the totals of the categories once more. Years share no sum, so each is
    protected by itself. The order of the counts makes no difference.

    Give the units right below the organisation: a dozen take a tenth of a second a year, 200 units
    take seconds. With k of 0 or 1 every count is shown.
    """
    years: dict[int, Year] = {}
    for year, found in _by_year(counts).items():
        cells = _cells(found)
        registered = _registered(cells)
        shown = protect(registered, _equations(registered), k)
        years[year] = {cell: shown.get(cell) for cell in cells}
    return years


def violations(
    counts: Iterable[Count], published: Mapping[int, Year], k: int
) -> dict[int, list[Violation[Cell]]]:
    """Per year the cells of `published` that give too much away; only years with any.

    The years, and the cells of a year, are those of `publishable`; KeyError where one is missing.
    """
    wrong: dict[int, list[Violation[Cell]]] = {}
    for year, found in _by_year(counts).items():
        registered = _registered(_cells(found))
        shown = {cell: value for cell, value in published[year].items() if value is not None}
        if violating := audit(registered, shown, _equations(registered), k):
            wrong[year] = violating
    return wrong


def _by_year(counts: Iterable[Count]) -> dict[int, list[Count]]:
    years: dict[int, list[Count]] = {}
    for one in sorted(counts, key=itemgetter(slice(4))):
        years.setdefault(one.jaar, []).append(one)
    return years


def _cells(counts: list[Count]) -> dict[Cell, int | None]:
    """The cells of a year, with what is registered of each."""
    one_unit = len({one.eenheid for one in counts}) == 1
    cells: dict[Cell, int | None] = {}

    def add(number: int | None, *places: Cell) -> None:
        for place in places:
            before = cells.get(place)
            cells[place] = before if number is None else (before or 0) + number

    for (unit, category), group in groupby(counts, key=attrgetter("eenheid", "categorie")):
        row = tuple(group)
        known = [one.aantal for one in row if one.aantal is not None]
        whole = sum(known) if known else None
        for one in row:
            add(one.aantal, Cell(category, one.uitkomst, TOTAL), Cell(TOTAL, one.uitkomst, TOTAL))
            if one is row[0]:  # the order of the cells decides which of two equal ones is hidden
                add(whole, Cell(category, TOTAL, TOTAL), GRAND_TOTAL)
                if not one_unit:
                    add(whole, Cell(category, TOTAL, unit), Cell(TOTAL, TOTAL, unit))
    return cells


def _registered(cells: Mapping[Cell, int | None]) -> dict[Cell, int]:
    return {cell: count for cell, count in cells.items() if count is not None}


def _equations(cells: Iterable[Cell]) -> list[Equation[Cell]]:
    """The sums of both tables: each row, each column, and the row of totals.

    The column of totals is left out: it follows from these. So left, the sums are a network, in
    which incidents flow from outcomes through categories to units.
    """
    parts: dict[tuple[str, Cell], list[Cell]] = {}
    for cell in cells:
        if cell.uitkomst == cell.eenheid == TOTAL:
            continue
        table = "eenheid" if cell.uitkomst == TOTAL else "uitkomst"
        row = Cell(cell.categorie, TOTAL, TOTAL)
        parts.setdefault((table, row), []).append(cell)
        if cell.categorie != TOTAL:
            parts.setdefault((table, cell._replace(categorie=TOTAL)), []).append(cell)
    return [Equation(total, tuple(found)) for (_, total), found in parts.items()]
