"""Archive files to archives: strict JSON, of which every mistake is one Dutch problem."""

import json
from typing import Any

from pydantic import ValidationError

from integriteitsplan.model.archief import Archief
from integriteitsplan.source import Place, Problem

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
        first = error.errors(include_url=False)[0]
        steps = ".".join(str(step) for step in first["loc"])
        return _problem(path, f"dit is geen archief: bij '{steps or 'begin'}' staat iets anders")
    if path != archive_path(archive) or not archive.document.startswith(f"{unit}/"):
        return _problem(path, f"dit archief van {archive.document} heeft een andere naam of plaats")
    archive._path = path
    return archive


def archive_path(archive: Archief) -> str:
    """Where an archive stands: `plans/concern/archief/jaarplan-2026-1.0.json`."""
    unit = archive.document.partition("/")[0]
    return f"plans/{unit}/archief/{archive.naam}.json"


def _no_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice")
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(constant)


def _problem(path: str, what: str, line: int = 1) -> Problem:
    return Problem(Place(path, line), what, REMEDY, "bestand-onleesbaar")
