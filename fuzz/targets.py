"""What is fuzzed: each target takes any text and raises where we promise too much.

A finding (SourceError, Problem, Refused) is an answer; every other exception is a bug.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from html.parser import HTMLParser

import jinja2
from jinja2 import nodes

from integriteitsplan.render import Renderer
from integriteitsplan.render.markup import visible
from integriteitsplan.source import (
    Call,
    Outline,
    Problem,
    SourceError,
    load_yaml,
    read_page,
    refused_in_html,
    refused_in_markdown,
)
from integriteitsplan.source.calls import find_calls, guard
from integriteitsplan.source.markup import ANYWHERE, ATTRIBUTES, MADE, TEXT
from integriteitsplan.views.data.tables import Column, Row, Table

ENVIRONMENT = jinja2.Environment()  # noqa: S701 - parses only, renders nothing


def loader(text: str) -> None:
    """YAML is a value or one problem with a place."""
    with suppress(SourceError):
        load_yaml(text, "x.yml", tips=[])


def front_matter(text: str) -> None:
    """Any text is a page; what is below its front matter is not lost."""
    page = read_page(text, "x.md", frozenset({"titel"}))
    assert text.endswith(page.body)
    assert all(one.place.line >= page.body_line for one in page.calls)
    assert all(heading.id in page.outline.anchors for heading in page.outline.headings)
    assert all(link.line < text.count("\n") + 1 for link in page.outline.links)
    assert len(page.outline.prose) == len(page.body)


def calls(text: str) -> None:
    """A template engine finds the calls that we found, and nothing else."""
    outline = Outline(text)
    found = list(find_calls("x.md", text, 1, outline))
    assert all(isinstance(one, Call | Problem) for one in found)
    known = [one.name for one in found if isinstance(one, Call)]
    if len(found) < 100:
        assert list(_run(ENVIRONMENT.parse(guard(text, outline)))) == known


def _run(template: nodes.Template) -> Iterator[str]:
    """The names that a template calls; anything but calls, texts and raw blocks is an error."""
    for output in template.body:
        assert isinstance(output, nodes.Output), output
        for node in output.nodes:
            if isinstance(node, nodes.Call):
                assert isinstance(node.node, nodes.Name), node
                assert all(isinstance(one, nodes.Const) for one in node.args), node
                assert all(isinstance(one.value, nodes.Const) for one in node.kwargs), node
                yield node.node.name
            else:
                assert isinstance(node, nodes.TemplateData | nodes.Const), node


def markup(text: str) -> None:
    """What passes the allow-list is, to another parser too, made of what the list allows."""
    list(refused_in_markdown(text))
    if next(refused_in_html(text), None) is None:
        reader = _Allowed()
        reader.feed(text)
        reader.close()


class _Allowed(HTMLParser):
    """Raises on what may not be there."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TEXT | MADE, tag
        for name, value in attrs:
            assert name in ANYWHERE | ATTRIBUTES.get(tag, frozenset()), name
            assert "script:" not in (value or "") or name not in ("href", "src"), value

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)


def renderer(text: str) -> None:
    """A value in a cell is text: it changes nothing around it, and comes back as it was."""
    words = " ".join(text.split())
    plain, hostile = _Cells(_table("x" * len(words))), _Cells(_table(words))
    assert hostile.elements == plain.elements
    assert [_seen(one) for one in hostile.texts] == [_seen(words)]


def _table(text: str) -> str:
    table = Table(
        title="Proef",
        columns=(Column("een", "Een"), Column("twee", "Twee")),
        rows=(Row(("vast", f"a{text}z")),),
    )
    return str(Renderer(_Nowhere()).render((table,), "proef"))


def _seen(text: str) -> str:
    """What a reader sees of a text: no invisible signs, and all white space alike."""
    return "".join(visible(text).split())


class _Nowhere:
    def record(self, kind: str, id: str) -> str | None:
        return None

    page = edit = anchor = lambda self, *names: None


class _Cells(HTMLParser):
    """The elements of a table, and the text of its cells without the mark around it."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.in_cell = False
        self.feed(html)
        self.close()
        self.texts = [text[1:-1] for text in self.texts]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        if tag == "td":
            self.in_cell = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.in_cell = self.in_cell and tag != "td"

    def handle_data(self, data: str) -> None:
        if self.in_cell:
            self.texts[-1] += data


TARGETS: dict[str, Callable[[str], None]] = {
    target.__name__: target for target in (loader, front_matter, calls, markup, renderer)
}
