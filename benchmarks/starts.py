"""What it takes before a command begins."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.processes import PYTHON, Comparison, Cost, compare
from benchmarks.report import Found, Goal, table
from integriteitsplan.cli import main

PLAIN, LONGEST, CHECK, BUILD = (
    "Python zelf",
    "de traagste opdracht met --help",
    "laden wat de controle nodig heeft",
    "laden wat de bouw nodig heeft",
)
START = 0.25  # seconds
PROGRAM = "from integriteitsplan.cli import main; main()"


def measure_starts(folder: Path, _sizes: Sequence[int], turns: int) -> Iterator[Found]:
    """The start of every command, and of what the larger ones load."""
    folder.mkdir(parents=True, exist_ok=True)
    commands = {
        PLAIN: (PYTHON, "-c", ""),
        CHECK: (PYTHON, "-c", "import integriteitsplan.cli, integriteitsplan.site"),
        BUILD: (PYTHON, "-c", "import integriteitsplan.cli, integriteitsplan.build.builder"),
    } | {name: (PYTHON, "-c", PROGRAM, name, "--help") for name in main.commands}
    found = compare({name: (command, folder) for name, command in commands.items()}, turns)
    slowest = max(main.commands, key=lambda name: found.typical(name).wall)
    runs: dict[str, tuple[Cost, ...]] = {
        PLAIN: found.runs[PLAIN],
        LONGEST: found.runs[slowest],
        CHECK: found.runs[CHECK],
        BUILD: found.runs[BUILD],
    }
    shown = Comparison(runs)
    yield table("Start van een opdracht", shown)
    yield Goal(
        f"Start van elke opdracht ({slowest} is de traagste)",
        shown.typical(LONGEST).wall,
        START,
        "s",
    )
    yield Goal("Start van de controle, met wat zij laadt", shown.typical(CHECK).wall, START, "s")
