"""Views as data: which rows, which cells, for which arguments. The data are those of tests/mini."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from integriteitsplan.model.kinds import KINDS
from integriteitsplan.register import Document
from integriteitsplan.site import Site
from integriteitsplan.source import Call, Place
from integriteitsplan.views import VIEWS
from integriteitsplan.views.data.blocks import Blocks, Cards, Facts, Notice, Prose
from integriteitsplan.views.data.cells import Badge, Cell, Code, Link, PageLink, Tone, WebLink
from integriteitsplan.views.data.drawings import Figure
from integriteitsplan.views.data.tables import Table
from tests.builds import MINI
from tests.sites import GOOD, open_at, write

Show = Callable[..., Blocks]


@pytest.fixture(scope="module")
def mini() -> Site:
    return open_at(MINI)


def page(site: Site, name: str) -> Document:
    return next(one for one in site.register.documents if one.name == name)


@pytest.fixture(scope="module")
def show(mini: Site) -> Show:
    """A view of the miniature, seen from the document named by `on`."""

    def shown(name: str, *args: Any, on: str = "", **kwargs: Any) -> Blocks:
        return mini.show(name, page(mini, on) if on else None, *args, **kwargs)

    return shown


def table(blocks: Blocks, number: int = 0) -> Table:
    return [block for block in blocks if isinstance(block, Table)][number]


def column(found: Table, key: str) -> list[Cell]:
    return [record[key] for record in found.records()]


def ids(blocks: Blocks) -> list[Cell]:
    return column(table(blocks), "id")


def texts(cells: tuple[Cell, ...]) -> list[str]:
    return [cell.text for cell in cells if isinstance(cell, Link | PageLink)]


def lists(blocks: Blocks) -> dict[str, list[str]]:
    """The titled lists among the blocks, with the texts of their links."""
    return {one.title: texts(one.items) for one in blocks if isinstance(one, Prose) and one.title}


# -- norms


def test_normentabel_shows_the_norms_in_force_of_the_chosen_catalogues(show: Show) -> None:
    assert ids(show("normentabel")) == [
        "eigen:1",
        "eigen:2",
        "eigen:3",
        "eigen:4",
        "eigen:5",
        "wor:27.1.m",
    ]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ({"kader": "wor"}, ["wor:27.1.m"]),
        ({"kader": "oud"}, []),
        ({"doelgroep": "bestuurlijk"}, ["eigen:4"]),
        ({"status": "voldoet"}, ["eigen:1", "wor:27.1.m"]),
        ({"status": "voldoet_niet"}, ["eigen:3"]),
        ({"thema": "geschenken"}, ["eigen:1", "eigen:3"]),
        ({"thema": "geschenken", "status": "voldoet"}, ["eigen:1"]),
        ({"eenheid": "ruimte", "status": "voldoet"}, ["eigen:1", "eigen:2", "wor:27.1.m"]),
    ],
)
def test_normentabel_filters(show: Show, arguments: dict[str, str], expected: list[str]) -> None:
    assert ids(show("normentabel", **arguments)) == expected


def test_a_row_of_normentabel_explains_itself(show: Show) -> None:
    row = list(table(show("normentabel")).records())[1]
    assert row == {
        "norm": Link("Nevenwerk melden", "normen", "eigen:2"),
        "id": "eigen:2",
        "vraagt": "Meld nevenwerk dat met uw werk te maken heeft.",
        "bron": "eigen norm",
        "kader": "Eigen",
        "thema": "nevenwerk",
        "status": Badge("voldoet deels (uitgelegd)", Tone.PARTLY),
        "toelichting": "De helft van de opgaven is binnen.",
        "motivering": "Het formulier was lang onbruikbaar.",
        "goedgekeurd_door": Link("College", "rollen", "bestuur"),
        "geldig_tot": date(2026, 12, 31),
        "beoordeeld_bij": None,
        "bewijs": None,
        "eigenaar": Link("Hoofd integriteit", "rollen", "hoofd"),
        "herbeoordelen_voor": date(2026, 12, 31),
    }


def test_evidence_leads_to_the_rule_the_document_or_the_address_where_there_is_one(
    show: Show,
) -> None:
    assert column(table(show("normentabel")), "bewijs")[0] == (
        Link("De gedragscode", "regelingen", "gedragscode"),
        WebLink("Register op het intranet", "https://klein.example/register"),
        PageLink("Verslag van de controle", "plannen/ruimte/werkplan-2026.md"),
    )


def test_the_source_of_a_norm_is_its_article_linked_to_the_law(show: Show) -> None:
    assert column(table(show("normentabel")), "bron") == [
        "afspraak 1",
        "eigen norm",
        "modelnorm",
        "eigen norm",
        "eigen norm",
        WebLink(
            "artikel 27, eerste lid, onderdeel m",
            "https://wetten.overheid.nl/jci1.3:c:BWBR0002747&artikel=27&lid=1&o=m",
        ),
    ]


def test_an_expired_deviation_counts_as_not_met(mini: Site) -> None:
    def status(day: date) -> Cell:
        shown = replace(mini, peildatum=day).show("normentabel", None)
        return column(table(shown), "status")[2]

    assert status(date(2026, 3, 31)) == Badge("voldoet deels (uitgelegd)", Tone.PARTLY)
    assert status(date(2026, 4, 1)) == Badge("voldoet niet (afwijking verlopen)", Tone.BAD)


def test_the_latest_judgement_wins_and_a_future_one_does_not_count_yet(mini: Site) -> None:
    def status(day: date) -> Cell:
        shown = replace(mini, peildatum=day).show("normentabel", None)
        return column(table(shown), "status")[0]

    assert status(date(2024, 2, 29)) == Badge("niet beoordeeld", Tone.EMPTY)
    assert status(date(2026, 1, 14)) == Badge("voldoet niet (afwijking verlopen)", Tone.BAD)
    assert status(date(2026, 1, 15)) == Badge("voldoet", Tone.GOOD)


def test_the_order_in_the_file_does_not_decide_which_judgement_is_the_latest(
    tmp_path: Path,
) -> None:
    earlier = """
        - norm: eigen:1
          status: niet_beoordeeld
          toelichting: Nog niet bekeken.
          beoordeeld_op: 2025-01-15
        """
    later = GOOD["plans/geheel/naleving.yml"]
    site = open_at(write(tmp_path, GOOD, {"plans/geheel/naleving.yml": later.rstrip() + earlier}))
    assert not site.errors
    assert column(table(site.show("normentabel", None)), "status") == [Badge("voldoet", Tone.GOOD)]


def test_a_unit_inherits_the_state_of_the_unit_above_it(show: Show) -> None:
    at_unit = table(show("normentabel", eenheid="ruimte"))
    assert at_unit.title == "Normen en hun stand bij Ruimte"
    assert column(at_unit, "beoordeeld_bij")[:2] == ["Gemeente Klein als geheel", None]
    assert column(table(show("normentabel")), "beoordeeld_bij")[:2] == [None, None]


def test_the_unit_of_the_page_is_the_default(show: Show) -> None:
    assert show("normentabel", on="werkplan-2026") == show("normentabel", eenheid="ruimte")
    assert show("nalevingsoverzicht", on="werkplan-2026") == show(
        "nalevingsoverzicht", eenheid="ruimte"
    )


@pytest.mark.parametrize("unit", ["geheel", "ruimte"])
def test_nalevingsoverzicht_draws_the_numbers_of_its_table(show: Show, unit: str) -> None:
    (figure,) = show("nalevingsoverzicht", eenheid=unit)
    assert isinstance(figure, Figure)
    *rows, total = [row.cells for row in figure.table.rows]
    assert [[part.number for part in bar.segments] for bar in figure.bars] == [
        list(row[1:-1]) for row in rows
    ]
    numbers = [[int(str(cell)) for cell in row[1:]] for row in rows]
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert list(total[1:]) == [sum(cells) for cells in zip(*numbers, strict=True)]


def test_nalevingsoverzicht_counts_what_normentabel_shows(show: Show) -> None:
    (figure,) = show("nalevingsoverzicht")
    assert isinstance(figure, Figure)
    assert figure.description == "Van de 6 normen voldoen er 2."
    assert [row.cells for row in figure.table.rows] == [
        (Link("Eigen normen van de gemeente", "normenkaders", "eigen"), 1, 1, 1, 1, 1, 5),
        (Link("Wet op de ondernemingsraden", "normenkaders", "wor"), 1, 0, 0, 0, 0, 1),
        ("Alle kaders", 2, 1, 1, 1, 1, 6),
    ]


def test_concordantie_goes_both_ways(show: Show) -> None:
    to_law, to_norm, to_new, to_old = (table(show("concordantie"), number) for number in range(4))

    def pairs(found: Table) -> set[tuple[str, str]]:
        return {
            (str(row["id"]), other.id)
            for row in found.records()
            for other in (row["hoort_bij"] if isinstance(row["hoort_bij"], tuple) else ())
            if isinstance(other, Link)
        }

    assert ("eigen:1", "aw2017:8.1.e") in pairs(to_law)
    assert ("oud:1", "eigen:1") in pairs(to_new)
    assert pairs(to_norm) == {(there, here) for here, there in pairs(to_law)}
    assert pairs(to_old) == {(there, here) for here, there in pairs(to_new)}


def test_concordantie_of_one_catalogue_starts_there(show: Show) -> None:
    (found,) = show("concordantie", kader="oud")
    assert isinstance(found, Table)
    assert [row.cells for row in found.rows] == [
        (
            "oud:1",
            Link("Geschenken weigeren", "normen", "oud:1"),
            "eigen norm",
            (Link("eigen:1 Geschenken melden", "normen", "eigen:1"),),
        )
    ]


def test_normkaart_shows_what_belongs_to_the_norm(show: Show) -> None:
    blocks = show("normkaart", "eigen:1")
    assert lists(blocks) == {
        "In de wet": ["Geen giften zonder toestemming"],
        "Kwam in de plaats van": ["oud:1 Geschenken weigeren"],
        "Waarden": ["Openheid"],
        "Mag ik dit?": ["Geschenken"],
        "Dilemma's": ["De taart van de buurman"],
        "Regelingen": ["Gedragscode van Klein"],
        "Taken": ["Register van geschenken bijhouden"],
    }
    assert not [block for block in blocks if isinstance(block, Notice)]


def test_normkaart_shows_the_units_that_judged_for_themselves(show: Show) -> None:
    found = table(show("normkaart", "eigen:2"))
    assert column(found, "eenheid") == ["Gemeente Klein als geheel", "Ruimte"]
    assert column(found, "status")[1] == Badge("voldoet", Tone.GOOD)


@pytest.mark.parametrize(
    ("norm", "text"),
    [
        ("oud:1", "Deze norm is vervallen."),
        ("eigen:6", "Deze bepaling is nog niet in werking."),
    ],
)
def test_normkaart_warns_of_a_norm_that_does_not_hold(show: Show, norm: str, text: str) -> None:
    notice, *rest = show("normkaart", norm)
    assert notice == Notice("Geldt niet", text, Tone.BAD)
    assert not [block for block in rest if isinstance(block, Table)]


def test_kaderkaart_lists_every_norm_and_warns_when_repealed(show: Show) -> None:
    blocks = show("kaderkaart", "eigen")
    assert ids(blocks) == [f"eigen:{number}" for number in range(1, 7)]
    assert Prose(("Wat wij zelf hebben afgesproken.",)) in blocks
    notice, *_ = show("kaderkaart", "oud")
    assert isinstance(notice, Notice)
    assert notice.title == "Geldt niet"


def test_kaderkaart_leads_to_the_source(show: Show) -> None:
    def source(kader: str) -> Cell:
        facts = next(one for one in show("kaderkaart", kader) if isinstance(one, Facts))
        return dict(facts.items).get("Bron")

    assert source("eigen") == WebLink("Bron", "https://klein.example/normen")
    assert source("aw1929") == WebLink(
        "BWBR0001947", "https://wetten.overheid.nl/BWBR0001947/2019-01-01"
    )
    assert source("oud") is None


# -- values


def test_waardenkaarten_has_a_card_per_value(show: Show) -> None:
    (cards,) = show("waardenkaarten")
    assert isinstance(cards, Cards)
    assert [(card.title, len(card.sections)) for card in cards.cards] == [
        (Link("Openheid", "waarden", "openheid"), 1),
        (Link("Moed", "waarden", "moed"), 0),
    ]


def test_waardekaart_shows_what_follows_from_a_value(show: Show) -> None:
    blocks = show("waardekaart", "openheid")
    dilemmas = next(block for block in blocks if isinstance(block, Cards))
    assert [(card.title, card.text) for card in dilemmas.cards] == [
        (
            Link("De taart van de buurman", "dilemmas", "taart"),
            "Een inwoner brengt taart mee als dank.",
        )
    ]
    assert lists(blocks) == {
        "In de praktijk": [],
        "Normen bij deze waarde": ["Geschenken melden", "Gesprek over integriteit"],
        "Regelingen bij deze waarde": ["Gedragscode van Klein"],
        "Maatregelen in 2026": ["Gesprekken in teams"],
    }
    assert lists(show("waardekaart", "moed")) == {
        "Maatregelen in 2026": ["Gesprekken in teams"],
        "Doelen bij deze waarde": ["Praten over integriteit is gewoon"],
    }


# -- goals, measures, rules


def test_maatregelentabel_takes_year_and_unit_from_the_page(show: Show) -> None:
    def named(blocks: Blocks) -> list[Cell]:
        return [row.record and row.record[1] for row in table(blocks).rows]

    assert named(show("maatregelentabel")) == ["gesprekken-2026", "register-2025"]
    assert named(show("maatregelentabel", on="jaarplan-2026")) == ["gesprekken-2026"]
    assert named(show("maatregelentabel", on="werkplan-2026")) == [
        "gesprekken-ruimte-2026",
        "buurt-2026",
    ]
    assert named(show("maatregelentabel", on="werkplan-2026", jaar=2025)) == []
    assert named(show("maatregelentabel", soort="structuur")) == ["register-2025"]
    assert named(show("maatregelentabel", status="loopt")) == ["gesprekken-2026"]


def test_a_row_of_maatregelentabel_has_numbers_as_numbers(show: Show) -> None:
    row = next(iter(table(show("maatregelentabel")).records()))
    assert {key: row[key] for key in ("jaar", "gepland", "gerealiseerd", "kosten", "fte")} == {
        "jaar": "2026",
        "gepland": 12,
        "gerealiseerd": 5,
        "kosten": Decimal("1500.50"),
        "fte": Decimal("0.2"),
    }
    assert row["verplicht"] == "ja"
    assert row["doelen"] == (Link("Elk team praat een keer", "doelen", "gesprek-2026"),)


def test_doelentabel_takes_the_level_from_the_plan(show: Show) -> None:
    def named(blocks: Blocks) -> list[Cell]:
        return [row.record and row.record[1] for row in table(blocks).rows]

    assert named(show("doelentabel")) == ["gewoon-gesprek", "gesprek-2026"]
    assert named(show("doelentabel", on="meerjarenplan-2025-2028")) == ["gewoon-gesprek"]
    assert named(show("doelentabel", on="jaarplan-2026")) == ["gesprek-2026"]
    assert named(show("doelentabel", jaar=2025)) == ["gewoon-gesprek"]
    assert named(show("doelentabel", niveau="werkplan")) == []
    assert named(show("doelentabel", eenheid="ruimte")) == ["ruimte-2026"]
    assert named(show("doelentabel", on="werkplan-2026")) == ["ruimte-2026"]


def test_regelingenoverzicht_leads_to_the_text(show: Show) -> None:
    assert column(table(show("regelingenoverzicht")), "vindplaats") == [
        WebLink("Lees de tekst", "https://klein.example/gedragscode"),
        "In de map van het hoofd integriteit",
    ]
    assert column(table(show("regelingenoverzicht", soort="gedragscode")), "versie") == ["1.10"]


# -- roles


def test_rolmatrix_has_a_column_per_role_with_a_task_here(show: Show) -> None:
    found = table(show("rolmatrix"))
    assert [one.key for one in found.columns] == [
        "taak",
        "thema",
        "bestuur",
        "hoofd",
        "teamleider",
    ]
    assert [row.cells[2:] for row in found.rows] == [
        (
            (Code("A", "is eindverantwoordelijk"),),
            (Code("R", "voert uit"), Code("S", "ondersteunt")),
            (Code("I", "wordt geïnformeerd"),),
        ),
        (
            (Code("C", "wordt geraadpleegd"),),
            (Code("A", "is eindverantwoordelijk"), Code("R", "voert uit")),
            "",
        ),
    ]


def test_rolmatrix_filters_by_unit_level_and_theme(show: Show) -> None:
    def keys(**arguments: str) -> list[str]:
        return [one.key for one in table(show("rolmatrix", **arguments)).columns[2:]]

    assert keys(niveau="centraal") == ["bestuur", "hoofd"]
    assert keys(thema="beleid") == ["bestuur", "hoofd"]
    assert keys(eenheid="ruimte") == ["teamleider"]
    assert show("rolmatrix", on="werkplan-2026") == show("rolmatrix", eenheid="ruimte")


def test_rolkaart_tells_what_a_role_is_and_leads_to_the_rest(show: Show) -> None:
    blocks = show("rolkaart", "hoofd")
    facts = next(dict(block.items) for block in blocks if isinstance(block, Facts))
    assert facts == {
        "Niveau": "centraal",
        "Eenheid": "Gemeente Klein als geheel",
        "Beleidsveld": "integriteit",
        "Rapporteert aan": (Link("College", "rollen", "bestuur"),),
        "E-mail": WebLink("hoofd@klein.example", "mailto:hoofd@klein.example"),
        "Telefoon": WebLink("+31 88 345 67 89", "tel:+31883456789"),
        "Bereikbaar": "Elke werkdag van 9 tot 17 uur.",
    }
    assert column(table(blocks), "taak") == ["Register van geschenken bijhouden", "Plan schrijven"]
    assert list(lists(blocks)) == [
        "Waarvoor u hier terechtkunt",
        "Bevoegdheden",
        "Verantwoordelijkheden",
    ]
    assert blocks[-1] == Prose((Link("Alles over deze rol", "rollen", "hoofd"),))


def test_mijn_rol_tells_what_refers_to_a_role(show: Show) -> None:
    found = lists(show("mijn_rol", "hoofd"))
    assert {title: found[title] for title in list(found)[-9:]} == {
        "Meldkanalen": ["Hoofd integriteit"],
        "Eigenaar van doelen": ["Praten over integriteit is gewoon", "Elk team praat een keer"],
        "Eigenaar van indicatoren": ["Deel van de teams dat erover praat"],
        "Eigenaar van middelen": ["Budget voor gesprekken"],
        "Eigenaar van regelingen": ["Gedragscode van Klein"],
        "Eigenaar van verbeterpunten": ["Maak de gesprekken korter"],
        "Vraagbaak voor onderwerpen": ["Geschenken"],
        "Zorgt voor de naleving van": [
            "Geschenken melden",
            "Nevenwerk melden",
            "Uitnodigingen bespreken",
            "Gesprek over integriteit",
        ],
        "Schreef": ["Meerjarenplan 2025–2028", "Jaarplan 2026"],
    }


def test_contactwijzer_shows_the_roles_that_help(show: Show) -> None:
    (cards,) = show("contactwijzer")
    assert isinstance(cards, Cards)
    assert [(card.title, card.sections[0].items) for card in cards.cards] == [
        (
            Link("Hoofd integriteit", "rollen", "hoofd"),
            ("Vragen over geschenken", "Twijfel over nevenwerk"),
        )
    ]


def test_rollenoverzicht_filters_by_level(show: Show) -> None:
    assert column(table(show("rollenoverzicht")), "niveau") == [
        "centraal",
        "centraal",
        "decentraal",
    ]
    assert column(table(show("rollenoverzicht", niveau="decentraal")), "rapporteert_aan") == [
        (Link("Hoofd integriteit", "rollen", "hoofd"),)
    ]


# -- documents


def test_plankop_is_the_header_of_annex_i(show: Show) -> None:
    (facts,) = show("plankop", on="meerjarenplan-2025-2028")
    assert isinstance(facts, Facts)
    assert facts.badge == Badge("vastgesteld", Tone.GOOD)
    assert dict(facts.items) == {
        "Organisatie": "Gemeente Klein",
        "Soort": "meerjarenplan",
        "Niveau": "centraal",
        "Steller": Link("Hoofd integriteit", "rollen", "hoofd"),
        "Versie": "1.0",
        "Vastgesteld door": Link("College", "rollen", "bestuur"),
        "Datum": date(2025, 1, 28),
        "Geldt van": date(2025, 1, 1),
        "Geldt tot en met": date(2028, 12, 31),
        "Herzien voor": date(2028, 6, 30),
        "Om te printen": PageLink(
            "Print het hele plan", "plannen/geheel/meerjarenplan-2025-2028-geheel.md"
        ),
    }


def test_plankop_of_a_concept_warns_and_names_unit_and_parent(show: Show) -> None:
    notice, facts = show("plankop", on="werkplan-2026")
    assert notice == Notice("Status: concept", "Nog in de maak; geen beleid.", Tone.PARTLY)
    assert isinstance(facts, Facts)
    assert dict(facts.items)["Eenheid"] == "Ruimte"
    assert dict(facts.items)["Afgeleid van"] == PageLink(
        "Jaarplan 2026", "plannen/geheel/jaarplan-2026.md"
    )


@pytest.mark.parametrize("name", ["plankop", "volledigheid"])
def test_a_view_of_a_plan_says_so_on_another_page(show: Show, name: str) -> None:
    for blocks in (show(name), show(name, on="index")):
        (notice,) = blocks
        assert isinstance(notice, Notice)
        assert notice.title == "Geen plan"


def test_volledigheid_knows_what_is_filled_motivated_or_missing(show: Show) -> None:
    def states(plan: str) -> dict[Cell, Cell]:
        found = table(show("volledigheid", plan))
        return dict(zip(column(found, "id"), column(found, "staat"), strict=True))

    assert states("meerjarenplan-2025-2028")["visie"] == Badge("gevuld", Tone.GOOD)
    assert states("meerjarenplan-2025-2028")["regels"] == Badge("gemotiveerd afwezig", Tone.NEUTRAL)
    assert states("werkplan-2026")["visie"] == Badge("ontbreekt", Tone.BAD)
    assert len(states("werkplan-2026")) == 30


def test_volledigheid_gives_the_reason_of_what_is_left_out(show: Show) -> None:
    rows = {row["id"]: row for row in table(show("volledigheid", on="jaarplan-2026")).records()}
    assert rows["visie"]["motivering"] == "Staat in het meerjarenplan."
    assert rows["maatregelen"]["motivering"] is None


def test_planoverzicht_lists_by_unit_then_kind(show: Show) -> None:
    found = table(show("planoverzicht"))
    assert [(str(row["soort"]), row["jaar"], row["eenheid"]) for row in found.records()] == [
        ("meerjarenplan", "2025–2028", "Gemeente Klein als geheel"),
        ("jaarplan", "2026", "Gemeente Klein als geheel"),
        ("beslisnota", None, "Gemeente Klein als geheel"),
        ("werkplan", "2026", "Ruimte"),
    ]


def test_bladzijden_tells_what_is_late_where_the_agenda_is(show: Show) -> None:
    (cards,) = show("bladzijden", on="voortgang")
    assert [one.title.text for one in cards.cards] == [
        "Agenda",
        "Van doel naar activiteit",
        "Incidenten",
        "Sturen",
        "Samenhang en middelen",
    ]
    assert column(table(show("agenda")), "staat").count(Badge("te laat", Tone.BAD)) == 1
    facts = [one.facts for one in cards.cards]
    assert facts == [(("Te laat", Badge("1 punt", Tone.BAD)),), (), (), (), ()]


# -- registers


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind.listed], ids=lambda kind: str(kind.name)
)
def test_register_shows_every_record_of_a_kind(mini: Site, show: Show, kind: Any) -> None:
    found = table(show("register", kind.name))
    assert found.title == kind.titel
    assert column(found, "id") == list(mini.register.records[kind.name])
    assert [row.record for row in found.rows] == [
        (kind.name, id) for id in mini.register.records[kind.name]
    ]


def test_register_shows_no_record_that_may_only_be_counted(show: Show) -> None:
    (notice,) = show("register", "incidenten")
    assert isinstance(notice, Notice)
    assert notice.title == "Niet per record"


def test_register_shows_references_as_links_and_choices_by_their_label(show: Show) -> None:
    row = next(iter(table(show("register", "maatregelen")).records()))
    assert row["eigenaar"] == (Link("Hoofd integriteit", "rollen", "hoofd"),)
    assert (row["verplicht"], row["soort"], row["jaar"]) == ("ja", "cultuur", "2026")
    tasks = next(iter(table(show("register", "taken")).records()))
    assert tasks["rasci"] == (
        "College: A",
        "Hoofd integriteit: R, S",
        "Teamleider Ruimte: I",
    )
    state = next(iter(table(show("register", "naleving")).records()))
    assert state["naam"] == Link("Geschenken melden", "normen", "eigen:1")
    assert state["status"] == "voldoet niet"


# -- every view


REQUIRED = {
    "waardekaart": ("openheid",),
    "onderwerpkaart": ("geschenken",),
    "dilemmakaart": ("taart",),
    "normkaart": ("eigen:1",),
    "kaderkaart": ("eigen",),
    "rolkaart": ("hoofd",),
    "mijn_rol": ("hoofd",),
    "register": ("taken",),
    "registerwijzer": ("taken",),
    "versieverschil": ("jaarplan-2026", "1.0"),
}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.name))
def test_every_view_shows_something_and_the_same_each_time(show: Show, view: Any) -> None:
    arguments = REQUIRED.get(view.name, ())
    first = show(view.name, *arguments, on="jaarplan-2026")
    assert first
    assert first == show(view.name, *arguments, on="jaarplan-2026")
    for found in first:
        if isinstance(found, Table):
            assert {len(row.cells) for row in found.rows} <= {len(found.columns)}


@pytest.mark.parametrize("name", ["waardekaart", "normkaart", "kaderkaart", "rolkaart"])
def test_a_card_of_what_does_not_exist_is_empty(show: Show, name: str) -> None:
    assert show(name, "bestaat-niet") == ()


# -- calls


def problems(mini: Site, name: str, *args: Any, **kwargs: Any) -> list[str]:
    call = Call(name, args, kwargs, Place("docs/index.md", 3, 1), "", alone=True)
    return [f"{problem.what}; {problem.remedy}" for problem in mini.check_call(call)]


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (
            ("normentable", (), {}),
            "er is geen macro 'normentable' (bedoelt u 'normentabel'?); kies uit: ",
        ),
        (
            ("normentabel", (), {"kadar": "eigen"}),
            "'normentabel' kent geen argument 'kadar' (bedoelt u 'kader'?); "
            "mogelijk zijn: kader, doelgroep, status, eenheid, thema",
        ),
        (
            ("normentabel", (), {"status": "voldoed"}),
            "'voldoed' past niet bij argument 'status' (bedoelt u 'voldoet'?); kies uit: voldoet, ",
        ),
        (
            ("normentabel", ("eign",), {}),
            "er is geen normenkader met id 'eign' (bedoelt u 'eigen'?); verbeter het argument",
        ),
        (
            ("register", ("takken",), {}),
            "'takken' past niet bij argument 'soort' (bedoelt u 'taken'?); ",
        ),
        (
            ("maatregelentabel", ("volgend jaar",), {}),
            "'volgend jaar' past niet bij argument 'jaar'; geef een ander soort waarde",
        ),
        (("maatregelentabel", (True,), {}), "'True' past niet bij argument 'jaar'; "),
        (
            ("rolkaart", (), {}),
            "'rolkaart' mist het argument 'rol'; schrijf: {{ rolkaart(\"…\") }}",
        ),
        (
            ("contactwijzer", ("x",), {}),
            "'contactwijzer' kent 0 argumenten en krijgt er 1; mogelijk zijn: geen",
        ),
        (
            ("contactwijzer", (), {"rol": "x"}),
            "'contactwijzer' kent geen argument 'rol'; mogelijk zijn: geen",
        ),
        (
            ("rolkaart", ("hoofd",), {"rol": "hoofd"}),
            "argument 'rol' is twee keer gegeven; houd er één over",
        ),
    ],
)
def test_a_wrong_call_is_one_clear_problem(
    mini: Site, call: tuple[str, tuple[Any, ...], dict[str, Any]], told: str
) -> None:
    name, args, kwargs = call
    (found,) = problems(mini, name, *args, **kwargs)
    assert found.startswith(told)


def test_a_right_call_has_no_problems(mini: Site) -> None:
    assert problems(mini, "normentabel", "eigen", status="voldoet", eenheid=None) == []
    assert problems(mini, "maatregelentabel", 2026, eenheid="ruimte") == []
    for name, args in REQUIRED.items():
        assert problems(mini, name, *args) == []


def test_an_argument_may_come_as_text_from_the_command_line(mini: Site) -> None:
    assert problems(mini, "maatregelentabel", jaar="2026") == []
    assert mini.show("maatregelentabel", None, jaar="2025") == mini.show(
        "maatregelentabel", None, jaar=2025
    )
