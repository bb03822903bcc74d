"""Chapter 3: vulnerable functions and processes, with their risks."""

from integriteitsplan.model.functies import KwetsbareFunctie, Risico, Zwaarte
from integriteitsplan.views.data.blocks import Blocks, Prose
from integriteitsplan.views.data.cells import Badge, Cell, Due, Tone
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import EenheidId

WEIGHT = {weight: number for number, weight in enumerate(Zwaarte, 1)}
TONES = {Zwaarte.LAAG: Tone.NEUTRAL, Zwaarte.MIDDEN: Tone.PARTLY, Zwaarte.HOOG: Tone.BAD}


def kwetsbare_functies(scope: Scope, eenheid: EenheidId | None = None) -> Blocks:
    """De kwetsbare functies met hun risico's, de zwaarste eerst, en wat ertegen helpt.

    eenheid: deze eenheid en de eenheden eronder; anders die van de pagina.
    """
    unit = scope.eenheid(eenheid)
    units = scope.register.onder(unit)
    functions = tuple(one for one in scope.register.all(KwetsbareFunctie) if one.eenheid in units)
    risks = sorted(
        ((function, risk) for function in functions for risk in function.risicos),
        key=lambda one: _weight(one[1]),
        reverse=True,
    )
    name = scope.register.eenheden[unit].titel
    table = Table(
        f"Kwetsbare functies van {name}",
        _FUNCTION_COLUMNS,
        tuple(_function_row(scope, one) for one in functions),
        "Er zijn geen kwetsbare functies opgeschreven.",
    )
    if not functions:
        return (table,)
    return (
        Prose((_counted(functions, tuple(risk for _, risk in risks)),)),
        table,
        Table(
            f"Risico's in kwetsbare functies van {name}",
            _RISK_COLUMNS,
            tuple(_risk_row(scope, function, risk) for function, risk in risks),
            "Er zijn nog geen risico's opgeschreven.",
            "De zwaarste risico's staan bovenaan: eerst kans maal gevolg, dan gevolg.",
        ),
    )


def _weight(risk: Risico) -> tuple[int, int]:
    """What risks are sorted by: chance times effect, then effect."""
    return WEIGHT[risk.kans] * WEIGHT[risk.gevolg], WEIGHT[risk.gevolg]


def _counted(functions: tuple[KwetsbareFunctie, ...], risks: tuple[Risico, ...]) -> str:
    analysed = sum(one.geanalyseerd_op is not None for one in functions)
    places = sum(one.aantal or 0 for one in functions)
    unknown = sum(one.aantal is None for one in functions)
    bare = sum(not one.maatregelen for one in risks)
    return (
        f"Kwetsbare functies: {len(functions)}, waarvan {analysed} geanalyseerd. "
        f"Plaatsen in deze functies: {places}"
        + (f"; bij {unknown} is het aantal niet bekend. " if unknown else ". ")
        + f"Risico's: {len(risks)}, waarvan {bare} zonder maatregel."
    )


_FUNCTION_COLUMNS = (
    Column("functie", "Functie of proces"),
    Column("omschrijving", "Waarom kwetsbaar", below="functie", labelled=False),
    Column("eenheid", "Eenheid", below="functie", facet=True),
    Column("aantal", "Plaatsen", sort=Sort.NUMBER),
    Column("risicos", "Risico's", sort=Sort.NUMBER),
    Column("zonder_maatregel", "Zonder maatregel", below="risicos"),
    Column("geanalyseerd_op", "Geanalyseerd op", sort=Sort.DATE),
    Column("herzien_voor", "Opnieuw voor", sort=Sort.DATE),
    Column("eigenaar", "Eigenaar", facet=True),
)


def _function_row(scope: Scope, one: KwetsbareFunctie) -> Row:
    day = one.herzien_voor
    return Row(
        (
            link(one),
            one.omschrijving,
            scope.register.eenheden[one.eenheid].titel,
            one.aantal,
            len(one.risicos),
            sum(not risk.maatregelen for risk in one.risicos) or None,
            one.geanalyseerd_op or Badge("nog niet geanalyseerd", Tone.EMPTY),
            Due(day, False, scope.peildatum) if day else None,
            scope.link("rollen", one.eigenaar),
        ),
        (one.kind, one.id),
    )


_RISK_COLUMNS = (
    Column("risico", "Risico"),
    Column("functie", "Functie of proces", below="risico", facet=True),
    Column("kans", "Kans", facet=True),
    Column("gevolg", "Gevolg", facet=True),
    Column("maatregelen", "Maatregelen"),
    Column("geanalyseerd_op", "Geanalyseerd op", sort=Sort.DATE),
)


def _risk_row(scope: Scope, function: KwetsbareFunctie, risk: Risico) -> Row:
    measures: Cell = scope.links("maatregelen", risk.maatregelen)
    return Row(
        (
            risk.titel,
            link(function),
            Badge(risk.kans.label, TONES[risk.kans]),
            Badge(risk.gevolg.label, TONES[risk.gevolg]),
            measures or Badge("geen maatregel", Tone.BAD),
            function.geanalyseerd_op,
        )
    )
