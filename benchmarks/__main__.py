"""`python -m benchmarks`: measure, print, and with --write keep."""

import argparse
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.builds import compare_builds
from benchmarks.checks import RECORDS, compare_check, compare_loaders
from benchmarks.cycle import UNITS, measure_cycle
from benchmarks.examples import Size
from benchmarks.light import measure_light
from benchmarks.persons import persons_found
from benchmarks.processes import REPOSITORY
from benchmarks.rebuilds import measure_edits
from benchmarks.report import page, table
from benchmarks.search import search_tables
from benchmarks.share import share_of_checks

PAGE = REPOSITORY / "docs" / "techniek" / "prestaties.md"
SIZES = (50, 200, 1000)


def measure(folder: Path, sizes: tuple[int, ...], turns: int) -> Iterator[str]:
    """Every table, as soon as it is known."""
    yield table(f"{RECORDS} records lezen", compare_loaders(folder / "records", turns))
    largest = Size(max(sizes))
    title = f"Controle van {largest.pages} pagina's en {largest.records} records"
    yield table(title, compare_check(folder / "check", largest, turns))
    for size in map(Size, sizes):
        for menu, is_whole in (("", False), (", met het hele menu op elke pagina", True)):
            found, pages = compare_builds(folder / "build", size, turns, is_whole=is_whole)
            title = f"Bouw van {size.pages} pagina's ({pages} met die van de engine){menu}"
            yield table(title, found)
    yield measure_edits(folder / "edits", largest, turns)
    yield share_of_checks(folder / "share", largest, turns)
    units = UNITS if len(sizes) > 1 else UNITS[:1]
    yield from measure_cycle(folder / "cycle", units, turns)
    yield persons_found()
    yield measure_light(folder / "light", turns)
    yield from search_tables()


def main() -> None:
    """Measure what is asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only the smallest site")
    parser.add_argument("--write", action="store_true", help=f"keep the result in {PAGE.name}")
    parser.add_argument("--turns", type=int, default=3, help="how often each is run (3)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tables = []
        for one in measure(Path(folder), SIZES[: 1 if asked.quick else None], asked.turns):
            print(one, end="\n\n", flush=True)
            tables.append(one)
    if asked.write:
        PAGE.write_text(page(tables, asked.turns), encoding="utf-8")


if __name__ == "__main__":
    main()
