"""Types of fields: how a text that somebody wrote becomes a value, and what to say if it does not.

Every text arrives as it was written, so `1.10` is a version and `nee` is a word until a field says
otherwise.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NamedTuple, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    GetCoreSchemaHandler,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)
from pydantic_core import ErrorDetails, PydanticCustomError, core_schema

WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
IDENTIFIER = re.compile(r"[a-z0-9]+(?:[.:-][a-z0-9]+)*\Z")
DOCUMENT = re.compile(r"(?:[a-z0-9-]+/)?[a-z0-9]+(?:[.-][a-z0-9]+)*\Z")
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
EMAIL = re.compile(r"[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+\Z")
DUTCH_DATE = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z")
NUMBER = re.compile(r"-?\d{1,12}\Z")
FINGERPRINT = re.compile(r"[0-9a-f]{10}\Z")
DECIMAL = re.compile(r"-?\d{1,12}(?:[.,]\d{1,4})?\Z")
THOUSANDS = re.compile(r"(-?[1-9]\d{0,2})[.,](\d{3})\Z")
FIRST_YEAR, LAST_YEAR = 1900, 2100
NATIVE, IN_PYTHON = "<native>", "<python>"  # in the steps to what is wrong; no key looks like it


class Keuze(StrEnum):
    """Een vaste lijst van waarden; elke waarde heeft een label voor lezers en een uitleg."""

    label: str
    uitleg: str
    __hash__ = str.__hash__  # as it compares; that of Enum is by name, and in Python

    def __new__(cls, value: str, label: str = "", uitleg: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label or value.replace("_", " ")
        member.uitleg = uitleg
        return member


class Verwijzing(NamedTuple):
    """Een veld dat de id van een ander record bevat; `soort` zegt van welke soort."""

    soort: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return handler(source)


@dataclass(frozen=True, eq=False)
class Native:
    """What nearly everybody writes, which pydantic can read without Python; Python has the rest.

    A text like `pattern`, read by `schema` where that is given. This may only take what the field
    takes without it, and must make the same of it.
    """

    pattern: str
    schema: core_schema.CoreSchema | None = None

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        text = core_schema.str_schema(strict=True, pattern=self.pattern)
        native = core_schema.chain_schema([text, self.schema]) if self.schema else text
        return core_schema.union_schema(
            [(native, NATIVE), (handler(source), IN_PYTHON)], mode="left_to_right"
        )


def without_native(error: ValidationError) -> list[ErrorDetails]:
    """What is wrong, as it would be told if there were only Python."""
    found = []
    for detail in error.errors(include_url=False):
        if NATIVE not in detail["loc"]:
            steps = tuple(step for step in detail["loc"] if step != IN_PYTHON)
            found.append(ErrorDetails({**detail, "loc": steps}))
    return found


def _refused(code: str, message: str) -> PydanticCustomError:
    return PydanticCustomError(code, "{melding}", {"melding": message})


def _date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if ISO_DATE.match(value):
        try:
            day = date.fromisoformat(value)
        except ValueError as error:
            raise _refused(
                "datum", f"'{value}' is geen bestaande datum; controleer dag en maand"
            ) from error
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
        raise _refused(
            "datum", f"'{value}' ligt niet tussen {FIRST_YEAR} en {LAST_YEAR}; controleer het jaar"
        )
    example = "bijvoorbeeld 2026-01-31"
    if dutch := DUTCH_DATE.match(value):
        example = f"dus {dutch[3]}-{int(dutch[2]):02}-{int(dutch[1]):02}"
    raise _refused("datum", f"'{value}' is geen datum; schrijf jaar-maand-dag, {example}")


def _count(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if NUMBER.match(value):
        return int(value)
    raise _refused(
        "getal", f"'{value}' is geen geheel getal; schrijf alleen cijfers, bijvoorbeeld 12"
    )


def _amount(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if found := THOUSANDS.match(value):
        whole, rest = found[1], found[2].rstrip("0")
        fraction = f"{whole}.{rest}" if rest else whole
        fraction += "0" if len(rest) == 3 else ""
        raise _refused(
            "getal",
            f"'{value}' is {whole}{found[2]} of {fraction}: dat is niet te zien; schrijf "
            f"{whole}{found[2]} zonder punt, of {fraction} als het een breuk is",
        )
    if DECIMAL.match(value):
        return Decimal(value.replace(",", "."))
    raise _refused(
        "getal",
        f"'{value}' is geen getal; schrijf bijvoorbeeld 1500 of 0.5, zonder punt voor "
        "duizendtallen",
    )


def _yes_no(value: Any) -> Any:
    if value in ("ja", "nee"):
        return value == "ja"
    if isinstance(value, bool | list | dict):
        return value
    raise _refused("ja-nee", f"'{value}' is geen ja of nee; schrijf ja of nee")


def _identifier(value: str) -> str:
    if IDENTIFIER.match(value):
        return value
    raise _refused(
        "id",
        f"'{value}' is geen geldige id; gebruik kleine letters, cijfers en koppeltekens, "
        "bijvoorbeeld open-over-giften",
    )


def as_identifier(text: str) -> str:
    """The text with what an id may not hold made into hyphens; whole where it is an id already."""

    def one_sign(found: re.Match[str]) -> str:
        return found[0] if found[0] in (".", ":", "-") else "-"

    return re.sub(r"[^a-z0-9]+", one_sign, text.lower()).strip("-.:") or "onbekend"


def _document_name(value: str) -> str:
    if DOCUMENT.match(value):
        return value
    raise _refused(
        "document",
        f"'{value}' is geen naam van een document; schrijf de bestandsnaam zonder .md, zo nodig "
        "met de map van de eenheid ervoor, bijvoorbeeld concern/jaarplan-2026",
    )


def _email(value: str) -> str:
    if EMAIL.match(value):
        return value
    raise _refused(
        "e-mail",
        f"'{value}' is geen e-mailadres; schrijf bijvoorbeeld integriteit@gemeente.example",
    )


def _web(value: str) -> str:
    if re.match(r"https?://[^\s<>\"']+\Z", value):
        return value
    raise _refused("url", f"'{value}' is geen webadres; begin met https://")


def _year(value: int) -> int:
    if FIRST_YEAR <= value <= LAST_YEAR:
        return value
    raise _refused(
        "jaar",
        f"'{value}' is geen jaartal tussen {FIRST_YEAR} en {LAST_YEAR}; schrijf bijvoorbeeld 2026",
    )


def _not_negative(value: Any) -> Any:
    if value >= 0:
        return value
    raise _refused("getal", f"'{value}' is kleiner dan nul; schrijf 0 of meer")


def _fingerprint(value: str) -> str:
    if FINGERPRINT.match(value):
        return value
    raise _refused(
        "afdruk", f"'{value}' is geen afdruk; laat 'integriteitsplan derive --bevestig' die zetten"
    )


def _one_line(value: str) -> str:
    if "\n" in value:
        raise _refused(
            "tekst", "hier past maar één regel; zet de rest in 'omschrijving' of 'toelichting'"
        )
    return value


def _plain(value: str) -> str:
    """Text that the theme puts on every page: no markup, no signs of a template."""
    if found := re.search(r"[<>]|\{\{|\{%|\{#", value):
        raise _refused(
            "tekst", f"'{found[0]}' kan hier niet staan; schrijf gewone tekst zonder opmaak"
        )
    return value


Tekst = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Regel = Annotated[Tekst, AfterValidator(_one_line), Native(r"^\S(?:[^\n]*\S)?$")]
Titel = Annotated[Regel, AfterValidator(_plain), Native(r"^[^\s<>{](?:[^\n<>{]*[^\s<>{])?$")]
Id = Annotated[
    str,
    AfterValidator(_identifier),
    Native("^[a-z0-9]+(?:[.:-][a-z0-9]+)*$"),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9][a-z0-9.:-]*$"}),
]
Documentnaam = Annotated[
    str,
    AfterValidator(_document_name),
    WithJsonSchema({"type": "string", "pattern": "^([a-z0-9-]+/)?[a-z0-9][a-z0-9.-]*$"}),
]
Datum = Annotated[
    date,
    BeforeValidator(_date),
    Native(
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        core_schema.date_schema(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31)),
    ),
    WithJsonSchema({"type": "string", "format": "date"}),
]
Getal = Annotated[int, BeforeValidator(_count)]
Aantal = Annotated[
    Getal,
    AfterValidator(_not_negative),
    Native("^[0-9]{1,12}$", core_schema.int_schema()),
    WithJsonSchema({"type": "integer", "minimum": 0}),
]
Decimaal = Annotated[Decimal, BeforeValidator(_amount), WithJsonSchema({"type": "number"})]
Bedrag = Annotated[
    Decimaal,
    AfterValidator(_not_negative),
    Native(r"^[0-9]{1,12}(?:\.(?:[0-9]{1,2}|[0-9]{4}))?$", core_schema.decimal_schema()),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
Jaar = Annotated[
    Getal,
    AfterValidator(_year),
    Native("^[0-9]{4}$", core_schema.int_schema(ge=FIRST_YEAR, le=LAST_YEAR)),
    WithJsonSchema({"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}),
]
Afdruk = Annotated[
    str,
    AfterValidator(_fingerprint),
    Native("^[0-9a-f]{10}$"),
    WithJsonSchema({"type": "string", "pattern": "^[0-9a-f]{10}$"}),
]
JaNee = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["ja", "nee"]})]
Versie = Annotated[Regel, WithJsonSchema({"type": ["string", "number"]})]
Email = Annotated[
    str, AfterValidator(_email), WithJsonSchema({"type": "string", "format": "email"})
]
Webadres = Annotated[str, AfterValidator(_web), WithJsonSchema({"type": "string", "format": "uri"})]
