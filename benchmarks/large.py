"""How time and memory grow with the number of pages, up to ten thousand."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.builds import COLD, OURS, write_sources
from benchmarks.examples import Size
from benchmarks.processes import run, watch
from benchmarks.report import Found, Goal, numbers

HUGE = 10_000
HEADS = (
    *("Seconden", "Processortijd (s)", "Milliseconden per pagina"),
    *("Geheugen samen (`MiB`)", "Grootste proces (`MiB`)", "Zelfde, gedeeld meegeteld (`MiB`)"),
    "Wisselbestand (`MiB`)",
)
LARGEST_WORKER = 135.0  # MiB


def measure_growth(folder: Path, sizes: Sequence[int], _turns: int) -> Iterator[Found]:
    """One build of ours from nothing for each size, and one before it to look at its memory."""
    rows: dict[str, tuple[float, ...]] = {}
    goals = []
    sites = [(pages, False) for pages in sizes] + [(max(sizes), True)]
    if len(sizes) > 1:
        sites.append((HUGE, False))
    for pages, is_whole in sites:
        root = folder / OURS
        write_sources(root, Size(pages), is_whole=is_whole)
        memory = watch(COLD, root)  # first, for the first run after a change compiles what changed
        cost = run(COLD, root)
        made = sum(1 for _ in (root / "site").rglob("*.html"))
        name = f"{pages} pagina's ({made} met die van de engine)" + ", hele menu" * is_whole
        rows[name] = (cost.wall, cost.processor, 1000 * cost.wall / made, *memory)
        if pages == max(sizes):
            told = f"Geheugen van een proces bij {name}"
            goals.append(Goal(told, memory.largest, LARGEST_WORKER, "`MiB`"))
        if pages == HUGE:
            goals.append(Goal(f"Wisselbestand bij {name}", memory.swapped, 0, "`MiB`"))
    yield numbers("Groei van de bouw vanaf niets", HEADS, rows)
    yield from goals
