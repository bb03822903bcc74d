"""The files that no page writes: calendars, and downloads of registers that have several pages."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin

from mkdocs.structure.files import File, Files

from integriteitsplan.export import FORMATS, calendars, file_base, gathered, tables
from integriteitsplan.register import Document, Register
from integriteitsplan.register.parts import Part
from integriteitsplan.site import Site


def feeds(site: Site, files: Files, site_url: str | None) -> Mapping[str, bytes]:
    """The calendars by uri: files like any other, so that pages can link to them."""
    if site.without_pages or site.is_public:
        return {}
    addresses = tuple(
        (uri, file.url) for uri, file in files.src_uris.items() if file.is_documentation_page()
    )
    register = site.register
    place = (site_url or "", addresses)
    return _calendars_of(register.data, register.plannen, site.peildatum, *place)


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
