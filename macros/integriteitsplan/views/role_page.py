"""What a role means for who has it: the page of a role."""

from collections.abc import Iterator
from typing import Annotated

from integriteitsplan.cycle.agenda import due_days
from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.model.normen import Norm
from integriteitsplan.model.rapportage import Rapportagelijn
from integriteitsplan.model.rollen import RasciLetter, Rol, Taak
from integriteitsplan.views.chart import organogram
from integriteitsplan.views.data.blocks import Block, Blocks, Facts, Prose
from integriteitsplan.views.data.cells import Badge, Cell, Due
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.measures import MEASURE_TONES
from integriteitsplan.views.relations import relations
from integriteitsplan.views.roles import letters, role_documents, role_facts, role_lists
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import with_source

DOES = {RasciLetter.A, RasciLetter.R}
ONLY_HEARS = {RasciLetter.C, RasciLetter.I}
# What refers to a role and is shown in a way of its own.
SHOWN = {"Aan deze rol rapporteren", "Eigenaar van maatregelen", "Rapporteert", "Taken"}


def mijn_rol(scope: Scope, rol: Annotated[str, Verwijzing("rollen")]) -> Blocks:
    """Wat een rol betekent voor wie haar heeft: taken, normen, rapportages, maatregelen, plek.

    rol: id van de rol, bijvoorbeeld "leidinggevende".
    """
    register = scope.register
    role = register.get(Rol, rol)
    if role is None:
        return ()
    tasks = tuple(
        sorted(register.referrers(role, Taak, "rasci"), key=lambda task: _weight(task, role))
    )
    does = tuple(task for task in tasks if not ONLY_HEARS.issuperset(task.rasci[role.id]))
    hears = tuple(task for task in tasks if ONLY_HEARS.issuperset(task.rasci[role.id]))
    norms = _norms(scope, role, tasks)
    return (
        Prose((role.omschrijving,)),
        Facts("In het kort", (*_in_short(scope, role, does), *role_facts(scope, role))),
        *role_lists(role),
        *((Prose(title="Taken"), _task_table(scope, role, does)) if does else ()),
        *((Prose(title="Normen bij deze taken", items=norms),) if norms else ()),
        *_work(scope, role),
        *_hearing(scope, role, hears),
        Prose(title="Plaats in de organisatie"),
        *organogram(scope, role.id),
        *_rest(scope, role),
    )


def _weight(task: Taak, role: Rol) -> int:
    """What a role answers for comes first, then what it does, then the rest."""
    return min("ARSCI".index(letter) for letter in task.rasci[role.id])


def _in_short(scope: Scope, role: Rol, tasks: tuple[Taak, ...]) -> Iterator[tuple[str, Cell]]:
    if tasks:
        final = sum(RasciLetter.A in task.rasci[role.id] for task in tasks)
        told = f"{len(tasks)}, waarvan {final} eindverantwoordelijk" if final else str(len(tasks))
        yield "Taken", told
    if lines := scope.register.referrers(role, Rapportagelijn, "wie"):
        yield "Eerstvolgende rapportage", min(_next(scope, line) for line in lines)


def _hearing(scope: Scope, role: Rol, tasks: tuple[Taak, ...]) -> Blocks:
    """What others do, and the role is asked or told about."""
    if not tasks:
        return ()
    title = "Taken van anderen"
    told = "Hierover geeft deze rol advies, of hiervan hoort de rol de uitkomst."
    return Prose((told,), title=title), _task_table(scope, role, tasks, "Advies en uitkomst")


def _task_table(
    scope: Scope, role: Rol, tasks: tuple[Taak, ...], title: str = "Taken van deze rol"
) -> Table:
    columns = (
        Column("taak", "Taak"),
        Column("omschrijving", "Omschrijving", below="taak", labelled=False),
        Column("eenheid", "Alleen bij", below="taak"),
        Column("thema", "Thema", facet=True),
        Column("letters", "Aandeel"),
        Column("normen", "Normen"),
    )
    units, whole = scope.register.eenheden, scope.register.wortel
    rows = tuple(
        Row(
            (
                task.titel,
                task.omschrijving,
                None if task.eenheid == whole else units[task.eenheid].titel,
                task.thema,
                letters(task, role),
                scope.links("normen", task.normen) or None,
            ),
            (task.kind, task.id),
        )
        for task in tasks
    )
    return Table(title, columns, rows)


def _norms(scope: Scope, role: Rol, tasks: tuple[Taak, ...]) -> tuple[Cell, ...]:
    """The norms behind what a role does or answers for."""
    ids = dict.fromkeys(
        id for task in tasks if DOES & set(task.rasci[role.id]) for id in task.normen
    )
    return tuple(with_source(scope, norm) for id in ids if (norm := scope.register.get(Norm, id)))


def _work(scope: Scope, role: Rol) -> Iterator[Block]:
    """The reports and measures of a role; nothing of what it has none of."""
    if lines := scope.register.referrers(role, Rapportagelijn, "wie"):
        yield Prose(title="Rapportages")
        yield _report_table(scope, lines)
    if measures := scope.register.referrers(role, Maatregel, "eigenaar"):
        yield Prose(title="Maatregelen")
        yield _measure_table(scope, measures)


def _next(scope: Scope, line: Rapportagelijn) -> Due:
    return Due(next(due_days(line, scope.peildatum.max)), False, scope.peildatum)


def _report_table(scope: Scope, lines: tuple[Rapportagelijn, ...]) -> Table:
    columns = (
        Column("rapportage", "Rapportage"),
        Column("waarover", "Waarover", below="rapportage", labelled=False),
        Column("aan_wie", "Aan wie"),
        Column("frequentie", "Hoe vaak"),
        Column("volgende", "Volgende keer", sort=Sort.DATE),
    )
    rows = tuple(
        Row(
            (
                link(one),
                one.waarover,
                scope.links("rollen", one.aan_wie) or None,
                one.frequentie.label,
                _next(scope, one),
            ),
            (one.kind, one.id),
        )
        for one in lines
    )
    return Table("Rapportages van deze rol", columns, rows)


def _measure_table(scope: Scope, measures: tuple[Maatregel, ...]) -> Table:
    """What is still to be done comes first."""
    columns = (
        Column("maatregel", "Maatregel"),
        Column("jaar", "Jaar", facet=True),
        Column("status", "Status", facet=True),
        Column("tot", "Klaar op", sort=Sort.DATE),
    )
    rows = tuple(
        Row(
            (
                link(one),
                str(one.jaar) if one.jaar else None,
                Badge(one.status.label, MEASURE_TONES[one.status]),
                Due(one.tot, not one.is_open, scope.peildatum) if one.tot else None,
            ),
            (one.kind, one.id),
        )
        for one in sorted(measures, key=lambda one: (not one.is_open, -(one.jaar or 0)))
    )
    return Table("Maatregelen van deze rol", columns, rows)


def _rest(scope: Scope, role: Rol) -> Iterator[Block]:
    """What else refers to the role, and the documents that name it."""
    groups = {**relations(scope, role), **role_documents(scope, role)}
    for title, items in groups.items():
        if title not in SHOWN and items:
            yield Prose(title=title, items=items)
