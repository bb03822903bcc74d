"""Dutch is spelled as the dictionary does, in what people wrote and in what the software says.

A word that hunspell does not know and that is right anyway stands in `tests/woordenlijst.txt`.
"""

from datetime import date
from pathlib import Path

import pytest

from integriteitsplan.model.fields import Keuze
from integriteitsplan.model.kinds import KINDS
from integriteitsplan.rules import RULES
from integriteitsplan.site import open_site
from integriteitsplan.source.plain_dutch import (
    find_long_sentences,
    find_officialese,
    find_passives,
)
from integriteitsplan.source.plain_dutch import words_of as words_in_plain
from integriteitsplan.views import VIEWS
from tests.tools.spelling import content, interface, misspelled, words_of

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parent.parent
LIST = ROOT / "tests" / "woordenlijst.txt"
SITES = (ROOT, ROOT / "voorbeelden" / "bzk-nota")


def allowed() -> set[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def names() -> set[str]:
    """What has its own rules of spelling: rules, kinds, macros and enumerations."""
    return {
        *(rule.code for rule in RULES),
        *(kind.name for kind in KINDS),
        *(view.name for view in VIEWS),
        *(one.__name__.lower() for one in Keuze.__subclasses__()),
    }


def capitalised(words: set[str]) -> set[str]:
    return words | {word[0].upper() + word[1:] for word in words}


def test_every_word_is_spelled_right_and_every_exception_is_needed() -> None:
    """Also the other way round: a word that is known or gone leaves the list."""
    sites = [open_site(root, "intern", date(2026, 11, 22)) for root in SITES]
    texts = [one for site in sites for one in content(site)]
    found = words_of([*texts, *interface(sites[0])])
    unknown = misspelled(found)
    known = capitalised(allowed() | names())
    wrong = {word: sorted(found[word])[:3] for word in sorted(unknown - known)}
    assert wrong == {}
    assert {word for word in allowed() if capitalised({word}).isdisjoint(unknown)} == set()


def test_what_the_software_says_is_in_plain_dutch() -> None:
    """By the rules that it holds against others; see test_rules_language.py."""
    said = list(interface(open_site(ROOT, "intern", date(2026, 11, 22))))
    assert len(said) > 500
    found = [
        (where, one.text, one.better)
        for where, text in said
        for one in (
            *find_long_sentences(text),
            *find_officialese(text, words_in_plain(text)),
            *(passive.found for passive in find_passives(text, words_in_plain(text))),
        )
    ]
    assert found == []


def test_a_mistake_is_found() -> None:
    assert misspelled(["integriteit", "integritiet", "vertrouwenspersoon"]) == {"integritiet"}
