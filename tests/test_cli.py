"""The command line: what it prints, and with which exit code it ends."""

import csv
import gc
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from integriteitsplan import __version__
from integriteitsplan.cli import main
from integriteitsplan.delivery import write_manifest
from integriteitsplan.export import FORMATS
from integriteitsplan.model.schema import schemas
from integriteitsplan.site.skeletons import skeleton_names
from integriteitsplan.views import VIEWS
from tests.builds import MINI, tree
from tests.sites import GOOD, write

DAY = "--peildatum=2026-06-01"
# derive, adopt and clean have test files of their own
COMMANDS = (
    "build",
    "serve",
    "check",
    "report",
    "new",
    "derive",
    "adopt",
    "clean",
    "schema",
    "verify",
)
ENGLISH = re.compile(
    r"\b(usage|options|commands?|error|try|for help|missing|invalid|no such|show this|"
    r"does not exist|default|required|directory|is not one of)\b",
    re.IGNORECASE,
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def wrong(root: Path) -> Path:
    return write(root, GOOD, {"docs/index.md": "Zie [niets](zzz.md).\n"})


def warned(root: Path) -> Path:
    role = """
        - id: gast
          titel: Gast
          niveau: decentraal
          omschrijving: Doet niets.
        """
    return write(root, GOOD, {"plans/ruimte/rollen.yml": role})


# -- check


def test_check_of_a_good_site_is_silent_but_for_the_count(tmp_path: Path) -> None:
    result = run("check", "--map", write(tmp_path, GOOD), DAY)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Geen bevindingen in 6 records en 2 documenten.\n"


def test_check_leaves_the_search_for_garbage_as_it_was(tmp_path: Path) -> None:
    run("check", "--map", write(tmp_path, GOOD), DAY)
    assert gc.isenabled()


def test_check_says_where_what_and_what_to_do(tmp_path: Path) -> None:
    result = run("check", "--map", wrong(tmp_path), DAY)
    assert result.exit_code == 1
    assert result.stdout == (
        "docs/index.md:1:13: fout: de koppeling 'zzz.md' komt nergens uit; verbeter het pad; "
        "koppel naar het .md-bestand, gerekend vanaf deze pagina [interne-koppeling]\n"
    )
    assert result.stderr == "1 fout in 6 records en 2 documenten.\n"


def test_a_warning_fails_only_a_strict_check(tmp_path: Path) -> None:
    warned(tmp_path)
    relaxed = run("check", "--map", tmp_path, DAY)
    strict = run("check", "--map", tmp_path, DAY, "--streng")
    assert (relaxed.exit_code, strict.exit_code) == (0, 1)
    assert "[rol-zonder-taak]" in relaxed.stdout == strict.stdout


def test_the_date_of_judgement_comes_from_the_option_else_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, GOOD)
    assert run("check", "--map", tmp_path, "--peildatum", "2027-02-01").stdout
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1801440000")  # 2027-02-01
    assert "[beoordeling-verlopen]" in run("check", "--map", tmp_path).stdout
    assert run("check", "--map", tmp_path, DAY).stdout == ""


def test_an_unknown_edition_is_wrong_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITIE", "inter")
    result = run("check", "--map", write(tmp_path, GOOD), DAY)
    assert result.exit_code == 2
    assert "er is geen uitgave 'inter' (bedoelt u 'intern'?); kies uit: intern" in result.stderr


@pytest.mark.parametrize("arguments", [["check"], ["new", "rollen", "--id", "nieuw"]])
def test_an_unknown_moment_is_wrong_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "2026-06-01")
    result = run(*arguments, "--map", write(tmp_path, GOOD))
    assert result.exit_code == 2
    assert "SOURCE_DATE_EPOCH: '2026-06-01' is geen tijdstip in seconden" in result.stderr


# -- report


def test_report_prints_the_same_rows_in_every_format() -> None:
    def report(formaat: str) -> str:
        result = run("report", "rolmatrix", "--map", MINI, DAY, "--formaat", formaat)
        assert result.exit_code == 0
        return result.stdout

    rows = json.loads(report("json"))["rijen"]
    table = list(csv.reader(io.StringIO(report("csv").removeprefix("\ufeff")), delimiter=";"))
    tasks = ["Register van geschenken bijhouden", "Plan schrijven"]
    assert [row["taak"] for row in rows] == tasks
    assert [row[0] for row in table[1:]] == tasks
    assert [line[:5] for line in report("tekst").splitlines()[4:]] == ["Regis", "Plan "]


def test_report_takes_arguments_and_the_plan_to_look_from() -> None:
    def ids(*arguments: str) -> list[str]:
        result = run("report", *arguments, "--map", MINI, DAY, "--formaat", "json")
        assert result.exit_code == 0, result.output
        return [row.get("id") or row["maatregel"] for row in json.loads(result.stdout)["rijen"]]

    assert ids("normentabel", "kader=eigen", "status=voldoet") == ["eigen:1"]
    assert ids("maatregelentabel", "jaar=2025") == ["Register inrichten"]
    assert ids("maatregelentabel", "--plan", "werkplan-2026") == [
        "Gesprekken bij Ruimte",
        "Gesprekken met de buurt",
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["normentable"], "Er is geen overzicht 'normentable' (bedoelt u 'normentabel'?)"),
        (["normentabel", "kadar=eigen"], "'normentabel' kent geen argument 'kadar' (bedoelt u"),
        (["normentabel", "status=goed"], "'goed' past niet bij argument 'status'"),
        (["normentabel", "eigen"], "'eigen' is geen naam=waarde; schrijf bijvoorbeeld kader=bn"),
        (["maatregelentabel", "jaar=²"], "'²' past niet bij argument 'jaar'"),
        (["rolkaart"], "'rolkaart' mist het argument 'rol'"),
        (["normentabel", "--plan", "werkplan"], "Er is geen document 'werkplan'"),
        (["normentabel", "--formaat", "xls"], "'xls'"),
        ([], "OVERZICHT"),
    ],
)
def test_a_wrong_report_is_wrong_use(arguments: list[str], told: str) -> None:
    result = run("report", *arguments, "--map", MINI, DAY)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not ENGLISH.search(result.stderr)


def test_a_report_of_a_site_with_errors_is_the_errors(tmp_path: Path) -> None:
    result = run("report", "normentabel", "--map", wrong(tmp_path), DAY)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "[interne-koppeling]" in result.stderr


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.name))
def test_every_view_can_be_reported(view: object) -> None:
    name = getattr(view, "name", "")
    required = {
        "waardekaart": "waarde=openheid",
        "onderwerpkaart": "onderwerp=geschenken",
        "dilemmakaart": "dilemma=taart",
        "normkaart": "norm=eigen:1",
        "kaderkaart": "kader=eigen",
        "rolkaart": "rol=hoofd",
        "mijn_rol": "rol=hoofd",
        "register": "soort=taken",
        "registerwijzer": "soort=taken",
        "versieverschil": "plan=jaarplan-2026 van=1.0",
    }
    arguments = required.get(name, "").split()
    result = run("report", name, *arguments, "--map", MINI, DAY, "--plan", "jaarplan-2026")
    assert result.exit_code == 0
    assert result.stdout


# -- new


@pytest.mark.parametrize("soort", [name for name in skeleton_names() if name != "organisatie"])
def test_new_says_where_it_stands(tmp_path: Path, soort: str) -> None:
    result = run("new", soort, "--eenheid", "ruimte", "--map", write(tmp_path, GOOD))
    assert result.exit_code == 0
    found = re.fullmatch(
        r"(plans/ruimte/\S+):(\d+): staat klaar om in te vullen\.\n", result.output
    )
    assert found
    assert (tmp_path / found[1]).is_file()


def test_new_takes_a_name_and_a_year(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    run("new", "jaarplan", "--jaar", "2031", "--map", tmp_path)
    run("new", "maatregel", "--id", "training-2031", "--map", tmp_path)
    assert "jaar: 2031" in (tmp_path / "plans/geheel/jaarplan-2031.md").read_text("utf-8")
    assert "- id: training-2031" in (tmp_path / "plans/geheel/maatregelen.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["organisatie"], "plans/organisatie.yml bestaat al; er is niets overschreven."),
        (["maatregels"], "Er is geen soort 'maatregels' (bedoelt u 'maatregelen'?). Kies uit: "),
        (["taken", "--eenheid", "ruimtes"], "Er is geen eenheid 'ruimtes' (bedoelt u 'ruimte'?)"),
        (["jaarplan", "--jaar", "straks"], "'straks'"),
        (["jaarplan", "--jaar", "27"], "27 valt buiten het bereik 1900<=x<=2100"),
        (["waarde", "--id", "openheid"], "De id 'openheid' bestaat al (plans/geheel/waarden.yml"),
        ([], "SOORT"),
    ],
)
def test_a_wrong_new_is_wrong_use_and_writes_nothing(
    tmp_path: Path, arguments: list[str], told: str
) -> None:
    before = tree(write(tmp_path, GOOD))
    result = run("new", *arguments, "--map", tmp_path)
    assert result.exit_code == 2
    assert told in result.stderr
    assert not ENGLISH.search(result.stderr)
    assert tree(tmp_path) == before


# -- schema


def test_schema_writes_every_schema(tmp_path: Path) -> None:
    result = run("schema", "--naar", tmp_path / "schema")
    assert (result.exit_code, result.stdout.startswith(f"{len(schemas())} schema's")) == (0, True)
    written = {name: json.loads(text) for name, text in tree(tmp_path / "schema").items()}
    assert written == schemas()


# -- verify


def test_verify_holds_a_published_site_against_its_list(tmp_path: Path) -> None:
    (tmp_path / "index.html").touch()
    write_manifest(tmp_path)
    same = run("verify", tmp_path)
    assert (same.exit_code, same.stdout) == (0, "Alle bestanden kloppen.\n")
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    other = run("verify", tmp_path)
    assert (other.exit_code, other.stdout) == (1, "index.html: is gewijzigd\n1 verschil.\n")


def test_verify_of_something_else_is_wrong_use(tmp_path: Path) -> None:
    result = run("verify", tmp_path)
    assert result.exit_code == 2
    assert "staat geen manifest-sha256.txt; is dit de site?" in result.stderr
    assert not ENGLISH.search(result.stderr)
    (tmp_path / "manifest-sha256.txt").write_bytes(b"\xff")
    broken = run("verify", tmp_path)
    assert broken.exit_code == 2
    assert "is geen tekst in UTF-8; bouw de site opnieuw" in broken.stderr


# -- the whole


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version").stdout == f"integriteitsplan {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_dutch(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith("Gebruik: ")
    assert not ENGLISH.search(result.stdout)


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek"],
        ["check", "--map", "bestaat-niet"],
        ["check", "--peildatum", "gisteren"],
        ["check", "-x"],
    ],
)
def test_what_click_refuses_it_refuses_in_dutch(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Gebruik: ")
    assert not ENGLISH.search(result.stderr)


@pytest.mark.parametrize("address", ["localhost:99999", "localhost:0", ":8000", "localhost"])
def test_an_address_without_a_port_that_can_be_is_wrong_use(tmp_path: Path, address: str) -> None:
    result = run("serve", "--adres", address, "--map", tmp_path)
    assert result.exit_code == 2
    assert "127.0.0.1:8000, met een poort van 1 tot en met 65535" in result.stderr
    assert not ENGLISH.search(result.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--peildatum", "1-2-2026"],
        ["adopt", "x", "--orgaan", "hoofd", "--versie", "1.0", "--datum", "2026-02-30"],
    ],
)
def test_a_wrong_date_is_told_how_to_write_one(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert f"'{arguments[-1]}' is geen datum; schrijf de datum als 2026-12-08." in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["build"],
        ["serve"],
        ["check"],
        ["report", "rolmatrix"],
        ["new", "maatregel"],
        ["new", "organisatie"],
        ["derive"],
        ["adopt", "x", "--orgaan", "hoofd", "--versie", "1.0", "--datum", "2026-02-03"],
    ],
    ids=" ".join,
)
def test_in_a_folder_of_a_project_one_is_led_to_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    before = tree(write(tmp_path, GOOD, {"mkdocs.yml": ""}))
    monkeypatch.chdir(tmp_path / "plans/geheel")
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "U staat in plans/geheel, een map binnen het project; ga naar " in result.stderr
    assert f"geef --map {tmp_path}" in result.stderr
    assert tree(tmp_path) == before


def test_a_project_may_stand_in_another(tmp_path: Path) -> None:
    write(tmp_path, {"mkdocs.yml": "", "plans/x.md": ""})
    assert run("check", "--map", write(tmp_path / "voorbeelden/a", GOOD), DAY).exit_code == 0


@pytest.mark.parametrize("command", ["build", "serve"])
def test_without_mkdocs_yml_there_is_no_site(tmp_path: Path, command: str) -> None:
    result = run(command, "--map", tmp_path)
    assert result.exit_code == 1
    assert f"In {tmp_path} staat geen mkdocs.yml; noem de goede map met --map." in result.stderr
    assert not ENGLISH.search(result.stderr)


def test_every_command_is_tested_here() -> None:
    assert set(COMMANDS) == set(main.commands)


# -- starting

HEAVY = ("asyncio", "icalendar", "jinja2", "mkdocs", "numpy", "pydantic", "yaml")


def imported(*arguments: str) -> set[str]:
    """Which heavy packages a command imports in a process of its own."""
    program = (
        "import atexit, sys; from integriteitsplan.cli import main; "
        f"atexit.register(lambda: print(*(one for one in {HEAVY} if one in sys.modules))); main()"
    )
    command = (sys.executable, "-c", program, *arguments)
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), *COMMANDS])
def test_what_needs_no_site_starts_without_what_reads_one(arguments: tuple[str, ...] | str) -> None:
    asked = (arguments, "--help") if isinstance(arguments, str) else arguments
    assert imported(*asked) == set()


def test_a_check_starts_without_what_only_a_build_needs(tmp_path: Path) -> None:
    found = imported("check", "--map", str(write(tmp_path, GOOD)), DAY)
    assert found == {"jinja2", "pydantic", "yaml"}


def test_report_offers_every_format() -> None:
    option = next(one for one in main.commands["report"].params if one.name == "formaat")
    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == tuple(FORMATS)
