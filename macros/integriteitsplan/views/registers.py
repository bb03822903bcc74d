"""Every record of a kind as a table, whatever the kind: the page that references lead to."""

from enum import Enum
from typing import Any

from integriteitsplan.model.fields import Keuze
from integriteitsplan.model.kinds import BY_NAME, reference_fields
from integriteitsplan.model.record import Onderdeel, Record
from integriteitsplan.model.rollen import RasciLetter, Taak
from integriteitsplan.views.data import Blocks, Cell, Column, Notice, Row, Table, Value
from integriteitsplan.views.relations import SUBJECTS, mentions, subject
from integriteitsplan.views.scope import Scope

# Made from KINDS, so that no kind is named twice; mypy wants the members written out.
Soort = Enum("Soort", {name.upper(): name for name in BY_NAME}, type=str)  # type: ignore[misc]
COLUMNS = (
    "soort",
    "status",
    "jaar",
    "deadline",
    "eigenaar",
    "herbeoordelen_voor",
    "evalueren_voor",
)
HEADING = ("id", "titel", "eenheid")


def register(scope: Scope, soort: Soort) -> Blocks:
    """Alle records van één soort met al hun gegevens.

    soort: naam van de soort, bijvoorbeeld "regelingen".
    """
    kind = BY_NAME[str(soort.value)]
    if not kind.listed:
        text = "Deze gegevens staan alleen als beschermde aantallen op de site."
        return (Notice("Niet per record", text),)
    fields = kind.model.model_fields
    left_out = {*HEADING, SUBJECTS.get(kind.name), "openbaar" if scope.is_public else None}
    names = [name for name in fields if name not in left_out]
    columns = (
        Column("naam", kind.enkelvoud.capitalize()),
        Column("id", "Id", below="naam"),
        *(
            Column(
                name,
                _title(name),
                below="" if name in COLUMNS else "naam",
                facet=name in ("soort", "status", "jaar"),
            )
            for name in names
        ),
        Column("genoemd_bij", "Genoemd bij", below="naam"),
        Column("eenheid", "Eenheid", facet=True),
    )
    kinds = dict(reference_fields(kind.model))
    rows = tuple(
        Row(
            (
                subject(scope, record) or record.naam,
                record.id,
                *(_cell(scope, record, name, kinds.get(name)) for name in names),
                mentions(scope, record),
                scope.register.eenheden[record.eenheid].titel
                if record.eenheid in scope.register.eenheden
                else None,
            ),
            (record.kind, record.id),
        )
        for record in scope.register.all(kind.model)
    )
    return (Table(kind.titel, columns, rows, f"Er zijn nog geen {kind.titel.lower()}."),)


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _cell(scope: Scope, record: Record, name: str, kind: str | None) -> Cell:
    """A field as a cell; `kind` is what it refers to, if it does."""
    value = getattr(record, name)
    if isinstance(record, Taak) and name == "rasci":
        return tuple(_share(scope, role, letters) for role, letters in record.rasci.items())
    if kind:
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        return scope.links(kind, ids) or None
    if isinstance(value, tuple):
        return tuple(_one(part) for part in value) or None
    if name == "jaar" and value:
        return str(value)  # a name of a period, not an amount: 2026, never 2.026
    return _one(value)


def _share(scope: Scope, id: str, letters: tuple[RasciLetter, ...]) -> str:
    role = scope.register.find("rollen", id)
    return f"{role.naam if role else id}: {', '.join(letters)}"


def _one(value: Any) -> Value:
    """A field as people read it: a choice by its label, a part by its title."""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, Keuze):
        return value.label
    if isinstance(value, Onderdeel):
        return str(getattr(value, "naam", "") or getattr(value, "titel", ""))
    found: Value = value
    return found
