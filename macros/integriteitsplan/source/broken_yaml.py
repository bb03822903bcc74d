"""What the parser of YAML says of a broken text, at the place where a person would repair it."""

import re

import yaml

from integriteitsplan.source.values import Mark

FIXED_SPACE = re.compile(r"(?:^[ -]*|:)(?=\xa0)")
EXPLAINED = {
    "could not find expected ':'": ("hier ontbreekt een dubbele punt", "schrijf 'sleutel: waarde'"),
    "mapping values are not allowed": (
        "hier staat een dubbele punt waar dat niet kan",
        "zet de tekst tussen aanhalingstekens of controleer de inspringing",
    ),
    "found character '\\t'": ("hier staat een tab", "gebruik spaties om in te springen"),
    "found a tab character": ("hier staat een tab", "gebruik spaties om in te springen"),
    "found character that cannot start any token": (
        "met dit teken kan geen waarde beginnen",
        "zet de tekst tussen aanhalingstekens en gebruik spaties om in te springen",
    ),
    "did not find expected ',' or ']'": (
        "een lijst tussen [ ] is niet gesloten",
        "sluit de lijst met ] of zet de tekst tussen aanhalingstekens",
    ),
    "did not find expected ',' or '}'": (
        "een groep tussen { } is niet gesloten",
        "sluit de groep met } of zet de tekst tussen aanhalingstekens",
    ),
    "did not find expected '-' indicator": (
        "deze regel hoort niet bij de lijst erboven",
        "laat elk onderdeel met '- ' op dezelfde hoogte beginnen",
    ),
    "did not find expected key": (
        "de inspringing klopt hier niet",
        "laat de sleutels van één record recht onder elkaar beginnen",
    ),
    "found unexpected end of stream": (
        "een aanhalingsteken is niet gesloten",
        "zet het tweede aanhalingsteken aan het eind van de tekst",
    ),
}


def explain(
    error: yaml.MarkedYAMLError, text: str, first_line: int, quoted: tuple[Mark, Mark] | None
) -> tuple[Mark, str, str]:
    """Where it is, what is wrong and what to do.

    `text` begins on `first_line`; `quoted` is where the last text in quotes begins and ends.
    """
    context = error.context or ""
    begins = any(word in context for word in ("flow", "quoted", "simple key"))
    met = error.problem_mark
    mark = (error.context_mark if begins else None) or met
    if mark is None or met is None:
        return (first_line, 1), *_told(error)
    lines = text.split("\n")
    for row in (mark.line, met.line, met.line - 1):
        if 0 <= row < len(lines) and (space := FIXED_SPACE.search(lines[row])):
            return (
                (row + first_line, space.end() + 1),
                "hier staat een vaste spatie (U+00A0), en die telt in YAML als een letter",
                "verwijder haar en typ een gewone spatie",
            )
    if quoted and quoted[0][0] < quoted[1][0] == met.line + first_line:
        start, (last, _) = quoted
        return (
            start,
            f"deze tekst begint met een aanhalingsteken en loopt door tot regel {last}",
            'zet een aanhalingsteken aan het eind van de tekst, of " om de hele tekst als er zelf '
            "een in staat",
        )
    return (mark.line + first_line, mark.column + 1), *_told(error)


def _told(error: yaml.MarkedYAMLError) -> tuple[str, str]:
    words = f"{error.context or ''} {error.problem or ''}"
    for pattern, told in EXPLAINED.items():
        if pattern in words:
            return told
    return (
        "dit is geen geldige YAML",
        "controleer inspringing, haken en aanhalingstekens op en boven deze regel",
    )
