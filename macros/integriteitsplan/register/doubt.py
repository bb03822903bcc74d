"""What was written and could not be read: who misses it, cannot say that it is not there."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from integriteitsplan.model.kinds import KINDS
from integriteitsplan.model.record import Record
from integriteitsplan.register.addresses import own_page

ANY = "*"  # no record has this id: it may be that of any


@dataclass(frozen=True, eq=False)
class Doubt:
    """By kind the ids of records, and the uris of documents; beside the records that were read."""

    ids: Mapping[str, Set[str]] = field(default_factory=dict)
    uris: Set[str] = frozenset()
    records: Mapping[str, Mapping[str, Record]] = field(default_factory=dict)

    @property
    def is_any(self) -> bool:
        """Whether there is anything that could not be read."""
        return bool(self.uris) or any(self.ids.values())

    def kinds(self, kinds: Iterable[str]) -> bool:
        """Whether a record of one of these kinds was perhaps not read."""
        return any(self.ids.get(kind) for kind in kinds)

    def record(self, kind: str, id: str) -> bool:
        """Whether this record was perhaps written and not read."""
        ids = self.ids.get(kind, frozenset())
        return not ids.isdisjoint((id, ANY)) and id not in self.records[kind]

    def document(self, name: str) -> bool:
        """The same for a document with this name, of whichever unit."""
        return any(PurePosixPath(uri).stem == name.rpartition("/")[2] for uri in self.uris)

    def page(self, uri: str) -> bool:
        """Whether this would be the page of such a document or record."""
        return uri in self.uris or any(
            own_page(kind.name, id) == uri or (id == ANY and uri.startswith(f"{kind.home}/"))
            for kind in KINDS
            if kind.own_page
            for id in self.ids.get(kind.name, ())
        )
