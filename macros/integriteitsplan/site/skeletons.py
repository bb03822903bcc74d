"""Ready-to-fill records and files for `new`."""

from datetime import date
from pathlib import Path

from integriteitsplan.model.documenten import DOCUMENT_TYPES, Documentsoort, Jaarstuk
from integriteitsplan.model.doelen import Doel
from integriteitsplan.model.fields import IDENTIFIER
from integriteitsplan.model.kinds import BY_NAME, KINDS
from integriteitsplan.model.organisatie import Eenheid, Organisatie
from integriteitsplan.register import Register, load
from integriteitsplan.site.drafts import Draft, document_text, keys, new_goals
from integriteitsplan.source import (
    Place,
    SourceError,
    SourceFile,
    TextList,
    TextMap,
    did_you_mean,
    load_yaml,
    read_text,
)

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
    root: Path, soort: str, eenheid: str | None, name: str | None, jaar: int, peildatum: date
) -> Place:
    """Write a record or document; the place where the author starts filling in.

    A plan or account of a year starts from what the register knows on `peildatum`.

    Raises NotWritten where the unit does not exist, the id cannot be one, or a file is in the way.
    """
    if name and not IDENTIFIER.match(name):
        raise NotWritten(
            f"'{name}' is geen geldige id; gebruik kleine letters, cijfers en koppeltekens."
        )
    if soort == ORGANISATIE:
        return _new_file(root, "plans/organisatie.yml", _organisation())
    register = load(root)
    unit = _unit(register, eenheid)
    if soort in BY_NAME:
        if name and (known := register.records[soort].get(name)):
            raise NotWritten(f"De id '{name}' bestaat al ({known.place('id')}); kies een andere.")
        record = _record(soort, {"id": name or ""})
        return _append(root, f"plans/{unit}/{soort}.yml", soort, record)
    kind = Documentsoort(soort)
    draft = Draft(register, kind, unit, jaar, peildatum)
    yearly = issubclass(DOCUMENT_TYPES[kind].model, Jaarstuk)
    file = name or (f"{soort}-{jaar}" if yearly else soort)
    path = f"plans/{unit}/{file}.md"
    _check_free(root, path)
    if goals := [_record(Doel.kind, goal) for goal in new_goals(draft)]:
        _append(root, f"plans/{unit}/doelen.yml", Doel.kind, "\n".join(goals))
    return _new_file(root, path, document_text(draft))


def _unit(register: Register, wanted: str | None) -> str:
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


def _check_free(root: Path, path: str) -> None:
    if (root / path).exists():
        raise NotWritten(f"{path} bestaat al; er is niets overschreven.")


def _new_file(root: Path, path: str, text: str) -> Place:
    _check_free(root, path)
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")
    return Place(path)


def _append(root: Path, path: str, soort: str, record: str) -> Place:
    """Add records at the end of the file; what stands there stays as it is, to the byte."""
    target = root / path
    before = _text(root, path) if target.exists() else ""
    missing = 2 - (len(before) - len(before.rstrip("\n")))
    lead = "\n" * max(missing, 0) if before.strip() else _editor_line(soort, 2)
    _check_list(path, before, lead + record)
    target.parent.mkdir(parents=True, exist_ok=True)
    ends = "\r\n" if before and b"\r\n" in target.read_bytes() else "\n"
    with target.open("a", encoding="utf-8", newline=ends) as file:
        file.write(lead + record)
    return Place(path, (before + lead).count("\n") + 1)


def _text(root: Path, path: str) -> str:
    """The text of a data file. Raises NotWritten where it cannot be read."""
    try:
        text = read_text(root, SourceFile(path, (root / path).stat().st_size, 0))
        load_yaml(text, path)
    except SourceError as error:
        place, what, remedy, _ = error.problem
        raise NotWritten(f"{place}: {what}; {remedy}. Er is niets toegevoegd.") from error
    return text


def _check_list(path: str, before: str, added: str) -> None:
    """Whether a file is a list of records, none twice, also with this. Raises NotWritten."""
    try:
        records = load_yaml(before + added, path)
    except SourceError:
        records = None
    if not isinstance(records, TextList):
        raise NotWritten(
            f"{path} is geen lijst met '- ' aan het begin van de regel; er is niets toegevoegd."
        )
    ids = [one.get("id") for one in records if isinstance(one, TextMap)]
    if (id := ids[-1]) in ids[:-1] and id:
        raise NotWritten(f"De id '{id}' staat al in {path}; kies een andere.")


def _editor_line(schema: str, depth: int) -> str:
    return f"# yaml-language-server: $schema={'../' * depth}schema/{schema}.json\n"


def _record(soort: str, values: dict[str, str]) -> str:
    lines = keys(BY_NAME[soort].model, skip=("eenheid",), values=values)
    return "".join(
        ("- " if number == 0 else "  ") + line + "\n" for number, line in enumerate(lines)
    )


def _organisation() -> str:
    lines = keys(Organisatie, skip=("eenheden", "normenkaders"), values={"soort": "gemeente"})
    units = [
        "normenkaders: [bn, aw2017, wbk]",
        "eenheden:",
        "  - id: organisatie",
        "    titel: De hele organisatie",
    ]
    return _editor_line(ORGANISATIE, 1) + "\n".join([*lines, *units]) + "\n"
