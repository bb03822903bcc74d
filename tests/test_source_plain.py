"""Plain records are read without the parser, and come out exactly as the parser reads them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.source import (
    Problem,
    SourceError,
    TextList,
    TextMap,
    Value,
    load_yaml,
)
from integriteitsplan.source.plain import PlainMap, read_plain
from tests.sites import dedented

PLANS = sorted((Path(__file__).parent.parent / "plans").rglob("*.yml"))
SCALARS = (
    *(
        "open",
        "a b",
        "a  b",
        "12",
        "2026-01-31",
        "bn:02",
        "12:30",
        "null",
        "~",
        "Null",
        "nulls",
    ),
    *('""', "''", '"a b: c # d"', '" a "', '"a" b', '"a"b', '"a" # b', "'a''b'", "'a\"b'", '"[a]"'),
    *('"a\\n"', '"a\\"', "'a\\'", '"null"', '"é €"', '"\u200b"', '"a\n    b"', '"a\tb"', "'12'"),
    *("\n    a: b\n    c: d", "\n    a: b\n    a: c", "\n    a: null", "\n    a: [b]", "\n    a:"),
    *("\n    a: b\n     c", "\n    a: b\n  - c", "\n    - {a: b}\n    c: d", "\n    a: 'b'"),
    *("a, b", "wat: dan", "wat:", "a #b", "a#b", "a # b", "a:#b", "#", "'a'", '"b"', "don't"),
    *(
        "é",
        "€ 5",
        "a – b",
        "\u200b",
        "a\tb",
        "a ",
        " a",
        "-a",
        "- a",
        "&a",
        "*a",
        "!a",
        "|",
        ">",
    ),
    *("[]", "[a]", "[a, b:1]", "[a,b]", "[null]", "[a, null]", "[a b]", "[a:, b]", "[a, [b]]"),
    *(
        "{}",
        "{a: b}",
        "{a: b, c: d e}",
        "{a: b, a: c}",
        "{a: null}",
        "{a: b:c}",
        "{a: b }",
        "{a",
    ),
    *(
        "{a: [b]}",
        "{null: a}",
        "{a: b,c: d}",
        "{a: b #c}",
        "{a: b? c}",
        "",
        "\n    a",
        "\n    a: b",
    ),
    *("\n    - {a: b}", "\n    - {a: b}\n    - {c: d, a: e}", "\n  - {a: b}", "\n    - a"),
    *("\n    - {a: b, a: c}", "\n    - {a: b}\n    - c: d", ">-\n    a\n    b", "a\n    b"),
    *('"a\n- b', "[a,\n- b]", "|\n\n    a\n\n", "a\n\n", "a\n# b\n\n  # c"),
)
KEYS = ("id", "titel", "a", "b", "op-tijd", "null", "<<", "A", "a b", "? a", "'a'", '"a"', "a_1")
OTHERS = (
    *("- a\n", "-\n  a: b\n", "- - a: b\n", "- {a: b}\n", "# c\n", "\n", "a: b\n", "  a: b\n"),
    *("- a: b", "%YAML 1.1\n", "- ? a\n", "-  a: b\n", "- a:\n", "- a: b\n  a: c\n", "\t\n"),
)
# One odd thing among ordinary ones: first, in the middle, and last.
AROUND = ("- id: x\n  {}\n  titel: y z\n- id: w\n", "- {}\n- id: w\n", "- id: w\n  {}\n")
LINES = st.builds("{}: {}".format, st.sampled_from(KEYS), st.sampled_from(SCALARS))
RECORDS = st.one_of(
    st.lists(LINES, min_size=1, max_size=3).map(lambda lines: "- " + "\n  ".join(lines) + "\n"),
    st.sampled_from(OTHERS),
)


def marked(value: Value) -> object:
    """A value with all of its marks."""
    if isinstance(value, TextMap):
        marks = value.key_marks, value.value_marks
        return value.mark, *marks, [(key, marked(one)) for key, one in value.items()]
    if isinstance(value, TextList):
        return value.mark, value.item_marks, [marked(one) for one in value]
    return value


def read(text: str, first_line: int = 1) -> object:
    """What is read, with marks and tips; or what is wrong."""
    tips: list[Problem] = []
    try:
        return marked(load_yaml(text, "x.yml", first_line, tips)), tips
    except SourceError as error:
        return error.problem


def parsed(text: str) -> object:
    """The same by the parser alone: it must look where a document begins with a sign."""
    return read(f"---\n{text}", first_line=0)


@pytest.mark.parametrize("value", SCALARS)
def test_a_value_is_read_as_the_parser_reads_it(value: str) -> None:
    for around in AROUND:
        text = around.format(f"a: {value}".replace(": \n", ":\n"))
        assert read(text) == parsed(text)


@pytest.mark.parametrize("value", [one.replace("\n    ", "\n  ") for one in SCALARS])
def test_front_matter_is_read_as_the_parser_reads_it(value: str) -> None:
    for around in ("{}\ntitel: y z\n", "titel: y\n{}\n", "titel: y\n{}\njaar: 1\n", "{}"):
        text = around.format(f"a: {value}".replace(": \n", ":\n"))
        assert read(text) == parsed(text)


@pytest.mark.parametrize("key", KEYS)
def test_a_key_is_read_as_the_parser_reads_it(key: str) -> None:
    for around in AROUND:
        for value in ("c", "[c]", "{c: d}", "\n    - {c: d}"):
            text = around.format(f"{key}: {value}".replace(": \n", ":\n"))
            assert read(text) == parsed(text)


@pytest.mark.parametrize("other", OTHERS)
def test_what_is_no_record_is_read_as_the_parser_reads_it(other: str) -> None:
    for text in (f"{other}- id: x\n", f"- id: x\n{other}- id: y\n", f"- id: x\n{other}"):
        assert read(text) == parsed(text)


@given(st.lists(RECORDS, min_size=1, max_size=4).map("".join))
def test_a_list_is_read_as_the_parser_reads_it(text: str) -> None:
    assert read(text) == parsed(text)


@pytest.mark.parametrize("sign", ["---", "..."])
def test_a_second_document_is_refused(sign: str) -> None:
    assert isinstance(read(f"- id: x\n{sign}\n- id: y\n"), Problem)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: "/".join(path.parts[-2:]))
def test_the_example_is_read_as_the_parser_reads_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert read(text) == parsed(text)


def test_a_usual_record_needs_no_parser() -> None:
    text = dedented("""
        - id: m26-dv-dilemmasessies
          titel: Dilemmagesprekken bij balie, telefoon en wijkteams
          soort: cultuur
          jaar: 2026
          perioden:
            - {van: 2026-01-12, tot: 2026-03-31, gepland: 4, gerealiseerd: 4}
            - {van: 2026-04-01, tot: 2026-06-30, gepland: 5, gerealiseerd: 4}
          kosten: 1800
          doelen: [wp26-dv-dilemmas]
          normen: [aw2017:4.1, aw2017:4.2]
          overloop: {keuze: doorgezet, motivering: Twee teams volgen nog., naar: m27-dilemmas}
        # 2027
        - id: m27-dilemmas
          titel: Nog eens
        """)
    assert read_plain(text, 0, 1, TextList((1, 1)))[0] == len(text)


def test_usual_front_matter_needs_no_parser() -> None:
    text = dedented("""
        titel: Jaarplan 2026
        versie: "1.0"
        looptijd:
          van: 2026-01-01
          tot: 2026-12-31
        gemotiveerde_afwijkingen:
          - {onderdeel: kernwaarden, motivering: Zie het meerjarenplan.}
        """)
    assert isinstance(load_yaml(text, "x.md"), PlainMap)
