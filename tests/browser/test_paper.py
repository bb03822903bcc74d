"""On paper: every type of page, and a whole plan."""

import io

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import Visitor
from tests.browser.pages import PAGES

SHEET = 673  # pixels: A4 within our margins
SHRINK = 1.25  # browsers make a wider page fit; this much leaves small letters readable
BARE = ("404.html", PAGES["team"])  # a card of a dilemma has nothing around it


def printed_text(page: Page) -> list[str]:
    """The text of each sheet, as a reader prints the page."""
    pdf = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [" ".join(one.extract_text().split()) for one in pdf.pages]


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_every_page_prints_where_it_comes_from_and_no_navigation(visit: Visitor, path: str) -> None:
    page = visit(path)
    page.emulate_media(media="print")
    shown = page.locator(".md-header, .md-tabs, .md-sidebar, .md-footer, .ip-filter, .ip-wijzig")
    assert not any(one.is_visible() for one in shown.all())
    if path not in BARE:
        assert page.locator(".ip-druk").inner_text().split("\n\n") == [
            "Gemeente Waterrijk",
            "Integriteit bij Waterrijk",
            "Stand op 22 november 2026, interne uitgave.",
        ]
    page.set_viewport_size({"width": SHEET, "height": 1000})
    assert page.evaluate("document.documentElement.scrollWidth") <= SHEET * SHRINK


def test_a_long_table_names_its_columns_on_every_sheet(visit: Visitor) -> None:
    sheets = printed_text(visit("registers/maatregelen.html"))
    assert len(sheets) > 5
    assert all("Eigenaar" in one for one in sheets[:-1])
    assert f"2 van {len(sheets)}" in sheets[1]


def test_a_link_to_another_site_is_spelled_out(visit: Visitor) -> None:
    text = " ".join(printed_text(visit("normen/aw2017/8.1.e.html")))
    assert "(https://wetten.overheid.nl/" in text


def test_the_whole_plan_is_one_document_with_its_contents(visit: Visitor) -> None:
    page = visit("plannen/concern/jaarplan-2026.html")
    page.get_by_role("link", name="Print het hele plan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Het hele plan")
    sheets = printed_text(page)
    contents, text = sheets[0], " ".join(sheets)
    titles = ("Meerjarenplan integriteit 2025–2028", "Jaarplan integriteit 2025")
    for title in (*titles, "Jaarplan integriteit 2026"):
        assert title in contents
        assert text.count(title) >= 2
    assert contents.index("Inhoud") < contents.index("1. Missie en visie")
    assert "Download deze gegevens" not in text
    assert "wijzig dit" not in text


def test_a_dark_screen_prints_black_on_white(visit: Visitor) -> None:
    page = visit("normen/index.html", dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    colours = page.locator(".ip-raster td").first.evaluate(
        "cell => [getComputedStyle(cell).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
