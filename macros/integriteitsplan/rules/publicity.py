"""Rules on what is public: nothing public leans on something internal."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote

from integriteitsplan.model.kinds import BY_NAME, KINDS, Reference, references
from integriteitsplan.model.normen import Norm
from integriteitsplan.model.openbaarheid import Woogrond
from integriteitsplan.model.record import Record
from integriteitsplan.register import Document
from integriteitsplan.rules.context import Context
from integriteitsplan.source import (
    Call,
    MarkdownLink,
    Passage,
    Problem,
    did_you_mean,
    nearly_open,
)

FENCE = re.compile(r"^[ \t>]*(:::)", re.MULTILINE)
HTML_TARGET = re.compile(r"\s(?:href|src)=[\"']([^\"'\n]{1,2000})[\"']")


def openbaar_verwijst_intern(context: Context) -> Iterator[Problem]:
    """Wat openbaar is, verwijst alleen naar wat ook openbaar is.

    Waarom: Anders noemt de openbare uitgave iets dat intern moet blijven.
    Fout: een openbare taak met een rol die niet openbaar is
    Goed: openbaar: ja bij allebei
    Herstel: Maak beide openbaar, of haal de verwijzing of 'openbaar: ja' weg.
    """
    for kind in KINDS:
        for record in context.register.all(kind.model):
            if record.openbaar:
                yield from _leaning(context, record)
    for document in context.register.documents:
        if document.meta.openbaar:
            yield from _document_leaning(context, document)


def _leaning(context: Context, record: Record) -> Iterator[Problem]:
    if not record.openbare_velden:
        kind = BY_NAME[record.kind]
        yield Problem(
            record.place("openbaar"),
            f"records van de soort '{kind.name}' zijn nooit openbaar",
            "haal 'openbaar: ja' weg",
        )
        return
    for reference in _told(record):
        if problem := _points_inside(context, record.id, reference):
            what, remedy = problem
            yield Problem(record.place(*reference.steps), what, remedy)
    name = getattr(record, "document", None) if "document" in record.openbare_velden else None
    found = context.register.document_named(name, record.eenheid) if name else None
    if found and not found.meta.openbaar:
        yield Problem(
            record.place("document"),
            f"'{record.id}' is openbaar en verwijst naar document '{name}', dat intern is",
            f"zet in {found.path} ook 'openbaar: ja', of haal de verwijzing weg",
        )


def _told(record: Record) -> Iterator[Reference]:
    """The references in what is public of a record; the id of a norm names its catalogue too."""
    for reference in references(record):
        if reference.steps[0] in record.openbare_velden | {"eenheid"}:
            yield reference
    if isinstance(record, Norm):
        yield Reference("normenkaders", record.kader, ("id",))


def _document_leaning(context: Context, document: Document) -> Iterator[Problem]:
    """What the front matter refers to, and the unit that the address of the page names."""
    place = Reference("eenheden", document.eenheid, ("openbaar",))
    for reference in (place, *references(document.meta)):
        if problem := _points_inside(context, document.titel, reference):
            what, remedy = problem
            yield Problem(document.place(str(reference.steps[0])), what, remedy)


def _points_inside(context: Context, name: str, reference: Reference) -> tuple[str, str] | None:
    """What to say of a reference from something public to a record that is not."""
    if reference.id not in context.register.records[reference.kind]:
        return None
    if reference.id in context.public.records[reference.kind]:
        return None
    kind = BY_NAME[reference.kind].enkelvoud
    return (
        f"'{name}' is openbaar en verwijst naar {kind} '{reference.id}', die intern is",
        f"zet bij '{reference.id}' ook 'openbaar: ja', of haal de verwijzing weg",
    )


def _to_open(context: Context, uri: str) -> str:
    """What makes a page public: its own front matter, or the data that it is made of."""
    if uri in context.register.by_uri:
        return "maak die pagina openbaar"
    return "maak een gegeven van die pagina openbaar"


def openbare_koppeling(context: Context) -> Iterator[Problem]:
    """Een openbare pagina koppelt alleen naar openbare pagina's en openbare bestanden.

    Waarom: Een koppeling naar een interne pagina verraadt haar naam, en komt nergens uit.
    Fout: op een openbare pagina: [werkplan](../ruimte/werkplan-2026.md), terwijl dat intern is
    Goed: de koppeling in een intern blok, of het werkplan ook openbaar
    Herstel: Maak die pagina openbaar, noem een bestand bij openbare_bijlagen, of haal de
    koppeling weg.
    """
    files = {asset.uri for asset in context.register.assets}
    public_files = {asset.uri for asset in context.public.assets}
    for document in context.register.documents:
        if not document.meta.openbaar:
            continue
        folder = posixpath.dirname(document.uri)
        for link in _links(document):
            address, _, anchor = unquote(link.target).partition("#")
            path = address.partition("?")[0]
            uri = posixpath.normpath(posixpath.join(folder, path)) if path else document.uri
            is_page = uri in context.pages and uri not in context.public_pages
            is_file = uri in files and uri not in public_files
            if (is_page or is_file) and not _is_hidden(document, link.line):
                yield Problem(
                    document.page.place(link.line, link.column),
                    f"'{document.titel}' is openbaar en koppelt naar {uri}, dat intern is",
                    f"noem '{posixpath.basename(uri)}' bij 'openbare_bijlagen', of haal de "
                    "koppeling weg"
                    if is_file
                    else f"{_to_open(context, uri)}, of zet de koppeling in een intern blok",
                )
            elif anchor in _hidden_anchors(context, uri) and not _is_hidden(document, link.line):
                yield Problem(
                    document.page.place(link.line, link.column),
                    f"'{document.titel}' is openbaar en koppelt naar '#{anchor}' op {uri}, dat in "
                    "een intern blok staat",
                    "koppel naar een plek die openbaar is, of haal de koppeling weg",
                )


def openbare_aanroep(context: Context) -> Iterator[Problem]:
    """Een macro op een openbare pagina noemt alleen wat openbaar is.

    Waarom: In de openbare uitgave is er anders niets om te tonen.
    Fout: {{ rolkaart("vertrouwenspersoon") }}, terwijl die rol intern is
    Goed: dezelfde aanroep in een intern blok, of de rol openbaar
    Herstel: Maak het record openbaar, of zet de aanroep in een intern blok.
    """
    for document in context.public.documents:
        for call in document.page.calls:
            if isinstance(call, Call) and not any(context.check_call(call, context.register)):
                for problem in context.check_call(call, context.public):
                    yield Problem(
                        problem.place,
                        f"in de openbare uitgave: {problem.what}",
                        "maak het record openbaar, of zet de aanroep in een intern blok",
                    )


def openbare_bijlage_onbekend(context: Context) -> Iterator[Problem]:
    """Elke naam bij openbare_bijlagen is een bestand in dezelfde map.

    Waarom: Een verkeerde naam maakt stil niets openbaar.
    Fout: openbare_bijlagen: [foto.png], terwijl het bestand foto.jpg heet
    Goed: openbare_bijlagen: [foto.jpg]
    Herstel: Verbeter de naam, of zet het bestand in de map van dit document.
    """
    for document in context.register.documents:
        folder = posixpath.dirname(document.uri)
        files = [
            asset.uri.rpartition("/")[2]
            for asset in context.register.assets
            if posixpath.dirname(asset.uri) == folder
        ]
        for name in document.meta.openbare_bijlagen:
            if name not in files:
                yield Problem(
                    document.place("openbare_bijlagen"),
                    f"in deze map is geen bestand '{name}'{did_you_mean(name, files)}",
                    "verbeter de naam, of zet het bestand in de map van dit document",
                )


def intern_blok(context: Context) -> Iterator[Problem]:
    """Een intern blok begint en eindigt op een eigen regel, en noemt de grond en de reden.

    Waarom: De openbare uitgave zegt bij elke weglating waarom, zonder te zeggen wat.
    Fout: ::: intern, zonder grond; of :: intern, met twee dubbele punten
    Goed: ::: intern 5.1.2.i: Dit zou het toezicht bij inkoop verzwakken.
    Herstel: Noem de grond uit de Woo en de reden, en sluit het blok met ':::'.
    """
    options = [ground.value for ground in Woogrond]
    for document in context.register.documents:
        for fence in document.page.fences:
            if not isinstance(fence, Passage):
                yield fence
            elif fence.ground not in options:
                told = f"'{fence.ground}' is geen grond" if fence.ground else "de grond ontbreekt"
                near = did_you_mean(fence.ground, options) if fence.ground else ""
                yield Problem(fence.place, told + near, "kies uit: " + ", ".join(options))
            elif not fence.reason:
                yield Problem(
                    fence.place,
                    "de reden ontbreekt",
                    f"schrijf '::: intern {fence.ground}: De reden in één zin.'",
                )
        if document.meta.openbaar:
            yield from _in_code(document)


def _in_code(document: Document) -> Iterator[Problem]:
    """What looks like an internal passage but is shown as code, so that everybody reads it."""
    body, seen = document.page.body, document.page.outline.without_code
    fences = [found.start(1) for found in FENCE.finditer(body)] if ":::" in body else []
    for start in {*fences, *(word for _, word in nearly_open(body))}:
        if seen[start] != body[start]:
            line, _ = document.page.outline.position(start)
            yield Problem(
                document.page.place(line),
                "dit blok staat in code, dus iedereen leest het",
                "haal de code of het inspringen weg; toont u hoe een blok eruitziet, maak deze "
                "pagina dan intern",
            )


def _links(document: Document) -> Iterator[MarkdownLink]:
    """Links and pictures, also where they are written in HTML."""
    outline = document.page.outline
    yield from outline.links
    for found in HTML_TARGET.finditer(outline.prose):
        yield MarkdownLink(found[1], *outline.position(found.start(1)))


def _hidden_anchors(context: Context, uri: str) -> frozenset[str]:
    """The places on a public page that only the internal edition has."""
    whole, shown = context.register.by_uri.get(uri), context.public.by_uri.get(uri)
    if whole is None or shown is None or not whole.page.passages:
        return frozenset()
    return whole.page.outline.anchors - shown.page.outline.anchors


def _is_hidden(document: Document, line: int) -> bool:
    """Whether a line of the body (from 0) stands in an internal passage."""
    position = document.page.outline.position
    return any(
        position(one.start)[0] <= line <= position(one.end)[0] for one in document.page.passages
    )
