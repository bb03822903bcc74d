"""`python -m benchmarks`: measure, print, keep, and with --write put it in the handbook.

What was found of a part is kept until that part is measured again, also where another one fails.
"""

import argparse
import json
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.builds import compare_bytes, measure_builds
from benchmarks.checks import RECORDS, compare_check, compare_loaders
from benchmarks.cycle import UNITS, measure_cycle
from benchmarks.examples import Size
from benchmarks.large import measure_growth
from benchmarks.light import measure_light
from benchmarks.persons import persons_found
from benchmarks.processes import REPOSITORY
from benchmarks.rebuilds import measure_edits
from benchmarks.remains import measure_remains
from benchmarks.report import Found, Goal, page, table
from benchmarks.search import search_tables
from benchmarks.share import share_of_checks
from benchmarks.starts import measure_starts

PAGE = REPOSITORY / "docs" / "techniek" / "prestaties.md"
KEPT = REPOSITORY / ".cache" / "benchmarks"
SIZES = (50, 200, 1000)

# From a folder that may be used, the sizes of sites, and the number of turns.
Part = Callable[[Path, Sequence[int], int], Iterator[Found]]


def records(folder: Path, _sizes: Sequence[int], turns: int) -> Iterator[Found]:
    """Reading data."""
    yield table(f"{RECORDS} records lezen", compare_loaders(folder, turns))


def check(folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Found]:
    """Checking a site."""
    size = Size(max(sizes))
    title = f"Controle van {size.pages} pagina's en {size.records} records"
    yield table(title, compare_check(folder, size, turns))


def share(folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Found]:
    """The part of a build that is checking."""
    yield share_of_checks(folder, Size(max(sizes)), turns)


def cycle(folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Found]:
    """Large organisations."""
    yield from measure_cycle(folder, UNITS if len(sizes) > 1 else UNITS[:1], turns)


def persons(_folder: Path, _sizes: Sequence[int], _turns: int) -> Iterator[Found]:
    """Personal data in text."""
    yield persons_found()


def light(folder: Path, _sizes: Sequence[int], turns: int) -> Iterator[Found]:
    """A visit."""
    yield measure_light(folder, turns)


def search(_folder: Path, _sizes: Sequence[int], _turns: int) -> Iterator[Found]:
    """Finding."""
    yield from search_tables()


FAST: dict[str, Part] = {
    "builds": measure_builds,
    "growth": measure_growth,
    "edits": measure_edits,
    "starts": measure_starts,
    "remains": measure_remains,
    "share": share,
    "bytes": compare_bytes,
}
PARTS: dict[str, Part] = {
    **{"records": records, "check": check},
    **FAST,
    **{"cycle": cycle, "persons": persons, "light": light, "search": search},
}


def measure(name: str, sizes: Sequence[int], turns: int) -> bool:
    """Print what is found of a part, and keep it; whether that went well."""
    found: list[Found] = []
    try:
        with tempfile.TemporaryDirectory() as folder:
            for one in PARTS[name](Path(folder) / name, sizes, turns):
                print(one, end="\n\n", flush=True)
                found.append(one)
    except (Exception, SystemExit):
        traceback.print_exc()
        return False
    KEPT.mkdir(parents=True, exist_ok=True)
    kept = {"day": date.today().isoformat(), "found": found}
    (KEPT / f"{name}.json").write_text(json.dumps(kept), encoding="utf-8")
    return True


def write_page(turns: int) -> None:
    """Put all that is kept in the handbook."""
    found: list[Found] = []
    days = []
    for name in PARTS:
        if (file := KEPT / f"{name}.json").exists():
            kept = json.loads(file.read_text(encoding="utf-8"))
            days.append(date.fromisoformat(kept["day"]))
            found += (one if isinstance(one, str) else Goal(*one) for one in kept["found"])
    PAGE.write_text(page(found, days, turns), encoding="utf-8")


def main() -> None:
    """Measure what is asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    told = f"which parts (all): {', '.join(PARTS)}; or 'fast', for all about building"
    parser.add_argument("parts", nargs="*", metavar="part", help=told)
    parser.add_argument("--quick", action="store_true", help="only the smallest site")
    parser.add_argument("--write", action="store_true", help=f"put what is kept in {PAGE.name}")
    parser.add_argument("--turns", type=int, default=3, help="how often each is run (3)")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - {*PARTS, "fast"}:
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    parts = [one for name in asked.parts or PARTS for one in (FAST if name == "fast" else [name])]
    sizes = SIZES[: 1 if asked.quick else None]
    failed = [name for name in parts if not measure(name, sizes, asked.turns)]
    if asked.write:
        write_page(asked.turns)
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
