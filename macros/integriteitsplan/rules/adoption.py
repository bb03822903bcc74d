"""Rules on adopted texts: what is adopted stays as it is, and is kept."""

from collections.abc import Iterator

from integriteitsplan.model.archief import Archief
from integriteitsplan.model.documenten import Documentstatus
from integriteitsplan.register import Document
from integriteitsplan.register.archives import adopted_page
from integriteitsplan.rules.context import Context
from integriteitsplan.source import (
    Place,
    Problem,
    PutKey,
    TextList,
    TextMap,
    drop_last_item,
    put_keys,
)

KEPT_UP = "afdruk"  # confirming a derivation changes no text


def vastgesteld_gewijzigd(context: Context) -> Iterator[Problem]:
    """Een vastgestelde tekst verandert niet; een wijziging krijgt een nieuwe versie.

    Ook het archief van een vastgestelde versie blijft zoals het is. Wel mag de status later
    'vervallen' worden, en mag u een afleiding opnieuw bevestigen.

    Waarom: Wie iets vaststelt, moet erop kunnen rekenen dat de tekst daarna blijft staan.
    Fout: een zin aanpassen in een plan met status: vastgesteld
    Goed: de zin aanpassen met status: concept en versie: "1.1", en die versie laten vaststellen
    Herstel: Zet de tekst terug, of geef haar een nieuwe versie.
    """
    register = context.register
    for archive in register.archives:
        if not archive.is_heel:
            yield Problem(
                archive.place(),
                f"het archief van {archive.document}, versie {archive.versie}, is gewijzigd",
                "zet dit bestand terug zoals 'integriteitsplan adopt' het schreef",
            )
    for document in register.plannen:
        version = document.plan.versie if document.plan else None
        for adopted in register.adopted(document):
            if adopted.versie == version and not _is_as_adopted(document, adopted):
                yield Problem(
                    document.place("versie"),
                    f"versie {version} is vastgesteld op {adopted.datum}, en de tekst is daarna "
                    "gewijzigd",
                    "zet de tekst terug, of geef haar een nieuwe 'versie' en de status concept",
                )


def _is_as_adopted(document: Document, archive: Archief) -> bool:
    """Whether a text is to the byte what was adopted, apart from what may follow later.

    Git gives lines the ends of the system, so those do not count.
    """
    raw, tekst = document.raw.replace("\r\n", "\n"), archive.tekst.replace("\r\n", "\n")
    if raw == tekst:
        return True
    written = document.page.front_matter
    then = adopted_page(archive).front_matter
    if written is None or then is None:
        return False
    lapsed = document.plan is not None and document.plan.status is Documentstatus.VERVALLEN
    back = {"status": Documentstatus.VASTGESTELD.value} if lapsed else {}
    if KEPT_UP in written and KEPT_UP in then:
        back[KEPT_UP] = str(then[KEPT_UP])
    now = _put(raw, written, back)
    if lapsed and _last_status(written) == Documentstatus.VERVALLEN.value:
        now = drop_last_item(now, written, "verloop")
    return bool(back) and now == _put(tekst, then, back)


def _put(text: str, written: TextMap, values: dict[str, str]) -> str:
    return put_keys(
        text, [PutKey(written, name, value, after=name) for name, value in values.items()]
    )


def _last_status(written: TextMap) -> object:
    steps = written.get("verloop")
    last = steps[-1] if isinstance(steps, TextList) and steps else None
    return last.get("status") if isinstance(last, TextMap) else None


def zonder_archief(context: Context) -> Iterator[Problem]:
    """Van elke vastgestelde versie is een archief.

    Waarom: Zonder archief is later niet na te gaan wat er is vastgesteld, of wat er veranderde.
    Fout: status: vastgesteld en versie: "1.0", zonder bestand in de map archief
    Goed: plans/concern/archief/jaarplan-2026-1.0.json
    Herstel: Laat 'integriteitsplan adopt' de versie vastleggen.
    """
    register = context.register
    for document in register.plannen:
        meta = document.plan
        if meta is None or not meta.is_beleid or not meta.versie:
            continue
        if meta.versie not in [one.versie for one in register.adopted(document)]:
            yield Problem(
                document.place("versie"),
                f"van versie {meta.versie} is niet vastgelegd wat er is vastgesteld",
                f"doe dat met: integriteitsplan adopt {document.eenheid}/{document.name}",
            )


def archief_zonder_document(context: Context) -> Iterator[Problem]:
    """Bij elk archief hoort een document.

    Waarom: Van een vastgesteld plan dat verdwijnt, weet een lezer niet of het nog geldt.
    Fout: jaarplan-2024.md weggooien en archief/jaarplan-2024-1.0.json laten staan
    Goed: jaarplan-2024.md met status: vervallen
    Herstel: Zet het document terug met status: vervallen, of gooi ook het archief weg.
    """
    known = {f"{one.eenheid}/{one.name}" for one in context.register.plannen}
    for archive in context.register.archives:
        if archive.document not in known:
            yield Problem(
                Place(archive.place().path),
                f"het document {archive.document} bestaat niet meer",
                "zet het terug met status: vervallen, of gooi ook dit archief weg",
            )
