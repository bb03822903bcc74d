"""Macro calls in a page: `{{ macro("waarde", naam="waarde") }}` on a line of its own, nothing else.

A page is text, not code. It is parsed here, before anything is rendered, and whatever is not a
call with literal arguments is a problem: attributes, filters, operators, statements, comments.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

import jinja2
from jinja2 import nodes

from integriteitsplan.source.markdown import Outline
from integriteitsplan.source.problem import Place, Problem

OPENING = re.compile(r"\{\{|\{%|\{#|\{(?=\s{0,5}[^\W\d]\w{0,99}\([^{}\n]{0,500}\)\s{0,5}\})")
# Bounded, so that no text takes longer to read than its length.
CALL = re.compile(
    r"\{\{\s{0,50}([^\W\d]\w{0,99})\s{0,50}"
    r"\(((?:[^{}\"']|\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'){0,1000})\)\s{0,50}\}\}"
)
RAW = re.compile(r"\{%\s*raw\s*%\}")
# Everything that ends a raw block for Jinja: where we saw the end later, text would run as code.
ENDRAW = re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}")
HEADING_ID = re.compile(r"\{#[\w:.-]+(?:[ \t]+[.#\w][^{}\n]*)?\}")
ENVIRONMENT = jinja2.Environment()  # noqa: S701 - parses only, renders nothing

MAX_CALLS = 1000
MAX_REFUSED = 100  # on one page; who has more of them reads no further either

Literal = str | int | bool | None
_Parsed = tuple[str, tuple[Literal, ...], dict[str, Literal]]


@dataclass(frozen=True)
class Call:
    """A call of `name` with literal arguments, at `place`; `text` is what stood there."""

    name: str
    args: tuple[Literal, ...]
    kwargs: dict[str, Literal]
    place: Place
    text: str
    alone: bool


def find_calls(path: str, body: str, first_line: int, outline: Outline) -> Iterator[Call | Problem]:
    """Every call in `body` in order; anything else in Jinja's signs is a problem.

    Code and raw blocks are left alone, and so is `{#id}`, which gives a heading its id; but a call
    that is code because its line is indented, is not what anybody meant.
    """
    refused = seen = 0
    for sign in _signs(body, outline):
        if sign.sort in (Sort.RAW, Sort.QUIET):
            continue
        refused += sign.call is None
        seen += 1
        if refused > MAX_REFUSED:
            return
        line, column = outline.position(sign.start)
        place = Place(path, first_line + line, column)
        if seen > MAX_CALLS:
            yield _refused(place, f"dit is meer dan {MAX_CALLS} aanroepen", "splits de pagina")
            return
        text = body[sign.start : sign.end]
        if sign.call:
            name, args, kwargs = sign.call
            yield Call(name, args, kwargs, place, text, _stands_alone(body, sign.start, sign.end))
        elif sign.sort in ALMOST:
            yield _refused(place, *ALMOST[sign.sort])
        elif found := CALL.match(text):
            yield _refused(
                place,
                f"de aanroep van '{found[1]}' bevat meer dan vaste waarden",
                f'schrijf bijvoorbeeld {{{{ {found[1]}("waarde", naam="waarde") }}}}',
            )
        else:
            yield _explain(place, text)


def guard(body: str, outline: Outline) -> str:
    """`body` with every sign of Jinja that is no call or raw block made into plain text.

    What a template engine then finds are the calls that `find_calls` saw, and nothing else.
    """
    parts: list[str] = []
    end = 0
    for sign in _signs(body, outline):
        parts.append(body[end : sign.start])
        if sign.sort in (Sort.RAW, Sort.SINGLE) or sign.call:
            end = sign.end
            parts.append(body[sign.start : end])
        else:
            end = sign.start + 2
            parts.append('{{ "' + body[sign.start : end] + '" }}')
    return "".join(parts) + body[end:]


class Sort(Enum):
    """What an opening sign of Jinja begins."""

    CALL = auto()
    RAW = auto()
    QUIET = auto()
    INDENTED = auto()
    SINGLE = auto()
    REFUSED = auto()


ALMOST = {
    Sort.INDENTED: (
        "deze aanroep staat ingesprongen, dus als code",
        "laat de aanroep helemaal links beginnen, of zet haar als code tussen `…`",
    ),
    Sort.SINGLE: (
        "een aanroep heeft aan elke kant twee accolades",
        "schrijf bijvoorbeeld {{ normentabel() }}, of zet de tekst als code tussen `…`",
    ),
}


class _Sign(NamedTuple):
    """A stretch of the body that begins with a sign of Jinja; `call` only where it is one."""

    start: int
    end: int
    sort: Sort
    call: _Parsed | None = None


def _signs(body: str, outline: Outline) -> Iterator[_Sign]:
    """The signs in order, without those inside a call or raw block."""
    ends = [found.span() for found in ENDRAW.finditer(body)]
    end = 0
    for opening in OPENING.finditer(body):
        start = opening.start()
        if start < end:
            continue
        end = start + 2
        if raw := RAW.match(body, start):
            closing = bisect_left(ends, (raw.end(), 0))
            if closing < len(ends):
                end = ends[closing][1]
                yield _Sign(start, end, Sort.RAW)
                continue
        if outline.prose[start] != body[start] or HEADING_ID.match(body, start):
            is_indented = _is_indented_call(body, start, outline)
            yield _Sign(start, end, Sort.INDENTED if is_indented else Sort.QUIET)
        elif len(opening[0]) == 1:
            yield _Sign(start, end, Sort.SINGLE)
        elif not (found := CALL.match(body, start)):
            yield _Sign(start, end, Sort.REFUSED)
        elif call := _literal_call(found[0]):
            end = found.end()
            yield _Sign(start, end, Sort.CALL, call)
        else:
            yield _Sign(start, found.end(), Sort.REFUSED)


def _is_indented_call(body: str, start: int, outline: Outline) -> bool:
    """Whether a call alone on its line is code only because that line is indented."""
    begin = body.rfind("\n", 0, start) + 1
    return not body[begin:start].strip() and bool(
        CALL.match(body, start) and begin in outline.indented_lines
    )


def _refused(place: Place, what: str, remedy: str) -> Problem:
    return Problem(place, what, remedy, "macro-aanroep")


def _explain(place: Place, sign: str) -> Problem:
    kind = {"{{": "een uitdrukking", "{%": "een opdracht", "{#": "een opmerking"}[sign]
    return _refused(
        place,
        f"na '{sign}' staat {kind} die op een pagina niet is toegestaan",
        "een pagina mag alleen macro's aanroepen, zoals {{ normentabel() }}; schrijf de tekens "
        "anders tussen {% raw %} en {% endraw %}",
    )


@lru_cache(maxsize=256)
def _literal_call(text: str) -> _Parsed | None:
    try:
        tree = ENVIRONMENT.parse(text)
    except (jinja2.TemplateSyntaxError, RecursionError, ValueError):
        return None
    match tree.body:
        case [nodes.Output(nodes=[nodes.Call(node=nodes.Name(name=str(name))) as call])]:
            pass
        case _:
            return None
    if call.dyn_args is not None or call.dyn_kwargs is not None:
        return None
    names = [keyword.key for keyword in call.kwargs]
    values = [*call.args, *(keyword.value for keyword in call.kwargs)]
    if len(set(names)) != len(names) or not all(_is_literal(value) for value in values):
        return None
    args = tuple(value.value for value in call.args if isinstance(value, nodes.Const))
    kwargs = {
        keyword.key: keyword.value.value
        for keyword in call.kwargs
        if isinstance(keyword.value, nodes.Const)
    }
    return name, args, kwargs


def _is_literal(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, str | int | bool | None)


def _stands_alone(body: str, start: int, end: int) -> bool:
    """Whether the call is a paragraph of its own: alone on its line, blank lines around it."""
    line_start = body.rfind("\n", 0, start) + 1
    line_end = body.find("\n", end)
    line_end = len(body) if line_end < 0 else line_end
    if body[line_start:start].strip() or body[end:line_end].strip():
        return False
    before = body[:line_start].rstrip(" \t")
    above = before[:-1].rpartition("\n")[2].strip() if before else ""
    below = body[line_end + 1 :].partition("\n")[0].strip()
    return not above and not below
