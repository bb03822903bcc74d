"""Where units and roles stand: the organisation as a chart, or one role with those around it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated

from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.organisatie import Eenheid
from integriteitsplan.model.rollen import Rol
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.drawings import Box, Chart, Node
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import EenheidId

HIGHEST = 8  # levels above a role that are drawn; also where a circle of roles ends
BESIDE = 4  # boxes that fit beside each other; more become the lines of one box
Rows = tuple[tuple[Box, ...], ...]
Tie = tuple[tuple[int, int], tuple[int, int]]


def organogram(
    scope: Scope,
    rol: Annotated[str | None, Verwijzing("rollen")] = None,
    eenheid: EenheidId | None = None,
) -> Blocks:
    """De eenheden met hun rollen als tekening en als lijst, of de plek van één rol.

    rol: id van een rol; dan alleen aan wie zij rapporteert en wie aan haar rapporteert.
    eenheid: deze eenheid en alles eronder; anders de hele organisatie.
    """
    role = scope.register.get(Rol, rol)
    if role:
        return (_place_of_role(scope, role),)
    unit = scope.register.get(Eenheid, eenheid or scope.register.wortel)
    return (_units(scope, unit),) if unit else ()


# -- units with their roles


@dataclass(frozen=True)
class _Units:
    """What stands directly below each unit: its roles, and its units."""

    scope: Scope
    roles: Mapping[str, list[Rol]]
    units: Mapping[str, list[Eenheid]]

    @classmethod
    def of(cls, scope: Scope) -> "_Units":
        roles, units = defaultdict(list), defaultdict(list)
        for role in scope.register.all(Rol):
            roles[role.eenheid].append(role)
        for unit in scope.register.eenheden.values():
            units[unit.onder or ""].append(unit)
        return cls(scope, roles, units)

    def line(self, unit: Eenheid) -> Iterator[Eenheid]:
        """The unit and all units below it."""
        yield unit
        for child in self.units.get(unit.id, ()):
            yield from self.line(child)

    def box(self, unit: Eenheid, is_top: bool = False) -> Box:
        deeper = () if is_top else self.units.get(unit.id, ())
        note = f"met {_number(len(deeper), 'eenheid', 'eenheden')} eronder" if deeper else ""
        return Box(unit.titel, note, tuple(one.titel for one in self.roles.get(unit.id, ())))

    def node(self, unit: Eenheid) -> Node:
        roles = (
            Node(link(one), text=_reports_to(self.scope, one))
            for one in self.roles.get(unit.id, ())
        )
        units = (self.node(child) for child in self.units.get(unit.id, ()))
        return Node(unit.titel, children=(*roles, *units))


def _units(scope: Scope, top: Eenheid) -> Chart:
    """The unit on top, and below it rows with the units directly below it."""
    known = _Units.of(scope)
    boxes = tuple(known.box(one) for one in known.units.get(top.id, ()))
    rows = tuple(boxes[start : start + BESIDE] for start in range(0, len(boxes), BESIDE))
    ties = (((0, 0), (row, at)) for row, ones in enumerate(rows, 1) for at in range(len(ones)))
    units = tuple(known.line(top))
    count = sum(len(known.roles.get(one.id, ())) for one in units)
    return Chart(
        f"Organogram: {top.titel}",
        f"{_number(len(units), 'eenheid', 'eenheden')} met {_number(count, 'rol', 'rollen')}. "
        "In de lijst eronder staat bij elke rol aan wie zij rapporteert.",
        ((known.box(top, is_top=True),), *rows),
        tuple(ties),
        (known.node(top),),
        _unit_table(known, units),
    )


def _number(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _reports_to(scope: Scope, role: Rol) -> str:
    names = [one.text for one in scope.links("rollen", role.rapporteert_aan)]
    return f"rapporteert aan: {', '.join(names)}" if names else ""


def _unit_table(known: _Units, units: tuple[Eenheid, ...]) -> Table:
    columns = (
        Column("eenheid", "Eenheid", facet=True),
        Column("onder", "Onderdeel van"),
        Column("rol", "Rol"),
        Column("rapporteert_aan", "Rapporteert aan"),
    )
    scope = known.scope
    names = {unit.id: unit.titel for unit in scope.register.eenheden.values()}
    rows = tuple(
        Row(
            (
                unit.titel,
                names.get(unit.onder or ""),
                link(role),
                scope.links("rollen", role.rapporteert_aan) or None,
            ),
            (role.kind, role.id),
        )
        for unit in units
        for role in known.roles.get(unit.id, ())
    )
    return Table("Eenheden en rollen", columns, rows, "Er zijn nog geen rollen.")


# -- one role with those around it


def _place_of_role(scope: Scope, role: Rol) -> Chart:
    levels = _levels(scope, role)
    reports = [one for one in scope.register.referrers(role, Rol, "rapporteert_aan") if one != role]
    up = tuple(tuple(_role_box(scope, one, "op") for one in level) for level in levels)
    here = _role_box(scope, role, "hier")
    down = _reports_row(scope, reports)
    rows: Rows = (*up, (here,), *((down,) if down else ()))
    ids = [[one.id for one in level] for level in levels] + [[role.id]]
    ties = [*_ties_up(scope, ids)]
    ties += [((len(up), 0), (len(up) + 1, place)) for place in range(len(down))]
    return Chart(
        f"Waar {role.titel} staat",
        "Boven de rol staat aan wie zij rapporteert, eronder wie aan haar rapporteert. "
        "Hetzelfde staat in de lijst eronder.",
        rows,
        tuple(ties),
        _role_nodes(scope, role, reports),
        _role_table(scope, role, reports),
    )


def _levels(scope: Scope, role: Rol) -> list[list[Rol]]:
    """The roles above a role, highest first; each above all that report to it."""
    height: dict[str, int] = {}
    current = [role.id]
    for level in range(1, HIGHEST + 1):
        found = (above.id for id in current for above in _above(scope, id))
        current = [id for id in dict.fromkeys(found) if id != role.id]
        height |= dict.fromkeys(current, level)
    rows = (
        [id for id, level in height.items() if level == wanted] for wanted in range(HIGHEST, 0, -1)
    )
    return [[one for id in row if (one := scope.register.get(Rol, id))] for row in rows if row]


def _above(scope: Scope, id: str) -> list[Rol]:
    role = scope.register.get(Rol, id)
    found = (scope.register.get(Rol, one) for one in (role.rapporteert_aan if role else ()))
    return [one for one in found if one]


def _role_box(scope: Scope, role: Rol, way: str) -> Box:
    """A role with its unit; that it belongs to the organisation as a whole goes without saying."""
    unit = scope.register.get(Eenheid, role.eenheid)
    return Box(role.titel, unit.titel if unit and unit.onder else "", way=way)


def _reports_row(scope: Scope, reports: list[Rol]) -> tuple[Box, ...]:
    if len(reports) <= BESIDE:
        return tuple(_role_box(scope, one, "af") for one in reports)
    names = tuple(one.titel for one in reports)
    return (Box(f"{len(reports)} rollen rapporteren aan deze rol", "", names, "af"),)


def _ties_up(scope: Scope, rows: list[list[str]]) -> Iterator[Tie]:
    place = {id: (number, at) for number, row in enumerate(rows) for at, id in enumerate(row)}
    for id, low in place.items():
        for above in _above(scope, id):
            high = place.get(above.id)
            if high and high[0] < low[0]:
                yield high, low


def _role_nodes(scope: Scope, role: Rol, reports: list[Rol]) -> tuple[Node, ...]:
    above = tuple(_line_up(scope, role, {role.id}))
    below = tuple(Node(link(one)) for one in reports)
    return tuple(
        Node(title, children=nodes)
        for title, nodes in (("Rapporteert aan", above), ("Rapporteren aan deze rol", below))
        if nodes
    )


def _line_up(scope: Scope, role: Rol, named: set[str]) -> Iterator[Node]:
    """The roles above a role; what is above one that was named already is not told again."""
    for above in _above(scope, role.id):
        is_new = above.id not in named
        named.add(above.id)
        yield Node(link(above), children=tuple(_line_up(scope, above, named)) if is_new else ())


def _role_table(scope: Scope, role: Rol, reports: list[Rol]) -> Table:
    columns = (Column("rol", "Rol"), Column("plaats", "Plaats", facet=True))
    found = (
        *((one, "rapporteert hier zelf aan") for one in _above(scope, role.id)),
        *((one, "rapporteert aan deze rol") for one in reports),
    )
    rows = tuple(Row((link(one), place), (one.kind, one.id)) for one, place in found)
    return Table(f"Rond {role.titel}", columns, rows, "Deze rol rapporteert aan niemand.")
