"""The files that no page writes: calendars, and downloads of registers that have several pages."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from integriteitsplan.export import FORMATS, calendars, file_base, gathered, tables
from integriteitsplan.register import Document, Register
from integriteitsplan.register.parts import Part
from integriteitsplan.site import Site
from integriteitsplan.views.timeline import feed_uri


class Feed(File):
    """A calendar: a file like any other, so that pages can link to it; made when it is written."""

    make: Callable[[], bytes] = bytes

    @classmethod
    def made_by(cls, make: Callable[[], bytes], config: MkDocsConfig, uri: str) -> File:
        """The calendar at this uri."""
        found = cls.generated(config, uri, content=b"")
        if isinstance(found, cls):
            found.make = make
        return found

    def copy_file(self, dirty: bool = False) -> None:
        """Write it."""
        self.content_bytes = self.make()
        super().copy_file(dirty)


def feeds(site: Site, files: Files, site_url: str | None) -> Mapping[str, Callable[[], bytes]]:
    """What makes the calendars, by uri."""
    if site.without_pages or site.is_public:
        return {}
    addresses = tuple(
        (uri, file.url) for uri, file in files.src_uris.items() if file.is_documentation_page()
    )
    data, plans, day = site.register.data, site.register.plannen, site.peildatum

    def make(uri: str) -> bytes:
        return _calendars_of(data, plans, day, site_url or "", addresses)[uri]

    uris = [feed_uri(data, unit) for unit in data.eenheden]
    return {uri: partial(make, uri) for uri in uris}


@lru_cache(maxsize=1)
def _calendars_of(
    data: Register,
    plans: tuple[Document, ...],
    peildatum: date,
    site_url: str,
    addresses: tuple[tuple[str, str], ...],
) -> Mapping[str, bytes]:
    """The feeds by uri; made once for as long as no record, no plan and no address changes."""
    known = dict(addresses)

    def locate(uri: str) -> str | None:
        return urljoin(site_url, known[uri]) if uri in known and site_url else None

    return calendars(data.select(documents=plans), peildatum, locate)


def gather(site: Site, files: Mapping[str, File], folder: Path) -> list[str]:
    """Write the downloads of registers that stand on several pages; their paths."""

    def place(page: Part, ending: str) -> str:
        return file_base(files[page.uri].dest_uri, "register") + ending

    def find(part: Part, ending: str) -> str:
        if site.pages[part.uri].document is None:
            return (folder / place(part, ending)).read_bytes().decode()
        shown = site.show("register", None, part.kind, part.eenheid, part.jaar)
        return "".join(FORMATS[ending[1:]](table) for table in tables(shown))

    listed = (page for whole in site.register.listings.values() for page in whole.pages())
    ours = [one for one in listed if one.uri in site.pages and not site.pages[one.uri].document]
    written = []
    for page, ending, text in gathered(site.register, ours, find):
        written.append(place(page, ending))
        (folder / written[-1]).write_text(text, encoding="utf-8", newline="")
    return written
