"""The glossary, and the link to it where a page first uses a term."""

import re
import time
from pathlib import Path

import pytest

from integriteitsplan.register.glossary import glossary
from integriteitsplan.render.terms import explain_terms, names_of, with_term_ids
from integriteitsplan.source.glossary import Term, read_glossary
from tests.sites import GOOD, open_at, write

GLOSSARY = """
Hier staan woorden.

Kwetsbare functie
:   Werk met een **hoger** risico op misbruik,
    zoals [inkoop](x.md).

Norm
:   Een eis.

Nevenfunctie
Bijbaan
:   Werk naast uw "gewone" baan.

RASCI
:   Een tabel.

Wet open overheid (Woo)
:   Over wat openbaar is.
"""
NAMES = names_of(read_glossary(GLOSSARY))
LINK = re.compile(
    r'<a class="ip-begrip" href="b\.html#(begrip-[a-z-]+)" title="([^"]*)">([^<]*)</a>'
)


def explained(html: str) -> list[tuple[str, str]]:
    """Which words have become a link, to which term; all else must be as it was."""
    made = explain_terms(html, NAMES, "b.html")
    assert LINK.sub(r"\3", made) == html
    return [(found[3], found[1].removeprefix("begrip-")) for found in LINK.finditer(made)]


def test_a_glossary_is_read_with_other_names_and_abbreviations() -> None:
    assert read_glossary(GLOSSARY) == (
        Term(
            ("Kwetsbare functie",),
            (),
            "Werk met een hoger risico op misbruik, zoals inkoop.",
            "begrip-kwetsbare-functie",
        ),
        Term(("Norm",), (), "Een eis.", "begrip-norm"),
        Term(
            ("Nevenfunctie", "Bijbaan"), (), 'Werk naast uw "gewone" baan.', "begrip-nevenfunctie"
        ),
        Term((), ("RASCI",), "Een tabel.", "begrip-rasci"),
        Term(
            ("Wet open overheid",),
            ("Woo",),
            "Over wat openbaar is.",
            "begrip-wet-open-overheid-woo",
        ),
    )


def test_each_term_is_explained_where_it_is_first_used_whichever_name_that_is() -> None:
    html = "<p>De Woo en de norm.</p><p>De Wet open overheid, een norm, uw bijbaan.</p>"
    assert explained(html) == [
        ("Woo", "wet-open-overheid-woo"),
        ("norm", "norm"),
        ("bijbaan", "nevenfunctie"),
    ]
    assert explained("<p>De Wet open overheid, of Woo.</p>") == [
        ("Wet open overheid", "wet-open-overheid-woo")
    ]


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ("<li>Alle normen.</li>", "normen"),
        ("<p>Normen gelden.</p>", "Normen"),
        ("<p>kwetsbare\nfuncties</p>", "kwetsbare\nfuncties"),
        ("<td>De Woo.</td>", "Woo"),
        ("<p>(“Norm”)</p>", "Norm"),
        ("<p>Een enorme of basis-norm, een norm.</p>", "norm"),
        ("<table><tr><td>norm</td></tr></table><p>norm</p>", "norm"),
    ],
)
def test_a_plural_a_capital_and_a_folded_line_are_found(html: str, word: str) -> None:
    assert [found for found, _ in explained(html)] == [word]


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="norm">Norm</h2>',
        '<p><a href="norm.html">de norm</a> <code>norm</code> <abbr title="norm">norm</abbr></p>',
        "<pre>norm\n</pre><dt>norm</dt><button>norm</button><summary>norm</summary>",
        "<table><tr><th>Woo</th><td>norm</td></tr></table>",
        '<p><span class="ip-status">norm</span></p><img alt="norm">',
        "<p>Enorm, normaal, basis-norm en normaliter. De woo. Wet <b>open</b> overheid.</p>",
        "<svg><svg></svg><text>norm</text></svg><figure><figcaption>norm</figcaption></figure>",
        "<p>kwetsbare <em>functie</em></p>",
    ],
)
def test_nothing_is_put_where_a_link_does_not_fit(html: str) -> None:
    assert explained(html) == []


def test_an_explanation_is_escaped() -> None:
    made = explain_terms("<p>Uw nevenfunctie.</p>", NAMES, 'b".html')
    assert 'title="Werk naast uw &#34;gewone&#34; baan."' in made
    assert 'href="b&#34;.html#begrip-nevenfunctie"' in made


def test_the_page_of_the_glossary_gets_an_id_for_each_link() -> None:
    html = "<dl><dt>Wet open overheid (Woo)</dt><dd>O.</dd><dt>Norm</dt><dd>E.</dd></dl>"
    assert re.findall(r'<dt id="([^"]+)">', with_term_ids(html)) == [
        "begrip-wet-open-overheid-woo",
        "begrip-norm",
    ]


def test_the_glossary_starts_with_a_link_to_the_first_term_of_each_letter() -> None:
    html = "<p>x</p>\n<dl><dt>Afspraak</dt><dd>O.</dd><dt>Audit</dt><dd>E.</dd><dt>Éis</dt></dl>"
    start, rest = with_term_ids(html).split("</nav>")
    assert re.findall(r'<a href="#([^"]+)">(\w)</a>', start) == [
        ("begrip-afspraak", "A"),
        ("begrip-eis", "E"),
    ]
    assert rest.strip().startswith("<dl>")


def test_only_a_term_of_the_glossary_gets_its_id_and_only_once() -> None:
    html = (
        "<dl><dt>Norm</dt><dd>E.</dd><dt>Norm</dt><dd>F.</dd></dl>"
        "<footer><dl><div><dt>Status</dt> <dd>concept</dd></div></dl></footer>"
    )
    assert re.findall(r'<dt id="([^"]+)">', with_term_ids(html)) == ["begrip-norm"]


def test_a_site_without_glossary_explains_nothing(tmp_path: Path) -> None:
    site = open_at(write(tmp_path, GOOD))
    assert glossary(site.register) is None
    assert explain_terms("<p>Norm</p>", site.terms, "x") == "<p>Norm</p>"


def test_the_public_edition_explains_with_public_words_only(tmp_path: Path) -> None:
    page = f"---\ntitel: Begrippen\n---\n{GLOSSARY}"
    hidden = "\n::: intern 5.1.2.i: Nog niet rond.\n\nGeheim\n:   Iets.\n\n:::\n"
    public = page.replace("Begrippen", "Begrippen\nopenbaar: ja") + hidden
    site = open_at(write(tmp_path / "a", GOOD, {"docs/begrippen.md": page}))
    assert len(glossary(site.register) or ()) == 5
    assert glossary(site.public) is None
    site = open_at(write(tmp_path / "b", GOOD, {"docs/begrippen.md": public}))
    assert len(glossary(site.register) or ()) == 6
    assert len(glossary(site.public) or ()) == 5


def test_a_thousand_pages_cost_a_blink() -> None:
    """In processor time, generously: another machine may be slower and busy."""
    words = "Wij lezen elke dag een stuk tekst over ons werk en de norm die daarbij hoort. " * 54
    html = "".join(f"<p>{words[at : at + 400]}</p>\n" for at in range(0, len(words), 400))
    start = time.process_time()
    for _ in range(200):
        explain_terms(html, NAMES, "b.html")
    assert time.process_time() - start < 0.3
