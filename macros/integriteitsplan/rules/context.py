"""What a rule may look at, and what it says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from inspect import getdoc
from typing import NamedTuple

from integriteitsplan.register import Register
from integriteitsplan.rules.prose import Prose, prose_of
from integriteitsplan.rules.written import Fields, fields_of
from integriteitsplan.source import Call, Place, Problem


class Level(StrEnum):
    """How heavy a finding is: an error stops the build, a warning or tip does not."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    TIP = "tip"


@dataclass(frozen=True)
class Context:
    """The register, the date on which is judged, and what the site offers to pages.

    `check_call` yields what is wrong with a macro call on a page of a register; `pages` maps the
    uri of every page to what tells the ids in its text, besides those that macros give, or tells
    None where it has no text of an author. `public` and `public_pages` are what the public edition
    shows, whichever edition `is_public` says that this is.
    """

    register: Register
    peildatum: date
    check_call: Callable[[Call, Register], Iterator[Problem]]
    pages: Mapping[str, Callable[[], frozenset[str] | None]]
    public: Register
    public_pages: frozenset[str]
    is_public: bool

    @property
    def published(self) -> Register | None:
        """What the public edition shows, where this is that edition."""
        return self.public if self.is_public else None

    @cached_property
    def fields(self) -> Mapping[str, Fields]:
        """What the records of each kind say."""
        return fields_of(self.register.data)

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """What people wrote that is judged as language."""
        return tuple(prose_of(self.register))


Check = Callable[[Context], Iterator[Problem]]


class Rule(NamedTuple):
    """A rule: a function of which the docstring is the rule, with a code and a level."""

    check: Check
    level: Level

    @property
    def code(self) -> str:
        """The name of the function, with hyphens."""
        return self.check.__name__.replace("_", "-")

    @property
    def text(self) -> str:
        """The rule as people read it: a sentence, then why, an example and the remedy."""
        return getdoc(self.check) or ""

    @property
    def sentence(self) -> str:
        """The first paragraph of the docstring."""
        return " ".join(self.text.partition("\n\n")[0].split())


class Finding(NamedTuple):
    """One thing that is wrong, with its rule: sorts by place."""

    place: Place
    what: str
    remedy: str
    code: str
    level: Level

    def __str__(self) -> str:
        return f"{self.place}: {self.level}: {self.what}; {self.remedy} [{self.code}]"
