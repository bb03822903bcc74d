"""Chapter 5: who does what, and whom to turn to."""

from collections.abc import Iterator
from typing import Annotated

from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.melden import Meldkanaal
from integriteitsplan.model.organisatie import Eenheid
from integriteitsplan.model.rollen import Niveau, Rol, Taak
from integriteitsplan.views.data.blocks import Block, Blocks, Card, Cards, Facts, Prose, Section
from integriteitsplan.views.data.cells import Cell, Code, Link, PageLink, Value, WebLink
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.relations import relations
from integriteitsplan.views.scope import Scope, link, narrowed
from integriteitsplan.views.standing import EenheidId

ADOPTED = "Stelde vast"


def rolmatrix(
    scope: Scope,
    eenheid: EenheidId | None = None,
    niveau: Niveau | None = None,
    thema: str | None = None,
) -> Blocks:
    """Taken en rollen met hun RASCI-letters.

    eenheid: alleen taken van deze eenheid; anders die van de pagina.
    niveau: alleen rollen op dit niveau, "centraal" of "decentraal".
    thema: alleen taken over dit onderwerp.
    """
    register = scope.register
    unit = scope.eenheid(eenheid)
    tasks = [
        task
        for task in register.all(Taak)
        if task.eenheid == unit and (thema is None or task.thema == thema)
    ]
    used = {role for task in tasks for role in task.rasci}
    roles = [
        role for role in register.all(Rol) if role.id in used and niveau in (None, role.niveau)
    ]
    columns = (
        Column("taak", "Taak"),
        Column("thema", "Thema", below="taak", facet=True, labelled=False),
        *(Column(role.id, role.titel, target=link(role)) for role in roles),
    )
    rows = tuple(
        Row(
            (task.titel, task.thema, *(letters(task, role) for role in roles)),
            (task.kind, task.id),
        )
        for task in tasks
    )
    title = narrowed(f"Wie doet wat bij {register.eenheden[unit].titel}", niveau, thema)
    return (Table(title, columns, rows, "Er zijn geen taken die hieraan voldoen."),)


def letters(task: Taak, role: Rol) -> Cell:
    """The share of a role in a task."""
    found = task.rasci.get(role.id, ())
    return tuple(Code(letter.value, letter.label) for letter in found) or ""


def rolkaart(scope: Scope, rol: Annotated[str, Verwijzing("rollen")]) -> Blocks:
    """Alles over één rol: taken, bevoegdheden, aan wie zij rapporteert en waar zij te vinden is.

    rol: id van de rol, bijvoorbeeld "integriteitscoordinator".
    """
    register = scope.register
    role = register.get(Rol, rol)
    if role is None:
        return ()
    blocks: list[Block] = [Prose((role.omschrijving,)), Facts("Gegevens", role_facts(scope, role))]
    rows = tuple(
        Row(
            (task.titel, task.thema, share, scope.links("normen", task.normen) or None),
            (task.kind, task.id),
        )
        for task in register.all(Taak)
        if (share := letters(task, role))
    )
    columns = (
        Column("taak", "Taak"),
        Column("thema", "Thema", facet=True),
        Column("letters", "Aandeel"),
        Column("normen", "Normen"),
    )
    blocks += role_lists(role)
    blocks.append(Table("Taken", columns, rows, "Deze rol heeft geen taken."))
    return (*blocks, Prose((Link("Alles over deze rol", role.kind, role.id),)))


def role_lists(role: Rol) -> Iterator[Prose]:
    """What a role is for, may do and answers for, each where there is any."""
    lists = (
        ("Waarvoor u hier terechtkunt", role.hulp_bij),
        ("Bevoegdheden", role.bevoegdheden),
        ("Verantwoordelijkheden", role.verantwoordelijkheden),
    )
    return (Prose(title=title, items=items) for title, items in lists if items)


def role_facts(scope: Scope, role: Rol) -> tuple[tuple[str, Cell], ...]:
    """Where a role belongs, and how to reach it."""
    unit = scope.register.get(Eenheid, role.eenheid)
    facts: tuple[tuple[str, Cell], ...] = (
        ("Niveau", role.niveau.label),
        ("Eenheid", unit.titel if unit else None),
        ("Beleidsveld", role.veld.label),
        ("Rapporteert aan", scope.links("rollen", role.rapporteert_aan) or None),
        *contact_facts(role),
    )
    return tuple((term, value) for term, value in facts if value is not None)


def contact_facts(role: Rol | Meldkanaal) -> tuple[tuple[str, Cell], ...]:
    """How to reach a role or a channel."""
    mail: Value = WebLink(role.contact, f"mailto:{role.contact}") if role.contact else None
    phone: Value = (
        WebLink(role.telefoon, f"tel:{_dialled(role.telefoon)}") if role.telefoon else None
    )
    return (("E-mail", mail), ("Telefoon", phone), ("Bereikbaar", role.bereikbaar))


def _dialled(phone: str) -> str:
    """What a telephone dials: what comes after a comma is chosen later, as in `14 000, kies 5`."""
    return "".join(one for one in phone.partition(",")[0] if one.isdigit() or one == "+")


def role_documents(scope: Scope, role: Rol) -> dict[str, tuple[Value, ...]]:
    """The documents that a role adopted or wrote, together with the rules that it adopted."""
    rules = relations(scope, role).get(ADOPTED, ())
    return {
        ADOPTED: (*rules, *_documents(scope, role, "vastgesteld_door")),
        "Schreef": _documents(scope, role, "steller"),
    }


def _documents(scope: Scope, role: Rol, field: str) -> tuple[Value, ...]:
    """The documents whose front matter names the role in a field."""
    return tuple(
        PageLink(document.titel, document.uri)
        for document in scope.register.plannen
        if getattr(document.meta, field) == role.id
    )


def contactwijzer(scope: Scope) -> Blocks:
    """Bij wie medewerkers terechtkunnen, waarvoor en hoe."""
    cards = tuple(
        Card(
            title=Link(role.titel, role.kind, role.id),
            text=role.omschrijving,
            facts=tuple((term, value) for term, value in contact_facts(role) if value is not None),
            sections=(Section("Waarvoor u hier terechtkunt", role.hulp_bij),),
            record=(role.kind, role.id),
        )
        for role in scope.register.all(Rol)
        if role.hulp_bij
    )
    return (Cards("", cards, "Er zijn nog geen rollen met 'hulp_bij'."),)


def rollenoverzicht(scope: Scope, niveau: Niveau | None = None) -> Blocks:
    """Alle rollen in een tabel.

    niveau: alleen rollen op dit niveau, "centraal" of "decentraal".
    """
    columns = (
        Column("rol", "Rol"),
        Column("omschrijving", "Waarvoor", below="rol", labelled=False),
        Column("eenheid", "Eenheid", facet=True),
        Column("niveau", "Niveau", facet=True),
        Column("rapporteert_aan", "Rapporteert aan"),
        Column("contact", "E-mail"),
    )
    rows = tuple(
        Row(
            (
                link(role),
                role.omschrijving,
                scope.register.eenheden[role.eenheid].titel
                if role.eenheid in scope.register.eenheden
                else role.eenheid,
                role.niveau.label,
                scope.links("rollen", role.rapporteert_aan) or None,
                contact_facts(role)[0][1],
            ),
            (role.kind, role.id),
        )
        for role in scope.register.all(Rol)
        if niveau in (None, role.niveau)
    )
    return (Table("Rollen", columns, rows),)
