"""A key put into a text: the value arrives, and every other byte stays."""

from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.source import PutKey, TextList, TextMap, load_yaml, put_keys


def put(text: str, value: str = "nieuw") -> str:
    """The text with `afdruk` beside `van` in every record that has it."""
    read = load_yaml(text.replace("\r", ""), "x.yml")
    assert isinstance(read, TextList)
    maps = [one for one in read if isinstance(one, TextMap) and "van" in one]
    return put_keys(text, [PutKey(one, "afdruk", value, after="van") for one in maps])


def test_a_new_key_comes_on_its_own_line_with_the_same_indentation() -> None:
    assert put("- id: een\n  van: a # want\n  x: y\n") == (
        "- id: een\n  van: a # want\n  afdruk: nieuw\n  x: y\n"
    )


def test_the_first_key_of_an_item_and_windows_line_ends() -> None:
    assert put("- van: a\r\n  id: een\r\n") == "- van: a\r\n  afdruk: nieuw\r\n  id: een\r\n"


def test_within_braces_it_comes_behind_the_value() -> None:
    assert put('- {id: een, van: "a b", x: y}\n') == (
        '- {id: een, van: "a b", afdruk: nieuw, x: y}\n'
    )


def test_a_known_key_gets_the_new_value_only() -> None:
    assert put("- {van: a, afdruk: oud}\n- van: b\n  afdruk: 'oud' # zie boven\n") == (
        "- {van: a, afdruk: nieuw}\n- van: b\n  afdruk: nieuw # zie boven\n"
    )


NAMES = st.sampled_from(["a", "b-c", "'d e'", '"f"'])
RECORDS = st.lists(
    st.one_of(
        st.builds("- id: x\n  van: {}\n  na: z\n".format, NAMES),
        st.builds("- van: {}\n\n  # los\n  afdruk: oud\n".format, NAMES),
        st.builds("- {{van: {}, na: z}}\n".format, NAMES),
        st.just("- id: y\n"),
    ),
    min_size=1,
)


@given(RECORDS)
def test_any_text_reads_the_same_but_for_that_key(records: list[str]) -> None:
    text = "".join(records)
    before, after = load_yaml(text, "x.yml"), load_yaml(put(text), "x.yml")
    assert isinstance(before, TextList) and isinstance(after, TextList)
    assert [
        {**one, "afdruk": "nieuw"} if "van" in one else one
        for one in before
        if isinstance(one, TextMap)
    ] == list(after)
    assert put(put(text)) == put(text)
