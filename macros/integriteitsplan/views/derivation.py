"""From mission to activity and back: what follows from what, and where the line breaks."""

from collections.abc import Iterator

from integriteitsplan.cycle.derivation import Derivation, Derived
from integriteitsplan.cycle.periods import plan_of, runs_in
from integriteitsplan.model.documenten import Documentsoort
from integriteitsplan.model.doelen import Doel, Planniveau
from integriteitsplan.register import Document, Register
from integriteitsplan.views.data.blocks import Blocks, Prose
from integriteitsplan.views.data.cells import PageLink
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.goals import DoelId
from integriteitsplan.views.lines import Lines, level, name_of
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import EenheidId

LARGE = (
    "Er zijn zo veel maatregelen dat hier alleen de doelen staan. Kijk bij een eenheid of haar "
    "plan voor de activiteiten, en wat daar nog niet klopt."
)
LOWER = (Documentsoort.JAARPLAN, Documentsoort.WERKPLAN)


def doorvertaling(
    scope: Scope,
    plan: str | None = None,
    doel: DoelId | None = None,
    eenheid: EenheidId | None = None,
    jaar: int | None = None,
) -> Blocks:
    """De lijn van meerjarendoel tot activiteit, met de plaatsen waar zij breekt.

    Bij een jaarplan of werkplan staat ook waar elk doel en elke maatregel uit volgt.

    plan: bestandsnaam van een plan zonder .md; anders het plan op deze pagina.
    doel: alleen dit doel, met wat erboven en eronder ligt.
    eenheid: deze eenheid met alles eronder; anders die van het plan of de pagina.
    jaar: alleen dit jaar; anders dat van het plan of de pagina, en anders het lopende jaar.
    """
    register, document = scope.register, _plan(scope, plan, eenheid)
    goal = register.get(Doel, doel)
    own_unit = document.eenheid if document else None
    own_year = goal.jaar if goal else document.meta.jaar if document else None
    year = jaar or own_year or scope.jaar(None) or scope.peildatum.year
    lines = Lines(scope, year, register.onder(eenheid or own_unit or scope.eenheid(None)))
    if goal:
        tree = lines.tree(f"Doorvertaling van {goal.titel}", (goal,), ())
        return (tree, _upward(lines, (goal,), goal.titel)) if goal.afgeleid_van else (tree,)
    if document and document.meta.soort in LOWER:
        mine = tuple(one for one in lines.records() if _belongs(register, one, document))
        return (
            lines.tree(
                f"Doorvertaling van {document.titel}", _highest(lines, mine), mine, document
            ),
            _upward(lines, mine, document.titel),
            *_left(lines, document),
        )
    goals = (
        one
        for one in register.all(Doel)
        if one.niveau is Planniveau.MEERJARENPLAN
        and runs_in(register, one, year)
        and (document is None or plan_of(register, one) is document)
    )
    if lines.is_large:
        return lines.tree(f"Van meerjarendoel tot werkplan in {year}", goals, ()), Prose((LARGE,))
    return (lines.tree(f"Van meerjarendoel tot activiteit in {year}", goals, lines.records()),)


def _plan(scope: Scope, name: str | None, eenheid: str | None) -> Document | None:
    """The plan that was asked for, of this unit first; else that of the page, if it is a plan."""
    if name:
        unit = scope.eenheid(eenheid)
        found = [one for one in scope.register.plannen if one.name == name]
        return min(found, key=lambda one: one.eenheid != unit, default=None)
    kinds = (Documentsoort.MEERJARENPLAN, *LOWER)
    return scope.document if scope.document and scope.document.meta.soort in kinds else None


def _belongs(register: Register, record: Derived, document: Document) -> bool:
    """Whether a record of the year belongs to a plan of that year; a measure does by its unit."""
    if isinstance(record, Doel):
        return plan_of(register, record) is document
    return record.eenheid == document.eenheid


def _highest(lines: Lines, records: tuple[Derived, ...]) -> Iterator[Derived]:
    """The records that follow from others than these."""
    names = {name_of(one) for one in records}
    for one in records:
        parents = lines.derived.parents(one)
        if parents and not any(name_of(parent) in names for parent in parents):
            yield one


def _upward(lines: Lines, records: tuple[Derived, ...], title: str) -> Table:
    """Per record what it follows from, and what that follows from, up to the plan at the top."""
    columns = (
        Column("naam", "Doel of maatregel"),
        Column("niveau", "Niveau", below="naam", labelled=False, facet=True),
        Column("afgeleid_van", "Volgt uit"),
        Column("verder", "En dat uit", below="afgeleid_van"),
        Column("plan", "In het plan"),
        Column("gat", "Gat", facet=True),
    )
    rows = []
    for record in records:
        parents = lines.derived.parents(record)
        higher = _higher(lines.derived, record)
        cells = (
            link(record),
            level(record),
            tuple(link(one) for one in parents) or None,
            tuple(link(one) for one in higher) or None,
            _plans(lines.scope.register, (*parents, *higher)) or None,
            lines.gaps(record) or None,
        )
        rows.append(Row(cells, name_of(record)))
    empty = "Dit plan heeft nog geen doelen of maatregelen."
    return Table(f"Waar {title} uit volgt", columns, tuple(rows), empty)


def _higher(derived: Derivation, record: Derived) -> tuple[Derived, ...]:
    """What is above the parents of a record, nearest first, each once."""
    parents = derived.parents(record)
    seen = {name_of(one) for one in (record, *parents)}
    waiting, found = list(parents), list[Derived]()
    for one in waiting:
        for parent in derived.parents(one):
            if name_of(parent) not in seen:
                seen.add(name_of(parent))
                found.append(parent)
                waiting.append(parent)
    return tuple(found)


def _plans(register: Register, records: tuple[Derived, ...]) -> tuple[PageLink, ...]:
    plans = (plan_of(register, one) for one in records if isinstance(one, Doel))
    return tuple(PageLink(one.titel, one.uri) for one in dict.fromkeys(plans) if one)


def _left(lines: Lines, document: Document) -> Iterator[Prose]:
    """The year goals of the units above that get no follow-up in the units of a plan."""
    register = lines.scope.register
    higher = set(register.lijn(document.eenheid)) - {document.eenheid}
    goals = tuple(
        link(one)
        for one in register.all(Doel)
        if one.niveau is Planniveau.JAARPLAN
        and one.eenheid in higher
        and runs_in(register, one, lines.year)
        and not any(below.eenheid in lines.units for below in lines.derived.below(one))
    )
    if goals:
        yield Prose(("Deze doelen uit het plan erboven krijgen hier nog geen vervolg:",), "", goals)
