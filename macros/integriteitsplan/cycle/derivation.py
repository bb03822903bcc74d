"""Derivation: goals and measures from those in the plan above, plans from plans.

A child keeps a fingerprint of its parent's text from the day on which somebody confirmed that the
one follows from the other (the idea is doorstop's). A parent that changed since makes the link
suspect.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from integriteitsplan.model.doelen import Doel
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.register import Document, Register
from integriteitsplan.register.questions import once_per_register

Derived = Doel | Maatregel
AnyDerived = TypeVar("AnyDerived", Doel, Maatregel)
Name = tuple[str, str]  # kind and id


def derived(register: Register) -> tuple[Derived, ...]:
    """Every goal and measure, in the order in which they were written."""
    return (*register.all(Doel), *register.all(Maatregel))


@dataclass(frozen=True, eq=False)
class Derivation:
    """Children by parent. A measure is a child of the measure above it and of its goals."""

    register: Register
    _children: Mapping[Name, tuple[Derived, ...]]

    def children(self, record: Derived) -> tuple[Derived, ...]:
        """What was derived from `record`, in the order in which it was written."""
        return self._children.get((record.kind, record.id), ())

    def parent(self, record: Derived) -> Derived | None:
        """What `record` says it was derived from."""
        if isinstance(record, Doel):
            return self.register.get(Doel, record.afgeleid_van)
        return self.register.get(Maatregel, record.afgeleid_van)

    def parents(self, record: Derived) -> tuple[Derived, ...]:
        """Everything that `record` follows from: its parent and, for a measure, its goals."""
        goals = record.doelen if isinstance(record, Maatregel) else ()
        found = (self.parent(record), *(self.register.get(Doel, id) for id in goals))
        return tuple(one for one in found if one is not None)

    def above(self, record: AnyDerived) -> Iterator[AnyDerived]:
        """`record` and what it was derived from, nearest first, each once."""
        seen: set[str] = set()
        current: AnyDerived | None = record
        while current is not None and current.id not in seen:
            seen.add(current.id)
            yield current
            current = self.register.get(type(current), current.afgeleid_van)

    def below(self, record: Derived) -> Iterator[Derived]:
        """`record` and everything derived from it, each once, also where links form a ring."""
        seen: set[Name] = set()
        waiting: list[Derived] = [record]
        while waiting:
            one = waiting.pop()
            if (one.kind, one.id) not in seen:
                seen.add((one.kind, one.id))
                yield one
                waiting += reversed(self.children(one))

    def origins(self, records: Iterable[Derived]) -> frozenset[Name]:
        """Everything that these records follow from, themselves included."""
        seen: set[Name] = set()
        waiting = list(records)
        while waiting:
            one = waiting.pop()
            if (one.kind, one.id) not in seen:
                seen.add((one.kind, one.id))
                waiting += self.parents(one)
        return frozenset(seen)

    def measures(self, record: Derived) -> tuple[Maatregel, ...]:
        """The measures that count for `record`: itself and all below it, each once."""
        return tuple(one for one in self.below(record) if isinstance(one, Maatregel))

    @cached_property
    def rings(self) -> tuple[tuple[Derived, ...], ...]:
        """Each ring of parents that leads back to where it began, once."""
        found: list[tuple[Derived, ...]] = []
        seen: set[Name] = set()
        for record in derived(self.register):
            if (record.kind, record.id) not in self._children:
                continue
            chain: dict[Name, Derived] = {}
            current: Derived | None = record
            while current is not None and (name := (current.kind, current.id)) not in seen:
                seen.add(name)
                chain[name] = current
                current = self.parent(current)
            if current is not None and name in chain:
                found.append(tuple(chain.values())[list(chain).index(name) :])
        return tuple(found)


def derivation(register: Register) -> Derivation:
    """The derivation in a register."""
    return Derivation(register, _children(register))


@once_per_register
def _children(register: Register) -> Mapping[Name, tuple[Derived, ...]]:
    """What was derived from each goal and measure."""
    found: dict[Name, list[Derived]] = defaultdict(list)
    for goal in register.all(Doel):
        if goal.afgeleid_van:
            found[Doel.kind, goal.afgeleid_van].append(goal)
    for measure in register.all(Maatregel):
        if measure.afgeleid_van:
            found[Maatregel.kind, measure.afgeleid_van].append(measure)
        for goal_id in measure.doelen:
            found[Doel.kind, goal_id].append(measure)
    return {name: tuple(ones) for name, ones in found.items()}


@lru_cache(maxsize=4096)
def fingerprint(parent: Derived | Document) -> str:
    """Ten hexadecimal digits that change with what the parent says; not with how far it is."""
    if isinstance(parent, Document):
        said: object = [parent.titel, parent.page.body.split()]
    else:
        said = [" ".join(str(getattr(parent, name)).split()) for name in parent.strekking]
    text = json.dumps(said, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:10]


def parent_plan(register: Register, document: Document) -> Document | None:
    """The plan that a plan says it was derived from: of its own unit, or of the nearest above."""
    name = document.plan.afgeleid_van if document.plan else None
    units = register.lijn(document.eenheid)
    found = [one for one in _plans_named(register).get(name or "", ()) if one is not document]
    near = [one for one in found if one.eenheid in units]
    return min(near, key=lambda one: units.index(one.eenheid)) if near else next(iter(found), None)


@once_per_register
def _plans_named(register: Register) -> Mapping[str, tuple[Document, ...]]:
    found: dict[str, list[Document]] = defaultdict(list)
    for document in register.plannen:
        found[document.name].append(document)
    return {name: tuple(ones) for name, ones in found.items()}


class Link(NamedTuple):
    """A derivation: what was derived, and from what."""

    child: Derived | Document
    parent: Derived | Document

    @property
    def name(self) -> str:
        """What an author calls the child: its id, or the name of its file."""
        return self.child.name if isinstance(self.child, Document) else self.child.id

    @property
    def known(self) -> str | None:
        """The fingerprint that the child keeps; None where nobody ever confirmed the link."""
        holder = self.child.plan if isinstance(self.child, Document) else self.child
        return holder.afdruk if holder else None

    @property
    def is_suspect(self) -> bool:
        """Whether nobody confirmed the derivation since the parent said what it says now."""
        return self.known != fingerprint(self.parent)


@once_per_register
def links(register: Register) -> tuple[Link, ...]:
    """Every derivation of a goal, a measure or a plan."""
    tree = derivation(register)
    records = (
        Link(one, parent)
        for one in derived(register)
        if one.afgeleid_van and (parent := tree.parent(one)) is not None
    )
    plans = (
        Link(one, plan)
        for one in register.plannen
        if (plan := parent_plan(register, one)) is not None
    )
    return (*records, *plans)
