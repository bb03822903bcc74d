"""Organisations of any number of units: four years of goals, measures, plans and incidents.

The same number gives the same files, and `check` finds nothing wrong in them. Every unit takes up
the goals and measures of the whole; some work is moved on to the next year, as in life.
"""

import random
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from integriteitsplan.cycle.derivation import fingerprint
from integriteitsplan.model.documenten import DOCUMENT_TYPES, Documentsoort
from integriteitsplan.model.doelen import Doel
from integriteitsplan.model.incidenten import Afdoening, Incidentcategorie
from integriteitsplan.model.maatregelen import Instrument, Maatregel
from integriteitsplan.model.validation import validate
from integriteitsplan.register import Document
from integriteitsplan.register.loading import shipped
from integriteitsplan.source import TextMap, read_page

DAY = "2026-06-01"
YEARS = (2023, 2024, 2025, 2026)
RUNNING = YEARS[-1]
INCIDENT_YEARS = (2024, 2025)
WHOLE = "geheel"
GROUP = 10  # units below one director
GOALS, YEAR_GOALS, WORK_GOALS = 5, 6, 3
ROLES = 8
COUNTED = ("gesprekken", "trainingen", "controles", "analyses")
SUBJECTS = ("open gesprek", "geschenken", "nevenwerk", "inkoop", "gegevens", "melden")
INSTRUMENTS = [one for one in shipped()[0] if isinstance(one, Instrument)]
CATEGORIES = [one.id for one in shipped()[0] if isinstance(one, Incidentcategorie)]
WRITTEN_AS_LIST = frozenset({"waarden", "doelen", "normen", "overloop", "perioden"})
REASON = "Twee teams waren nog niet aan de beurt."

Fields = dict[str, str]
Tree = dict[str, str]


class Shape(NamedTuple):
    """How large an organisation is."""

    units: int
    measures: int = 60  # of each unit, each year

    @property
    def records(self) -> int:
        """How many measures there are in all."""
        return self.units * self.measures * len(YEARS)

    def names(self) -> list[str]:
        """The units: the whole, and all others below it."""
        return [WHOLE, *(f"eenheid-{number}" for number in range(1, self.units))]


def write_organisation(root: Path, shape: Shape) -> None:
    """Write plans/ and docs/ of an organisation below `root`."""
    for path, text in organisation(shape).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def organisation(shape: Shape) -> Tree:
    """Every file of an organisation by its path."""
    files = {
        "plans/organisatie.yml": _who_we_are(shape),
        "docs/index.md": "---\ntitel: Start\n---\nWelkom.\n",
        "docs/normen/index.md": "---\ntitel: Normen\n---\n{{ normentabel() }}\n",
        **{f"plans/{WHOLE}/{kind}.yml": _file(ones) for kind, ones in _of_the_whole().items()},
    }
    above = _Above(shape)
    files |= _plans(shape.names())
    for unit in shape.names():
        goals = [*(above.goals if unit == WHOLE else ()), *_work_goals(unit, above)]
        measures = above.measures if unit == WHOLE else list(_measures(unit, above))
        files |= {
            f"plans/{unit}/doelen.yml": _file(goals),
            f"plans/{unit}/maatregelen.yml": _file(measures),
            f"plans/{unit}/metingen.yml": _file(_measured(goals)),
            f"plans/{unit}/incidenten.yml": _file(_incidents(unit)),
            f"plans/{unit}/middelen.yml": _file(_means(unit, measures)),
        }
    return files


class _Above:
    """What the units take up: goals and measures of the whole, and the fingerprints of each."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        long = list(_long_goals())
        self.prints = {goal["id"]: _print(Doel, goal) for goal in long}
        self.year_goals = list(_year_goals(self.prints))
        self.goals = [*long, *self.year_goals]
        self.measures = list(_measures(WHOLE, self))
        self.prints |= {goal["id"]: _print(Doel, goal) for goal in self.year_goals}
        self.prints |= {one["id"]: _print(Maatregel, one) for one in self.measures}

    def year_goal(self, year: int, number: int) -> str:
        """The id of a goal of a year; they are taken up in turn."""
        goal = YEARS.index(year) * YEAR_GOALS + number % YEAR_GOALS
        return self.year_goals[goal]["id"]


def _print(model: type[Doel] | type[Maatregel], fields: Fields) -> str:
    """The fingerprint of a goal or measure."""
    written = TextMap((1, 1))
    written.update({name: fields[name] for name in fields if name not in WRITTEN_AS_LIST})
    record = validate(model, written, "")
    if isinstance(record, list):
        raise SystemExit(str(record))
    return fingerprint(record)


def _plans(units: list[str]) -> Tree:
    """The plan for four years, a plan for each year, and a work plan of each unit for each."""
    first, last = YEARS[0], YEARS[-1]
    name, soort = f"meerjarenplan-{first}-{last}", Documentsoort.MEERJARENPLAN
    long = _plan(soort, first, last)
    files = {f"plans/{WHOLE}/{name}.md": long}
    parent = f"afgeleid_van: {name}\nafdruk: {_plan_print(long, soort)}"
    for year in YEARS:
        plan = _plan(Documentsoort.JAARPLAN, year, year, parent)
        files[f"plans/{WHOLE}/jaarplan-{year}.md"] = plan
        of_year = _plan_print(plan, Documentsoort.JAARPLAN)
        above = f"afgeleid_van: jaarplan-{year}\nafdruk: {of_year}"
        work = _plan(Documentsoort.WERKPLAN, year, year, above)
        files |= {f"plans/{unit}/werkplan-{year}.md": work for unit in units}
    return files


# -- goals


def _long_goals() -> Iterator[Fields]:
    for number in range(GOALS):
        yield {
            "id": f"mjp-{number}",
            "titel": f"In {RUNNING} is {SUBJECTS[number]} gewoon",
            "niveau": "meerjarenplan",
            **_aim(number, RUNNING),
        }


def _year_goals(prints: Mapping[str, str]) -> Iterator[Fields]:
    for year in YEARS:
        for number in range(YEAR_GOALS):
            parent = f"mjp-{number % GOALS}"
            yield {
                "id": f"jp{year}-{number}",
                "titel": f"In {year} werken wij aan {SUBJECTS[number]}",
                "niveau": "jaarplan",
                "jaar": str(year),
                **_aim(number, year),
                "afgeleid_van": parent,
                "afdruk": prints[parent],
            }


def _work_goals(unit: str, above: _Above) -> Iterator[Fields]:
    for year in YEARS:
        for number in range(WORK_GOALS):
            parent = above.year_goal(year, number)
            goal = {
                "id": f"wp{year}-{unit}-{number}",
                "titel": f"In {year} werkt elk team van {unit} aan {SUBJECTS[number]}",
                "niveau": "werkplan",
                "jaar": str(year),
                **_aim(number, year),
                "afgeleid_van": parent,
                "afdruk": above.prints[parent],
            }
            if not _is_measured(goal) and year != RUNNING:
                goal["overloop"] = _moved(f"wp{year + 1}-{unit}-{number}")
            yield goal


def _aim(number: int, year: int) -> Fields:
    return {
        "omschrijving": f"Wij meten dit met indicator {number}, in elk team en elk jaar opnieuw.",
        "indicator": f"indicator-{number}",
        "startwaarde": "40",
        "streefwaarde": "60",
        "deadline": f"{year}-12-31",
        "eigenaar": f"rol-{number % ROLES}",
        "waarden": "[openheid]",
    }


def _is_measured(goal: Fields) -> bool:
    """All goals but the last work goal of a unit."""
    return goal["niveau"] != "werkplan" or not goal["id"].endswith(f"-{WORK_GOALS - 1}")


def _measured(goals: list[Fields]) -> Iterator[Fields]:
    done: set[tuple[str, str]] = set()
    for goal in goals:
        is_over = goal["deadline"] < DAY
        day = goal["deadline"] if is_over else "2026-04-30"
        if _is_measured(goal) and (goal["indicator"], day) not in done:
            done.add((goal["indicator"], day))
            yield {
                "indicator": goal["indicator"],
                "datum": day,
                "waarde": "62.5" if is_over else "55",
            }


# -- measures


def _measures(unit: str, above: _Above) -> Iterator[Fields]:
    chance = random.Random(unit)
    for year in YEARS:
        for number in range(above.shape.measures):
            measure = _measure(unit, year, number, chance)
            if unit == WHOLE:
                yield measure | {
                    "streefaantal": str(above.shape.units * 20),
                    "doelen": f"[{above.year_goal(year, number)}, wp{year}-{unit}-{number % 3}]",
                    "normen": "[eigen:1]",
                }
                continue
            if number % 3:
                parent = f"m{year}-{WHOLE}-{number}"
                measure |= {"afgeleid_van": parent, "afdruk": above.prints[parent]}
            if number % 3 != 1:
                measure["doelen"] = f"[wp{year}-{unit}-{number // 3 % WORK_GOALS}]"
            yield measure


def _measure(unit: str, year: int, number: int, chance: random.Random) -> Fields:
    instrument = INSTRUMENTS[number % len(INSTRUMENTS)]
    planned = chance.randrange(4, 40)
    done = planned if year != RUNNING else chance.randrange(planned)
    status = "afgerond" if year != RUNNING else "loopt" if done else "gepland"
    moved = year != RUNNING and number % 12 == 5
    subject = SUBJECTS[number % len(SUBJECTS)]
    measure = {
        "id": f"m{year}-{unit}-{number}",
        "titel": f"Werken aan {subject} bij {unit} in {year}, deel {number}",
        "soort": instrument.soort.value,
        "karakter": instrument.karakter.value,
        "instrument": instrument.id,
        "jaar": str(year),
        "gepland": str(planned),
        "gerealiseerd": str(done - 1 if moved else done),
        "telt": COUNTED[number % len(COUNTED)],
        "status": "loopt" if moved else "vervallen" if number % 12 == 11 else status,
        "eigenaar": f"rol-{number % ROLES}",
    }
    if number % 2:
        measure["omschrijving"] = f"Elk team van {unit} besteedt hier in {year} een dagdeel aan."
    else:
        measure["kosten"] = str(chance.randrange(2, 40) * 50)
        measure["besteed"] = f"{chance.randrange(100_000) / 100:.2f}"
        measure["fte"] = f"0.{chance.randrange(1, 30):02}"
    if moved:
        measure["overloop"] = _moved(f"m{year + 1}-{unit}-{number}")
    if number % 12 == 7:
        measure |= _in_halves(year, measure)
    return measure


def _in_halves(year: int, measure: Fields) -> Fields:
    """The numbers of a measure per half year; those of the whole must be their sum."""
    planned, done = int(measure["gepland"]), int(measure["gerealiseerd"])
    parts = (
        f"\n    - {{van: {year}-01-01, tot: {year}-06-30, gepland: 2, gerealiseerd: {done // 2}}}",
        f"\n    - {{van: {year}-07-01, tot: {year}-12-31, gepland: {planned - 2}, "
        f"gerealiseerd: {done - done // 2}}}",
    )
    return {"perioden": "".join(parts)}


def _moved(id: str) -> str:
    return f"{{keuze: doorgezet, motivering: {REASON}, naar: {id}}}"


# -- incidents, means, and what the whole organisation has


def _incidents(unit: str) -> Iterator[Fields]:
    chance = random.Random(unit)
    for year in INCIDENT_YEARS:
        for category in CATEGORIES:
            numbers = {
                ending: chance.choice((1, 1, 2, 3, 8))
                for ending in chance.sample(list(Afdoening), chance.randrange(3))
            }
            told = ", ".join(f"{ending}: {number}" for ending, number in numbers.items())
            yield {"jaar": str(year), "categorie": category, "aantallen": f"{{{told}}}"}


def _means(unit: str, measures: list[Fields]) -> Iterator[Fields]:
    chance = random.Random(unit)
    for year in YEARS:
        own = [one["id"] for one in measures if one["jaar"] == str(year)]
        for kind, size in (("geld", chance.randrange(80) * 1000), ("formatie", 8)):
            yield {
                "id": f"{kind}-{unit}-{year}",
                "titel": f"Voor integriteit in {year}",
                "soort": kind,
                "jaar": str(year),
                "omvang": str(size),
                "eigenaar": "rol-0",
                "maatregelen": f"[{', '.join(own[:20])}]",
            }


def _of_the_whole() -> dict[str, list[Fields]]:
    return {
        "normenkaders": [
            {"id": "eigen", "titel": "Eigen normen", "kort": "Eigen", "grondslag": "eigen"}
        ],
        "normen": [
            {
                "id": "eigen:1",
                "titel": "Geschenken melden",
                "vraagt": "Meld elk geschenk.",
                "grondslag": "eigen",
            }
        ],
        "naleving": [
            {
                "norm": "eigen:1",
                "status": "voldoet",
                "eigenaar": "rol-0",
                "beoordeeld_op": "2026-01-15",
                "herbeoordelen_voor": "2027-01-15",
                "bewijs": "[{titel: Register geschenken}]",
            }
        ],
        "waarden": [
            {"id": "openheid", "titel": "Openheid", "betekenis": "Wij laten zien wat wij doen."}
        ],
        "rollen": [
            {
                "id": f"rol-{number}",
                "titel": f"Rol {number}",
                "niveau": "centraal",
                "omschrijving": f"Zorgt voor onderdeel {number} van het beleid.",
                "contact": f"rol-{number}@meetlat.example",
            }
            for number in range(ROLES)
        ],
        "taken": [
            {
                "id": f"taak-{number}",
                "titel": f"Onderdeel {number} bijhouden",
                "thema": "beleid",
                "rasci": f"{{rol-{number}: A/R}}",
            }
            for number in range(ROLES)
        ],
        "indicatoren": [
            {
                "id": f"indicator-{number}",
                "titel": f"Teams die werken aan {subject}",
                "maat": "procent",
            }
            for number, subject in enumerate(SUBJECTS)
        ],
        "rapportagelijnen": [
            {
                "id": f"lijn-{number}",
                "titel": f"Voortgang van onderdeel {number}",
                "waarover": "Wat gedaan is en wat niet.",
                "hoe": "brief",
                "wie": f"rol-{number}",
                "aan_wie": "[rol-0]",
                "frequentie": "kwartaal",
                "eerste": "2026-03-31",
                "laatste": "2026-04-02",
            }
            for number in range(1, ROLES)
        ],
    }


def _who_we_are(shape: Shape) -> str:
    units = [
        f"  - id: {unit}\n    titel: {unit.capitalize()}"
        + f"\n    onder: {_head(number)}" * (number > 0)
        for number, unit in enumerate(shape.names())
    ]
    top = "naam: Gemeente Meetlat\nsoort: gemeente\nfictief: ja\nnormenkaders: [eigen]\neenheden:\n"
    return top + "\n".join(units) + "\n"


def _head(number: int) -> str:
    """The unit above: of every GROUP units the first leads the others."""
    first = number - (number - 1) % GROUP
    return WHOLE if first == number else f"eenheid-{first}"


# -- text


def _plan(soort: Documentsoort, first: int, last: int, parent: str = "") -> str:
    runs = f"looptijd:\n  van: {first}-01-01\n  tot: {last}-12-31"
    year = "" if soort is Documentsoort.MEERJARENPLAN else f"jaar: {first}\n"
    parts = [
        f"## {part.titel}\n\nHier staat wat wij in {first} doen, en waarom.\n"
        for part in DOCUMENT_TYPES[soort].onderdelen.values()
    ]
    front = f"soort: {soort}\ntitel: {soort.label.capitalize()} {first}\n{year}{runs}\n{parent}"
    return f"---\n{front.rstrip()}\n---\n" + "\n".join(parts)


def _plan_print(text: str, soort: Documentsoort) -> str:
    page = read_page(text, "", frozenset())
    if page.front_matter is None:
        raise SystemExit("a plan without front matter")
    meta = validate(DOCUMENT_TYPES[soort].model, page.front_matter, "")
    if isinstance(meta, list):
        raise SystemExit(str(meta))
    return fingerprint(Document(page, meta, ""))


def _file(records: Iterable[Fields]) -> str:
    """Records as people write them: one key a line."""
    return "".join(
        "- " + "\n  ".join(f"{key}: {value}" for key, value in record.items()) + "\n"
        for record in records
    ).replace(": \n", ":\n")
