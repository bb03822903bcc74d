"""Personal data and traces: for every rule a site that breaks it and one that does not."""

import io
import zipfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from benchmarks.persons import lines
from integriteitsplan import rules
from integriteitsplan.model.kinds import KINDS
from integriteitsplan.publication import public
from integriteitsplan.register import Register, load
from integriteitsplan.rules import Context, Level, Rule
from integriteitsplan.rules.privacy import (
    bestandssporen,
    bestandssporen_openbaar,
    persoonsgegevens,
    persoonsgegevens_openbaar,
    text_fields,
)
from integriteitsplan.source.persons import BOUNDARY, find_persons
from integriteitsplan.views import VIEWS_BY_NAME, check_call
from tests.sites import DAY, GOOD, write
from tests.test_rules import Case, Tree

PRIVACY = (
    Rule(persoonsgegevens, Level.WARNING),
    Rule(persoonsgegevens_openbaar, Level.ERROR),
    Rule(bestandssporen, Level.WARNING),
    Rule(bestandssporen_openbaar, Level.ERROR),
)
CODES = [rule.code for rule in PRIVACY]
ROLE = "- {id: post, titel: Adviseur, niveau: centraal, omschrijving: O, openbaar: ja"
NO_PERSON = "noem een rol of een functioneel adres, of schrijf een uitzondering met de reden"
NOT_PUBLIC = "noem een rol of een functioneel adres, of zet het in een deel dat intern blijft"


def png(author: str = "") -> bytes:
    """A picture, with an author in its properties where there is one."""
    properties, stream = PngImagePlugin.PngInfo(), io.BytesIO()
    if author:
        properties.add_text("Author", author)
    Image.new("RGB", (2, 2)).save(stream, "png", pnginfo=properties)
    return stream.getvalue()


def page(text: str, front: str = "openbaar: ja") -> Tree:
    return {"docs/x.md": f"---\n{front}\n---\n{text}\n"}


CASES = {
    "persoonsgegevens": Case(
        page("Meld het bij J. Bakker.", "titel: X"),
        f"docs/x.md:4:14: waarschuwing: hier staat een naam (J…r); {NO_PERSON} [persoonsgegevens]",
        page("Meld het bij de adviseur.", "titel: X"),
    ),
    "persoonsgegevens-openbaar": Case(
        page("Bel 06-12345678."),
        "docs/x.md:4:5: fout: hier staat een telefoonnummer (06…78), en dit is openbaar; "
        f"{NOT_PUBLIC} [persoonsgegevens-openbaar]",
        page("Bel 088-1234567."),
    ),
    "bestandssporen": Case(
        {"docs/x.png": png("Geheim")},
        "docs/x.png:1:1: waarschuwing: in dit bestand staat meer dan u ziet: tekstveld; maak het "
        "schoon met: integriteitsplan clean docs/x.png [bestandssporen]",
        {"docs/x.png": png()},
    ),
    "bestandssporen-openbaar": Case(
        page("T", "openbaar: ja\nopenbare_bijlagen: [x.png]") | {"docs/x.png": png("Geheim")},
        "docs/x.png:1:1: fout: in dit bestand staat meer dan u ziet: tekstveld; maak het "
        "schoon met: integriteitsplan clean docs/x.png [bestandssporen-openbaar]",
        page("T", "openbaar: ja\nopenbare_bijlagen: [x.png]") | {"docs/x.png": png()},
    ),
}


def context(register: Register, *, is_public: bool = False) -> Context:
    """What these rules look at; what they do not look at is empty."""
    check = partial(check_call, VIEWS_BY_NAME)
    return Context(register, DAY, check, {}, public(register), frozenset(), is_public)


def told(root: Path, *trees: Tree) -> list[str]:
    """What the four rules find in the good site after these changes."""
    judged = context(load(write(root, GOOD, *trees)))
    return [
        f"{problem.place}: {rule.level}: {problem.what}; {problem.remedy} [{rule.code}]"
        for rule in PRIVACY
        for problem in rule.check(judged)
    ]


def codes(found: list[str]) -> list[str]:
    return [one.rpartition("[")[2].rstrip("]") for one in found]


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_breaks_the_rule_is_told(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CASES[code].bad) == [CASES[code].told]


@pytest.mark.parametrize("code", CASES)
def test_a_site_that_follows_the_rule_has_no_findings(tmp_path: Path, code: str) -> None:
    assert told(tmp_path, CASES[code].good) == []


@pytest.mark.parametrize("rule", PRIVACY, ids=lambda rule: rule.code)
def test_a_rule_says_what_it_is_why_and_what_to_do(rule: Rule) -> None:
    assert rule.sentence.endswith(".")
    for part in ("Waarom: ", "Fout: ", "Goed: ", "Herstel: "):
        assert f"\n{part}" in rule.text


# -- where personal data is looked for


@pytest.mark.parametrize(
    ("tree", "place"),
    [
        ({"docs/x.md": "# Vragen aan J. Bakker\n"}, "docs/x.md:1:14"),
        ({"docs/x.md": "Tekst.\n\n<!-- J. Bakker -->\n"}, "docs/x.md:3:6"),
        ({"docs/x.md": "```\nJ. Bakker\n```\n"}, "docs/x.md:2:1"),
        ({"docs/x.md": "---\ntitel: X\nomschrijving: Van J. Bakker\n---\n"}, "docs/x.md:3:15"),
        (
            {
                "plans/ruimte/waarden.yml": "- id: w\n  titel: W\n  betekenis: B\n"
                "- id: v\n  titel: V\n  betekenis: Volgens J. Bakker\n"
            },
            "plans/ruimte/waarden.yml:6:14",
        ),
        (
            {
                "plans/ruimte/rollen.yml": "- id: r\n  titel: Adviseur\n  niveau: centraal\n"
                "  omschrijving: O\n  bevoegdheden:\n    - Tekenen\n    - Bellen met J. Bakker\n"
            },
            "plans/ruimte/rollen.yml:7:7",
        ),
        (
            {
                "plans/ruimte/naleving.yml": "- norm: eigen:1\n  status: voldoet\n  bewijs:\n"
                "    - {titel: Verslag}\n    - {titel: Brief van J. Bakker}\n"
            },
            "plans/ruimte/naleving.yml:5:15",
        ),
        (
            {
                "plans/organisatie.yml": GOOD["plans/organisatie.yml"].replace(
                    "titel: Ruimte", "titel: Dienst van J. Bakker"
                )
            },
            "plans/organisatie.yml:9:12",
        ),
    ],
    ids=["heading", "comment", "code", "front matter", "record", "list", "part", "unit"],
)
def test_everything_that_people_wrote_is_searched(tmp_path: Path, tree: Tree, place: str) -> None:
    (found,) = told(tmp_path, tree)
    assert found.startswith(f"{place}: waarschuwing: hier staat een naam (J…r)")


def test_what_the_organisation_says_of_itself_is_public(tmp_path: Path) -> None:
    text = GOOD["plans/organisatie.yml"].replace(
        "fictief: ja", "fictief: ja\n        contact: j.bakker@test.example"
    )
    (found,) = told(tmp_path, {"plans/organisatie.yml": text})
    assert found.startswith("plans/organisatie.yml:4:10: fout: hier staat een e-mailadres")


def test_a_field_that_asks_for_a_role_is_judged_more_strictly(tmp_path: Path) -> None:
    role = "- {id: r, titel: Ouassima, niveau: centraal, omschrijving: Ouassima}\n"
    (found,) = told(tmp_path, {"plans/ruimte/rollen.yml": role})
    assert found.startswith("plans/ruimte/rollen.yml:1:18: ")


def test_what_several_records_say_is_told_of_each(tmp_path: Path) -> None:
    said = "titel: T, soort: cultuur, karakter: zacht, omschrijving: Meld het bij J. Bakker."
    records = "".join(f"- {{id: m{number}, {said}}}\n" for number in range(3))
    found = told(tmp_path, {"plans/geheel/maatregelen.yml": records})
    assert [one.split(":")[1] for one in found if "een naam" in one] == ["1", "2", "3"]


def test_every_key_that_asks_for_a_role_exists() -> None:
    models = {kind.name: kind.model for kind in KINDS}
    assert "titel" in text_fields(models["rollen"])
    assert {"aanleiding", "vervolg"} <= set(text_fields(models["besluiten"]))


def test_ids_and_fingerprints_are_not_searched() -> None:
    """A fingerprint of ten digits can look like a telephone number."""
    for kind in KINDS:
        assert not {"id", "eenheid", "afdruk", "eigenaar"} & set(text_fields(kind.model))
    measures = next(kind.model for kind in KINDS if kind.name == "maatregelen")
    assert text_fields(measures)[:2] == ("titel", "omschrijving")


@pytest.mark.parametrize(
    "address", ["integriteit@test.example", "vertrouwen.ruimte@test.example", "or@test.example"]
)
def test_a_functional_address_is_no_personal_data(tmp_path: Path, address: str) -> None:
    assert told(tmp_path, page(f"Mail {address} of bel 14 030.")) == []


def test_a_message_does_not_spread_what_was_found(tmp_path: Path) -> None:
    text = "Mevrouw De Vries, BSN 921299722, j.bakker@test.example, NL85TEST0526021498."
    found = told(tmp_path, page(text))
    assert len(found) == 4
    for secret in ("Vries", "921299722", "bakker", "0526021498"):
        assert secret not in "".join(found)


# -- what is public


@pytest.mark.parametrize(
    ("field", "code"),
    [("bevoegdheden: [Van J. Bakker]", CODES[1]), ("bereikbaar: Bij J. Bakker", CODES[0])],
)
def test_of_a_public_record_only_public_fields_are_public(
    tmp_path: Path, field: str, code: str
) -> None:
    tree = {"plans/ruimte/rollen.yml": f"{ROLE}, {field}}}\n"}
    assert codes(told(tmp_path, tree)) == [code]


def test_an_internal_record_is_internal(tmp_path: Path) -> None:
    role = ROLE.replace("openbaar: ja", "bevoegdheden: [Van J. Bakker]")
    assert codes(told(tmp_path, {"plans/ruimte/rollen.yml": role + "}\n"})) == [CODES[0]]


def test_an_internal_passage_is_internal_but_its_reason_is_not(tmp_path: Path) -> None:
    text = """
        ---
        openbaar: ja
        ---
        Van A. Bakker.

        ::: intern 5.1.2.i: Volgens B. Bakker.
        Van C. Bakker.
        :::

        Van D. Bakker.
        """
    found = told(tmp_path, {"docs/x.md": text})
    assert [(one.split(":")[1], code) for one, code in zip(found, codes(found), strict=True)] == [
        ("7", CODES[0]),
        ("4", CODES[1]),
        ("6", CODES[1]),
        ("10", CODES[1]),
    ]


def test_both_editions_are_told_the_same(tmp_path: Path) -> None:
    for number, case in enumerate(CASES.values()):  # the same names, in a folder for each
        write(tmp_path, {path.replace("/", f"/{number}/"): one for path, one in case.bad.items()})
    register = load(write(tmp_path, GOOD))
    for rule in PRIVACY:
        found = [list(rule.check(context(register, is_public=one))) for one in (False, True)]
        assert found[0] == found[1] != []


# -- exceptions


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Bel 06-12345678.", []),
        ("Bel 06-12345678 of J. Bakker.", ["persoonsgegevens-openbaar"]),
        ("Bel het loket.", ["uitzondering-onnodig"]),
    ],
)
@pytest.mark.parametrize("is_public", [False, True])
def test_an_exception_is_deserved_in_both_editions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, left: list[str], is_public: bool
) -> None:
    monkeypatch.setattr(rules, "RULES", PRIVACY)
    exception = (
        "- {regel: persoonsgegevens-openbaar, bestand: docs/x.md, bevat: 06…78, reden: Alarm}\n"
    )
    tree = page(text) | {"plans/geheel/uitzonderingen.yml": exception}
    register = load(write(tmp_path, GOOD, tree))
    found = rules.find(context(register, is_public=is_public))
    assert [one.code for one in found] == left


def test_an_exception_for_what_is_internal_does_not_let_it_be_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "RULES", PRIVACY)
    exception = "- {regel: persoonsgegevens, bestand: docs/x.md, reden: R}\n"
    tree = page("J. Bakker") | {"plans/geheel/uitzonderingen.yml": exception}
    found = rules.find(context(load(write(tmp_path, GOOD, tree))))
    assert [one.code for one in found] == ["persoonsgegevens-openbaar", "uitzondering-onnodig"]


# -- many texts searched as one


PIECES = st.one_of(
    st.sampled_from([line.text for line in lines()]),
    st.sampled_from(["A. Bakker", "B. Overzicht", "BSN", "Jan", "mevrouw ", "06", "+31 6", "NL85"]),
    st.text("aAbJ09. @-\n'’(+)/vandeér", max_size=30),
)


@given(st.lists(PIECES, min_size=1, max_size=6))
@example(["A. Bakker", "B. Bakker"])  # in one text these are letters of a list
def test_texts_do_not_change_what_is_found_in_each_other(texts: list[str]) -> None:
    apart = [one.text for text in texts for one in find_persons(text)]
    assert [one.text for one in find_persons(BOUNDARY.join(texts))] == apart


# -- files


def docx(**parts: bytes) -> bytes:
    """A Word file as far as a look at its names goes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_file_that_cannot_be_read_is_one_finding(tmp_path: Path) -> None:
    (found,) = told(tmp_path, {"docs/x.png": b"\x89PNG\r\n\x1a\n"})
    assert found == (
        "docs/x.png:1:1: waarschuwing: het bestand is geen geldig PNG-bestand of is beschadigd; "
        "sla het opnieuw op [bestandssporen]"
    )


WORD = {"[Content_Types].xml": b"", "word/document.xml": b""}
OPENDOCUMENT = b"application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("name", "data", "allowed"),
    [
        ("x.docx", docx(**WORD), True),
        ("x.xlsx", docx(**WORD), False),
        ("x.docx", docx(**{"word/document.xml": b""}), False),
        ("x.docx", b"PK\x03\x04" + b"x" * 100, False),
        ("x.docx", b"<html>", False),
        ("x.odt", docx(mimetype=OPENDOCUMENT + b"text"), True),
        ("x.ods", docx(mimetype=OPENDOCUMENT + b"text"), False),
        ("x.odt", docx(**{"content.xml": b""}), False),
        ("x.docm", docx(**WORD), False),
        ("x.zip", docx(**WORD), False),
    ],
)
def test_an_office_file_is_what_it_is_called(
    tmp_path: Path, name: str, data: bytes, allowed: bool
) -> None:
    register = load(write(tmp_path, GOOD, {f"docs/{name}": data}))
    assert [asset.path for asset in register.assets] == [f"docs/{name}"] * allowed
    assert [one.code for one in register.problems] == ["bestand-soort"] * (not allowed)
