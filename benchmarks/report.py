"""The figures as Markdown, in Dutch, for people who want to know whether it is fast enough."""

import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.processes import Comparison, Cost

HEADS = (
    "Wat",
    "Seconden",
    "Processortijd (s)",
    "Geheugen (MB)",
    "Verhouding tijd",
    "Verhouding processortijd",
    "Verhouding geheugen",
)
PAGE = Path(__file__).with_name("prestaties.md")
GOALS = ("Meting", "Doel (hooguit)", "Gemeten", "Uitkomst")


class Goal(NamedTuple):
    """What was found, and the most that it may be."""

    what: str
    found: float
    limit: float
    unit: str

    def __str__(self) -> str:
        reached = "gehaald" if self.found <= self.limit else "**niet gehaald**"
        limit = f"{_number(self.limit, 2)} {self.unit}".strip()
        decimals = 3 if self.unit == "×" else 2  # two say little of a tenth
        found = f"{_number(self.found, decimals)} {self.unit}".strip()
        return _line((self.what, limit, found, reached))


Found = str | Goal


def table(title: str, comparison: Comparison) -> str:
    """One comparison: the yardstick first, then what was held beside it."""
    lines = [f"### {title}", "", _line(HEADS), _line("---" for _ in HEADS)]
    for number, name in enumerate(comparison.runs):
        typical = comparison.typical(name)
        costs = [
            _number(typical.wall, 2),
            _number(typical.processor, 2),
            _number(typical.memory, 0),
        ]
        lines.append(_line([name, *costs, *_ratios(comparison.ratio(name) if number else None)]))
    return "\n".join(lines)


def numbers(title: str, heads: Sequence[str], rows: Mapping[str, Sequence[float]]) -> str:
    """Some numbers of each, such as seconds on the clock."""
    lines = [f"### {title}", "", _line(("Wat", *heads)), _line("---" for _ in ("", *heads))]
    lines += [_line((name, *(_number(one, 2) for one in ones))) for name, ones in rows.items()]
    return "\n".join(lines)


def growth(title: str, exponents: Mapping[str, float]) -> str:
    """With which power time grows."""
    lines = [f"### {title}", "", _line(("Wat", "Macht (1 is evenredig)")), _line(("---", "---"))]
    lines += [_line((name, _number(one, 2))) for name, one in exponents.items()]
    return "\n".join(lines)


def page(found: Sequence[Found], days: Sequence[date], turns: int) -> str:
    """The page of the handbook with these tables and goals, measured on these days."""
    tables = [one for one in found if isinstance(one, str)]
    goals = [str(one) for one in found if isinstance(one, Goal)]
    told = [f"{day.day}-{day.month}-{day.year}" for day in sorted(set(days))]
    return PAGE.read_text(encoding="utf-8").format(
        day=" en ".join(told),
        cores=os.cpu_count(),
        python=platform.python_version(),
        system=platform.system(),
        goals="\n".join((_line(GOALS), _line("---" for _ in GOALS), *goals)),
        tables="\n\n".join(tables).replace("### ", "## "),
        turns=turns,
    )


def _ratios(ratio: Cost | None) -> Iterator[str]:
    for one in ratio or ("", "", ""):
        yield one if isinstance(one, str) else f"{_number(one, 2)} ×"


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _number(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}".replace(".", ",")
