"""The figures as Markdown, in Dutch, for people who want to know whether it is fast enough."""

import os
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

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


def page(tables: Sequence[str], turns: int) -> str:
    """The page of the handbook with these tables."""
    today = date.today()
    return PAGE.read_text(encoding="utf-8").format(
        day=f"{today.day}-{today.month}-{today.year}",
        cores=os.cpu_count(),
        python=platform.python_version(),
        system=platform.system(),
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
