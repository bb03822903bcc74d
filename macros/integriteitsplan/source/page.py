"""A Markdown file: front matter as values, the rest as text with the line on which it begins."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from integriteitsplan.source.calls import Call, find_calls, guard
from integriteitsplan.source.markdown import Outline
from integriteitsplan.source.problem import Place, Problem, SourceError
from integriteitsplan.source.values import TextMap
from integriteitsplan.source.yaml import load_yaml

CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"^---[ \t]*$")
KEY = re.compile(r"^([a-z_]+):(?:\s|$)")
ALMOST = (
    (
        re.compile(r"\s*\+\+\+\s*$"),
        "dit lijkt front matter in TOML (+++)",
        "schrijf het als YAML tussen twee regels '---'",
    ),
    (
        re.compile(r"\s+---\s*$"),
        "voor de streepjes staat een spatie",
        "laat de regel '---' helemaal links beginnen",
    ),
    (
        re.compile(r"-{4,}\s*$"),
        "de regel heeft meer dan drie streepjes",
        "gebruik precies drie streepjes: '---'",
    ),
    (
        re.compile(r"--\s*$"),
        "de regel heeft maar twee streepjes",
        "gebruik precies drie streepjes: '---'",
    ),
    (
        re.compile(r"[\u2010-\u2015\u2212]+\s*$"),
        "dit is een ander soort streepje",
        "typ drie gewone koppeltekens: '---'",
    ),
)


@dataclass(frozen=True, eq=False)
class Page:
    """What a Markdown file says, before any model has looked at it."""

    path: str
    front_matter: TextMap | None
    body: str
    body_line: int = 1
    problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def outline(self) -> Outline:
        """Headings, links and code of the body, with their lines in the file."""
        return Outline(self.body)

    @cached_property
    def calls(self) -> tuple[Call | Problem, ...]:
        """The macro calls in the body, and what stands there that is not one."""
        return tuple(find_calls(self.path, self.body, self.body_line, self.outline))

    @property
    def guarded_body(self) -> str:
        """The body in which a template engine finds the macro calls and nothing else."""
        return guard(self.body, self.outline)

    def place(self, line: int, column: int = 1) -> Place:
        """A line of the body (from 0) as a place in the file."""
        return Place(self.path, self.body_line + line, column)


def read_page(text: str, path: str, known_keys: frozenset[str] = frozenset()) -> Page:
    """Split `text` into front matter and body.

    A problem with the front matter does not lose the body: it is kept in `problems`.
    `known_keys` serve to recognise front matter of which the fences were forgotten.
    """
    if problem := _almost(text, path, known_keys):
        return Page(path, None, text, 1, (problem,))
    first, _, rest = text.partition("\n")
    if not FENCE.match(first):
        return Page(path, None, text)
    end = CLOSING.search(rest)
    if end is None:
        problem = _broken(
            path, 1, "de front matter wordt niet afgesloten", "zet '---' op een eigen regel eronder"
        )
        return Page(path, None, text, 1, (problem,))
    body = rest[end.end() + 1 :]
    body_line = 3 + rest.count("\n", 0, end.start())
    try:
        value = load_yaml(rest[: end.start()], path, 2)
    except SourceError as error:
        return Page(path, None, body, body_line, (error.problem._replace(code="front-matter"),))
    if value is None:
        value = TextMap((1, 1))
    if not isinstance(value, TextMap):
        problem = _broken(
            path,
            2,
            "de front matter is geen lijst van 'sleutel: waarde'",
            "schrijf bijvoorbeeld 'titel: Jaarplan 2026'",
        )
        return Page(path, None, body, body_line, (problem,))
    return Page(path, value, body, body_line)


def _broken(path: str, line: int, what: str, remedy: str) -> Problem:
    return Problem(Place(path, line), what, remedy, "front-matter")


def _almost(text: str, path: str, known_keys: frozenset[str]) -> Problem | None:
    """A fence that is nearly one, named for what it is."""
    stripped = text.lstrip("\n \t")
    lines_before = text[: len(text) - len(stripped)].count("\n")
    first, _, rest = stripped.partition("\n")
    second = rest.partition("\n")[0]
    if lines_before and FENCE.match(first) and KEY.match(second):
        return _broken(
            path,
            1,
            "voor de front matter staat een lege regel",
            "laat het bestand beginnen met '---'",
        )
    line = text.partition("\n")[0]
    for pattern, what, remedy in ALMOST:
        if pattern.match(line) and (KEY.match(second) or "+" in line):
            return _broken(path, 1, what, remedy)
    key = KEY.match(line)
    if key and key[1] in known_keys:
        return _broken(
            path,
            1,
            f"'{key[1]}:' staat boven aan de tekst, buiten de front matter",
            "zet een regel '---' ervoor en een erna",
        )
    return None
