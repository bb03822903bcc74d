"""Derivations are confirmed by a person; a parent that changes makes them suspect again."""

import errno
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from integriteitsplan.cli import main
from integriteitsplan.cycle.derivation import derivation, links
from integriteitsplan.model.doelen import Doel
from tests.builds import tree
from tests.sites import GOOD, open_at, write

PLANS = {
    "plans/geheel/meerjarenplan.md": """
        ---
        soort: meerjarenplan
        titel: Meerjarenplan
        looptijd: {van: 2025-01-01, tot: 2028-12-31}
        ---
        Tekst.
        """,
    "plans/geheel/jaarplan-2026.md": """
        ---
        soort: jaarplan
        titel: Jaarplan
        jaar: 2026
        afgeleid_van: meerjarenplan
        ---
        Tekst.
        """,
    "plans/geheel/doelen.yml": """
        - {id: hoog, titel: Hoog, niveau: meerjarenplan, deadline: 2028-12-31}
        - id: laag
          titel: Laag
          niveau: jaarplan
          jaar: 2026
          afgeleid_van: hoog
        """,
    "plans/ruimte/maatregelen.yml": """
        - {id: samen, titel: Samen, soort: cultuur, karakter: zacht, jaar: 2026, doelen: [laag]}
        - {id: deel, titel: Deel, soort: cultuur, karakter: zacht, jaar: 2026, afgeleid_van: samen}
        """,
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, GOOD, PLANS)


def derive(root: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["derive", "--map", str(root), *arguments])


def suspects(root: Path) -> set[str]:
    return {link.name for link in links(open_at(root).register) if link.is_suspect}


def test_it_lists_what_nobody_confirmed_and_writes_nothing(root: Path) -> None:
    before = tree(root)
    result = derive(root)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "plans/geheel/doelen.yml:6:17: nog niet bevestigd: Hoog (plans/geheel/doelen.yml:1:3)",
        "plans/ruimte/maatregelen.yml:2:86: nog niet bevestigd: Samen "
        "(plans/ruimte/maatregelen.yml:1:3)",
        "plans/geheel/jaarplan-2026.md:5:15: nog niet bevestigd: Meerjarenplan "
        "(plans/geheel/meerjarenplan.md:1:1)",
    ]
    assert "Herhaal dan met --bevestig" in result.stderr
    assert tree(root) == before


def test_confirming_writes_a_fingerprint_and_nothing_else(root: Path) -> None:
    before = tree(root)
    assert derive(root, "--bevestig").stdout.endswith("3 bevestigd in 3 bestanden.\n")
    assert suspects(root) == set()
    after = tree(root)
    assert before.keys() == after.keys()
    for path, content in before.items():
        kept = [line for line in after[path].splitlines() if not line.strip().startswith(b"afdruk")]
        if path != "plans/ruimte/maatregelen.yml":  # there it stands within braces
            assert kept == content.splitlines()
    assert derive(root).stdout == "Alle afleidingen zijn bevestigd.\n"


@pytest.mark.parametrize("arguments", [[], ["--bevestig"], ["lag"]], ids=" ".join)
@pytest.mark.parametrize("spoiled", [{"plans/geheel/doelen.yml": "- [\n"}, None], ids=str)
def test_where_there_are_errors_nothing_is_said_or_confirmed(
    tmp_path: Path, spoiled: dict[str, str | bytes | None] | None, arguments: list[str]
) -> None:
    if spoiled:
        write(tmp_path, GOOD, PLANS, spoiled)
    before = tree(tmp_path)
    result = derive(tmp_path, *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Er zijn fouten; bekijk en herstel die eerst met 'check'." in result.stderr
    assert tree(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_confirming_keeps_the_rights_of_a_file(root: Path) -> None:
    file = root / "plans/geheel/doelen.yml"
    file.chmod(0o660)
    derive(root, "--bevestig")
    assert stat.S_IMODE(file.stat().st_mode) == 0o660


def test_a_failing_disk_confirms_nothing_and_leaves_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, replace = tree(root), os.replace

    def fail(source: Path, target: Path) -> None:
        if target.name == "jaarplan-2026.md":
            raise OSError(errno.ENOSPC, "", str(target))
        replace(source, target)

    monkeypatch.setattr(os, "replace", fail)
    result = derive(root, "--bevestig")
    assert result.exit_code == 1
    assert "Er is niets veranderd: de schijf is vol (" in result.stderr
    assert tree(root) == before


def test_one_can_be_confirmed_without_the_rest(root: Path) -> None:
    derive(root, "laag", "--bevestig")
    assert suspects(root) == {"deel", "jaarplan-2026"}


def test_a_parent_that_says_something_else_makes_the_child_suspect(root: Path) -> None:
    derive(root, "--bevestig")
    goals = (root / "plans/geheel/doelen.yml").read_text(encoding="utf-8")
    write(root, {"plans/geheel/doelen.yml": goals.replace("titel: Hoog", "titel: Hoger")})
    assert suspects(root) == {"laag"}
    assert "de tekst erboven is veranderd: Hoger" in derive(root).stdout


def test_a_parent_that_only_makes_progress_does_not(root: Path) -> None:
    derive(root, "--bevestig")
    path = "plans/ruimte/maatregelen.yml"
    text = (root / path).read_text(encoding="utf-8")
    write(root, {path: text.replace("titel: Samen", "titel: Samen, gepland: 3, status: loopt")})
    assert suspects(root) == set()


def test_an_unknown_name_is_refused(root: Path) -> None:
    result = derive(root, "lag")
    assert result.exit_code == 2
    assert "'lag' is nergens van afgeleid (bedoelt u 'laag'?)" in result.stderr


def test_what_lies_below_is_found_once_also_in_a_ring(root: Path) -> None:
    path = "plans/ruimte/maatregelen.yml"
    text = (root / path).read_text(encoding="utf-8")
    ring = text.replace("doelen: [laag]", "doelen: [laag], afgeleid_van: deel")
    register = open_at(write(root, {path: ring})).register
    tree_of = derivation(register)
    goal = register.get(Doel, "hoog")
    assert goal
    assert [one.id for one in tree_of.below(goal)] == ["hoog", "laag", "samen", "deel"]
    assert [{one.id for one in ring} for ring in tree_of.rings] == [{"samen", "deel"}]
