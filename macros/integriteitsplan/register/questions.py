"""What is asked of a register while a page is made, and what the answers were.

A page needs to be made anew only where an answer changed. Views are pure functions, so what they
ask, with their arguments, is all that they depend on.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from integriteitsplan.register.register import Register

Question = tuple[str, ...]
ALL, ONE, HAS, PLACE, MENTIONS = "alle", "record", "bestaat", "waar", "noemt"
INTRODUCTION = "inleiding"
DOCUMENTS: Question = ("documenten",)
ARCHIVES: Question = ("archieven",)

_asked: ContextVar[set[Question] | None] = ContextVar("asked", default=None)
Given = ParamSpec("Given")
Found = TypeVar("Found")


def ask(*question: str) -> None:
    """Take note that somebody asks this."""
    asked = _asked.get()
    if asked is not None:
        asked.add(question)


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
    """Do this once for a register and these arguments; each time, it asks what it asked then."""
    known: WeakKeyDictionary[Register, dict[object, tuple[Found, set[Question]]]]
    known = WeakKeyDictionary()

    @wraps(function)
    def remembered(register: "Register", /, *args: Given.args, **kwargs: Given.kwargs) -> Found:
        made = known.setdefault(register, {})
        key = (args, tuple(sorted(kwargs.items())))
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


class Answers:
    """The answers of a register, each as a digest that changes when the answer does."""

    def __init__(self, register: "Register", extra: Callable[[Question], str]) -> None:
        self._register, self._extra = register, extra
        self._known: dict[Question, str] = {}
        self._records: dict[tuple[str, str], str] = {}

    def __getitem__(self, question: Question) -> str:
        if question not in self._known:
            self._known[question] = self._answer(question)
        return self._known[question]

    def _answer(self, question: Question) -> str:
        match question:
            case ("alle", kind):
                return digest(*(self._record(kind, id) for id in self._register.records[kind]))
            case ("record", kind, id):
                return self._record(kind, id)
            case ("bestaat", kind, id):
                return str(id in self._register.records.get(kind, ()))
            case ("waar", kind, id):
                return str(self._register.place(kind, id))
            case ("noemt", kind, id):
                found = self._register.mentions_of(kind, id)
                return digest(*(self._record(one.kind, one.id) + name for one, name in found))
            case ("inleiding", uri):
                page = self._register.introduction(uri)
                return page.meta.model_dump_json() if page else ""
            case ("documenten",):
                return digest(*(one.mark for one in self._register.documents))
            case ("archieven",):
                return digest(*(one.model_dump_json() for one in self._register.archives))
            case _:
                return self._extra(question)

    def _record(self, kind: str, id: str) -> str:
        name = kind, id
        if name not in self._records:
            record = self._register.records[kind].get(id)
            self._records[name] = f"{record.place()} {record.model_dump_json()}" if record else ""
        return self._records[name]


def digest(*texts: str) -> str:
    """A digest of texts in their order; without collisions that anybody can make."""
    found = hashlib.blake2b(digest_size=20)
    for text in texts:
        data = text.encode()
        found.update(b"%d " % len(data))
        found.update(data)
    return found.hexdigest()
