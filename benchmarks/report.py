"""The figures as Markdown, in Dutch, for people who want to know whether it is fast enough."""

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from benchmarks.processes import Comparison, Cost

HEADS = (
    "Wat",
    "Seconden",
    "Processortijd (s)",
    "Geheugen (MB)",
    "Tijd ten opzichte van maatstaf",
    "Processortijd",
    "Geheugen",
)
PAGE = """\
---
titel: Prestaties
omschrijving: Hoe snel de bouw en de controle zijn, gemeten naast een gewone site.
volgorde: 20
---
Deze bladzijde is geschreven door `make bench`. Zij laat de laatste meting zien.

Gemeten op {day}, met {cores} processorkernen en Python {python}, op {system}.

{tables}

## Wat is gemeten

- Elke regel is een heel proces, van start tot einde. Bij elke regel staat de mediaan van {turns} keer.
- De eerste regel van elke tabel is de maatstaf. Maatstaf en meting draaien om en om, zodat drukte op de computer beide raakt.
  Een verhouding is de mediaan van de verhoudingen per ronde.
- Seconden van de klok hangen af van wat de computer nog meer doet. De processortijd doet dat minder.
- De voorbeeldsites bestaan uit verzonnen tekst, die bij elke meting gelijk is: pagina's van ongeveer 800 woorden, op elke vijfde
  pagina een normentabel, maatregelentabel of rolmatrix, en vijf records per pagina.
- Bij elke site horen ook de pagina's die de engine zelf toevoegt: normen, rollen, registers en het naslagwerk.
- De maatstaf van een bouw is Material zonder onze plug-in en zonder macro's, met dezelfde Markdown-uitbreidingen, hetzelfde
  menu en de zoekfunctie. Hij bouwt dezelfde tekst, waarin de uitvoer van de macro's al is uitgeschreven. Daarna is
  gecontroleerd dat elke pagina in beide sites gelijk is.
- Die uitgeschreven tabellen leest Markdown in de maatstaf als HTML. Bij ons komen zij pas na Markdown op de pagina. Daardoor
  kan onze bouw minder tijd kosten dan de maatstaf, hoewel er meer gebeurt.

## Wat is het doel

| Meting | Doel |
|---|---|
| Bouw van 200 en 1.000 pagina's | hooguit 1,25 keer de tijd en 1,5 keer het geheugen van de maatstaf |
| Controle van 1.000 pagina's en 5.000 records | minder dan 1 seconde |
| Lezen van 10.000 records | minder dan 1,5 seconde |

## Zelf meten

```text
make bench                             # alles, op het scherm
python -m benchmarks --quick           # alleen 50 pagina's
python -m benchmarks --write           # ook deze bladzijde bijwerken
```
"""


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


def page(tables: Sequence[str], turns: int) -> str:
    """The page of the handbook with these tables."""
    today = date.today()
    return PAGE.format(
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
