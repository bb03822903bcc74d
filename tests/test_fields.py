"""What pydantic reads without Python is what Python would have made of it, to the last message."""

from typing import Annotated, Any, get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from integriteitsplan.model import fields
from integriteitsplan.model.fields import Native, without_native

NATIVE = {
    name: found
    for name, found in vars(fields).items()
    if any(isinstance(mark, Native) for mark in get_args(found)[1:])
}


def in_python(field: Any) -> Any:
    """The field without its native reading."""
    inner, *marks = get_args(field)
    return Annotated[(inner, *(mark for mark in marks if not isinstance(mark, Native)))]


PYTHON = {name: in_python(field) for name, field in NATIVE.items()}
LIKE_ONE = st.one_of(
    st.from_regex(r"-?\d{1,13}([.,]\d{0,5})?"),
    st.from_regex(r"\d{4}-\d{2}-\d{2}"),
    st.from_regex(r"[a-z0-9]+([.:-][a-z0-9]+)*"),
    st.from_regex(r"[0-9a-f]{10}"),
    st.dates().map(str),
    st.text(alphabet="ab1 \n\t\xa0\u2028<>{%#}.:-,", max_size=12),
    st.text(),
)


def made(adapter: TypeAdapter[Any], value: object) -> tuple[Any, ...]:
    """What a field makes of a value: that, with its type, or everything that is wrong with it."""
    try:
        found = adapter.validate_python(value)
    except ValidationError as error:
        return tuple((one["type"], one["loc"], one["msg"]) for one in without_native(error))
    return type(found), found


def test_there_are_fields_with_a_native_reading() -> None:
    assert {"Id", "Titel", "Regel", "Datum", "Aantal", "Bedrag", "Jaar", "Afdruk"} <= set(NATIVE)


@pytest.mark.parametrize("name", NATIVE)
def test_native_reading_is_that_of_python(name: str) -> None:
    adapters = TypeAdapter(NATIVE[name]), TypeAdapter(PYTHON[name])

    @given(LIKE_ONE)
    @example("2026-02-30")
    @example("2101-01-01")
    @example("0012")
    @example("٣")
    @example("1_000")
    @example(" a ")
    @example("a\n")
    @example("0" * 13)
    @example("12.0")
    def same(value: object) -> None:
        assert made(adapters[0], value) == made(adapters[1], value)

    same()


@pytest.mark.parametrize("name", NATIVE)
@pytest.mark.parametrize("value", [None, 3, -3, True, 2.5, ["a"], {"a": "b"}])
def test_what_is_no_text_goes_to_python(name: str, value: object) -> None:
    assert made(TypeAdapter(NATIVE[name]), value) == made(TypeAdapter(PYTHON[name]), value)


def test_inside_a_list_the_steps_lead_to_the_item() -> None:
    with pytest.raises(ValidationError) as error:
        TypeAdapter(list[fields.Id]).validate_python(["goed", "Fout!"])
    assert [one["loc"] for one in without_native(error.value)] == [(1,)]
