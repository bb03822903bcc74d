"""The site: register, edition and findings, opened once for every state of the sources."""

import secrets
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from integriteitsplan.model.archief import Aanroep
from integriteitsplan.publication import BY_NAME, EDITIONS, Published, public
from integriteitsplan.publication.incidents import INCIDENTS
from integriteitsplan.register import Asset, Document, Register, load
from integriteitsplan.register.glossary import GLOSSARY, glossary
from integriteitsplan.register.loading import stamp
from integriteitsplan.register.questions import Answers, Question, ask
from integriteitsplan.render.terms import Names, names_of
from integriteitsplan.rules import Context, Finding, Level, find
from integriteitsplan.site.colophon import colophon, overdue
from integriteitsplan.site.forge import Forge
from integriteitsplan.site.generated import generated_pages
from integriteitsplan.site.nav import Nav, expand, folder_titles
from integriteitsplan.site.own import own_stamp, own_views
from integriteitsplan.site.page import SitePage
from integriteitsplan.site.versions import kept_blocks
from integriteitsplan.site.whole import part_blocks
from integriteitsplan.source import Call, Place, Problem, did_you_mean, uncollected
from integriteitsplan.views import VIEWS_BY_NAME, Scope, View, check_call
from integriteitsplan.views.data.blocks import Blocks, without_empty_columns
from integriteitsplan.views.notation import dutch_date

UNKNOWN: Question = ("onbekend",)
TERMS: Question = ("begrippen",)
NOTHING = SitePage(
    "index.md",
    "Deze site kan nog niet worden getoond",
    "Herstel de fouten die hierboven staan.\n",
    has_calls=False,
)


@dataclass(frozen=True, eq=False)
class Site:
    """Everything an adapter needs: pages, views and findings of one edition on one date.

    `loaded` is all that was read, and what is judged; `published` is what this edition shows. A
    preview opens the next state of the sources in the same process.
    """

    root: Path
    loaded: Register
    published: Published
    peildatum: date
    edition: str
    views: Mapping[str, View]
    state: object = None
    without_pages: bool = False
    is_preview: bool = False

    @property
    def register(self) -> Register:
        """The register as this edition shows it."""
        return self.published.register

    @cached_property
    def pages(self) -> Mapping[str, SitePage]:
        """Every page by its uri: what people wrote, and what follows from the data.

        Where both have the same uri, what people wrote wins. `without_pages` there is only one, to
        show findings on where nothing else can be shown.
        """
        if self.without_pages:
            return {NOTHING.uri: NOTHING}
        return dict(sorted(_pages(self.register, self.is_public).items()))

    @property
    def is_public(self) -> bool:
        """Whether this is the edition for everybody."""
        return BY_NAME[self.edition].is_public

    @cached_property
    def public(self) -> Register:
        """What the public edition shows, whichever edition this is."""
        return self.register if self.is_public else public(self.loaded)

    @cached_property
    def terms(self) -> Names:
        """The words that pages explain where they first use them."""
        return names_of(glossary(self.register) or ())

    @property
    def assets(self) -> tuple[Asset, ...]:
        """The images and other files that are published as they are."""
        return () if self.without_pages else self.register.assets

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, sorted by place."""
        with uncollected():
            every = _pages(self.loaded) if self.is_public else self.pages
            pages = {uri: page.anchors for uri, page in every.items()}
            return find(
                Context(
                    self.loaded,
                    self.peildatum,
                    partial(check_call, self.views),
                    pages,
                    self.public,
                    _uris(self.public, is_public=True),
                    self.is_public,
                ),
                is_preview=self.is_preview,
            )

    @cached_property
    def answers(self) -> Answers:
        """What the register answers to the questions of views, each as a digest."""
        return Answers(self.register, self._answer)

    def _answer(self, question: Question) -> str:
        if question == TERMS:
            words = self.register.by_uri.get(GLOSSARY)
            return words.mark if words else ""
        if question == INCIDENTS:
            return self.published.incidenten.mark if self.published.incidenten else ""
        return secrets.token_hex()  # nobody knows what macros of the organisation itself look at

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)

    @property
    def stand(self) -> str:
        """The date on which is judged, as people write it."""
        return dutch_date(self.peildatum)

    @property
    def titel_uitgave(self) -> str:
        """The name of the edition."""
        return BY_NAME[self.edition].titel

    @property
    def size(self) -> str:
        """How much there is: `212 records en 34 documenten`."""
        own = sum(
            bool(record.eenheid)
            for ones in self.loaded.records.values()
            for record in ones.values()
        )
        return f"{own} records en {len(self.loaded.documents)} documenten"

    def is_current(self) -> bool:
        """Whether the files are still those that the site was made of."""
        return self.state == _state(self.root)

    def check_call(self, call: Call) -> Iterator[Problem]:
        """What is wrong with a macro call in this edition."""
        return check_call(self.views, call, self.register)

    def show(self, name: str, document: Document | None, /, *args: Any, **kwargs: Any) -> Blocks:
        """The blocks of a view as a page asks for it."""
        return self._show_on(self.peildatum, document, name, *args, **kwargs)

    def show_again(self, document: Document, call: Aanroep, day: date) -> Blocks | None:
        """The blocks of a call on another day; None where it asks for what is not there."""
        asked = Call(call.naam, call.waarden, call.benoemd, Place(document.path), "", alone=True)
        if any(self.check_call(asked)):
            return None
        return self._show_on(day, document, call.naam, *call.waarden, **call.benoemd)

    def _show_on(
        self, day: date, document: Document | None, name: str, /, *args: Any, **kwargs: Any
    ) -> Blocks:
        if name not in VIEWS_BY_NAME:
            ask(*UNKNOWN)
        incidents = self.published.incidenten
        scope = Scope(self.register, day, document, incidents, self.show_again, self.is_public)
        with uncollected():
            blocks = self.views[name].show(scope, *args, **kwargs)
        return tuple(map(without_empty_columns, blocks)) if self.is_public else blocks

    def placed(self, page: SitePage) -> Iterator[tuple[str, str, Blocks]]:
        """What stands on a page without being called there: a place, a name, and the blocks."""
        yield from kept_blocks(page)
        yield from part_blocks(page, self.show)

    def colophon(self, page: SitePage, address: str, forge: Forge) -> tuple[Blocks, Blocks]:
        """What stands above a page that is overdue, and below every page."""
        scope = Scope(self.register, self.peildatum, page.document, is_public=self.is_public)
        below = colophon(page, scope, address, forge)
        return overdue(below), (below,)

    def nav(self, wanted: Nav | None) -> Nav:
        """The menu, with folders filled from the pages there are."""
        units = ((unit.id, unit.titel) for unit in self.register.organisatie.eenheden)
        hidden = _uris(self.loaded) - self.pages.keys() if self.is_public else frozenset()
        shown = {uri: page for uri, page in self.pages.items() if page.in_menu}
        return expand(None if self.without_pages else wanted, shown, folder_titles(units), hidden)


def _pages(register: Register, is_public: bool = False) -> dict[str, SitePage]:
    """The pages of a register; what people wrote comes before what follows from the data."""
    found = {page.uri: page for page in generated_pages(register, is_public)}
    return found | {
        document.uri: SitePage.of(document, bool(register.adopted(document)))
        for document in register.documents
    }


def _uris(register: Register, is_public: bool = False) -> frozenset[str]:
    """The uris of the pages of a register."""
    generated = (page.uri for page in generated_pages(register, is_public))
    return frozenset((*generated, *(document.uri for document in register.documents)))


class UnknownEdition(ValueError):
    """An edition that does not exist, with what does."""

    def __init__(self, name: str) -> None:
        names = [edition.name for edition in EDITIONS]
        super().__init__(
            f"EDITIE: er is geen uitgave '{name}'{did_you_mean(name, names)}; "
            f"kies uit: {', '.join(names)}"
        )


def open_site(root: Path, edition: str, peildatum: date, *, is_preview: bool = False) -> Site:
    """The site below `root`; opened again only when a source changed.

    Raises UnknownEdition. Findings do not raise: they are in `findings`.
    """
    if edition not in BY_NAME:
        raise UnknownEdition(edition)
    return _opened(root, edition, peildatum, _state(root), is_preview)


@lru_cache(maxsize=2)
def _opened(root: Path, edition: str, peildatum: date, state: object, is_preview: bool) -> Site:
    own, problems = own_views(root)
    loaded = load(root)
    loaded = loaded.select(problems=loaded.problems + problems)
    published = BY_NAME[edition].select(loaded)
    views = {**VIEWS_BY_NAME, **own}
    return Site(root, loaded, published, peildatum, edition, views, state, is_preview=is_preview)


def _state(root: Path) -> tuple[object, ...]:
    return (*stamp(root), own_stamp(root))
