"""Where something stands, and what is wrong with it."""

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import islice
from typing import NamedTuple

MAX_OPTIONS = 500  # more would make a file full of mistakes slow to read


class Place(NamedTuple):
    """A position in a file: path relative to the site's root, line and column from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(NamedTuple):
    """One sentence on what is wrong and one on what to do; `code` names the rule it breaks."""

    place: Place
    what: str
    remedy: str
    code: str = ""


class SourceError(Exception):
    """A file that cannot be read at all; carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(f"{problem.place}: {problem.what}; {problem.remedy}")
        self.problem = problem


def did_you_mean(name: str, options: Iterable[str]) -> str:
    """The nearest option as ` (bedoelt u 'titel'?)`, or nothing where none is near."""
    size = len(name)
    alike = (one for one in options if 3 * size <= 7 * len(one) and 3 * len(one) <= 7 * size)
    near = get_close_matches(name.lower(), list(islice(alike, MAX_OPTIONS)), n=1, cutoff=0.6)
    return f" (bedoelt u '{near[0]}'?)" if near else ""
