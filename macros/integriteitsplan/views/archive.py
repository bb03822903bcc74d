"""Blocks to plain data and back: how tables are kept as they stood when a text was adopted."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from integriteitsplan.views.data.blocks import (
    Block,
    Blocks,
    Card,
    Cards,
    CardsForm,
    Colophon,
    Facts,
    Notice,
    Prose,
    Section,
)
from integriteitsplan.views.data.cells import Badge, Code, Due, Link, PageLink, Tone, WebLink
from integriteitsplan.views.data.drawings import (
    Answer,
    Bar,
    Box,
    Channel,
    Channels,
    Chart,
    Claim,
    Cycle,
    CycleLevel,
    Figure,
    Guide,
    Lane,
    Meter,
    Meters,
    Node,
    Question,
    Segment,
    Span,
    Station,
    Timeline,
    Tree,
)
from integriteitsplan.views.data.tables import Column, Row, Sort, Table

PARTS: tuple[type[Any], ...] = (
    *(Table, Column, Row, Figure, Bar, Segment, Meters, Meter, Tree, Node, Timeline, Lane, Span),
    *(Channels, Channel, Claim, Guide, Question, Answer, Chart, Box),
    *(Cycle, CycleLevel, Station, Facts, Cards, Card, Section, Notice, Prose, Colophon),
    *(Link, PageLink, WebLink, Badge, Code, Due),
)
CHOICES: tuple[type[StrEnum], ...] = (Tone, Sort, CardsForm)
BY_NAME: Mapping[str, type[Any]] = {part.__name__: part for part in (*PARTS, *CHOICES)}
PLAIN = (str, int, type(None))


class Unreadable(ValueError):
    """Data that is no block of today's engine."""


def encode(value: Any) -> Any:
    """A block, or a part of one, as JSON data: `{"Badge": {"text": …}}`, defaults left out.

    Raises Unreadable for what is no part of a block.
    """
    name = type(value).__name__
    if type(value) in CHOICES:
        return {name: value.value}
    if type(value) in PLAIN or type(value) is bool:
        return value
    if _is_several(value):
        return [encode(one) for one in value]
    if type(value) is date:
        return {"date": value.isoformat()}
    if type(value) is Decimal:
        return {"Decimal": str(value)}
    if type(value) not in PARTS:
        raise Unreadable(f"{name} is geen deel van een blok")
    known = _defaults(type(value))
    content = ((field, getattr(value, field)) for field in known)
    return {name: {field: encode(one) for field, one in content if one != known[field]}}


def decode(data: Any) -> Any:
    """What `encode` made data of. Raises Unreadable."""
    if type(data) is list:
        return tuple(decode(one) for one in data)
    if type(data) is not dict:
        return data
    if len(data) != 1:
        raise Unreadable("een blok heeft één naam")
    [(name, content)] = data.items()
    try:
        if name == "date":
            return date.fromisoformat(content)
        if name == "Decimal":
            return Decimal(content)
        kind = BY_NAME[name]
        if kind in CHOICES:
            return kind(content)
        return kind(**{field: decode(one) for field, one in content.items()})
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError) as error:
        raise Unreadable(f"'{name}' is niet te lezen") from error


def flattened(blocks: Blocks) -> Blocks:
    """The blocks with every link into the site made text, so that nothing in them can change."""
    return tuple(_rebuilt(block, _flat) for block in blocks)


def unbound(blocks: Blocks) -> Blocks:
    """The blocks without the records that their rows are about: those may change, or go."""
    return tuple(_rebuilt(block, _unbind) for block in blocks)


def decode_blocks(data: list[Any]) -> Blocks:
    """The blocks of one call. Raises Unreadable."""
    blocks = tuple(decode(one) for one in data)
    if not all(isinstance(block, Block) for block in blocks):
        raise Unreadable("hier hoort een blok te staan")
    return blocks


def records_in(value: Any) -> Iterator[tuple[str, str]]:
    """Kind and id of every record that blocks are about or link to."""
    if isinstance(value, Link):
        yield (value.kind, value.id)
    elif _is_several(value):
        for one in value:
            yield from records_in(one)
    elif type(value) in PARTS:
        if isinstance(value, Row | Card | Channel) and value.record:
            yield value.record
        for field in _defaults(type(value)):
            yield from records_in(getattr(value, field))


def _flat(value: Any) -> Any:
    if isinstance(value, Column):
        return value._replace(target=None)
    return value.text if isinstance(value, Link | PageLink) else value


def _unbind(value: Any) -> Any:
    if isinstance(value, Row):
        return Row(value.cells)
    if isinstance(value, Card):
        return Card(value.title, value.text, value.facts, value.sections)
    if isinstance(value, Channel):
        return replace(value, record=None)
    return value


def _rebuilt(value: Any, change: Callable[[Any], Any]) -> Any:
    """`value` with every part of it changed, the innermost first."""
    if _is_several(value):
        return tuple(_rebuilt(one, change) for one in value)
    if type(value) not in PARTS:
        return value
    names = _defaults(type(value))
    return change(type(value)(*(_rebuilt(getattr(value, name), change) for name in names)))


def _is_several(value: Any) -> bool:
    """Whether this is a tuple of parts, and not a part that is a tuple itself."""
    return isinstance(value, tuple) and type(value) not in PARTS


def _defaults(part: type[Any]) -> dict[str, Any]:
    """The fields of a part in order, each with its default; MISSING where it has none."""
    if is_dataclass(part):
        return {
            one.name: one.default_factory() if one.default_factory is not MISSING else one.default
            for one in fields(part)
        }
    return {name: part._field_defaults.get(name, MISSING) for name in part._fields}
