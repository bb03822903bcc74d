"""On paper: what a council gets in its hands."""

import io
from unicodedata import normalize

from pypdf import PdfReader

from tests.browser.conftest import Visitor

MAIL = 5_000_000  # bytes that anybody can receive


def test_the_state_of_affairs_fits_on_two_pages_of_a4(visit: Visitor) -> None:
    page = visit("sturen/stand-van-zaken.html")
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    assert len(printed.pages) == 2
    first, last = (one.extract_text() for one in printed.pages)
    assert "In het kort" in first and "Afwijkingen" in first
    assert "wor:27.1.m" in last


def test_a_timeline_prints_with_its_table(visit: Visitor) -> None:
    page = visit("sturen/agenda.html")
    file = page.pdf(format="A4")
    assert len(file) < MAIL, "of each <pattern> a browser prints a picture"
    printed = PdfReader(io.BytesIO(file))
    text = " ".join(" ".join(one.extract_text() for one in printed.pages).split())
    assert "Dilemmagesprekken in alle teams begeleiden" in text
    assert "Zoek in deze tabel" not in text


def test_each_dilemma_of_a_value_prints_on_a_card_of_its_own(visit: Visitor) -> None:
    page = visit("waarden/bespreken/onomkoopbaarheid.html")
    titles = page.locator("article .ip-kaart > .ip-kaart__titel").all_inner_texts()
    printed = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    texts = [normalize("NFKC", " ".join(one.extract_text().split())) for one in printed.pages]
    assert len(titles) > 3
    assert [text[: len(title)] for text, title in zip(texts, titles, strict=True)] == titles
    assert {tuple(map(round, one.mediabox[2:])) for one in printed.pages} == {(595, 420)}  # A5
    assert "Onze regel: " in texts[1]
    assert not [text for text in texts if "Waterrijk bestaat niet" in text or "Stand op" in text]
