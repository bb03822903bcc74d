"""Archive files to archives: strict JSON, of which every mistake is one Dutch problem."""

import json
from typing import Any

from pydantic import ValidationError

from integriteitsplan.model.archief import Archief
from integriteitsplan.model.fields import without_native
from integriteitsplan.source import Page, Place, Problem, read_page

MAX_ARCHIVE_BYTES = 5_000_000
REMEDY = "zet het bestand terug zoals 'integriteitsplan adopt' het schreef"


def read_archive(text: str, path: str, unit: str) -> Archief | Problem:
    """The archive in a file of a unit, or what is wrong with it first."""
    try:
        content = json.loads(text, object_pairs_hook=_no_doubles, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        return _problem(path, "dit archief is geen geldige JSON", line)
    try:
        archive = Archief.model_validate(content)
    except ValidationError as error:
        first = without_native(error)[0]
        steps = ".".join(str(step) for step in first["loc"])
        return _problem(path, f"dit is geen archief: bij '{steps or 'begin'}' staat iets anders")
    if path != archive_path(archive) or not archive.document.startswith(f"{unit}/"):
        return _problem(path, f"dit archief van {archive.document} heeft een andere naam of plaats")
    archive.remember(path, None)
    return archive


def archive_path(archive: Archief) -> str:
    """Where an archive stands: `plans/concern/archief/jaarplan-2026-1.0.json`."""
    unit = archive.document.partition("/")[0]
    return f"plans/{unit}/archief/{archive.naam}.json"


def archive_uri(archive: Archief) -> str:
    """The page of an adopted version: `plannen/concern/jaarplan-2026-v1.0.md`."""
    return f"plannen/{archive.document}-v{archive.versie}.md"


def comparison_uri(before: Archief, after: Archief | None) -> str:
    """The page that compares a version with the next, or with the text of now."""
    to = f"v{after.versie}" if after else "nu"
    return f"plannen/{before.document}-v{before.versie}-{to}.md"


def adopted_page(archive: Archief) -> Page:
    """The text of an archive, as our reader of pages sees it."""
    return page_of(archive.tekst, archive.place().path)


def page_of(raw: str, path: str) -> Page:
    """The page in a file of which this is the text to the byte."""
    return read_page(raw.removeprefix("\ufeff").replace("\r\n", "\n"), path)


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _problem(path: str, what: str, line: int = 1) -> Problem:
    return Problem(Place(path, line), what, REMEDY, "bestand-onleesbaar")
