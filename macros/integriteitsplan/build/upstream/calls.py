"""Calls of macros in a text, of which each is compiled once for all pages.

mkdocs-macros makes a template of the whole text of a page. What stands around the calls of a page
is text for Jinja too, so that templates of the calls alone give the same.

Written for mkdocs-macros-plugin 1.5, which asks its environment for a template of each text.
"""

import re
from functools import lru_cache
from typing import Any, Protocol

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

CALL = re.compile(r"((?<!\{)\{\{ ?\w+\([^{}%#\\]*\) ?\}\})")
SIGNS = ("{{", "{%", "{#", "\r")  # with which more begins than text


USUAL = Environment()  # noqa: S701 - only says what is usual
SETTINGS = (
    *("block_start_string", "comment_start_string", "extensions", "finalize"),
    *("keep_trailing_newline", "line_comment_prefix", "line_statement_prefix"),
    *("newline_sequence", "variable_end_string", "variable_start_string"),
)


class Rendering(Protocol):
    """What mkdocs-macros asks of a template."""

    def render(self, **variables: Any) -> str: ...


class _Text:
    """A text with calls: every second part is one."""

    def __init__(self, parts: list[str], calls: list[Rendering]) -> None:
        self._parts, self._calls = parts, calls

    def render(self, **variables: Any) -> str:
        """The text with what the calls give."""
        parts = self._parts.copy()
        parts[1::2] = [call.render(**variables) for call in self._calls]
        return "".join(parts)


def remember_calls(config: MkDocsConfig) -> None:
    """Let mkdocs-macros compile every call of a macro once; not where signs are not the usual."""
    if "macros" not in config.plugins:
        return
    plugin: Any = config.plugins["macros"]
    env: Environment = plugin.env
    if any(getattr(env, name) != getattr(USUAL, name) for name in SETTINGS):
        return
    whole = env.from_string
    compiled = lru_cache(maxsize=4096)(whole)

    def from_string(source: str) -> Rendering:
        parts = CALL.split(source)
        if any(sign in part for part in parts[::2] for sign in SIGNS):
            return whole(source)
        parts[-1] = parts[-1].removesuffix("\n")  # as Jinja does with a text
        return _Text(parts, [compiled(call) for call in parts[1::2]])

    plugin.env.from_string = from_string
