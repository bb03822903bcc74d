"""Ready-to-fill records and documents for `new`."""

from pathlib import Path

from integriteitsplan.model.bijlage import HOOFDSTUKKEN
from integriteitsplan.model.documenten import (
    DOCUMENT_TYPES,
    PLANNEN,
    Documentsoort,
    Jaarstuk,
)
from integriteitsplan.model.fields import IDENTIFIER, Keuze
from integriteitsplan.model.kinds import BY_NAME, KINDS
from integriteitsplan.model.organisatie import Eenheid, Organisatie
from integriteitsplan.model.record import Onderdeel
from integriteitsplan.register import load
from integriteitsplan.source import Place, did_you_mean

ORGANISATIE = "organisatie"


class NotWritten(Exception):
    """Why nothing was written, in Dutch."""


def skeleton_names() -> list[str]:
    """What `new` can make: kinds of records, and kinds of documents."""
    kinds = [kind.name for kind in KINDS if kind.model is not Eenheid]
    return [*kinds, ORGANISATIE, *(soort.value for soort in DOCUMENT_TYPES)]


def kind_called(name: str) -> str:
    """The kind that somebody means who writes `maatregel` for `maatregelen`."""
    singular = {kind.enkelvoud: kind.name for kind in KINDS}
    return singular.get(name, name)


def write_skeleton(
    root: Path, soort: str, eenheid: str | None, name: str | None, jaar: int
) -> Place:
    """Write a record or document; the place where the author starts filling in.

    Raises NotWritten where the unit does not exist, the id cannot be one, or a file is in the way.
    """
    if name and not IDENTIFIER.match(name):
        raise NotWritten(
            f"'{name}' is geen geldige id; gebruik kleine letters, cijfers en koppeltekens."
        )
    if soort == ORGANISATIE:
        return _new_file(root, "plans/organisatie.yml", _organisation())
    unit = _unit(root, eenheid)
    if soort in BY_NAME:
        return _append(root, f"plans/{unit}/{soort}.yml", soort, name)
    kind = Documentsoort(soort)
    yearly = issubclass(DOCUMENT_TYPES[kind], Jaarstuk)
    file = name or (f"{soort}-{jaar}" if yearly else soort)
    return _new_file(root, f"plans/{unit}/{file}.md", _document(kind, jaar))


def _unit(root: Path, wanted: str | None) -> str:
    register = load(root)
    units = register.eenheden
    if not register.records[Eenheid.kind]:
        raise NotWritten(
            "plans/organisatie.yml ontbreekt of bevat fouten. Herstel het, of begin met: "
            "integriteitsplan new organisatie"
        )
    if wanted is None:
        return register.wortel
    if wanted not in units:
        raise NotWritten(
            f"Er is geen eenheid '{wanted}'{did_you_mean(wanted, units)}. "
            f"Kies uit: {', '.join(units)}."
        )
    return wanted


def _new_file(root: Path, path: str, text: str) -> Place:
    target = root / path
    if target.exists():
        raise NotWritten(f"{path} bestaat al; er is niets overschreven.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return Place(path)


def _append(root: Path, path: str, soort: str, name: str | None) -> Place:
    """Add a record at the end of the file; what stands there stays as it is, to the byte."""
    target = root / path
    try:
        before = target.read_text(encoding="utf-8") if target.exists() else ""
    except UnicodeDecodeError as error:
        raise NotWritten(f"{path} is geen tekst in UTF-8; er is niets toegevoegd.") from error
    missing = 2 - (len(before) - len(before.rstrip("\n")))
    lead = "\n" * max(missing, 0) if before.strip() else _editor_line(soort, 2)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("a", encoding="utf-8", newline="\n") as file:
        file.write(lead + _record(soort, name))
    return Place(path, (before + lead).count("\n") + 1)


def _editor_line(schema: str, depth: int) -> str:
    return f"# yaml-language-server: $schema={'../' * depth}schema/{schema}.json\n"


def _record(soort: str, name: str | None) -> str:
    lines = _keys(BY_NAME[soort].model, skip=("eenheid",), values={"id": name or ""})
    return "".join(
        ("- " if number == 0 else "  ") + line + "\n" for number, line in enumerate(lines)
    )


def _keys(model: type[Onderdeel], skip: tuple[str, ...], values: dict[str, str]) -> list[str]:
    """Required keys to fill in, the others as comments, each with its explanation."""
    required, optional = [], []
    for name, info in model.model_fields.items():
        if name in skip:
            continue
        options = _options(info.annotation)
        hint = f"  # {info.description}" + (f" Kies uit: {', '.join(options)}." if options else "")
        filled = f"{name}: {values[name]}".rstrip() if name in values else f"{name}:"
        if info.is_required() or values.get(name):
            required.append(filled + hint)
        else:
            optional.append(f"# {name}:{hint}")
    return required + optional


def _options(annotation: object) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, Keuze):
        return [member.value for member in annotation]
    for part in getattr(annotation, "__args__", ()):
        if found := _options(part):
            return found
    return []


def _organisation() -> str:
    lines = _keys(Organisatie, skip=("eenheden", "normenkaders"), values={"soort": "gemeente"})
    units = [
        "normenkaders: [bn, aw2017, wbk]",
        "eenheden:",
        "  - id: organisatie",
        "    titel: De hele organisatie",
    ]
    return _editor_line(ORGANISATIE, 1) + "\n".join([*lines, *units]) + "\n"


def _document(soort: Documentsoort, jaar: int) -> str:
    model = DOCUMENT_TYPES[soort]
    values = {
        "soort": soort.value,
        "status": "concept",
        "titel": soort.label.capitalize(),
    }
    if issubclass(model, Jaarstuk):
        values["titel"] += f" {jaar}"
        values["jaar"] = str(jaar)
    if "looptijd" in model.model_fields and model.model_fields["looptijd"].is_required():
        values["titel"] += f" {jaar}–{jaar + 3}"
        values["looptijd"] = f"{{van: {jaar}-01-01, tot: {jaar + 3}-12-31}}"
    lines = ["---", *_keys(model, skip=(), values=values), "---", ""]
    if soort is not Documentsoort.PAGINA:
        lines += ["{{ plankop() }}", ""]
    if soort in PLANNEN:
        lines += _chapters()
    else:
        for heading in HEADINGS.get(soort, ()):
            lines += [f"## {heading}", ""]
    return "\n".join(lines)


HEADINGS = {
    Documentsoort.BESLISNOTA: (
        "Aanleiding",
        "Geadviseerd besluit",
        "Kern",
        "Toelichting",
        "Informatie die niet openbaar gemaakt kan worden",
    ),
    Documentsoort.JAARVERSLAG: (
        "Wat wij wilden bereiken",
        "Wat wij deden",
        "Stand van de normen",
        "Wat wij leerden",
    ),
}


def _chapters() -> list[str]:
    """The headings of annex I, and a table that says what each part asks and which are empty."""
    lines: list[str] = []
    for chapter in HOOFDSTUKKEN:
        lines += [f"## {chapter.nummer}. {chapter.titel}", ""]
        for part in chapter.onderdelen:
            lines += [f"### {part.titel}", ""]
    return [*lines, "## Volledigheid van dit plan", "", "{{ volledigheid() }}", ""]
