"""Chapter 2: the core values and what they ask in practice."""

from typing import Annotated

from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.waarden import Dilemma, Waarde
from integriteitsplan.views.data import Block, Blocks, Card, Cards, Prose, Section
from integriteitsplan.views.relations import relations
from integriteitsplan.views.scope import Scope, link


def waardenkaarten(scope: Scope) -> Blocks:
    """De kernwaarden als kaarten, met wat ze in de praktijk betekenen."""
    cards = tuple(
        Card(
            title=link(value),
            text=value.betekenis,
            sections=(Section("In de praktijk", value.praktijk),) if value.praktijk else (),
            record=(value.kind, value.id),
        )
        for value in scope.register.all(Waarde)
    )
    return (Cards("", cards, "Er zijn nog geen waarden."),)


def waardekaart(scope: Scope, waarde: Annotated[str, Verwijzing("waarden")]) -> Blocks:
    """Alles over één waarde: betekenis, praktijk, dilemma's en de normen die eruit volgen.

    waarde: id van de waarde, bijvoorbeeld "onpartijdigheid".
    """
    value = scope.register.get(Waarde, waarde)
    if value is None:
        return ()
    blocks: list[Block] = [Prose((value.betekenis,))]
    if value.praktijk:
        blocks.append(Prose(title="In de praktijk", items=value.praktijk))
    if value.dilemmas:
        blocks.append(
            Cards("Dilemma's om te bespreken", tuple(_dilemma(one) for one in value.dilemmas))
        )
    if value.normen:
        blocks.append(
            Prose(title="Normen bij deze waarde", items=scope.links("normen", value.normen))
        )
    blocks += [
        Prose(title=f"{title} bij deze waarde", items=links)
        for title, links in relations(scope, value).items()
    ]
    return tuple(blocks)


def _dilemma(dilemma: Dilemma) -> Card:
    sections = (Section("Om over te praten", dilemma.overwegingen),) if dilemma.overwegingen else ()
    return Card(title=dilemma.titel, text=dilemma.casus, sections=sections)
