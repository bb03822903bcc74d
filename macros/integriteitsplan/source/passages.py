"""Passages that not everybody may read: what stands between `::: intern` and `:::`."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from integriteitsplan.source.problem import Place, Problem

CODE = "intern-blok"
FENCE = re.compile(r"^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*:::.*$", re.MULTILINE)
OPENING = re.compile(
    r"::: intern(?: +(?P<ground>[0-9a-z.]+?))?(?:: *(?P<reason>\S.*?))?[ \t]*\r?\Z"
)
CLOSING = re.compile(r":::[ \t]*\r?\Z")
EXAMPLE = "schrijf '::: intern 5.1.2.i: De reden in één zin.' op een eigen regel"


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
    for found in FENCE.finditer(without_code) if ":::" in without_code else ():
        line = text.count("\n", 0, found.start())
        place = Place(path, first_line + line)
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
                place, "een intern blok kan niet inspringen", "laat de regel links beginnen"
            )
        elif opening is None:
            yield _problem(place, f"'{fence.strip()[:40]}' is geen begin van een blok", EXAMPLE)
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


def replace_passages(text: str, passages: Iterable[tuple[Passage, str, str | None]]) -> str:
    """The text with other words for its fences; lines stay on their line.

    Each passage comes with what stands in the place of its opening fence, and in that of its
    closing fence; with None for the latter all of the passage goes.
    """
    for passage, opening, closing in sorted(passages, key=lambda one: one[0].start, reverse=True):
        whole = text[passage.start : passage.end]
        first, *between, _ = whole.split("\n")
        kept = [""] * len(between) if closing is None else between
        lines = [opening, *kept, closing or ""]
        text = text[: passage.start] + "\n".join(lines) + text[passage.end :]
    return text


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    before = text[: found.start()].rstrip(" \t\r")
    after = text[found.end() :].lstrip(" \t\r")
    return (not before or before.endswith("\n\n") or before.endswith("\n\r\n")) and (
        not after or after.startswith(("\n\n", "\n\r\n")) or not after.strip()
    )


def _problem(place: Place, what: str, remedy: str) -> Problem:
    return Problem(place, what, remedy, CODE)
