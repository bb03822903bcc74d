"""Adopted means frozen: what is adopted stays, what changes is noticed and told."""

import json
import os
import random
import re
import stat
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from integriteitsplan.cli import main
from integriteitsplan.model.documenten import DOCUMENT_TYPES, Documentsoort
from integriteitsplan.publication import public
from integriteitsplan.register.archives import read_archive
from integriteitsplan.rules import Context
from integriteitsplan.rules.adoption import (
    archief_zonder_document,
    vastgesteld_gewijzigd,
    zonder_archief,
)
from integriteitsplan.site import Site, SitePage
from integriteitsplan.site.versions import kept_blocks
from integriteitsplan.source import Problem
from integriteitsplan.views import VIEWS, Scope
from integriteitsplan.views.adoption import vaststelling, versieverschil
from integriteitsplan.views.archive import (
    CHOICES,
    PARTS,
    Unreadable,
    decode,
    decode_blocks,
    encode,
    flattened,
    records_in,
)
from integriteitsplan.views.data import blocks, cells, drawings, tables
from integriteitsplan.views.data.blocks import Blocks, Cards, Facts, Notice, Prose
from integriteitsplan.views.data.cells import Badge, Due, Link, PageLink, Tone
from integriteitsplan.views.data.tables import Column, Row, Table
from tests.builds import ROOT, article, build, lay_out, tree
from tests.sites import DAY, GOOD, dedented, open_at, write

Tree = dict[str, str | bytes | None]

MEMO = dedented("""
    ---
    soort: jaarplan  # met een opmerking
    jaar: 2026
    titel: Nota giften
    verloop:
      - {status: in_consultatie, datum: 2026-04-01, tot: 2026-04-20}
      - status: ter_vaststelling
        datum: 2026-04-21
        orgaan: hoofd

    gemotiveerde_afwijkingen: [AFWIJKINGEN]
    status: ter_vaststelling
    versie: "0.9"
    openbaar: nee
    ---
    {{ plankop() }}

    Zie [de start](../../index.md), [elders](https://gemeente.example/x) en `[code](x.md)`.

    ## Wat geldt

    {{ doelentabel(niveau="meerjarenplan") }}

    {{ maatregelentabel() }}

    {{ rollenoverzicht() }}
    """).replace(
    "AFWIJKINGEN",
    ", ".join(
        f"{{onderdeel: {part}, motivering: M}}"
        for part in DOCUMENT_TYPES[Documentsoort.JAARPLAN].onderdelen
    ),
)
PLANS: Tree = {
    "plans/geheel/nota.md": MEMO,
    "plans/geheel/doelen.yml": """
        - id: hoog
          titel: Hoog  # zonder gevolgen
          niveau: meerjarenplan
          omschrijving: Wij bespreken wat er gebeurt.
          indicator: meldingen
          startwaarde: 10
          streefwaarde: 20
          deadline: 2028-12-31
          eigenaar: hoofd
        """,
    "plans/geheel/indicatoren.yml": """
        - {id: meldingen, titel: Meldingen, maat: procent}
        """,
    "plans/geheel/maatregelen.yml": """
        - id: praten
          titel: Praten
          omschrijving: Elk team bespreekt een voorbeeld.
          soort: cultuur
          karakter: zacht
          jaar: 2026
          doelen: [hoog]
          eigenaar: hoofd
        """,
}
ARCHIVE = "plans/geheel/archief/nota-1.0.json"
STEPS = MEMO[MEMO.index("verloop:") : MEMO.index("gemotiveerde")]
LAST = "  - {status: vastgesteld, datum: 2026-05-01, orgaan: hoofd}\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, GOOD, PLANS)


@pytest.fixture
def adopted(root: Path) -> Path:
    result = adopt(root)
    assert result.exit_code == 0, result.output
    return root


def adopt(root: Path, plan: str = "nota", **options: str) -> Result:
    chosen = {"orgaan": "hoofd", "datum": "2026-05-01", "versie": "1.0", "peildatum": str(DAY)}
    words = [f"--{name}={value}" for name, value in (chosen | options).items()]
    return CliRunner().invoke(main, ["adopt", plan, f"--map={root}", *words])


def changed(root: Path, path: str, before: str, after: str) -> None:
    text = (root / path).read_bytes().decode()
    assert before in text
    (root / path).write_bytes(text.replace(before, after, 1).encode())


def context(site: Site) -> Context:
    """What a rule on adoption looks at; these rules ask nothing of pages or calls."""
    fields = Context.__dataclass_fields__
    known = {"register": site.loaded, "peildatum": site.peildatum}
    return Context(**{name: known.get(name) for name in fields})


def found(root: Path) -> list[Problem]:
    """What the rules on adoption say."""
    seen = context(open_at(root))
    rules = (vastgesteld_gewijzigd, zonder_archief, archief_zonder_document)
    return [problem for rule in rules for problem in rule(seen)]


def scope(root: Path, name: str = "nota") -> Scope:
    site = open_at(root)
    document = site.register.document_named(name, "geheel")
    return Scope(site.register, DAY, document, site.published.incidenten, site.show_again)


def told(blocks: Blocks) -> list[str]:
    """The changes that a view lists."""
    return [
        str(item)
        for block in blocks
        if isinstance(block, Cards)
        for card in block.cards
        for section in card.sections
        for item in section.items
    ]


# -- the command


def test_it_writes_the_front_matter_the_decision_and_the_archive(root: Path) -> None:
    before = tree(root)
    result = adopt(root, gevraagd="Mag: dit?")
    assert result.stdout.splitlines() == [
        "plans/geheel/nota.md: geschreven.",
        "plans/geheel/besluiten.yml: geschreven.",
        f"{ARCHIVE}: geschreven.",
    ]
    after = tree(root)
    assert {path for path in after if after[path] != before.get(path)} == {
        "plans/geheel/nota.md",
        "plans/geheel/besluiten.yml",
        ARCHIVE,
    }
    assert after["plans/geheel/nota.md"].decode() == MEMO.replace(
        'status: ter_vaststelling\nversie: "0.9"\n',
        'status: vastgesteld\nvastgesteld_door: hoofd\ndatum: 2026-05-01\nversie: "1.0"\n',
    ).replace(
        "    orgaan: hoofd\n",
        "    orgaan: hoofd\n  - {status: vastgesteld, datum: 2026-05-01, orgaan: hoofd}\n",
    )
    assert after["plans/geheel/besluiten.yml"].decode() == dedented("""
        # yaml-language-server: $schema=../../schema/besluiten.json
        - id: vaststelling-geheel-nota-1-0
          titel: "Nota giften vastgesteld, versie 1.0"
          orgaan: hoofd
          datum: 2026-05-01
          document: geheel/nota
          versie: "1.0"
          gevraagd: "Mag: dit?"
          uitkomst: ingestemd
        """)
    archive = json.loads(after[ARCHIVE])
    assert archive["tekst"].encode() == after["plans/geheel/nota.md"]
    assert archive["orgaan_naam"] == "Hoofd integriteit"
    assert [call["naam"] for call in archive["aanroepen"]] == [
        "plankop",
        "doelentabel",
        "maatregelentabel",
        "rollenoverzicht",
    ]
    assert {"doelen/hoog", "maatregelen/praten", "rollen/hoofd"} <= archive["gegevens"].keys()
    assert found(root) == []


def test_a_second_version_keeps_the_first_and_what_stands_in_the_files(adopted: Path) -> None:
    changed(adopted, NOTE, "## Wat geldt", "## Wat nu geldt")
    assert "na 'vastgesteld' kan niet" in adopt(adopted, versie="1.1", datum="2026-05-20").stdout
    changed(adopted, NOTE, LAST, "")
    assert adopt(adopted, versie="1.1", datum="2026-05-20").exit_code == 0
    text = (adopted / NOTE).read_text()
    assert 'versie: "1.1"\n' in text
    assert LAST.replace("05-01", "05-20") in text
    decisions = (adopted / "plans/geheel/besluiten.yml").read_text()
    assert decisions.count("\n\n- id: ") == 1
    archives = open_at(adopted).register.archives
    assert [one.versie for one in archives] == ["1.0", "1.1"]
    assert found(adopted) == []


def test_what_was_adopted_before_can_be_kept_without_a_change_of_its_text(root: Path) -> None:
    kept = MEMO.replace(STEPS, "").replace("ter_vaststelling", "vastgesteld")
    kept = kept.replace('"0.9"', '"1.0"')
    kept = kept.replace("openbaar: nee", "vastgesteld_door: hoofd\ndatum: 2026-05-01")
    write(root, {"plans/geheel/nota.md": kept})
    assert adopt(root).exit_code == 0
    assert (root / "plans/geheel/nota.md").read_text() == kept


@pytest.mark.parametrize("first", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_every_other_byte_stays(root: Path, first: bytes, ending: bytes) -> None:
    path = root / "plans/geheel/nota.md"
    path.write_bytes(first + MEMO.encode().replace(b"\n", ending))
    decisions = b"# van ons" + ending
    (root / "plans/geheel/besluiten.yml").write_bytes(decisions)
    assert adopt(root).exit_code == 0
    after = path.read_bytes()
    assert after.startswith(first + b"---" + ending)
    assert after.count(b"\n") == after.count(ending)
    assert MEMO.partition("---\n{{")[2].encode().replace(b"\n", ending) in after
    assert (root / "plans/geheel/besluiten.yml").read_bytes().startswith(decisions)
    assert found(root) == []
    path.write_bytes(after.removeprefix(first).replace(b"\r\n", b"\n"))
    assert bool(found(root)) == bool(first), "a byte order mark is noticed, the ends of lines not"


class Refused(NamedTuple):
    """What somebody asks or changed first, and why nothing is written."""

    message: str
    plan: str = "nota"
    files: Tree = {}  # noqa: RUF012 - a NamedTuple's default, never changed
    options: dict[str, str] = {}  # noqa: RUF012 - likewise


REFUSED = {
    "unknown plan": Refused("Er is geen plan, nota of verslag 'nata' (bedoelt u 'nota'?).", "nata"),
    "two plans": Refused(
        "'nota' is er meer dan een keer; kies uit: geheel/nota, ruimte/nota.",
        files={"plans/ruimte/nota.md": MEMO},
    ),
    "concept": Refused(
        "plans/geheel/nota.md heeft status concept; zet die eerst op ter_vaststelling.",
        files={"plans/geheel/nota.md": MEMO.replace("ter_vaststelling", "concept")},
    ),
    "unknown organ": Refused("Er is geen rol of orgaan 'college'.", options={"orgaan": "college"}),
    "no version": Refused(
        "'een' is geen versie; schrijf bijvoorbeeld 1.0.", options={"versie": "een"}
    ),
    "a way out of the folder": Refused(
        "'../1' is geen versie; schrijf bijvoorbeeld 1.0.", options={"versie": "../1"}
    ),
    "tomorrow": Refused(
        "2026-06-02 ligt in de toekomst; leg een besluit daarna vast.",
        options={"datum": "2026-06-02"},
    ),
    "incomplete": Refused(
        "plans/geheel/nota.md is niet volledig; schrijf of motiveer: Visie op integriteit.",
        files={
            "plans/geheel/nota.md": MEMO.replace("onderdeel: visie,", "onderdeel: gedragscode,")
        },
    ),
    "a finding in the text": Refused(
        "Herstel dit eerst; er is niets vastgesteld.",
        files={"plans/geheel/nota.md": MEMO.replace("index.md", "indeks.md")},
    ),
    "an error elsewhere": Refused(
        "Herstel dit eerst; er is niets vastgesteld.",
        files={"docs/x.md": "Zie [niets](zzz.md).\n"},
    ),
    "a list between brackets": Refused(
        "In plans/geheel/nota.md staat 'verloop' tussen haken; zet elke stap op een eigen regel.",
        files={
            "plans/geheel/nota.md": MEMO.replace(
                STEPS, "verloop: [{status: ter_vaststelling, datum: 2026-04-01}]\n"
            )
        },
    ),
    "old line ends": Refused(
        "plans/geheel/nota.md heeft ongewone regeleinden; sla het bestand opnieuw op.",
        files={"plans/geheel/nota.md": MEMO.replace("\n", "\r").encode()},
    ),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_it_refuses_and_writes_nothing(root: Path, case: Refused) -> None:
    write(root, case.files)
    before = tree(root)
    result = adopt(root, case.plan, **case.options)
    assert result.exit_code == 1
    assert case.message in result.stderr
    assert tree(root) == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "Versie 1.0 van nota is al vastgesteld."),
        ({"versie": "0.8"}, "Versie 0.8 is lager dan 1.0."),
        (
            {"versie": "1.10", "datum": "2026-04-30"},
            "2026-04-30 ligt voor de datum van versie 1.0 (2026-05-01).",
        ),
    ],
)
def test_it_refuses_what_does_not_follow(
    adopted: Path, options: dict[str, str], message: str
) -> None:
    before = tree(adopted)
    result = adopt(adopted, **options)
    assert (result.exit_code, result.stderr) == (1, f"{message}\n")
    assert tree(adopted) == before


def test_a_failing_disk_leaves_all_as_it_was(root: Path) -> None:
    (root / "plans/geheel/archief").mkdir()
    (root / "plans/geheel/archief/.nota-1.0.json.nieuw").mkdir()
    before = tree(root)
    result = adopt(root)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Fout: Er is niets veranderd: ")
    assert tree(root) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_adopting_keeps_the_rights_of_a_document(root: Path) -> None:
    (root / "plans/geheel/nota.md").chmod(0o660)
    assert adopt(root).exit_code == 0
    assert stat.S_IMODE((root / "plans/geheel/nota.md").stat().st_mode) == 0o660


# -- rules


class Case(NamedTuple):
    """A change to the adopted site that breaks a rule, what is told, and one that does not."""

    bad: tuple[str, str, str]
    told: str
    good: tuple[str, str, str]


NOTE = "plans/geheel/nota.md"
CASES = {
    vastgesteld_gewijzigd: Case(
        (NOTE, "Wat geldt", "Wat gold"),
        "versie 1.0 is vastgesteld op 2026-05-01, en de tekst is daarna gewijzigd",
        (NOTE, "status: vastgesteld\n", "status: vervallen\n"),
    ),
    zonder_archief: Case(
        (NOTE, 'versie: "1.0"', 'versie: "1.1"'),
        "van versie 1.1 is niet vastgelegd wat er is vastgesteld",
        (NOTE, "status: vastgesteld\n", "status: vervallen\n"),
    ),
    archief_zonder_document: Case(
        (NOTE, "soort: jaarplan", "soort: pagina"),
        "het document geheel/nota bestaat niet meer",
        (NOTE, "status: vastgesteld\n", "status: vervallen\n"),
    ),
}


@pytest.mark.parametrize("rule", CASES, ids=lambda rule: rule.__name__)
def test_every_rule_finds_the_bad_and_not_the_good(adopted: Path, rule: object) -> None:
    case = CASES[rule]
    text = (adopted / NOTE).read_text()
    changed(adopted, *case.good)
    assert list(rule(context(open_at(adopted)))) == []
    (adopted / NOTE).write_text(text)
    if rule is archief_zonder_document:
        (adopted / NOTE).unlink()
    else:
        changed(adopted, *case.bad)
    assert [one.what for one in rule(context(open_at(adopted)))] == [case.told]


def test_a_lapsed_plan_may_say_so_in_its_steps_too(adopted: Path) -> None:
    changed(adopted, NOTE, "status: vastgesteld\n", "status: vervallen\n")
    changed(adopted, NOTE, LAST, f"{LAST}  - {{status: vervallen, datum: 2026-05-30}}\n")
    assert found(adopted) == []
    changed(adopted, NOTE, "Wat geldt", "Wat gold")
    assert len(found(adopted)) == 1


def test_a_derivation_may_be_confirmed_again(root: Path) -> None:
    changed(root, NOTE, "openbaar: nee", "afdruk: 0123456789")
    assert adopt(root).exit_code == 0
    changed(root, NOTE, "0123456789", "9876543210")
    assert found(root) == []
    changed(root, NOTE, "9876543210", "9876543210 ")
    assert len(found(root)) == 1


def test_a_status_that_goes_back_needs_a_new_version(adopted: Path) -> None:
    changed(adopted, NOTE, "status: vastgesteld\n", "status: concept\n")
    assert len(found(adopted)) == 1
    changed(adopted, NOTE, 'versie: "1.0"', 'versie: "1.1"')
    assert found(adopted) == []


def test_an_archive_that_somebody_changed_is_found(adopted: Path) -> None:
    changed(adopted, ARCHIVE, "Praten", "Zwijgen")
    assert [one.what for one in found(adopted)] == [
        "het archief van geheel/nota, versie 1.0, is gewijzigd"
    ]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("{", "dit archief is geen geldige JSON"),
        ("[" * 100_000, "dit archief is geen geldige JSON"),
        ('{"vorm": NaN}', "dit archief is geen geldige JSON"),
        ('{"vorm": 1, "vorm": 1}', "dit archief is geen geldige JSON"),
        ("[]", "dit is geen archief: bij 'begin' staat iets anders"),
        ('{"vorm": 2}', "dit is geen archief: bij 'vorm' staat iets anders"),
    ],
)
def test_a_broken_archive_is_one_clear_problem(text: str, what: str) -> None:
    problem = read_archive(text, ARCHIVE, "geheel")
    assert isinstance(problem, Problem)
    assert (problem.place.path, problem.what) == (ARCHIVE, what)


def test_an_archive_in_another_place_or_with_an_unknown_key_is_refused(adopted: Path) -> None:
    text = (adopted / ARCHIVE).read_text()
    other = read_archive(text, "plans/ruimte/archief/nota-1.0.json", "ruimte")
    extra = read_archive(text.replace('"vorm"', '"x": 1,\n "vorm"', 1), ARCHIVE, "geheel")
    assert isinstance(other, Problem) and "een andere naam of plaats" in other.what
    assert isinstance(extra, Problem) and "bij 'x'" in extra.what
    (adopted / ARCHIVE).write_text("{")
    assert "plans/geheel/archief/nota-1.0.json:1:1: fout" in "\n".join(
        map(str, open_at(adopted).errors)
    )


# -- what changed since


def test_nothing_changed_is_said_too(adopted: Path) -> None:
    blocks = vaststelling(scope(adopted))
    assert isinstance(blocks[0], Facts)
    assert dict(blocks[0].items)["Vastgesteld op"] == date(2026, 5, 1)
    assert blocks[1] == Notice(
        "", "De gegevens in dit document zijn sinds de vaststelling niet gewijzigd."
    )


def test_changed_data_is_told_cell_by_cell_and_field_by_field(adopted: Path) -> None:
    changed(adopted, "plans/geheel/doelen.yml", "streefwaarde: 20", "streefwaarde: 30")
    changed(adopted, "plans/geheel/maatregelen.yml", "een voorbeeld", "twee voorbeelden")
    more = (
        "- {id: zien, titel: Zien, soort: cultuur, karakter: zacht, jaar: 2026, doelen: [hoog]}\n"
    )
    with (adopted / "plans/geheel/maatregelen.yml").open("a") as file:
        file.write(more)
    lines = told(vaststelling(scope(adopted)))
    assert any(line.startswith("Hoog: ") and "30" in line and "20" in line for line in lines)
    assert "Zien: erbij gekomen" in lines
    assert "doel 'Hoog': gewijzigd bij 'streefwaarde'" in lines
    assert "maatregel 'Praten': gewijzigd bij 'omschrijving'" in lines


def test_a_record_that_went_is_told(adopted: Path) -> None:
    (adopted / "plans/geheel/maatregelen.yml").write_text("")
    lines = told(vaststelling(scope(adopted)))
    assert {"Praten: weggehaald", "maatregelen 'praten': bestaat niet meer"} <= set(lines)


def test_comments_and_white_space_are_no_data(adopted: Path) -> None:
    changed(adopted, "plans/geheel/doelen.yml", "Hoog  # zonder", "Hoog    # met")
    changed(adopted, "plans/geheel/maatregelen.yml", "titel: Praten\n", "titel:   'Praten'\n\n")
    assert told(vaststelling(scope(adopted))) == []


def test_a_later_text_says_what_is_in_force(adopted: Path) -> None:
    changed(adopted, NOTE, 'versie: "1.0"', 'versie: "1.1"')
    changed(adopted, NOTE, "status: vastgesteld\n", "status: concept\n")
    first = vaststelling(scope(adopted))[0]
    assert isinstance(first, Notice)
    assert "Geldend is versie 1.0, vastgesteld op 1 mei 2026" in first.text


@pytest.mark.parametrize("more", ["\n", " ", "\t"])
def test_white_space_behind_the_text_is_noticed_too(adopted: Path, more: str) -> None:
    (adopted / NOTE).write_text((adopted / NOTE).read_text() + more)
    assert len(found(adopted)) == 1


@settings(deadline=None)
@given(number=st.integers(0, 10**6))
def test_any_byte_of_the_text_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, number: int
) -> None:
    root = tmp_path_factory.getbasetemp() / "bytes"
    if not root.exists():
        write(root, GOOD, PLANS)
        assert adopt(root).exit_code == 0
        (root / NOTE).with_suffix(".was").write_bytes((root / NOTE).read_bytes())
    before = (root / NOTE).with_suffix(".was").read_bytes()
    chance = random.Random(number)  # noqa: S311 - no secret
    at = chance.randrange(len(before))
    byte = bytes([chance.randrange(256)])
    after = before[:at] + byte + before[at + chance.randrange(2) :]
    (root / NOTE).write_bytes(after)
    site = open_at(root)
    noticed = [one for one in site.errors if one.place.path == NOTE] or found(root)
    assert bool(noticed) == (after.replace(b"\r\n", b"\n") != before)


FIELDS = {
    "plans/geheel/doelen.yml": ["titel", "omschrijving", "startwaarde", "streefwaarde", "deadline"],
    "plans/geheel/maatregelen.yml": ["titel", "omschrijving", "soort", "karakter"],
    "plans/geheel/rollen.yml": ["titel", "niveau", "omschrijving", "hulp_bij", "contact"],
}
OTHER = {
    "deadline": "2027-06-30",
    "soort": "structuur",
    "karakter": "hard",
    "startwaarde": "11",
    "streefwaarde": "21",
    "niveau": "decentraal",
    "hulp_bij": "[Iets anders]",
    "contact": "ander@test.example",
}


@pytest.mark.parametrize(
    ("path", "field"), [(path, field) for path, fields in FIELDS.items() for field in fields]
)
def test_any_field_of_a_record_in_its_tables_is_noticed(
    adopted: Path, path: str, field: str
) -> None:
    text = (adopted / path).read_text()
    value = OTHER.get(field, "Iets anders")
    (adopted / path).write_text(re.sub(rf"(?m)^(  {field}:) .*$", rf"\1 {value}", text, count=1))
    assert (adopted / path).read_text() != text
    assert not [one for one in open_at(adopted).errors if one.place.path == path]
    lines = told(vaststelling(scope(adopted)))
    assert any(f"'{field}'" in line for line in lines), lines


# -- two versions


def test_two_versions_are_compared_in_text_and_in_words(adopted: Path) -> None:
    changed(adopted, NOTE, "## Wat geldt", "Een alinea erbij.\n\n## Wat geldt")
    changed(adopted, "plans/geheel/doelen.yml", "streefwaarde: 20", "streefwaarde: 30")
    changed(adopted, NOTE, LAST, "")
    assert adopt(adopted, versie="1.1", datum="2026-05-20").exit_code == 0
    seen = scope(adopted)
    text, *words = versieverschil(seen, "geheel/nota", "1.0", "1.1")
    assert isinstance(text, Table)
    assert [row.cells for row in text.rows] == [
        ("… 2 alinea's gelijk", None, None),
        ("het begin", None, "Een alinea erbij."),
        ("… 4 alinea's gelijk", None, None),
    ]
    goals = next(one for one in words if isinstance(one, Prose) and one.title == "Doelen")
    assert len(goals.items) == 1 and "nu" in str(goals.items[0])
    measures = next(one for one in words if isinstance(one, Prose) and one.title == "Maatregelen")
    assert measures.paragraphs == ("Geen verschillen.",)
    assert versieverschil(seen, "geheel/nota", "1.0", "3.0")[0] == versieverschil(seen, "x", "1")[0]


def test_the_text_of_now_is_compared_too(adopted: Path) -> None:
    changed(adopted, NOTE, "Wat geldt", "Wat gold")
    changed(adopted, NOTE, 'versie: "1.0"', 'versie: "1.1"')
    pages = open_at(adopted).pages
    assert "plannen/geheel/nota-v1.0-nu.md" in pages
    text = versieverschil(scope(adopted), "geheel/nota", "1.0")[0]
    assert isinstance(text, Table)
    assert ("Wat gold", "## Wat geldt", "## Wat gold") in [row.cells for row in text.rows]


# -- pages


def test_the_page_of_an_archive_stands_beside_the_menu_without_links_into_the_site(
    adopted: Path,
) -> None:
    site = open_at(adopted)
    page = site.pages["plannen/geheel/nota-v1.0.md"]
    assert not page.in_menu
    assert "Zie de start, [elders](https://gemeente.example/x) en `[code](x.md)`." in page.body
    assert "{{" not in page.body
    places = [place for place, _, _ in kept_blocks(page)]
    assert [page.body.count(place) for place in places] == [1] * 5
    assert "nota-v1.0" not in json.dumps(site.nav(None))
    blocks = [block for _, _, shown in kept_blocks(page) for block in shown]
    assert list(records_in(tuple(blocks))) == []


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("[a](b.md#c)", "a"),
        ("![foto](foto.png)", "foto"),
        ("[![foto](foto.png)](b.md){ .knop }", "foto"),
        ("[a][b]\n\n[b]: c.md 'd'\n", "a\n\n"),
        ("[a][b]\n\n[b]: https://x.example\n", "[a][b]\n\n[b]: https://x.example\n"),
        ("noot[^1]\n\n[^1]: tekst\n", "noot[^1]\n\n[^1]: tekst\n"),
        ("{% raw %}{{ x }}{% endraw %}", "{{ x }}"),
        ("::: intern 5.1.2.i: om\n\ngeheim\n\n:::\n", "**Alleen intern:**\n\ngeheim\n\n*Tot hier"),
    ],
)
def test_links_of_every_sort_become_text(root: Path, written: str, shown: str) -> None:
    changed(root, NOTE, "## Wat geldt", f"BEGIN\n\n{written}\n\n## Wat geldt")
    write(root, {"plans/geheel/b.md": MEMO, "plans/geheel/c.md": MEMO})
    write(root, {"plans/geheel/foto.png": b"\x89PNG\r\n\x1a\n"})
    text = (root / NOTE).read_text().replace("b.md#c", "b.md#wat-geldt")
    (root / NOTE).write_text(text)
    result = adopt(root)
    assert result.exit_code == 0, result.output
    body = open_at(root).pages["plannen/geheel/nota-v1.0.md"].body
    assert body.partition("BEGIN\n\n")[2].startswith(shown)


def test_a_plan_shows_its_status_whether_its_author_asks_or_not(adopted: Path) -> None:
    site = open_at(adopted)
    page = site.pages["plannen/geheel/nota.md"]
    assert page.body.startswith("{{ plankop() }}\n\n{{ vaststelling() }}\n\n")
    document = site.register.by_uri[page.uri]
    (adopted / NOTE).write_text(MEMO.replace("{{ plankop() }}\n\n", ""))
    bare = open_at(adopted).register.by_uri[page.uri]
    assert SitePage.of(bare).body.startswith("{{ plankop() }}\n\nZie ")
    assert SitePage.of(bare).has_calls
    assert SitePage.of(document).body.count("plankop") == 1


def test_the_public_edition_has_no_archive(adopted: Path) -> None:
    register = open_at(adopted).loaded
    assert register.archives
    assert public(register).archives == ()


def test_the_archive_of_a_built_site_stays_byte_for_byte(tmp_path: Path) -> None:
    root = lay_out(tmp_path / "plan")
    write(root, {"plans/geheel/nota.md": MINI_MEMO})
    result = adopt(root, datum="2026-05-01")
    assert result.exit_code == 0, result.output
    page = "site/plannen/geheel/nota-v1.0.html"
    assert build(root, "--strict").returncode == 0
    before = article((root / page).read_text())
    assert "Zo vastgesteld op 1 mei 2026" in before
    for path in ("doelen", "maatregelen", "rollen"):
        file = root / f"plans/geheel/{path}.yml"
        file.write_text(
            "# een regel erbij\n" + file.read_text().replace("titel: ", "titel: Anders ")
        )
    second = build(root, "--strict")
    assert second.returncode == 0, second.stderr
    assert article((root / page).read_text()) == before
    live = (root / "site/plannen/geheel/nota.html").read_text()
    assert "Gewijzigd sinds vaststelling" in live and "nota-v1.0.html" in live


MINI_MEMO = MEMO.replace("[de start](../../index.md), ", "")


# -- blocks as data


def test_every_class_of_blocks_is_known() -> None:
    made = {
        one
        for module in (blocks, cells, drawings, tables)
        for one in vars(module).values()
        if isinstance(one, type) and one.__module__ == module.__name__
    }
    assert made == {*PARTS, *CHOICES}


def example_blocks() -> Iterator[Blocks]:
    site = open_at(ROOT, date(2026, 11, 22))
    for document in site.register.plannen:
        for call in document.page.calls:
            if not isinstance(call, Problem) and call.name in site.views:
                yield site.show(call.name, document, *call.args, **call.kwargs)


def test_every_block_of_the_example_comes_back_as_it_was() -> None:
    seen = set[str]()
    for shown in example_blocks():
        kept = json.loads(json.dumps([encode(block) for block in shown]))
        assert decode_blocks(kept) == shown
        assert not any(isinstance(one, Link | PageLink) for one in _walk(flattened(shown)))
        seen |= {type(block).__name__ for block in shown}
    assert {"Table", "Figure", "Facts", "Cards", "Timeline", "Tree"} <= seen
    assert len(VIEWS) > 20


def _walk(value: object) -> Iterator[object]:
    yield value
    if isinstance(value, tuple):
        for one in value:
            yield from _walk(one)
    elif type(value) in PARTS:
        for name in type(value).__dataclass_fields__:
            yield from _walk(getattr(value, name))


VALUES = st.one_of(
    st.none(),
    st.text(),
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.builds(Badge, st.text(), st.sampled_from(Tone)),
    st.builds(Due, st.dates(), st.booleans(), st.dates()),
    st.builds(Link, st.text(), st.text(), st.text()),
)
TABLES = st.builds(
    Table,
    st.text(),
    st.lists(st.builds(Column, st.text(), st.text(), facet=st.booleans())).map(tuple),
    st.lists(
        st.builds(
            Row,
            st.lists(st.one_of(VALUES, st.lists(VALUES).map(tuple))).map(tuple),
            st.none() | st.tuples(st.text(), st.text()),
        )
    ).map(tuple),
    dense=st.booleans(),
)


@settings(deadline=None)
@given(TABLES)
def test_any_table_comes_back_as_it_was(table: Table) -> None:
    back = decode(json.loads(json.dumps(encode(table))))
    assert back == table
    assert repr(back) == repr(table)


@pytest.mark.parametrize(
    "kept",
    [
        {"Table": {"titel": "x"}},
        {"Onbekend": {}},
        {"date": "gisteren"},
        {"Tone": "boos"},
        {"Decimal": "veel"},
        {"Row": []},
        {},
        "los",
    ],
)
def test_data_that_is_no_block_is_refused(kept: object) -> None:
    with pytest.raises(Unreadable):
        decode_blocks([kept])


def test_what_cannot_be_kept_is_refused() -> None:
    with pytest.raises(Unreadable):
        encode(Row((1.5,)))
    assert encode(Decimal("1.50")) == {"Decimal": "1.50"}


def test_a_table_of_a_forgotten_sort_is_told_on_its_page(adopted: Path) -> None:
    changed(adopted, ARCHIVE, '"Table"', '"Tabel"')
    page = open_at(adopted).pages["plannen/geheel/nota-v1.0.md"]
    shown = [block for _, _, blocks in kept_blocks(page) for block in blocks]
    assert "Deze tabel kan niet worden getoond zoals zij stond" in [
        one.title for one in shown if isinstance(one, Notice)
    ]
