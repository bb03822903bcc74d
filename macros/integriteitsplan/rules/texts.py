"""Rules on what pages say: macro calls, links, quoted law, and the parts of a plan."""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from integriteitsplan.model.documenten import DOCUMENT_TYPES, Onderdeelstaat
from integriteitsplan.model.kinds import BY_NAME
from integriteitsplan.model.normen import Norm
from integriteitsplan.model.uitzonderingen import Uitzondering
from integriteitsplan.register import Document
from integriteitsplan.rules.context import Context
from integriteitsplan.rules.written import Fields
from integriteitsplan.source import Call, MarkdownLink, Problem, did_you_mean, refused_in_markdown
from integriteitsplan.source.markup import Refused

MISSING = {
    Onderdeelstaat.ONTBREEKT: "dit document mist",
    Onderdeelstaat.ZONDER_WOORDEN: "dit document heeft nog geen eigen woorden bij",
}
# The ids that a macro gives: to what it shows, and to the rows and cards of records.
MADE = re.compile(rf"(?:ip|{'|'.join(BY_NAME)})-")
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def macro_aanroep(context: Context) -> Iterator[Problem]:
    """Een macro-aanroep is juist gespeld, heeft bekende argumenten en staat alleen op een regel.

    Waarom: Een pagina is tekst en geen programma; wat geen aanroep is, wordt niet uitgevoerd.
    Fout: {{ normtabel() }}
    Goed: {{ normentabel(kader="bn") }}
    Herstel: Verbeter de naam of het argument, en zet de aanroep tussen twee lege regels.
    """
    for document in context.register.documents:
        for found in document.page.calls:
            if isinstance(found, Problem):
                yield found
                continue
            yield from context.check_call(found, context.register)
            if not found.alone:
                yield _not_alone(found)


def _not_alone(call: Call) -> Problem:
    return Problem(
        call.place,
        f"de aanroep van '{call.name}' staat niet alleen",
        "zet de aanroep op een eigen regel, met een lege regel ervoor en erna",
    )


def html_niet_toegestaan(context: Context) -> Iterator[Problem]:
    """Een pagina bevat alleen wat Markdown maakt: geen scripts, stijlen, kaders of opmerkingen.

    Waarom: Wat één pagina meebrengt, draait bij elke lezer van de site.
    Fout: <script>…</script>, of <p style="color: red">
    Goed: gewone Markdown, of de tekst als code tussen `…`
    Herstel: Haal de HTML weg of zet haar als code neer.
    """
    for document in context.register.documents:
        outline = document.page.outline
        for refused in _refused(outline.without_code):
            line, column = outline.position(refused.start)
            yield Problem(document.page.place(line, column), refused.what, refused.remedy)


@lru_cache(maxsize=16384)
def _refused(prose: str) -> tuple[Refused, ...]:
    return tuple(refused_in_markdown(prose))


def interne_koppeling(context: Context) -> Iterator[Problem]:
    """Elke koppeling binnen de site komt uit bij een pagina, een bestand en een plek die bestaan.

    Waarom: Wie doorklikt, moet iets vinden.
    Fout: [gedragscode](../normen/bn/2.md)
    Goed: [gedragscode](../normen/bn/02.md)
    Herstel: Verbeter het pad of het anker; koppel naar het .md-bestand.
    """
    assets = {asset.uri for asset in context.register.assets}
    for document in context.register.documents:
        for link in document.page.outline.links:
            if problem := _broken(context, document, link, assets):
                what, remedy = problem
                yield Problem(document.page.place(link.line, link.column), what, remedy)


def _broken(
    context: Context, document: Document, link: MarkdownLink, assets: set[str]
) -> tuple[str, str] | None:
    target = _target(document.uri, link.target)
    if not isinstance(target, Target):
        return target
    uri, path, fragment = target
    if uri in assets:
        return None
    if uri not in context.pages:
        if context.register.doubt.page(uri):
            return None
        from_here = _seen_from(posixpath.dirname(document.uri), tuple(context.pages))
        return (
            f"de koppeling '{link.target}' komt nergens uit{did_you_mean(path, from_here)}",
            "verbeter het pad; koppel naar het .md-bestand, gerekend vanaf deze pagina",
        )
    anchors = context.pages[uri]() if fragment else None
    if anchors is None or _is_made(context.register.by_uri.get(uri), fragment):
        return None
    if unquote(fragment) not in anchors:
        return (
            f"op {uri} is geen plek '#{fragment}'{did_you_mean(fragment, anchors)}",
            "verbeter het anker, of haal het weg",
        )
    return None


def _is_made(document: Document | None, fragment: str) -> bool:
    """Whether a macro on the page may give this id, which is known only once it is rendered."""
    has_calls = document is not None and bool(document.plan or document.page.calls)
    return has_calls and MADE.match(fragment) is not None


class Target(NamedTuple):
    """Where a link leads within the site, and its path and fragment as they were written."""

    uri: str
    path: str
    fragment: str


@lru_cache(maxsize=32768)
def _target(page: str, link: str) -> Target | tuple[str, str] | None:
    """Where a link on a page leads; what is wrong with it, or None where it leaves the site."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return f"'{link}' is geen geldig adres", "verbeter het adres"
    if parts.scheme:
        if parts.scheme in SCHEMES:
            return None
        return (
            f"een koppeling met '{parts.scheme}:' is niet toegestaan",
            "gebruik https:, mailto: of een pad",
        )
    if parts.netloc or link.startswith("/"):
        return (
            f"de koppeling '{link}' begint met een schuine streep",
            "koppel met een pad vanaf deze pagina, zoals ../normen/index.md",
        )
    path = unquote(parts.path)
    uri = posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page
    return Target(uri, path, parts.fragment)


@lru_cache(maxsize=8)
def _seen_from(folder: str, pages: tuple[str, ...]) -> tuple[str, ...]:
    """The paths that lead to the pages from a folder, as an author writes them."""
    return tuple(posixpath.relpath(page, folder or ".") for page in pages)


def vervallen_artikel(context: Context) -> Iterator[Problem]:
    """Een tekst haalt geen wetsartikelen aan die zijn vervallen.

    Waarom: Wie naar oude wet verwijst, beroept zich op iets dat niet meer geldt.
    Fout: volgens artikel 125quater van de Ambtenarenwet
    Goed: volgens artikel 4 van de Ambtenarenwet 2017
    Herstel: Verwijs naar het artikel dat ervoor in de plaats kwam; de melding noemt het.
    """
    register = context.register
    repealed = {
        sign.lower(): norm
        for norm in register.all(Norm)
        if norm.geldig_tot and norm.geldig_tot <= context.peildatum
        for sign in norm.herkenning
    }
    if not repealed:
        return
    longest_first = sorted(repealed, key=len, reverse=True)
    pattern = re.compile(rf"(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    for document in register.documents:
        for match in _words_of_page(pattern, document.page.outline.prose):
            line, column = document.page.outline.position(match.start())
            norm = repealed[match[0].lower()]
            yield Problem(document.page.place(line, column), *_repealed(match[0], norm))
    for kind, fields in context.fields.items():
        if kind == Uitzondering.kind or not _is_in(pattern, fields):
            continue
        # A repealed norm lists the words by which it is recognised; a list cites nothing.
        for one in (one for one in fields.located if len(one.steps) == 1):
            if found := next(_words(pattern, one.text), None):
                norm = repealed[found[0].lower()]
                yield Problem(one.place, *_repealed(found[0], norm))


def _words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """The matches that begin a word; a `\\b` before the pattern is twenty times as slow."""
    for match in pattern.finditer(text):
        before = text[match.start() - 1 : match.start()]
        if not (before.isalnum() or before == "_"):
            yield match


@lru_cache(maxsize=16384)
def _words_of_page(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str], ...]:
    return tuple(_words(pattern, text))


@lru_cache(maxsize=128)
def _is_in(pattern: re.Pattern[str], fields: Fields) -> bool:
    return bool(pattern.search("\n".join(fields.different)))


def _repealed(cited: str, norm: Norm) -> tuple[str, str]:
    return (
        f"'{cited}' is sinds {norm.geldig_tot} vervallen",
        f"verwijs naar {', '.join(norm.opgevolgd_door) or 'geldend recht'}",
    )


def plan_onvolledig(context: Context) -> Iterator[Problem]:
    """Een plan of verslag bevat elk vereist onderdeel, of motiveert waarom het ontbreekt.

    Voor een plan zijn dat de onderdelen van bijlage I; voor een jaarverslag die van artikel 4 en 5
    van de Ambtenarenwet 2017; voor een toegankelijkheidsverklaring die van het Nederlandse model.
    Bij de laatste twee telt een onderdeel pas als de schrijver er zelf iets bij zegt.

    Waarom: Een lezer moet kunnen zien dat niets is vergeten.
    Fout: een jaarplan zonder kop 'Kernwaarden' en zonder motivering
    Goed: onder gemotiveerde_afwijkingen: {onderdeel: kernwaarden, motivering: Zie meerjarenplan.}
    Herstel: Schrijf het onderdeel onder een kop met die naam, of motiveer de afwijking.
    """
    for document in context.register.plannen:
        parts = DOCUMENT_TYPES[document.meta.soort].onderdelen
        for deviation in document.plan.gemotiveerde_afwijkingen if document.plan else ():
            if deviation.onderdeel not in parts:
                yield Problem(
                    document.place("gemotiveerde_afwijkingen"),
                    f"'{deviation.onderdeel}' is geen onderdeel van een "
                    f"{document.meta.soort.label}{did_you_mean(deviation.onderdeel, parts)}",
                    "kies uit: " + ", ".join(parts),
                )
        states = {part: document.state_of(part) for part in parts.values()}
        for state, what in MISSING.items():
            if missing := [part.titel for part, found in states.items() if found is state]:
                yield Problem(
                    document.place(),
                    f"{what}: {', '.join(missing)}",
                    "schrijf de onderdelen onder een kop met die naam, of motiveer de afwijking",
                )


def vaststelling_onvolledig(context: Context) -> Iterator[Problem]:
    """Een vastgesteld document zegt wie het vaststelde, wanneer en in welke versie.

    Waarom: Zonder orgaan, datum en versie is niet na te gaan wat er geldt.
    Fout: status: vastgesteld, zonder datum
    Goed: status: vastgesteld, vastgesteld_door: college, datum: 2025-01-28, versie: "1.0"
    Herstel: Laat 'integriteitsplan adopt' het besluit vastleggen, of zet de status terug.
    """
    for document in context.register.plannen:
        meta = document.plan
        if meta and meta.is_beleid:
            missing = [
                name for name in ("vastgesteld_door", "datum", "versie") if not getattr(meta, name)
            ]
            if missing:
                yield Problem(
                    document.place("status"),
                    f"bij 'vastgesteld' ontbreekt: {', '.join(missing)}",
                    f"leg het vast met: integriteitsplan adopt {document.eenheid}/{document.name}, "
                    "of zet de status terug",
                )
