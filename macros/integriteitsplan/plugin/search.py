"""What each page is to somebody who searches: where it belongs, what it is, how it stands."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from mkdocs.structure.files import File

from integriteitsplan.delivery import PageText, Places, SearchPage, write_index
from integriteitsplan.model.documenten import Documentstatus, Taal
from integriteitsplan.model.kinds import BY_NAME as KINDS_BY_NAME
from integriteitsplan.model.normen import Norm, Normenkader
from integriteitsplan.site import Site, SitePage
from integriteitsplan.site.nav import Nav

ABOUT_THE_SITE = ("handleiding/", "techniek/", "beslissingen/")
# What was written for readers answers more questions than a register or a law of the past.
BY_KIND = {"onderwerpen": 1.5, "dilemmas": 1.2, "rollen": 1.2, "waarden": 1.2}
ENTRY, WRITTEN, THIS_YEAR, ABOUT, NOT_NOW = 1.4, 1.3, 1.2, 0.3, 0.4
OTHER = "Overig"


def write_search(
    folder: Path,
    site: Site,
    nav: Nav,
    files: Mapping[str, File],
    texts: Mapping[str, PageText],
    places: Places | None,
) -> None:
    """Write the index of all pages that say something; `files` and `texts` by uri.

    `places` are for a preview, which writes it again.
    """
    pages = _pages(site, nav, lambda uri: files[uri].dest_uri)
    found = [(page, texts[uri]) for uri, page in pages if uri in texts]
    write_index(folder, found, site.register.zoekwoorden.woorden, places)


def _pages(site: Site, nav: Nav, locate: Callable[[str], str]) -> Iterator[tuple[str, SearchPage]]:
    """Every page that search finds, by its uri, under the name of its tab.

    `locate` gives the file of a page from the root of the site.
    """
    tabs = {uri: title for entry in nav for title, uri in _tab(entry)}
    entries = {title: uri for uri, title in reversed(tabs.items())}  # the first page of each tab
    for page in site.pages.values():
        if page.is_found:
            tab = tabs.get(page.deel_van or page.uri, OTHER)
            is_entry = entries.get(tab) == page.uri
            yield (
                page.uri,
                SearchPage(
                    address=locate(page.uri),
                    group=tab,
                    kind=_kind(page, site),
                    status=_status(page, site),
                    weight=ENTRY if is_entry else _weight(page, site),
                    lang="" if page.taal is Taal.NL else page.taal.value,
                    name=tab if is_entry else "",
                ),
            )


def _tab(entry: object) -> Iterator[tuple[str, str]]:
    """The title of a tab with each uri below it."""
    if isinstance(entry, dict):
        for title, inner in entry.items():
            yield from ((str(title), uri) for uri in _uris(inner))


def _uris(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, list | dict):
        for one in entry.values() if isinstance(entry, dict) else entry:
            yield from _uris(one)


def _kind(page: SitePage, site: Site) -> str:
    if page.document and page.document.plan:
        return page.document.meta.soort.label
    if isinstance(page.record, Normenkader):
        return page.record.titel
    if isinstance(page.record, Norm):
        kader = site.register.find("normenkaders", page.record.kader)
        return f"norm, {getattr(kader, 'kort', page.record.kader)}"
    if page.record:
        return KINDS_BY_NAME[page.record.kind].enkelvoud
    return "handleiding" if page.uri.startswith(ABOUT_THE_SITE) else ""


def _status(page: SitePage, site: Site) -> str:
    if page.document and page.document.plan:
        return page.document.plan.status.label
    if not isinstance(page.record, Norm) or page.record.geldt(site.peildatum):
        return ""
    return "vervallen" if page.record.in_werking else "nog niet in werking"


def _weight(page: SitePage, site: Site) -> float:
    if page.uri.startswith(ABOUT_THE_SITE):
        return ABOUT
    if isinstance(page.record, Norm) and not page.record.geldt(site.peildatum):
        return NOT_NOW
    if page.document and page.document.plan:
        is_valid = page.document.plan.status is Documentstatus.VASTGESTELD
        is_of_today = is_valid and page.document.meta.jaar == site.peildatum.year
        return THIS_YEAR if is_of_today else page.boost
    if page.document:
        return WRITTEN
    return BY_KIND.get(page.record.kind, page.boost) if page.record else page.boost
