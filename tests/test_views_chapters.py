"""Views of chapters 2, 3, 6 and 7: what hangs together, what is due, what differs."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from integriteitsplan.cycle.means import balance, coverage
from integriteitsplan.cycle.totals import total
from integriteitsplan.model.incidenten import Incident
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.model.middelen import Middel, Middelsoort
from integriteitsplan.model.normen import Nalevingsstatus
from integriteitsplan.model.rapportage import Verbeterbesluit
from integriteitsplan.register import load
from integriteitsplan.source import Call, Place
from integriteitsplan.views.coherence import samenhang
from integriteitsplan.views.comparison import vergelijking
from integriteitsplan.views.data.blocks import Blocks, Facts, Notice, Prose
from integriteitsplan.views.data.cells import Cell, Code, Due, Link, Tone
from integriteitsplan.views.data.drawings import Figure
from integriteitsplan.views.data.tables import Table
from integriteitsplan.views.history import RANKS, change_badge, nalevingsverloop
from integriteitsplan.views.means import (
    communicatieoverzicht,
    instrumentenoverzicht,
    middelenoverzicht,
)
from integriteitsplan.views.monitoring import monitoring, verbeterregister
from integriteitsplan.views.norms import nalevingsoverzicht, normentabel
from integriteitsplan.views.registers import Soort, register
from integriteitsplan.views.relations import MOST
from integriteitsplan.views.risks import kwetsbare_functies
from integriteitsplan.views.role_page import mijn_rol
from integriteitsplan.views.scope import Scope
from integriteitsplan.views.values import waardekaart
from tests.sites import DAY, GOOD, open_at, write

CHAPTERS: dict[str, str | bytes | None] = {
    "plans/geheel/doelen.yml": """
        - id: gesprek
          titel: Elk team praat
          niveau: jaarplan
          jaar: 2026
          indicator: teams
          waarden: [openheid]
        - id: stil
          titel: Niemand werkt hieraan
          niveau: jaarplan
          jaar: 2026
        - id: voorbij
          titel: Doel van vorig jaar
          niveau: jaarplan
          jaar: 2025
        """,
    "plans/geheel/indicatoren.yml": """
        - id: teams
          titel: Teams die praten
          maat: procent
        """,
    "plans/geheel/metingen.yml": """
        - indicator: teams
          datum: 2026-02-01
          waarde: 40
        - indicator: teams
          datum: 2026-05-01
          waarde: 55.5
        - indicator: teams
          datum: 2026-08-01
          waarde: 70
        """,
    "plans/geheel/maatregelen.yml": """
        - id: training
          titel: Training
          soort: cultuur
          karakter: zacht
          instrument: dilemmatraining
          jaar: 2026
          kosten: 1000
          besteed: 400
          fte: 0.2
          eigenaar: hoofd
          doelen: [gesprek]
        - id: kaal
          titel: Kale maatregel
          soort: structuur
          karakter: hard
          verplicht: ja
          jaar: 2026
          kosten: 250
        - id: vervallen
          titel: Vervallen maatregel
          soort: structuur
          karakter: hard
          jaar: 2026
          status: vervallen
          kosten: 9000
        - id: vorig
          titel: Vorig jaar
          soort: structuur
          karakter: hard
          jaar: 2025
          kosten: 100
        """,
    "plans/ruimte/maatregelen.yml": """
        - id: training-ruimte
          titel: Training bij Ruimte
          soort: cultuur
          karakter: zacht
          instrument: dilemmatraining
          jaar: 2026
          kosten: 300
          fte: 0.5
          eigenaar: teamleider
          afgeleid_van: training
        """,
    "plans/ruimte/rollen.yml": """
        - id: teamleider
          titel: Teamleider
          niveau: decentraal
          omschrijving: Leidt het team.
          rapporteert_aan: [hoofd]
        """,
    "plans/geheel/middelen.yml": """
        - id: budget
          titel: Budget
          soort: geld
          jaar: 2026
          omvang: 1200
          maatregelen: [training]
        - id: subsidie
          titel: Subsidie
          soort: geld
          jaar: 2026
          omvang: 500
          eigenaar: hoofd
          maatregelen: [training]
        - id: uren
          titel: Uren
          soort: formatie
          jaar: 2026
          omvang: 0.6
          maatregelen: [training]
        - id: zaal
          titel: Zaal
          soort: faciliteit
          jaar: 2026
        """,
    "plans/geheel/communicatiemomenten.yml": """
        - id: laat
          titel: Uitkomsten delen
          doelgroep: alle medewerkers
          middel: intranet
          datum: 2026-11-01
          afzender: hoofd
        - id: vroeg
          titel: Start van de training
          doelgroep: leidinggevenden
          middel: brief
          datum: 2026-02-01
        - id: volgend
          titel: Volgend jaar
          doelgroep: raad
          middel: brief
          datum: 2027-02-01
        """,
    "plans/geheel/rapportagelijnen.yml": """
        - id: bestuur
          titel: Brief aan het bestuur
          waarover: De voortgang.
          hoe: brief
          wie: hoofd
          aan_wie: [teamleider]
          frequentie: kwartaal
          eerste: 2025-09-01
          laatste: 2025-12-02
          indicatoren: [teams]
        - id: verslag
          titel: Jaarlijks verslag
          waarover: Het jaar.
          hoe: verslag
          wie: hoofd
          aan_wie: [teamleider]
          frequentie: vier_jaar
          eerste: 2026-01-31
          laatste: 2026-01-20
        - id: nieuw
          titel: Nieuwe rapportage
          waarover: Iets nieuws.
          hoe: gesprek
          wie: teamleider
          aan_wie: [hoofd]
          frequentie: jaar
          eerste: 2026-12-01
        """,
    "plans/geheel/verbeterpunten.yml": """
        - id: klaar
          titel: Al gedaan
          bron: audit
          datum: 2025-01-01
          besluit: afgerond
          motivering: De audit is tevreden.
          voor: 2025-06-01
        - id: open
          titel: Nog open
          bron: gesprek
          datum: 2026-05-01
        - id: te-laat
          titel: Had al gedaan moeten zijn
          bron: audit
          datum: 2025-11-01
          besluit: doorgezet
          voor: 2026-05-01
        """,
    "plans/ruimte/kwetsbare-functies.yml": """
        - id: inkoper
          titel: Inkoper
          omschrijving: Verdeelt opdrachten.
          aantal: 3
          geanalyseerd_op: 2025-03-01
          herzien_voor: 2026-03-01
          risicos:
            - titel: Klein risico
              kans: laag
              gevolg: midden
              maatregelen: [training]
            - titel: Groot risico
              kans: midden
              gevolg: hoog
        """,
    "plans/geheel/kwetsbare-functies.yml": """
        - id: baliewerk
          titel: Baliewerk
          omschrijving: Kent veel gegevens.
        """,
}


@pytest.fixture(scope="module")
def scope(tmp_path_factory: pytest.TempPathFactory) -> Scope:
    root = write(tmp_path_factory.mktemp("chapters"), GOOD, CHAPTERS)
    return Scope(open_at(root).register, DAY)


def tables(blocks: Blocks) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def rows(found: Table) -> dict[str, dict[str, Cell]]:
    """The rows by the words that head them."""
    return {
        str(getattr(row.cells[0], "text", row.cells[0])): record
        for row, record in zip(found.rows, found.records(), strict=True)
    }


def text(cell: object) -> object:
    """A cell in words; a link or status by its text."""
    if type(cell) is tuple:  # a link is a tuple too
        return [text(one) for one in cell]
    return getattr(cell, "text", cell)


def texts(cell: Cell) -> list[object]:
    """The values of a cell in words."""
    return [text(one) for one in cell] if isinstance(cell, tuple) else [text(cell)]


def told(found: dict[str, Cell], *keys: str) -> list[object]:
    return [text(found[key]) for key in keys]


# -- coherence


def test_samenhang_says_in_words_what_a_measure_lacks(scope: Scope) -> None:
    found = rows(tables(samenhang(scope))[0])
    keys = ("instrument", "middelen", "eigenaar", "doelen", "normen")
    assert told(found["Training"], *keys) == [
        *("Dilemmatraining", ["Budget", "Subsidie", "Uren"], "Hoofd integriteit"),
        *(["Elk team praat"], None),
    ]
    assert told(found["Kale maatregel"], *keys) == [
        *("geen instrument", "geen middel", "geen eigenaar", "geen doel", "geen norm"),
    ]
    assert told(found["Vervallen maatregel"], *keys) == [None, None, None, None, None]
    assert "Vorig jaar" not in found


def test_a_measure_of_a_unit_has_the_goals_and_means_of_the_measure_above_it(scope: Scope) -> None:
    found = rows(tables(samenhang(scope, eenheid="ruimte"))[0])
    assert list(found) == ["Training bij Ruimte"]
    assert told(found["Training bij Ruimte"], "middelen", "doelen") == [
        ["Budget", "Subsidie", "Uren"],
        ["Elk team praat"],
    ]


def test_samenhang_lists_what_no_measure_uses(scope: Scope) -> None:
    unused = tables(samenhang(scope))[1]
    found = {(str(text(row["naam"])), row["soort"]) for row in unused.records()}
    assert {("Zaal", "middel"), ("Niemand werkt hieraan", "doel")} <= found
    assert ("Risicoanalyse", "instrument") in found
    names = {name for name, _ in found}
    assert not names & {"Dilemmatraining", "Budget", "Teamleider", "Elk team praat"}
    assert "Doel van vorig jaar" not in names
    below = tables(samenhang(scope, eenheid="ruimte"))[1]
    assert {row["soort"] for row in below.records()} == {"instrument"}


def test_samenhang_totals_and_load_count_each_measure_once(scope: Scope) -> None:
    facts = next(block for block in samenhang(scope) if isinstance(block, Facts))
    assert dict(facts.items) == {
        "Maatregelen": 4,
        "Waarvan open en zonder middel": 1,
        "Begrote kosten in euro": Decimal(1550),
        "Besteed in euro": Decimal(400),
        "Inzet in fte": Decimal("0.7"),
    }
    load = tables(samenhang(scope))[2]
    assert [(text(row.cells[0]), *row.cells[2:]) for row in load.rows] == [
        ("Teamleider", 1, Decimal("0.5"), 0, 0),
        ("Hoofd integriteit", 1, Decimal("0.2"), 1, 1),
        ("geen eigenaar", 1, Decimal(0), 0, 0),
        ("Samen", 3, Decimal("0.7"), None, None),
    ]


# -- means


def test_middelenoverzicht_shows_what_is_free_and_what_is_left(scope: Scope) -> None:
    money, staff, facilities, _ = tables(middelenoverzicht(scope))
    keys = ("beschikbaar", "gepland", "vrij", "oordeel", "besteed", "over")
    assert told(rows(money)["Budget"], *keys) == [
        1200,
        1300,
        -100,
        "meer gepland dan er is",
        400,
        800,
    ]
    assert told(rows(staff)["Uren"], *keys[:4]) == [
        *(Decimal("0.6"), Decimal("0.7"), Decimal("-0.1"), "meer gepland dan er is"),
    ]
    assert text(rows(facilities)["Zaal"]["maatregelen"]) == "geen maatregel"


def test_a_measure_with_two_means_counts_once_in_their_total(scope: Scope) -> None:
    money = rows(tables(middelenoverzicht(scope))[0])
    assert money["Subsidie"]["gepland"] == money["Budget"]["gepland"] == 1300
    assert told(money["Samen"], "beschikbaar", "gepland", "vrij") == [1700, 1300, 400]


def test_means_of_its_own_go_before_those_of_the_measure_above(tmp_path: Path) -> None:
    own = """
        - id: eigen-geld
          titel: Eigen geld
          soort: geld
          jaar: 2026
          omvang: 300
          maatregelen: [training-ruimte]
        """
    root = write(tmp_path, GOOD, CHAPTERS, {"plans/ruimte/middelen.yml": own})
    found = Scope(open_at(root).register, DAY)
    (measure,) = rows(tables(samenhang(found, eenheid="ruimte"))[0]).values()
    assert sorted(str(one) for one in texts(measure["middelen"])) == ["Eigen geld", "Uren"]
    money = rows(tables(middelenoverzicht(found))[0])
    assert told(money["Budget"], "gepland") == [1000]
    assert told(money["Eigen geld"], "gepland", "vrij", "oordeel") == [300, 0, None]


def test_two_years_stand_side_by_side_with_what_has_no_means(scope: Scope) -> None:
    found = tables(middelenoverzicht(scope))[3]
    assert [row.cells for row in found.rows][:4] == [
        ("Geld, beschikbaar (euro)", None, 1700, None),
        ("Geld, gepland (euro)", 100, 1550, 1450),
        ("Geld, waarvan zonder middel (euro)", 100, 250, 150),
        ("Geld, besteed (euro)", 0, 400, 400),
    ]


def test_planned_is_what_means_cover_and_what_they_do_not(scope: Scope) -> None:
    measures = [one for one in scope.register.all(Maatregel) if one.jaar == 2026]
    used = coverage(scope.register)
    for soort in (Middelsoort.GELD, Middelsoort.FORMATIE):
        covered = [one for one in measures if used.has(one, soort)]
        bare = [one for one in measures if not used.has(one, soort)]
        parts = [balance(soort, (), total(ones)).gepland for ones in (covered, bare)]
        assert sum(parts) == balance(soort, (), total(measures)).gepland
    for one in scope.register.all(Middel):
        assert all(one in used.means(measure) for measure in used.measures(one))


def test_middelenoverzicht_without_data_is_sentences(scope: Scope) -> None:
    found = tables(middelenoverzicht(scope, jaar=2030))
    assert [one.rows for one in found] == [(), (), (), ()]
    assert found[0].empty == "Er is voor 2030 geen geld opgeschreven."


def test_instrumentenoverzicht_knows_which_instruments_nobody_uses(scope: Scope) -> None:
    (found,) = tables(instrumentenoverzicht(scope))
    assert len(found.rows) == 13
    assert found.note == "In 2026 zetten wij 1 van de 13 instrumenten in."
    used = rows(found)["Dilemmatraining"]
    assert told(used, "gebruik", "aantal", "eenheden") == ["gebruikt", 2, 2]
    assert text(used["maatregelen"]) == ["Training", "en 1 die daarvan zijn afgeleid"]
    assert text(rows(found)["Risicoanalyse"]["gebruik"]) == "niet gebruikt"


def test_communicatieoverzicht_is_in_the_order_of_the_year(scope: Scope) -> None:
    (found,) = tables(communicatieoverzicht(scope))
    assert [
        told(row, "boodschap", "doelgroep", "staat", "afzender") for row in found.records()
    ] == [
        ["Start van de training", "leidinggevenden", "voorbij", None],
        ["Uitkomsten delen", "alle medewerkers", "komt nog", "Hoofd integriteit"],
    ]


# -- monitoring


def test_monitoring_knows_the_next_report_and_which_are_late(scope: Scope) -> None:
    found = rows(tables(monitoring(scope))[0])
    assert told(found["Brief aan het bestuur"], "wie", "aan_wie", "volgende", "staat") == [
        *("Hoofd integriteit", ["Teamleider"], date(2026, 3, 1), "te laat"),
    ]
    assert told(found["Jaarlijks verslag"], "volgende", "staat") == [
        *(Due(date(2030, 1, 31), False, DAY), "op tijd"),
    ]
    assert told(found["Nieuwe rapportage"], "volgende", "staat") == [
        *(Due(date(2026, 12, 1), False, DAY), "nog niet begonnen"),
    ]
    later = Scope(scope.register, date(2026, 6, 2))
    (letter, *_) = tables(monitoring(later))[0].records()
    assert text(letter["staat"]) == "te laat, 2 keer gemist"


def test_monitoring_shows_the_last_measurement_up_to_now(scope: Scope) -> None:
    (row,) = tables(monitoring(scope))[1].records()
    assert told(row, "indicator", "waarde", "datum") == [
        *("Teams die praten", "55,5 procent", date(2026, 5, 1)),
    ]


def test_verbeterregister_starts_with_what_is_late(scope: Scope) -> None:
    (found,) = tables(verbeterregister(scope))
    assert [
        told(row, "verbeterpunt", "besluit", "maatregelen", "voor") for row in found.records()
    ] == [
        [
            "Had al gedaan moeten zijn",
            "doorgezet",
            "geen maatregel",
            Due(date(2026, 5, 1), False, DAY),
        ],
        ["Nog open", "nog geen besluit", None, None],
        ["Al gedaan", "afgerond", None, Due(date(2025, 6, 1), True, DAY)],
    ]
    assert found.note == "Te laat: 1. Verbeterpunten in totaal: 3."
    (open_ones,) = tables(verbeterregister(scope, besluit=Verbeterbesluit.OPEN))
    assert list(rows(open_ones)) == ["Nog open"]


# -- risks


def test_kwetsbare_functies_puts_the_worst_risk_first_and_flags_what_lacks(scope: Scope) -> None:
    summary, functions, risks = kwetsbare_functies(scope)
    assert summary == Prose(
        (
            "Kwetsbare functies: 2, waarvan 1 geanalyseerd. Plaatsen in deze functies: 3; bij 1 is "
            "het aantal niet bekend. Risico's: 2, waarvan 1 zonder maatregel.",
        )
    )
    assert isinstance(functions, Table)
    assert isinstance(risks, Table)
    assert [told(row, "risico", "kans", "gevolg", "maatregelen") for row in risks.records()] == [
        ["Groot risico", "midden", "hoog", "geen maatregel"],
        ["Klein risico", "laag", "midden", ["Training"]],
    ]
    assert told(rows(functions)["Inkoper"], "zonder_maatregel", "herzien_voor") == [
        *(1, Due(date(2026, 3, 1), False, DAY)),
    ]
    assert text(rows(functions)["Baliewerk"]["geanalyseerd_op"]) == "nog niet geanalyseerd"


def test_a_unit_is_itself_and_what_lies_below_it(scope: Scope) -> None:
    whole, below = (
        tables(kwetsbare_functies(scope, eenheid=one))[0] for one in ("geheel", "ruimte")
    )
    assert list(rows(whole)) == ["Baliewerk", "Inkoper"]
    assert list(rows(below)) == ["Inkoper"]
    assert [one.rows for one in tables(monitoring(scope, eenheid="ruimte"))] == [(), ()]


# -- norms over units and years

JUDGED: dict[str, str | bytes | None] = {
    "plans/geheel/normen.yml": "".join(
        f"""
        - id: eigen:{number}
          titel: Norm {number}
          vraagt: Doe iets.
          grondslag: eigen
        """.rstrip()
        for number in range(1, 5)
    ),
    "plans/geheel/naleving.yml": """
        - norm: eigen:1
          status: voldoet_niet
          toelichting: Nog niets.
          beoordeeld_op: 2024-05-01
        - norm: eigen:1
          status: voldoet_deels
          toelichting: Iets.
          beoordeeld_op: 2025-05-01
        - norm: eigen:1
          status: voldoet
          beoordeeld_op: 2026-05-01
        - norm: eigen:2
          status: voldoet
          beoordeeld_op: 2025-06-01
        - norm: eigen:3
          status: voldoet_deels
          toelichting: Bijna.
          beoordeeld_op: 2025-01-15
          geldig_tot: 2026-03-01
        """,
    "plans/ruimte/naleving.yml": """
        - norm: eigen:1
          status: voldoet_niet
          toelichting: Wij wachten op het formulier.
          beoordeeld_op: 2026-05-02
        - norm: eigen:3
          status: voldoet_deels
          beoordeeld_op: 2026-02-01
        """,
}


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Scope:
    root = write(tmp_path_factory.mktemp("judged"), GOOD, JUDGED)
    return Scope(open_at(root).register, DAY)


def test_vergelijking_is_a_matrix_of_the_norms_that_units_judged(judged: Scope) -> None:
    matrix, different = tables(vergelijking(judged))
    assert [row.cells[1:] for row in matrix.rows] == [
        ("eigen:1", Code("V", "voldoet"), Code("N", "voldoet niet")),
        (
            "eigen:3",
            Code("N", "voldoet niet"),
            (Code("D", "voldoet deels"), Code("!", "verschil zonder uitleg")),
        ),
    ]
    assert [
        told(row, "id", "eenheid", "stand", "geheel", "uitleg") for row in different.records()
    ] == [
        ["eigen:1", "Ruimte", "voldoet niet", "voldoet", "Wij wachten op het formulier."],
        ["eigen:3", "Ruimte", "voldoet deels", "voldoet niet", "verschil zonder uitleg"],
    ]
    assert different.note == "Verschillen: 2, waarvan 1 zonder uitleg."


def test_vergelijking_of_a_catalogue_shows_all_its_norms(judged: Scope) -> None:
    matrix, _ = tables(vergelijking(judged, kader="eigen"))
    assert [text(row.cells[3]) for row in matrix.rows] == ["N", "=", ["D", "!"], "?"]


def test_vergelijking_of_one_norm_has_a_row_per_unit(judged: Scope) -> None:
    (found,) = tables(vergelijking(judged, norm="eigen:3"))
    assert {
        name: told(row, "stand", "toelichting", "beoordeeld_bij")
        for name, row in rows(found).items()
    } == {
        "Het geheel": ["voldoet niet (afwijking verlopen)", "Bijna.", "Het geheel"],
        "Ruimte": ["voldoet deels", "verschil zonder uitleg", "Ruimte"],
    }


def test_vergelijking_of_many_units_asks_to_choose(tmp_path: Path) -> None:
    extra = "".join(
        f"\n          - id: team-{n}\n            titel: Team {n}\n            onder: ruimte"
        for n in range(12)
    )
    tree: dict[str, str | bytes | None] = {
        "plans/organisatie.yml": str(GOOD["plans/organisatie.yml"]).rstrip() + extra + "\n"
    }
    for number in range(12):
        tree[f"plans/team-{number}/naleving.yml"] = JUDGED["plans/ruimte/naleving.yml"]
    found = Scope(open_at(write(tmp_path, GOOD, JUDGED, tree)).register, DAY)
    notice, different = vergelijking(found)
    assert isinstance(notice, Notice)
    assert isinstance(different, Table)
    assert len(different.rows) == 26
    assert len(tables(vergelijking(found, eenheid="team-3"))[0].columns) == 4


def test_nalevingsverloop_shows_every_year_and_the_change(judged: Scope) -> None:
    figure, found = nalevingsverloop(judged)
    assert isinstance(figure, Figure)
    assert isinstance(found, Table)
    assert [one.title for one in found.columns[2:]] == [
        *("31 december 2024", "31 december 2025", "1 juni 2026", "Sinds 31 december 2025"),
    ]
    assert [[text(cell) for cell in row.cells[2:]] for row in found.rows] == [
        ["voldoet niet", "voldoet deels", "voldoet", "verbeterd"],
        ["niet beoordeeld", "voldoet", "voldoet", "gelijk"],
        ["niet beoordeeld", "voldoet deels", "voldoet niet (afwijking verlopen)", "verslechterd"],
        ["niet beoordeeld", "niet beoordeeld", "niet beoordeeld", "gelijk"],
    ]
    assert figure.description == "Eerst voldeden 0 normen, nu 2."
    assert [sum(part.number for part in bar.segments) for bar in figure.bars] == [4, 4, 4]


def test_nalevingsverloop_of_one_norm_at_a_unit(judged: Scope) -> None:
    (found,) = tables(nalevingsverloop(judged, norm="eigen:1", eenheid="ruimte"))
    assert [text(cell) for cell in found.rows[0].cells[2:]] == [
        *("voldoet niet", "voldoet deels", "voldoet niet", "verslechterd"),
    ]


@pytest.mark.parametrize(
    ("before", "now", "change"),
    [
        ("voldoet_deels", "voldoet", "verbeterd"),
        ("voldoet", "voldoet_niet", "verslechterd"),
        ("voldoet", "voldoet", "gelijk"),
        ("niet_beoordeeld", "voldoet_niet", "nieuw beoordeeld"),
        ("voldoet", "niet_van_toepassing", "anders"),
    ],
)
def test_a_change_is_told_in_a_word(before: str, now: str, change: str) -> None:
    assert change_badge(Nalevingsstatus(before), Nalevingsstatus(now)).text == change


def test_a_first_judgement_is_as_good_as_what_it_says() -> None:
    tones = {one: change_badge(Nalevingsstatus.NIET_BEOORDEELD, one).tone for one in RANKS}
    assert [*tones.values()] == [Tone.BAD, Tone.PARTLY, Tone.GOOD]


def test_the_norms_can_be_seen_as_of_any_day(judged: Scope) -> None:
    (found,) = tables(normentabel(judged, peildatum=date(2026, 1, 1)))
    assert found.title == "Normen en hun stand op 1 januari 2026"
    assert [text(row["status"]) for row in found.records()] == [
        *("voldoet deels", "voldoet", "voldoet deels", "niet beoordeeld"),
    ]
    (figure,) = nalevingsoverzicht(judged, peildatum=date(2026, 1, 1))
    assert isinstance(figure, Figure)
    assert figure.title == "Stand van de normen bij Het geheel op 1 januari 2026"
    assert figure.description == "Van de 4 normen voldoen er 1."


def test_a_day_is_given_as_text(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD, JUDGED))
    assert site.show("normentabel", None, peildatum="2026-01-01") == normentabel(
        Scope(site.register, DAY), peildatum=date(2026, 1, 1)
    )
    call = Call("normentabel", (), {"peildatum": "1-1-2026"}, Place("x.md"), "", alone=True)
    (problem,) = site.check_call(call)
    assert problem.what == "'1-1-2026' is geen datum"


# -- both ways


def test_a_register_says_where_a_record_is_mentioned(scope: Scope) -> None:
    (found,) = tables(register(scope, Soort("maatregelen")))
    mentioned = {row["id"]: text(row["genoemd_bij"]) for row in found.records()}
    assert mentioned["training"] == [
        "Training bij Ruimte (maatregel)",
        "Inkoper (kwetsbare functie)",
        "Budget (middel)",
        "Subsidie (middel)",
        "Uren (middel)",
    ]
    assert mentioned["kaal"] is None


def test_a_measurement_is_called_by_its_value_and_day(scope: Scope) -> None:
    (found,) = tables(register(scope, Soort("indicatoren")))
    (row,) = found.records()
    assert text(row["genoemd_bij"]) == [
        "Elk team praat (doel)",
        "40 op 1 februari 2026 (meting)",
        "55,5 op 1 mei 2026 (meting)",
        "70 op 1 augustus 2026 (meting)",
        "Brief aan het bestuur (rapportagelijn)",
    ]
    (measured,) = tables(register(scope, Soort("metingen")))
    assert [row["naam"] for row in measured.records()] == [
        Link("Teams die praten", "indicatoren", "teams")
    ] * 3


def test_what_only_belongs_to_a_unit_does_not_mention_it(scope: Scope) -> None:
    (units,) = tables(register(scope, Soort("eenheden")))
    assert [text(row["genoemd_bij"]) for row in units.records()] == [["Ruimte (eenheid)"], None]


def test_a_count_of_incidents_is_told_nowhere(tmp_path: Path) -> None:
    incidents = """
        - jaar: 2025
          categorie: corruptie
          aantallen:
            ontslag: 1
        """
    root = write(tmp_path, GOOD, {"plans/geheel/incidenten.yml": incidents})
    found = Scope(load(root), DAY)  # with the counts that an edition leaves out
    assert found.register.all(Incident)
    (kinds,) = tables(register(found, Soort("incidentcategorieen")))
    assert {row["genoemd_bij"] for row in kinds.records()} == {None}


def test_many_mentions_end_in_a_number(tmp_path: Path) -> None:
    tree: dict[str, str | bytes | None] = {
        "plans/geheel/taken.yml": "".join(
            f"- id: t{n}\n  titel: Taak {n}\n  thema: x\n  rasci:\n    hoofd: A/R\n"
            f"  normen: ['eigen:1']\n"
            for n in range(MOST + 5)
        )
    }
    found = Scope(open_at(write(tmp_path, GOOD, tree)).register, DAY)
    (norms,) = tables(register(found, Soort("normen")))
    cell = next(row["genoemd_bij"] for row in norms.records() if row["id"] == "eigen:1")
    assert isinstance(cell, tuple)
    assert len(cell) == MOST + 1
    assert cell[-1] == "en nog 7"  # the value, the judgement and seventeen tasks, twelve shown


def test_cards_show_every_kind_that_refers_to_the_record(scope: Scope) -> None:
    def lists(blocks: Blocks) -> dict[str, object]:
        return {
            one.title: text(one.items) for one in blocks if isinstance(one, Prose) and one.title
        }

    found = lists(mijn_rol(scope, "hoofd"))
    own = ("Waarvoor u hier terechtkunt", "Normen bij deze taken")
    assert {title: items for title, items in found.items() if items and title not in own} == {
        "Zorgt voor de naleving van": ["Geschenken melden"],
        "Krijgt de rapportages": ["Nieuwe rapportage"],
        "Eigenaar van middelen": ["Subsidie"],
        "Vertelt": ["Uitkomsten delen"],
    }
    assert lists(waardekaart(scope, "openheid"))["Doelen bij deze waarde"] == ["Elk team praat"]
