"""The kinds of records, on one screen. A kind that is not here does not exist."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, get_args, get_origin

from integriteitsplan.model.besluitvorming import Belanghebbende, Besluit, Focuspunt, Reactie
from integriteitsplan.model.dilemmas import Dilemma, Onderwerp
from integriteitsplan.model.doelen import Doel, Indicator, Meting
from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.functies import KwetsbareFunctie
from integriteitsplan.model.incidenten import Incident, Incidentcategorie
from integriteitsplan.model.maatregelen import Instrument, Maatregel
from integriteitsplan.model.melden import Meldkanaal, Meldvraag
from integriteitsplan.model.middelen import Communicatiemoment, Middel
from integriteitsplan.model.normen import Naleving, Norm, Normenkader
from integriteitsplan.model.organisatie import Eenheid
from integriteitsplan.model.rapportage import Rapportagelijn, Verbeterpunt
from integriteitsplan.model.record import Onderdeel, Record
from integriteitsplan.model.regelingen import Regeling
from integriteitsplan.model.rollen import Rol, Taak
from integriteitsplan.model.uitzonderingen import Uitzondering
from integriteitsplan.model.waarden import Waarde


class Kind(NamedTuple):
    """A kind of records: its model, its names for readers, and where a record can be read.

    A record has a page of its own, or a row on the page that lists its kind, or (not `listed`)
    neither: then only totals are shown. `folder` is where those pages are, if not in that of the
    name.
    """

    model: type[Record]
    enkelvoud: str
    titel: str
    own_page: bool = False
    listed: bool = True
    folder: str = ""

    @property
    def name(self) -> str:
        """The plural that names files, pages and references."""
        return self.model.kind

    @property
    def home(self) -> str:
        """The folder of the pages of its records."""
        return self.folder or self.name


KINDS = (
    Kind(Eenheid, "eenheid", "Eenheden"),
    Kind(Waarde, "waarde", "Waarden", own_page=True),
    Kind(Onderwerp, "onderwerp", "Onderwerpen", own_page=True, folder="mag-ik-dit"),
    Kind(Dilemma, "dilemma", "Dilemma's", own_page=True, folder="mag-ik-dit/dilemmas"),
    Kind(Normenkader, "normenkader", "Normenkaders", own_page=True),
    Kind(Norm, "norm", "Normen", own_page=True),
    Kind(Naleving, "stand van een norm", "Naleving"),
    Kind(Rol, "rol", "Rollen", own_page=True),
    Kind(Taak, "taak", "Taken"),
    Kind(Meldvraag, "meldvraag", "Meldvragen"),
    Kind(Meldkanaal, "meldkanaal", "Meldkanalen"),
    Kind(Regeling, "regeling", "Regelingen"),
    Kind(Doel, "doel", "Doelen"),
    Kind(Indicator, "indicator", "Indicatoren"),
    Kind(Meting, "meting", "Metingen"),
    Kind(Maatregel, "maatregel", "Maatregelen"),
    Kind(Instrument, "instrument", "Instrumenten"),
    Kind(KwetsbareFunctie, "kwetsbare functie", "Kwetsbare functies"),
    Kind(Incidentcategorie, "soort incident", "Soorten incidenten"),
    Kind(Incident, "aantal incidenten", "Incidenten", listed=False),
    Kind(Rapportagelijn, "rapportagelijn", "Rapportagelijnen"),
    Kind(Verbeterpunt, "verbeterpunt", "Verbeterpunten"),
    Kind(Middel, "middel", "Middelen"),
    Kind(Communicatiemoment, "communicatiemoment", "Communicatiemomenten"),
    Kind(Belanghebbende, "belanghebbende", "Belanghebbenden"),
    Kind(Reactie, "reactie", "Reacties"),
    Kind(Besluit, "besluit", "Besluiten"),
    Kind(Focuspunt, "focuspunt", "Focuspunten"),
    Kind(Uitzondering, "uitzondering", "Uitzonderingen"),
)
BY_NAME = {kind.name: kind for kind in KINDS}


class Reference(NamedTuple):
    """An id that was found in a record: which kind it names, and where it stands."""

    kind: str
    id: str
    steps: tuple[int | str, ...]


@cache
def reference_fields(model: type[Onderdeel]) -> tuple[tuple[str, str], ...]:
    """Names of the fields of `model` that hold references, with the kind each refers to."""
    found = []
    for name, info in model.model_fields.items():
        kind = _reference_kind(info.annotation, info.metadata)
        if kind:
            found.append((name, kind))
    return tuple(found)


@cache
def part_fields(model: type[Onderdeel]) -> tuple[str, ...]:
    """Names of the fields of `model` that hold parts in which there can be references."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if any(
            isinstance(part, type)
            and issubclass(part, Onderdeel)
            and (reference_fields(part) or part_fields(part))
            for part in _parts(info.annotation)
        )
    )


def references(item: Onderdeel) -> list[Reference]:
    """Every reference in a record or front matter, with the steps that lead to it."""
    found: list[Reference] = []
    values = vars(item)
    for name, kind in reference_fields(type(item)):
        value = values[name]
        if not value:
            continue
        if isinstance(value, str):
            found.append(Reference(kind, value, (name,)))
        elif isinstance(value, dict):
            found.extend(Reference(kind, key, (name, key)) for key in value)
        else:
            found.extend(Reference(kind, one, (name, index)) for index, one in enumerate(value))
    for name in part_fields(type(item)):
        value = values[name]
        for index, part in enumerate(_several(value)):
            if isinstance(part, Onderdeel):
                lead = (name, index) if isinstance(value, tuple) else (name,)
                found.extend(
                    Reference(kind, id, lead + steps) for kind, id, steps in references(part)
                )
    return found


def naming(item: Onderdeel) -> Iterator[tuple[str, str, Iterable[str]]]:
    """The same by field of the record and by kind: the ids, without the steps, and far faster."""
    values = vars(item)
    for name, kind in reference_fields(type(item)):
        if value := values[name]:
            yield name, kind, (value,) if isinstance(value, str) else value
    for name in part_fields(type(item)):
        for part in _several(values[name]):
            if isinstance(part, Onderdeel):
                for _, kind, ids in naming(part):
                    yield name, kind, ids


def named_by(items: Sequence[Onderdeel]) -> Iterator[tuple[str, set[str]]]:
    """The ids in a field of all these items together, with their kind, field after field.

    The items are of one model. This is far faster than asking each of them where it names what.
    """
    model = type(items[0]) if items else Onderdeel
    for name, kind in reference_fields(model):
        column = list(filter(None, map(attrgetter(name), items)))
        if column and isinstance(column[0], str):
            yield kind, set(column)
        else:
            yield kind, {id for several in set(map(tuple, column)) for id in several}
    for name in part_fields(model):
        parts = [part for one in map(attrgetter(name), items) for part in _several(one)]
        yield from named_by(parts)


def _several(value: Any) -> tuple[Any, ...]:
    """The parts in a field that holds some, one or none."""
    return value if isinstance(value, tuple) else (value,) if value else ()


def _reference_kind(annotation: Any, metadata: list[Any]) -> str | None:
    for mark in metadata:
        if isinstance(mark, Verwijzing):
            return mark.soort
    for part in get_args(annotation):
        if get_origin(part) is not None:
            inner = getattr(part, "__metadata__", ())
            if kind := _reference_kind(part, list(inner)):
                return kind
    return None


def _parts(annotation: Any) -> list[Any]:
    arguments = get_args(annotation)
    return [annotation] if not arguments else [one for part in arguments for one in _parts(part)]
