"""The catalogues that ship with the engine: their articles, and how they hang together."""

import re
from datetime import date
from pathlib import Path

import pytest

from integriteitsplan.model.normen import Grondslag, Norm, Normenkader
from integriteitsplan.register import load
from integriteitsplan.register.loading import shipped

RECORDS, PROBLEMS = shipped()
NORMS = {one.id: one for one in RECORDS if isinstance(one, Norm)}
CATALOGUES = {one.id: one for one in RECORDS if isinstance(one, Normenkader)}


def words(text: str) -> list[str]:
    return text.split()


ARTICLES = {
    "bn": [f"{number:02}" for number in range(1, 14)],
    "aw2017": words(
        "3a 4.1 4.1.discriminatie 4.2 4.3 4.4 5.1.a 5.1.b 5.1.c 5.1.d 5.1.e 6 7 "
        "8.1.a 8.1.b 8.1.c 8.1.d 8.1.e 8.2.a 8.2.b 9 10 11"
    ),
    "aw1929": words(
        "125ter 125quater.a 125quater.b 125quater.c 125quater.d 125quinquies.1.a "
        "125quinquies.1.b 125quinquies.1.c 125quinquies.1.d 125quinquies.1.e 125quinquies.1.f "
        "125quinquies.3"
    ),
    "wbk": words(
        "1a 2 2.1 2.2.a 2.2.b 2.2.c 2.2.d 2.2.e 2.2.f 2.2.g 2.2.h 2.2.i 2.5 2a 2b 2c 2e "
        "17e 17eb 17ec 17h"
    ),
    "wor": ["27.1.m"],
}

LAW_BEHIND = {
    "bn:01": {"aw2017:4.1", "aw2017:4.4"},
    "bn:02": {"aw2017:4.3"},
    "bn:03": {"aw2017:3a"},
    "bn:04": {"aw2017:5.1.d"},
    "bn:05": {"aw2017:5.1.a", "aw2017:7"},
    "bn:06": {"aw2017:5.1.b", "aw2017:5.1.c", "aw2017:8.1.a", "aw2017:8.2.a"},
    "bn:07": {"aw2017:5.1.d", "aw2017:8.1.c", "aw2017:8.1.d", "aw2017:8.2.b"},
    "bn:08": {"aw2017:9"},
    "bn:09": {"aw2017:8.1.e"},
    "bn:10": {"aw2017:8.1.b"},
    "bn:11": {"wbk:2.2.g"},
    "bn:12": {"aw2017:5.1.e", "wbk:2", "wbk:2a", "wbk:2b", "wbk:17e", "wbk:17eb"},
    "bn:13": set(),
}

SUCCESSORS = {
    "aw1929:125ter": {"aw2017:6"},
    "aw1929:125quater.a": {"aw2017:4.1", "aw2017:4.1.discriminatie"},
    "aw1929:125quater.b": {"aw2017:4.2"},
    "aw1929:125quater.c": {"aw2017:4.3"},
    "aw1929:125quater.d": {"aw2017:4.4"},
    "aw1929:125quinquies.1.a": {"aw2017:5.1.a", "aw2017:7"},
    "aw1929:125quinquies.1.b": {"aw2017:5.1.b", "aw2017:8.2.a"},
    "aw1929:125quinquies.1.c": {"aw2017:5.1.c"},
    "aw1929:125quinquies.1.d": {"aw2017:8.1.a"},
    "aw1929:125quinquies.1.e": {"aw2017:5.1.d", "aw2017:8.1.c", "aw2017:8.1.d", "aw2017:8.2.b"},
    "aw1929:125quinquies.1.f": {"aw2017:5.1.e", "wbk:2"},
    "aw1929:125quinquies.3": {"wbk:17e"},
}


def test_the_catalogues_have_no_problems_and_no_id_twice() -> None:
    assert PROBLEMS == ()
    ids = [(record.kind, record.id) for record in RECORDS]
    assert len(ids) == len(set(ids))


def test_the_catalogues_are_these() -> None:
    assert set(CATALOGUES) == set(ARTICLES)


@pytest.mark.parametrize("catalogue", ARTICLES)
def test_every_article_that_matters_is_a_norm(catalogue: str) -> None:
    wanted = {f"{catalogue}:{article}" for article in ARTICLES[catalogue]}
    assert wanted - set(NORMS) == set()


def test_there_are_thirteen_basic_norms() -> None:
    assert len([norm for norm in NORMS.values() if norm.kader == "bn"]) == 13


@pytest.mark.parametrize("norm", LAW_BEHIND)
def test_a_basic_norm_names_the_law_behind_it(norm: str) -> None:
    assert set(NORMS[norm].wettelijke_basis) == LAW_BEHIND[norm]


@pytest.mark.parametrize("norm", SUCCESSORS)
def test_a_repealed_article_names_what_came_in_its_place(norm: str) -> None:
    assert set(NORMS[norm].opgevolgd_door) == SUCCESSORS[norm]


def test_the_law_knows_the_norms_that_name_it(tmp_path: Path) -> None:
    register = load(tmp_path)
    for field, expected in (("wettelijke_basis", LAW_BEHIND), ("opgevolgd_door", SUCCESSORS)):
        for law in {one for named in expected.values() for one in named}:
            back = {one.id for one in register.referrers(NORMS[law], Norm, field)}
            assert back & set(expected) == {one for one, named in expected.items() if law in named}


def test_every_norm_that_a_norm_names_exists() -> None:
    named = {
        one
        for norm in NORMS.values()
        for one in (*norm.wettelijke_basis, *norm.opgevolgd_door, norm.onderdeel_van)
        if one
    }
    assert named - set(NORMS) == set()
    assert {norm.kader for norm in NORMS.values()} == set(CATALOGUES)


def test_the_old_law_ended_when_the_new_one_began() -> None:
    start = date(2020, 1, 1)
    old = [norm for norm in NORMS.values() if norm.kader == "aw1929"]
    assert {norm.geldig_tot for norm in old} == {start}
    assert {norm.kader for norm in NORMS.values() if norm.geldig_tot} == {"aw1929"}
    assert CATALOGUES["aw1929"].opgevolgd_door == ("aw2017",)
    assert not CATALOGUES["aw1929"].geldt(start)
    assert CATALOGUES["aw2017"].geldt(start)


def test_what_is_not_yet_in_force_is_no_demand() -> None:
    waiting = {norm.id for norm in NORMS.values() if not norm.in_werking}
    assert waiting == {"wbk:2.2.e", "wbk:2.2.f"}


def test_only_old_articles_are_recognised_and_each_by_its_own_sign() -> None:
    signs = [(sign.lower(), norm.id) for norm in NORMS.values() for sign in norm.herkenning]
    assert {id.partition(":")[0] for _, id in signs} == {"aw1929"}
    assert len({sign for sign, _ in signs}) == len(signs)
    assert {"125ter", "125quater", "125quinquies"} <= {sign for sign, _ in signs}


@pytest.mark.parametrize("norm", NORMS.values(), ids=lambda norm: norm.id)
def test_a_norm_from_a_law_links_to_the_text_that_was_read(norm: Norm) -> None:
    catalogue = CATALOGUES[norm.kader]
    assert norm.grondslag is catalogue.grondslag
    if norm.grondslag is not Grondslag.WET:
        assert norm.jci is None
        return
    assert norm.jci
    assert norm.wetstekst == f"https://wetten.overheid.nl/{norm.jci}"
    article = re.match(r"\d+[a-z]*", norm.id.partition(":")[2])
    assert article
    assert norm.jci.startswith(f"jci1.3:c:{catalogue.bwb}&artikel={article[0]}")
    dates = re.findall(r"&[zg]=([\d-]+)", norm.jci)
    assert dates == [str(catalogue.versie)] * (2 if catalogue.versie else 0)


@pytest.mark.parametrize("norm", NORMS.values(), ids=lambda norm: norm.id)
def test_the_place_in_the_law_is_that_of_the_id(norm: Norm) -> None:
    rest = norm.id.partition(":")[2]
    assert norm.artikel
    number = re.match(r"0*(\d+[a-z]*)", rest)
    assert number
    assert re.match(rf"(artikel|basisnorm) {number[1]}\b", norm.artikel)


def test_a_catalogue_says_when_its_source_was_read_where_it_was() -> None:
    unread = {id for id, one in CATALOGUES.items() if not one.geraadpleegd}
    assert unread == {"aw1929", "wor"}
    assert {id for id, one in CATALOGUES.items() if not one.bwb} == {"bn"}
