"""What stands at the end of every page: how old it is, who vouches for it, where to react.

Everything follows from the page itself, the register and the date on which is judged.
"""

from collections.abc import Iterator
from urllib.parse import quote

from integriteitsplan import __version__
from integriteitsplan.cycle.standing import latest_states
from integriteitsplan.model.documenten import Documentstatus, Plandocument, Sitepagina
from integriteitsplan.model.normen import Norm, Normenkader
from integriteitsplan.model.record import Record
from integriteitsplan.register import Document, Register
from integriteitsplan.site.forge import Forge
from integriteitsplan.site.page import SitePage
from integriteitsplan.views import Scope
from integriteitsplan.views.data.blocks import Colophon, Notice
from integriteitsplan.views.data.cells import Cell, Due, Tone, WebLink

ABOUT_THE_SOFTWARE = ("handleiding/", "techniek/", "beslissingen/")
WARNING = "Deze pagina is niet op tijd opnieuw bekeken. Er kan iets in staan dat niet meer klopt."
FROM_DATA = "Niet apart: deze pagina volgt uit de gegevens en verandert met hen mee."
NO_REPORTS = "Wilt u een misstand melden? Doe dat niet met dit bericht."
Items = Iterator[tuple[str, Cell]]


def colophon(page: SitePage, scope: Scope, address: str, forge: Forge) -> Colophon:
    """The end of a page that readers find at `address`."""
    items = (*_age(page, scope), *_reaction(page, scope.register, address, forge))
    due = any(isinstance(cell, Due) and not cell.is_overdue for _, cell in items)
    return Colophon(items, WARNING if due else "")


def overdue(colophon: Colophon) -> tuple[Notice, ...]:
    """What the top of a page says that was due before it was built."""
    late = any(isinstance(cell, Due) and cell.is_overdue for _, cell in colophon.items)
    return (Notice(WARNING, "", Tone.PARTLY),) if late else ()


def _age(page: SitePage, scope: Scope) -> Items:
    meta = page.document.meta if page.document else None
    if page.archief:
        yield "Vastgesteld op", page.archief.datum
        yield "Bijgewerkt", "Nooit: een archiefpagina blijft zoals zij was."
    elif isinstance(meta, Plandocument):
        yield from _plan(meta, scope)
    elif page.uri.startswith(ABOUT_THE_SOFTWARE):
        yield "Hoort bij", f"versie {__version__} van de software"
    elif isinstance(meta, Sitepagina):
        yield from _read_over(meta, scope)
    elif isinstance(page.record, Norm):
        yield from _norm(page, page.record, scope)
    elif meta is None:
        yield from _introduced(page, page.record, scope)
    if page.has_calls or page.delen:
        yield "Gegevens van", scope.peildatum


def _plan(meta: Plandocument, scope: Scope) -> Items:
    if meta.is_beleid:
        yield "Vastgesteld op", meta.datum
        yield "Vastgesteld door", scope.link("rollen", meta.vastgesteld_door)
    else:
        yield "Status", f"{meta.status.label}: {meta.status.uitleg}"
        yield from _known("Tekst van", meta.datum)
        yield from _known("Steller", scope.link("rollen", meta.steller))
    if meta.herzien_voor and meta.status is not Documentstatus.VERVALLEN:
        yield "Herzien voor", Due(meta.herzien_voor, False, scope.peildatum)


def _read_over(meta: Sitepagina, scope: Scope) -> Items:
    if meta.beoordeeld_op is None:
        yield "Nagelezen", "Wanneer dat is gebeurd, is niet vastgelegd."
        return
    yield "Nagelezen op", meta.beoordeeld_op
    yield from _known("Nagelezen door", scope.link("rollen", meta.beoordeeld_door))
    if meta.herbeoordelen_voor:
        yield "Weer nalezen voor", Due(meta.herbeoordelen_voor, False, scope.peildatum)


def _introduced(page: SitePage, record: Record | None, scope: Scope) -> Items:
    """Who reads over what introduces a part of the site, does so with the pages of its records."""
    if isinstance(record, Normenkader):
        yield from _known("Bron nagelezen op", record.geraadpleegd)
    introduction = scope.register.introduction(page.uri)
    meta = introduction.meta if introduction else None
    if isinstance(meta, Sitepagina):
        yield from _read_over(meta, scope)
    else:
        yield "Nagelezen", FROM_DATA


def _norm(page: SitePage, norm: Norm, scope: Scope) -> Items:
    """What is known of how we stand; where nothing is, the age of the catalogue."""
    state = latest_states(scope.register, scope.peildatum).get((scope.register.wortel, norm.id))
    if state is None:
        kader = scope.register.find("normenkaders", norm.kader)
        yield from _introduced(page, kader, scope)
        return
    yield "Stand beoordeeld op", state.beoordeeld_op or "Nog niet."
    yield from _known("Eigenaar van de stand", scope.link("rollen", state.eigenaar))
    if state.herbeoordelen_voor:
        yield "Weer beoordelen voor", Due(state.herbeoordelen_voor, False, scope.peildatum)


def _known(term: str, cell: Cell) -> Items:
    if cell is not None:
        yield term, cell


def _reaction(page: SitePage, register: Register, address: str, forge: Forge) -> Items:
    """Where to write that something is wrong here: the owner's mailbox, else the issues."""
    contact = _contact(register, page.document, page.record)
    subject = f"Reactie op de pagina '{page.titel}'"
    body = f"Het gaat om deze pagina: {address}\n\nMijn reactie:\n\n"
    if contact:
        text = f"{body}{NO_REPORTS}\n"
        link = f"mailto:{quote(contact, safe='@')}?subject={quote(subject)}&body={quote(text)}"
        yield "Klopt er iets niet?", WebLink(f"Mail {contact}", link)
    elif issue := forge.issue(subject, body):
        yield "Klopt er iets niet?", WebLink("Schrijf een reactie", issue)


def _contact(register: Register, document: Document | None, record: Record | None) -> str | None:
    owner = document.eenheid if document else record.eenheid if record else ""
    unit = register.eenheden.get(owner)
    return (unit.contact if unit else None) or register.organisatie.contact
