"""A text whose calls are compiled one by one says what mkdocs-macros makes of the whole."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import DebugUndefined, Environment

from integriteitsplan.build.upstream import calls

PIECES = (
    *("{{ naam() }}", "{{naam('a, b', n=2)}}", '{{ ander("}") }}', "{{ ander(\n1\n) }}"),
    *("{{- naam() -}}", "{{ naam().titel }}", "{{ naam }}", "{{ weg() }}", "{{", "}}", "{% raw %}"),
    *("{% endraw %}", "{#", "#}", "{% if naam %}", "{% endif %}", "{", "}", "\\", "%", "\r\n"),
    *("tekst", " ", "\n", "\n\n", "é", "`{{ naam() }}`"),
)


def environment(**settings: Any) -> Environment:
    """As mkdocs-macros makes it."""
    return Environment(undefined=DebugUndefined, **settings)  # noqa: S701


def remembered(env: Environment) -> Environment:
    plugin: Any = SimpleNamespace(env=env)
    calls.remember_calls(SimpleNamespace(plugins={"macros": plugin}))  # type: ignore[arg-type]
    return env


def show(*args: object, **kwargs: object) -> str:
    return f"<{args}{kwargs}>"


def said(env: Environment, source: str) -> str:
    try:
        return env.from_string(source).render(naam=show, ander=show)
    except Exception as error:
        return type(error).__name__


REMEMBERED = remembered(environment())


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_a_text_says_the_same(source: str) -> None:
    assert said(REMEMBERED, source) == said(environment(), source)


def test_a_call_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    env = environment()
    compiled: list[str] = []
    whole = env.from_string

    def from_string(source: str) -> Any:
        compiled.append(source)
        return whole(source)

    monkeypatch.setattr(env, "from_string", from_string)
    remembered(env)
    for text in ("een {{ naam() }} twee", "drie {{ naam() }}\n", "vier"):
        said(env, text)
    assert compiled == ["{{ naam() }}"]


@pytest.mark.parametrize(
    "settings", [{"variable_start_string": "[["}, {"block_start_string": "<%"}]
)
def test_other_signs_are_left_to_jinja(settings: dict[str, str]) -> None:
    source = "[[ naam() }} {{ naam() }} <% if naam %}ja<% endif %}"
    assert said(remembered(environment(**settings)), source) == said(
        environment(**settings), source
    )
