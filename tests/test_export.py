"""Downloads: the rows of a view as CSV, JSON and text, nothing more and nothing less."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.export import tables, to_csv, to_json, to_text
from integriteitsplan.views.data.blocks import Card, Cards, Facts, Notice, Prose, Section
from integriteitsplan.views.data.cells import Badge, Cell, Code, Link, PageLink, Tone, WebLink
from integriteitsplan.views.data.drawings import Bar, Figure
from integriteitsplan.views.data.tables import Column, Row, Table
from tests.builds import MINI
from tests.sites import open_at

EVERY_VALUE: dict[str, Cell] = {
    "tekst": 'Zeg "ja"; of niet',
    "getal": 12,
    "bedrag": Decimal("1500.50"),
    "rond": Decimal("2.00"),
    "datum": date(2026, 1, 31),
    "norm": Link("Geschenken melden", "normen", "eigen:1"),
    "plan": PageLink("Jaarplan", "plannen/jaarplan.md"),
    "web": WebLink("de wet", "https://wetten.overheid.nl"),
    "status": Badge("voldoet", Tone.GOOD),
    "letters": (Code("A", "is eindverantwoordelijk"), Code("R", "voert uit")),
    "leeg": None,
    "formule": "=1+1",
}


def table(cells: dict[str, Cell]) -> Table:
    columns = tuple(Column(key, key.capitalize()) for key in cells)
    return Table("Proef", columns, (Row(tuple(cells.values())),))


def read_csv(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_csv_opens_in_a_dutch_spreadsheet() -> None:
    text = to_csv(table(EVERY_VALUE))
    assert text.startswith("\ufeffTekst;Getal;")
    assert text.endswith("\r\n")
    heads, row = read_csv(text)
    assert dict(zip(heads, row, strict=True)) == {
        "Tekst": 'Zeg "ja"; of niet',
        "Getal": "12",
        "Bedrag": "1500,5",
        "Rond": "2",
        "Datum": "2026-01-31",
        "Norm": "Geschenken melden",
        "Plan": "Jaarplan",
        "Web": "de wet",
        "Status": "voldoet",
        "Letters": "A\nR",
        "Leeg": "",
        "Formule": "'=1+1",
    }


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_csv_is_a_formula(start: str) -> None:
    cells: dict[str, Cell] = {"tekst": start + "1", "lijst": (start + "1", "twee")}
    assert [cell[:2] for cell in read_csv(to_csv(table(cells)))[1]] == ["'" + start] * 2


def test_no_head_of_a_csv_is_a_formula() -> None:
    found = Table("Proef", (Column("rol", "=1+1"),), ())
    assert read_csv(to_csv(found)) == [["'=1+1"]]


def test_a_negative_number_stays_a_number() -> None:
    assert read_csv(to_csv(table({"a": -3, "b": Decimal("-0.5")})))[1] == ["-3", "-0,5"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_a_csv_holds_every_text_as_it_was(words: list[str]) -> None:
    cells = {f"k{number}": "x" + word for number, word in enumerate(["", *words])}
    assert read_csv(to_csv(table(dict(cells))))[1] == list(cells.values())


def test_json_keeps_numbers_lists_and_nothing() -> None:
    content = json.loads(to_json(table(EVERY_VALUE)))
    assert content["titel"] == "Proef"
    assert content["kolommen"]["tekst"] == "Tekst"
    assert content["rijen"] == [
        {
            "tekst": 'Zeg "ja"; of niet',
            "getal": 12,
            "bedrag": 1500.5,
            "rond": 2,
            "datum": "2026-01-31",
            "norm": "Geschenken melden",
            "plan": "Jaarplan",
            "web": "de wet",
            "status": "voldoet",
            "letters": ["A", "R"],
            "leeg": None,
            "formule": "=1+1",
        }
    ]


def test_text_has_the_columns_of_the_page_aligned_and_cut() -> None:
    columns = (Column("a", "Naam"), Column("b", "Meer", below="a"), Column("c", "Status"))
    rows = (Row(("een\ntwee", "onder", ("x", None))), Row(("z" * 60, "onder", None)))
    assert to_text(Table("Proef", columns, rows)).splitlines() == [
        "Proef",
        "",
        "Naam                                      Status",
        "-" * 40 + "  " + "-" * 6,
        "een twee" + " " * 32 + "  x,",
        "z" * 39 + "…",
    ]


def test_cards_facts_and_figures_are_tables_too() -> None:
    numbers = Table("Aantallen", (Column("a", "A"),), (Row((3,)),))
    card = Card(
        Link("Hoofd", "rollen", "hoofd"),
        "Zorgt.",
        (("E-mail", "h@x.example"),),
        (Section("Waar u terechtkunt", ("vragen", ("melden", "nu"))),),
        ("rollen", "hoofd"),
    )
    blocks = (
        Notice("Let op", "Niet mee."),
        Prose(("Niet mee.",)),
        Cards("", (card, Card("Kaal"))),
        Facts("Over dit plan", (("Versie", "1.0"),)),
        Figure("Stand", "", (Bar("x", ()),), numbers),
    )
    cards, facts, figure = tables(blocks)
    assert list(cards.records()) == [
        {
            "titel": Link("Hoofd", "rollen", "hoofd"),
            "tekst": "Zorgt.",
            "e_mail": "h@x.example",
            "waar_u_terechtkunt": ("vragen", "melden"),
        },
        {"titel": "Kaal", "tekst": "", "e_mail": None, "waar_u_terechtkunt": None},
    ]
    assert (facts.title, list(facts.records())) == (
        "Over dit plan",
        [{"gegeven": "Versie", "waarde": "1.0"}],
    )
    assert figure is numbers


@pytest.mark.parametrize("name", ["normentabel", "rolmatrix", "maatregelentabel", "contactwijzer"])
def test_a_download_has_the_rows_of_the_view(name: str) -> None:
    (found,) = tables(open_at(MINI).show(name, None))
    rows: list[dict[str, Any]] = json.loads(to_json(found))["rijen"]
    assert len(rows) == len(found.rows) > 0
    assert [list(row) for row in rows] == [[column.key for column in found.columns]] * len(rows)
    assert len(read_csv(to_csv(found))) == len(rows) + 1
