"""Written values to records: one clear Dutch problem for everything that does not fit."""

from collections.abc import Iterable
from typing import Any, TypeVar, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from integriteitsplan.model.fields import IDENTIFIER, as_identifier, without_native
from integriteitsplan.model.record import Onderdeel, Record
from integriteitsplan.source import Place, Problem, TextMap, Value, did_you_mean, place_of

Part = TypeVar("Part", bound=Onderdeel)
AnyRecord = TypeVar("AnyRecord", bound=Record)

SHAPES = {
    "list_type": "een lijst",
    "tuple_type": "een lijst",
    "dict_type": "een groep van 'sleutel: waarde'",
    "model_type": "een groep van 'sleutel: waarde'",
    "model_attributes_type": "een groep van 'sleutel: waarde'",
    "string_type": "tekst",
    "int_type": "een geheel getal",
    "decimal_type": "een getal",
    "date_type": "een datum",
    "bool_type": "ja of nee",
}
KEY = "[key]"  # the last of the steps, where a key is wrong and not the value behind it
MAX_KEYS = 200
EXAMPLES = {
    "een lijst": "zet elk onderdeel op een eigen regel met '- ' ervoor",
    "een groep van 'sleutel: waarde'": "schrijf de sleutels ingesprongen onder elkaar",
    "tekst": "schrijf één tekst, zo nodig tussen aanhalingstekens",
    "een geheel getal": "schrijf alleen cijfers, bijvoorbeeld 12",
    "een getal": "schrijf alleen cijfers, bijvoorbeeld 1500 of 0.5",
    "een datum": "schrijf jaar-maand-dag, bijvoorbeeld 2026-01-31",
    "ja of nee": "schrijf ja of nee",
}


def validate(model: type[Part], written: TextMap, path: str) -> Part | list[Problem]:
    """`written` as `model`, or everything that is wrong with it.

    Empty values (`sleutel:` with nothing behind it) count as absent; an unknown key never does.
    """
    values = written.filled()
    return _validate(model, values, written, path, empty=len(values) < len(written))


def _validate(
    model: type[Part], values: dict[str, Value], written: TextMap, path: str, *, empty: bool
) -> Part | list[Problem]:
    if len(written) > MAX_KEYS:
        what = f"hier staan {len(written)} sleutels bij elkaar; dat kan geen record zijn"
        return [Problem(Place(path, *written.mark), what, "splits het record", "onbekende-sleutel")]
    problems = _unknown_empty(model, values, written, path) if empty else []
    try:
        result = model.model_validate(values)
    except ValidationError as error:
        details = without_native(error)
        keys = {detail["loc"][:-1] for detail in details if detail["loc"][-1:] == (KEY,)}
        details = [detail for detail in details if detail["loc"] not in keys]  # nor what is there
        return [*(_problem(model, detail, written, path) for detail in details), *problems]
    return problems or result


def _unknown_empty(
    model: type[Part], values: dict[str, Value], written: TextMap, path: str
) -> list[Problem]:
    """What is wrong with keys that were left out because nothing stands behind them."""
    known = values.keys() | model.model_fields.keys()
    return [_unknown_key(model, (key,), written, path) for key in written if key not in known]


def validate_record(
    model: type[AnyRecord], written: Value, path: str, eenheid: str, steps: tuple[int, ...] = ()
) -> AnyRecord | list[Problem]:
    """A record that remembers where it was written; `eenheid` is the unit that owns the folder."""
    if not isinstance(written, TextMap):
        return [
            Problem(
                place_of(path, written, steps),
                f"hier hoort een record van de soort '{model.kind}' te staan",
                "begin elk record met '- id: …' en zet de andere sleutels eronder",
                "verkeerd-type",
            )
        ]
    values = written.filled()
    empty = len(values) < len(written)
    if "id" not in values and (default := model.default_id(written, eenheid)) is not None:
        values["id"] = as_identifier(default)
    if eenheid and values.get("eenheid", "") == "":
        values["eenheid"] = eenheid
    result = _validate(model, values, written, path, empty=empty)
    if not isinstance(result, list):
        result.remember(path, written)
    return result


def _problem(model: type[Onderdeel], detail: ErrorDetails, written: TextMap, path: str) -> Problem:
    kind, steps, given = detail["type"], detail["loc"], detail["input"]
    if kind == "extra_forbidden":
        return _unknown_key(model, steps, written, path)
    place = place_of(path, written, steps)
    if steps[-1:] == (KEY,):
        place, steps = place_of(path, written, steps[:-1], key=True), steps[:-2]
    field = next((str(step) for step in reversed(steps) if isinstance(step, str)), "")
    if kind == "missing" and steps == (field,) and field in written:
        nothing = get_origin(model.model_fields[field].annotation) is dict
        place = place_of(path, written, steps, key=True)
        remedy = f"vul '{field}' in" + (", of schrijf {} als er niets is" if nothing else "")
        return Problem(place, f"de sleutel '{field}' is leeg", remedy, "veld-ontbreekt")
    if kind == "missing":
        return Problem(
            place, f"de sleutel '{field}' ontbreekt", f"voeg toe: '{field}: …'", "veld-ontbreekt"
        )
    if kind == "enum":
        expected = (
            str(detail.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
        )
        options = expected.split(", ")
        near = did_you_mean(str(given), options)
        space = "zet een spatie na de dubbele punt; " if ":" in str(given) else ""
        return Problem(
            place,
            f"'{_short(str(given))}' is geen waarde voor '{field}'{near}",
            f"{space}kies uit: {', '.join(options)}",
            "verkeerde-waarde",
        )
    if kind == "string_type" and isinstance(given, TextMap) and len(given) == 1:
        return _no_text(place, field, *next(iter(given.items())))
    if kind in SHAPES and given is not None:
        shape = SHAPES[kind]
        return Problem(place, f"bij '{field}' hoort {shape}", EXAMPLES[shape], "verkeerd-type")
    if kind in ("too_short", "string_too_short") or given is None:
        return Problem(
            place,
            f"'{field}' is leeg",
            f"vul '{field}' in of verwijder de sleutel",
            "verkeerde-waarde",
        )
    what, _, remedy = detail["msg"].partition("; ")
    return Problem(place, f"{field}: {what}", remedy or "verbeter de waarde", "verkeerde-waarde")


def _no_text(place: Place, field: str, key: str, value: Value) -> Problem:
    """A colon with a space behind it, in what was meant as text."""
    without_space = f"{key}:{value}"
    near = f"{without_space} zonder spatie, of " if IDENTIFIER.match(without_space) else ""
    return Problem(
        place,
        f"bij '{field}' hoort tekst, maar door de dubbele punt is '{_short(key)}' een sleutel",
        f"schrijf {near}de hele tekst tussen aanhalingstekens",
        "verkeerd-type",
    )


def _unknown_key(
    model: type[Onderdeel], steps: tuple[int | str, ...], written: TextMap, path: str
) -> Problem:
    field, fields = _short(str(steps[-1])), _fields(model, steps[:-1])
    return Problem(
        place_of(path, written, steps, key=True),
        f"de sleutel '{field}' is hier onbekend{did_you_mean(field, fields)}",
        "verbeter of verwijder de sleutel; mogelijk zijn: " + ", ".join(fields),
        "onbekende-sleutel",
    )


def _fields(model: type[Onderdeel], steps: Iterable[int | str]) -> list[str]:
    """The keys that are allowed where `steps` lead."""
    current: Any = model
    for step in steps:
        if isinstance(step, int) or step not in current.model_fields:
            continue
        inner = _model_in(current.model_fields[step].annotation)
        current = inner or current
    return [name for name in current.model_fields if not name.startswith("_")]


def _model_in(annotation: Any) -> type[Onderdeel] | None:
    if isinstance(annotation, type) and issubclass(annotation, Onderdeel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        if found := _model_in(part):
            return found
    return None


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
