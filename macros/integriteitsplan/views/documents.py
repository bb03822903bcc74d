"""The plans themselves: header block, completeness, list."""

from integriteitsplan.cycle.agenda import agenda
from integriteitsplan.cycle.whole import whole_plan, whole_uri
from integriteitsplan.model.documenten import (
    DOCUMENT_TYPES,
    Documentstatus,
    Onderdeelstaat,
    Toegankelijkheidsverklaring,
)
from integriteitsplan.register import Document
from integriteitsplan.views.data.blocks import Blocks, Card, Cards, CardsForm, Facts, Notice
from integriteitsplan.views.data.cells import Badge, Cell, PageLink, Tone
from integriteitsplan.views.data.tables import Column, Row, Sort, Table
from integriteitsplan.views.scope import Scope

STATUS_TONES = {
    Documentstatus.CONCEPT: Tone.PARTLY,
    Documentstatus.IN_CONSULTATIE: Tone.PARTLY,
    Documentstatus.TER_VASTSTELLING: Tone.PARTLY,
    Documentstatus.VASTGESTELD: Tone.GOOD,
    Documentstatus.VERVALLEN: Tone.EMPTY,
}
PART_TONES = {
    Onderdeelstaat.GEVULD: Tone.GOOD,
    Onderdeelstaat.ZONDER_WOORDEN: Tone.PARTLY,
    Onderdeelstaat.GEMOTIVEERD: Tone.NEUTRAL,
    Onderdeelstaat.ONTBREEKT: Tone.BAD,
}


AGENDA = "agenda"


def bladzijden(scope: Scope) -> Blocks:
    """De andere bladzijden in deze map; bij de agenda staat hoeveel er te laat is."""
    pages = scope.register.beside(scope.document.uri) if scope.document else ()
    cards = tuple(
        Card(
            PageLink(one.titel, one.uri),
            one.meta.omschrijving or "",
            (("Te laat", _late(scope)),) if one.name == AGENDA else (),
        )
        for one in pages
    )
    return (Cards("", cards, "Er zijn geen andere bladzijden.", CardsForm.CHOICE),)


def _late(scope: Scope) -> Badge:
    """How many moments of the whole organisation are late."""
    moments = agenda(scope.register, scope.peildatum)
    late = sum(one.is_overdue(scope.peildatum) for one in moments)
    return Badge(f"{late} {'punt' if late == 1 else 'punten'}", Tone.BAD if late else Tone.GOOD)


def plankop(scope: Scope) -> Blocks:
    """Het blok boven aan een plan: steller, versie, vaststelling, looptijd en status."""
    document = scope.document
    meta = document.plan if document else None
    if document is None or meta is None:
        return (Notice("Geen plan", "plankop() hoort op de pagina van een plan, nota of verslag."),)
    unit = scope.register.eenheden.get(document.eenheid)
    parent = next((one for one in scope.register.plannen if one.name == meta.afgeleid_van), None)
    facts: tuple[tuple[str, Cell], ...] = (
        ("Organisatie", scope.register.organisatie.naam),
        ("Eenheid", unit.titel if unit and unit.onder else None),
        ("Soort", meta.soort.label),
        ("Niveau", meta.niveau.label if meta.niveau else None),
        ("Jaar", str(meta.jaar) if meta.jaar else None),
        ("Steller", scope.link("rollen", meta.steller)),
        ("Versie", meta.versie),
        ("Vastgesteld door", scope.link("rollen", meta.vastgesteld_door)),
        ("Datum", meta.datum),
        ("Geldt van", meta.looptijd.van if meta.looptijd else None),
        ("Geldt tot en met", meta.looptijd.tot if meta.looptijd else None),
        ("Herzien voor", meta.herzien_voor),
        ("Afgeleid van", PageLink(parent.titel, parent.uri) if parent else None),
        ("Om te printen", _whole(scope, document, parent)),
    )
    if isinstance(meta, Toegankelijkheidsverklaring):
        status = meta.nalevingsstatus
        facts += (
            ("Nalevingsstatus", status.label if status else None),
            ("Onderzocht op", meta.onderzocht_op),
        )
    known = tuple((term, value) for term, value in facts if value is not None)
    return (*_warning(meta.status), Facts("Over dit document", known, status_badge(meta.status)))


def _whole(scope: Scope, document: Document, parent: Document | None) -> PageLink | None:
    """The page on which this plan stands together with those above or below it."""
    for plan in (document, parent):
        if plan and document in whole_plan(scope.register, plan):
            return PageLink("Print het hele plan", whole_uri(plan))
    return None


def _warning(status: Documentstatus) -> tuple[Notice, ...]:
    if status is Documentstatus.VASTGESTELD:
        return ()
    return (Notice(f"Status: {status.label}", status.uitleg, STATUS_TONES[status]),)


def status_badge(status: Documentstatus) -> Badge:
    """The status of a document."""
    return Badge(status.label, STATUS_TONES[status])


def volledigheid(scope: Scope, plan: str | None = None) -> Blocks:
    """Welke vereiste onderdelen er staan, gemotiveerd ontbreken of missen.

    plan: bestandsnaam van een plan of verslag zonder .md; anders dat op deze pagina.
    """
    document = (
        next((one for one in scope.register.plannen if one.name == plan), None)
        if plan
        else scope.document
    )
    if document is None or document.plan is None:
        return (
            Notice("Geen plan", "volledigheid() hoort op de pagina van een plan, of noemt er een."),
        )
    columns = (
        Column("hoofdstuk", "Hoofdstuk", facet=True),
        Column("onderdeel", "Onderdeel"),
        Column("vraag", "Vraag", below="onderdeel", labelled=False),
        Column("id", "Id", below="onderdeel"),
        Column("staat", "Staat", facet=True),
        Column("motivering", "Motivering", below="staat", labelled=False),
    )
    rows = []
    for chapter in DOCUMENT_TYPES[document.meta.soort].opbouw:
        for part in chapter.onderdelen:
            state = document.state_of(part)
            motive = document.motivation(part) if state is Onderdeelstaat.GEMOTIVEERD else None
            badge = Badge(state.label, PART_TONES[state])
            rows.append(
                Row(
                    (
                        f"{chapter.nummer}. {chapter.titel}",
                        part.titel,
                        part.vraag,
                        part.id,
                        badge,
                        motive,
                    )
                )
            )
    return (Table(f"Volledigheid van {document.titel}", columns, tuple(rows)),)


def planoverzicht(scope: Scope) -> Blocks:
    """Alle plannen, nota's en verslagen met hun status."""
    columns = (
        Column("document", "Document"),
        Column("omschrijving", "Omschrijving", below="document", labelled=False),
        Column("soort", "Soort", facet=True),
        Column("eenheid", "Eenheid", facet=True),
        Column("jaar", "Jaar", facet=True),
        Column("status", "Status", facet=True),
        Column("versie", "Versie"),
        Column("datum", "Datum", sort=Sort.DATE),
    )
    rows = tuple(
        _plan_row(scope, document)
        for document in scope.register.plannen
        if not isinstance(document.meta, Toegankelijkheidsverklaring)  # is about the site
    )
    return (Table("Plannen", columns, rows, "Er zijn nog geen plannen."),)


def _plan_row(scope: Scope, document: Document) -> Row:
    meta = document.plan
    unit = scope.register.eenheden.get(document.eenheid)
    return Row(
        (
            PageLink(document.titel, document.uri),
            document.meta.omschrijving,
            document.meta.soort.label,
            unit.titel if unit else None,
            _period(document),
            status_badge(meta.status) if meta else None,
            meta.versie if meta else None,
            meta.datum if meta else None,
        )
    )


def _period(document: Document) -> str | None:
    if document.meta.jaar:
        return str(document.meta.jaar)
    period = document.plan.looptijd if document.plan else None
    return f"{period.van.year}–{period.tot.year}" if period else None
