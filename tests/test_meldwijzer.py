"""Where to report: its rules, the questions and channels as data, and as markup."""

from pathlib import Path
from typing import Any

import pytest

from integriteitsplan.model.melden import exceeds
from integriteitsplan.views.data.cells import Link, WebLink
from integriteitsplan.views.data.drawings import Channels, Claim, Guide, Question
from integriteitsplan.views.data.tables import Table
from integriteitsplan.views.guide import kanaalkaarten, meldwijzer
from integriteitsplan.views.scope import Scope
from tests.sites import DAY, GOOD, findings, open_at, told, write
from tests.test_rules import Case, Tree

START = """
- id: begin
  titel: Wat speelt er?
  antwoorden:
    - {titel: Een vraag, kanalen: [hoofd]}
    - {titel: Een melding, vraag: verder}
- id: verder
  titel: Over wie?
  antwoorden:
    - {titel: Een collega, toelichting: Dat mag., kanalen: [meldpunt, hoofd]}
    - {titel: De top, kanalen: [huis]}
"""
CHANNELS = """
- {id: hoofd, titel: Het hoofd, soort: praten, omschrijving: O, rol: hoofd, normen: ['eigen:1']}
- id: meldpunt
  titel: Meldpunt
  soort: intern
  omschrijving: Om te melden.
  telefoon: "14 000, kies 5"
  manieren: [Bel of schrijf.]
  stappen:
    - {titel: Wij schrijven het op.}
    - {titel: U krijgt bericht., soort: ontvangstbevestiging, termijn: 7 dagen, normen: ['eigen:1']}
    - titel: U hoort ervan.
      soort: terugkoppeling
      termijn: 3 maanden
      vanaf: de bevestiging
      normen: ['eigen:1']
  bescherming:
    - {titel: Uw naam blijft geheim., normen: ['eigen:1']}
  normen: ['eigen:1']
- id: huis
  titel: Het Huis
  soort: extern
  omschrijving: Buiten de organisatie.
  url: https://www.huis.example/advies
  normen: ['eigen:1']
"""
QUESTIONS_FILE, CHANNELS_FILE = "plans/geheel/meldvragen.yml", "plans/geheel/meldkanalen.yml"


def site(questions: str = START, channels: str = CHANNELS) -> Tree:
    return {QUESTIONS_FILE: questions.lstrip(), CHANNELS_FILE: channels.lstrip()}


def changed(old: str, new: str) -> Tree:
    """The good guide with one text replaced, in the questions or in the channels."""
    assert (START + CHANNELS).count(old) == 1, old
    return site(START.replace(old, new), CHANNELS.replace(old, new))


CASES = {
    "meldvraag-herhaald": Case(
        changed("{titel: Een vraag, kanalen: [hoofd]}", "{titel: Een vraag, vraag: verder}"),
        "plans/geheel/meldvragen.yml:6:7: fout: de vraag 'verder' volgt op 2 antwoorden; houd er "
        "één over; maak voor het andere antwoord een eigen vraag [meldvraag-herhaald]",
        site(),
    ),
    "meldwijzer-onbereikbaar": Case(
        changed("titel: De top, kanalen: [huis]", "titel: De top, kanalen: [hoofd]"),
        "plans/geheel/meldkanalen.yml:19:7: waarschuwing: vanaf het begin komt niemand bij het "
        "meldkanaal 'huis'; noem het bij 'kanalen' van een antwoord, of verwijder het "
        "[meldwijzer-onbereikbaar]",
        site(),
    ),
    "meldantwoord-zonder-vervolg": Case(
        changed("{titel: Een vraag, kanalen: [hoofd]}", "{titel: Een vraag}"),
        "plans/geheel/meldvragen.yml:4:15: fout: het antwoord 'Een vraag' leidt nergens heen; "
        "vul 'vraag' in, of 'kanalen' [meldantwoord-zonder-vervolg]",
        site(),
    ),
    "meldkanaal-onvolledig": Case(
        changed("  url: https://www.huis.example/advies\n", ""),
        "plans/geheel/meldkanalen.yml:19:7: fout: bij het meldkanaal 'huis' ontbreekt: hoe het te "
        "bereiken is; vul aan, zodat een lezer weet waar hij heen kan en waar hij op kan rekenen "
        "[meldkanaal-onvolledig]",
        site(),
    ),
    "meldtermijn-te-lang": Case(
        changed("termijn: 3 maanden", "termijn: 13 weken"),
        "plans/geheel/meldkanalen.yml:13:16: fout: 13 weken is te lang voor een terugkoppeling; de "
        "wet staat hooguit 3 maanden toe [meldtermijn-te-lang]",
        changed("termijn: 3 maanden", "termijn: 12 weken"),
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_breaks_the_rule_is_told_so_once(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CASES[code].bad) == [CASES[code].told]


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_follows_the_rule_has_no_findings(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CASES[code].good) == []


@pytest.mark.parametrize(
    ("tree", "code", "words"),
    [
        (
            changed("titel: De top, kanalen: [huis]", "titel: De top, vraag: begin"),
            "meldvraag-herhaald",
            "gaat terug naar de eerste vraag 'begin'",
        ),
        (
            changed("titel: De top, kanalen: [huis]", "titel: De top, vraag: verder"),
            "meldvraag-herhaald",
            "de vraag 'verder' volgt op 2 antwoorden",
        ),
        (
            site(START + "- {id: los, titel: Los?, antwoorden: [{titel: A, kanalen: [huis]}]}\n"),
            "meldwijzer-onbereikbaar",
            "vanaf het begin komt niemand bij de vraag 'los'",
        ),
        (
            site(START + "- {id: los, titel: Los?, antwoorden: []}\n"),
            "meldantwoord-zonder-vervolg",
            "de vraag 'los' heeft geen antwoorden",
        ),
        (
            changed(
                "titel: De top, kanalen: [huis]", "titel: De top, vraag: verder, kanalen: [huis]"
            ),
            "meldantwoord-zonder-vervolg",
            "'De top' leidt twee kanten op",
        ),
        (
            changed("rol: hoofd, normen: ['eigen:1']", "rol: hoofd"),
            "meldkanaal-onvolledig",
            "'hoofd' ontbreekt: een norm",
        ),
        (
            changed(
                "{titel: Uw naam blijft geheim., normen: ['eigen:1']}",
                "{titel: Uw naam blijft geheim.}",
            ),
            "meldkanaal-onvolledig",
            "'meldpunt' ontbreekt: een norm bij ‘Uw naam blijft geheim.’",
        ),
        (
            changed("soort: ontvangstbevestiging, termijn: 7 dagen", "termijn: 7 dagen"),
            "meldkanaal-onvolledig",
            "'meldpunt' ontbreekt: de termijn van de ontvangstbevestiging",
        ),
        (
            changed("termijn: 7 dagen", "termijn: 8 dagen"),
            "meldtermijn-te-lang",
            "8 dagen is te lang voor een ontvangstbevestiging; de wet staat hooguit 7 dagen toe",
        ),
        (
            changed("termijn: 7 dagen", "termijn: een week"),
            "verkeerde-waarde",
            "'een week' is geen termijn; schrijf bijvoorbeeld 7 dagen, 6 weken of 3 maanden",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_ways_to_break_a_rule(tmp_path: Path, tree: Tree, code: str, words: str) -> None:
    lines = [line for line in told(tmp_path, tree) if f"[{code}]" in line]
    assert [words in line for line in lines] == [True], told(tmp_path, tree)


def test_a_ring_of_questions_is_told_and_drawn_once(tmp_path: Path) -> None:
    """A site with mistakes is shown in a preview, so that a ring may not hang the view."""
    ring = changed("titel: De top, kanalen: [huis]", "titel: De top, vraag: begin")
    assert {one.code for one in findings(tmp_path, ring)} == {
        "meldvraag-herhaald",
        "meldwijzer-onbereikbaar",
    }
    question = guide(tmp_path, ring).question
    assert question
    second = question.answers[1].question
    assert second
    assert second.answers[1].question is None


@pytest.mark.parametrize(
    ("term", "limit", "too_long"),
    [
        ("7 dagen", "7 dagen", False),
        ("1 week", "7 dagen", False),
        ("8 dagen", "7 dagen", True),
        ("2 weken", "7 dagen", True),
        ("3 maanden", "3 maanden", False),
        ("4 maanden", "3 maanden", True),
        ("84 dagen", "3 maanden", False),
        ("90 dagen", "3 maanden", True),
        ("1 maand", "7 dagen", True),
    ],
)
def test_a_term_is_held_against_the_shortest_that_the_limit_can_be(
    term: str, limit: str, too_long: bool
) -> None:
    assert exceeds(term, limit) is too_long


# -- as data


def scope(root: Path, *trees: Tree) -> Scope:
    return Scope(open_at(write(root, {**GOOD}, *(trees or [site()]))).register, DAY)


def guide(root: Path, *trees: Tree) -> Guide:
    (found,) = meldwijzer(scope(root, *trees))
    assert isinstance(found, Guide)
    return found


def paths(question: Question) -> list[tuple[str, ...]]:
    """Every way through the questions: the answers, then the channels."""
    found: list[tuple[str, ...]] = []
    for answer in question.answers:
        names = tuple(str(_text(one.title)) for one in answer.channels)
        below = paths(answer.question) if answer.question else [names]
        found += [(answer.text, *rest) for rest in below]
    return found


def _text(value: Any) -> Any:
    return value.text if isinstance(value, Link) else value


def test_meldwijzer_leads_every_answer_to_its_channels(tmp_path: Path) -> None:
    question = guide(tmp_path).question
    assert question
    assert question.text == "Wat speelt er?"
    assert paths(question) == [
        ("Een vraag", "Het hoofd"),
        ("Een melding", "Een collega", "Meldpunt", "Het hoofd"),
        ("Een melding", "De top", "Het Huis"),
    ]


def test_meldwijzer_tells_the_same_in_a_table(tmp_path: Path) -> None:
    rows = list(guide(tmp_path).table.records())
    assert [(row["vraag"], row["antwoord"], row["vervolg"]) for row in rows] == [
        ("Wat speelt er?", "Een vraag", None),
        ("Wat speelt er?", "Een melding", "Over wie?"),
        ("Over wie?", "Een collega", None),
        ("Over wie?", "De top", None),
    ]


def test_without_questions_there_is_an_empty_table(tmp_path: Path) -> None:
    found = guide(tmp_path, {})
    assert found.question is None
    assert found.table.empty == "Er zijn nog geen meldvragen."


def test_kanaalkaarten_tell_how_to_reach_a_channel_and_what_it_promises(tmp_path: Path) -> None:
    (found,) = kanaalkaarten(scope(tmp_path))
    assert isinstance(found, Channels)
    head, desk, house = found.channels
    norm = Link("Eigen 1", "normen", "eigen:1")
    assert head.title == Link("Het hoofd", "rollen", "hoofd")
    assert dict(head.facts) == {
        "E-mail": WebLink("hoofd@test.example", "mailto:hoofd@test.example")
    }
    assert desk.title == "Meldpunt"
    assert dict(desk.facts) == {"Telefoon": WebLink("14 000, kies 5", "tel:14000")}
    assert desk.steps == (
        Claim("Wij schrijven het op."),
        Claim("U krijgt bericht.", (norm,), "Binnen 7 dagen"),
        Claim("U hoort ervan.", (norm,), "Binnen 3 maanden na de bevestiging"),
    )
    assert desk.protection == (Claim("Uw naam blijft geheim.", (norm,)),)
    assert dict(house.facts) == {
        "Website": WebLink("huis.example", "https://www.huis.example/advies")
    }
    assert isinstance(found.table, Table)
    assert [row["soort"] for row in found.table.records()] == [
        "praten",
        "intern melden",
        "buiten de organisatie",
    ]


def test_what_a_channel_says_itself_comes_before_what_its_role_says(tmp_path: Path) -> None:
    own = changed("rol: hoofd,", "rol: hoofd, contact: meld@test.example,")
    (found,) = kanaalkaarten(scope(tmp_path, own))
    assert isinstance(found, Channels)
    assert dict(found.channels[0].facts) == {
        "E-mail": WebLink("meld@test.example", "mailto:meld@test.example")
    }
