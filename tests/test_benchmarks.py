"""What the benchmarks rest on: sites without findings, all memory seen, a verdict on each goal."""

import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.examples import DAY, Size, write_example
from benchmarks.processes import PYTHON, watch
from benchmarks.report import Goal, page
from integriteitsplan.site import open_site

# Thirty MiB here and as much in another process, until both have been seen.
LARGE = "import time; kept = b'x' * (30 * 2**20); time.sleep(0.5)"
TWO = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {LARGE!r}]); {LARGE}"


def test_the_sites_to_measure_have_no_findings(tmp_path: Path) -> None:
    write_example(tmp_path, Size(50))
    site = open_site(tmp_path, "intern", date.fromisoformat(DAY))
    assert [str(one) for one in site.findings] == []


def test_a_goal_says_whether_it_was_reached() -> None:
    assert str(Goal("Wijziging", 0.4, 0.4, "s")) == "| Wijziging | 0,40 s | 0,40 s | gehaald |"
    assert str(Goal("Bouw", 0.12, 0.1, "×")) == "| Bouw | 0,10 × | 0,120 × | **niet gehaald** |"


def test_the_page_holds_goals_tables_and_days() -> None:
    days = [date(2026, 11, 22), date(2026, 11, 21), date(2026, 11, 22)]
    text = page([Goal("Bouw", 0.12, 0.1, "×"), "### Bouw\n\nEen tabel."], days, 3)
    assert "Gemeten op 21-11-2026 en 22-11-2026, met" in text
    assert text.index("**niet gehaald**") < text.index("\n## Bouw\n\nEen tabel.\n")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of this memory")
def test_the_memory_of_every_process_counts(tmp_path: Path) -> None:
    found = watch((PYTHON, "-c", TWO), tmp_path)
    assert 60 < found.together < 100
    assert 30 < found.largest < 50
    assert found.largest <= found.largest_with_shared
    assert found.swapped == 0


def test_a_command_that_fails_is_no_measurement(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="kapot"):
        watch((PYTHON, "-c", "raise SystemExit('kapot')"), tmp_path)
