"""The figures of the dashboard equal those of a second computation: SQL over the exported data.

The SQL knows nothing of the engine: it reads the JSON of `report register` and adds up anew.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from benchmarks.organisations import DAY, Shape, write_organisation
from integriteitsplan.export import FORMATS, tables
from integriteitsplan.site import Site, open_site

EXAMPLE = Path(__file__).parent.parent
Rows = list[dict[str, Any]]

SCHEMA = """
CREATE TABLE eenheden (titel TEXT PRIMARY KEY, onder TEXT);
CREATE TABLE doelen (titel TEXT PRIMARY KEY, eenheid TEXT, jaar INT, boven TEXT);
CREATE TABLE maatregelen (
    titel TEXT PRIMARY KEY, eenheid TEXT, jaar INT, van TEXT, tot TEXT, boven TEXT, telt TEXT,
    status TEXT, streefaantal INT, gepland INT, gerealiseerd INT, kosten INT, besteed INT, fte INT
);
CREATE TABLE draagt_bij (maatregel TEXT, doel TEXT);
CREATE INDEX onder_maatregel ON maatregelen (boven);
CREATE INDEX onder_doel ON draagt_bij (doel);
"""
CHOSEN = """
CREATE TABLE eigen AS WITH RECURSIVE lager (titel) AS (
    VALUES (:eenheid)
    UNION SELECT eenheden.titel FROM eenheden JOIN lager ON eenheden.onder = lager.titel
) SELECT titel FROM lager;
CREATE TABLE gekozen AS SELECT * FROM maatregelen
    WHERE eenheid IN eigen AND coalesce(
        jaar = :jaar,
        coalesce(van, '') <= :jaar || '-12-31' AND coalesce(tot, '9') >= :jaar || '-01-01'
    );
CREATE UNIQUE INDEX een_gekozen ON gekozen (titel);
CREATE TABLE groepen (groep TEXT, maatregel TEXT);
INSERT INTO groepen SELECT 'Totaal', titel FROM gekozen;
"""
BY_UNIT = "INSERT INTO groepen SELECT eenheid, titel FROM gekozen;"
BY_MEASURE = """
WITH RECURSIVE lager (groep, titel) AS (
    SELECT titel, titel FROM gekozen WHERE boven IS NULL OR boven NOT IN (SELECT titel FROM gekozen)
    UNION SELECT lager.groep, m.titel FROM maatregelen m JOIN lager ON m.boven = lager.titel
)
INSERT INTO groepen SELECT groep, titel FROM lager WHERE titel IN (SELECT titel FROM gekozen);
"""
# Goals of the chosen units first, then those of others for what is left.
BY_GOAL = """
CREATE TABLE jaardoelen AS SELECT *, eenheid IN eigen AS is_eigen FROM doelen WHERE jaar = :jaar;
CREATE TABLE voor_doel AS WITH RECURSIVE
doel_lager (groep, is_eigen, titel) AS (
    SELECT titel, is_eigen, titel FROM jaardoelen een WHERE NOT EXISTS (
        SELECT 1 FROM jaardoelen ander
        WHERE ander.titel = een.boven AND ander.is_eigen = een.is_eigen
    )
    UNION SELECT groep, is_eigen, doelen.titel
    FROM doelen JOIN doel_lager ON doelen.boven = doel_lager.titel
),
lager (groep, is_eigen, titel) AS (
    SELECT groep, is_eigen, maatregel FROM doel_lager JOIN draagt_bij ON doel = titel
    UNION SELECT groep, is_eigen, m.titel FROM maatregelen m JOIN lager ON m.boven = lager.titel
) SELECT * FROM lager WHERE titel IN (SELECT titel FROM gekozen);
INSERT INTO groepen SELECT groep, titel FROM voor_doel WHERE is_eigen OR titel NOT IN
    (SELECT titel FROM voor_doel WHERE is_eigen);
INSERT INTO groepen SELECT 'Zonder doel uit dit jaar', titel FROM gekozen
    WHERE titel NOT IN (SELECT titel FROM voor_doel);
"""
NUMBERS = """
SELECT groep, telt, sum(gerealiseerd), sum(CASE WHEN status <> 'vervallen' THEN gepland END)
FROM groepen JOIN gekozen ON titel = maatregel
WHERE gerealiseerd IS NOT NULL OR (gepland IS NOT NULL AND status <> 'vervallen')
GROUP BY groep, telt
"""
GOING = """
CREATE TABLE lopend AS SELECT groep, gekozen.* FROM groepen JOIN gekozen ON titel = maatregel
    WHERE status <> 'vervallen';
CREATE INDEX een_lopend ON lopend (groep, titel);
"""
# A target covers what was derived from its measure, where that counts the same thing.
TARGETS = """
WITH RECURSIVE hoger (groep, titel, telt, boven) AS (
    SELECT groep, titel, telt, boven FROM lopend WHERE boven IS NOT NULL
    UNION SELECT hoger.groep, hoger.titel, hoger.telt, lopend.boven FROM hoger JOIN lopend
    ON lopend.groep = hoger.groep AND lopend.titel = hoger.boven WHERE lopend.boven IS NOT NULL
),
gedekt AS (
    SELECT hoger.groep, hoger.titel FROM hoger JOIN lopend
    ON lopend.groep = hoger.groep AND lopend.titel = hoger.boven
    WHERE lopend.streefaantal IS NOT NULL AND lopend.telt = hoger.telt
)
SELECT groep, telt, sum(coalesce(streefaantal, gepland, 0)) FROM lopend
WHERE (groep, titel) NOT IN gedekt GROUP BY groep, telt HAVING count(streefaantal)
"""
MONEY = """
SELECT groep, count(*), coalesce(sum(besteed), 0),
    coalesce(sum(CASE WHEN status <> 'vervallen' THEN kosten END), 0),
    coalesce(sum(CASE WHEN status <> 'vervallen' THEN fte END), 0)
FROM groepen JOIN gekozen ON titel = maatregel GROUP BY groep
"""
STATES = """
SELECT groep, status, count(*) FROM groepen JOIN gekozen ON titel = maatregel GROUP BY 1, 2
"""
ADD_MEASURE = "INSERT INTO maatregelen VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
GROUPS = {"eenheid": BY_UNIT, "maatregel": BY_MEASURE, "doel": BY_GOAL}


def exported(site: Site, view: str, **arguments: Any) -> Iterator[Rows]:
    """The rows of each table of a view, as `report … --formaat json` prints them."""
    for table in tables(site.show(view, None, **arguments)):
        yield json.loads(FORMATS["json"](table))["rijen"]


def one(cell: list[str] | str | None) -> str | None:
    """The only value of a cell."""
    return (cell[0] if cell else None) if isinstance(cell, list) else cell


def cents(amount: float | None) -> int | None:
    return None if amount is None else round(amount * 100)


def parts(row: dict[str, Any], word: str) -> int | None:
    """A number of a measure: over its periods where it has any, else its own."""
    told = [re.search(rf"(\d+) {word}", part) for part in row["perioden"] or ()]
    known = [int(found[1]) for found in told if found]
    whole: int | None = row["gepland" if word == "gepland" else "gerealiseerd"]
    return sum(known) if known else whole


def exported_records(site: Site) -> sqlite3.Connection:
    """The exported units, goals and measures as tables, by their titles."""
    ledger = sqlite3.connect(":memory:")
    ledger.executescript(SCHEMA)
    for row in next(exported(site, "register", soort="eenheden")):
        ledger.execute("INSERT INTO eenheden VALUES (?, ?)", (row["naam"], one(row["onder"])))
    for row in next(exported(site, "register", soort="doelen")):
        known = (row["naam"], row["eenheid"], row["jaar"], one(row["afgeleid_van"]))
        ledger.execute("INSERT INTO doelen VALUES (?, ?, ?, ?)", known)
    for row in next(exported(site, "register", soort="maatregelen")):
        measure = (
            *(row["naam"], row["eenheid"], row["jaar"], row["van"], row["tot"]),
            *(one(row["afgeleid_van"]), row["telt"] or "keer", row["status"], row["streefaantal"]),
            *(parts(row, "gepland"), parts(row, "gedaan")),
            *(cents(row["kosten"]), cents(row["besteed"]), cents(row["fte"])),
        )
        ledger.execute(ADD_MEASURE, measure)
        goals = [(row["naam"], goal) for goal in row["doelen"] or ()]
        ledger.executemany("INSERT INTO draagt_bij VALUES (?, ?)", goals)
    ledger.commit()
    return ledger


def added_up(records: sqlite3.Connection, eenheid: str, jaar: int, per: str) -> dict[str, Any]:
    """What the dashboard of a unit should show for a year."""
    with closing(sqlite3.connect(":memory:")) as ledger:
        records.backup(ledger)
        for statement in f"{CHOSEN}{GROUPS[per]}{GOING}".split(";"):
            ledger.execute(statement, {"eenheid": eenheid, "jaar": str(jaar)})
        targets = {(group, what): number for group, what, number in ledger.execute(TARGETS)}
        if per == "eenheid":
            targets = {key: number for key, number in targets.items() if key[0] == "Totaal"}
        numbers = {key: (0, 0) for key in targets}
        numbers |= {row[:2]: (row[2] or 0, row[3] or 0) for row in ledger.execute(NUMBERS)}
        return {
            "aantallen": {key: (*found, targets.get(key)) for key, found in numbers.items()},
            "geld": {row[0]: row[1:] for row in ledger.execute(MONEY)},
            "standen": {row[:2]: row[2] for row in ledger.execute(STATES)},
        }


def shown(site: Site, eenheid: str, jaar: int, per: str) -> dict[str, Any]:
    """What the dashboard shows."""
    numbers, money, *_ = exported(site, "voortgang", eenheid=eenheid, jaar=jaar, per=per)
    assert len({(row["onderwerp"], row["telt"]) for row in numbers}) == len(numbers)
    filled = [row for row in money if row["maatregelen"]]
    assert len({row["onderwerp"] for row in filled}) == len(filled)
    return {
        "aantallen": {
            (row["onderwerp"], row["telt"]): (
                *(row["gerealiseerd"], row["gepland"], row["streefaantal"]),
            )
            for row in numbers
        },
        "geld": {
            row["onderwerp"]: (
                *(row["maatregelen"], cents(row["besteed"])),
                *(cents(row["kosten"]), cents(row["fte"])),
            )
            for row in filled
        },
        "standen": {
            (row["onderwerp"], name): int(number)
            for row in filled
            for number, name in (part.split(" ", 1) for part in row["stand"].split(", "))
        },
    }


def compare(site: Site, units: list[str], years: tuple[int, ...]) -> None:
    """Every dashboard of these units and years beside the second computation."""
    assert not site.errors
    with closing(exported_records(site)) as records:
        for unit, year, per in product(units, years, GROUPS):
            expected = added_up(records, site.register.eenheden[unit].titel, year, per)
            assert expected["aantallen"], (unit, year)
            assert shown(site, unit, year, per) == expected, (unit, year, per)


def test_the_dashboard_of_the_example_adds_up() -> None:
    site = open_site(EXAMPLE, "intern", date(2026, 11, 22))
    compare(site, [site.register.wortel, "dienstverlening"], (2025, 2026))


@pytest.mark.parametrize(
    ("shape", "units", "years"),
    [
        (Shape(1), ["geheel"], (2023, 2026)),
        (Shape(10), ["geheel", "eenheid-1", "eenheid-5"], (2024, 2026)),
        (Shape(200, measures=12), ["geheel", "eenheid-11"], (2026,)),
    ],
    ids=["1", "10", "200"],
)
def test_the_dashboard_of_a_generated_organisation_adds_up(
    tmp_path: Path, shape: Shape, units: list[str], years: tuple[int, ...]
) -> None:
    write_organisation(tmp_path, shape)
    compare(open_site(tmp_path, "intern", date.fromisoformat(DAY)), units, years)
