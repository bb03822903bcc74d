"""'May I do this?', dilemmas, and what follows from a value. The data are those of tests/mini."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from integriteitsplan.cycle.values import reaches, values_behind
from integriteitsplan.export import offered
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.model.normen import Norm
from integriteitsplan.render import Renderer
from integriteitsplan.site import Site
from integriteitsplan.views.data.blocks import (
    Block,
    Blocks,
    Card,
    Cards,
    CardsForm,
    Facts,
    Notice,
    Prose,
)
from integriteitsplan.views.data.cells import Badge, Link, PageLink, Tone, WebLink
from integriteitsplan.views.data.tables import Table
from tests.builds import MINI
from tests.sites import GOOD, open_at, write
from tests.test_render import Addresses

Show = Callable[..., Blocks]
CAKE = Link("De taart van de buurman", "dilemmas", "taart")
GIFTS = Link("Geschenken", "onderwerpen", "geschenken")
HEAD = Link("Hoofd integriteit", "rollen", "hoofd")
OPEN = Link("Openheid", "waarden", "openheid")
BRAVE = Link("Moed", "waarden", "moed")


@pytest.fixture(scope="module")
def mini() -> Site:
    return open_at(MINI)


@pytest.fixture(scope="module")
def show(mini: Site) -> Show:
    def shown(name: str, *args: Any, **kwargs: Any) -> Blocks:
        return mini.show(name, None, *args, **kwargs)

    return shown


def cards(blocks: Blocks, form: CardsForm) -> tuple[Card, ...]:
    """The cards of the blocks of a form, together."""
    return tuple(
        card
        for block in blocks
        if isinstance(block, Cards) and block.form is form
        for card in block.cards
    )


def items(blocks: Blocks, title: str) -> tuple[Any, ...]:
    return next(one.items for one in blocks if isinstance(one, Prose) and one.title == title)


# -- by subject


def test_a_subject_begins_with_the_answer_and_says_what_is_allowed(show: Show) -> None:
    blocks = show("onderwerpkaart", "geschenken")
    assert blocks[0] == Notice("Het korte antwoord", "Neem niets aan en meld het.")
    assert [(card.title, card.sections[0].items) for card in cards(blocks, CardsForm.VERDICTS)] == [
        (Badge("Dat mag", Tone.GOOD), ("Een kaart aannemen.",)),
        (Badge("Vraag of meld het eerst", Tone.PARTLY), ("Iets kleins aannemen.",)),
        (Badge("Dat mag niet", Tone.BAD), ("Geld aannemen.",)),
    ]


def test_a_subject_leads_to_people_dilemmas_rules_and_norms(show: Show) -> None:
    blocks = show("onderwerpkaart", "geschenken")
    assert [card.title for card in cards(blocks, CardsForm.CHOICE)] == [HEAD, CAKE]
    head = cards(blocks, CardsForm.CHOICE)[0]
    assert dict(head.facts)["E-mail"] == WebLink(
        "hoofd@klein.example", "mailto:hoofd@klein.example"
    )
    assert items(blocks, "Onze eigen regels") == (
        WebLink("Gedragscode van Klein", "https://klein.example/gedragscode"),
        Link("Protocol onderzoek", "regelingen", "onderzoek"),
    )
    assert items(blocks, "De normen erachter") == (
        Link("Geschenken melden (Eigen, afspraak 1)", "normen", "eigen:1"),
    )


def test_onderwerpkaarten_offers_every_subject(show: Show) -> None:
    (found,) = show("onderwerpkaarten")
    assert found == Cards(
        "",
        (Card(GIFTS, "Een taart, een bon, een uitje."),),
        "Er zijn nog geen onderwerpen.",
        CardsForm.CHOICE,
    )


# -- dilemmas


def test_a_dilemma_tells_the_rule_before_the_questions(show: Show) -> None:
    blocks = show("dilemmakaart", "taart")
    assert [_name(block) for block in blocks] == [
        "",
        "Onze regel",
        "Zo pakt u het aan",
        "Aan wie vraagt u het?",
        "Om over te praten",
        "Bespreek dit in uw team",
        "De normen erachter",
        "Waar dit bij hoort",
    ]
    assert blocks[1] == Notice("Onze regel", "U meldt elk geschenk.")
    assert items(blocks, "Bespreek dit in uw team") == (
        PageLink("Kaarten over openheid", "waarden/bespreken/openheid.md"),
        PageLink("Kaarten over moed", "waarden/bespreken/moed.md"),
    )
    facts = blocks[-1]
    assert isinstance(facts, Facts)
    assert facts.items == (
        ("Waarden", (OPEN, BRAVE)),
        ("Onderwerpen", (GIFTS,)),
        (
            "Maatregelen",
            (Link("Gesprekken in teams", "maatregelen", "gesprekken-2026"),),
        ),
    )


def test_a_dilemma_without_people_of_its_own_takes_those_of_its_first_subject(show: Show) -> None:
    assert [card.title for card in cards(show("dilemmakaart", "taart"), CardsForm.CHOICE)] == [HEAD]


def _name(block: Block) -> str:
    return str(getattr(block, "title", ""))


# -- in a team


def test_the_cards_for_a_team_hide_the_answer_until_after_the_talk(show: Show) -> None:
    manual, card = cards(show("teamgesprek", "openheid"), CardsForm.DECK)
    assert manual.title == "Zo gaat het gesprek"
    assert card.title == CAKE
    assert [(one.title, one.items, one.folded) for one in card.sections] == [
        ("Om over te praten", ("Wie ziet het?", "Wat zegt u?"), False),
        (
            "Na het gesprek",
            (
                "Onze regel: U meldt elk geschenk.",
                "Zo pakt u het aan: Zet de taart bij de koffie.",
            ),
            True,
        ),
    ]


def test_every_value_with_a_dilemma_has_a_page_for_a_team(mini: Site) -> None:
    pages = [uri for uri in mini.pages if uri.startswith("waarden/bespreken/")]
    assert pages == ["waarden/bespreken/moed.md", "waarden/bespreken/openheid.md"]
    choice = cards(mini.show("teamgesprek", None), CardsForm.CHOICE)
    assert [card.title for card in choice] == [
        PageLink("Openheid", "waarden/bespreken/openheid.md"),
        PageLink("Moed", "waarden/bespreken/moed.md"),
    ]


def test_a_value_without_a_dilemma_has_none(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD))
    assert not [uri for uri in site.pages if "bespreken" in uri]
    (_, deck, _) = site.show("teamgesprek", None, "openheid")
    assert deck == Cards("", (), "Bij deze waarde zijn nog geen dilemma's.", CardsForm.DECK)


def test_what_cards_are_for_stands_in_the_markup_and_only_plain_ones_download() -> None:
    def made(form: CardsForm) -> str:
        blocks = (Cards("", (Card("K"),), form=form),)
        return Renderer(Addresses()).render(blocks, "k", [{"CSV": "k.csv"}])

    assert {
        form: ("k.csv" in made(form), f"ip-kaarten--{form}" in made(form)) for form in CardsForm
    } == {
        CardsForm.PLAIN: (True, False),
        CardsForm.CHOICE: (False, True),
        CardsForm.VERDICTS: (False, True),
        CardsForm.DECK: (False, True),
    }


def test_files_go_to_the_cards_that_have_them() -> None:
    blocks = (
        Cards("", (Card("Kies"),), form=CardsForm.CHOICE),
        Cards("", (Card("Gegeven"),)),
    )
    (table,) = offered(blocks)
    assert [row.cells[0] for row in table.rows] == ["Gegeven"]
    html = Renderer(Addresses()).render(blocks, "k", [{"CSV": "k.csv"}])
    assert html.index("Gegeven") < html.index("k.csv")


# -- from a value to what follows, and back

CHAIN = {
    "plans/geheel/regelingen.yml": """
        - {id: via-norm, titel: Via norm, soort: regeling, omschrijving: O, normen: ['eigen:1']}
        - {id: via-dilemma, titel: Via dilemma, soort: regeling, omschrijving: O}
        - {id: los, titel: Los, soort: regeling, omschrijving: O}
        """,
    "plans/geheel/onderwerpen.yml": """
        - id: post
          titel: Post
          omschrijving: O
          antwoord: A
          vraag_aan: [hoofd]
          normen: [eigen:1]
        """,
    "plans/ruimte/waarden.yml": "- {id: moed, titel: Moed, betekenis: B}\n",
    "plans/geheel/dilemmas.yml": """
        - id: brief
          titel: Brief
          situatie: S
          onderwerpen: [post]
          waarden: [openheid]
          regelingen: [via-dilemma]
          maatregelen: [genoemd]
        """,
    "plans/geheel/maatregelen.yml": "".join(
        f"- {{id: {id}, titel: {id}, soort: cultuur, karakter: zacht, {rest}}}\n"
        for id, rest in (
            ("genoemd", "jaar: 2026"),
            ("van-de-norm", "jaar: 2025, normen: ['eigen:1']"),
            ("altijd", "normen: ['eigen:1']"),
            ("vervallen", "jaar: 2026, normen: ['eigen:1'], status: vervallen"),
            ("afgeleid", "jaar: 2026, normen: ['eigen:1'], afgeleid_van: altijd"),
            ("los", "jaar: 2026"),
        )
    ),
}


@pytest.fixture
def chain(tmp_path: Path) -> Site:
    return open_at(write(tmp_path, GOOD, CHAIN))


def test_a_value_reaches_norms_rules_dilemmas_and_measures(chain: Site) -> None:
    reach = reaches(chain.register)["openheid"]
    assert [one.id for one in reach.all()] == [
        *("eigen:1", "via-norm", "via-dilemma", "brief"),
        *("genoemd", "van-de-norm", "altijd"),
    ]
    assert [one.id for one in reach.measures_in(2026)] == ["genoemd", "altijd"]


def test_from_a_norm_or_measure_one_finds_the_values_back(chain: Site) -> None:
    def behind(model: type[Any], id: str) -> list[str]:
        return [one.id for one in values_behind(chain.register, chain.register.get(model, id))]

    assert behind(Norm, "eigen:1") == ["openheid"]
    assert behind(Maatregel, "genoemd") == ["openheid"]
    assert behind(Maatregel, "los") == []


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, ["brief"]),
        ({"waarde": "openheid"}, ["brief"]),
        ({"waarde": "moed"}, []),
        ({"onderwerp": "post"}, ["brief"]),
        ({"onderwerp": "leeg"}, []),
    ],
)
def test_dilemmaoverzicht_narrows_to_a_value_or_subject(
    chain: Site, chosen: dict[str, str], found: list[str]
) -> None:
    (table,) = chain.show("dilemmaoverzicht", None, **chosen)
    assert isinstance(table, Table)
    assert [row.record and row.record[1] for row in table.rows] == found


def test_waardenwijzer_reads_in_both_directions(chain: Site) -> None:
    forward, back = chain.show("waardenwijzer", None)
    assert isinstance(forward, Table)
    assert isinstance(back, Table)
    row, _ = forward.records()
    assert {key: list(_ids(row[key])) for key in ("regelingen", "dilemmas", "maatregelen")} == {
        "regelingen": ["via-norm", "via-dilemma"],
        "dilemmas": ["brief"],
        "maatregelen": ["genoemd", "altijd"],
    }
    found = [(one["soort"], bool(one["openheid"]), bool(one["moed"])) for one in back.records()]
    assert found == [
        ("norm", True, False),
        ("regeling", True, False),
        ("regeling", True, False),
        ("dilemma", True, False),
        ("maatregel", True, False),
        ("maatregel", True, False),
    ]


def _ids(cell: Any) -> Iterator[str]:
    return (one.id for one in cell)
