"""The register of a kind as pages: what does not fit on one is divided by unit, then by year."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from integriteitsplan.model.kinds import KINDS
from integriteitsplan.model.record import Record

# Records on one page. Each costs a browser some ten milliseconds, so that a page is there within a
# second and a half; and few kinds of an organisation with a handful of units have more.
FITS = 128


class Part(NamedTuple):
    """A page with the records of a kind: all, or those of a unit, of a year, or of both.

    `eenheid` is '' for what belongs to no unit that is shown, `jaar` is 0 for what has none; they
    are None where the page is not about one of them. `ids` are all its records; with `parts` those
    stand there, and here how many.
    """

    uri: str
    kind: str
    eenheid: str | None = None
    jaar: int | None = None
    ids: tuple[str, ...] = ()
    parts: tuple["Part", ...] = ()

    def pages(self) -> Iterator["Part"]:
        """This page and those that it is divided in."""
        yield self
        for part in self.parts:
            yield from part.pages()

    def leaves(self) -> Iterator["Part"]:
        """The pages on which the records stand."""
        return (part for part in self.pages() if not part.parts)

    def above(self, part: "Part") -> "Part | None":
        """The page that a part of this one is a part of."""
        return next((one for one in self.pages() if part in one.parts), None)


def listings(
    records: Mapping[str, Mapping[str, Record]], units: Collection[str]
) -> dict[str, Part]:
    """By kind, for those without pages of their own; `units` are the units that are shown."""
    return {
        kind.name: _divided(
            Part(f"registers/{kind.name}.md", kind.name), [*records[kind.name].values()], units
        )
        for kind in KINDS
        if kind.listed and not kind.own_page
    }


def unit_of(record: Record, units: Collection[str]) -> str:
    """The unit of a record; '' where that is not shown."""
    return record.eenheid if record.eenheid in units else ""


def year_of(record: Record) -> int:
    """The year that a record is about, else that of its date; 0 where it has neither."""
    values = vars(record)  # a field that a model does not have takes pydantic long to miss
    day = values.get("datum")
    return values.get("jaar") or (day.year if day else 0)


def _divided(page: Part, records: Sequence[Record], units: Collection[str]) -> Part:
    """The page with its records, divided by the first of unit and year in which they differ."""
    page = page._replace(ids=tuple(one.id for one in records))
    if len(records) <= FITS:
        return page
    order: dict[str, Callable[[Any], Any]] = {
        "eenheid": [*units, ""].index,
        "jaar": lambda year: -year,
    }
    for field, key in order.items():
        groups: dict[Any, list[Record]] = defaultdict(list)
        for one in records:
            groups[unit_of(one, units) if field == "eenheid" else year_of(one)].append(one)
        if len(groups) > 1:
            stem = page.uri.removesuffix(".md")
            parts = (
                _divided(
                    page._replace(uri=f"{stem}/{name or f'zonder-{field}'}.md", **{field: name}),
                    groups[name],
                    units,
                )
                for name in sorted(groups, key=key)
            )
            return page._replace(parts=tuple(parts))
    return page
