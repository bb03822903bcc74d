"""What people wrote in the fields of records and of front matter, with the place of each text."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from operator import attrgetter
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import WithJsonSchema

from integriteitsplan.model.fields import Tekst
from integriteitsplan.model.kinds import KINDS, reference_fields
from integriteitsplan.model.organisatie import Eenheid
from integriteitsplan.model.record import Onderdeel, Written
from integriteitsplan.register import Document, Register
from integriteitsplan.source import Place

NO_WORDS = frozenset({"id", "eenheid"})
TEKST = list(get_args(Tekst)[1:])  # what marks a text of any length
Steps = tuple[int | str, ...]


class Text(NamedTuple):
    """A value that somebody wrote, with what holds it and the keys that lead to it."""

    owner: Written | Document
    steps: Steps
    text: str

    @property
    def place(self) -> Place:
        """Where it was written; in front matter that is the first key."""
        if isinstance(self.owner, Document):
            return self.owner.place(str(self.steps[0]))
        return self.owner.place(*self.steps)


@cache
def text_fields(model: type[Onderdeel], *, only_prose: bool = False) -> tuple[str, ...]:
    """Names of the fields that hold words of an author, alone or within parts and lists.

    only_prose: those that ask for sentences; a title or another single line asks for a name.
    """
    references = {name for name, _ in reference_fields(model)}
    return tuple(
        name
        for name, info in model.model_fields.items()
        if name not in NO_WORDS | references
        and _holds_words(info.annotation, info.metadata, only_prose)
    )


def _holds_words(annotation: Any, marks: Sequence[Any], only_prose: bool) -> bool:
    """Whether a type can hold any text; an id or a fingerprint can only hold what is like one."""
    if any(
        isinstance(one, WithJsonSchema) and "pattern" in (one.json_schema or ()) for one in marks
    ):
        return False
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        return _holds_words(inner, marks, only_prose)
    if isinstance(annotation, type) and issubclass(annotation, Onderdeel):
        return bool(text_fields(annotation, only_prose=only_prose))
    if annotation is str:
        return not only_prose or list(marks) == TEKST
    return any(_holds_words(one, (), only_prose) for one in get_args(annotation))


@dataclass(frozen=True, eq=False)
class Fields:
    """The texts in some fields of many items of one model, field after field.

    Which text stands where is only looked up once something is found.
    """

    owners: Sequence[Written | Document]
    items: Sequence[Onderdeel]
    names: tuple[str, ...]
    only_prose: bool = False

    @cached_property
    def texts(self) -> list[str]:
        """All texts, also those in parts and lists."""
        texts: list[str] = []
        for name in self.names:
            column = list(map(attrgetter(name), self.items))
            texts += [value for value in column if value and value.__class__ is str]
            texts += [text for _, _, text in self._within(name, column)]
        return texts

    @cached_property
    def located(self) -> list[Text]:
        """Each text with its place, in the same order."""
        texts: list[Text] = []
        for name in self.names:
            column = list(map(attrgetter(name), self.items))
            texts += [
                Text(owner, (name,), value)
                for owner, value in zip(self.owners, column, strict=True)
                if value and value.__class__ is str
            ]
            texts += [
                Text(self.owners[at], steps, text) for at, steps, text in self._within(name, column)
            ]
        return texts

    @cached_property
    def different(self) -> list[str]:
        """Each text once: many records say the same."""
        return list(dict.fromkeys(self.texts))

    def with_text(self, text: str) -> Sequence[Text]:
        """Everywhere that a text stands."""
        return self._by_text[text]

    @cached_property
    def _by_text(self) -> Mapping[str, list[Text]]:
        found: dict[str, list[Text]] = defaultdict(list)
        for one in self.located:
            found[one.text].append(one)
        return found

    def _within(self, name: str, column: list[object]) -> Iterator[tuple[int, Steps, str]]:
        """The texts in parts and lists, with the number of the item that holds them."""
        for at, value in enumerate(column):
            if value and value.__class__ is not str:
                for steps, text in words_in(self.items[at], (name,), only_prose=self.only_prose):
                    yield at, steps, text


@lru_cache(maxsize=8)
def fields_of(data: Register, *, only_prose: bool = False) -> Mapping[str, Fields]:
    """What the records of each kind say; what ships with the engine belongs to no unit.

    `data` is a register without texts, so that this is made once for as long as no record changes.
    """
    found = {}
    for kind in KINDS:
        every = data.all(kind.model)
        own = [one for one in every if one.eenheid or kind.model is Eenheid]
        names = text_fields(kind.model, only_prose=only_prose)
        found[kind.name] = Fields(own, own, names, only_prose)
    return found


def front_matter_of(documents: Sequence[Document], *, only_prose: bool = False) -> Iterator[Fields]:
    """The texts in the front matter of documents, type after type."""
    for model in dict.fromkeys(type(one.meta) for one in documents):
        ones = [one for one in documents if type(one.meta) is model]
        names = text_fields(model, only_prose=only_prose)
        yield Fields(ones, [one.meta for one in ones], names, only_prose)


def words_in(
    item: Onderdeel, names: Iterable[str] | None = None, *, only_prose: bool = False
) -> Iterator[tuple[Steps, str]]:
    """The texts in the fields of an item, with the steps that lead to each."""
    values = vars(item)
    for name in text_fields(type(item), only_prose=only_prose) if names is None else names:
        value = values[name]
        if not value:
            continue
        if isinstance(value, str):
            yield (name,), value
            continue
        several = value if isinstance(value, tuple) else (value,)
        for index, one in enumerate(several):
            lead = (name, index) if isinstance(value, tuple) else (name,)
            if isinstance(one, str):
                yield lead, one
            elif isinstance(one, Onderdeel):
                within = words_in(one, only_prose=only_prose)
                yield from (((*lead, *steps), text) for steps, text in within)
