"""Registers on several pages: how they are divided, where a record is, what an edit makes again."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.examples import Size, write_example
from benchmarks.rebuilds import MEASURES, _listed
from integriteitsplan.build import engine
from integriteitsplan.build.builder import Builder, configuration
from integriteitsplan.build.progress import Progress
from integriteitsplan.export import to_csv, to_json
from integriteitsplan.export.write import joined_csv, joined_json
from integriteitsplan.model.doelen import Meting
from integriteitsplan.model.kinds import KINDS
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.model.record import Record
from integriteitsplan.model.rollen import Taak
from integriteitsplan.register import Register
from integriteitsplan.register import parts as dividing
from integriteitsplan.register.parts import FITS, Part, listings
from integriteitsplan.register.questions import asking
from integriteitsplan.site import open_site
from integriteitsplan.views.data.cells import PageLink
from integriteitsplan.views.data.tables import Column, Row, Table
from tests.builds import EPOCH, MINI, change, lay_out, remembering_in, tree
from tests.sites import DAY, GOOD, open_at, write
from tests.test_build_memory import build, numbers
from tests.test_build_same import as_mkdocs, differences

UNITS = ("geheel", "ruimte")
FEW = 3


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dividing, "FITS", FEW)


def measure(id: str, eenheid: str = "geheel", jaar: int | None = 2026) -> Maatregel:
    return Maatregel.model_construct(id=id, titel=id, eenheid=eenheid, jaar=jaar)


def listing(*records: Record) -> Part:
    kind = records[0].kind
    every = {one.name: {} for one in KINDS} | {kind: {one.id: one for one in records}}
    return listings(every, UNITS)[kind]


def uris(*records: Record) -> list[str]:
    return [one.uri.removeprefix("registers/maatregelen") for one in listing(*records).pages()]


# -- how a register is divided


def test_what_fits_stands_on_one_page() -> None:
    assert FITS == 128
    assert uris(*(measure(f"m{n}", UNITS[n % 2], 2020 + n) for n in range(FEW))) == [".md"]


def test_what_does_not_fit_is_divided_by_unit_in_the_order_of_the_organisation() -> None:
    units = ["ruimte", "weg", "geheel", "ruimte"]
    found = uris(*(measure(f"m{n}", unit) for n, unit in enumerate(units)))
    assert found == [".md", "/geheel.md", "/ruimte.md", "/zonder-eenheid.md"]


def test_a_unit_that_does_not_fit_is_divided_by_year_newest_first() -> None:
    years = [2025, None, 2026, 2026]
    own = [measure(f"m{n}", jaar=year) for n, year in enumerate(years)]
    assert uris(*own, measure("r", "ruimte")) == [
        ".md",
        "/geheel.md",
        "/geheel/2026.md",
        "/geheel/2025.md",
        "/geheel/zonder-jaar.md",
        "/ruimte.md",
    ]
    assert uris(*own) == [".md", "/2026.md", "/2025.md", "/zonder-jaar.md"], "there is one unit"


def test_the_year_of_a_date_counts_too() -> None:
    dates = [date(2024 + n % 2, 3, 1) for n in range(FEW + 1)]
    found = listing(*(Meting.model_construct(id=f"m{n}", datum=day) for n, day in enumerate(dates)))
    assert [one.uri for one in found.parts] == [
        "registers/metingen/2025.md",
        "registers/metingen/2024.md",
    ]


def test_what_cannot_be_told_apart_stays_together() -> None:
    found = listing(*(Taak.model_construct(id=f"t{n}", eenheid="geheel") for n in range(9)))
    assert (found.uri, len(found.ids), found.parts) == ("registers/taken.md", 9, ())


RECORDS = st.lists(
    st.tuples(st.sampled_from([*UNITS, "weg"]), st.sampled_from([None, 2025, 2026])), max_size=20
).map(lambda made: [measure(f"m{n}", *one) for n, one in enumerate(made)])


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Register:
    return open_at(write(tmp_path_factory.mktemp("good"), GOOD)).register


def holding(register: Register, records: list[Maatregel]) -> Register:
    found = {**register.records, Maatregel.kind: {one.id: one for one in records}}
    return register.select(records=MappingProxyType(found))


@given(RECORDS)
def test_each_record_stands_once_and_its_address_leads_there(
    good: Register, records: list[Maatregel]
) -> None:
    register = holding(good, records)
    whole = register.listings[Maatregel.kind]
    leaves = {one.uri: one for one in whole.leaves()}
    assert sorted(id for one in leaves.values() for id in one.ids) == sorted(
        one.id for one in records
    )
    for one in records:
        address = register.address(one.kind, one.id)
        assert address
        assert address.anchor == f"maatregelen-{one.id}"
        assert one.id in leaves[address.uri].ids
    for page in leaves.values():
        shown = register.some(Maatregel, page.eenheid, page.jaar)
        assert tuple(one.id for one in shown) == page.ids, "the macro on the page asks for these"
        alike = {(one.eenheid, one.jaar) for one in shown}
        assert len(page.ids) <= FEW or len(alike) == 1


@given(RECORDS, st.sampled_from([*UNITS, "weg"]), st.sampled_from([None, 2025, 2026]), st.data())
def test_a_new_record_moves_no_other_unless_a_page_does_not_fit_any_more(
    good: Register, records: list[Maatregel], unit: str, year: int | None, data: st.DataObject
) -> None:
    before = holding(good, records)
    place = data.draw(st.integers(0, len(records)))
    after = holding(good, [*records[:place], measure("nieuw", unit, year), *records[place:]])
    divided = {one.uri for one in after.listings[Maatregel.kind].pages() if one.parts}
    for one in records:
        was, is_ = before.address(one.kind, one.id), after.address(one.kind, one.id)
        assert was
        first_other = len({other.eenheid for other in records}) == 1 and unit != one.eenheid
        assert was == is_ or was.uri in divided or first_other


# -- what its pages show


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dividing, "FITS", 2)


@pytest.mark.usefixtures("two")
def test_parts_lead_back_and_are_found_but_fill_no_menu() -> None:
    site = open_at(MINI)
    page = site.pages["registers/maatregelen/ruimte.md"]
    assert page.titel == "Maatregelen van Ruimte"
    assert page.body.startswith("[Terug naar het overzicht](../maatregelen.md)\n")
    assert (page.in_menu, page.is_found) == (False, True)
    menu = json.dumps(site.nav([{"Registers": "registers/"}]))
    assert "registers/maatregelen.md" in menu
    assert "registers/maatregelen/" not in menu
    assert [str(one) for one in site.findings] == [str(one) for one in open_at(MINI).findings]


@pytest.mark.usefixtures("two")
def test_the_overview_counts_and_keeps_the_places_of_all_records() -> None:
    site = open_at(MINI)
    (_, table) = site.show("registerwijzer", None, "maatregelen")
    assert isinstance(table, Table)
    parts = site.register.listings["maatregelen"].parts
    assert [row.cells for row in table.rows] == [
        (PageLink(site.pages[one.uri].titel, one.uri), len(one.ids)) for one in parts
    ]
    anchors = {anchor for row in table.rows for anchor in row.anchors}
    addresses = (site.register.address("maatregelen", id) for one in parts for id in one.ids)
    assert anchors == {one.anchor for one in addresses if one}


def test_the_public_edition_counts_its_own(tmp_path: Path) -> None:
    """Whether a register is divided tells nothing of what is not public."""
    own = "".join(
        f"- {{id: m{n}, titel: M{n}, soort: cultuur, karakter: zacht, jaar: {2025 + n % 2}, "
        f"openbaar: {'ja' if n < FEW else 'nee'}}}\n"
        for n in range(FEW + 1)
    )
    write(tmp_path, GOOD, {"plans/geheel/maatregelen.yml": own})
    intern, openbaar = (open_site(tmp_path, one, DAY) for one in ("intern", "openbaar"))
    assert "registers/maatregelen/2025.md" in intern.pages
    assert "registers/maatregelen/2025.md" not in openbaar.pages
    assert len(openbaar.register.listings["maatregelen"].ids) == FEW


@given(st.lists(st.lists(st.text(max_size=9), min_size=1, max_size=3), min_size=1, max_size=3))
def test_files_put_together_are_the_file_of_the_whole(texts: list[list[str]]) -> None:
    """Whatever stands in a cell, also the signs with which a file is put together."""
    columns = (Column("a", "A"), Column("b", "B"))
    signs = ["\r\n", ',\n"rijen": [\n', "\n]}\n"]
    rows = [[Row((text + sign, None)) for text in one for sign in signs] for one in texts]
    tables = [Table("Deel", columns, tuple(one)) for one in rows]
    whole = Table("Geheel", columns, tuple(row for one in rows for row in one))
    assert joined_csv([to_csv(one) for one in tables]) == to_csv(whole)
    assert joined_json("Geheel", [to_json(one) for one in tables]) == to_json(whole)


# -- what is built


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in remembering_in(tmp_path / "cache").items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.delenv("EDITIE", raising=False)
    monkeypatch.delenv("SITE_DIR", raising=False)
    return lay_out(tmp_path / "site")


NUMBER = ("plans/ruimte/maatregelen.yml", "gepland: 4", "gepland: 5")


@pytest.mark.usefixtures("two")
def test_a_number_is_made_again_in_its_own_part_and_in_the_download_of_all(root: Path) -> None:
    build(root)
    before, was = tree(root / "site"), numbers(root / "site")
    change(root, *NUMBER)
    build(root)
    now, is_ = tree(root / "site"), numbers(root / "site")
    made = {path for path in was if was[path] != is_[path]} - {"404.html"}
    assert made == {path for path in was if before[path] != now[path]}
    registers = {path for path in made if path.startswith("registers/")}
    assert registers == {"registers/maatregelen/ruimte.html"}
    assert (
        before["registers/maatregelen-register.json"] != now["registers/maatregelen-register.json"]
    )
    rows = json.loads(now["registers/maatregelen-register.json"])["rijen"]
    parts = open_at(root).register.listings["maatregelen"].parts
    assert [one["id"] for one in rows] == [id for part in parts for id in part.ids]
    assert differences(as_mkdocs(root), now) == []


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("uri", ["maatregelen", "maatregelen/ruimte"])
def test_who_writes_such_a_page_keeps_it_and_the_rest_holds(root: Path, uri: str) -> None:
    own = '---\ntitel: Van ons\n---\n{{ register("rollen") }}\n'
    write(root, {f"docs/registers/{uri}.md": own})
    build(root)
    change(root, *NUMBER)
    build(root)
    now = tree(root / "site")
    assert differences(as_mkdocs(root), now) == []
    rows = json.loads(now["registers/maatregelen-register.json"])["rijen"]
    assert ("gesprekken-ruimte-2026" in {one["id"] for one in rows}) == ("/" in uri)


def served(root: Path, name: str) -> Builder:
    folder = str(root.parent / name)
    return Builder(lambda: configuration(root, "serve", site_dir=folder), Progress(is_shown=False))


@pytest.fixture
def preview(root: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Builder]:
    monkeypatch.setattr(engine, "cores", lambda: 2)
    builder = served(root, "served")
    yield builder
    builder.close()


def test_a_register_that_outgrows_its_page_takes_all_links_along(
    root: Path, preview: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And back again; each time the preview is what a new one would be."""
    monkeypatch.setattr(dividing, "FITS", len(open_at(MINI).register.records["maatregelen"]))
    path = root / "plans/ruimte/maatregelen.yml"
    few = path.read_text(encoding="utf-8")
    more = few + "- {id: nieuw, titel: Nieuw, soort: cultuur, karakter: zacht}\n"
    preview.build()
    for name, text in (("more", more), ("few", few)):
        path.write_text(text, encoding="utf-8")
        preview.build()
        fresh = served(root, name)
        fresh.build()
        fresh.close()
        now = tree(root.parent / "served")
        assert differences(tree(root.parent / name), now) == []
        assert ("registers/maatregelen/ruimte.html" in now) == (name == "more")


def test_a_preview_also_knows_what_the_other_process_asked(preview: Builder) -> None:
    """What is not known here is not looked at when a record changes."""
    preview.build()
    asked = {question for one in preview._memory.pages.values() for question in one.asked}
    assert preview._answers is not None
    assert asked <= preview._answers.keys()


def test_measures_of_a_unit_ask_for_no_others() -> None:
    with asking() as asked:
        open_at(MINI).show("maatregelentabel", None, eenheid="ruimte", jaar=2026)
    assert ("enkele", "maatregelen", "ruimte", "2026") in asked
    assert ("alle", "maatregelen") not in asked


def test_the_benchmark_looks_where_the_number_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []
    for most in (FITS, 10_000):
        monkeypatch.setattr(dividing, "FITS", most)
        write_example(tmp_path / str(most), Size(50))
        found.append(_listed(tmp_path / str(most), MEASURES))
    assert found == ["registers/maatregelen/eenheid-1", "registers/maatregelen"]
