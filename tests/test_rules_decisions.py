"""For every rule on deciding a site that breaks it and one that does not."""

from pathlib import Path

import pytest

from integriteitsplan.model.nota import NOTADELEN
from integriteitsplan.rules import Finding
from tests.sites import findings as all_findings
from tests.test_rules import Case, Tree, of

PATH = "plans/geheel/nota.md"
PARTS = "".join(
    f"## {part.titel}\n\nTekst.\n\n" for chapter in NOTADELEN for part in chapter.onderdelen
)
CONCEPT = "{status: concept, datum: 2026-01-05}"
CONSULTED = "{status: in_consultatie, datum: 2026-02-02, tot: 2026-02-27}"
PRESENTED = "{status: ter_vaststelling, datum: 2026-03-02, orgaan: hoofd}"
ADOPTED = "{status: vastgesteld, datum: 2026-03-10}"
ADOPTION = "versie: '1.0'\nvastgesteld_door: hoofd\ndatum: 2026-03-10\n"
STEPS = (CONCEPT, CONSULTED, PRESENTED, ADOPTED)


def nota(status: str, *steps: str, keys: str = "") -> Tree:
    """A memo with every part, its steps on lines 6 and on."""
    course = "verloop:\n" + "".join(f"  - {step}\n" for step in steps) if steps else ""
    front = f"soort: beslisnota\ntitel: Nota\nstatus: {status}\n{course}{keys}"
    return {PATH: f"---\n{front}---\n{PARTS}"}


def records(kind: str, **fields: str) -> Tree:
    """One record of a kind, each of its fields on a line."""
    lines = [f"{key}: {value}" for key, value in fields.items() if value]
    return {f"plans/geheel/{kind}.yml": "- " + "\n  ".join(lines) + "\n"}


def decision(**fields: str) -> Tree:
    known = {
        "id": "besluit",
        "titel": "Besluit",
        "orgaan": "hoofd",
        "datum": "2026-03-10",
        "document": "nota",
        "gevraagd": "Instemmen",
        "uitkomst": "ingestemd",
    }
    return records("besluiten", **(known | fields))


def remark(**fields: str) -> Tree:
    known = {
        "id": "opmerking",
        "belanghebbende": "or",
        "document": "nota",
        "thema": "T",
        "inbreng": "I",
    }
    return PARTY | records("reacties", **(known | fields))


PARTY = records(
    "belanghebbenden", id="or", titel="OR", soort="intern", document="nota", betrokken="B"
)
ANSWER = {"overgenomen": "nee", "motivering": "M"}
ALL = nota("vastgesteld", *STEPS, keys=ADOPTION) | decision()
PROMISE = "{{titel: Brief, aan: Raad, datum: 2026-03-10, voor: 2026-05-01{}}}"

CASES = {
    "verloop-klopt": Case(
        nota("vastgesteld", CONCEPT, ADOPTED, keys=ADOPTION) | decision(),
        "plans/geheel/nota.md:7:14: fout: na 'concept' kan niet 'vastgesteld' komen; hier hoort de "
        "stap 'in_consultatie' [verloop-klopt]",
        ALL,
    ),
    "onbekend-document": Case(
        nota("concept") | decision(document="notta"),
        "plans/geheel/besluiten.yml:5:13: fout: er is geen document 'notta' (bedoelt u 'nota'?); "
        "schrijf de bestandsnaam zonder .md, zo nodig met de map van de eenheid ervoor "
        "[onbekend-document]",
        nota("concept") | decision(document="geheel/nota"),
    ),
    "reactie-zonder-antwoord": Case(
        nota("ter_vaststelling") | remark(overgenomen="open"),
        "plans/geheel/reacties.yml:6:16: fout: op reactie 'opmerking' is nog geen antwoord, maar "
        "het document is al 'ter_vaststelling'; kies bij 'overgenomen' ja, deels of nee en schrijf "
        "bij 'motivering' waarom [reactie-zonder-antwoord]",
        nota("ter_vaststelling") | remark(**ANSWER),
    ),
    "reactie-zonder-motivering": Case(
        nota("in_consultatie") | remark(overgenomen="ja"),
        "plans/geheel/reacties.yml:6:16: waarschuwing: bij het antwoord op reactie 'opmerking' "
        "staat niet waarom; vul 'motivering' in [reactie-zonder-motivering]",
        nota("in_consultatie") | remark(overgenomen="open"),
    ),
    "besluit-te-vroeg": Case(
        nota("in_consultatie", CONSULTED) | decision(datum="2026-02-27"),
        "plans/geheel/besluiten.yml:4:10: fout: het besluit is van 2026-02-27, maar de consultatie "
        "liep tot en met 2026-02-27; verbeter de datum, of noem bij 'versie' de versie waarover is "
        "besloten [besluit-te-vroeg]",
        nota("in_consultatie", CONSULTED) | decision(datum="2026-02-28"),
    ),
    "toezegging-te-laat": Case(
        nota("concept") | decision(vervolg=f"[{PROMISE.format('')}]"),
        "plans/geheel/besluiten.yml:8:64: waarschuwing: 'Brief' had uiterlijk 2026-05-01 klaar "
        "moeten zijn; vul 'nagekomen_op' in, of spreek een nieuwe datum af [toezegging-te-laat]",
        nota("concept") | decision(vervolg=f"[{PROMISE.format(', nagekomen_op: 2026-05-20')}]"),
    ),
}


def findings(root: Path, *trees: Tree) -> list[Finding]:
    """What is wrong, but for the tip to keep an archive: these texts were adopted by hand."""
    return [one for one in all_findings(root, *trees) if one.code != "zonder-archief"]


def told(root: Path, *trees: Tree) -> list[str]:
    """The same as people read it."""
    return [str(one) for one in findings(root, *trees)]


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_breaks_the_rule_is_told_so_once(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CASES[code].bad) == [CASES[code].told]


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_follows_the_rule_has_no_findings(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CASES[code].good) == []


@pytest.mark.parametrize(
    ("tree", "words"),
    [
        (nota("ter_vaststelling", PRESENTED), "het verloop begint met 'ter_vaststelling'"),
        (
            nota("in_consultatie", CONSULTED, CONCEPT),
            "na 'in_consultatie' kan niet 'concept' komen",
        ),
        (
            nota("concept", "{status: vervallen, datum: 2026-01-02}", CONCEPT),
            "na 'vervallen' kan niet 'concept' komen; haal de stap weg",
        ),
        (
            nota("in_consultatie", CONCEPT, CONSULTED.replace("2026-02-02", "2026-01-04")),
            "de stap 'in_consultatie' (2026-01-04) is eerder dan 'concept' (2026-01-05)",
        ),
        (
            nota("ter_vaststelling", CONSULTED, PRESENTED.replace("2026-03-02", "2026-02-27")),
            "de stap 'ter_vaststelling' (2026-02-27) begint voordat de consultatie voorbij is",
        ),
        (
            nota("concept", CONCEPT, CONSULTED),
            "de status is 'concept', maar de laatste stap van het verloop is 'in_consultatie'",
        ),
        (
            nota("in_consultatie", "{status: in_consultatie, datum: 2026-02-02}"),
            "bij de stap 'in_consultatie' staat niet tot wanneer",
        ),
        (
            nota("in_consultatie", CONSULTED.replace("2026-02-27", "2026-02-01")),
            "de consultatie eindigt (2026-02-01) voordat zij begint (2026-02-02)",
        ),
        (
            nota("ter_vaststelling", CONSULTED, PRESENTED.replace(", orgaan: hoofd", "")),
            "bij de stap 'ter_vaststelling' staat niet wie beslist",
        ),
        (
            nota("vastgesteld", *STEPS, keys=ADOPTION),
            "er is geen besluit van 2026-03-10 waarmee dit document is vastgesteld; "
            "leg het vast met: integriteitsplan adopt geheel/nota",
        ),
        (
            nota("vastgesteld", *STEPS[:-1], keys=ADOPTION),
            "de status is 'vastgesteld', maar de laatste stap van het verloop is "
            "'ter_vaststelling'; leg het besluit vast met: integriteitsplan adopt geheel/nota",
        ),
        (
            nota("vastgesteld", *STEPS, keys=ADOPTION) | decision(datum="2026-03-09"),
            "er is geen besluit van 2026-03-10 waarmee dit document is vastgesteld",
        ),
        (
            nota("vastgesteld", *STEPS, keys=ADOPTION) | decision(uitkomst="afgewezen"),
            "er is geen besluit van 2026-03-10 waarmee dit document is vastgesteld",
        ),
    ],
)
def test_other_ways_in_which_steps_are_wrong(tmp_path: Path, tree: Tree, words: str) -> None:
    assert any(words in line for line in of("verloop-klopt", told(tmp_path, tree)))


@pytest.mark.parametrize(
    "kind",
    [
        PARTY,
        decision(),
        records("focuspunten", id="een", titel="Een", omschrijving="O", document="nota"),
        records(
            "communicatiemomenten",
            id="een",
            titel="Een",
            doelgroep="D",
            middel="M",
            datum="2026-01-01",
            document="nota",
        ),
        records(
            "naleving",
            norm="eigen:1",
            status="voldoet",
            bewijs="[{titel: Nota, document: nota}]",
        ),
    ],
    ids=["party", "decision", "accent", "moment", "evidence"],
)
def test_every_record_that_names_a_document_must_find_it(tmp_path: Path, kind: Tree) -> None:
    assert [one.code for one in findings(tmp_path, kind)] == ["onbekend-document"]
    assert told(tmp_path, nota("concept"), kind) == []


def test_a_remark_on_a_document_that_does_not_exist_is_one_finding(tmp_path: Path) -> None:
    tree = PARTY | nota("concept") | remark(document="weg")
    assert [one.code for one in findings(tmp_path, tree)] == ["onbekend-document"]


def test_a_page_that_names_an_unknown_document_is_told_where(tmp_path: Path) -> None:
    tree = nota("concept") | {"docs/x.md": '# X\n\n{{ krachtenveld(document="notta") }}\n'}
    [found] = findings(tmp_path, tree)
    assert str(found).startswith("docs/x.md:3:1: fout: er is geen document 'notta' (bedoelt u")


@pytest.mark.parametrize(
    ("tree", "codes"),
    [
        (nota("in_consultatie") | remark(overgenomen="open"), []),
        (nota("vervallen") | remark(overgenomen="open"), []),
        (
            nota("vastgesteld", keys=ADOPTION) | remark(overgenomen="open"),
            ["reactie-zonder-antwoord"],
        ),
        (nota("vastgesteld", keys=ADOPTION), []),
        (
            nota("vervallen", *STEPS, "{status: vervallen, datum: 2026-04-01}", keys=ADOPTION)
            | decision(),
            [],
        ),
        (
            nota("in_consultatie", CONSULTED, keys="versie: '1.0'\n")
            | decision(datum="2026-01-10", versie="opzet"),
            [],
        ),
        (nota("in_consultatie", CONSULTED) | decision(document="", datum="2026-01-10"), []),
        (
            nota("concept")
            | decision(aanleiding="{titel: T, aan: R, datum: 2026-01-01, voor: 2026-06-01}"),
            [],
        ),
    ],
    ids=[
        "open while consulting",
        "open and repealed",
        "open and adopted",
        "adopted without steps",
        "every step",
        "decision on the outline",
        "decision on nothing",
        "promise for today",
    ],
)
def test_what_is_in_order_is_left_alone(tmp_path: Path, tree: Tree, codes: list[str]) -> None:
    assert [one.code for one in findings(tmp_path, tree)] == codes


def test_the_promise_behind_a_decision_can_be_late_too(tmp_path: Path) -> None:
    late = decision(aanleiding=PROMISE.format(""))
    [found] = findings(tmp_path, nota("concept") | late)
    assert (found.code, found.place.line) == ("toezegging-te-laat", 8)
