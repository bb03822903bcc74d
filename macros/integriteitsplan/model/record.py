"""What every record has: an id, a unit that owns it, and the place where it was written."""

import hashlib
from functools import cached_property
from typing import Annotated, Any, ClassVar, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from integriteitsplan.model.fields import Id, JaNee, Verwijzing
from integriteitsplan.source import Place, TextMap, place_of
from integriteitsplan.source.plain import PlainMap, PlainText

Part = TypeVar("Part", bound="Onderdeel")
GIVEN: set[str] = set()  # for all: which values were given, nobody asks; a set each takes as much


class Onderdeel(BaseModel):
    """A part of a record: strict about keys, unchangeable."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, ignored_types=(cached_property,), defer_build=True
    )

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle only the values: which of them were given, nobody asks, and is half of it all."""
        return with_values, (type(self), vars(self))


def with_values(model: type[Part], values: dict[str, Any]) -> Part:
    """A part with values that were validated before."""
    made = model.__new__(model)
    for name, value in (
        ("__dict__", values),
        ("__pydantic_fields_set__", GIVEN),
        ("__pydantic_extra__", None),
        ("__pydantic_private__", None),
    ):
        object.__setattr__(made, name, value)
    return made


class Written(Onderdeel):
    """Something that stands in a file of its own, or as an item of one, and knows where."""

    @cached_property
    def _origin(self) -> tuple[str, TextMap | PlainText | None]:
        """Path and text; not a private attribute of pydantic, which costs each record far more."""
        return "", None

    def remember(self, path: str, written: TextMap | None) -> None:
        """Keep where this was written, beside what it says; not which values were given."""
        kept = written.origin if isinstance(written, PlainMap) else written
        self.__dict__["_origin"] = path, kept
        object.__setattr__(self, "__pydantic_fields_set__", GIVEN)

    @property
    def written(self) -> TextMap | None:
        """What was written, as it was read; None for what did not come from a file."""
        kept = self._origin[1]
        return kept.read() if isinstance(kept, PlainText) else kept

    def place(self, *steps: int | str) -> Place:
        """Where this was written, or the field that `steps` lead to."""
        path, kept = self._origin
        if isinstance(kept, PlainText) and not steps:
            return Place(path, *kept.mark)
        return place_of(path, self.written, steps)


class Record(Written):
    """One thing that the organisation knows, of one kind."""

    kind: ClassVar[str] = ""
    openbare_velden: ClassVar[frozenset[str]] = frozenset()
    """De velden die in de openbare uitgave kunnen staan; zonder is de soort altijd intern."""

    id: Annotated[
        Id,
        Field(
            description="Unieke, blijvende naam in kleine letters met koppeltekens. Andere "
            "records verwijzen ernaar."
        ),
    ]
    eenheid: Annotated[
        str,
        Verwijzing("eenheden"),
        Field(
            description="De eenheid die dit record beheert. Volgt uit de map; alleen invullen "
            "mag, afwijken niet."
        ),
    ] = ""
    openbaar: Annotated[
        JaNee,
        Field(
            description="Ja als dit record in de openbare uitgave mag staan. Zonder ja blijft het "
            "intern."
        ),
    ] = False

    @classmethod
    def default_id(cls, written: TextMap, eenheid: str) -> str | None:
        """The id of a record that was written without one; None where the author must give it."""
        return None

    @cached_property
    def mark(self) -> str:
        """Changes when anything in the record does, or the place where it was written.

        In an edition that shows only part of the record it still stands for all of it.
        """
        text = f"{self.place()} {self.model_dump_json()}"  # a digest takes far less memory
        return hashlib.blake2b(text.encode(), digest_size=20).hexdigest()

    @property
    def naam(self) -> str:
        """What readers call it; the id where it has no title."""
        return str(getattr(self, "titel", "") or self.id)

    def __hash__(self) -> int:
        return hash(self.id)
