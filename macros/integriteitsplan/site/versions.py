"""Pages of adopted versions: the text and tables as they stood, and what differs between two."""

import re
from collections.abc import Iterator
from itertools import pairwise

from integriteitsplan.model.archief import Archief
from integriteitsplan.register import Document, Register
from integriteitsplan.register.archives import adopted_page, archive_uri, comparison_uri
from integriteitsplan.site.edits import DEFINITION, INLINE, USE, Edit, calls_of, edited
from integriteitsplan.site.page import SitePage
from integriteitsplan.source import Page, Passage
from integriteitsplan.views.adoption import later_text
from integriteitsplan.views.archive import Unreadable, decode_blocks, unbound
from integriteitsplan.views.data.blocks import Blocks, Notice, Prose
from integriteitsplan.views.data.cells import PageLink, Tone
from integriteitsplan.views.notation import dutch_date

EXTERNAL = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
RAW = re.compile(r"\{%[-+]?\s*(?:end)?raw\s*[-+]?%\}")
PLACE = "archief{}x{}x"  # within a text that cannot know its own digest
UNREADABLE = Notice(
    "Deze tabel kan niet worden getoond zoals zij stond",
    "De software kent deze soort tabel niet meer. Het archiefbestand bevat de gegevens nog.",
    Tone.BAD,
)


def version_pages(register: Register) -> Iterator[SitePage]:
    """A page for each adopted version, and one for each pair that follow each other."""
    for archive in register.archives:
        yield _archive_page(archive)
    for document in register.plannen:
        archives = register.adopted(document)
        for before, after in pairwise(archives):
            yield _comparison_page(document, before, after)
        if archives and later_text(document, archives[-1]):
            yield _comparison_page(document, archives[-1], None)


def kept_blocks(page: SitePage) -> Iterator[tuple[str, str, Blocks]]:
    """What stands on the page of an archive: a place in its text, a name, and the blocks."""
    archive = page.archief
    if archive is None:
        return
    yield PLACE.format(archive.afdruk, "kop"), "vaststelling", _head(archive)
    for number, call in enumerate(archive.aanroepen):
        try:
            blocks = unbound(decode_blocks(call.blokken))
        except Unreadable:
            blocks = (UNREADABLE,)
        yield PLACE.format(archive.afdruk, number), call.naam, blocks


def _head(archive: Archief) -> Blocks:
    text = (
        f"Dit is een archiefpagina, met de tekst en de tabellen van versie {archive.versie}. "
        f"Vastgesteld door: {archive.orgaan_naam}. Wat later in de gegevens is gewijzigd, ziet u "
        "hier niet."
    )
    link = PageLink(f"{archive.titel}: naar de pagina van nu", _page_of_today(archive))
    title = f"Zo vastgesteld op {dutch_date(archive.datum)}"
    return (Notice(title, text), Prose((link,)))


def _page_of_today(archive: Archief) -> str:
    return f"plannen/{archive.document}.md"


def _archive_page(archive: Archief) -> SitePage:
    body = _body(adopted_page(archive), archive.afdruk)
    day = dutch_date(archive.datum)
    return SitePage(
        uri=archive_uri(archive),
        titel=f"{archive.titel}, versie {archive.versie}",
        body=f"{PLACE.format(archive.afdruk, 'kop')}\n\n{body}",
        has_calls=False,
        omschrijving=f"Archiefpagina: het document zoals het is vastgesteld op {day}.",
        archief=archive,
        deel_van=_page_of_today(archive),
        is_found=False,
    )


def _comparison_page(document: Document, before: Archief, after: Archief | None) -> SitePage:
    to = f', naar="{after.versie}"' if after else ""
    said = f"versie {after.versie}" if after else "de tekst van nu"
    return SitePage(
        uri=comparison_uri(before, after),
        titel=f"{document.titel}: versie {before.versie} en {said}",
        body=f'{{{{ versieverschil("{before.document}", van="{before.versie}"{to}) }}}}\n',
        has_calls=True,
        omschrijving=f"Wat er verschilt tussen versie {before.versie} en {said}.",
        breed=True,
        deel_van=_page_of_today(before),
        is_found=False,
    )


def _body(page: Page, digest: str) -> str:
    """The text with a place for the blocks of each call, and without links into the site."""
    calls = enumerate(edit for _, edit in calls_of(page))
    edits = [
        *(edit._replace(text=PLACE.format(digest, number)) for number, edit in calls),
        *(edit for passage in page.passages for edit in _labels(page.body, passage)),
        *(Edit(found.start(), found.end(), "") for found in RAW.finditer(page.body)),
        *_unlinked(page.body, page.outline.prose),
    ]
    return edited(page.body, edits)


def _labels(body: str, passage: Passage) -> Iterator[Edit]:
    """Words in the place of the fences of an internal passage."""
    yield Edit(passage.start, body.index("\n", passage.start), "**Alleen intern:**")
    yield Edit(body.rindex("\n", 0, passage.end) + 1, passage.end, "*Tot hier alleen intern.*")


def _unlinked(body: str, prose: str) -> Iterator[Edit]:
    """Links and images within the site made into their texts; `prose` is `body` without code."""
    for found in INLINE.finditer(prose):
        if not EXTERNAL.match(found[2]):
            label = body[found.start(1) : found.end(1)]
            yield Edit(found.start(), found.end(), INLINE.sub(lambda one: one[1], label))
    names = set()
    for found in DEFINITION.finditer(prose):
        if not EXTERNAL.match(found[2]):
            names.add(found[1].lower())
            yield Edit(found.start(), found.end(), "")
    for found in USE.finditer(prose) if names else ():
        if (found[2] or found[1]).lower() in names:
            yield Edit(found.start(), found.end(), body[found.start(1) : found.end(1)])
