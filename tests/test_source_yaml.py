"""YAML is read as it was written, within limits; whatever is refused says where and why."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.source import Problem, SourceError, TextList, TextMap, load_yaml, place_of
from integriteitsplan.source.yaml import MAX_DEPTH


def refused(text: str) -> Problem:
    with pytest.raises(SourceError) as caught:
        load_yaml(text, "waarden.yml")
    return caught.value.problem


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "on", "true", "1.10", "012", "0x1F", "12:30", "1e3", "2026-01-31", ".inf", "="],
)
def test_a_scalar_stays_the_text_that_was_written(written: str) -> None:
    assert load_yaml(f"{written}: {written}\n", "x.yml") == {written: written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_nothing_is_none_unless_it_is_quoted(written: str) -> None:
    assert load_yaml(f"- {written}\n- '{written}'\n", "x.yml") == [None, written]


@pytest.mark.parametrize("text", ["", "\n\n", "# alleen een opmerking\n", "---\n"])
def test_a_file_without_values_is_none(text: str) -> None:
    assert load_yaml(text, "x.yml") is None


def test_every_key_value_and_item_remembers_where_it_stood() -> None:
    value = load_yaml("- id: een\n  normen:\n    - bn:01\n    - bn:02\n", "x.yml")
    assert place_of("x.yml", value, (0, "id")) == ("x.yml", 1, 7)
    assert place_of("x.yml", value, (0, "id"), key=True) == ("x.yml", 1, 3)
    assert place_of("x.yml", value, (0, "normen", 1)) == ("x.yml", 4, 7)
    assert place_of("x.yml", value, (0, "titel")) == ("x.yml", 1, 3)


def test_lines_count_from_the_line_on_which_the_text_begins() -> None:
    assert place_of("x.md", load_yaml("titel: x", "x.md", 2), ("titel",)) == ("x.md", 2, 8)


@pytest.mark.parametrize(
    ("text", "line", "column", "code", "words"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, 1, "dubbele-sleutel", "'a' staat hier voor de tweede keer"),
        ("a: &x 1\n", 1, 4, "yaml-ongeldig", "merkteken"),
        ("a: *x\n", 1, 4, "yaml-ongeldig", "verwijzing met *"),
        ("a: !!python/object:os.system x\n", 1, 4, "yaml-ongeldig", "merkteken"),
        ("a: !x [1]\n", 1, 4, "yaml-ongeldig", "merkteken"),
        ("a:\n  <<: {b: 1}\n", 2, 3, "yaml-ongeldig", "samenvoegen"),
        ("a: 1\n---\nb: 2\n", 2, 1, "yaml-ongeldig", "tweede document"),
        ("? [a]\n: 1\n", 1, 3, "yaml-ongeldig", "sleutel moet een woord zijn"),
        ("~: 1\n", 1, 1, "yaml-ongeldig", "sleutel moet een woord zijn"),
        ("titel: Let op: geen geschenken\n", 1, 14, "yaml-ongeldig", "dubbele punt"),
        ("a: [1\nb: 2\n", 1, 4, "yaml-ongeldig", "lijst tussen [ ]"),
        ("a: {b: 1\n", 1, 4, "yaml-ongeldig", "niet gesloten"),
        ('a: "open\n', 1, 4, "yaml-ongeldig", "aanhalingsteken"),
        ("a: 1\n\tb: 2\n", 2, 1, "yaml-ongeldig", "tab"),
        ("a: @x\n", 1, 4, "yaml-ongeldig", "dit teken"),
        ("- a: 1\n b: 2\n", 2, 2, "yaml-ongeldig", "hoort niet bij de lijst"),
        ("a: 1\n  b: 2\n c: 3\n", 2, 4, "yaml-ongeldig", "dubbele punt"),
        ("- a\nb: 1\n", 2, 1, "yaml-ongeldig", "lijst"),
        ("a: 1\nlos\n", 2, 1, "yaml-ongeldig", "dubbele punt"),
        ("- a: 1\n  titel Open\n  b: 2\n", 2, 3, "yaml-ongeldig", "ontbreekt een dubbele punt"),
        ("- a: 1\n  b:\u00a0x\n  c: 2\n", 2, 5, "yaml-ongeldig", "vaste spatie"),
        ("- a:\u00a0x\n  c: 2\n", 1, 5, "yaml-ongeldig", "vaste spatie"),
        ("- a: x\n \u00a0c: 2\n", 2, 2, "yaml-ongeldig", "vaste spatie"),
        ("- a: x\n-\u00a0c: 2\n", 2, 2, "yaml-ongeldig", "vaste spatie"),
        ("- a: x\u00a0y\n b: 2\n", 2, 2, "yaml-ongeldig", "hoort niet bij de lijst"),
        ("- a: 's Avonds\n  b: 1\n  c: 'x'\n", 1, 6, "yaml-ongeldig", "aanhalingsteken"),
        ("- a: 'x'\n  b: 'y' z\n", 2, 10, "yaml-ongeldig", "inspringing"),
        ("- a: 'x\n    y'\n b: 1\n", 3, 2, "yaml-ongeldig", "hoort niet bij de lijst"),
        ("a: \x07\n", 1, 1, "yaml-ongeldig", "teken dat in YAML niet mag"),
    ],
)
def test_what_a_machine_could_read_differently_is_refused_at_its_place(
    text: str, line: int, column: int, code: str, words: str
) -> None:
    problem = refused(text)
    assert (problem.place, problem.code) == (("waarden.yml", line, column), code)
    assert words in problem.what


def test_a_key_that_hides_behind_a_line_sign_of_unicode_does_not_win() -> None:
    assert refused("status: concept\nx: y\u0085status: x\n").code == "dubbele-sleutel"


def test_an_alias_bomb_is_refused_at_its_first_sign() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [*{old}, *{old}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert refused(bomb).place == ("waarden.yml", 1, 4)


@pytest.mark.parametrize("sign", ["[", "{a: ", "- "])
def test_a_hundred_thousand_levels_are_refused_at_the_first_too_deep(sign: str) -> None:
    problem = refused(sign * 100_000)
    assert problem.place == ("waarden.yml", 1, len(sign) * MAX_DEPTH + 1)
    assert f"dieper genest dan {MAX_DEPTH} lagen" in problem.what


def test_as_many_levels_as_allowed_are_read() -> None:
    assert load_yaml("[" * MAX_DEPTH + "]" * MAX_DEPTH, "x.yml")


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integriteitsplan.source.yaml.MAX_NODES", 3)
    assert load_yaml("[a, b]", "x.yml") == ["a", "b"]
    assert refused("[a, b, c]").place == ("waarden.yml", 1, 8)


YAMLISH = st.lists(
    st.sampled_from(
        [*"abc:-[]{}'\"|>&*!?%@#,~ \n\t", "\n  ", "a: ", "- ", "<<: ", "---\n", "\x85", "\u2028"]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(st.text(), YAMLISH))
def test_any_text_is_a_value_or_one_problem_in_the_file(text: str) -> None:
    try:
        value = load_yaml(text, "x.yml")
    except SourceError as error:
        assert error.problem.place.path == "x.yml"
        assert error.problem.place.line >= 1
        assert error.problem.place.column >= 1
        assert error.problem.code in ("yaml-ongeldig", "dubbele-sleutel")
    else:
        assert value is None or isinstance(value, str | TextList | TextMap)


WORDS = st.text("abcnoyes0123456789", min_size=1)


@given(st.recursive(WORDS, lambda one: st.lists(one) | st.dictionaries(WORDS, one), max_leaves=12))
def test_what_was_written_comes_back_as_text(value: object) -> None:
    assert load_yaml(json.dumps(value), "x.yml") == value
