"""The reference of the handbook, from the code itself: kinds, fields, macros and rules.

The texts are our own docstrings and descriptions, so they may be Markdown.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from inspect import Parameter, getdoc
from typing import Any, get_args

from pydantic.fields import FieldInfo

from integriteitsplan.model.documenten import DOCUMENT_TYPES
from integriteitsplan.model.fields import Keuze, Verwijzing
from integriteitsplan.model.kinds import KINDS, reference_fields
from integriteitsplan.model.organisatie import Eenheid, Organisatie
from integriteitsplan.model.record import Onderdeel
from integriteitsplan.model.zoekwoorden import Zoekwoorden
from integriteitsplan.rules import RULES, Rule
from integriteitsplan.site.page import SitePage
from integriteitsplan.views import VIEWS, View

KINDS_FOLDER = "handleiding/soorten"
RULES_FOLDER = "handleiding/regels"
ARGUMENT = re.compile(r"^([a-z_]+): (.*)$")


@cache
def reference_pages() -> tuple[SitePage, ...]:
    """Every page of the reference."""
    return tuple(_reference_pages())


def _reference_pages() -> Iterator[SitePage]:
    yield _kinds_index()
    for number, kind in enumerate(KINDS):
        if kind.model is not Eenheid:
            where = f"Bestand: `plans/<eenheid>/{kind.name}.yml`, of een map met die naam."
            yield _model_page(kind.name, kind.titel, kind.model, where, number + 1)
    yield _model_page(
        "organisatie", "Organisatie", Organisatie, "Bestand: `plans/organisatie.yml`.", 0
    )
    where = "Bestand: `docs/zoekwoorden.yml`."
    yield _model_page("zoekwoorden", "Zoekwoorden", Zoekwoorden, where, len(KINDS) + 1)
    for number, (soort, documenttype) in enumerate(DOCUMENT_TYPES.items()):
        where = f"Front matter met `soort: {soort.value}`. {soort.uitleg}"
        yield _model_page(
            *(f"document-{soort.value}", f"Document: {soort.label}", documenttype.model),
            *(where, 50 + number),
        )
    yield _page("handleiding/macros.md", "Macro's", _macros(), volgorde=80)
    yield _rules_index()
    for number, rule in enumerate(RULES):
        yield _page(f"{RULES_FOLDER}/{rule.code}.md", rule.code, _rule(rule), volgorde=number + 1)


def _page(uri: str, titel: str, body: str, *, volgorde: int | None = None) -> SitePage:
    about = re.sub("[*`]", "", body.partition("\n")[0])
    return SitePage(uri, titel, body, has_calls=False, volgorde=volgorde, omschrijving=about)


# -- kinds


def _kinds_index() -> SitePage:
    lines = [
        "Een soort is een lijst van records van dezelfde vorm. Elke soort heeft een eigen "
        "bestand in de map van een eenheid.",
        "",
        "| Soort | Wat een record is | Bestand |",
        "|---|---|---|",
        "| [organisatie](organisatie.md) | De organisatie zelf. | `plans/organisatie.yml` |",
        "| [zoekwoorden](zoekwoorden.md) | Wat mensen typen voor een woord van de site. "
        "| `docs/zoekwoorden.yml` |",
    ]
    lines += [
        f"| [{kind.name}]({kind.name}.md) | {_sentence(kind.model)} | `{kind.name}.yml` |"
        for kind in KINDS
        if kind.model is not Eenheid
    ]
    lines += ["", "## Soorten documenten", "", "| Soort | Wat het is |", "|---|---|"]
    lines += [
        f"| [{soort.value}](document-{soort.value}.md) | {soort.uitleg} |"
        for soort in DOCUMENT_TYPES
    ]
    return _page(
        f"{KINDS_FOLDER}/index.md", "Soorten gegevens", "\n".join(lines) + "\n", volgorde=70
    )


def _sentence(model: type[Onderdeel]) -> str:
    return " ".join((getdoc(model) or "").partition("\n\n")[0].split())


def _model_page(
    name: str, titel: str, model: type[Onderdeel], where: str, volgorde: int
) -> SitePage:
    parts = list(dict.fromkeys(_parts(model)))
    body = [_sentence(model), "", where, "", "## Velden", "", *_fields(model)]
    for part in parts:
        body += [
            "",
            f"## Onderdeel: {part.__name__.lower()}",
            "",
            _sentence(part),
            "",
            *_fields(part),
        ]
    choices = list(dict.fromkeys(choice for one in (model, *parts) for choice in _choices(one)))
    for choice in choices:
        body += [
            "",
            f"## Keuze: {choice.__name__.lower()}",
            "",
            _sentence_of(choice),
            "",
            "| Waarde | Betekenis |",
            "|---|---|",
        ]
        body += [
            f"| `{member.value}` | {member.uitleg or member.label.capitalize() + '.'} |"
            for member in choice
        ]
    return _page(f"{KINDS_FOLDER}/{name}.md", titel, "\n".join(body) + "\n", volgorde=volgorde)


def _sentence_of(choice: type[Keuze]) -> str:
    return " ".join((getdoc(choice) or "").split())


def _fields(model: type[Onderdeel]) -> list[str]:
    rows = ["| Sleutel | Verplicht | Wat u schrijft | Betekenis |", "|---|---|---|---|"]
    links = dict(reference_fields(model))
    for name, info in model.model_fields.items():
        required = "ja" if info.is_required() else "nee"
        rows.append(
            f"| `{name}` | {required} | {_shape(info, links.get(name))} "
            f"| {info.description or ''} |"
        )
    return rows


def _shape(info: FieldInfo, kind: str | None) -> str:
    """What an author writes in a field, in words."""
    annotation, several = info.annotation, "tuple" in str(info.annotation)
    if "dict" in str(annotation):
        return f"per {kind} een of meer letters"
    if kind:
        return f"id's uit {kind}, als lijst" if several else f"id uit {kind}"
    for one in _leaves(annotation):
        if isinstance(one, type) and issubclass(one, Keuze):
            return "één van: " + ", ".join(f"`{member.value}`" for member in one)
        if isinstance(one, type) and issubclass(one, Onderdeel):
            return (
                f"lijst van [{one.__name__.lower()}](#onderdeel-{one.__name__.lower()})"
                if several
                else one.__name__.lower()
            )
    shape = next((SHAPES[one] for one in _leaves(annotation) if one in SHAPES), "tekst")
    return f"lijst: {shape}" if several else shape


SHAPES: dict[Any, str] = {
    date: "datum (2026-01-31)",
    Decimal: "getal",
    bool: "ja of nee",
    int: "geheel getal",
}


def _leaves(annotation: Any) -> Iterator[Any]:
    inner = [one for one in get_args(annotation) if not isinstance(one, Verwijzing)]
    if not inner:
        yield annotation
    for one in inner:
        yield from _leaves(one)


def _parts(model: type[Onderdeel]) -> Iterator[type[Onderdeel]]:
    for info in model.model_fields.values():
        for one in _leaves(info.annotation):
            if isinstance(one, type) and issubclass(one, Onderdeel):
                yield one


def _choices(model: type[Onderdeel]) -> Iterator[type[Keuze]]:
    for info in model.model_fields.values():
        for one in _leaves(info.annotation):
            if isinstance(one, type) and issubclass(one, Keuze):
                yield one


# -- macros


def _macros() -> str:
    lines = [
        "Een macro zet gegevens als tabel, kaart of figuur op een pagina. Schrijf de aanroep "
        "alleen op een regel, "
        "met een lege regel ervoor en erna.",
        "",
        "Eenheid en jaar hoeft u meestal niet te noemen: die volgen uit de map en de front "
        "matter van de pagina.",
    ]
    for view in VIEWS:
        lines += ["", f"## {view.name}", "", *_macro(view)]
    return "\n".join(lines) + "\n"


def _macro(view: View) -> Iterator[str]:
    intro, _, rest = view.text.partition("\n\n")
    explained = {
        found[1]: found[2] for line in rest.splitlines() if (found := ARGUMENT.match(line))
    }
    yield " ".join(intro.split())
    yield ""
    yield "```jinja"
    needed = (one for one in view.parameters if one.default is Parameter.empty)
    yield f"{{{{ {view.name}({', '.join(map(_example, needed))}) }}}}"
    yield "```"
    if view.parameters:
        yield ""
        yield "| Argument | Verplicht | Betekenis |"
        yield "|---|---|---|"
        for parameter in view.parameters:
            required = "ja" if parameter.default is Parameter.empty else "nee"
            yield f"| `{parameter.name}` | {required} | {explained.get(parameter.name, '')} |"


EXAMPLES = {
    "norm": "aw2017:4.3",
    "kader": "wbk",
    "rol": "integriteitscoordinator",
    "waarde": "openheid",
    "soort": "regelingen",
}


def _example(parameter: Parameter) -> str:
    return f'"{EXAMPLES.get(parameter.name, "…")}"'


# -- rules


def _rules_index() -> SitePage:
    lines = [
        "Bij elke bouw en bij `integriteitsplan check` worden deze regels nagelopen. Een "
        "**fout** houdt de bouw tegen, "
        "een **waarschuwing** of **tip** niet.",
        "",
        "| Code | Niveau | Regel |",
        "|---|---|---|",
    ]
    lines += [
        f"| [{rule.code}]({rule.code}.md) | {rule.level} | {rule.sentence} |" for rule in RULES
    ]
    return _page(f"{RULES_FOLDER}/index.md", "Regels", "\n".join(lines) + "\n", volgorde=90)


PARTS = {
    "Waarom": "Waarom deze regel?",
    "Fout": "Fout",
    "Goed": "Goed",
    "Herstel": "Zo herstelt u het",
}


def _rule(rule: Rule) -> str:
    found = _rule_parts(rule.text)
    lines = [f"**{rule.sentence}**", "", f"Niveau: {rule.level}.", ""]
    for name, heading in PARTS.items():
        code = name in ("Fout", "Goed")
        lines += [
            f"## {heading}",
            "",
            *(["```text", found[name], "```"] if code else [found[name]]),
        ]
        lines.append("")
    return "\n".join(lines)


def _rule_parts(text: str) -> dict[str, str]:
    """The parts of a docstring by their name; a line without a name continues the last one."""
    found: dict[str, str] = {}
    name = ""
    for line in text.partition("\n\n")[2].splitlines():
        start, sign, rest = line.partition(": ")
        if sign and start in PARTS:
            name, found[start] = start, rest
        elif name:
            found[name] += " " + line.strip()
    return found
