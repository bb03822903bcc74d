"""Chapter 2: the core values, what they ask in practice, and what follows from them."""

from typing import Annotated

from integriteitsplan.cycle.values import Reach, reaches, values_behind
from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.model.record import Record
from integriteitsplan.model.waarden import Waarde
from integriteitsplan.register.addresses import discussion_page
from integriteitsplan.views.data.blocks import Block, Blocks, Card, Cards, CardsForm, Prose, Section
from integriteitsplan.views.data.cells import Code, Link, PageLink
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.relations import called, relations
from integriteitsplan.views.scope import Scope, link

SHOWN_APART = ("dilemmas",)  # on the page of a value, as cards
BEHIND = Code("●", "deze waarde zit erachter")


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
    """Alles over één waarde: betekenis, praktijk, dilemma's, en wat eruit volgt.

    waarde: id van de waarde, bijvoorbeeld "onpartijdigheid".
    """
    value = scope.register.get(Waarde, waarde)
    if value is None:
        return ()
    reach = reaches(scope.register)[waarde]
    blocks: list[Block] = [Prose((value.betekenis,))]
    if value.praktijk:
        blocks.append(Prose(title="In de praktijk", items=value.praktijk))
    if reach.dilemmas:
        cards = tuple(Card(link(one), one.situatie) for one in reach.dilemmas)
        blocks.append(Cards("Dilemma's om te bespreken", cards, form=CardsForm.CHOICE))
        page = PageLink("Bespreek deze dilemma's in uw team", discussion_page(waarde))
        blocks.append(Prose((page,)))
    measures = reach.measures_in(scope.peildatum.year)
    lists: dict[str, tuple[Link, ...]] = {
        "Normen bij deze waarde": scope.links("normen", value.normen),
        "Regelingen bij deze waarde": tuple(link(one) for one in reach.regelingen),
        f"Maatregelen in {scope.peildatum.year}": tuple(link(one) for one in measures),
    } | {
        f"{title} bij deze waarde": links
        for title, links in relations(scope, value, without=SHOWN_APART).items()
    }
    blocks += [Prose(title=title, items=items) for title, items in lists.items() if items]
    return tuple(blocks)


def waardenwijzer(scope: Scope, jaar: int | None = None) -> Blocks:
    """Van waarde naar norm, regeling, dilemma en maatregel; en van daaruit terug naar de waarde.

    jaar: de maatregelen van dit jaar; anders het jaar van de pagina of het lopende jaar.
    """
    year = scope.jaar(jaar) or scope.peildatum.year
    return (_forward(scope, year), _back(scope, year))


def _forward(scope: Scope, year: int) -> Table:
    columns = (
        Column("waarde", "Waarde"),
        Column("normen", "Normen"),
        Column("regelingen", "Regelingen"),
        Column("dilemmas", "Dilemma's"),
        Column("maatregelen", f"Maatregelen in {year}"),
    )
    rows = tuple(
        Row(
            (
                link(reach.waarde),
                *(
                    tuple(link(one) for one in found) or None
                    for found in (reach.normen, reach.regelingen, reach.dilemmas)
                ),
                tuple(link(one) for one in reach.measures_in(year)) or None,
            ),
            (reach.waarde.kind, reach.waarde.id),
        )
        for reach in reaches(scope.register).values()
    )
    return Table("Van waarde naar wat wij doen", columns, rows, "Er zijn nog geen waarden.")


def _back(scope: Scope, year: int) -> Table:
    values = scope.register.all(Waarde)
    columns = (
        Column("naam", "Norm, regeling, dilemma of maatregel"),
        Column("soort", "Soort", below="naam", facet=True, labelled=False),
        *(Column(value.id, value.titel, target=link(value)) for value in values),
    )
    rows = tuple(
        Row(
            (
                called(scope, one),
                BY_NAME[one.kind].enkelvoud,
                *(
                    BEHIND if value in values_behind(scope.register, one) else ""
                    for value in values
                ),
            )
        )
        for one in _followers(tuple(reaches(scope.register).values()), year)
    )
    return Table("Terug naar de waarde", columns, rows, "Er is nog niets dat uit een waarde volgt.")


def _followers(every: tuple[Reach, ...], year: int) -> tuple[Record, ...]:
    """Everything that follows from some value, once, a kind at a time."""
    return tuple(
        dict.fromkeys(
            (
                *(one for reach in every for one in reach.normen),
                *(one for reach in every for one in reach.regelingen),
                *(one for reach in every for one in reach.dilemmas),
                *(one for reach in every for one in reach.measures_in(year)),
            )
        )
    )
