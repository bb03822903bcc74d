"""Sites to measure: the same files for the same size, in every run and on every machine.

A site has as many written pages as asked and five records for each. The engine adds its own pages
(norms, roles, registers, the handbook's reference); the yardsticks build those too.
"""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from integriteitsplan.model.maatregelen import Instrument
from integriteitsplan.model.normen import Norm
from integriteitsplan.register.loading import shipped

DAY = "2026-06-01"
KADERS = ("bn", "aw2017", "wbk", "wor")
WORDS_PER_PAGE = 800
RECORDS_PER_PAGE = 5
TABLES_EVERY = 5
YEARS = (2024, 2025, 2026)
INSTRUMENTS = [one.id for one in shipped()[0] if isinstance(one, Instrument)]
ROLES = 12
CALLS = ("normentabel()", "maatregelentabel()", "rolmatrix()")
FOLDERS = (
    "beslissingen",
    "handleiding",
    "melden",
    "normen",
    "plannen",
    "registers",
    "rollen",
    "sturen",
    "techniek",
    "waarden",
)
WORDS = (
    "de het een van wij en op bij met voor niet ook naar over elk elke jaar team gesprek melding "
    "afspraak leidinggevende medewerker collega besluit college raad geschenk functie nevenwerk "
    "vertrouwen openheid zorgvuldig veilig eerlijk werk dienst inwoner vraag antwoord regel norm "
    "waarde risico training bewijs verslag termijn plan maatregel doel rol taak bespreken melden "
    "vastleggen beoordelen uitleggen kiezen vragen helpen controleren afwegen verbeteren volgen"
)

Tree = dict[str, str]


class Size(NamedTuple):
    """How large a site is."""

    pages: int

    @property
    def records(self) -> int:
        """How many records the organisation keeps."""
        return self.pages * RECORDS_PER_PAGE

    @property
    def units(self) -> list[str]:
        """The units: the whole, and one more for every fifty pages."""
        return ["geheel", *(f"eenheid-{number}" for number in range(1, self.pages // 50 + 1))]


def write_example(root: Path, size: Size) -> None:
    """Write plans/ and docs/ of an example below `root`."""
    for path, text in example(size).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def example(size: Size) -> Tree:
    """Every file of an example by its path."""
    chance = random.Random(size.pages)
    files: Tree = {"plans/organisatie.yml": _organisation(size)}
    files |= {f"docs/{name}": text for name, text in _frame()}
    files |= {f"plans/{path}.yml": "\n".join(ones) for path, ones in _records(size, chance).items()}
    units = size.units
    for number in range(size.pages - sum(path.startswith("docs/") for path in files)):
        unit = units[number % len(units)]
        files[f"plans/{unit}/pagina-{number:04}.md"] = _page(number, len(units), chance)
    return files


def measures(count: int) -> str:
    """A file with `count` records of twelve keys each."""
    chance = random.Random(count)
    return "\n".join(_measure(f"m-{number}", "geheel", number, chance) for number in range(count))


def _organisation(size: Size) -> str:
    units = [
        f"  - id: {unit}\n    titel: "
        f"{unit.capitalize()}" + "\n    onder: geheel" * (unit != "geheel")
        for unit in size.units
    ]
    return "\n".join(
        [
            "naam: Gemeente Meetlat",
            "soort: gemeente",
            "fictief: ja",
            f"normenkaders: [{', '.join(KADERS)}]",
            "eenheden:",
            *units,
        ]
    )


def _frame() -> Iterator[tuple[str, str]]:
    """The pages that the menu of mkdocs.yml names."""
    yield "index.md", "---\ntitel: Start\n---\nWelkom.\n"
    yield "begrippen.md", "---\ntitel: Begrippen\n---\nBegrippen.\n"
    for folder in FOLDERS:
        yield f"{folder}/index.md", f"---\ntitel: {folder.capitalize()}\n---\nOver {folder}.\n"


# -- records


def _records(size: Size, chance: random.Random) -> dict[str, list[str]]:
    """Records by unit and kind, `size.records` in all."""
    units = size.units
    found: dict[str, list[str]] = {
        "geheel/rollen": [_role(number) for number in range(ROLES)],
        "geheel/waarden": [_value()],
        "geheel/indicatoren": [_indicator()],
        "geheel/doelen": _goals(),
    }
    norms = [
        norm.id
        for norm in shipped()[0]
        if isinstance(norm, Norm) and norm.kader in KADERS and norm.toetsbaar and norm.in_werking
    ]
    for unit in units[: max(1, size.records // 4 // len(norms))]:
        found[f"{unit}/naleving"] = [_state(norm, chance) for norm in norms]
    makers = (
        ("maatregelen", _measure),
        ("maatregelen", _measure),
        ("maatregelen", _measure),
        ("taken", _task),
    )
    for number in range(size.records - sum(map(len, found.values()))):
        unit = units[number % len(units)]
        kind, make = makers[number // len(units) % len(makers)]
        found.setdefault(f"{unit}/{kind}", []).append(
            make(f"{kind}-{number}", unit, number, chance)
        )
    return found


def _role(number: int) -> str:
    return (
        f"- id: rol-{number}\n  titel: Rol {number}\n  niveau: centraal\n"
        f"  omschrijving: Zorgt voor onderdeel {number} van het beleid.\n"
        f"  contact: rol-{number}@meetlat.example"
    )


def _value() -> str:
    return "- id: openheid\n  titel: Openheid\n  betekenis: Wij laten zien wat wij doen."


def _indicator() -> str:
    return "- id: gesprekken\n  titel: Aantal gesprekken over integriteit\n  maat: gesprekken"


def _state(norm: str, chance: random.Random) -> str:
    return (
        f"- norm: {norm}\n  status: voldoet\n  toelichting: {_sentence(chance)}\n"
        f"  eigenaar: rol-{chance.randrange(ROLES)}\n  beoordeeld_op: 2026-01-15\n"
        "  herbeoordelen_voor: 2027-01-15\n  bewijs:\n    - titel: Verslag van de beoordeling"
    )


def _measure(id: str, unit: str, number: int, chance: random.Random) -> str:
    instrument = INSTRUMENTS[number % len(INSTRUMENTS)]
    return (
        f"- id: {id}\n  titel: Maatregel {number}\n  omschrijving: {_sentence(chance)}\n"
        f"  soort: cultuur\n  karakter: zacht\n  verplicht: nee\n  instrument: {instrument}\n"
        f"  jaar: 2026\n  gepland: {chance.randrange(1, 40)}\n"
        f"  gerealiseerd: 1\n  telt: gesprekken\n  status: afgerond\n"
        f"  eigenaar: rol-{chance.randrange(ROLES)}\n  doelen: [doel-2026]\n  normen: [bn:02]"
    )


def _task(id: str, unit: str, number: int, chance: random.Random) -> str:
    doer, final, told = chance.sample(range(ROLES), 3)
    return (
        f"- id: {id}\n  titel: Taak {number}\n  thema: Thema {number % 7}\n"
        f"  omschrijving: {_sentence(chance)}\n"
        f"  rasci:\n    rol-{doer}: R\n    rol-{final}: A\n    rol-{told}: I\n  normen: [bn:01]"
    )


def _goals() -> list[str]:
    measured = "  indicator: gesprekken\n  startwaarde: 0\n  streefwaarde: 90\n"
    return [
        f"- id: doel\n  titel: Doel\n  niveau: meerjarenplan\n{measured}"
        "  deadline: 2028-12-31\n  waarden: [openheid]",
        f"- id: doel-2026\n  titel: Doel\n  niveau: jaarplan\n  jaar: 2026\n{measured}"
        "  deadline: 2026-12-31\n  afgeleid_van: doel\n  afdruk: 4fdfbae971",
    ]


# -- pages


def _page(number: int, units: int, chance: random.Random) -> str:
    lines = [
        "---",
        "soort: pagina",
        f"titel: Pagina {number}",
        f"jaar: {YEARS[number % len(YEARS)]}",
        "---",
        "",
        "Lees ook over de [normen](../../normen/index.md).",
        "",
    ]
    if number >= units:
        anchor = "#deel-3" * (number % TABLES_EVERY == 1)
        lines += [f"Dit hoort bij [de vorige](pagina-{number - units:04}.md{anchor}).", ""]
    words = chapter = 0
    while words < WORDS_PER_PAGE:
        chapter += 1
        text = [_sentence(chance) for _ in range(9)]
        words += sum(len(sentence.split()) for sentence in text)
        lines += [f"## Deel {chapter}", "", " ".join(text[:4]), ""]
        lines += [f"- **{sentence[:12]}** {sentence[12:]}" for sentence in text[4:7]]
        lines += ["", " ".join(text[7:]), ""]
    if number % TABLES_EVERY == 0:
        lines += ["## Gegevens", "", f"{{{{ {CALLS[number // TABLES_EVERY % len(CALLS)]} }}}}", ""]
    return "\n".join(lines)


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS.split(), k=chance.randrange(8, 16))).capitalize() + "."
