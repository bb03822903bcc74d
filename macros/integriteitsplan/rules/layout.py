"""Rules on what a text looks like once it is a page: its headings and its tables."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from integriteitsplan.rules.context import Context
from integriteitsplan.source import Problem

# The first line with a column, and what follows it up to a blank line.
ROWS = re.compile(r"\n([^\n|]*\|[^\n]*(?:\n[^\n]*\S[^\n]*)*)")
RULER = frozenset("|:- ")
COLUMN = re.compile(r"(?<!\\)\|")
LAST = re.compile(r"(?<!\\)\|\Z")
# How a line begins that ends by itself: a heading, HTML, and what opens a box.
CLOSED = ("#", "<", "!!!", "???")


def tabel_ongelijk(context: Context) -> Iterator[Problem]:
    """Een tabel heeft onder de kop een regel met streepjes, en in elke rij evenveel vakken.

    Erboven staat een lege regel.

    Waarom: Een vak te veel verdwijnt van de pagina, en zonder streepjes of lege regel is er geen
    tabel.
    Fout: | Training | 12 | extra | onder een kop met twee kolommen
    Goed: | Training | 12 |
    Herstel: Geef elke rij evenveel vakken als de kop, en zet onder de kop '| --- | --- |'.
    """
    for document in context.register.documents:
        page = document.page
        for fault in _faults(page.outline.prose) if "|" in page.body else ():
            yield Problem(page.place(fault.line), fault.what, fault.remedy)


class Fault(NamedTuple):
    """What is wrong with a line of a text (from 0), and what to do."""

    line: int
    what: str
    remedy: str


@lru_cache(maxsize=16384)
def _faults(prose: str) -> tuple[Fault, ...]:
    return tuple(_faults_in_tables(prose))


def _faults_in_tables(prose: str) -> Iterator[Fault]:
    line, counted = 0, 0
    for found in ROWS.finditer("\n" + prose):
        line += prose.count("\n", counted, found.start())
        counted = found.start()
        head, *rows = (row.strip(" \t\r>") for row in found[1].split("\n"))
        columns = _cells(head)
        above = prose[: max(found.start() - 1, 0)].rpartition("\n")[2].strip(" \t\r>")
        is_table = bool(rows) and RULER.issuperset(rows[0]) and columns == _cells(rows[0])
        if is_table and above and not above.startswith(CLOSED):
            yield Fault(
                line,
                "boven deze tabel staat geen lege regel, en zo is het geen tabel",
                "zet een lege regel boven de tabel",
            )
        elif is_table:
            for number, row in enumerate(rows[1:], line + 2):
                if (cells := _cells(row)) > columns:
                    yield Fault(
                        number,
                        f"deze rij heeft {cells} vakken en de kop {columns}; de rest verdwijnt",
                        "geef de rij evenveel vakken als de kop; een streep in een vak is '\\|'",
                    )
        elif rows and head.startswith("|") and rows[0].startswith("|"):
            yield Fault(
                line,
                f"onder deze kop van een tabel staat geen regel met {columns} keer streepjes",
                "zet eronder een regel als '| --- | --- |', met evenveel vakken als de kop",
            )


def _cells(row: str) -> int:
    """How many cells a row has; a column in code is no column, for code is blank here."""
    return len(COLUMN.findall(row.removeprefix("|"))) + (LAST.search(row) is None)


def kop_een_hekje(context: Context) -> Iterator[Problem]:
    """Een tekst heeft geen kop met één hekje: dat is de titel, en die staat al op de pagina.

    Een pagina die geen plan of verslag is, mag met zo'n kop beginnen; die is dan de titel.

    Waarom: De pagina verliest anders haar titel, of heeft er twee.
    Fout: # Werving
    Goed: ## Werving
    Herstel: Begin de kop met twee hekjes of meer.
    """
    for document in context.register.documents:
        page = document.page
        for heading in page.outline.headings:
            is_title = not document.plan and not page.body[: heading.start].strip()
            if heading.level == 1 and not is_title:
                yield Problem(
                    page.place(heading.line),
                    "een kop met één hekje is de titel van de pagina, en die staat er al",
                    f"begin de kop met twee hekjes: '## {heading.text}'",
                )
