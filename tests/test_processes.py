"""Two pieces of work at the same time: the same answers, the same errors, nothing left running."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from integriteitsplan.source import both
from integriteitsplan.source.processes import can_copy
from tests.builds import ROOT
from tests.test_wrong_site import wrong_site

# In a process of its own: in that of the tests, others may have started threads.
TOLD = "import os, time; from integriteitsplan.source import both; "
needs_copy = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="needs a second core"
)
CHECK = """
import os
from integriteitsplan import rules
from integriteitsplan.cli import main
from integriteitsplan.register import data
rules.LARGE = data.LARGE = {large}
os.register_at_fork(after_in_parent=lambda: os.write(2, b"kopie\\n"))
main()
"""


def alone(program: str, *arguments: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A program in a process of its own, on two cores where there are two."""
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        cwd=folder,
        text=True,
        timeout=60,
    )


@needs_copy
def test_a_copy_does_half_of_the_work() -> None:
    done = alone(TOLD + "here, there = both(os.getpid, os.getpid); print(here == there)")
    assert (done.stdout, done.stderr) == ("False\n", "")


@needs_copy
def test_what_both_make_comes_back_whole() -> None:
    done = alone(TOLD + "print(len(both(os.getpid, lambda: ['daar'] * 1_000_000)[1]))")
    assert (done.stdout, done.stderr) == ("1000000\n", "")


@needs_copy
def test_where_the_copy_fails_the_work_is_done_here_and_says_why() -> None:
    done = alone(TOLD + "both(os.getpid, lambda: 1 // 0)")
    assert done.stderr.count("Traceback") == 1
    assert "ZeroDivisionError" in done.stderr


@needs_copy
def test_what_cannot_be_handed_over_is_made_here() -> None:
    done = alone(TOLD + "print(both(os.getpid, lambda: lambda: 'gemaakt')[1]())")
    assert (done.stdout, done.stderr) == ("gemaakt\n", "")


@needs_copy
def test_where_the_work_here_fails_no_copy_goes_on() -> None:
    program = f"""
{TOLD}
try:
    both(lambda: 1 // 0, lambda: time.sleep(1_000))
except ZeroDivisionError:
    try:
        os.waitpid(-1, 0)
    except ChildProcessError:
        print("niemand")
"""
    done = alone(program)
    assert (done.stdout, done.stderr) == ("niemand\n", "")


@needs_copy
def test_each_process_takes_the_next_piece() -> None:
    """Who is at the first piece until nearly all others are done, hinders nobody."""
    program = """
import mmap
from integriteitsplan.source import shared
done = mmap.mmap(-1, 10_000)
def work(piece):
    while piece == 0 and done[:].count(b"x") < 9_990:
        pass
    done[piece] = ord("x")
    return piece
print(shared(work, 10_000, 2) == [*range(10_000)])
"""
    done = alone(program)
    assert (done.stdout, done.stderr) == ("True\n", "")


@needs_copy
def test_what_is_last_leaves_nothing_here() -> None:
    program = """
import os
from integriteitsplan.source import shared
print(os.getpid() in shared(lambda _: os.getpid(), 100, 2, is_last=True))
"""
    done = alone(program)
    assert (done.stdout, done.stderr) == ("False\n", "")


@needs_copy
@pytest.mark.parametrize("is_last", [False, True])
def test_what_a_copy_leaves_is_done_here(is_last: bool) -> None:
    program = f"""
import os
from integriteitsplan.source import shared
first = os.getpid()
def work(piece):
    if os.getpid() != first:
        os._exit(1)
    return piece
print(shared(work, 100, 3, is_last={is_last}) == [*range(100)])
"""
    done = alone(program)
    assert (done.stdout, done.stderr) == ("True\n", "")


@needs_copy
def test_a_piece_that_fails_is_told_once() -> None:
    done = alone("from integriteitsplan.source import shared; shared(lambda one: 1 // one, 9, 2)")
    assert done.stderr.count("Traceback") == 1
    assert "ZeroDivisionError" in done.stderr


def test_beside_another_thread_there_is_no_copy() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()
    try:
        assert not can_copy()
        assert both(os.getpid, os.getpid) == (os.getpid(), os.getpid())
    finally:
        stop.set()
        other.join()


@needs_copy
def test_on_one_core_there_is_no_copy() -> None:
    program = TOLD + "os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}); "
    done = alone(program + "here, there = both(os.getpid, os.getpid); print(here == there)")
    assert (done.stdout, done.stderr) == ("True\n", "")


@needs_copy
def test_check_says_the_same_whether_it_is_done_by_one_or_two(tmp_path: Path) -> None:
    wrong_site(tmp_path)
    by_one = alone(CHECK.format(large=10**9), "check", folder=tmp_path)
    by_two = alone(CHECK.format(large=0), "check", folder=tmp_path)
    assert by_one.returncode == by_two.returncode == 1
    assert by_one.stdout == by_two.stdout != ""
    assert by_two.stderr == 3 * "kopie\n" + by_one.stderr


@needs_copy
def test_a_preview_keeps_what_rules_remember_of_texts(tmp_path: Path) -> None:
    wrong_site(tmp_path)
    program = """
from datetime import date
from pathlib import Path
from integriteitsplan import rules
from integriteitsplan.site import open_site
rules.LARGE = 0
def findings(is_preview):
    return open_site(Path(), "intern", date(2026, 6, 1), is_preview=is_preview).findings
found = findings(True)
print(rules.prose._found_in.cache_info().currsize > 0)
print(found == findings(False))
"""
    assert alone(program, folder=tmp_path).stdout == "True\nTrue\n"


@needs_copy
def test_what_a_copy_read_is_not_read_again(tmp_path: Path) -> None:
    wrong_site(tmp_path)
    program = """
from pathlib import Path
from integriteitsplan.register import data, load
data.LARGE = 1
first, again = load(Path().resolve()), load(Path().resolve())
print(len(first.data.records) > 0, first.data is again.data)
"""
    assert alone(program, folder=tmp_path).stdout == "True True\n"
