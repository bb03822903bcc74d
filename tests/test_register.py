"""Whatever lies in the tree: it is read, or it is one finding with a place; nothing raises."""

import os
from pathlib import Path

import pytest

from integriteitsplan.model.normen import Norm
from integriteitsplan.model.organisatie import Eenheid
from integriteitsplan.model.rollen import Rol, Taak
from integriteitsplan.register import Address, Register, load
from integriteitsplan.register.loading import stamp
from tests.sites import GOOD, findings, open_at, told, write

ROLES = GOOD["plans/geheel/rollen.yml"]
Found = list[tuple[str, int, int, str]]


def codes(root: Path, *trees: dict[str, str | bytes | None]) -> Found:
    """Place and code of every finding."""
    return [(*one.place, one.code) for one in findings(root, *trees)]


def register(root: Path, *trees: dict[str, str | bytes | None]) -> Register:
    return load(write(root, GOOD, *trees))


def test_the_good_site_has_no_findings(tmp_path: Path) -> None:
    assert told(tmp_path) == []


def test_an_empty_folder_is_one_finding(tmp_path: Path) -> None:
    assert [str(one.place) for one in load(tmp_path).problems] == ["plans/organisatie.yml:1:1"]


@pytest.mark.parametrize(
    ("path", "content", "line", "column", "code"),
    [
        # data files
        ("plans/geheel/taken.yml", "- id: a\n  id: b\n", 2, 3, "dubbele-sleutel"),
        ("plans/ruimte/rollen.yml", "a: &a [x]\nb: [*a, *a]\n", 1, 4, "yaml-ongeldig"),
        ("plans/ruimte/rollen.yml", "[" * 100_000, 1, 21, "yaml-ongeldig"),
        ("plans/ruimte/rollen.yml", "- a: b\u0085  a: c\n".encode(), 1, 7, "bestand-onleesbaar"),
        ("plans/ruimte/rollen.yml", b"\x00\x01\x02", 1, 1, "bestand-onleesbaar"),
        ("plans/ruimte/rollen.yml", "- id: één\n".encode("cp1252"), 1, 7, "bestand-onleesbaar"),
        ("plans/ruimte/rollen.yml", "id: een\n", 1, 1, "verkeerd-type"),
        ("plans/ruimte/rollen.yml", "- een\n", 1, 3, "verkeerd-type"),
        ("plans/ruimte/waarde.yml", "", 1, 1, "verkeerde-map"),
        ("plans/ruimte/rollen/diep/x.yml", "", 1, 1, "verkeerde-map"),
        ("plans/rollen.yml", "", 1, 1, "verkeerde-map"),
        ("docs/rollen.yml", "", 1, 1, "verkeerde-map"),
        ("plans/ruimt/rollen.yml", "", 1, 1, "verkeerde-map"),
        ("plans/ruimte/eenheden.yml", "", 1, 1, "verkeerde-map"),
        # pages
        ("plans/ruimt/nota.md", "---\nsoort: pagina\n---\n", 1, 1, "verkeerde-map"),
        ("plans/nota.md", "---\nsoort: pagina\n---\n", 1, 1, "verkeerde-map"),
        ("plans/ruimte/nota.md", "Tekst.\n", 1, 1, "front-matter"),
        ("plans/ruimte/nota.md", "", 1, 1, "front-matter"),
        ("plans/ruimte/nota.md", "---\ntitel: [a\n---\n", 2, 8, "front-matter"),
        ("plans/ruimte/nota.md", "---\ntitel: x\n---\n", 1, 1, "veld-ontbreekt"),
        ("plans/ruimte/nota.md", "---\nsoort: jarplan\n---\n", 2, 8, "verkeerde-waarde"),
        ("plans/ruimte/nota.md", "---\nsoort: [pagina]\n---\n", 2, 8, "verkeerde-waarde"),
        ("plans/ruimte/nota.md", "---\nsoort: beslisnota\n---\n", 2, 1, "veld-ontbreekt"),
        ("docs/x.md", "---\ntitel: <script>\n---\n", 2, 8, "verkeerde-waarde"),
        ("docs/x.md", b"\xff", 1, 1, "bestand-onleesbaar"),
        ("docs/x.md", "titel: x\n", 1, 1, "front-matter"),
        # other files
        ("docs/x.html", "<script>", 1, 1, "bestand-soort"),
        ("docs/x.png", "<script>", 1, 1, "bestand-soort"),
        ("docs/zonder-eind", "", 1, 1, "bestand-soort"),
    ],
)
def test_what_cannot_be_read_is_one_finding_at_its_place(
    tmp_path: Path, path: str, content: str | bytes, line: int, column: int, code: str
) -> None:
    found = [one for one in codes(tmp_path, {path: content}) if one[0] == path]
    assert found == [(path, line, column, code)]


def test_a_file_of_fifty_megabytes_is_not_read(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    with open(tmp_path / "plans/ruimte-rollen.yml", "wb") as file:
        file.truncate(50_000_000)
    (tmp_path / "plans/ruimte").mkdir()
    os.rename(tmp_path / "plans/ruimte-rollen.yml", tmp_path / "plans/ruimte/rollen.yml")
    assert codes(tmp_path) == [("plans/ruimte/rollen.yml", 1, 1, "bestand-onleesbaar")]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pipes among files, and few links")
def test_a_link_and_a_pipe_are_findings_and_are_not_opened(tmp_path: Path) -> None:
    write(tmp_path, {"plans/ruimte/rollen.yml": "[]\n", "geheim.md": "# Geheim\n"})
    (tmp_path / "plans/ruimte/nota.md").symlink_to(tmp_path / "geheim.md")
    os.mkfifo(tmp_path / "plans/ruimte/taken.yml")
    assert codes(tmp_path) == [
        ("plans/ruimte/nota.md", 1, 1, "bestand-soort"),
        ("plans/ruimte/taken.yml", 1, 1, "bestand-soort"),
    ]


@pytest.mark.parametrize("content", ["# niets\n", "\ufeff", "[]\n"])
def test_a_data_file_with_nothing_in_it_is_fine(tmp_path: Path, content: str) -> None:
    assert told(tmp_path, {"plans/ruimte/rollen.yml": content}) == []


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("", "")])
def test_a_bom_and_other_line_ends_change_nothing(tmp_path: Path, change: tuple[str, str]) -> None:
    text = "---\nsoort: pagina\ntitel: 2024\n---\n# Kop\n".replace(*change)
    made = register(tmp_path, {"plans/ruimte/nota.md": "\ufeff" + text})
    document = made.by_uri["plannen/ruimte/nota.md"]
    assert (document.titel, made.problems) == ("2024", ())


def test_a_first_line_with_a_colon_is_text(tmp_path: Path) -> None:
    made = register(tmp_path, {"docs/x.md": "Let op: dit is tekst.\n"})
    assert made.by_uri["x.md"].page.body == "Let op: dit is tekst.\n"


def test_numbers_and_words_stay_what_was_written(tmp_path: Path) -> None:
    data = "- {id: 012, titel: no, niveau: centraal, omschrijving: 1.10, telefoon: 12:30}\n"
    role = register(tmp_path, {"plans/ruimte/rollen.yml": data}).get(Rol, "012")
    assert role
    assert (role.titel, role.omschrijving, role.telefoon) == ("no", "1.10", "12:30")


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (None, ["veld-ontbreekt"]),
        ("", ["verkeerd-type"]),
        ("- a\n", ["verkeerd-type"]),
        ("naam: [a\n", ["yaml-ongeldig"]),
        ("naam: x\nsoort: gemeente\n", ["veld-ontbreekt", "veld-ontbreekt"]),
    ],
)
def test_without_an_organisation_the_rest_is_still_read(
    tmp_path: Path, content: str | None, codes: list[str]
) -> None:
    tree = GOOD | {"plans/organisatie.yml": content}
    made = load(write(tmp_path, tree))
    assert [one.code for one in made.problems] == codes
    assert all(one.place.path == "plans/organisatie.yml" for one in made.problems)
    assert [one.id for one in made.all(Rol)] == ["hoofd"]


def test_a_record_belongs_to_its_folder_and_its_id_is_unique(tmp_path: Path) -> None:
    role = "- {id: hoofd, titel: T, niveau: centraal, omschrijving: O, eenheid: geheel}\n"
    assert codes(tmp_path, {"plans/ruimte/rollen.yml": role}) == [
        ("plans/ruimte/rollen.yml", 1, 8, "dubbele-id"),
        ("plans/ruimte/rollen.yml", 1, 69, "verkeerde-map"),
    ]


def test_a_kind_may_be_a_folder_of_files(tmp_path: Path) -> None:
    role = "- {id: een, titel: T, niveau: centraal, omschrijving: O}\n"
    made = register(tmp_path, {"plans/ruimte/rollen/een.yml": role})
    assert [(one.id, one.eenheid) for one in made.all(Rol)] == [
        ("hoofd", "geheel"),
        ("een", "ruimte"),
    ]


def test_records_stand_in_the_order_of_the_units(tmp_path: Path) -> None:
    units = GOOD["plans/organisatie.yml"].replace("ruimte", "wegen") + (
        "  - id: archief\n            titel: Archief\n            onder: geheel\n"
    )
    role = "- {id: %s, titel: T, niveau: centraal, omschrijving: O}\n"
    roles = {f"plans/{unit}/rollen.yml": role % unit for unit in ("archief", "wegen")}
    made = register(tmp_path, {"plans/organisatie.yml": units} | roles)
    assert made.problems == ()
    assert [one.id for one in made.all(Rol)] == ["hoofd", "wegen", "archief"]


def test_units_are_a_tree(tmp_path: Path) -> None:
    made = register(tmp_path)
    assert made.wortel == "geheel"
    assert made.lijn("ruimte") == ("ruimte", "geheel")
    assert made.lijn("") == ("geheel",)
    assert made.lijn("weg") == ()
    assert made.onder("geheel") == {"geheel", "ruimte"}
    assert made.onder("ruimte") == {"ruimte"}


def test_a_circle_of_units_ends(tmp_path: Path) -> None:
    text = (
        "naam: X\nsoort: gemeente\nnormenkaders: [eigen]\n"
        "eenheden: [{id: geheel, titel: G, onder: ruimte}, {id: ruimte, titel: R, onder: geheel}]\n"
    )
    made = register(tmp_path, {"plans/organisatie.yml": text})
    assert made.lijn("geheel") == ("geheel", "ruimte")


def test_records_are_found_by_id_and_by_who_refers_to_them(tmp_path: Path) -> None:
    made = register(tmp_path)
    role = made.get(Rol, "hoofd")
    assert role is made.find("rollen", "hoofd")
    assert (made.get(Rol, None), made.get(Rol, "weg")) == (None, None)
    assert role
    assert [one.id for one in made.referrers(role, Taak)] == ["register"]
    assert made.referrers(role, Taak, "normen") == ()
    assert [one.id for one in made.normen_van("eigen")] == ["eigen:1"]
    assert made.normen_van("weg") == ()


@pytest.mark.parametrize(
    ("kind", "id", "address"),
    [
        ("normen", "eigen:1", Address("normen/eigen/1.md")),
        ("normenkaders", "eigen", Address("normen/eigen/index.md")),
        ("rollen", "hoofd", Address("rollen/hoofd.md")),
        ("taken", "register", Address("registers/taken.md", "taken-register")),
        ("taken", "weg", None),
        ("weg", "weg", None),
    ],
)
def test_a_record_has_one_address(
    tmp_path: Path, kind: str, id: str, address: Address | None
) -> None:
    assert register(tmp_path).address(kind, id) == address


def test_every_record_with_a_page_has_a_page_of_its_own(tmp_path: Path) -> None:
    made = register(tmp_path)
    uris = [uri for uri, _ in made.record_pages()]
    assert len(uris) == len(set(uris))
    assert "normen/eigen/1.md" in uris


def test_plans_stand_by_unit_kind_and_year_newest_first(tmp_path: Path) -> None:
    def plan(soort: str, year: int) -> str:
        return f"---\nsoort: {soort}\ntitel: T\njaar: {year}\n---\n"

    term = "looptijd: {van: 2026-01-01, tot: 2026-12-31}"
    made = register(
        tmp_path,
        {
            "plans/ruimte/a.md": plan("jaarplan", 2026),
            "plans/geheel/b.md": plan("jaarplan", 2025),
            "plans/geheel/c.md": plan("jaarplan", 2026),
            "plans/geheel/d.md": f"---\nsoort: meerjarenplan\ntitel: T\n{term}\n---\n",
            "plans/geheel/e.md": "---\nsoort: pagina\n---\n",
        },
    )
    assert [one.name for one in made.plannen] == ["d", "c", "b", "a"]


def test_pages_of_a_folder_stand_as_in_the_menu(tmp_path: Path) -> None:
    orders = {"a": "", "b": "volgorde: 2", "c": "volgorde: 0", "d": "volgorde: 1"}
    pages = {
        f"docs/map/{name}.md": f"---\ntitel: {name}\n{order}\n---\nTekst.\n"
        for name, order in orders.items()
    }
    site = open_at(write(tmp_path, GOOD, pages))
    beside = [one.uri for one in site.register.beside("map/index.md")]
    assert beside == ["map/c.md", "map/d.md", "map/b.md", "map/a.md"]
    assert site.nav(["map/"]) == [{"Map": beside}]


def test_the_title_of_a_document_is_written_or_its_heading_or_its_name(tmp_path: Path) -> None:
    made = register(
        tmp_path,
        {"docs/a.md": "---\ntitel: Titel\n---\n", "docs/b.md": "# Kop\n", "docs/c.md": "Tekst.\n"},
    )
    assert [made.by_uri[f"{name}.md"].titel for name in "abc"] == ["Titel", "Kop", "c"]


def test_an_image_is_published_as_it_is(tmp_path: Path) -> None:
    made = register(tmp_path, {"plans/ruimte/foto.png": b"\x89PNG\r\n\x1a\n"})
    assert [(one.path, one.uri) for one in made.assets] == [
        ("plans/ruimte/foto.png", "plannen/ruimte/foto.png")
    ]


def test_the_stamp_changes_with_a_source_and_only_then(tmp_path: Path) -> None:
    before = stamp(write(tmp_path, GOOD))
    write(tmp_path, {"README.md": "x"})
    assert stamp(tmp_path) == before
    write(tmp_path, {"docs/index.md": "Anders.\n"})
    assert stamp(tmp_path) != before


def test_the_data_are_the_same_object_for_as_long_as_no_record_changes(tmp_path: Path) -> None:
    first = load(write(tmp_path, GOOD))
    second = load(write(tmp_path, {"docs/index.md": "Een andere tekst.\n"}))
    assert second.data is first.data
    assert second.select(documents=()).data is first.data
    path = "plans/geheel/waarden.yml"
    values = (tmp_path / path).read_text(encoding="utf-8")
    third = load(write(tmp_path, {path: values.replace("wat wij doen", "hoe wij dat doen")}))
    assert third.data is not first.data
    assert third.data.records["waarden"]["openheid"] is third.records["waarden"]["openheid"]
    path = "plans/organisatie.yml"
    organisation = (tmp_path / path).read_text(encoding="utf-8")
    fourth = load(write(tmp_path, {path: f"{organisation}\n# anders\n"}))
    assert fourth.data is not third.data


def test_records_cannot_be_changed(tmp_path: Path) -> None:
    made = register(tmp_path)
    with pytest.raises(TypeError):
        made.records["normen"]["x"] = made.records["normen"]["eigen:1"]
    assert isinstance(made.all(Norm), tuple)
    assert isinstance(made.all(Eenheid), tuple)
