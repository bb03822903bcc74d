"""Every block as a table, so that whatever a page shows can be taken along."""

from collections.abc import Iterator

from integriteitsplan.views.data.blocks import Blocks, Card, Cards, Facts
from integriteitsplan.views.data.cells import Cell, Value
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
from integriteitsplan.views.data.tables import Column, Row, Table


def tables(blocks: Blocks) -> Iterator[Table]:
    """The tables of a view, in the order of the page; cards and facts count as tables."""
    for block in blocks:
        match block:
            case Table():
                yield block
            case (
                Figure() | Meters() | Tree() | Timeline() | Cycle() | Channels() | Guide() | Chart()
            ):
                yield block.table
            case Cards():
                yield _cards(block)
            case Facts():
                columns = (Column("gegeven", "Gegeven"), Column("waarde", "Waarde"))
                yield Table(
                    block.title, columns, tuple(Row((term, cell)) for term, cell in block.items)
                )


def offered(blocks: Blocks) -> Iterator[Table]:
    """The tables that a page offers as files: not those of cards that repeat what others say."""
    return tables(
        tuple(block for block in blocks if not isinstance(block, Cards) or block.has_files)
    )


def _cards(cards: Cards) -> Table:
    names = tuple(dict.fromkeys(name for card in cards.cards for name, _ in _parts(card)))
    columns = (
        Column("titel", "Titel"),
        Column("tekst", "Tekst"),
        *(Column(_key(name), name) for name in names),
    )
    rows = tuple(
        Row((card.title, card.text, *(dict(_parts(card)).get(name) for name in names)), card.record)
        for card in cards.cards
    )
    return Table(cards.title or "Kaarten", columns, rows, cards.empty)


def _parts(card: Card) -> list[tuple[str, Cell]]:
    lists = (
        (one.title or "Punten", tuple(_value(item) for item in one.items)) for one in card.sections
    )
    return [*card.facts, *lists]


def _value(cell: Cell) -> Value:
    """An item of a list; an item of several values counts with its first."""
    # A link is a tuple too, so only a bare tuple holds several values; mypy cannot tell them apart.
    return cell[0] if type(cell) is tuple else cell  # type: ignore[return-value]


def _key(name: str) -> str:
    return "".join(letter if letter.isalnum() else "_" for letter in name.lower()).strip("_")
