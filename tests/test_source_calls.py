"""A page is text: macro calls are found before anything is rendered, and nothing else runs."""

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.source import Call, Outline, Problem, find_calls
from integriteitsplan.source.calls import MAX_REFUSED, guard

Recorded = list[tuple[str, tuple[object, ...], dict[str, object]]]


def found(body: str) -> list[Call | Problem]:
    return list(find_calls("plan.md", body, 1, Outline(body)))


def calls(body: str) -> list[Call]:
    return [one for one in found(body) if isinstance(one, Call)]


def problems(body: str) -> list[Problem]:
    return [one for one in found(body) if isinstance(one, Problem)]


def rendered(body: str) -> tuple[str, Recorded]:
    """What Jinja makes of the guarded body, and which functions it called with what."""
    recorded: Recorded = []

    def recorder(name: str) -> object:
        def call(*args: object, **kwargs: object) -> str:
            recorded.append((name, args, kwargs))
            return f"<{name}>"

        return call

    class Anything(dict[str, object]):
        def __missing__(self, name: str) -> object:
            return recorder(name)

    names = Anything({name: recorder(name) for name in ("a", "b", "lipsum", "range", "x")})
    environment = jinja2.Environment(  # noqa: S701 - as the site does it
        keep_trailing_newline=True, undefined=jinja2.StrictUndefined
    )
    return environment.from_string(guard(body, Outline(body))).render(names), recorded


def with_tokens(body: str) -> str:
    """The body with every call that was found replaced by what its function returns."""
    lines = body.split("\n")
    for call in reversed(calls(body)):
        offset = sum(len(line) + 1 for line in lines[: call.place.line - 1]) + call.place.column - 1
        assert body[offset:].startswith(call.text)
        body = body[:offset] + f"<{call.name}>" + body[offset + len(call.text) :]
    return body


def without_raw_signs(text: str) -> str:
    return text.replace("{% raw %}", "").replace("{% endraw %}", "")


@pytest.mark.parametrize(
    ("text", "name", "args", "kwargs"),
    [
        ("{{ a() }}", "a", (), {}),
        ("{{a()}}", "a", (), {}),
        ('{{ a("x", 3, jaar=2026, breed=true) }}', "a", ("x", 3), {"jaar": 2026, "breed": True}),
        ("{{ a('}} {{', none) }}", "a", ("}} {{", None), {}),
        ('{{ a(\n  "x"\n) }}', "a", ("x",), {}),
    ],
)
def test_a_call_has_a_name_and_literal_arguments(
    text: str, name: str, args: tuple[object, ...], kwargs: dict[str, object]
) -> None:
    (call,) = found(text)
    assert isinstance(call, Call)
    assert (call.name, call.args, call.kwargs, call.text) == (name, args, kwargs, text)


@pytest.mark.parametrize(
    "text",
    [
        "{{ a }}",
        "{{ a.b() }}",
        "{{ a()() }}",
        "{{ a(b()) }}",
        "{{ a(b) }}",
        "{{ a(1.5) }}",
        "{{ a([1]) }}",
        "{{ a(*b) }}",
        "{{ a(**b) }}",
        "{{ a(x=1, x=2) }}",
        "{{ a() | safe }}",
        "{{ a() + b() }}",
        '{{ a("x" ~ b) }}',
        '{{ a("\\", b) }}',
        "{{- a() -}}",
        "{{ a()",
        "{{ 7 * 7 }}",
        '{{ lipsum.__globals__["os"].popen("id").read() }}',
        "{% for x in y %}",
        "{% include 'a' %}",
        "{# opmerking #}",
        "{% raw %}",
        "{% endraw %}",
    ],
)
def test_anything_else_is_a_problem_with_its_place_and_stays_text(text: str) -> None:
    body = f"Tekst.\n\n  {text}\n"
    assert {(one.place, one.code) for one in problems(body)[:1]} == {
        (("plan.md", 3, 3), "macro-aanroep")
    }
    assert rendered(body) == (with_tokens(body), recorded_calls(body))


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("Tekst.\n\n    {{ a() }}\n", "deze aanroep staat ingesprongen, dus als code"),
        ("**Vet.**\n\n    {{ a() }}\n", "deze aanroep staat ingesprongen, dus als code"),
        ("\n\n    {{ a() }}", "deze aanroep staat ingesprongen, dus als code"),
        ("Tekst.\n\n{ a() }\n", "een aanroep heeft aan elke kant twee accolades"),
        ("Tekst.\n\n{a(x=1)}\n", "een aanroep heeft aan elke kant twee accolades"),
    ],
)
def test_what_was_to_be_a_call_is_told_and_stays_text(body: str, what: str) -> None:
    assert [(one.place.line, one.what) for one in problems(body)] == [(3, what)]
    assert rendered(body) == (body, [])


def test_a_text_may_begin_with_an_indented_call() -> None:
    assert rendered("    {{ a() }}\n") == ("    {{ a() }}\n", [])


def test_an_indented_call_belongs_to_the_list_above_it() -> None:
    (call,) = calls("- punt\n\n    {{ a() }}\n")
    assert call.alone


def recorded_calls(body: str) -> Recorded:
    return [(call.name, call.args, call.kwargs) for call in calls(body)]


@pytest.mark.parametrize(
    "text",
    [
        "`{{ a.b }}`",
        "``{% x %}``",
        "```\n{{ a.b }}\n{# x #}\n```",
        "~~~jinja\n{{ a() }}\n~~~",
        "```\n    {{ a() }}\n```",
        "    tekst {{ a() }}",
        "`{ a() }` en {a} en {a (b)}",
        "{% raw %}{ a() }{% endraw %}",
        "<!-- {{ a.b }} -->",
        "# Kop {#kop}",
        "# Kop {#kop .klasse}",
        "{% raw %}{{ a.b }} {# x #}{% endraw %}",
        "geen {tekens} van een macro }}",
    ],
)
def test_code_comments_raw_and_heading_ids_are_left_alone(text: str) -> None:
    body = f"Tekst.\n\n{text}\n"
    assert found(body) == []
    assert rendered(body) == (without_raw_signs(body), [])


@pytest.mark.parametrize("end", ["{%+ endraw %}", "{%- endraw -%}", "{% endraw +%}"])
def test_a_raw_block_ends_where_jinja_ends_it(end: str) -> None:
    body = f"{{% raw %}} x {end} {{{{ lipsum.__globals__ }}}} {{% raw %}} y {{% endraw %}}"
    assert [one.place.column for one in problems(body)] == [body.index("{{") + 1]
    assert "{{ lipsum.__globals__ }}" in rendered(body)[0]


@pytest.mark.parametrize(
    ("body", "alone"),
    [
        ("{{ a() }}", True),
        ("Tekst.\n\n{{ a() }}\n\nTekst.", True),
        ("Tekst.\n \t\n{{ a() }}  \n   \nTekst.", True),
        ("Tekst {{ a() }}", False),
        ("{{ a() }} tekst", False),
        ("- {{ a() }}", False),
        ("Tekst.\n{{ a() }}\n", False),
        ("\n{{ a() }}\nTekst.", False),
    ],
)
def test_a_call_stands_alone_between_blank_lines(body: str, alone: bool) -> None:
    assert [call.alone for call in calls(body)] == [alone]


def test_the_place_of_a_call_counts_from_the_first_line_of_the_body() -> None:
    body = "Tekst.\n\n{{ a() }}\n"
    (call,) = find_calls("plan.md", body, 10, Outline(body))
    assert call.place == ("plan.md", 12, 1)


PIECES = [
    *("{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "`", "```", "~~~", "<!--", "-->", '"', "'"),
    *("\n", "\n\n", " ", "# Kop {#kop}", "{#id}", "\\", "tekst", "x", ")", "(", "-", "+"),
    *("{{ a() }}", "{{ b('x', y=1) }}", '{{ a("`") }}', "{{ a(b) }}", "{{ a.b }}", "{{- a() -}}"),
    *("{% raw %}", "{% endraw %}", "{%+ endraw %}", "{%- raw %}", "{% if x %}", "{# x #}"),
    *('{{ a("\\", "', '") }}', '{{ a("', "lipsum.__globals__", "{{ x(", "{{ lipsum() }}"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_jinja_runs_the_calls_that_were_found_and_leaves_all_other_text(body: str) -> None:
    text, recorded = rendered(body)
    assert recorded == recorded_calls(body)
    if "endraw" not in body:
        assert text == with_tokens(body)


@given(
    st.lists(st.sampled_from([*PIECES, "{% raw %}", "{% endraw %}"]), max_size=25).map("\n".join)
)
def test_raw_blocks_lose_their_signs_and_nothing_else(body: str) -> None:
    body = body.replace("{%+ endraw %}", "{% endraw %}")
    assert without_raw_signs(rendered(body)[0]) == without_raw_signs(with_tokens(body))


def test_many_signs_that_never_close_end_after_a_hundred_problems() -> None:
    body = "{% raw %}\n" * 20_000
    assert len(found(body)) == MAX_REFUSED
    assert "{% raw" not in guard(body, Outline(body))
