"""Plain Dutch: what is told of a text, and what is left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.register.loading import shipped
from integriteitsplan.rules.written import words_in
from integriteitsplan.source.plain_dutch import (
    BOUNDARY,
    find_abbreviations,
    find_long_sentences,
    find_officialese,
    find_passives,
    find_terms,
    readable,
    words_of,
)
from integriteitsplan.source.plain_dutch.sentences import sentences
from integriteitsplan.source.plain_dutch.wording import _lines

LONG = "Wij lezen " + "elke dag " * 12 + "uw brief."


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


def passives(text: str) -> list[str]:
    return [one.found.text for one in find_passives(text, words_of(text))]


def officialese(text: str) -> list[tuple[str, str]]:
    return [(one.text, one.better) for one in find_officialese(text, words_of(text))]


def abbreviations(text: str, *known: str) -> list[tuple[str, str]]:
    return [(one.text, one.better) for one in find_abbreviations(text, words_of(text), known)]


def terms(text: str, *known: str) -> list[str]:
    return [one.text for one in find_terms(text, words_of(text), known)]


# -- sentences


def test_a_sentence_ends_at_a_sign_a_blank_line_an_item_or_a_cell() -> None:
    text = "Een. Twee? Drie\n\nVier:\n\n- vijf\n- zes; zeven\n\n| acht | negen |\n\n## Tien\n"
    assert split(text) == [
        *("Een.", "Twee?", "Drie", "Vier:", "vijf", "zes;", "zeven", "acht", "negen", "Tien"),
    ]


def test_a_folded_line_and_a_number_do_not_end_a_sentence() -> None:
    assert split("Dit kost 1.500 euro\nper jaar.") == ["Dit kost 1.500 euro\nper jaar."]


def test_a_sentence_of_more_than_25_words_is_long() -> None:
    text = f"Kort. {LONG} Kort."
    [found] = find_long_sentences(text)
    assert (text[found.start : found.end], found.better) == (LONG[:-1], "28")
    assert list(find_long_sentences("Wij lezen. " * 40)) == []
    assert list(find_long_sentences(LONG.replace("dag elke", "dag; elke", 6))) == []


# -- who does it


@pytest.mark.parametrize(
    "text",
    [
        "De melding wordt gelezen. De brief wordt gestuurd.",
        "Dit moet worden besproken. Er werd lang overlegd.",
        "Dan wordt het gelezen. Daarna wordt dat gestuurd.",
        "Wat er gedaan wordt, is dat het plan vastgesteld moet worden. Het werd bijgehouden.",
        "De cijfers worden elk jaar door de raad besproken. De stukken worden in mei verstuurd.",
    ],
)
def test_two_passive_sentences_are_too_many(text: str) -> None:
    assert len(passives(text)) == 2 + ("Wat er" in text)


@pytest.mark.parametrize(
    "text",
    [
        "Het plan wordt beleid. Het wordt een besluit.",
        "Wordt u ziek? Dan wordt uw werk van een ander.",
        "Wie wordt wethouder? Het wordt beter. Het wordt geen verbeterpunt.",
        "Dit wordt beleid. Dat wordt bekend. Zo worden het gegevens.",
        "Wij lezen de melding. Het college heeft dit besloten.",
        "De melding wordt gelezen. Daarna belt het meldpunt u.",
    ],
)
def test_a_noun_is_no_participle_and_one_passive_sentence_may_be(text: str) -> None:
    assert passives(text) == []


def test_one_sentence_in_ten_may_be_passive() -> None:
    active = "Wij doen dat zelf. " * 17
    passive = "Dit wordt bekeken. Dat werd gemaakt. Er wordt gekeken."
    assert passives(f"{passive} {active}") == [
        "wordt … bekeken",
        "werd … gemaakt",
        "wordt … gekeken",
    ]
    assert passives(f"{passive} {active * 2}") == []


def test_each_text_has_its_own_share() -> None:
    one = "De melding wordt gelezen."
    assert passives(BOUNDARY.join([one, one])) == []
    assert len(passives(BOUNDARY.join(["Wij lezen. " * 30, f"{one} {one}"]))) == 2


# -- words


def test_an_officialese_word_comes_with_a_plainer_one() -> None:
    text = "Teneinde u in kennis te stellen, dient u\nte wachten (m.b.t. uw brief)."
    assert officialese(text) == [
        *(("Teneinde", "om"), ("m.b.t.", "over")),
    ]
    assert officialese("Dit geschiedt in het\nkader van het plan.") == [
        ("geschiedt", "gebeuren"),
        ("in het kader van", "voor, bij"),
    ]


def test_of_two_phrases_that_overlap_the_first_is_told() -> None:
    assert officialese("In voldoende mate van belang.") == [("In voldoende mate", "genoeg")]


def test_part_of_a_word_and_the_name_of_a_document_are_no_officialese() -> None:
    assert officialese("Een verklaring omtrent het gedrag. Een bloemenkader. Dhrak.") == []


def test_the_lists_hold_no_word_twice_and_enough_of_them() -> None:
    for name in ("ambtelijk.txt", "vaktermen.txt", "afkortingen.txt"):
        forms = [form for forms, _ in _lines(name) for form in forms]
        assert [one for one in forms if forms.count(one) > 1] == []
    assert len(_lines("ambtelijk.txt")) >= 200
    assert all(said for _, said in _lines("ambtelijk.txt") + _lines("vaktermen.txt"))


def test_a_plainer_word_is_not_itself_on_the_list() -> None:
    for _, said in _lines("ambtelijk.txt") + _lines("vaktermen.txt"):
        assert officialese(said) == []


# -- abbreviations and terms


@pytest.mark.parametrize(
    "text",
    [
        "De Wet open overheid (Woo) geldt. De Woo is oud.",
        "Vraag het de CISO (hoofd informatiebeveiliging).",
        "Stuur een PDF. Lees bijlage II. LET OP: DIT IS BELANGRIJK!",
        "*[VOG]: Verklaring omtrent het gedrag\n\nEen VOG.",
        "GitHub en LibreOffice, ABC1 en NEN-7510.",
    ],
)
def test_an_abbreviation_that_is_explained_or_none_is_not_told(text: str) -> None:
    assert abbreviations(text) == []


def test_an_abbreviation_is_told_with_what_it_stands_for_where_that_is_known() -> None:
    assert abbreviations("De Woo en de XYZ. De Woo.") == [
        ("Woo", "Wet open overheid"),
        ("XYZ", ""),
        ("Woo", "Wet open overheid"),
    ]
    assert abbreviations("De Woo en de XYZ.", "Woo", "XYZ") == []


def test_a_term_is_told_unless_one_of_its_forms_is_known() -> None:
    text = "Het mandaat. Alle mandaten, en het mandaatregister."
    assert terms(text) == ["mandaat", "mandaten", "mandaatregister"]
    assert terms(text, "mandaten", "mandaatregister") == []


# -- what is language


def test_addresses_calls_and_marks_are_no_language() -> None:
    text = (
        "Zie [de **Woo**](../conform/x.md) op https://x.example/conform {{ f(a=1) }}{: #conform }."
    )
    seen = readable(text)
    assert len(seen) == len(text)
    assert seen.split() == ["Zie", "de", "Woo", "op", "."]


@given(st.text(alphabet="aB wordtgen.,:;|\n*[](){}<>#-@/é\x00", max_size=200))
def test_any_text_can_be_judged(text: str) -> None:
    seen = readable(text)
    assert len(seen) == len(text)
    words = words_of(seen)
    found = [
        *find_long_sentences(seen),
        *(one.found for one in find_passives(seen, words)),
        *find_officialese(seen, words),
        *find_abbreviations(seen, words, ()),
        *find_terms(seen, words, ()),
    ]
    assert all(0 <= one.start < one.end <= len(seen) for one in found)


# -- what ships with the engine


# Long, but shown in adopted plans as they are; to be split when those plans are renewed.
LONG_AND_ADOPTED = {"aw2017", "aw2017:11", "wbk:2.1", "wbk:17h"}


def test_catalogues_are_in_plain_dutch() -> None:
    """The user's check does not judge them: nobody but us can change them."""
    found = []
    long = set()
    number = 0
    for record in shipped()[0]:
        for _, text in words_in(record, only_prose=True):
            number += 1
            words = words_of(text)
            long |= {record.id for _ in find_long_sentences(text)}
            found += [one.found for one in find_passives(text, words)]
            found += [*find_officialese(text, words), *find_abbreviations(text, words, ())]
    assert number > 100
    assert found == []
    assert long == LONG_AND_ADOPTED
