"""The lines of derivation in one year: as trees, as rows, and where they break."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from integriteitsplan.cycle.derivation import Derivation, Derived, Name, derivation
from integriteitsplan.cycle.derivation import Link as Step
from integriteitsplan.cycle.gaps import is_floating, is_underived
from integriteitsplan.cycle.periods import plan_of, runs_in
from integriteitsplan.model.doelen import Doel, Planniveau
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.register import Document
from integriteitsplan.views.data.cells import Badge, Cell, Link, PageLink, Tone
from integriteitsplan.views.data.drawings import Node, Tree
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.documents import status_badge
from integriteitsplan.views.goals import State, state
from integriteitsplan.views.scope import Scope, link

UNDERIVED = Badge("niet afgeleid", Tone.BAD)
FLOATING = Badge("zwevend", Tone.BAD)
RING = Badge("leidt naar zichzelf terug", Tone.BAD)
UNCONFIRMED = Badge("nog niet bevestigd", Tone.PARTLY)
CHANGED = Badge("bovenliggende tekst veranderd", Tone.PARTLY)
LARGE = 2000  # measures; with more, nobody reads a tree of them, and only goals are shown
GAPS = frozenset({UNDERIVED, FLOATING, RING, UNCONFIRMED, CHANGED})


@dataclass(frozen=True)
class Lines:
    """What is shown of the derivation: one year, and some units with everything above them."""

    scope: Scope
    year: int
    units: frozenset[str]
    _states: dict[Name, State] = field(default_factory=dict)  # each is asked for more than once

    @cached_property
    def derived(self) -> Derivation:
        """What follows from what."""
        return derivation(self.scope.register)

    @cached_property
    def is_large(self) -> bool:
        """Whether there are too many measures to show each."""
        measures = self.scope.register.all(Maatregel)
        return sum(one.jaar == self.year and one.eenheid in self.units for one in measures) > LARGE

    @cached_property
    def _in_rings(self) -> frozenset[Name]:
        return frozenset(name_of(one) for ring in self.derived.rings for one in ring)

    def records(self) -> Iterator[Derived]:
        """The goals and measures of the year in the units; not the goals of more years."""
        register = self.scope.register
        every: tuple[Derived, ...] = (*register.all(Doel), *register.all(Maatregel))
        for record in every:
            is_top = isinstance(record, Doel) and record.niveau is Planniveau.MEERJARENPLAN
            if not is_top and record.eenheid in self.units and runs_in(register, record, self.year):
                yield record

    def tree(
        self,
        title: str,
        tops: Iterable[Derived],
        among: Iterable[Derived],
        plan: Document | None = None,
    ) -> Tree:
        """From each top down; what of `among` has nothing above it comes last.

        The tops stand below `plan`, or each below its own.
        """
        nodes = (_plan_node(plan, self._nodes(tops)),) if plan else self._below_plans(tops)
        shown, loose = set(_names(nodes)), list[Node]()
        for record in among:
            name = name_of(record)
            is_loose = not self.derived.parents(record) or name in self._in_rings
            if is_loose and name not in shown:
                found = self._nodes((record,))
                shown |= set(_names(found))
                loose += found
        if loose:
            text = "Dit volgt niet uit een doel of maatregel in een plan erboven."
            nodes = (*nodes, Node("Zwevend", (), text, tuple(loose)))
        return Tree(title, nodes, self._table(title, nodes))

    def _below_plans(self, tops: Iterable[Derived]) -> tuple[Node, ...]:
        """The trees of the tops, those of a plan together below that plan."""
        plans: dict[Document, list[Derived]] = {}
        loose: list[Derived] = []
        for one in tops:
            plan = plan_of(self.scope.register, one) if isinstance(one, Doel) else None
            (plans.setdefault(plan, []) if plan else loose).append(one)
        found = (_plan_node(plan, self._nodes(ones)) for plan, ones in plans.items())
        return (*found, *self._nodes(loose))

    def _nodes(self, records: Iterable[Derived]) -> tuple[Node, ...]:
        found = (self._node(one, frozenset()) for one in records)
        return tuple(one for one in found if one is not None)

    def _node(self, record: Derived, above: frozenset[Name]) -> Node | None:
        """A record with what is below it; None for a measure of other units with nothing below."""
        path = above | {name_of(record)}
        below = (self._node(one, path) for one in self._children(record, path))
        children = tuple(one for one in below if one is not None)
        if isinstance(record, Maatregel) and record.eenheid not in self.units and not children:
            return None
        stand = self._state(record)
        badges = (stand.badge, *self.gaps(record))
        return Node(link(record), badges, self._told(record, stand, children), children)

    def _state(self, record: Derived) -> State:
        name = name_of(record)
        if name not in self._states:
            self._states[name] = state(self.scope, record)
        return self._states[name]

    def _children(self, record: Derived, path: frozenset[Name]) -> Iterator[Derived]:
        """The children of the year, each only at the lowest place where it belongs."""
        found = [
            one
            for one in self.derived.children(record)
            if name_of(one) not in path and runs_in(self.scope.register, one, self.year)
            if isinstance(one, Doel) or not self.is_large
        ]
        lower: set[Name] = set()
        for one in found if len(found) > 1 else ():
            lower |= {name_of(other) for other in self.derived.below(one)} - {name_of(one)}
        yield from (one for one in found if name_of(one) not in lower)

    def _told(self, record: Derived, stand: State, children: tuple[Node, ...]) -> str:
        """What it is, whose it is, how far it is, and how many gaps there are below it."""
        owner = self.scope.link("rollen", record.eigenaar)
        number = len(set(_gaps_in(children)))
        parts = (
            level(record),
            self.scope.register.eenheden[record.eenheid].titel,
            owner.text if owner else "",
            stand.text,
            f"hieronder {number} {'gat' if number == 1 else 'gaten'}" if number else "",
        )
        return " · ".join(part for part in parts if part)

    def gaps(self, record: Derived) -> tuple[Badge, ...]:
        """Where the line breaks at a record: below it, or above it."""
        register, parent = self.scope.register, self.derived.parent(record)
        found = []
        if isinstance(record, Doel) and is_underived(register, record, self.year):
            found.append(UNDERIVED)
        if is_floating(register, record):
            found.append(FLOATING)
        elif name_of(record) in self._in_rings:
            found.append(RING)
        elif parent and Step(record, parent).is_suspect:
            found.append(CHANGED if record.afdruk else UNCONFIRMED)
        return tuple(found)

    def _table(self, title: str, nodes: tuple[Node, ...]) -> Table:
        columns = (
            Column("naam", "Doel of maatregel"),
            Column("niveau", "Niveau", below="naam", labelled=False, facet=True),
            Column("afgeleid_van", "Afgeleid van"),
            Column("eenheid", "Eenheid", facet=True),
            Column("eigenaar", "Eigenaar", below="eenheid"),
            Column("staat", "Staat", facet=True),
            Column("aantallen", "Aantallen", below="staat", labelled=False),
            Column("gat", "Gat", facet=True),
        )
        found = (self.scope.register.find(*name) for name in dict.fromkeys(_names(nodes)))
        rows = tuple(self._row(one) for one in found if isinstance(one, Doel | Maatregel))
        return Table(title, columns, rows, "Er zijn in dit jaar geen doelen of maatregelen.")

    def _row(self, record: Derived) -> Row:
        stand = self._state(record)
        return Row(
            (
                link(record),
                level(record),
                tuple(link(one) for one in self.derived.parents(record)) or None,
                self.scope.register.eenheden[record.eenheid].titel,
                self.scope.link("rollen", record.eigenaar),
                stand.badge,
                stand.text,
                self.gaps(record) or None,
            ),
            (record.kind, record.id),
        )


def name_of(record: Derived) -> Name:
    """Kind and id."""
    return record.kind, record.id


def level(record: Derived) -> str:
    """What a record is, as a reader of plans knows it."""
    if isinstance(record, Doel):
        return f"doel uit het {record.niveau.label}"
    return "activiteit" if record.afgeleid_van else "maatregel"


def _plan_node(plan: Document, children: tuple[Node, ...]) -> Node:
    badges = (status_badge(plan.plan.status),) if plan.plan else ()
    return Node(PageLink(plan.titel, plan.uri), badges, plan.meta.soort.label, children)


def _names(nodes: Iterable[Node]) -> Iterator[Name]:
    """The records in trees, in the order in which they are read."""
    for node in nodes:
        if isinstance(node.label, Link):
            yield node.label.kind, node.label.id
        yield from _names(node.children)


def _gaps_in(nodes: Iterable[Node]) -> Iterator[tuple[Cell, Badge]]:
    """The gaps in trees, each with the record it is at."""
    for node in nodes:
        yield from ((node.label, badge) for badge in node.badges if badge in GAPS)
        yield from _gaps_in(node.children)
