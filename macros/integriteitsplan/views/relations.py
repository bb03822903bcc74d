"""The way back: what refers to a record, whatever its kind."""

from collections import defaultdict
from collections.abc import Mapping

from integriteitsplan.model.doelen import Meting
from integriteitsplan.model.kinds import BY_NAME, reference_fields
from integriteitsplan.model.normen import Naleving, Norm
from integriteitsplan.model.record import Record
from integriteitsplan.views.data.cells import Cell, Link, Value
from integriteitsplan.views.notation import dutch_date, dutch_number
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import named

MOST = 12  # links in one cell of a register; the pages of records show all

# What a reference is called from the other side, by the kind and the field that hold it, or by the
# field alone; {} is the title of the kind. Where nothing is written, it is called after the kind.
TITLES = {
    "eigenaar": "Eigenaar van {}",
    "vastgesteld_door": "Stelde vast",
    "vraag_aan": "Vraagbaak voor {}",
    "rapporteert_aan": "Aan deze rol rapporteren",
    "wie": "Rapporteert",
    "aan_wie": "Krijgt de rapportages",
    "afzender": "Vertelt",
    "naleving.eigenaar": "Zorgt voor de naleving van",
    "naleving.goedgekeurd_door": "Keurde een afwijking goed van",
    "naleving.bewijs": "Bewijs voor",
    "onderwerpen.normen": "Mag ik dit?",
    "normen.onderdeel_van": "Onderdelen",
    "normen.wettelijke_basis": "Basisnorm",
    "normen.opgevolgd_door": "Kwam in de plaats van",
}
SUBJECTS = {
    "naleving": "norm",
    "metingen": "indicator",
    "reacties": "belanghebbende",
}  # fields of records without a title


def relations(
    scope: Scope, record: Record, without: tuple[str, ...] = ()
) -> Mapping[str, tuple[Link, ...]]:
    """Links to all records that refer to `record`, under a title, in the order of the kinds.

    The kinds in `without` are left out: the page shows those in another way.
    """
    found: dict[str, list[Link]] = defaultdict(list)
    for other, field in _mentions(scope, record):
        if other.kind not in without:
            title = TITLES.get(f"{other.kind}.{field}") or TITLES.get(field, "{}")
            kind = BY_NAME[other.kind].titel
            words = kind.lower() if not title.startswith("{}") else kind
            found[title.format(words)].append(called(scope, other))
    return {title: tuple(dict.fromkeys(links)) for title, links in found.items()}


def mentions(scope: Scope, record: Record) -> Cell:
    """The same as one cell: each with the kind that it is, and how many more where many."""
    found = dict.fromkeys(
        one._replace(text=f"{one.text} ({BY_NAME[other.kind].enkelvoud})")
        for other, _ in _mentions(scope, record)
        for one in (called(scope, other),)
    )
    links: tuple[Value, ...] = tuple(found)
    return (*links[:MOST], f"en nog {len(links) - MOST}") if len(links) > MOST else links or None


def _mentions(scope: Scope, record: Record) -> list[tuple[Record, str]]:
    """What refers to `record` and can be read; that it belongs to a unit is no mention of it."""
    return [
        (other, field)
        for other, field in scope.register.mentions(record)
        if BY_NAME[other.kind].listed and field != "eenheid"
    ]


def called(scope: Scope, record: Record) -> Link:
    """A link to a record by what people call it; a judgement stands for the norm it is about."""
    if isinstance(record, Norm):
        return named(record)
    if isinstance(record, Meting):
        text = f"{dutch_number(record.waarde)} op {dutch_date(record.datum)}"
        return link(record)._replace(text=text)
    return (isinstance(record, Naleving) and subject(scope, record)) or link(record)


def subject(scope: Scope, record: Record) -> Link | None:
    """A link to what a record without a title is about; None for a record with a title."""
    field = SUBJECTS.get(record.kind)
    if field is None:
        return None
    return scope.link(dict(reference_fields(type(record)))[field], getattr(record, field))
