"""Whole processes and what they cost."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import NamedTuple

EPOCH = "1780272000"  # 2026-06-01, the day on which the examples are judged
PYTHON = sys.executable
REPOSITORY = Path(__file__).parent.parent
COMPILED = REPOSITORY / ".cache" / "compiled"
LOOK_EVERY = 0.1  # seconds between two looks at the memory
MEMORY = ("Pss", "Rss", "SwapPss")


class Cost(NamedTuple):
    """Seconds on the clock, seconds of processor time, and the peak of memory in MB.

    The memory is that of the process itself, or of the largest of those that it started.
    """

    wall: float
    processor: float
    memory: float


class Memory(NamedTuple):
    """Peaks in MiB: of all processes together, of the largest, and what was swapped out.

    What processes share counts for each in part, but in `largest_with_shared` it counts whole.
    """

    together: float
    largest: float
    largest_with_shared: float
    swapped: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command that must succeed, with its modules compiled as an installation has them."""
    start = time.perf_counter()
    with _started(command, folder) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


def watch(command: Sequence[str], folder: Path) -> Memory:
    """Run a command, and look now and then at the memory of all its processes; on Linux only."""
    together = swapped = 0.0
    largest: dict[str, float] = dict.fromkeys(MEMORY, 0.0)
    with _started(command, folder) as process:
        while process.poll() is None:
            found = [_memory(pid) for pid in _family(process.pid)]
            together = max(together, sum(one["Pss"] for one in found))
            swapped = max(swapped, sum(one["SwapPss"] for one in found))
            largest = {name: max([largest[name], *(one[name] for one in found)]) for name in MEMORY}
            time.sleep(LOOK_EVERY)
    return Memory(together, largest["Pss"], largest["Rss"], swapped)


@contextmanager
def _started(command: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A command on its way, that must have ended well afterwards."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(COMPILED),
        "SOURCE_DATE_EPOCH": EPOCH,
    }
    with open(folder / "output.txt", "wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        yield process
    if process.returncode:
        said = (folder / "output.txt").read_text(encoding="utf-8", errors="replace")
        raise SystemExit(f"{' '.join(command)}\n{said}")


def _family(pid: int) -> Iterator[int]:
    """A process and all that it started, as far as they are still there."""
    yield pid
    with suppress(OSError):
        for children in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in children.read_text().split():
                yield from _family(int(child))


def _memory(pid: int) -> dict[str, float]:
    """What a process has in memory, in MiB; nothing of one that has gone."""
    found = dict.fromkeys(MEMORY, 0.0)
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            name, _, rest = line.partition(":")
            if name in found:
                found[name] = int(rest.split()[0]) / 1024
    return found


class Comparison(NamedTuple):
    """Runs of several commands in turn: A B C, A B C, …; the first is the yardstick."""

    runs: Mapping[str, tuple[Cost, ...]]

    def typical(self, name: str) -> Cost:
        """The median of each cost."""
        return Cost(*(median(one) for one in zip(*self.runs[name], strict=True)))

    def ratio(self, name: str) -> Cost:
        """The median of the cost relative to the yardstick in the same turn."""
        yardstick = next(iter(self.runs.values()))
        pairs = zip(self.runs[name], yardstick, strict=True)
        ratios = [Cost(*(a / b for a, b in zip(*pair, strict=True))) for pair in pairs]
        return Cost(*(median(one) for one in zip(*ratios, strict=True)))


def compare(commands: Mapping[str, tuple[Sequence[str], Path]], turns: int) -> Comparison:
    """Run every command once to warm the disk, then all of them in turn."""
    for command, folder in commands.values():
        run(command, folder)
    runs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(turns):
        for name, (command, folder) in commands.items():
            runs[name].append(run(command, folder))
    return Comparison({name: tuple(costs) for name, costs in runs.items()})
