"""One mistake is one finding: nobody misses what stands in what could not be read."""

from pathlib import Path

import pytest

from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.rules import MISSING, RULES
from tests.sites import findings

HEAD = "---\ntitel: Start\n---\n"
CARD = {"docs/x.md": f'{HEAD}{{{{ rolkaart("hoofd") }}}}\n\n[hoofd](rollen/hoofd.md)\n'}
ROLE = "- {id: hoofd, titel: T, niveau: %s, omschrijving: O, contact: a@test.example}\n"
CHANNEL = {
    "plans/geheel/meldkanalen.yml": "- {id: k, titel: K, soort: extern, omschrijving: O, "
    "rol: hoofd, normen: [eigen:1]}\n",
    "plans/geheel/meldvragen.yml": "- {id: v, titel: V, antwoorden: [{titel: A, kanalen: [k]}]}\n",
}
MEMO = "---\nsoort: beslisnota\ntitel: N\njaar: 2026\nstatus: concept\n"
ABOUT_MEMO = {
    "plans/geheel/besluiten.yml": "- {id: b, titel: B, document: nota, gevraagd: G, orgaan: hoofd, "
    "datum: 2026-02-01, uitkomst: aangehouden}\n",
    "docs/x.md": f"{HEAD}[nota](plannen/geheel/nota.md)\n",
}


@pytest.mark.parametrize(
    ("others", "path", "content", "code"),
    [
        (CARD | CHANNEL, "plans/geheel/rollen.yml", "- id hoofd\n  titel: T\n", "yaml-ongeldig"),
        (CARD, "plans/geheel/rollen.yml", "", "verkeerd-type"),
        (CARD, "plans/geheel/rollen.yml", "hoofd: ja\n", "verkeerd-type"),
        (CARD, "plans/geheel/rollen.yml", "- hoofd\n", "verkeerd-type"),
        (CARD | CHANNEL, "plans/geheel/rollen.yml", ROLE % "central", "verkeerde-waarde"),
        (
            {},
            "plans/geheel/rollen.yml",
            ROLE.replace("hoofd", "Hoofd") % "centraal",
            "verkeerde-waarde",
        ),
        ({}, "plans/geheel/taken.yml", "- [\n", "yaml-ongeldig"),
        ({}, "plans/geheel/naleving.yml", "- [\n", "yaml-ongeldig"),
        ({}, "plans/geheel/normen.yml", "- [\n", "yaml-ongeldig"),
        (ABOUT_MEMO, "plans/geheel/nota.md", f"{MEMO}vorm: x\n---\n", "onbekende-sleutel"),
        (ABOUT_MEMO, "plans/geheel/nota.md", f"{MEMO}titel\n---\n", "front-matter"),
        (ABOUT_MEMO, "plans/geheel/nota.md", b"\xff", "bestand-onleesbaar"),
    ],
)
def test_one_mistake_is_one_finding(
    tmp_path: Path,
    others: dict[str, str | bytes | None],
    path: str,
    content: str | bytes,
    code: str,
) -> None:
    found = findings(tmp_path, others, {path: content})
    assert [(one.place.path, one.code) for one in found] == [(path, code)]


def test_a_file_in_the_folder_of_no_unit_is_missed_by_nobody(tmp_path: Path) -> None:
    moved = {"plans/geheel/rollen.yml": None, "plans/gehel/rollen.yml": ROLE % "centraal"}
    assert [one.code for one in findings(tmp_path, moved)] == ["verkeerde-map"]


def test_beside_a_refused_record_another_id_is_still_unknown(tmp_path: Path) -> None:
    refused = {
        "plans/geheel/rollen.yml": ROLE % "central",
        "plans/ruimte/taken.yml": "- {id: a, titel: A, thema: t, rasci: {hofd: A/R}}\n",
    }
    told = {(one.place.path, one.code) for one in findings(tmp_path, refused)}
    assert told == {
        ("plans/geheel/rollen.yml", "verkeerde-waarde"),
        ("plans/ruimte/taken.yml", "onbekende-verwijzing"),
    }


def test_an_exception_on_a_rule_that_waits_is_kept(tmp_path: Path) -> None:
    accepted = {
        "plans/ruimte/rollen.yml": ROLE.replace("hoofd", "stil") % "centraal",
        "plans/geheel/uitzonderingen.yml": "- regel: rol-zonder-taak\n"
        "  bestand: plans/ruimte/rollen.yml\n  reden: R\n",
    }
    assert findings(tmp_path, accepted) == []
    found = findings(tmp_path, accepted, {"plans/geheel/taken.yml": "- [\n"})
    assert [one.code for one in found] == ["yaml-ongeldig"]


def test_what_waits_is_a_rule_that_waits_for_kinds() -> None:
    assert set(MISSING) <= {rule.code for rule in RULES}
    assert {kind for kinds in MISSING.values() for kind in kinds} <= set(BY_NAME)
