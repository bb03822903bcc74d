"""How much personal data is found, and how often ordinary text is accused.

`persons.txt` holds 200 lines of our own: kinds, a tab, the line; `-` stands for no personal data.
A line that begins with "rol: " is the value of a field that asks for a role. The lines stand by
kind; every third one is held out: the rules were made without looking at how it went there.
"""

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from benchmarks.processes import REPOSITORY
from integriteitsplan.source.persons import find_persons

CORPUS = Path(__file__).with_name("persons.txt")
ROLE = "rol: "


class Line(NamedTuple):
    """A line of the corpus, the kinds that stand in it, and those that were found in it."""

    text: str
    kinds: frozenset[str]
    found: frozenset[str]


class Measured(NamedTuple):
    """How many lines there are of each sort, and which were judged wrongly."""

    personal: int
    ordinary: int
    missed: tuple[Line, ...]
    accused: tuple[Line, ...]

    @property
    def share_found(self) -> float:
        """The part of the lines with personal data in which every kind was found."""
        return 1 - len(self.missed) / self.personal

    @property
    def share_accused(self) -> float:
        """The part of the ordinary lines in which something was found."""
        return len(self.accused) / self.ordinary


def lines() -> tuple[Line, ...]:
    """The corpus, searched."""
    return tuple(map(_line, CORPUS.read_text(encoding="utf-8").splitlines()))


def tuned(corpus: Sequence[Line]) -> tuple[Line, ...]:
    """The lines that the rules were made with."""
    return tuple(line for number, line in enumerate(corpus, 1) if number % 3)


def held_out(corpus: Sequence[Line]) -> tuple[Line, ...]:
    """Every third line."""
    return tuple(corpus[2::3])


def measure(corpus: Sequence[Line]) -> Measured:
    """A line counts as found when every kind in it was; an ordinary one as accused by any kind."""
    personal = [line for line in corpus if line.kinds]
    ordinary = [line for line in corpus if not line.kinds]
    return Measured(
        len(personal),
        len(ordinary),
        tuple(line for line in personal if not line.kinds <= line.found),
        tuple(line for line in ordinary if line.found),
    )


def speed(megabytes: int = 5) -> float:
    """Megabytes of ordinary prose per second: the plans of the example, over and over."""
    plans = sorted((REPOSITORY / "plans").rglob("*.md"))
    prose = "\n".join(plan.read_text(encoding="utf-8") for plan in plans)
    text = prose * (1 + megabytes * 1_000_000 // len(prose.encode()))
    start = perf_counter()
    for _ in find_persons(text):
        pass
    return len(text.encode()) / 1e6 / (perf_counter() - start)


def persons_found() -> str:
    """The figures as text for the page."""
    corpus = lines()
    return "\n".join(
        (
            "### Persoonsgegevens in tekst",
            "",
            _sentence("Alle regels", measure(corpus)),
            _sentence("Regels die bij het maken apart bleven", measure(held_out(corpus))),
            f"Snelheid: {speed():.0f} MB tekst per seconde.",
        )
    )


def _line(row: str) -> Line:
    kinds, text = row.split("\t")
    role = text.startswith(ROLE)
    found = find_persons(text.removeprefix(ROLE) if role else text, expects_role=role)
    return Line(
        text,
        frozenset(kinds.split(",")) - {"-"},
        frozenset(one.what.value for one in found),
    )


def _sentence(title: str, measured: Measured) -> str:
    shares = f"{measured.share_found:.1%} gevonden", f"{measured.share_accused:.1%} vals alarm"
    return (
        f"{title}: van {measured.personal} regels met persoonsgegevens {shares[0]}, "
        f"van {measured.ordinary} gewone regels {shares[1]}."
    ).replace("%", " %")
