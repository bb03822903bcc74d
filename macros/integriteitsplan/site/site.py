"""The site: register, edition and findings, opened once for every state of the sources."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

from integriteitsplan.publication import BY_NAME, EDITIONS
from integriteitsplan.register import Document, Register, load
from integriteitsplan.register.loading import stamp
from integriteitsplan.rules import Context, Finding, Level, find
from integriteitsplan.site.generated import generated_pages
from integriteitsplan.site.nav import Nav, expand, folder_titles
from integriteitsplan.site.page import SitePage
from integriteitsplan.source import did_you_mean
from integriteitsplan.views import VIEWS_BY_NAME, Scope, check_call
from integriteitsplan.views.data import Blocks


@dataclass(frozen=True, eq=False)
class Site:
    """Everything an adapter needs: pages, views and findings of one edition on one date."""

    root: Path
    register: Register
    peildatum: date
    edition: str

    @cached_property
    def pages(self) -> Mapping[str, SitePage]:
        """Every page by its uri: what people wrote, and what follows from the data.

        Where both have the same uri, what people wrote wins.
        """
        found = {page.uri: page for page in generated_pages(self.register)}
        found |= {document.uri: SitePage.of(document) for document in self.register.documents}
        return dict(sorted(found.items()))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, sorted by place."""
        anchors = {uri: page.anchors for uri, page in self.pages.items()}
        context = Context(
            self.register, self.peildatum, partial(check_call, self.register), anchors
        )
        return find(context)

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.level is Level.ERROR)

    @property
    def stand(self) -> str:
        """The date on which is judged, as people write it."""
        return f"{self.peildatum.day}-{self.peildatum.month}-{self.peildatum.year}"

    @property
    def titel_uitgave(self) -> str:
        """The name of the edition."""
        return BY_NAME[self.edition].titel

    @property
    def size(self) -> str:
        """How much there is: `212 records en 34 documenten`."""
        own = sum(
            bool(record.eenheid)
            for ones in self.register.records.values()
            for record in ones.values()
        )
        return f"{own} records en {len(self.register.documents)} documenten"

    def without_pages(self) -> "Site":
        """This site with one empty page, to show findings on where nothing else can be shown."""
        page = SitePage(
            "index.md",
            "Deze site kan niet worden getoond",
            "Herstel de fouten hierboven.\n",
            has_calls=False,
        )
        empty = replace(self, register=self.register.select(documents=(), assets=()))
        empty.__dict__["pages"] = {page.uri: page}
        return empty

    def show(self, name: str, document: Document | None, *args: Any, **kwargs: Any) -> Blocks:
        """The blocks of a view as a page asks for it."""
        return VIEWS_BY_NAME[name].show(
            Scope(self.register, self.peildatum, document), *args, **kwargs
        )

    def nav(self, wanted: Nav | None) -> Nav:
        """The menu, with folders filled from the pages there are."""
        units = ((unit.id, unit.titel) for unit in self.register.organisatie.eenheden)
        return expand(wanted, self.pages, folder_titles(units))


class UnknownEdition(ValueError):
    """An edition that does not exist, with what does."""

    def __init__(self, name: str) -> None:
        names = [edition.name for edition in EDITIONS]
        super().__init__(
            f"EDITIE: er is geen uitgave '{name}'{did_you_mean(name, names)}; kies uit: {', '.join(names)}"
        )


def open_site(root: Path, edition: str, peildatum: date) -> Site:
    """The site below `root`; opened again only when a source changed.

    Raises UnknownEdition. Findings do not raise: they are in `findings`.
    """
    if edition not in BY_NAME:
        raise UnknownEdition(edition)
    return _opened(root, edition, peildatum, stamp(root))


@lru_cache(maxsize=2)
def _opened(root: Path, edition: str, peildatum: date, state: object) -> Site:
    register = BY_NAME[edition].select(load(root))
    return Site(root, register, peildatum, edition)
