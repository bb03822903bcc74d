"""Passages that not everybody may read: what stands between `::: intern` and `:::`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from integriteitsplan.source.problem import Place, Problem

CODE = "intern-blok"
FENCE = re.compile(r"^[^\n]*:::[^\n]*$", re.MULTILINE)
OPENING = re.compile(
    r"::: intern(?: +(?P<ground>[0-9a-z.]+?))?(?:: *(?P<reason>\S.*?))?[ \t]*\r?\Z"
)
CLOSING = re.compile(r":::[ \t]*\r?\Z")
# As it may be typed: 5.1.2.d, 5.1.2d, 5,1,2,d or 5.12.d, but not 5.123.
GROUND = re.compile(r"5[.,] ?[12](?:[.,] ?\d(?:[.,]?[a-z]\b|\b)|\d[.,]?[a-z]\b)", re.IGNORECASE)
# What a line may begin with that is to open a block: other signs, a list, a quote, three ticks.
NEARLY = re.compile(
    r"\n(?P<signs>(?:[^\w\n`|]|`{3,}|\d+[.)])*+)(?=interne?\b|\w++[^\w\n]*+5[.,])"
    rf"(?P<word>\w++)[^\w\n]*+(?P<ground>{GROUND.pattern})?",
    re.IGNORECASE,
)
LIKE_COLONS = frozenset(":;!?/…\uff1a\uff1b")


class Passage(NamedTuple):
    """An internal passage: its ground and reason, and where it stands in the text.

    `start` and `end` are offsets of the first sign of the opening fence and behind the closing one.
    """

    ground: str
    reason: str
    start: int
    end: int
    place: Place


def find_passages(
    path: str, text: str, first_line: int, without_code: str
) -> Iterator[Passage | Problem]:
    """The internal passages of a text, and what stands there that is not one.

    A fence in code is no fence: `without_code` is the text with code blanked out.
    """
    open_: tuple[re.Match[str], re.Match[str], Place] | None = None
    line, counted = first_line, 0
    for found in FENCE.finditer(without_code) if ":::" in without_code else ():
        line += text.count("\n", counted, found.start())
        counted = found.start()
        place = Place(path, line)
        fence = text[found.start() : found.end()]
        opening = OPENING.match(fence)
        if CLOSING.match(fence):
            if open_ is None:
                yield _problem(place, "dit blok sluit zonder begin", "haal de regel ':::' weg")
                continue
            begin, given, where = open_
            yield Passage(
                given["ground"] or "", given["reason"] or "", begin.start(), found.end(), where
            )
            open_ = None
        elif not fence.startswith(":::"):
            yield _problem(
                place,
                "een intern blok begint en eindigt helemaal links",
                "laat de regel met ':::' beginnen, of zet de tekens als code tussen `…`",
            )
        elif opening is None:
            yield _no_opening(place, fence)
        elif open_ is not None:
            yield _problem(
                place,
                f"hier begint een intern blok binnen dat van regel {open_[2].line}",
                "sluit het eerste blok met ':::' of haal deze regel weg",
            )
        else:
            open_ = (found, opening, place)
        if not _stands_alone(text, found):
            yield _problem(
                place,
                "deze regel staat tegen andere tekst aan",
                "zet er een lege regel voor en een lege regel na",
            )
    if open_ is not None:
        yield _problem(
            open_[2], "dit interne blok wordt niet gesloten", "zet ':::' op een eigen regel eronder"
        )
    yield from _nearly(path, text, first_line, without_code)


def _nearly(path: str, text: str, first_line: int, without_code: str) -> Iterator[Problem]:
    """What is no fence at all, though its author thinks that it hides something."""
    line, counted = first_line, 0
    for start, word in nearly_open(text):
        line += text.count("\n", counted, start)
        counted = start
        end = text.find("\n", word)
        seen = slice(start, end if end >= 0 else None)
        if without_code[word] == text[word] and ":::" not in without_code[seen]:
            yield _no_opening(Place(path, line), text[seen])


def nearly_open(text: str) -> Iterator[tuple[int, int]]:
    """Where a line says that a block opens, in whatever signs: offset of the line and its word.

    With the ground the word alone will do; two signs like colons need one of both, for a heading
    or a list may begin with 'Intern'.
    """
    for found in NEARLY.finditer("\n" + text):
        is_fenced = sum(sign in LIKE_COLONS for sign in found["signs"]) > 1
        is_named = found["word"].lower().startswith("intern")
        if (is_named + is_fenced + bool(found["ground"])) > 1:
            yield found.start(), found.start("word") - 1


def replace_passages(text: str, passages: Iterable[tuple[Passage, str, str | None]]) -> str:
    """The text with other words for its fences; lines stay on their line.

    Each passage comes with what stands in the place of its opening fence, and in that of its
    closing fence; with None for the latter all of the passage goes.
    """
    parts, end = [], 0
    for passage, opening, closing in sorted(passages, key=lambda one: one[0].start):
        between = text[passage.start : passage.end].split("\n")[1:-1]
        kept = [""] * len(between) if closing is None else between
        parts += [text[end : passage.start], "\n".join([opening, *kept, closing or ""])]
        end = passage.end
    return "".join(parts) + text[end:]


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether the lines above and below are blank, or are not there."""
    above = text.rfind("\n", 0, max(found.start() - 1, 0)) + 1
    below = text.find("\n", found.end() + 1)
    around = text[above : found.start()], text[found.end() : below if below >= 0 else None]
    return not any(line.strip() for line in around)


def _no_opening(place: Place, line: str) -> Problem:
    """The advice keeps the ground that was given."""
    given = GROUND.search(line)
    ground = ".".join(re.findall(r"\w", given[0].lower())) if given else "5.1.2.i"
    return _problem(
        place,
        f"'{line.strip()[:40]}' is geen begin van een blok",
        f"schrijf '::: intern {ground}: De reden in één zin.' op een eigen regel",
    )


def _problem(place: Place, what: str, remedy: str) -> Problem:
    return Problem(place, what, remedy, CODE)
