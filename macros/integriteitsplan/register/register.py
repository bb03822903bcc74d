"""The register: records by kind and id, documents by uri."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TypeVar, cast

from integriteitsplan.model.archief import Archief
from integriteitsplan.model.documenten import Documentsoort
from integriteitsplan.model.kinds import BY_NAME, KINDS, naming
from integriteitsplan.model.normen import Norm, Normenkader
from integriteitsplan.model.organisatie import Eenheid, Organisatie
from integriteitsplan.model.record import Record
from integriteitsplan.model.zoekwoorden import Zoekwoorden
from integriteitsplan.register.addresses import Address, own_page, row_anchor
from integriteitsplan.register.document import Asset, Document, place_in_menu
from integriteitsplan.register.doubt import Doubt
from integriteitsplan.register.parts import Part, listings, unit_of, year_of
from integriteitsplan.register.questions import (
    ALL,
    ARCHIVES,
    BESIDE,
    HAS,
    INTRODUCTION,
    MENTIONS,
    ONE,
    PARTS,
    PLACE,
    PLANS,
    ask,
    some,
)
from integriteitsplan.source import Place, Problem

AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass(frozen=True, eq=False)
class Register:
    """Everything that was read; nothing in it changes."""

    organisatie: Organisatie
    records: Mapping[str, Mapping[str, Record]]
    documents: tuple[Document, ...]
    assets: tuple[Asset, ...] = ()
    problems: tuple[Problem, ...] = ()
    archives: tuple[Archief, ...] = ()
    zoekwoorden: Zoekwoorden = field(default_factory=Zoekwoorden)
    doubt: Doubt = field(default_factory=Doubt)
    paths: frozenset[str] = frozenset()  # of all files in plans/ and docs/

    def all(self, model: type[AnyRecord]) -> tuple[AnyRecord, ...]:
        """Every record of a kind, in the order in which they were written."""
        ask(ALL, model.kind)
        return cast("tuple[AnyRecord, ...]", self._tuples[model.kind])

    def some(
        self, model: type[AnyRecord], eenheid: str | None, jaar: int | None
    ) -> tuple[AnyRecord, ...]:
        """Those of a unit ('': of none that is shown) and a year (0: of none), where given."""
        ask(*some(model.kind, eenheid, jaar))
        return cast("tuple[AnyRecord, ...]", self.some_of(model.kind, eenheid, jaar))

    def some_of(self, kind: str, eenheid: str | None, jaar: int | None) -> tuple[Record, ...]:
        """The same by the name of a kind, for who keeps the answer."""
        found = self._tuples[kind] if eenheid is None else self._by_unit.get((kind, eenheid), ())
        return found if jaar is None else tuple(one for one in found if year_of(one) == jaar)

    @cached_property
    def _by_unit(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        found: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for kind, records in self._tuples.items():
            for record in records:
                found[kind, unit_of(record, self.eenheden)].append(record)
        return {key: tuple(ones) for key, ones in found.items()}

    def get(self, model: type[AnyRecord], id: str | None) -> AnyRecord | None:
        """The record with this id, if there is one."""
        if not id:
            return None
        ask(ONE, model.kind, id)
        return cast("AnyRecord | None", self.records[model.kind].get(id))

    def find(self, kind: str, id: str) -> Record | None:
        """The record of the kind with this name."""
        ask(ONE, kind, id)
        return self.records[kind].get(id)

    @cached_property
    def _tuples(self) -> Mapping[str, tuple[Record, ...]]:
        return {kind.name: tuple(self.records[kind.name].values()) for kind in KINDS}

    @cached_property
    def eenheden(self) -> Mapping[str, Eenheid]:
        """The units by id, parents before children."""
        return {eenheid.id: eenheid for eenheid in self.organisatie.eenheden}

    @property
    def wortel(self) -> str:
        """Id of the unit that is the organisation as a whole; '' where no unit is shown."""
        return next((unit.id for unit in self.organisatie.eenheden), "")

    def lijn(self, eenheid: str) -> tuple[str, ...]:
        """The unit and the units above it, nearest first."""
        return self._lijnen.get(eenheid or self.wortel, ())

    @cached_property
    def _lijnen(self) -> Mapping[str, tuple[str, ...]]:
        return {unit: self._up_from(unit) for unit in self.eenheden}

    def _up_from(self, eenheid: str) -> tuple[str, ...]:
        chain: list[str] = []
        current: str | None = eenheid
        while current and current in self.eenheden and current not in chain:
            chain.append(current)
            current = self.eenheden[current].onder
        return tuple(chain)

    def onder(self, eenheid: str) -> frozenset[str]:
        """The unit and every unit below it."""
        return frozenset(one for one in self.eenheden if eenheid in self.lijn(one))

    @property
    def kaders(self) -> tuple[Normenkader, ...]:
        """The catalogues that the organisation has chosen, in its order."""
        ask(ALL, Normenkader.kind)
        known = self.records[Normenkader.kind]
        chosen = (known.get(id) for id in self.organisatie.normenkaders)
        return tuple(cast("Normenkader", kader) for kader in chosen if kader)

    @cached_property
    def _by_kader(self) -> Mapping[str, tuple[Norm, ...]]:
        found: dict[str, list[Norm]] = defaultdict(list)
        for norm in cast("tuple[Norm, ...]", self._tuples[Norm.kind]):
            found[norm.kader].append(norm)
        return {kader: tuple(norms) for kader, norms in found.items()}

    def normen_van(self, kader: str) -> tuple[Norm, ...]:
        """The norms of a catalogue, in its order."""
        ask(ALL, Norm.kind)
        return self._by_kader.get(kader, ())

    @cached_property
    def _referrers(self) -> Mapping[tuple[str, str], tuple[tuple[Record, str], ...]]:
        found: dict[tuple[str, str], list[tuple[Record, str]]] = defaultdict(list)
        for kind in KINDS:
            for record in self._tuples[kind.name]:
                for name, target, ids in naming(record):
                    for id in ids:
                        entries = found[target, id]
                        if not (entries and entries[-1][0] is record and entries[-1][1] == name):
                            entries.append((record, name))
        return {target: tuple(entries) for target, entries in found.items()}

    def mentions(self, record: Record) -> tuple[tuple[Record, str], ...]:
        """The records that refer to `record`, each with the field in which it does, by kind."""
        ask(MENTIONS, record.kind, record.id)
        return self.mentions_of(record.kind, record.id)

    def mentions_of(self, kind: str, id: str) -> tuple[tuple[Record, str], ...]:
        """The same for what may not exist."""
        return self._referrers.get((kind, id), ())

    def referrers(
        self, record: Record, model: type[AnyRecord], field: str | None = None
    ) -> tuple[AnyRecord, ...]:
        """The records of a kind that refer to `record`, in one field or in any."""
        found = (
            one
            for one, name in self.mentions(record)
            if isinstance(one, model) and field in (None, name)
        )
        return cast("tuple[AnyRecord, ...]", tuple(dict.fromkeys(found)))

    @cached_property
    def by_uri(self) -> Mapping[str, Document]:
        """The documents by the uri of their page."""
        return {document.uri: document for document in self.documents}

    def introduction(self, uri: str) -> Document | None:
        """The page that authors wrote for the folder of a page, or for the nearest above it.

        Views may use its front matter, not its text.
        """
        ask(INTRODUCTION, uri)
        above = (f"{folder}/index.md" for folder in PurePosixPath(uri).parents if folder.name)
        return next((self.by_uri[one] for one in above if one != uri and one in self.by_uri), None)

    def beside(self, uri: str) -> tuple[Document, ...]:
        """The other pages that authors wrote in the folder of a page, in the order of the menu.

        Views may use their front matter, not their text.
        """
        ask(BESIDE, uri)
        folder = PurePosixPath(uri).parent
        found = [one for one in self.documents if PurePosixPath(one.uri).parent == folder]
        return tuple(
            sorted(
                (one for one in found if one.uri != uri),
                key=lambda one: (place_in_menu(one.meta.volgorde), one.uri),
            )
        )

    @property
    def plannen(self) -> tuple[Document, ...]:
        """The plans, memos and reports: by unit, then by kind of document and year."""
        ask(*PLANS)
        return self._plans

    @cached_property
    def _plans(self) -> tuple[Document, ...]:
        order = list(Documentsoort)
        units = list(self.eenheden)
        return tuple(
            sorted(
                (document for document in self.documents if document.plan),
                key=lambda one: (
                    units.index(one.eenheid) if one.eenheid in units else len(units),
                    order.index(one.meta.soort),
                    -(one.meta.jaar or 0),
                    one.uri,
                ),
            )
        )

    def document_named(self, name: str, eenheid: str) -> Document | None:
        """The plan, memo or report that an author of a unit calls so.

        `unit/name` is exact; a bare name is that of the unit itself, else of the nearest above,
        else of any.
        """
        ask(*PLANS)
        unit, _, rest = name.rpartition("/")
        found = [one for one in self._plans_named.get(rest, ()) if unit in ("", one.eenheid)]
        units = self.lijn(eenheid)
        near = [one for one in found if one.eenheid in units]
        if near:
            return min(near, key=lambda one: units.index(one.eenheid))
        return found[0] if found else None

    @cached_property
    def _plans_named(self) -> Mapping[str, tuple[Document, ...]]:
        named: dict[str, list[Document]] = defaultdict(list)
        for document in self._plans:
            named[document.name].append(document)
        return {name: tuple(ones) for name, ones in named.items()}

    def adopted(self, document: Document) -> tuple[Archief, ...]:
        """The adopted versions of a document, oldest first."""
        ask(*ARCHIVES)
        return self._archives.get(f"{document.eenheid}/{document.name}", ())

    @cached_property
    def _archives(self) -> Mapping[str, tuple[Archief, ...]]:
        found: dict[str, list[Archief]] = defaultdict(list)
        for archive in sorted(self.archives, key=lambda one: (one.datum, version_key(one.versie))):
            found[archive.document].append(archive)
        return {name: tuple(ones) for name, ones in found.items()}

    def place(self, kind: str, id: str) -> Place | None:
        """Where a record was written; None for what does not exist or ships with the engine."""
        ask(PLACE, kind, id)
        record = self.records[kind].get(id)
        return record.place() if record and record.eenheid else None

    def address(self, kind: str, id: str) -> Address | None:
        """Where a record is shown; None where it does not exist or is nowhere shown by itself."""
        ask(HAS, kind, id)
        if kind not in BY_NAME or not BY_NAME[kind].listed or id not in self.records[kind]:
            return None
        if BY_NAME[kind].own_page:
            return Address(own_page(kind, id))
        return Address(self._rows[kind][id], row_anchor(kind, id))

    @cached_property
    def listings(self) -> Mapping[str, Part]:
        """The page or pages that list the records of the kinds without pages of their own."""
        data = self.data
        return listings(self.records, self.eenheden) if data is self else data.listings

    @cached_property
    def _rows(self) -> Mapping[str, Mapping[str, str]]:
        """By kind and id the page on which the row of a record stands."""
        return {
            kind: {id: part.uri for part in whole.leaves() for id in part.ids}
            for kind, whole in self.listings.items()
        }

    def listing(self, kind: str, eenheid: str | None = None) -> Part | None:
        """The page that lists a kind, or what it has of a unit."""
        ask(PARTS, kind)
        pages = self.listings[kind].pages() if kind in self.listings else ()
        return next((one for one in pages if (one.eenheid, one.jaar) == (eenheid, None)), None)

    def record_pages(self) -> Iterator[tuple[str, Record]]:
        """Uri and record of every page that is about one record."""
        for kind in KINDS:
            if kind.own_page:
                for record in self._tuples[kind.name]:
                    yield own_page(kind.name, record.id), record

    @cached_property
    def data(self) -> "Register":
        """The records without the texts: the same register for as long as no record changes.

        So whoever looks at nothing else, can remember by it what was found.
        """
        return _data(_Same(self.organisatie, self.records))

    def select(self, **changes: object) -> "Register":
        """A register with other contents; the door through which editions choose."""
        # Which fields change is only known to the edition, so their types cannot be checked here.
        return replace(self, **changes)  # type: ignore[arg-type]


class _Same:
    """Records, equal to others where they are the very same objects: that takes no time to tell."""

    def __init__(
        self, organisatie: Organisatie, records: Mapping[str, Mapping[str, Record]]
    ) -> None:
        self.organisatie, self.records = organisatie, records
        # No other object can have these numbers while these objects are held.
        self._numbers = (
            id(organisatie),
            *(id(one) for ones in records.values() for one in ones.values()),
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._numbers == other._numbers

    def __hash__(self) -> int:
        return hash(self._numbers)


@lru_cache(maxsize=6)
def _data(same: _Same) -> Register:
    return Register(same.organisatie, same.records, ())


def version_key(version: str) -> tuple[int, ...]:
    """A version by its numbers, so that 1.10 comes after 1.9."""
    return tuple(int(number) for number in re.findall(r"\d+", version))


def freeze(records: dict[str, dict[str, Record]]) -> Mapping[str, Mapping[str, Record]]:
    """Records as a mapping that nobody can change."""
    return MappingProxyType({kind: MappingProxyType(ones) for kind, ones in records.items()})
