"""Deciding: what was decided, what was promised, the accents, and the steps that lead there."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, NamedTuple

from integriteitsplan.cycle.decisions import Promise, document_of, promises
from integriteitsplan.model.besluitvorming import Besluit, Focuspunt, Uitkomst
from integriteitsplan.model.fields import Documentnaam, Verwijzing
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.model.middelen import Communicatiemoment
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Badge, Cell, Due, Tone, Value
from integriteitsplan.views.data.drawings import Node, Tree
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.documents import status_badge
from integriteitsplan.views.goals import state
from integriteitsplan.views.notation import dutch_date
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.subject import Subject, subject

RolId = Annotated[str, Verwijzing("rollen")]
OUTCOME_TONES = {
    Uitkomst.INGESTEMD: Tone.GOOD,
    Uitkomst.GEWIJZIGD: Tone.PARTLY,
    Uitkomst.AANGEHOUDEN: Tone.NEUTRAL,
    Uitkomst.AFGEWEZEN: Tone.BAD,
}
KEPT = Badge("nagekomen", Tone.GOOD)
LATE = Badge("te laat", Tone.BAD)
OPEN = Badge("open", Tone.PARTLY)


def besluitenregister(
    scope: Scope, document: Documentnaam | None = None, orgaan: RolId | None = None
) -> Blocks:
    """De besluiten, de nieuwste eerst: wat is gevraagd, wat is besloten en wat is toegezegd.

    document: bestandsnaam van een document zonder .md; anders dat op deze pagina.
    orgaan: alleen de besluiten van deze rol.
    """
    about = subject(scope, document)
    found = sorted(
        (one for one in about.records(scope, Besluit) if orgaan in (None, one.orgaan)),
        key=lambda one: one.datum,
        reverse=True,
    )
    columns = (
        Column("besluit", "Besluit"),
        Column("document", "Document", below="besluit", facet=about.documents is None),
        Column("versie", "Versie", below="besluit"),
        Column("datum", "Datum", sort=Sort.DATE),
        Column("orgaan", "Wie besloot", below="datum", labelled=False, facet=True),
        Column("gevraagd", "Wat is gevraagd"),
        Column("uitkomst", "Wat is besloten", facet=True),
        Column("toelichting", "Toelichting", below="uitkomst", labelled=False),
        Column("aanleiding", "Toezegging erachter"),
        Column("vervolg", "Toegezegd bij het besluit", below="aanleiding"),
    )
    rows = tuple(_decision_row(scope, about, one) for one in found)
    return (
        Table(about.title("Besluiten"), columns, rows, about.empty("Er zijn nog geen besluiten.")),
    )


def _decision_row(scope: Scope, about: Subject, one: Besluit) -> Row:
    before = tuple(_told(scope, promise) for promise in promises(one) if promise.is_reason)
    after = tuple(_told(scope, promise) for promise in promises(one) if not promise.is_reason)
    return Row(
        (
            link(one),
            about.page(document_of(scope.register, one)),
            one.versie,
            one.datum,
            scope.link("rollen", one.orgaan),
            one.gevraagd,
            Badge(one.uitkomst.label, OUTCOME_TONES[one.uitkomst]),
            one.toelichting,
            before or None,
            after or None,
        ),
        (one.kind, one.id),
    )


def _told(scope: Scope, promise: Promise) -> str:
    """A promise in words: what, to whom, when, and what became of it."""
    one = promise.toezegging
    what = f"{one.titel} (aan: {one.aan}, {dutch_date(one.datum)})"
    if one.nagekomen_op:
        return f"{what}: nagekomen op {dutch_date(one.nagekomen_op)}"
    until = f", uiterlijk {dutch_date(one.voor)}" if one.voor else ""
    return f"{what}: {_kept(promise, scope.peildatum).text}{until}"


def _kept(promise: Promise, peildatum: date) -> Badge:
    if promise.is_done:
        return KEPT
    return LATE if promise.is_late(peildatum) else OPEN


def toezeggingen(scope: Scope, document: Documentnaam | None = None) -> Blocks:
    """Wat is toegezegd voor of bij een besluit: wat open staat, nagekomen is of te laat.

    document: bestandsnaam van een document zonder .md; anders dat op deze pagina.
    """
    about = subject(scope, document)
    order = (LATE, OPEN, KEPT)
    found = sorted(
        (one for decision in about.records(scope, Besluit) for one in promises(decision)),
        key=lambda one: (order.index(_kept(one, scope.peildatum)), one.toezegging.datum),
    )
    columns = (
        Column("toezegging", "Toezegging"),
        Column("aan", "Aan wie", facet=True),
        Column("datum", "Toegezegd op", below="aan", sort=Sort.DATE),
        Column("staat", "Staat", facet=True),
        Column("voor", "Klaar voor", below="staat", sort=Sort.DATE),
        Column("nagekomen_op", "Nagekomen op", below="staat", sort=Sort.DATE),
        Column("eigenaar", "Eigenaar", facet=True),
        Column("verband", "Verband", facet=True),
        Column("besluit", "Besluit", below="verband", labelled=False),
    )
    rows = tuple(_promise_row(scope, one) for one in found)
    states = [_kept(one, scope.peildatum) for one in found]
    note = "Toezeggingen: " + ", ".join(f"{states.count(one)} {one.text}" for one in order) + "."
    empty = about.empty("Er is niets toegezegd.")
    return (Table(about.title("Toezeggingen"), columns, rows, empty, note if rows else ""),)


def _promise_row(scope: Scope, promise: Promise) -> Row:
    one, decision = promise.toezegging, promise.besluit
    return Row(
        (
            one.titel,
            one.aan,
            one.datum,
            _kept(promise, scope.peildatum),
            Due(one.voor, promise.is_done, scope.peildatum) if one.voor else None,
            one.nagekomen_op,
            scope.link("rollen", one.eigenaar),
            "aanleiding voor het besluit" if promise.is_reason else "volgt uit het besluit",
            link(decision),
        ),
        (decision.kind, decision.id),
    )


def focuspuntenoverzicht(scope: Scope, document: Documentnaam | None = None) -> Blocks:
    """De accenten van een document, met de maatregelen die erbij horen en hoe ver die zijn.

    document: bestandsnaam van een document zonder .md; anders dat op deze pagina.
    """
    about = subject(scope, document)
    points = sorted(about.records(scope, Focuspunt), key=_rank)
    nodes = tuple(
        Node(
            one.titel,
            () if one.maatregelen else (Badge("nog geen maatregel", Tone.EMPTY),),
            one.omschrijving,
            tuple(_measure_node(scope, measure) for measure in _measures(scope, one)),
        )
        for one in points
    )
    columns = (
        Column("focuspunt", "Focuspunt", facet=True),
        Column("omschrijving", "Omschrijving", below="focuspunt", labelled=False),
        Column("maatregel", "Maatregel"),
        Column("stand", "Stand", facet=True),
        Column("getallen", "Getallen", below="stand", labelled=False),
    )
    rows = tuple(row for one in points for row in _point_rows(scope, one))
    title = about.title("Focuspunten")
    table = Table(title, columns, rows, about.empty("Er zijn geen focuspunten."))
    return (Tree(title, nodes, table),) if points else (table,)


def _rank(point: Focuspunt) -> tuple[bool, int]:
    """What accents are sorted by: those without a place last."""
    return (point.volgorde is None, point.volgorde or 0)


def _measures(scope: Scope, point: Focuspunt) -> Iterator[Maatregel]:
    for id in point.maatregelen:
        if measure := scope.register.get(Maatregel, id):
            yield measure


def _measure_node(scope: Scope, measure: Maatregel) -> Node:
    found = state(scope, measure)
    return Node(link(measure), (found.badge,), found.text)


def _point_rows(scope: Scope, point: Focuspunt) -> Iterator[Row]:
    lead: tuple[Cell, ...] = (link(point), point.omschrijving)
    record = (point.kind, point.id)
    for measure in _measures(scope, point):
        found = state(scope, measure)
        yield Row((*lead, link(measure), found.badge, found.text), record)
    if not any(_measures(scope, point)):
        yield Row((*lead, None, None, None), record)


def besluitplanning(scope: Scope, document: Documentnaam | None = None) -> Blocks:
    """De weg naar een besluit op datum: stappen, toezeggingen, besluiten en communicatie.

    document: bestandsnaam van een document zonder .md; anders dat op deze pagina.
    """
    about = subject(scope, document)
    columns = (
        Column("wat", "Wat"),
        Column("document", "Document", below="wat", labelled=False),
        Column("soort", "Soort", facet=True),
        Column("datum", "Wanneer", sort=Sort.DATE),
        Column("tot", "Tot en met", sort=Sort.DATE),
        Column("wie", "Wie", facet=True),
    )
    decisions = about.records(scope, Besluit)
    events = (
        *_steps(scope, about),
        *(_promised(one) for decision in decisions for one in promises(decision)),
        *(_dated(scope, one, "besluit", one.orgaan) for one in decisions),
        *(
            _dated(scope, one, "communicatie", one.afzender)
            for one in about.records(scope, Communicatiemoment)
        ),
    )
    rows = tuple(Row(one) for one in sorted(events, key=lambda one: one.datum))
    empty = about.empty("Er zijn nog geen stappen opgeschreven.")
    return (Table(about.title("Stappen naar het besluit"), columns, rows, empty),)


class _Event(NamedTuple):
    """A row of the planning."""

    wat: Cell
    document: Value
    soort: str
    datum: date
    tot: date | None
    wie: Value


def _steps(scope: Scope, about: Subject) -> Iterator[_Event]:
    """The statuses that documents have had, each with the days on which it began and ended."""
    documents = scope.register.plannen if about.documents is None else about.documents
    for document in documents:
        for step in document.plan.verloop if document.plan else ():
            badge, who = status_badge(step.status), scope.link("rollen", step.orgaan)
            yield _Event(badge, about.page(document), "stap", step.datum, step.tot, who)


def _promised(promise: Promise) -> _Event:
    one = promise.toezegging
    return _Event(one.titel, None, "toezegging", one.datum, None, f"aan: {one.aan}")


def _dated(scope: Scope, one: Besluit | Communicatiemoment, soort: str, role: str | None) -> _Event:
    return _Event(link(one), None, soort, one.datum, None, scope.link("rollen", role))
