"""One site that is wrong in every way; everything that is said of it is one golden file.

After a change that is meant: `pytest tests/test_wrong_site.py --accept`, and read the diff.
"""

import os
import shutil
from pathlib import Path

from integriteitsplan.rules import RULES
from integriteitsplan.site import Site, closing_line
from tests.sites import open_at

HERE = Path(__file__).parent
GOLDEN = HERE / "golden" / "wrong-site.txt"


def wrong_site(folder: Path) -> Site:
    """A copy of tests/wrong, with what a repository had better not hold."""
    shutil.copytree(HERE / "wrong", folder, dirs_exist_ok=True)
    (folder / "docs/latin.md").write_bytes("Een café.\n".encode("cp1252"))
    (folder / "plans/geheel/koppeling.md").symlink_to(folder / "docs/index.md")
    os.mkfifo(folder / "plans/geheel/pijp.yml")
    with open(folder / "plans/ruimte/instrumenten.yml", "wb") as file:
        file.truncate(50_000_000)
    return open_at(folder)


def test_golden_list_of_everything_that_is_wrong(tmp_path: Path, accept: bool) -> None:
    findings = wrong_site(tmp_path).findings
    told = "".join(f"{finding}\n" for finding in findings) + closing_line(findings) + "\n"
    if accept:
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")


def test_every_rule_is_broken_somewhere(tmp_path: Path) -> None:
    broken = {finding.code for finding in wrong_site(tmp_path).findings}
    assert {rule.code for rule in RULES} - broken == set()


def test_no_fault_hides_another_file(tmp_path: Path) -> None:
    site = wrong_site(tmp_path)
    files = {file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*")}
    assert len({finding.place.path for finding in site.findings}) > 20
    assert files - {finding.place.path for finding in site.findings} == {
        "plans/geheel/normenkaders.yml",
        "plans/ruimte/archief/oud-1.0.json",
        "plans/ruimte/belanghebbenden.yml",
    }
