"""Every record of a kind as a table, whatever the kind: the page that references lead to."""

from enum import Enum
from typing import Any

from integriteitsplan.model.fields import Keuze
from integriteitsplan.model.kinds import BY_NAME, Kind, reference_fields
from integriteitsplan.model.record import Onderdeel, Record
from integriteitsplan.model.rollen import RasciLetter, Taak
from integriteitsplan.register import Register
from integriteitsplan.register.addresses import row_anchor
from integriteitsplan.views.data.blocks import Blocks, Notice, Prose
from integriteitsplan.views.data.cells import Cell, PageLink, Value
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.notation import dutch_number
from integriteitsplan.views.relations import SUBJECTS, mentions, subject
from integriteitsplan.views.scope import Scope
from integriteitsplan.views.standing import EenheidId

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
TITLES = {
    "afdruk": "Controlegetal",
    "risicos": "Risico's",
    "telt": "Wat wij tellen",
    "url": "Webadres",
}
HEADING = ("id", "titel", "eenheid")
LAST = ("openbaar", "afdruk")  # for who keeps the data


def register(
    scope: Scope,
    soort: Soort,
    eenheid: EenheidId | None = None,
    jaar: int | None = None,
) -> Blocks:
    """Alle records van één soort met al hun gegevens.

    soort: naam van de soort, bijvoorbeeld "regelingen".
    eenheid: alleen deze eenheid.
    jaar: alleen dit jaar; 0 is alles zonder jaar.
    """
    kind = BY_NAME[str(soort.value)]
    if not kind.listed:
        text = "Deze gegevens staan alleen als beschermde aantallen op de site."
        return (Notice("Niet per record", text),)
    is_part = eenheid is not None or jaar is not None
    fields = _fields(scope, kind, is_part=is_part)
    names = [name for name in fields if name not in LAST]
    last = [name for name in fields if name in LAST]
    columns = (
        Column("naam", kind.enkelvoud.capitalize()),
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
        Column("id", "Id", below="naam"),
        *(Column(name, _title(name), below="naam") for name in last),
        Column("eenheid", "Eenheid", facet=True),
    )
    kinds = dict(reference_fields(kind.model))
    rows = tuple(
        Row(
            (
                subject(scope, record) or record.naam,
                *(_cell(scope, record, name, kinds.get(name)) for name in names),
                mentions(scope, record),
                record.id,
                *(_cell(scope, record, name, None) for name in last),
                scope.register.eenheden[record.eenheid].titel
                if record.eenheid in scope.register.eenheden
                else None,
            ),
            (record.kind, record.id),
        )
        for record in scope.register.some(kind.model, eenheid, jaar)
    )
    title = part_title(scope.register, kind, eenheid, jaar)
    empty = f"Er zijn nog geen {kind.titel.lower()}."
    return (Table(title, columns, rows, empty, is_part=is_part),)


def _fields(scope: Scope, kind: Kind, *, is_part: bool) -> list[str]:
    """The fields that have a column; in a public part all that can be public, also if not there."""
    left_out = {*HEADING, SUBJECTS.get(kind.name), "openbaar" if scope.is_public else None}
    public = kind.model.openbare_velden if scope.is_public and is_part else ()
    return [
        name
        for name in kind.model.model_fields
        if name not in left_out and (name in public or not public)
    ]


def registerwijzer(scope: Scope, soort: Soort, eenheid: EenheidId | None = None) -> Blocks:
    """De onderdelen van een register dat niet op één pagina past, met hoeveel er in elk staat.

    soort: naam van de soort, bijvoorbeeld "maatregelen".
    eenheid: de onderdelen van deze eenheid.
    """
    kind = BY_NAME[str(soort.value)]
    page = scope.register.listing(kind.name, eenheid)
    if page is None:
        return ()
    title = part_title(scope.register, kind, page.eenheid, page.jaar)
    by_year = page.parts[:1] and page.parts[0].jaar is not None
    columns = (
        Column("deel", "Jaar" if by_year else "Eenheid"),
        Column("aantal", "Aantal", sort=Sort.NUMBER),
    )
    rows = tuple(
        Row(
            (
                PageLink(part_title(scope.register, kind, one.eenheid, one.jaar), one.uri),
                len(one.ids),
            ),
            anchors=tuple(row_anchor(kind.name, id) for id in one.ids),
        )
        for one in page.parts or (page,)
    )
    text = (
        f"Dit zijn {dutch_number(len(page.ids))} records: te veel voor één pagina. Kies hieronder "
        "een deel, of zoek op een naam. De download bevat alles."
    )
    return (Prose((text,)), Table(title, columns, rows, gathered=register.__name__))


def part_title(
    register: Register, kind: Kind, eenheid: str | None = None, jaar: int | None = None
) -> str:
    """What a page of a register is called: `Maatregelen van Ruimte in 2026`."""
    unit = register.eenheden.get(eenheid or "")
    whose = "" if eenheid is None else f" van {unit.titel}" if unit else " zonder eenheid"
    when = "" if jaar is None else f" in {jaar}" if jaar else " zonder jaar"
    return f"{kind.titel}{whose}{when}"


def _title(name: str) -> str:
    return TITLES.get(name) or name.replace("_", " ").capitalize()


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
