"""Plain Dutch: for every rule a site that breaks it and one that does not."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from integriteitsplan.model.archief import field_digests
from integriteitsplan.model.waarden import Waarde
from integriteitsplan.register import load
from integriteitsplan.rules.prose import FieldProse, PageProse
from integriteitsplan.rules.written import Fields
from integriteitsplan.source import Place
from tests.sites import GOOD, findings, told, write
from tests.test_rules import Case, Tree

TERMS = "---\ntitel: Begrippen\n---\nWet open overheid (Woo)\n:   Over wat openbaar is.\n\n"
LONG = "Wij lezen " + "elke dag " * 12 + "uw brief."
ACTIVE = "begin de zin met wie het doet: wij, u of een rol"


def page(text: str, front: str = "titel: X") -> Tree:
    return {"docs/x.md": f"---\n{front}\n---\n{text}\n"}


CASES = {
    "lange-zin": Case(
        page(f"Kort.\n{LONG}"),
        "docs/x.md:5:1: tip: deze zin heeft 28 woorden: 'Wij lezen elke dag elke dag elke dag elk"
        "…'; maak zinnen van hooguit 25 woorden, of een opsomming [lange-zin]",
        page("Wij lezen elke dag. " * 10),
    ),
    "lijdende-vorm": Case(
        page("De brief wordt gelezen. Wij bellen u en er\nworden stukken gestuurd."),
        "docs/x.md:4:10: tip: 'wordt … gelezen' zegt niet wie het doet; zo zijn hier 2 van de 2 "
        f"zinnen; {ACTIVE} [lijdende-vorm]",
        page("Wij lezen de brief. Daarna wordt u gebeld. Wij sturen u stukken."),
    ),
    "ambtelijk-woord": Case(
        page("Wij doen dit met\nbetrekking tot geschenken."),
        "docs/x.md:4:14: tip: 'met betrekking tot' is een ambtelijk woord; schrijf bijvoorbeeld: "
        "over [ambtelijk-woord]",
        page("Dit gaat over geschenken. Zie [elders](index.md 'conform')."),
    ),
    "afkorting-zonder-uitleg": Case(
        page("Vraag de CISO. De CISO weet het."),
        "docs/x.md:4:10: tip: de afkorting 'CISO' is hier niet uitgelegd; schrijf haar uit (hoofd "
        "informatiebeveiliging), of zet haar in docs/begrippen.md [afkorting-zonder-uitleg]",
        {"docs/begrippen.md": TERMS, **page("De Woo en het hoofd ICT (computers en zo).")},
    ),
    "begrip-zonder-uitleg": Case(
        {"docs/begrippen.md": TERMS, **page("U hebt een mandaat.")},
        "docs/x.md:4:12: tip: de vakterm 'mandaat' staat niet bij de begrippen; kies een gewoon "
        "woord, of zet haar in docs/begrippen.md, bijvoorbeeld met: De bevoegdheid om namens een "
        "ander te besluiten. [begrip-zonder-uitleg]",
        {"docs/begrippen.md": f"{TERMS}Mandaat\n:   Een recht.\n", **page("Alle mandaten.")},
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_breaks_the_rule_is_told(tmp_path: Path, code: str) -> None:
    assert CASES[code].told in told(tmp_path, CASES[code].bad)


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_follows_the_rule_has_no_findings(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CASES[code].good) == []


def places(root: Path, *trees: Tree) -> list[Place]:
    return [one.place for one in findings(root, *trees)]


def test_an_abbreviation_or_term_is_told_once_in_each_file(tmp_path: Path) -> None:
    two = "- {id: a, titel: A, betekenis: De CISO.}\n- {id: b, titel: B, betekenis: Een CISO.}\n"
    trees = page("Een CISO en een CISO."), {"plans/geheel/waarden.yml": two}
    assert places(tmp_path, *trees) == [
        Place("docs/x.md", 4, 5),
        Place("plans/geheel/waarden.yml", 1, 32),
    ]


# -- what is judged


def value(*fields: str) -> Tree:
    lines = "".join(f"\n  {field}" for field in fields)
    return {"plans/geheel/waarden.yml": f"- id: openheid{lines}\n"}


def test_a_record_is_judged_in_its_sentences_and_lists_not_in_its_title(tmp_path: Path) -> None:
    written = value(
        "titel: Conform de wet",
        "betekenis: Wij doen dit conform de wet.",
        "praktijk:",
        "  - Wij lezen.",
        "  - Wij doen dit inzake geld.",
    )
    assert places(tmp_path, written) == [
        Place("plans/geheel/waarden.yml", 3, 14),
        Place("plans/geheel/waarden.yml", 6, 7),
    ]


def test_the_same_word_in_several_records_is_told_of_each(tmp_path: Path) -> None:
    one = "- {id: a, titel: A, betekenis: Wij helpen.}\n"
    two = "".join(f"- {{id: {name}, titel: T, betekenis: Reeds goed.}}\n" for name in "bc")
    assert [place.line for place in places(tmp_path, {"plans/geheel/waarden.yml": one + two})] == [
        *(2, 3)
    ]


@pytest.mark.parametrize(
    "status",
    [
        "status: vastgesteld\nvastgesteld_door: hoofd\ndatum: 2026-01-10\nversie: '1'",
        "status: vervallen",
    ],
)
def test_nobody_can_change_an_adopted_text_so_it_is_not_judged(tmp_path: Path, status: str) -> None:
    front = f"---\nsoort: beslisnota\ntitel: Nota\n{status}\n---\nReeds goed.\n"
    found = findings(tmp_path, {"plans/geheel/nota.md": front})
    assert "ambtelijk-woord" not in {one.code for one in found}


def test_what_an_adopted_document_shows_is_not_judged_until_it_changes(tmp_path: Path) -> None:
    register = load(write(tmp_path, GOOD, value("titel: T", "betekenis: Reeds goed.")))
    [record] = register.all(Waarde)
    shown = {"waarden/openheid": [field_digests(record)]}
    changed = {"waarden/openheid": [field_digests(record) | {"betekenis": "van toen"}]}
    fields = Fields([record], [record], ("betekenis",))
    assert FieldProse(fields, shown).place(0) is None
    assert FieldProse(fields, changed).place(0) == record.place("betekenis")


def test_a_page_is_searched_again_only_where_its_text_is_another(tmp_path: Path) -> None:
    searched = []

    def find(text: str) -> Iterator[str]:
        searched.append(text)
        yield text

    for body, titel in (("Een.", "A"), ("Een.", "B"), ("Twee.", "B")):
        register = load(write(tmp_path, GOOD, page(body, f"titel: {titel}")))
        pages = (PageProse(one) for one in register.documents)
        assert body in {text.strip() for one in pages for text in one.found(find)}
    assert len(searched) == len(set(searched)) == len(register.documents) + 1


def test_a_page_in_another_language_is_not_judged(tmp_path: Path) -> None:
    assert told(tmp_path, page(f"Inzake XYZ. {LONG}", "titel: X\ntaal: en")) == []


def test_code_and_calls_are_not_judged(tmp_path: Path) -> None:
    assert (
        told(tmp_path, page("Typ `conform`.\n\n```text\ninzake XYZ\n```\n\n{{ normentabel() }}"))
        == []
    )


def test_an_exception_beside_the_data_covers_a_tip(tmp_path: Path) -> None:
    exception = {
        "plans/geheel/uitzonderingen.yml": "- {regel: ambtelijk-woord, bestand: docs/x.md, "
        "bevat: thans, reden: Zo heet de regeling.}\n"
    }
    written = page("De regeling 'thans'.")
    assert len(told(tmp_path, written)) == 1
    assert told(tmp_path, written, exception) == []


def test_the_good_site_speaks_plain_dutch(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD) == []
