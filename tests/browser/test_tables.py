"""Filter and sorting in the browser, and what remains without scripts."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import Built, Visitor

NORMS = "normen/index.html"
TABLE = "#ip-normentabel"
STATE = "voldoet deels (uitgelegd)"
ALL = re.compile(r"^\d+ rijen$")


def test_filters_narrow_the_table_and_stay_in_the_address(visit: Visitor) -> None:
    page = visit(NORMS)
    count = page.locator(f"{TABLE} .ip-filter__aantal")
    expect(count).to_have_text(ALL)
    total = len(titles(page))

    page.locator(TABLE).get_by_label("Stand", exact=True).select_option(STATE)
    partly = len(titles(page))
    expect(count).to_have_text(f"{partly} van {total} rijen")
    assert 0 < partly < total
    assert set(states(page)) == {STATE}

    word = titles(page)[0].split()[0].lower()
    page.locator(TABLE).get_by_label("Zoek in deze tabel").fill(word)
    expect(page).to_have_url(re.compile("normentabel.zoek"))
    fewer = titles(page)
    assert 0 < len(fewer) < partly
    query = parse_qs(urlsplit(page.url).query)
    assert query == {"normentabel.stand": [STATE], "normentabel.zoek": [word]}

    page.reload()
    expect(count).to_have_text(f"{len(fewer)} van {total} rijen")
    assert titles(page) == fewer

    page.get_by_role("button", name="Wis filters").click()
    expect(count).to_have_text(ALL)
    assert len(titles(page)) == total
    assert not urlsplit(page.url).query


def test_filters_know_what_stands_below_a_cell_and_each_of_a_list(visit: Visitor) -> None:
    page = visit("sturen/samenhang.html")
    table = page.locator("#ip-samenhang-2")
    rows = table.locator("tbody tr:visible")
    total = rows.count()
    for title, part in (("Eigenaar", "th > div"), ("Middelen", "td:nth-child(3) li")):
        choice = table.get_by_label(title, exact=True)
        offered = choice.locator("option").all_inner_texts()
        wanted = table.locator(f"tbody {part}").last.inner_text().removeprefix(f"{title}: ")
        assert wanted in offered
        choice.select_option(wanted)
        assert 0 < rows.count() < total
        assert all(wanted in text for text in rows.all_inner_texts())
        choice.select_option("Alle")


def test_numbers_sort_by_value_and_empty_cells_come_last(visit: Visitor) -> None:
    page = visit("sturen/samenhang.html")
    table = page.locator("#ip-samenhang-2")
    cost = table.get_by_role("button", name="Sorteer op Kosten in euro")
    for press, falls in ((1, False), (2, True)):
        cost.click()
        texts = table.locator("tbody td:last-child").all_inner_texts()
        told = [text.split("\n")[0] for text in texts]
        numbers = [int(one.replace(".", "")) for one in told if one[0].isdigit()]
        assert told[: len(numbers)] == [one for one in told if one[0].isdigit()], press
        assert numbers == sorted(numbers, reverse=falls)
        assert numbers[0] != numbers[-1]


def test_a_table_that_filters_everything_away_says_so(visit: Visitor) -> None:
    page = visit(NORMS)
    page.locator(TABLE).get_by_label("Zoek in deze tabel").fill("xyzzyplugh")
    expect(page.locator(f"{TABLE} .ip-filter__aantal")).to_contain_text("0 van")
    note = page.locator(f"{TABLE} .ip-tabel__rol").evaluate(
        "part => getComputedStyle(part, '::after').content"
    )
    assert note == '"Geen enkele rij past bij dit filter."'


def test_the_keyboard_sorts_up_down_and_back(visit: Visitor) -> None:
    page = visit(NORMS)
    head = page.locator(f"{TABLE} thead th").first
    before = titles(page)
    page.get_by_role("button", name="Sorteer op Norm").first.focus()

    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    up = titles(page)
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "descending")
    down = titles(page)
    assert sorted(up) == sorted(down) == sorted(before)
    assert up[0] != down[0]
    assert "normentabel.sorteer=-1" in page.url

    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") is None
    assert titles(page) == before


def test_a_phone_sorts_with_a_list(visit: Visitor) -> None:
    page = visit(NORMS, width=360, height=740)
    before = titles(page)
    page.locator(TABLE).get_by_label("Sorteer op", exact=True).select_option("Norm")
    assert titles(page) != before
    assert sorted(titles(page)) == sorted(before)


def test_rows_that_become_blocks_are_still_called_rows(visit: Visitor) -> None:
    page = visit(NORMS)
    table, matrix = page.locator(f"{TABLE} table"), visit("rollen/index.html", width=360)
    assert table.get_attribute("role") is None
    page.set_viewport_size({"width": 360, "height": 740})
    expect(table).to_have_attribute("role", "table")
    for part, role in (("tr", "row"), ("tbody th", "rowheader"), ("td", "cell")):
        assert table.locator(part).last.get_attribute("role") == role

    expect(matrix.locator(".ip-tabel__rol[data-ip-schuift] table")).not_to_have_attribute(
        "role", "table"
    )


def test_without_scripts_the_table_is_complete_and_readable(visit: Visitor) -> None:
    with_scripts, without = visit(NORMS), visit(NORMS, scripts=False)
    assert without.locator(".ip-filter:visible, .ip-sorteer").count() == 0
    assert titles(without) == titles(with_scripts)
    assert without.locator(f"{TABLE} caption").inner_text() == "Normen en hun stand"
    for cell in without.locator(f"{TABLE} tbody tr").first.locator("th, td").all():
        assert cell.is_visible()
        assert cell.inner_text().strip()


def test_downloads_hold_the_rows_of_the_table(visit: Visitor, built: Built) -> None:
    page = visit(NORMS)
    rows = len(titles(page))
    links = page.locator(f"{TABLE} .ip-downloads a")
    addresses = links.evaluate_all("links => links.map(a => a.href)")
    assert [address.removeprefix(built.address) for address in addresses] == [
        "normen/normentabel.csv",
        "normen/normentabel.json",
    ]
    csv, json = (page.request.get(address) for address in addresses)
    assert (csv.status, json.status) == (200, 200)
    assert len(json.json()["rijen"]) == rows


def titles(page: Page) -> list[str]:
    """The first line of every row that shows."""
    return [
        text.split("\n")[0] for text in page.locator(f"{TABLE} tbody th:visible").all_inner_texts()
    ]


def states(page: Page) -> list[str]:
    """The state in every row that shows."""
    return page.locator(f"{TABLE} tbody tr:visible .ip-status").all_inner_texts()
