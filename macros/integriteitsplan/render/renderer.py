"""Blocks to markup: one renderer per page, because ids must be unique on a page."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, assert_never

from markupsafe import Markup

from integriteitsplan.render.chart import show_chart
from integriteitsplan.render.cycle import show_cycle
from integriteitsplan.render.figure import show_figure
from integriteitsplan.render.guide import show_channels, show_guide
from integriteitsplan.render.ids import Ids
from integriteitsplan.render.markup import fill, visible
from integriteitsplan.render.meters import show_meters
from integriteitsplan.render.table import ShownTable, show_table
from integriteitsplan.render.timeline import show_timeline
from integriteitsplan.render.tree import show_tree
from integriteitsplan.render.value import EMPTY, Resolver, Shown, show
from integriteitsplan.views.data.blocks import (
    Block,
    Blocks,
    Card,
    Cards,
    Colophon,
    Facts,
    Notice,
    Prose,
    Section,
)
from integriteitsplan.views.data.cells import Cell
from integriteitsplan.views.data.drawings import (
    Channels,
    Chart,
    Cycle,
    Drawing,
    Figure,
    Guide,
    Meters,
    Timeline,
    Tree,
)
from integriteitsplan.views.data.tables import Table
from integriteitsplan.views.notation import in_words

NO_DOWNLOADS: Mapping[str, str] = {}

DRAWINGS: Mapping[type[Drawing], tuple[str, Callable[[Any, str, Resolver], object]]] = {
    Figure: ("figure.html", show_figure),
    Meters: ("meters.html", show_meters),
    Tree: ("tree.html", show_tree),
    Timeline: ("timeline.html", show_timeline),
    Cycle: ("cycle.html", show_cycle),
    Channels: ("channels.html", show_channels),
    Guide: ("guide.html", show_guide),
    Chart: ("chart.html", show_chart),
}

ShownFacts = tuple[tuple[str, Shown], ...]


class ShownSection(NamedTuple):
    """A list in a card."""

    title: str
    items: tuple[Shown, ...]
    is_folded: bool


class ShownCard(NamedTuple):
    """A card; `anchor` goes to its heading, so that search leads straight to it."""

    title: Shown
    name: str
    text: Shown
    facts: ShownFacts
    sections: tuple[ShownSection, ...]
    anchor: str
    edit: str


def _takes_downloads(block: Block) -> bool:
    """Whether a page offers the block as files, or could."""
    if isinstance(block, Cards):
        return block.has_files
    return isinstance(block, (Table, Facts, *DRAWINGS))


def render_findings(findings: Sequence[str]) -> Markup:
    """The message above a page of a preview that cannot be built as it is now."""
    return fill("findings.html", findings=findings)


class Renderer:
    """Makes the blocks of one page; remembers which ids it gave out.

    A page `for_paper` leaves out what nobody can use there: filters, sorting, and tables that say
    the same as the drawing above them.
    """

    def __init__(self, resolver: Resolver, *, for_paper: bool = False) -> None:
        self._resolver = resolver
        self._for_paper = for_paper
        self._ids = Ids()

    def render(
        self, blocks: Blocks, name: str, downloads: Sequence[Mapping[str, str]] = (), level: int = 2
    ) -> Markup:
        """The markup of `blocks`.

        `name` is the base of the element ids. `downloads` holds, for each table in order, labels
        with relative addresses. `level` is that of their first headings: one more than that of the
        heading above them on the page.
        """
        offered = iter(downloads)
        parts = []
        for block in blocks:
            given = next(offered, NO_DOWNLOADS) if _takes_downloads(block) else NO_DOWNLOADS
            parts.append(self._block(block, name, given, level))
        return Markup(visible(Markup("\n").join(parts)))  # noqa: S704  (removes only)

    def _block(self, block: Block, name: str, downloads: Mapping[str, str], level: int) -> Markup:
        match block:
            case Table():
                return fill("table.html", table=self._table(block, name, downloads))
            case Figure() | Meters() | Tree() | Timeline() | Cycle():
                return self._drawing(block, name, downloads, level)
            case Channels() | Guide() | Chart():
                return self._drawing(block, name, downloads, level)
            case Facts():
                return self._facts(block, name)
            case Cards():
                return self._cards(block, name, downloads, level)
            case Notice(title, text, tone):
                return fill("notice.html", title=title, text=self._show(text), tone=tone.value)
            case Prose():
                return self._prose(block, level)
            case Colophon(items, warning):
                return fill("colophon.html", items=self._pairs(items), warning=warning)
            case _:
                assert_never(block)

    def _show(self, cell: Cell) -> Shown:
        return show(cell, self._resolver)

    def _pairs(self, items: tuple[tuple[str, Cell], ...]) -> ShownFacts:
        return tuple((term, self._show(cell)) for term, cell in items)

    def _table(self, table: Table, name: str, downloads: Mapping[str, str]) -> ShownTable:
        id = self._ids.give(name)
        return show_table(table, id, self._ids, self._resolver, downloads, self._for_paper)

    def _drawing(
        self, drawing: Drawing, name: str, downloads: Mapping[str, str], level: int
    ) -> Markup:
        """A figure and its numbers in a table; its records can be changed where they are listed."""
        template, show_drawing = DRAWINGS[type(drawing)]
        figure = show_drawing(drawing, self._ids.give(f"{name}-figuur"), self._resolver)
        table = self._table(drawing.table, name, downloads)
        return fill(
            template,
            figure=figure,
            table=replace(table, rows=tuple(row._replace(edit="") for row in table.rows)),
            level=level,
            for_paper=self._for_paper,
        )

    def _facts(self, facts: Facts, name: str) -> Markup:
        return fill(
            "facts.html",
            id=self._ids.give(name),
            title=facts.title,
            items=self._pairs(facts.items),
            badge=self._show(facts.badge),
            note=self._show(facts.note),
        )

    def _cards(self, cards: Cards, name: str, downloads: Mapping[str, str], level: int) -> Markup:
        """A group title takes `level` and pushes the titles of its cards one down."""
        return fill(
            "cards.html",
            id=self._ids.give(cards.title or name),
            title=cards.title,
            cards=tuple(self._card(card) for card in cards.cards),
            empty=cards.empty,
            form=cards.form.value,
            downloads=tuple(downloads.items()) if cards.cards else (),
            level=level,
            card_level=min(level + bool(cards.title), 5),
        )

    def _card(self, card: Card) -> ShownCard:
        record = card.record
        return ShownCard(
            title=self._show(card.title),
            name=in_words(card.title),
            text=self._show(card.text),
            facts=self._pairs(card.facts),
            sections=tuple(self._section(section) for section in card.sections if section.items),
            anchor=self._ids.claim(self._resolver.anchor(*record)) if record else "",
            edit=(self._resolver.edit(*record) if record else None) or "",
        )

    def _section(self, section: Section) -> ShownSection:
        return ShownSection(
            section.title, tuple(self._show(item) for item in section.items), section.folded
        )

    def _prose(self, prose: Prose, level: int) -> Markup:
        return fill(
            "prose.html",
            id=self._ids.give(prose.title) if prose.title else "",
            title=prose.title,
            level=level,
            paragraphs=tuple(
                shown for cell in prose.paragraphs if (shown := self._show(cell)) != EMPTY
            ),
            items=tuple(self._show(item) for item in prose.items),
        )
