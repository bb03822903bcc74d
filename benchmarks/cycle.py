"""The cycle of large organisations: what `check` and the views that add up take, and how it grows.

Beside it stands PyYAML, which only reads the same files. `python -m benchmarks.cycle` measures this
part alone.
"""

import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from math import log
from pathlib import Path

from benchmarks.checks import CHECK, PYYAML, READ_ALL
from benchmarks.organisations import DAY, Shape, write_organisation
from benchmarks.processes import PYTHON, Comparison, compare, run
from benchmarks.report import Found, Goal, growth, numbers, table

UNITS = (20, 100, 200)
SECONDS, VIEW = 3, 1  # that a check may take, and a view
START = "importeren wat de controle nodig heeft"
# Those that add up measures over units and years, as they stand on a page of the whole.
VIEWS = ("voortgang", "doorvertaling", "samenhang", "monitoring", "stand_van_zaken")
# The first call also makes what the cycle keeps of a register; a page with ten views pays it once.
TIMED_VIEW = f"""
import json, pathlib, sys, time
from datetime import date
from integriteitsplan.site import open_site

name = sys.argv[1]
site = open_site(pathlib.Path().resolve(), "intern", date.fromisoformat("{DAY}"))
found = []
for _ in range(2):
    start = time.perf_counter()
    site.show(name, None)
    found.append(time.perf_counter() - start)
pathlib.Path("view.json").write_text(json.dumps(found))
"""


def measure_cycle(folder: Path, units: tuple[int, ...], turns: int) -> Iterator[Found]:
    """Every table and goal, as soon as it is known."""
    found: dict[int, Comparison] = {}
    for number in units:
        shape, place = Shape(number), folder / str(number)
        write_organisation(place, shape)
        found[number] = _compare_check(place, turns)
        title = f"Controle van {number} eenheden met {shape.records} maatregelen in vier jaar"
        yield table(title, found[number])
    few, many = min(units), max(units)
    yield Goal(f"Controle van {many} eenheden", found[many].typical(CHECK).wall, SECONDS, "s")
    if few < many:
        yield from _growth(found, few, many)
    for number in sorted({few, many}):
        timed = {name: _time_view(folder / str(number), name) for name in VIEWS}
        yield numbers(f"Overzichten over {number} eenheden", ("Eerste keer", "Daarna"), timed)
    slowest = max(first for first, _ in timed.values())
    yield Goal(f"Traagste overzicht over {many} eenheden, de eerste keer", slowest, VIEW, "s")


def _growth(found: Mapping[int, Comparison], few: int, many: int) -> Iterator[Found]:
    """With which power of the number of units the check grows.

    The time that starting takes does not grow and is left out.
    """
    exponents = {}
    for name in (PYYAML, CHECK):
        costs = [found[number].typical(name) for number in (few, many)]
        starts = [found[number].typical(START) for number in (few, many)]
        pairs = list(zip(costs, starts, strict=True))
        walls = [cost.wall - start.wall for cost, start in pairs]
        processors = [cost.processor - start.processor for cost, start in pairs]
        exponents[name] = log(walls[1] / walls[0]) / log(many / few)
        exponents[f"{name}, processortijd"] = log(processors[1] / processors[0]) / log(many / few)
    yield growth(f"Groei van de controle van {few} naar {many} eenheden", exponents)
    told = f"Macht waarmee de controle groeit van {few} naar {many} eenheden"
    yield Goal(told, exponents[CHECK], 1, "")


def _compare_check(folder: Path, turns: int) -> Comparison:
    """Costs of `integriteitsplan check` as a whole process, in which nothing may be wrong."""
    program = "from integriteitsplan.cli import main; main()"
    commands = {
        PYYAML: (PYTHON, "-c", READ_ALL),
        START: (PYTHON, "-c", "import integriteitsplan.site"),
        CHECK: (PYTHON, "-c", program, "check", "--streng"),
    }
    return compare({name: (command, folder) for name, command in commands.items()}, turns)


def _time_view(folder: Path, name: str) -> list[float]:
    """Seconds of the first and the second call of a view, in a process of its own."""
    run((PYTHON, "-c", TIMED_VIEW, name), folder)
    timed: list[float] = json.loads((folder / "view.json").read_text(encoding="utf-8"))
    return timed


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        for one in measure_cycle(Path(folder), UNITS, int((*sys.argv[1:], "3")[0])):
            print(one, end="\n\n", flush=True)
