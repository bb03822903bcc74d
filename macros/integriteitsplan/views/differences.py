"""What changed between two states of the same tables, in words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from integriteitsplan.views.data.blocks import Block, Blocks, Cards, Facts, Notice, Prose
from integriteitsplan.views.data.drawings import (
    Channels,
    Chart,
    Cycle,
    Figure,
    Guide,
    Meters,
    Timeline,
    Tree,
)
from integriteitsplan.views.data.tables import Table
from integriteitsplan.views.notation import in_words

Name = tuple[str, str]  # kind and id of a record
NOTHING = "niets"
ORDER = "nummer"  # the key of a column that only counts the rows


class Entry(NamedTuple):
    """A row of a table, or what counts as one: its name, its record, and its texts by column."""

    name: str
    record: Name | None
    texts: Mapping[str, str]


class Change(NamedTuple):
    """What changed in one row, in a sentence, and the titles of the columns in which it did."""

    record: Name | None
    sentence: str
    columns: frozenset[str] = frozenset()


def changes(before: Blocks, after: Blocks) -> Iterator[Change]:
    """Rows that came or went and cells with another text, in the order of `after`."""
    yield from compared(_numbered(entries(before)), _numbered(entries(after)))


def compared(old: Mapping[object, Entry], new: Mapping[object, Entry]) -> Iterator[Change]:
    """The same for entries by a key that tells which belong together."""
    columns_before, columns_after = _columns(old.values()), _columns(new.values())
    shared = columns_before.keys() & columns_after
    if old and new:
        for column in [one for one in columns_after if one not in columns_before]:
            yield Change(None, f"kolom '{column}': erbij gekomen")
        for column in [one for one in columns_before if one not in columns_after]:
            yield Change(None, f"kolom '{column}': weggehaald")
    for key, entry in new.items():
        if key not in old:
            yield Change(entry.record, f"{entry.name}: erbij gekomen")
            continue
        told = {
            column: (was, entry.texts[column])
            for column, was in old[key].texts.items()
            if column in shared and column in entry.texts and was != entry.texts[column]
        }
        if told:
            parts = "; ".join(
                f"{column} was {_said(was)}, nu {_said(now)}" for column, (was, now) in told.items()
            )
            sentence = f"{entry.name}: {parts}"
            yield Change(entry.record, sentence, frozenset(told))
    for key, entry in old.items():
        if key not in new:
            yield Change(entry.record, f"{entry.name}: weggehaald")


def entries(blocks: Blocks) -> Iterator[Entry]:
    """Everything that blocks say, row by row; a drawing says what its table says."""
    for block in blocks:
        yield from _entries(block)


def titles(blocks: Blocks) -> str:
    """The title of the first block that has one."""
    return next((block.title for block in blocks if block.title), "")


def merged(blocks: Iterable[Entry]) -> dict[Name, Entry]:
    """One entry for each record, with what all tables say of it."""
    found: dict[Name, dict[str, str]] = defaultdict(dict)
    names: dict[Name, str] = {}
    for entry in blocks:
        if entry.record:
            names.setdefault(entry.record, entry.name)
            found[entry.record] |= entry.texts
    return {record: Entry(names[record], record, texts) for record, texts in found.items()}


def _entries(block: Block) -> Iterator[Entry]:
    match block:
        case Table():
            for row in block.rows:
                texts = {
                    column.title: in_words(cell)
                    for column, cell in zip(block.columns, row.cells, strict=False)
                    if column.key != ORDER
                }
                yield Entry(in_words(row.cells[0]) if row.cells else "", row.record, texts)
        case Figure() | Meters() | Tree() | Timeline() | Cycle() | Channels() | Guide() | Chart():
            yield from _entries(block.table)
        case Facts():
            for term, cell in block.items:
                yield Entry(term, None, {block.title or term: in_words(cell)})
            if block.badge:
                yield Entry("Status", None, {block.title: block.badge.text})
        case Cards():
            for card in block.cards:
                lists = {one.title: ", ".join(map(in_words, one.items)) for one in card.sections}
                facts = {term: in_words(cell) for term, cell in card.facts}
                name = in_words(card.title)
                yield Entry(name, card.record, {"Tekst": card.text, **facts, **lists})
        case Notice():
            yield Entry(block.title or "Mededeling", None, {"Tekst": block.text})
        case Prose():
            words = " ".join(map(in_words, (*block.paragraphs, *block.items)))
            yield Entry(block.title or "Tekst", None, {"Tekst": words})


def _numbered(found: Iterator[Entry]) -> dict[object, Entry]:
    """Entries by their record, else by their name; the second of the same name gets number 1."""
    seen: Counter[object] = Counter()
    numbered: dict[object, Entry] = {}
    for entry in found:
        key = entry.record or entry.name
        numbered[key, seen[key]] = entry
        seen[key] += 1
    return numbered


def _columns(found: Iterable[Entry]) -> dict[str, None]:
    """The columns that occur, in their order."""
    return dict.fromkeys(column for entry in found for column in entry.texts)


def _said(text: str) -> str:
    return f"'{text}'" if text else NOTHING
