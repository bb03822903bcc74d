"""Every attack is refused with file, line and remedy; nothing is written and nothing breaks."""

import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builds import build, environment
from tests.sites import GOOD, open_at, write
from tests.trust.cases import Case, cases
from tests.trust.files import FILES, HEAVY, HEAVY_TO_BUILD
from tests.trust.test_ordinary import lay_out

ATTACKS = {case.name: case for case in cases("attacks")}
# path:line:column: fout: what is wrong; what to do [rule]
REFUSAL = re.compile(r"^(\S[^:]*):(\d+):(\d+): fout: [^;]+.*; .+ \[[a-z-]+\]$")
MEGABYTE = 2**20
COMMAND = Path(sys.executable).with_name("integriteitsplan")


def files(case: Case) -> dict[str, str | bytes | None]:
    """The file of a case, byte for byte."""
    return {case.path: case.content.encode()}


def refusals(lines: list[str], path: str) -> list[str]:
    """The lines that refuse a file; every line of it has a place and a remedy."""
    about = [line for line in lines if line.startswith(f"{path}:")]
    return [line for line in about if REFUSAL.match(line)]


def refused_by_check(root: Path, path: str) -> list[str]:
    return refusals([str(one) for one in open_at(root).findings], path)


@pytest.fixture(scope="module")
def told_by_build(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a build says of the attacks that only show in the finished HTML; it writes nothing."""
    root = tmp_path_factory.mktemp("aanval")
    late = [
        files(case)
        for number, case in enumerate(ATTACKS.values())
        if not refused_by_check(write(root / str(number), GOOD, files(case)), case.path)
    ]
    site = lay_out(root / "site", *late)
    done = build(site)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert list(site.glob("site")) + list(site.glob(".site-nieuw*")) == []
    return done.stderr.splitlines()


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(tmp_path: Path, told_by_build: list[str], name: str) -> None:
    case = ATTACKS[name]
    root = write(tmp_path, GOOD, files(case))
    assert refused_by_check(root, case.path) or refusals(told_by_build, case.path)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_does_not_belong_is_refused(tmp_path: Path, name: str) -> None:
    root = write(tmp_path, GOOD, {"plans/geheel/norm.md": "---\nsoort: pagina\n---\nx\n"})
    path = FILES[name](root)
    shown = path.encode("ascii", "backslashreplace").decode()
    about = {str(finding.place.path) for finding in open_at(root).errors}
    assert {path, shown} & about


def test_all_attacks_together_get_a_message_each(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    expected = {case.path for case in ATTACKS.values() if case.path.startswith("docs/")}
    write(root, *(files(case) for case in ATTACKS.values() if case.path in expected))
    done = run(root, "check")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    found = {line.partition(":")[0] for line in done.stdout.splitlines()}
    assert len(expected & found) > 0.9 * len(expected)  # the rest shows in the finished HTML
    assert build(root).returncode == 1
    assert not (root / "site").exists()


@pytest.fixture(scope="module")
def half_a_second() -> float:
    """The processor time of plain counting: how fast this machine is just now."""
    before = seconds()
    for _ in range(3):
        subprocess.run([sys.executable, "-c", "for _ in range(30_000_000): pass"], check=True)
    return (seconds() - before) / 3


@pytest.mark.parametrize("name", HEAVY)
def test_a_heavy_file_costs_no_two_seconds_and_no_200_mb(
    tmp_path: Path, name: str, half_a_second: float
) -> None:
    """Two seconds where the counting takes half of one; more on a slow machine."""
    root = write(tmp_path, GOOD)
    path = FILES[name](root)
    before = seconds()
    done = run(root, "check", limit=200 * MEGABYTE)
    assert seconds() - before < 4 * half_a_second
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr[-500:]
    assert refusals(done.stdout.splitlines(), path)


@pytest.mark.parametrize("name", HEAVY_TO_BUILD)
def test_what_markdown_would_choke_on_ends_a_build_at_once(
    tmp_path: Path, name: str, half_a_second: float
) -> None:
    root = lay_out(tmp_path)
    path = FILES[name](root)
    before = seconds()
    done = run(root, "build")
    assert seconds() - before < 4 * half_a_second
    assert (done.returncode, "Traceback" in done.stderr) == (1, False), done.stderr[-500:]
    assert refusals(done.stderr.splitlines(), path)
    assert not (root / "site").exists()


def seconds() -> float:
    """The processor time of the processes that we started and that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def run(root: Path, *arguments: str, limit: int = 0) -> subprocess.CompletedProcess[str]:
    """The command line, in a process of its own that may take `limit` bytes of data."""

    def bound() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))

    return subprocess.run(
        [COMMAND, *arguments, "--map", str(root)],
        env=environment(),
        capture_output=True,
        check=False,
        encoding="utf-8",
        preexec_fn=bound,
    )
