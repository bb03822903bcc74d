"""Pages that follow from the data and from the engine itself.

A page about a record is a title and a macro call, exactly what an author could write.
"""

from collections.abc import Iterator

from integriteitsplan.model.dilemmas import Dilemma
from integriteitsplan.model.kinds import BY_NAME, KINDS, Kind
from integriteitsplan.model.normen import Normenkader
from integriteitsplan.model.record import Record
from integriteitsplan.model.waarden import Waarde
from integriteitsplan.register import Register
from integriteitsplan.register.addresses import discussion_page
from integriteitsplan.register.parts import Part
from integriteitsplan.site.page import SitePage
from integriteitsplan.site.reference import reference_pages
from integriteitsplan.site.versions import version_pages
from integriteitsplan.site.whole import whole_pages
from integriteitsplan.views.registers import part_title

CARDS = {
    "waarden": "waardekaart",
    "onderwerpen": "onderwerpkaart",
    "dilemmas": "dilemmakaart",
    "normen": "normkaart",
    "normenkaders": "kaderkaart",
    "rollen": "mijn_rol",
}
INDEX = "registers/index.md"
FITS = 40  # characters in the menu, on two lines


def generated_pages(register: Register, is_public: bool = False) -> Iterator[SitePage]:
    """Pages per record, registers per kind, and the reference of the handbook.

    The public edition has no archive, no handbook, and no registers of kinds of which nothing is
    public.
    """
    chosen = register.organisatie.normenkaders
    for number, (uri, record) in enumerate(register.record_pages(), 1):
        order = chosen.index(record.id) if record.id in chosen else number
        place = record.place()
        yield SitePage(
            uri=uri,
            titel=_menu_name(record) if isinstance(record, Normenkader) else record.naam,
            body=f'{{{{ {CARDS[record.kind]}("{record.id}") }}}}\n',
            has_calls=True,
            omschrijving=_description(record),
            volgorde=order if isinstance(record, Normenkader) else number,
            breed=record.kind == "normenkaders",
            record=record,
            source=(place.path, place.line) if record.eenheid else None,
        )
    yield from _discussions(register)
    for listing in register.listings.values():
        if listing.ids or not is_public:
            yield from (_listing(register, listing, page) for page in listing.pages())
    yield _registers(register, is_public)
    yield from whole_pages(register)
    if not is_public:
        yield from version_pages(register)
        yield from reference_pages()


def _menu_name(catalogue: Normenkader) -> str:
    """What people call it, else, where that is long, the short name of the tables."""
    return catalogue.titel if len(catalogue.titel) <= FITS else catalogue.kort


def _listing(register: Register, whole: Part, page: Part) -> SitePage:
    """The register of a kind, or a part of it, which leads back.

    A part is not in the menu, and neither is an empty register: it is there for links.
    """
    kind, above = BY_NAME[page.kind], whole.above(page)
    asked = {"eenheid": page.eenheid, "jaar": page.jaar}
    given = "".join(f", {name}={value!r}" for name, value in asked.items() if value is not None)
    call = f'{"registerwijzer" if page.parts else "register"}("{kind.name}"{given})'
    back = f"../{above.uri.rpartition('/')[2]}" if above else ""
    return SitePage(
        uri=page.uri,
        titel=part_title(register, kind, page.eenheid, page.jaar),
        body=(f"[Terug naar het overzicht]({back})\n\n" if back else "") + f"{{{{ {call} }}}}\n",
        has_calls=True,
        omschrijving=f"Alle gegevens van de soort {kind.name}.",
        breed=not page.parts,
        boost=0.2,
        deel_van=whole.uri if above else "" if page.ids else INDEX,
        is_found=bool(page.ids),
    )


def _discussions(register: Register) -> Iterator[SitePage]:
    """A page per value with its dilemmas, for a team to discuss."""
    discussed = {value for dilemma in register.all(Dilemma) for value in dilemma.waarden}
    for number, value in enumerate(register.all(Waarde), 1):
        if value.id in discussed:
            yield SitePage(
                uri=discussion_page(value.id),
                titel=f"Bespreek in uw team: {value.titel.lower()}",
                body=f'{{{{ teamgesprek("{value.id}") }}}}\n',
                has_calls=True,
                omschrijving=f"Kaarten met dilemma's over {value.titel.lower()}, om te printen.",
                volgorde=number,
                boost=0.2,
            )


def _description(record: Record) -> str:
    for name in ("vraagt", "betekenis", "situatie", "antwoord", "omschrijving"):
        text = getattr(record, name, None)
        if text:
            return " ".join(str(text).split())
    return ""


def _registers(register: Register, is_public: bool) -> SitePage:
    indexes = {document.uri for document in register.documents}
    lines = [
        f"- [{kind.titel}]({_relative(kind)})"
        for kind in KINDS
        if kind.listed
        and (f"{kind.home}/index.md" in indexes if kind.own_page else True)
        and (register.all(kind.model) or not is_public)
    ]
    about = "Alles wat de organisatie bijhoudt, per soort."
    body = f"{about}\n\n" + "\n".join(lines) + "\n"
    return SitePage(INDEX, "Registers", body, has_calls=False, omschrijving=about)


def _relative(kind: Kind) -> str:
    return f"../{kind.home}/index.md" if kind.own_page else f"{kind.name}.md"
