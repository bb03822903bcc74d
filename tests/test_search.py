"""The index of the search, and the words that an organisation adds to it.

What a reader finds with it is tested in tests/browser/test_search.py.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.delivery.search import INDEX, Places, SearchPage, write_index
from integriteitsplan.delivery.search.index import index as index_of
from integriteitsplan.delivery.search.page import Heading, read_page
from integriteitsplan.delivery.search.words import count_stems, stem, stems, words
from integriteitsplan.register.loading import load
from integriteitsplan.site import open_site
from tests.sites import DAY, GOOD, write


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("norm", "normen"),
        ("plan", "plannen"),
        ("taak", "taken"),
        ("waarde", "waarden"),
        ("regel", "regels"),
        ("brief", "brieven"),
        ("huis", "huizen"),
        ("dilemma", "dilemmas"),
        ("functie", "functies"),
        ("werkzaamheid", "werkzaamheden"),
        ("cadeau", "cadeautje"),
        ("bloem", "bloemetjes"),
    ],
)
def test_a_word_and_its_other_forms_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("norm", "normaal"), ("taak", "tak is"), ("raad", "rad er"), ("plan", "plas")],
)
def test_other_words_have_another_stem(one: str, other: str) -> None:
    assert stems(one) != stems(other)


PIECES = ("foto's", "één", "1.2b", "\u0301", "a", *" -'\xa0\u2028\x1f", "\u03a3", "\ufb01", "İ")


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_words_are_the_same_in_a_text_as_alone(text: str) -> None:
    """A text is taken apart at white space first, and no piece is read twice."""
    expected = [stem(word) for word in words(text)]
    assert stems(text) == expected
    assert count_stems(text) == Counter(expected)
    assert list(count_stems(text)) == list(dict.fromkeys(expected))


def test_case_accents_and_apostrophes_do_not_matter() -> None:
    assert stems("Coördinator, foto's: ÉÉN!") == stems("coordinator fotos een")
    assert stems("artikel 8.1.e") == ["artikel", "8.1.e"]


PAGE = """<html><head><meta name="description" content="Over A &amp; B."></head><body>
<nav>menu</nav><article class="x"><a rel="edit" href="#">wijzig</a><h1>De titel</h1>
<h2 id="kop">Een kop<a class="headerlink" href="#kop">koppeling</a></h2><p>Tekst <b>vet</b>.</p>
<article><table><tr id="rij"><th scope="row"><a href="#">Een &quot;rij&quot;</a>
<div data-x>eronder</div></th></tr><tr id="rij-2"><th scope="row">Nog een</th></tr>
</table></article><div class="x" data-search-exclude><div>print</div> niet</div> Slot
<footer data-search-exclude>nagelezen</footer>
<svg><title>plaatje</title></svg>
</article></body></html>"""


def test_of_a_page_only_what_its_readers_came_for_is_read() -> None:
    page = read_page(PAGE)
    assert page is not None
    assert (page.title, page.description) == ("De titel", "Over A & B.")
    assert page.headings == (
        Heading("kop", "Een kop"),
        Heading("rij", 'Een "rij"'),
        Heading("rij-2", "Nog een"),
    )
    assert page.lead == 'Een kop Tekst vet . Een "rij" eronder Nog een Slot'
    assert page.counts()["kop"] == 1
    assert read_page("<html><p>geen artikel</p></html>") is None


def index(folder: Path, pages: dict[str, str], synonyms: dict[str, list[str]]) -> dict[str, Any]:
    """The index of pages (title: text)."""
    made = []
    for number, (title, text) in enumerate(pages.items()):
        page = read_page(f"<article><h1>{title}</h1><p>{text}</p></article>")
        assert page
        made.append((SearchPage(f"{number}.html", "Groep", "norm", "geldt"), page))
    write_index(folder, made, synonyms)
    text = (folder / INDEX).read_text(encoding="utf-8").strip()
    found = json.loads(text.removeprefix("integriteitsplanZoek(").removesuffix(")"))
    assert isinstance(found, dict)
    return found


def test_the_index_tells_the_language_of_a_page_that_is_not_in_dutch() -> None:
    page = read_page("<article><h1>Titel</h1></article>")
    assert page
    made = index_of(
        [(SearchPage("a.html", "Groep", lang="en"), page), (SearchPage("b.html", "Groep"), page)],
        {},
        Places(),
    )
    assert [one[8:] for one in made["paginas"]] == [["en", ""], []]


def test_the_index_says_where_each_word_stands_and_what_it_counts_for(tmp_path: Path) -> None:
    pages = {f"Titel {number}": "geschenk" for number in range(40)}
    found = index(tmp_path, pages | {"Geschenken": "wijn, en een geschenk"}, {})
    places = dict(zip(found["woorden"].split(), found["plaatsen"].split(), strict=True))
    assert re.fullmatch(r"[A-Z]15", places["wijn"])  # page 40, in base 36 from before the first
    assert re.fullmatch(r"[A-Z]{41}", places["geschenk"])
    assert places["geschenk"][-1] > places["geschenk"][0]
    assert not {"en", "een"} & places.keys()
    assert found["paginas"][40][:3] == ["40.html", "Geschenken", "wijn, en een geschenk"]
    assert found["paginas"][40][3:6] == [0, "norm", "geldt"]


LEVELS = st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("AB"))


@given(st.lists(st.lists(LEVELS, max_size=40), min_size=2, max_size=6))
def test_what_is_used_again_of_the_last_time_is_the_same(edits: list[list[dict[str, str]]]) -> None:
    places = Places()
    for pages in edits:
        for edited in (
            pages,
            *([*pages[:number], {"a": "B"}, *pages[number + 1 :]] for number in range(len(pages))),
        ):
            assert places.on(edited) == Places().on(edited)


def test_only_words_that_count_for_something_else_are_written_again() -> None:
    pages = [{word: "A" for word in "abcdefgh"} for _ in range(40)]
    places = Places()
    before = dict(places.on(pages))
    after = places.on([*pages[:-1], pages[-1] | {"a": "B"}])
    assert after["a"] == before["a"][:-1] + "B"
    assert all(after[word] is before[word] for word in "bcdefgh")


def test_a_search_word_is_kept_only_where_it_leads_somewhere(tmp_path: Path) -> None:
    words = {"geschenk": ["fles wijn"], "werving en selectie": ["vacature"], "geheim": ["stil"]}
    found = index(tmp_path, {"Werving en selectie": "Geschenken"}, words)
    assert found["zoekwoorden"] == [
        ["fles wijn", "geschenk", "geschenk"],
        ["vacatur", "werving selecti", "werving en selectie"],
    ]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("- cadeau\n", "1:1: dit bestand is geen groep van 'sleutel: waarde'"),
        ("woorden: cadeau\n", "1:10: bij 'woorden' hoort een groep van 'sleutel: waarde'"),
        ("woorden:\n  geschenk: cadeau\n", "2:13: bij 'geschenk' hoort een lijst"),
        ("woorden:\n  geschenk: [fooi, fooi]\n", "2:20: 'fooi' staat er al bij 'geschenk'"),
        ("woorden:\n  geschenk: [Geschenk]\n", "2:14: 'Geschenk' staat er al bij 'geschenk'"),
        ("word:\n", "1:1: de sleutel 'word' is hier onbekend (bedoelt u 'woorden'?)"),
        ("openbaar: misschien\n", "1:11: openbaar: 'misschien' is geen ja of nee"),
    ],
)
def test_what_is_wrong_with_search_words_is_told(tmp_path: Path, text: str, finding: str) -> None:
    write(tmp_path, GOOD)
    (tmp_path / "docs/zoekwoorden.yml").write_text(text, encoding="utf-8")
    (problem,) = load(tmp_path).problems
    assert f"{problem.place}: {problem.what}" == f"docs/zoekwoorden.yml:{finding}"


@pytest.mark.parametrize(("openbaar", "expected"), [("ja", {"geschenk": ("fooi",)}), ("nee", {})])
def test_only_public_search_words_are_in_the_public_edition(
    tmp_path: Path, openbaar: str, expected: dict[str, tuple[str, ...]]
) -> None:
    text = f"openbaar: {openbaar}\nwoorden:\n  geschenk: [fooi]\n"
    write(tmp_path, GOOD | {"docs/zoekwoorden.yml": text})
    assert open_site(tmp_path, "openbaar", DAY).register.zoekwoorden.woorden == expected
    inside = open_site(tmp_path, "intern", DAY).register.zoekwoorden.woorden
    assert inside == {"geschenk": ("fooi",)}
