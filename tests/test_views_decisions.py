"""Views of consulting, deciding and promising, as data."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from integriteitsplan.model.documenten import DOCUMENT_TYPES, Documentsoort
from integriteitsplan.site import Site
from integriteitsplan.site.skeletons import write_skeleton
from integriteitsplan.views.data.blocks import Blocks, Prose
from integriteitsplan.views.data.cells import Badge, Cell, Due, Link, PageLink, Tone
from integriteitsplan.views.data.drawings import Figure, Segment, Tree
from integriteitsplan.views.data.tables import Table
from tests.sites import DAY, GOOD, open_at, write

Show = Callable[..., Blocks]

TREE = {
    "plans/geheel/nota.md": """
        ---
        soort: beslisnota
        titel: De nota
        status: in_consultatie
        verloop:
          - {status: concept, datum: 2026-01-05}
          - {status: in_consultatie, datum: 2026-02-02, tot: 2026-06-30, orgaan: hoofd}
        ---
        """,
    "plans/ruimte/nota.md": "---\nsoort: beslisnota\ntitel: Nota van Ruimte\n---\n",
    "plans/ruimte/over-plan.md": (
        "---\nsoort: beslisnota\ntitel: Nota over het plan\nafgeleid_van: plan\n---\n"
    ),
    "plans/geheel/plan.md": (
        "---\nsoort: meerjarenplan\ntitel: Het plan\n"
        "looptijd: {van: 2026-01-01, tot: 2028-12-31}\n---\n"
    ),
    "plans/geheel/belanghebbenden.yml": """
        - id: or
          titel: Ondernemingsraad
          soort: intern
          document: nota
          betrokken: Overleg in maart
          positie: kanttekening
          toelichting: Wil meer tijd.
          vervolg: Een maand erbij.
        - {id: bond, titel: Bond, soort: vakbond, document: nota, betrokken: B, positie: kritisch}
        - {id: raad, titel: Jonge raad, soort: intern, document: nota, betrokken: B}
        - {id: buur, titel: Buur, soort: overheid, document: plan, betrokken: B}
        """,
    "plans/geheel/reacties.yml": """
        - {id: r1, belanghebbende: or, document: nota, thema: Tijd, inbreng: I1, overgenomen: ja,
           motivering: M1, vervolg: V1, datum: 2026-03-01}
        - {id: r2, belanghebbende: bond, document: nota, thema: Tijd, inbreng: I2}
        - {id: r3, belanghebbende: or, document: nota, thema: Geld, inbreng: I3, overgenomen: nee,
           motivering: M3}
        - {id: r4, belanghebbende: bond, document: plan, thema: Geld, inbreng: I4,
           overgenomen: deels, motivering: M4}
        """,
    "plans/geheel/besluiten.yml": """
        - id: eerste
          titel: De opzet
          orgaan: hoofd
          datum: 2026-01-20
          document: nota
          versie: opzet
          gevraagd: Akkoord?
          uitkomst: ingestemd
          aanleiding: {titel: Een nota, aan: Raad, datum: 2025-12-01, nagekomen_op: 2026-01-05}
        - id: tweede
          titel: Uitstel
          orgaan: hoofd
          datum: 2026-05-06
          document: nota
          gevraagd: Langer wachten?
          uitkomst: aangehouden
          toelichting: Eerst cijfers.
          vervolg:
            - {titel: Cijfers, aan: Raad, datum: 2026-05-06, voor: 2026-05-31, eigenaar: hoofd}
            - {titel: Gesprek, aan: Bond, datum: 2026-05-06, voor: 2026-06-01}
            - {titel: Nazorg, aan: Bond, datum: 2026-05-05}
        - id: los
          titel: Iets anders
          orgaan: hoofd
          datum: 2026-04-01
          gevraagd: G
          uitkomst: afgewezen
        - {id: ander, titel: Over het plan, orgaan: hoofd, datum: 2026-04-02, document: plan,
           gevraagd: G, uitkomst: gewijzigd}
        """,
    "plans/geheel/focuspunten.yml": """
        - {id: laatst, titel: Zonder plaats, omschrijving: O, document: nota}
        - {id: tien, titel: Tien, volgorde: 10, omschrijving: O10, document: nota,
           maatregelen: [doen, gedaan]}
        - {id: twee, titel: Twee, volgorde: 0, omschrijving: O2, document: nota}
        """,
    "plans/geheel/maatregelen.yml": """
        - {id: doen, titel: Doen, soort: cultuur, karakter: zacht, jaar: 2026, status: loopt,
           gepland: 4, gerealiseerd: 1, telt: sessies}
        - {id: gedaan, titel: Gedaan, soort: cultuur, karakter: zacht, jaar: 2026,
           status: afgerond}
        """,
    "plans/geheel/communicatiemomenten.yml": """
        - {id: bericht, titel: Bericht, doelgroep: Allen, middel: Brief, datum: 2025-12-31,
           document: nota, afzender: hoofd}
        - {id: anders, titel: Anders, doelgroep: Allen, middel: Brief, datum: 2026-03-01}
        """,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return open_at(write(tmp_path_factory.mktemp("site"), GOOD, TREE), date(2026, 6, 1))


@pytest.fixture(scope="module")
def show(site: Site) -> Show:
    """A view, seen from the page of the document with this path, or from a plain page."""

    def shown(name: str, *args: Any, on: str = "", **kwargs: Any) -> Blocks:
        found = [one for one in site.register.documents if one.path == f"plans/{on}.md"]
        return site.show(name, found[0] if on else None, *args, **kwargs)

    return shown


def table(blocks: Blocks) -> Table:
    return next(block for block in blocks if isinstance(block, Table))


def column(found: Table, key: str) -> list[Cell]:
    return [record[key] for record in found.records()]


def names(cells: list[Cell]) -> list[str]:
    return [cell.text for cell in cells if isinstance(cell, Link | PageLink | Badge)]


# -- which document


@pytest.mark.parametrize(
    ("on", "document", "expected"),
    [
        ("geheel/nota", None, ["Ondernemingsraad", "Bond", "Jonge raad"]),
        ("ruimte/nota", None, []),
        ("ruimte/nota", "geheel/nota", ["Ondernemingsraad", "Bond", "Jonge raad"]),
        ("ruimte/over-plan", None, ["Buur"]),
        ("geheel/plan", None, ["Buur"]),
        ("", None, ["Ondernemingsraad", "Bond", "Jonge raad", "Buur"]),
        ("", "plan", ["Buur"]),
        ("geheel/nota", "weg", []),
    ],
    ids=["own", "namesake", "by unit", "memo on a plan", "plan", "all", "named", "unknown"],
)
def test_a_view_is_about_the_document_of_its_page(
    show: Show, on: str, document: str | None, expected: list[str]
) -> None:
    found = table(show("krachtenveld", on=on, document=document))
    assert names(column(found, "partij")) == expected


def test_a_title_names_the_document_only_where_it_is_not_that_of_the_page(show: Show) -> None:
    assert table(show("krachtenveld", on="geheel/nota")).title == "Krachtenveld"
    assert table(show("krachtenveld", document="plan")).title == "Krachtenveld bij Het plan"


def test_an_unknown_document_is_not_taken_for_an_empty_one(show: Show) -> None:
    assert table(show("besluitplanning", document="weg")).empty == "Dit document is niet gevonden."
    assert table(show("krachtenveld", on="ruimte/nota")).empty == (
        "Er zijn geen partijen opgeschreven."
    )


# -- consultation


def test_positions_are_drawn_per_sort_of_party_and_counted_in_words(show: Show) -> None:
    figure = show("krachtenveld", on="geheel/nota")[0]
    assert isinstance(figure, Figure)
    assert [bar.label for bar in figure.bars] == ["Intern orgaan", "Vakbond"]
    assert [one for one in figure.bars[0].segments if one.number] == [
        Segment("positief met een kanttekening", 1, Tone.PARTLY),
        Segment("geen eigen standpunt bekend", 1, Tone.EMPTY),
    ]
    assert figure.description == (
        "Partijen die meedachten: 3. Standpunt: 1 positief met een kanttekening, 1 kritisch, "
        "1 geen eigen standpunt bekend."
    )
    assert [row.cells for row in figure.table.rows] == [
        ("Intern orgaan", 0, 1, 0, 0, 1, 2),
        ("Vakbond", 0, 0, 1, 0, 0, 1),
        ("Alle partijen", 0, 1, 1, 0, 1, 3),
    ]
    tones = {part.tone for part in figure.bars[0].segments}
    assert len(tones) == len(figure.bars[0].segments)  # each position has a pattern of its own


def test_a_party_says_how_it_stands_and_what_was_agreed(show: Show) -> None:
    assert table(show("krachtenveld", on="geheel/nota")).rows[0].cells == (
        Link("Ondernemingsraad", "belanghebbenden", "or"),
        "intern orgaan",
        "Overleg in maart",
        Badge("positief met een kanttekening", Tone.PARTLY),
        "Wil meer tijd.",
        "Een maand erbij.",
    )


@pytest.mark.parametrize(
    ("per", "first", "order"),
    [("partij", "partij", ["I1", "I3", "I2"]), ("thema", "thema", ["I1", "I2", "I3"])],
)
def test_remarks_stand_together_per_party_or_theme(
    show: Show, per: str, first: str, order: list[str]
) -> None:
    found = table(show("reactienota", per, on="geheel/nota"))
    assert found.columns[0].key == first
    assert column(found, "inbreng") == order
    assert found.title == f"Reacties (per {per})"


def test_a_remark_has_what_was_done_with_it_and_why(show: Show) -> None:
    told, found = show("reactienota", on="geheel/nota")
    assert told == Prose(
        (
            "Reacties: 3, van 2 partijen. Overgenomen: 1, deels overgenomen: 0, "
            "niet overgenomen: 1, nog geen antwoord: 1.",
        )
    )
    assert isinstance(found, Table)
    assert found.rows[0].cells == (
        Link("Ondernemingsraad", "belanghebbenden", "or"),
        "Tijd",
        "I1",
        date(2026, 3, 1),
        Badge("overgenomen", Tone.GOOD),
        "M1",
        "V1",
    )
    assert column(found, "overgenomen")[2] == Badge("nog geen antwoord", Tone.BAD)


def test_one_party_is_not_told_as_several(show: Show) -> None:
    told = show("reactienota", document="plan")[0]
    assert isinstance(told, Prose)
    assert str(told.paragraphs[0]).startswith("Reacties: 1, van 1 partij. ")


# -- decisions and promises


def test_decisions_stand_newest_first_with_their_promises_in_words(show: Show) -> None:
    found = table(show("besluitenregister", on="geheel/nota"))
    assert names(column(found, "besluit")) == ["Uitstel", "De opzet"]
    assert column(found, "aanleiding") == [
        None,
        ("Een nota (aan: Raad, 1 december 2025): nagekomen op 5 januari 2026",),
    ]
    assert column(found, "vervolg") == [
        (
            "Cijfers (aan: Raad, 6 mei 2026): te laat, uiterlijk 31 mei 2026",
            "Gesprek (aan: Bond, 6 mei 2026): open, uiterlijk 1 juni 2026",
            "Nazorg (aan: Bond, 5 mei 2026): open",
        ),
        None,
    ]
    assert column(found, "uitkomst") == [
        Badge("aangehouden", Tone.NEUTRAL),
        Badge("ingestemd", Tone.GOOD),
    ]


def test_decisions_on_a_plain_page_say_what_they_are_about(show: Show) -> None:
    found = table(show("besluitenregister", orgaan="hoofd"))
    assert names(column(found, "besluit")) == [
        *("Uitstel", "Over het plan", "Iets anders", "De opzet"),
    ]
    nota = PageLink("De nota", "plannen/geheel/nota.md")
    plan = PageLink("Het plan", "plannen/geheel/plan.md")
    assert column(found, "document") == [nota, plan, None, nota]


def test_promises_stand_late_ones_first(show: Show) -> None:
    found = table(show("toezeggingen", on="geheel/nota"))
    assert column(found, "toezegging") == ["Cijfers", "Nazorg", "Gesprek", "Een nota"]
    assert names(column(found, "staat")) == ["te laat", "open", "open", "nagekomen"]
    assert column(found, "voor") == [
        Due(date(2026, 5, 31), is_done=False, peildatum=DAY),
        None,
        Due(date(2026, 6, 1), is_done=False, peildatum=DAY),
        None,
    ]
    assert column(found, "verband")[-1] == "aanleiding voor het besluit"
    assert found.note == "Toezeggingen: 1 te laat, 2 open, 1 nagekomen."


# -- accents, planning, communication


def test_the_agenda_has_the_promises_with_a_date(show: Show) -> None:
    found = table(show("agenda", soort="toezegging"))
    assert column(found, "wat") == [
        Link("Cijfers (aan: Raad)", "besluiten", "tweede"),
        Link("Gesprek (aan: Bond)", "besluiten", "tweede"),
    ]
    assert column(found, "staat") == [
        Badge("te laat", Tone.BAD),
        Badge("nog te doen", Tone.NEUTRAL),
    ]
    assert column(found, "eigenaar") == [Link("Hoofd integriteit", "rollen", "hoofd"), None]


def test_accents_stand_in_their_order_with_how_far_their_measures_are(show: Show) -> None:
    [tree] = show("focuspuntenoverzicht", on="geheel/nota")
    assert isinstance(tree, Tree)
    assert [node.label for node in tree.nodes] == ["Twee", "Tien", "Zonder plaats"]
    assert tree.nodes[0].badges == (Badge("nog geen maatregel", Tone.EMPTY),)
    assert [node.badges[0].text for node in tree.nodes[1].children] == ["loopt", "afgerond"]
    assert [row.cells[2:] for row in tree.table.rows] == [
        (None, None, None),
        (
            Link("Doen", "maatregelen", "doen"),
            Badge("loopt", Tone.PARTLY),
            "1 van 4 geplande sessies",
        ),
        (Link("Gedaan", "maatregelen", "gedaan"), Badge("afgerond", Tone.GOOD), ""),
        (None, None, None),
    ]


def test_the_planning_puts_steps_promises_decisions_and_messages_in_order(show: Show) -> None:
    found = table(show("besluitplanning", on="geheel/nota"))
    assert list(zip(column(found, "soort"), column(found, "datum"), strict=True)) == [
        ("toezegging", date(2025, 12, 1)),
        ("communicatie", date(2025, 12, 31)),
        ("stap", date(2026, 1, 5)),
        ("besluit", date(2026, 1, 20)),
        ("stap", date(2026, 2, 2)),
        ("toezegging", date(2026, 5, 5)),
        ("toezegging", date(2026, 5, 6)),
        ("toezegging", date(2026, 5, 6)),
        ("besluit", date(2026, 5, 6)),
    ]
    assert found.rows[4].cells == (
        Badge("in consultatie", Tone.PARTLY),
        None,
        "stap",
        date(2026, 2, 2),
        date(2026, 6, 30),
        Link("Hoofd integriteit", "rollen", "hoofd"),
    )


@pytest.mark.parametrize(
    ("on", "arguments", "expected"),
    [
        ("geheel/nota", {}, ["Bericht"]),
        ("geheel/nota", {"jaar": 2026}, ["Anders"]),
        ("geheel/plan", {}, ["Anders"]),
        ("", {"document": "nota"}, ["Bericht"]),
        ("", {"document": "plan"}, []),
    ],
    ids=["memo", "memo with a year", "plan", "named", "nothing"],
)
def test_communication_about_a_document_is_of_any_year(
    show: Show, on: str, arguments: dict[str, Any], expected: list[str]
) -> None:
    found = table(show("communicatieoverzicht", on=on, **arguments))
    assert names(column(found, "boodschap")) == expected


# -- the memo itself


def test_a_new_memo_asks_for_the_words_that_it_lacks_and_shows_the_rest(tmp_path: Path) -> None:
    write_skeleton(write(tmp_path, GOOD), "beslisnota", None, "nota", 2026, DAY)
    [found] = open_at(tmp_path).findings
    parts = DOCUMENT_TYPES[Documentsoort.BESLISNOTA].onderdelen.values()
    wanted = ", ".join(part.titel for part in parts if part.eigen_woorden)
    assert found.what == f"dit document heeft nog geen eigen woorden bij: {wanted}"


def test_a_memo_has_the_parts_that_are_fixed() -> None:
    assert list(DOCUMENT_TYPES[Documentsoort.BESLISNOTA].onderdelen) == [
        *("aanleiding", "geadviseerd-besluit", "kern", "proces", "politieke-context"),
        *("krachtenveld", "reacties", "communicatie", "planning", "niet-openbaar"),
    ]
