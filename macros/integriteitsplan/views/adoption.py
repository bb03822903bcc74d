"""What was adopted, what changed since, and what differs between two versions."""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from itertools import pairwise

from integriteitsplan.model.archief import Aanroep, Archief, field_digests
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.register import Document
from integriteitsplan.register.archives import (
    adopted_page,
    archive_uri,
    comparison_uri,
    page_of,
)
from integriteitsplan.source import Call, Page
from integriteitsplan.views.archive import Unreadable, decode_blocks
from integriteitsplan.views.data.blocks import (
    Block,
    Blocks,
    Card,
    Cards,
    Facts,
    Notice,
    Prose,
    Section,
)
from integriteitsplan.views.data.cells import Cell, PageLink, Tone
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.differences import (
    Change,
    Entry,
    Name,
    changes,
    compared,
    entries,
    merged,
    titles,
)
from integriteitsplan.views.notation import dutch_date
from integriteitsplan.views.scope import Scope

# What these say follows from the document itself, not from data.
OWN = frozenset({"plankop", "volledigheid", "vaststelling", "versieverschil"})
GROUPS = {
    "Doelen": ("doelen",),
    "Normen": ("normen", "naleving"),
    "Maatregelen": ("maatregelen",),
    "Rollen": ("rollen", "taken"),
}
NO_ARCHIVE = Facts(
    "Vaststelling", (("Archief", "Hier staat geen archief van een vastgestelde versie."),)
)


def vaststelling(scope: Scope) -> Blocks:
    """Wanneer dit document is vastgesteld, wat er sindsdien is gewijzigd, en de versies."""
    document = scope.document
    archives = scope.register.adopted(document) if document else ()
    if document is None or document.plan is None or not archives:
        return (NO_ARCHIVE,)
    current = _version(archives, document.plan.versie)
    last = current or archives[-1]
    items: list[tuple[str, Cell]] = [
        ("Vastgesteld op", last.datum),
        ("Door", last.orgaan_naam),
        ("Versie", last.versie),
        ("Zoals vastgesteld", tuple(_page_of(one) for one in reversed(archives))),
        ("Verschillen", _comparisons(document, archives)),
    ]
    facts = Facts("Vaststelling", tuple(one for one in items if one[1] != ()))
    if current is None:
        text = (
            f"Geldend is versie {last.versie}, vastgesteld op {dutch_date(last.datum)}. Hieronder "
            "staat een latere tekst, die nog niet is vastgesteld."
        )
        return (Notice("Deze versie is nog niet vastgesteld", text, Tone.PARTLY), facts)
    return (facts, *_since(scope, document, current))


def versieverschil(scope: Scope, plan: str, van: str, naar: str | None = None) -> Blocks:
    """Wat er verschilt tussen twee versies van een document: de tekst, en de gegevens erin.

    plan: bestandsnaam zonder .md, zo nodig met de eenheid ervoor: "concern/jaarplan-2026".
    van: de oudste van de twee versies, bijvoorbeeld "1.0".
    naar: de nieuwste; anders de tekst van nu.
    """
    document = scope.register.document_named(plan, scope.eenheid(None))
    archives = scope.register.adopted(document) if document else ()
    before, after = _version(archives, van), _version(archives, naar)
    if document is None or before is None or (naar and after is None):
        return (NO_ARCHIVE,)
    page = adopted_page(after) if after else page_of(document.raw, document.path)
    rows = tuple(_text_rows(adopted_page(before), page))
    columns = (Column("plaats", "Onder"), Column("was", "Was"), Column("werd", "Werd"))
    table = Table("Verschillen in de tekst", columns, rows, "De tekst is gelijk.")
    new = tuple(_kept(after)) if after else tuple(_anew(scope, document, before))
    return (table, *_in_words(before, tuple(_kept(before)), new))


def later_text(document: Document, archive: Archief) -> bool:
    """Whether the text of now says something else than the version that was adopted last."""
    return page_of(document.raw, document.path).body != adopted_page(archive).body


def _version(archives: tuple[Archief, ...], version: str | None) -> Archief | None:
    return next((one for one in archives if one.versie == version), None)


def _page_of(archive: Archief) -> PageLink:
    day = dutch_date(archive.datum)
    return PageLink(f"archiefpagina van versie {archive.versie} ({day})", archive_uri(archive))


def _comparisons(document: Document, archives: tuple[Archief, ...]) -> tuple[PageLink, ...]:
    links = [
        PageLink(f"versie {old.versie} en {new.versie}", comparison_uri(old, new))
        for old, new in pairwise(archives)
    ]
    if later_text(document, archives[-1]):
        uri = comparison_uri(archives[-1], None)
        links.append(PageLink(f"versie {archives[-1].versie} en de tekst van nu", uri))
    return tuple(reversed(links))


def _since(scope: Scope, document: Document, archive: Archief) -> Iterator[Block]:
    """What changed in the data since a version was adopted, table by table."""
    cards: list[Card] = []
    for call in archive.aanroepen:
        if call.naam in OWN:
            continue
        then, now = _blocks(call), scope.again and scope.again(document, call, archive.peildatum)
        if then is None or now is None:
            why = "Deze tabel kan niet meer worden gemaakt; de archiefpagina toont wat er stond."
            cards.append(Card(titles(then or ()) or call.naam, why))
        elif found := list(changes(then, now)):
            cards.append(_card(titles(now) or call.naam, "", found))
    if records := list(_records(scope, archive)):
        text = "Per record de velden die zijn gewijzigd, ook als geen tabel ze toont."
        cards.append(_card("Gewijzigde gegevens", text, records))
    if not cards:
        yield Notice("", "De gegevens in dit document zijn sinds de vaststelling niet gewijzigd.")
        return
    yield Notice(
        "Gewijzigd sinds vaststelling",
        "De tekst is zoals vastgesteld, maar gegevens in de tabellen zijn daarna gewijzigd. "
        "Hieronder staat wat. De archiefpagina toont de tabellen van toen.",
        Tone.PARTLY,
    )
    yield Cards("Wat er is gewijzigd", tuple(cards))


def _card(title: str, text: str, found: list[Change]) -> Card:
    number = f"{len(found)} wijziging{'en' if len(found) != 1 else ''}"
    return Card(title, text, sections=(Section(number, _sentences(found), folded=True),))


def _sentences(found: list[Change]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.sentence for one in found))


def _records(scope: Scope, archive: Archief) -> Iterator[Change]:
    """The records behind the tables of which a field changed, or that are gone."""
    for name, then in archive.gegevens.items():
        kind, _, id = name.partition("/")
        record = scope.register.find(kind, id) if kind in BY_NAME else None
        if record is None:
            yield Change((kind, id), f"{kind} '{id}': bestaat niet meer")
        elif fields := _fields(then, field_digests(record)):
            called = f"{BY_NAME[kind].enkelvoud} '{record.naam}'"
            yield Change((kind, id), f"{called}: gewijzigd bij {fields}")


def _fields(then: Mapping[str, str], now: Mapping[str, str]) -> str:
    """The names of the fields that differ."""
    return ", ".join(
        f"'{name}'" for name in sorted(then.keys() | now) if then.get(name) != now.get(name)
    )


def _blocks(call: Aanroep) -> Blocks | None:
    try:
        return decode_blocks(call.blokken)
    except Unreadable:
        return None


def _kept(archive: Archief) -> Iterator[Entry]:
    for call in archive.aanroepen:
        yield from entries(_blocks(call) or ()) if call.naam not in OWN else ()


def _anew(scope: Scope, document: Document, archive: Archief) -> Iterator[Entry]:
    """What the calls in the text of now show, as on the day of an adopted version."""
    for call in document.page.calls:
        if isinstance(call, Call) and call.name not in OWN and scope.again:
            asked = Aanroep(naam=call.name, waarden=call.args, benoemd=call.kwargs, blokken=[])
            yield from entries(scope.again(document, asked, archive.peildatum) or ())


def _in_words(
    archive: Archief, before: tuple[Entry, ...], after: tuple[Entry, ...]
) -> Iterator[Prose]:
    """What changed in goals, norms, measures and roles."""
    old, new = merged(before), merged(after)
    for title, kinds in GROUPS.items():
        then, now = _of(old, kinds), _of(new, kinds)
        found = _sentences(list(compared(then, now)))
        unchanged = () if found else ("Geen verschillen.",)
        yield Prose(unchanged, title, found)


def _of(found: Mapping[Name, Entry], kinds: tuple[str, ...]) -> dict[object, Entry]:
    return {record: entry for record, entry in found.items() if record[0] in kinds}


def _text_rows(before: Page, after: Page) -> Iterator[Row]:
    """Paragraphs beside each other; those that are equal are counted."""
    old, new = _paragraphs(before), _paragraphs(after)
    matcher = SequenceMatcher(
        None, [text for _, text in old], [text for _, text in new], autojunk=False
    )
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            number = i2 - i1
            word = "alinea" if number == 1 else "alinea's"
            yield Row((f"… {number} {word} gelijk", None, None))
            continue
        for offset in range(max(i2 - i1, j2 - j1)):
            was = old[i1 + offset] if i1 + offset < i2 else None
            now = new[j1 + offset] if j1 + offset < j2 else None
            heading = (now or was or ("", ""))[0]
            yield Row((heading or "het begin", was and was[1], now and now[1]))


def _paragraphs(page: Page) -> list[tuple[str, str]]:
    """The paragraphs of a text, each with the heading that it stands under."""
    found, heading = [], ""
    for block in page.body.split("\n\n"):
        text = block.strip()
        if text.startswith("#"):
            heading = text.partition("\n")[0].lstrip("#").strip()
        if text:
            found.append((heading, text))
    return found
