"""What `new` writes: ready to fill in, in the right place, never over something else."""

from pathlib import Path

import pytest

from integriteitsplan.model.documenten import DOCUMENT_TYPES, Documentsoort
from integriteitsplan.model.kinds import KINDS
from integriteitsplan.site.skeletons import (
    NotWritten,
    kind_called,
    skeleton_names,
    write_skeleton,
)
from integriteitsplan.source import Place
from tests.builds import tree
from tests.sites import DAY, GOOD, open_at, write

DOCUMENTS = [soort.value for soort in DOCUMENT_TYPES]
RECORDS = [name for name in skeleton_names() if name not in (*DOCUMENTS, "organisatie")]


def test_there_is_a_skeleton_for_every_kind_and_document() -> None:
    kinds = {kind.name for kind in KINDS} - {"eenheden"}  # units stand in organisatie.yml
    assert set(skeleton_names()) == kinds | {"organisatie"} | set(DOCUMENTS)


@pytest.mark.parametrize("kind", RECORDS)
def test_a_new_record_only_asks_to_be_filled_in(tmp_path: Path, kind: str) -> None:
    before = tree(write(tmp_path, GOOD))
    place = write_skeleton(tmp_path, kind, None, "nieuw", 2026, DAY)
    findings = open_at(tmp_path).findings
    assert {finding.code for finding in findings} == {"veld-ontbreekt"}
    assert {finding.place.path for finding in findings} == {place.path}
    assert all(finding.place.line > place.line for finding in findings)
    after = tree(tmp_path)
    assert after.pop(place.path).startswith(before.pop(place.path, b""))
    assert after == before


@pytest.mark.parametrize("kind", RECORDS)
def test_a_new_record_without_an_id_asks_for_one_where_it_needs_one(
    tmp_path: Path, kind: str
) -> None:
    write_skeleton(write(tmp_path, GOOD), kind, None, None, 2026, DAY)
    found = [finding.what for finding in open_at(tmp_path).findings]
    assert found
    assert all(what.startswith("de sleutel '") for what in found)


@pytest.mark.parametrize("soort", DOCUMENTS)
def test_a_new_document_is_right_as_it_is(tmp_path: Path, soort: str) -> None:
    place = write_skeleton(write(tmp_path, GOOD), soort, "ruimte", None, 2026, DAY)
    assert place.path.startswith("plans/ruimte/")
    site = open_at(tmp_path)
    assert {finding.code for finding in site.findings} <= {"plan-onvolledig"}
    assert not site.errors
    document = next(one for one in site.register.documents if one.path == place.path)
    assert document.meta.soort == soort


def test_a_new_plan_has_its_tables_and_misses_what_only_words_can_tell(tmp_path: Path) -> None:
    write_skeleton(write(tmp_path, GOOD), "jaarplan", None, None, 2027, DAY)
    site = open_at(tmp_path)
    (document,) = site.register.plannen
    (table,) = site.show("volledigheid", document)
    assert table.title == "Volledigheid van Jaarplan 2027"
    parts = DOCUMENT_TYPES[Documentsoort.JAARPLAN].onderdelen
    assert {one["id"]: one["staat"].text for one in table.records()} == {
        id: "gevuld" if part.aanroepen else "ontbreekt" for id, part in parts.items()
    }


def test_documents_of_a_year_are_named_after_it(tmp_path: Path) -> None:
    write(tmp_path, GOOD)

    def path(soort: str, name: str | None = None) -> str:
        return write_skeleton(tmp_path, soort, None, name, 2027, DAY).path

    assert path("jaarplan") == "plans/geheel/jaarplan-2027.md"
    assert path("beslisnota") == "plans/geheel/beslisnota.md"
    assert path("beslisnota", "nota-plan") == "plans/geheel/nota-plan.md"


def test_a_new_organisation_asks_for_its_name_first(tmp_path: Path) -> None:
    assert write_skeleton(tmp_path, "organisatie", None, None, 2026, DAY) == Place(
        "plans/organisatie.yml"
    )
    assert [str(finding) for finding in open_at(tmp_path).findings] == [
        "plans/organisatie.yml:2:1: fout: de sleutel 'naam' is leeg; vul 'naam' in [veld-ontbreekt]"
    ]


@pytest.mark.parametrize(
    "before",
    [b"- id: een", b"- id: een\n", b"- id: een\r\n", b"\xef\xbb\xbf- id: een\n\n", b"# leeg\n"],
)
def test_what_stood_in_the_file_stays_to_the_byte(tmp_path: Path, before: bytes) -> None:
    path = "plans/geheel/waarden.yml"
    write(tmp_path, GOOD, {path: before})
    place = write_skeleton(tmp_path, "waarden", None, "twee", 2026, DAY)
    after = (tmp_path / path).read_bytes()
    assert after.startswith(before)
    assert after.splitlines()[place.line - 1].startswith(b"- id: twee")
    assert after.splitlines()[place.line - 2] == b""
    assert after.count(b"\r\n") in (0, after.count(b"\n")), "lines end as they did"


def test_a_new_file_begins_with_the_line_for_editors(tmp_path: Path) -> None:
    write_skeleton(write(tmp_path, GOOD), "doelen", "ruimte", None, 2026, DAY)
    text = (tmp_path / "plans/ruimte/doelen.yml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schema/doelen.json\n- id:")


@pytest.mark.parametrize(
    ("soort", "eenheid", "name", "told"),
    [
        ("jaarplan", None, None, "plans/geheel/jaarplan-2026.md bestaat al; er is niets"),
        ("organisatie", None, None, "plans/organisatie.yml bestaat al; er is niets overschreven"),
        ("taken", "ruimtes", None, r"geen eenheid 'ruimtes' \(bedoelt u 'ruimte'\?\)"),
        ("pagina", None, "../../elders", "'../../elders' is geen geldige id; gebruik kleine"),
        ("rollen", None, None, r"plans/geheel/rollen.yml:1:1: .*UTF-8.* Er is niets toegevoegd"),
        ("taken", "ruimte", None, r"plans/ruimte/taken.yml:2:.* Er is niets toegevoegd"),
        ("doelen", "ruimte", None, "plans/ruimte/doelen.yml is geen lijst"),
        ("maatregelen", "ruimte", None, "plans/ruimte/maatregelen.yml is geen lijst"),
        ("waarden", "ruimte", "openheid", "De id 'openheid' bestaat al .plans/geheel/waarden.yml"),
        ("indicatoren", None, "half", "De id 'half' staat al in plans/geheel/indicatoren.yml"),
    ],
)
def test_nothing_is_written_where_that_would_do_harm(
    tmp_path: Path, soort: str, eenheid: str | None, name: str | None, told: str
) -> None:
    mine: dict[str, str | bytes | None] = {
        "plans/geheel/jaarplan-2026.md": "van mij\n",
        "plans/geheel/rollen.yml": b"\xff",
        "plans/geheel/indicatoren.yml": "- id: half\n",
        "plans/ruimte/taken.yml": "- id: een\n titel: [\n",
        "plans/ruimte/doelen.yml": "id: een\n",
        "plans/ruimte/maatregelen.yml": "[{id: een}]\n",
    }
    before = tree(write(tmp_path, GOOD, mine))
    with pytest.raises(NotWritten, match=told):
        write_skeleton(tmp_path, soort, eenheid, name, 2026, DAY)
    assert tree(tmp_path) == before


def test_a_plan_whose_goals_cannot_be_added_is_not_written_either(tmp_path: Path) -> None:
    goals = {
        "plans/geheel/meerjarenplan.md": """
            ---
            soort: meerjarenplan
            titel: Meerjarenplan
            looptijd: {van: 2025-01-01, tot: 2028-12-31}
            ---
            """,
        "plans/geheel/doelen/hoog.yml": """
            - {id: hoog, titel: Hoog, niveau: meerjarenplan, deadline: 2028-12-31}
            """,
        "plans/geheel/doelen.yml": "niets: hier\n",
    }
    before = tree(write(tmp_path, GOOD, goals))
    with pytest.raises(NotWritten, match=r"doelen\.yml is geen lijst"):
        write_skeleton(tmp_path, "jaarplan", None, None, 2027, DAY)
    assert tree(tmp_path) == before


def test_without_an_organisation_there_is_no_place_for_a_record(tmp_path: Path) -> None:
    with pytest.raises(NotWritten, match="begin met: integriteitsplan new organisatie"):
        write_skeleton(tmp_path, "waarden", None, "openheid", 2026, DAY)
    assert tree(tmp_path) == {}


def test_a_kind_may_be_named_in_the_singular() -> None:
    assert kind_called("maatregel") == "maatregelen"
    assert kind_called("jaarplan") == "jaarplan"
