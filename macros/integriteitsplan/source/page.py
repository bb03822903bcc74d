"""A Markdown file: front matter as values, the rest as text with the line on which it begins."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from integriteitsplan.source.calls import Call, find_calls, guard
from integriteitsplan.source.effort import too_much
from integriteitsplan.source.markdown import Outline
from integriteitsplan.source.passages import Passage, find_passages
from integriteitsplan.source.problem import Place, Problem, SourceError
from integriteitsplan.source.values import TextMap
from integriteitsplan.source.yaml import load_yaml

CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
FENCE = re.compile(r"^---[ \t]*$")
KEY = re.compile(r"^([a-z_]+):(?:\s|$)")
LOWER = re.compile(r"^[^\n]*\n(?:[^\n]*\n){0,8}?---[ \t]*\n([a-z_]+):(?:\s|$)")
THEN_KEY = r"[ \t]*\n[a-z_]+:(?:\s|$)"
# Each is held against the first two lines.
ALMOST = (
    (
        re.compile(r"\s*\+\+\+[ \t]*\n"),
        "dit lijkt front matter in TOML (+++)",
        "schrijf het als YAML tussen twee regels '---'",
    ),
    (
        re.compile(r"(?:;;;|\{)[ \t]*\n"),
        "dit lijkt front matter in JSON",
        "schrijf het als YAML tussen twee regels '---'",
    ),
    (
        re.compile(rf"\s+---{THEN_KEY}"),
        "voor de streepjes staat een spatie",
        "laat de regel '---' helemaal links beginnen",
    ),
    (
        re.compile(rf"-{{4,}}{THEN_KEY}"),
        "de regel heeft meer dan drie streepjes",
        "gebruik precies drie streepjes: '---'",
    ),
    (
        re.compile(rf"--{THEN_KEY}"),
        "de regel heeft maar twee streepjes",
        "gebruik precies drie streepjes: '---'",
    ),
    (
        re.compile(rf"[\u2010-\u2015\u2212]+{THEN_KEY}"),
        "dit is een ander soort streepje",
        "typ drie gewone koppeltekens: '---'",
    ),
    (
        re.compile(rf"-(?:[ \t]{{1,9}}-){{1,9}}{THEN_KEY}"),
        "tussen de streepjes staat een spatie",
        "schrijf drie streepjes aan elkaar: '---'",
    ),
    (
        re.compile(r"---[ \t]*[a-z_]+:[ \t]"),
        "achter de streepjes staat tekst",
        "zet '---' alleen op een regel, en de sleutels eronder",
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

    @cached_property
    def fences(self) -> tuple[Passage | Problem, ...]:
        """The internal passages in the body, and what stands there that is not one."""
        without_code = self.outline.without_code
        return tuple(find_passages(self.path, self.body, self.body_line, without_code))

    @cached_property
    def heavy(self) -> tuple[Problem, ...]:
        """What in the body would keep Markdown busy for too long."""
        return tuple(
            Problem(self.place(*self.outline.position(start)), what, remedy, "bestand-onleesbaar")
            for start, what, remedy in too_much(self.body)
        )

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The internal passages in the body."""
        return tuple(one for one in self.fences if isinstance(one, Passage))

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
    tips: list[Problem] = []
    try:
        value = load_yaml(rest[: end.start()], path, 2, tips)
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
    return Page(path, value, body, body_line, tuple(tips))


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
    line, _, rest = text.partition("\n")
    head = f"{line}\n{rest.partition(chr(10))[0]}"
    for pattern, what, remedy in ALMOST:
        if pattern.match(head):
            return _broken(path, 1, what, remedy)
    lower = LOWER.match(text)
    if (
        lower
        and lower[1] in known_keys
        and not FENCE.match(line)
        and Outline(text).without_code.startswith(lower[1], lower.start(1))
    ):
        return _broken(
            path,
            text.count("\n", 0, lower.start(1)),
            "de front matter staat niet boven aan het bestand",
            "laat het bestand beginnen met '---'",
        )
    key = KEY.match(line)
    if key and key[1] in known_keys:
        return _broken(
            path,
            1,
            f"'{key[1]}:' staat boven aan de tekst, buiten de front matter",
            "zet een regel '---' ervoor en een erna",
        )
    return None
