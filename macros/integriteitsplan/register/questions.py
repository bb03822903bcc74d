"""What is asked of a register while a page is made, and what the answers were.

A page needs to be made anew only where an answer changed. Views are pure functions, so what they
ask, with their arguments, is all that they depend on.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from itertools import product
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from integriteitsplan.model.kinds import naming
from integriteitsplan.register.parts import unit_of, year_of

if TYPE_CHECKING:
    from integriteitsplan.register.register import Register

Question = tuple[str, ...]
ALL, ONE, HAS, PLACE, MENTIONS = "alle", "record", "bestaat", "waar", "noemt"
SOME, PARTS, DIVISION, ORDER = "enkele", "delen", "verdeling", "volgorde"
INTRODUCTION, BESIDE = "inleiding", "ernaast"
ANY = "*"  # no unit and no year is called so
OTHER: Question = ("overig",)
PLANS: Question = ("plannen",)
ARCHIVES: Question = ("archieven",)

_asked: ContextVar[set[Question] | None] = ContextVar("asked", default=None)
Given = ParamSpec("Given")
Found = TypeVar("Found")


def ask(*question: str) -> None:
    """Take note that somebody asks this."""
    asked = _asked.get()
    if asked is not None:
        asked.add(question)


def some(kind: str, eenheid: str | None, jaar: int | None) -> Question:
    """The question for the records of a kind of a unit and a year, None for any."""
    return (SOME, kind, ANY if eenheid is None else eenheid, ANY if jaar is None else str(jaar))


@contextmanager
def asking() -> Iterator[set[Question]]:
    """Everything that is asked meanwhile; whoever listened already, hears of it afterwards."""
    outer, inner = _asked.get(), set[Question]()
    token = _asked.set(inner)
    try:
        yield inner
    finally:
        _asked.reset(token)
        if outer is not None:
            outer |= inner


def once_per_register(
    function: "Callable[Concatenate[Register, Given], Found]",
) -> "Callable[Concatenate[Register, Given], Found]":
    """Do this once for a register and these arguments; each time, it asks what it asked then.

    What it finds may not hold the register: neither would ever be let go.
    """
    known: WeakKeyDictionary[Register, dict[object, tuple[Found, set[Question]]]]
    known = WeakKeyDictionary()

    @wraps(function)
    def remembered(register: "Register", /, *args: Given.args, **kwargs: Given.kwargs) -> Found:
        made = known.setdefault(register, {})
        key = (args, tuple(sorted(kwargs.items()))) if kwargs else args
        if key not in made:
            with asking() as asked:
                found = function(register, *args, **kwargs)
            made[key] = found, asked
        found, asked = made[key]
        outer = _asked.get()
        if outer is not None:
            outer |= asked
        return found

    return remembered


class Answers(dict[Question, str]):
    """The answers of a register, each as a digest that changes when the answer does."""

    def __init__(self, register: "Register", extra: Callable[[Question], str]) -> None:
        super().__init__()
        self._register, self._extra = register, extra
        self._changed: frozenset[Question] | None = None
        self._same: dict[Question, Question] = {}

    def __missing__(self, question: Question) -> str:
        self[question] = answer = self._answer(question)
        return answer

    def to(self, asked: Iterable[Question]) -> dict[Question, str]:
        """Each question with its answer; pages ask much the same, so that they share questions."""
        same = self._same.setdefault
        return {same(question, question): self[question] for question in sorted(asked)}

    def follow(self, before: "Answers | None") -> None:
        """From here on `hold` is only asked of what held `before`, or of anything again.

        What touches no record that changed since, is not worked out again.
        """
        self._changed = None
        if before is None:
            return
        touched = _touched(before._register, self._register)
        asked_again = [one for one in before if not touched.isdisjoint(_about(one))]
        self.update(before)
        for one in asked_again:
            del self[one]
        self._changed = frozenset(one for one in asked_again if self[one] != before[one])

    def hold(self, asked: Mapping[Question, str]) -> bool:
        """Whether these questions have the same answers today."""
        if self._changed is not None:
            return self._changed.isdisjoint(asked)
        return all(self[question] == answer for question, answer in asked.items())

    def _answer(self, question: Question) -> str:
        match question:
            case ("alle", kind):
                return digest(*(one.mark for one in self._register.records[kind].values()))
            case ("record", kind, id):
                record = self._register.records[kind].get(id)
                return digest(record.mark) if record else ""
            case ("bestaat", kind, id):
                return str(self._register.address(kind, id))
            case ("enkele", kind, eenheid, jaar):
                unit, year = None if eenheid == ANY else eenheid, None if jaar == ANY else int(jaar)
                return digest(*(one.mark for one in self._register.some_of(kind, unit, year)))
            case ("delen", kind):
                return digest(repr(self._register.listings.get(kind)))
            case ("waar", kind, id):
                return str(self._register.place(kind, id))
            case ("noemt", kind, id):
                found = self._register.mentions_of(kind, id)
                return digest(*(text for one, name in found for text in (one.mark, name)))
            case ("plannen",):
                return digest(*(one.mark for one in self._register.documents if one.plan))
            case ("inleiding", uri):
                page = self._register.introduction(uri)
                return page.meta.model_dump_json() if page else ""
            case ("ernaast", uri):
                beside = self._register.beside(uri)
                told = ((one.uri, one.titel, one.meta.model_dump_json()) for one in beside)
                return digest(*(text for one in told for text in one))
            case ("archieven",):
                return digest(*(one.model_dump_json() for one in self._register.archives))
            case _:
                return self._extra(question)


def _about(question: Question) -> tuple[Question, ...]:
    """What may change the answer: everything of a kind, one record, or what refers to one."""
    what, *rest = question
    if what in (ONE, ALL, MENTIONS):
        return (question,)
    if what == PLACE:
        return ((ONE, *rest),)
    if what == HAS:
        return (ONE, *rest), (DIVISION, rest[0])
    if what == SOME:
        return question, (ORDER, rest[0])
    return ((ALL, *rest),) if what == PARTS else (OTHER,)


def _touched(before: "Register", now: "Register") -> set[Question]:
    """What may have another answer now, by the records that are not the same any more."""
    touched: set[Question] = {OTHER}
    if before.data is now.data:
        return touched
    for kind, records in now.records.items():
        old = before.records[kind]
        for id in {*records, *old}:
            one, other = old.get(id), records.get(id)
            if one is other or (one and other and one.mark == other.mark):
                continue
            touched |= {(ALL, kind), (ONE, kind, id)}
            for record in (one, other):
                if record:
                    touched |= {(MENTIONS, to, id) for _, to, ids in naming(record) for id in ids}
                    unit, year = unit_of(record, now.eenheden), year_of(record)
                    touched |= {some(kind, *one) for one in product((unit, None), (year, None))}
        if [*records] != [*old]:
            touched |= {(ALL, kind), (ORDER, kind)}
        if _division(before, kind) != _division(now, kind):
            touched.add((DIVISION, kind))
    return touched


def _division(register: "Register", kind: str) -> list[str]:
    """The pages that list a kind: as long as these stay, only a record itself can move."""
    whole = register.listings.get(kind)
    return [one.uri for one in whole.pages()] if whole else []


def digest(*texts: str) -> str:
    """A digest of texts in their order; without collisions that anybody can make."""
    found = hashlib.blake2b(digest_size=20)
    for text in texts:
        data = text.encode()
        found.update(b"%d " % len(data))
        found.update(data)
    return found.hexdigest()
