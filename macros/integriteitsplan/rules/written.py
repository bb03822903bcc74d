"""What people wrote in the fields of records and of front matter, with the place of each text."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from pydantic import WithJsonSchema

from integriteitsplan.model.fields import Tekst
from integriteitsplan.model.kinds import reference_fields
from integriteitsplan.model.record import Onderdeel, Written
from integriteitsplan.register import Document
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
