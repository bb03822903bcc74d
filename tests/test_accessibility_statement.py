"""A statement on accessibility claims what its author says, and nothing of itself."""

from pathlib import Path

import pytest

from integriteitsplan.model.documenten import (
    DOCUMENT_TYPES,
    Documentsoort,
    Toegankelijkheidsverklaring,
)
from integriteitsplan.site.skeletons import write_skeleton
from integriteitsplan.views.data.blocks import Facts
from tests.sites import DAY, GOOD, open_at, told, write

SOORT = "toegankelijkheidsverklaring"
PATH = f"plans/geheel/{SOORT}.md"


def test_a_new_statement_claims_nothing_and_says_what_is_to_be_written(tmp_path: Path) -> None:
    write_skeleton(write(tmp_path, GOOD), SOORT, None, None, 2026, DAY)
    site = open_at(tmp_path)
    (document,) = site.register.plannen
    meta = document.meta
    assert isinstance(meta, Toegankelijkheidsverklaring)
    assert (meta.nalevingsstatus, meta.onderzocht_op, meta.is_beleid) == (None, None, False)

    parts = DOCUMENT_TYPES[Documentsoort(SOORT)].onderdelen
    (table,) = site.show("volledigheid", document)
    assert {one["id"]: one["staat"].text for one in table.records()} == dict.fromkeys(
        parts, "nog te schrijven"
    )
    (finding,) = site.findings
    assert all(part.titel in finding.what for part in parts.values())


@pytest.mark.parametrize(
    ("keys", "what"),
    [
        ("nalevingsstatus: voldoet_volledig", "status 'A – voldoet volledig' berust op een"),
        ("nalevingsstatus: eerste_maatregelen\nonderzocht_op: 2026-06-02", "in de toekomst"),
        ("nalevingsstatus: voldoet_niet", ""),
        ("status: vastgesteld\ndatum: 2026-01-01", "noemt geen nalevingsstatus"),
    ],
)
def test_what_a_statement_may_claim(tmp_path: Path, keys: str, what: str) -> None:
    text = f"---\nsoort: {SOORT}\ntitel: T\n{keys}\n---\n"
    lines = told(tmp_path, {PATH: text.encode()})
    found = [line for line in lines if line.endswith("[verklaring-onbewezen]")]
    assert len(found) == bool(what)
    assert what in "".join(found)


def test_it_does_not_stand_between_the_plans(tmp_path: Path) -> None:
    text = f"---\nsoort: {SOORT}\ntitel: T\n---\n"
    site = open_at(write(tmp_path, GOOD, {PATH: text.encode()}))
    assert len(site.register.plannen) == 1
    (table,) = site.show("planoverzicht", None)
    assert table.rows == ()


def test_the_block_on_top_tells_the_status(tmp_path: Path) -> None:
    text = f"---\nsoort: {SOORT}\ntitel: T\nnalevingsstatus: voldoet_niet\n---\n"
    site = open_at(write(tmp_path, GOOD, {PATH: text.encode()}))
    facts = site.show("plankop", site.register.plannen[0])[-1]
    assert isinstance(facts, Facts)
    assert ("Nalevingsstatus", "D – voldoet niet") in facts.items
