"""Whole processes and what they cost."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

EPOCH = "1780272000"  # 2026-06-01, the day on which the examples are judged
PYTHON = sys.executable
REPOSITORY = Path(__file__).parent.parent


class Cost(NamedTuple):
    """Seconds on the clock, seconds of processor time, and the peak of memory in MB."""

    wall: float
    processor: float
    memory: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a command that must succeed, with its modules compiled as an installation has them."""
    environment = os.environ | {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(folder / ".compiled"),
        "SOURCE_DATE_EPOCH": EPOCH,
    }
    with open(folder / "output.txt", "wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        said = (folder / "output.txt").read_text(encoding="utf-8", errors="replace")
        raise SystemExit(f"{' '.join(command)}\n{said}")
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / scale)


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
