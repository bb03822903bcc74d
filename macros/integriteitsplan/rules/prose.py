"""What people wrote as language: the texts of pages, and those of the records of each kind.

Nobody can change an adopted text without a new version, so such a text is not judged, nor is the
text of a record for as long as it is what an adopted document shows.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TypeVar

from integriteitsplan.model.archief import field_digests
from integriteitsplan.model.documenten import Documentstatus, Taal
from integriteitsplan.model.record import Record
from integriteitsplan.register import Document, Register
from integriteitsplan.rules.written import Fields, fields_of, front_matter_of
from integriteitsplan.source import Place
from integriteitsplan.source.plain_dutch import BOUNDARY, readable, words_of

FROZEN = frozenset({Documentstatus.VASTGESTELD, Documentstatus.VERVALLEN})
EXPLAINED = re.compile(r"^\*\[([^\]\n]+)\]:|<abbr title=\"[^\"]+\">([^<]+)</abbr>", re.MULTILINE)
NO_LANGUAGE = frozenset({"uitzonderingen", "incidenten"})

Piece = TypeVar("Piece")
Find = Callable[..., Iterator[Piece]]  # of a text, and what more it needs to know
_words = lru_cache(maxsize=16384)(words_of)
_readable = lru_cache(maxsize=16384)(readable)


@lru_cache(maxsize=65536)
def _found_in(find: Find[Piece], text: str, *given: Hashable) -> tuple[Piece, ...]:
    return tuple(find(text, *given))


# Apart from those of pages, for they are long: these must not all be kept.
_words_of_fields = lru_cache(maxsize=64)(words_of)
_found_in_fields = lru_cache(maxsize=256)(_found_in.__wrapped__)


@lru_cache(maxsize=128)
def _joined(fields: Fields) -> str:
    return BOUNDARY.join(fields.texts)


@lru_cache(maxsize=16384)
def _explained(body: str) -> frozenset[str]:
    found = EXPLAINED.findall(body) if "*[" in body or "<abbr" in body else ()
    return frozenset(one for pair in found for one in pair if one)


@dataclass(frozen=True, eq=False)
class PageProse:
    """The body of a page."""

    document: Document

    @property
    def words(self) -> frozenset[str]:
        """The words that stand in it."""
        return _words(self.document.page.outline.prose)

    def found(self, find: Find[Piece], *given: Hashable) -> Iterable[Piece]:
        """What `find` finds in it: in the same text it looks once, whatever else was edited."""
        return _found_in(find, _readable(self.document.page.outline.prose), *given)

    @property
    def explained(self) -> frozenset[str]:
        """The abbreviations that its author explains with a line or an element of their own."""
        return _explained(self.document.page.body)

    def place(self, offset: int) -> Place | None:
        """Where a piece of it stands."""
        return self.document.page.place(*self.document.page.outline.position(offset))


@dataclass(frozen=True, eq=False)
class FieldProse:
    """The texts in the fields of many items of one model, searched as one."""

    fields: Fields
    adopted: Mapping[str, Sequence[Mapping[str, str]]]

    @cached_property
    def words(self) -> frozenset[str]:
        """The words that stand in them."""
        return _words_of_fields(self.text)

    @cached_property
    def text(self) -> str:
        """All texts, with boundaries between them."""
        return _joined(self.fields)

    def found(self, find: Find[Piece], *given: Hashable) -> Iterable[Piece]:
        """What `find` finds in them; in the same texts it looks once."""
        return _found_in_fields(find, self.text, *given)

    @cached_property
    def _starts(self) -> list[int]:
        sizes = (len(text) + len(BOUNDARY) for text in self.fields.texts)
        return list(accumulate(sizes, initial=0))[:-1]

    def place(self, offset: int) -> Place | None:
        """Where a piece of it stands; None where an adopted document shows it as it is."""
        one = self.fields.located[bisect_right(self._starts, offset) - 1]
        if isinstance(one.owner, Record) and self._is_adopted(one.owner, str(one.steps[0])):
            return None
        return one.place

    def _is_adopted(self, record: Record, name: str) -> bool:
        shown = self.adopted.get(f"{record.kind}/{record.id}", ())
        return bool(shown) and field_digests(record)[name] in {one.get(name) for one in shown}


Prose = PageProse | FieldProse


def prose_of(register: Register) -> Iterator[Prose]:
    """Everything that is judged as language; what ships with the engine belongs to no unit."""
    open_ = [
        one
        for one in register.documents
        if one.meta.taal is Taal.NL and not (one.plan and one.plan.status in FROZEN)
    ]
    for fields in front_matter_of(open_, only_prose=True):
        yield FieldProse(fields, {})
    yield from map(PageProse, open_)
    adopted: dict[str, list[Mapping[str, str]]] = {}
    for archive in register.archives:
        for name, texts in archive.gegevens.items():
            adopted.setdefault(name, []).append(texts)
    for kind, fields in fields_of(register.data, only_prose=True).items():
        if kind not in NO_LANGUAGE:
            yield FieldProse(fields, adopted)
