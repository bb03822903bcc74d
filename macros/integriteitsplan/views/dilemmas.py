"""Chapter 2: 'may I do this?', by subject, with the dilemmas that a team can discuss."""

from collections.abc import Iterator
from typing import Annotated

from integriteitsplan.model.dilemmas import Dilemma, Onderwerp
from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.normen import Norm
from integriteitsplan.model.regelingen import Regeling
from integriteitsplan.model.rollen import Rol
from integriteitsplan.model.waarden import Waarde
from integriteitsplan.register.addresses import discussion_page
from integriteitsplan.views.data.blocks import (
    Block,
    Blocks,
    Card,
    Cards,
    CardsForm,
    Facts,
    Notice,
    Prose,
    Section,
)
from integriteitsplan.views.data.cells import Badge, Cell, PageLink, Tone, WebLink
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.relations import relations
from integriteitsplan.views.roles import contact_facts
from integriteitsplan.views.scope import Scope, link
from integriteitsplan.views.standing import with_source

VERDICTS = (
    ("mag", "Dat mag", Tone.GOOD),
    ("vraag_eerst", "Vraag of meld het eerst", Tone.PARTLY),
    ("mag_niet", "Dat mag niet", Tone.BAD),
)
STEPS = (
    "1 minuut: één van u leest de situatie hardop voor.",
    "2 minuten: iedereen bedenkt stil: wat zou ik doen?",
    "8 minuten: vraag elkaar waarom, met de vragen op de kaart. Niemand hoeft gelijk te krijgen.",
    "2 minuten: lees nu pas wat onze regel zegt. Verandert dat iets?",
    "2 minuten: maak één afspraak voor uw team en schrijf die op.",
)
PRINTING = "Print deze pagina, dan komt elke kaart op een eigen vel."


def onderwerpkaarten(scope: Scope) -> Blocks:
    """De onderwerpen waarover medewerkers vragen 'mag ik dit?', om uit te kiezen."""
    cards = tuple(
        Card(title=link(one), text=one.omschrijving) for one in scope.register.all(Onderwerp)
    )
    return (Cards("", cards, "Er zijn nog geen onderwerpen.", CardsForm.CHOICE),)


def onderwerpkaart(scope: Scope, onderwerp: Annotated[str, Verwijzing("onderwerpen")]) -> Blocks:
    """Eén onderwerp: het korte antwoord, wat mag, aan wie u het vraagt, en de dilemma's.

    onderwerp: id van het onderwerp, bijvoorbeeld "geschenken".
    """
    subject = scope.register.get(Onderwerp, onderwerp)
    if subject is None:
        return ()
    verdicts = tuple(
        Card(Badge(title, tone), sections=(Section("", getattr(subject, field)),))
        for field, title, tone in VERDICTS
        if getattr(subject, field)
    )
    dilemmas = tuple(
        Card(title=link(one), text=one.situatie)
        for one in scope.register.referrers(subject, Dilemma)
    )
    blocks: list[Block] = [Notice("Het korte antwoord", subject.antwoord)]
    if verdicts:
        blocks.append(Cards("", verdicts, form=CardsForm.VERDICTS))
    blocks += _whom(scope, subject.vraag_aan)
    if dilemmas:
        blocks.append(Cards("Wat zou u doen?", dilemmas, form=CardsForm.CHOICE))
    blocks += _sources(scope, subject)
    blocks += [
        Prose(title=title, items=links)
        for title, links in relations(scope, subject, without=("dilemmas",)).items()
    ]
    return tuple(blocks)


def dilemmakaart(scope: Scope, dilemma: Annotated[str, Verwijzing("dilemmas")]) -> Blocks:
    """Eén dilemma: de situatie, onze regel, zo pakt u het aan, en vragen voor het gesprek.

    dilemma: id van het dilemma, bijvoorbeeld "fles-wijn".
    """
    one = scope.register.get(Dilemma, dilemma)
    if one is None:
        return ()
    blocks: list[Block] = [Prose((one.situatie,))]
    if one.regel:
        blocks.append(Notice("Onze regel", one.regel))
    if one.advies:
        blocks.append(Prose((one.advies,), title="Zo pakt u het aan"))
    blocks += _whom(scope, one.vraag_aan or _asked_by_subject(scope, one))
    if one.overwegingen:
        blocks.append(Prose(title="Om over te praten", items=one.overwegingen))
    blocks.append(
        Prose(
            title="Bespreek dit in uw team",
            items=tuple(
                PageLink(f"Kaarten over {value.titel.lower()}", discussion_page(value.id))
                for id in one.waarden
                if (value := scope.register.get(Waarde, id))
            ),
        )
    )
    facts: tuple[tuple[str, Cell], ...] = (
        ("Waarden", scope.links("waarden", one.waarden)),
        ("Onderwerpen", scope.links("onderwerpen", one.onderwerpen)),
        ("Maatregelen", scope.links("maatregelen", one.maatregelen)),
    )
    blocks += _sources(scope, one)
    blocks += [Prose(title=title, items=links) for title, links in relations(scope, one).items()]
    blocks.append(Facts("Waar dit bij hoort", tuple(fact for fact in facts if fact[1])))
    return tuple(blocks)


def dilemmaoverzicht(
    scope: Scope,
    waarde: Annotated[str, Verwijzing("waarden")] | None = None,
    onderwerp: Annotated[str, Verwijzing("onderwerpen")] | None = None,
) -> Blocks:
    """Alle dilemma's in een tabel, te filteren op onderwerp en waarde.

    waarde: alleen dilemma's bij deze waarde, bijvoorbeeld "openheid".
    onderwerp: alleen dilemma's bij dit onderwerp, bijvoorbeeld "geschenken".
    """
    columns = (
        Column("dilemma", "Dilemma"),
        Column("situatie", "Situatie", below="dilemma", labelled=False),
        Column("onderwerpen", "Onderwerp", facet=True),
        Column("waarden", "Waarden", facet=True),
    )
    rows = tuple(
        Row(
            (
                link(one),
                one.situatie,
                scope.links("onderwerpen", one.onderwerpen),
                scope.links("waarden", one.waarden),
            ),
            (one.kind, one.id),
        )
        for one in scope.register.all(Dilemma)
        if waarde in (None, *one.waarden) and onderwerp in (None, *one.onderwerpen)
    )
    return (Table("Dilemma's", columns, rows, "Er zijn nog geen dilemma's."),)


def teamgesprek(
    scope: Scope, waarde: Annotated[str, Verwijzing("waarden")] | None = None
) -> Blocks:
    """De dilemma's bij een waarde als kaarten om te printen en in een team te bespreken.

    waarde: id van de waarde, bijvoorbeeld "openheid"; zonder: alle waarden om uit te kiezen.
    """
    if waarde is None:
        return (_choose(scope),)
    value = scope.register.get(Waarde, waarde)
    if value is None:
        return ()
    dilemmas = scope.register.referrers(value, Dilemma)
    manual = Card("Zo gaat het gesprek", sections=(Section("", STEPS),))
    cards = (manual, *(_to_discuss(scope, one) for one in dilemmas)) if dilemmas else ()
    return (
        Prose((value.betekenis, PRINTING)),
        Cards("", cards, "Bij deze waarde zijn nog geen dilemma's.", CardsForm.DECK),
        Prose(title="Meer over deze waarde", items=(link(value),)),
    )


def _choose(scope: Scope) -> Cards:
    found = ((one, scope.register.referrers(one, Dilemma)) for one in scope.register.all(Waarde))
    cards = tuple(
        Card(
            PageLink(value.titel, discussion_page(value.id)),
            "1 kaart" if len(dilemmas) == 1 else f"{len(dilemmas)} kaarten",
            sections=(Section("", tuple(one.titel for one in dilemmas)),),
        )
        for value, dilemmas in found
        if dilemmas
    )
    return Cards("", cards, "Er zijn nog geen dilemma's.", CardsForm.CHOICE)


def _to_discuss(scope: Scope, dilemma: Dilemma) -> Card:
    """A card with the answer folded away, because a team talks first."""
    asked = scope.links("rollen", dilemma.vraag_aan or _asked_by_subject(scope, dilemma))
    answer = tuple(
        f"{label}: {text}"
        for label, text in (("Onze regel", dilemma.regel), ("Zo pakt u het aan", dilemma.advies))
        if text
    )
    return Card(
        title=link(dilemma),
        text=dilemma.situatie,
        facts=(
            ("Waarden", scope.links("waarden", dilemma.waarden)),
            ("Hulp", asked),
        ),
        sections=(
            Section("Om over te praten", dilemma.overwegingen),
            Section("Na het gesprek", answer, folded=True),
        ),
    )


def _asked_by_subject(scope: Scope, dilemma: Dilemma) -> tuple[str, ...]:
    """Whom one asks about the first subject of a dilemma."""
    subject = scope.register.get(Onderwerp, next(iter(dilemma.onderwerpen), None))
    return subject.vraag_aan if subject else ()


def _whom(scope: Scope, ids: tuple[str, ...]) -> Iterator[Cards]:
    """Whom to ask, with how to reach them."""
    roles = (role for id in ids if (role := scope.register.get(Rol, id)))
    cards = tuple(
        Card(link(role), facts=tuple(fact for fact in contact_facts(role) if fact[1] is not None))
        for role in roles
    )
    if cards:
        yield Cards("Aan wie vraagt u het?", cards, form=CardsForm.CHOICE)


def _sources(scope: Scope, record: Onderwerp | Dilemma) -> Iterator[Prose]:
    """Where it is written: the rules of the organisation, their texts first, and the norms."""
    rules = (rule for id in record.regelingen if (rule := scope.register.get(Regeling, id)))
    texts = tuple(WebLink(one.titel, one.url) if one.url else link(one) for one in rules)
    norms = (norm for id in record.normen if (norm := scope.register.get(Norm, id)))
    for title, items in (
        ("Onze eigen regels", texts),
        ("De normen erachter", tuple(with_source(scope, norm) for norm in norms)),
    ):
        if items:
            yield Prose(title=title, items=items)
