"""Blocks and partials of the theme, rendered once for all pages on which they read the same.

What a template reads is noted while it is rendered. Wherever the same names have the same values
and the same addresses come out, the text is the same. What reads a page, or anything else that may
differ without showing it, is rendered as ever.

Leans on how the code that Jinja 3.1 makes of a template calls blocks and partials.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass, field
from functools import cache, partial
from types import CodeType
from typing import Any

from jinja2 import Environment, Template, TemplateNotFound, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, new_context
from jinja2.utils import missing
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

NAME = "__rendered"  # among the globals of a template environment
PLAIN = frozenset({bool, float, int, str, Markup, type(None)})
TRIES = 8  # texts in vain, more than texts that came in useful
# The words of the theme. These versions read nothing but the configuration (SHA-256).
LANGUAGE = "partials/language.html"
LANGUAGES = frozenset(
    {
        "3a44516f305006ac794f51a45ad7b532cf270916d8e92e8c42784e58b2eff0a3",
        "2a0652430fb081e2609766633cc9098c129df56cf1fb1dbf639fcd51d6f53c2e",
    }
)
# The list of headings, which stands on a page twice. These versions read nothing else of the page.
HEADINGS = ("partials/toc.html", "partials/toc-item.html")
KNOWN_HEADINGS = frozenset(
    {
        "fde48f583563364b0e0e6865a5ab1e7060ec1826161f69f5cbee653e621b0f84",
        "418f31ce2e6d559934f610084a5c8493f9618b96268909601552ac48aa0c15c2",
    }
)

Body = Callable[[Context], Iterable[str]]
Read = tuple[str, str]  # a name in the context, or an address from the root of the site


class _NotPlain(Exception):
    """Something was read that may differ without showing it."""


@dataclass
class _Notes:
    """What was read, with the answers, as long as they are open."""

    read: list[Read] = field(default_factory=list)
    answers: list[object] = field(default_factory=list)
    is_open: bool = True

    def add(self, read: Read, answer: object) -> None:
        """Note this, once."""
        if (read, answer) not in zip(self.read, self.answers, strict=True):
            self.read.append(read)
            self.answers.append(answer)


class _Reading(Context):
    """A context that notes what is read in it."""

    def __init__(self, notes: _Notes, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notes = notes

    def resolve_or_missing(self, key: str) -> Any:
        value = super().resolve_or_missing(key)
        if self.notes.is_open:
            self.notes.add((key, ""), _rendered(self).plain(value, key, self))
        return value

    def derived(self, locals: dict[str, Any] | None = None) -> Context:
        if self.notes.is_open:
            raise _NotPlain  # for a function that takes a whole context
        return super().derived(locals)


@dataclass
class _Unit:
    """A block or a partial: for what was read, the text of each set of answers."""

    ways: list[tuple[list[Read], dict[tuple[object, ...], str]]] = field(default_factory=list)
    in_vain: int = 0

    def find(self, context: Context) -> str | None:
        for read, texts in self.ways:
            try:
                text = texts.get(tuple(_answer(context, *one) for one in read))
            except _NotPlain:
                continue
            if text is not None:
                self.in_vain -= 1
                return text
        return None

    def keep(self, notes: _Notes, text: str) -> None:
        self.in_vain += 1
        if self.in_vain > TRIES:
            self.ways.clear()
            return
        for read, texts in self.ways:
            if read == notes.read:
                texts[tuple(notes.answers)] = text
                return
        self.ways.append((notes.read, {tuple(notes.answers): text}))


class Rendered:
    """The texts of one build."""

    def __init__(self, config: MkDocsConfig) -> None:
        self._constants: dict[int, object] = {id(one): one for one in (config, missing)}
        self._units: dict[object, _Unit] = {}
        self._notes = _Notes(is_open=False)
        self._language: TemplateModule | None = None
        self._here: tuple[object, object] = (None, None)
        self._addresses: dict[str, str] = {}
        self._headings: tuple[object, str] = (None, "")

    def install(self, env: Environment) -> None:
        """Let the templates of `env` ask here first."""
        env.globals[NAME] = self
        self._knows_language = _digest(env, LANGUAGE) in LANGUAGES
        known = KNOWN_HEADINGS.issuperset(_digest(env, one) for one in HEADINGS)
        self._knows_headings = self._knows_language and known

    def text(self, body: "_Body", context: Context) -> str | None:
        """The text of a block or a partial; None where it must be rendered as ever."""
        if self._notes.is_open:
            return None
        if context.name == HEADINGS[0] and self._knows_headings and context["page"]:
            return self._headings_of(context["page"], body, context)
        unit = self._units.setdefault((body, context.name), _Unit())
        if unit.in_vain > TRIES:
            return None
        found = unit.find(context)
        return self._read(unit, body, context) if found is None else found

    def _headings_of(self, page: Page, body: "_Body", context: Context) -> str:
        if self._headings[0] is not page.toc:
            self._headings = (page.toc, "".join(body.body(context)))
        return self._headings[1]

    def _read(self, unit: _Unit, body: "_Body", context: Context) -> str | None:
        env, notes = context.environment, _Notes()
        usual, self._notes = env.context_class, notes
        env.context_class = partial(_Reading, notes)  # type: ignore[assignment]  # is only called
        reading = context.derived()
        try:
            text = "".join(body.body(reading))
        except _NotPlain:
            unit.in_vain = TRIES + 1
            return None
        finally:
            notes.is_open = False
            env.context_class = usual
        unit.keep(notes, text)
        return text

    def address(self, context: Context, value: str) -> str:
        """An address from the root of the site, as seen from the page at hand."""
        page, base_url = context["page"], context["base_url"]
        if self._here[0] is not page or self._here[1] != base_url:
            self._here, self._addresses = (page, base_url), {}
        found = self._addresses.get(value)
        if found is None:
            found = self._addresses[value] = normalize_url(value, page, base_url)
        return found

    def plain(self, value: Any, key: str, context: Context) -> object:
        """Equal only where `value` cannot be told from it. Raises _NotPlain."""
        kind = type(value)
        if kind in PLAIN:
            return (kind, value)
        if kind in (list, tuple) and all(type(one) is str for one in value):
            return (kind, tuple(value))
        if id(value) in self._constants or context.environment.globals.get(key) is value:
            return id(value)
        raise _NotPlain

    def module(self, name: str | None, make: Callable[[], TemplateModule]) -> TemplateModule:
        """A template that is imported; the words of the theme but once."""
        if name != LANGUAGE or not self._knows_language:
            return make()
        if self._language is None:
            self._language = make()
            self._language.t = cache(self._language.t)  # type: ignore[attr-defined]  # a macro
            self._constants[id(self._language)] = self._language
        return self._language


class _Body:
    """What renders a block or a partial, but looks first whether that was done already."""

    def __init__(self, body: Body) -> None:
        self.body = body

    def __eq__(self, other: object) -> bool:
        return other is self or other is self.body  # as `super()` looks for it

    __hash__ = object.__hash__

    def __call__(self, context: Context) -> Iterable[str]:
        text = _rendered(context).text(self, context)
        return self.body(context) if text is None else _said(text)


def _said(text: str) -> Iterator[str]:
    yield text


class RememberingTemplate(Template):
    """A template of which blocks and partials are rendered once."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func = _Body(made.root_render_func)  # type: ignore[assignment]
        made.blocks = {name: _Body(block) for name, block in made.blocks.items()}  # type: ignore[misc]
        return made

    def new_context(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> Context:
        """What a partial reads; that every template has the same globals, it need not find out."""
        known = None if shared else self.globals
        return new_context(self.environment, self.name, self.blocks, vars, shared, known, locals)

    def make_module(
        self,
        vars: dict[str, Any] | None = None,
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,
    ) -> TemplateModule:
        """Run for what it defines, not for its text."""

        def make() -> TemplateModule:
            context = self.new_context(vars, shared, locals)
            return TemplateModule(self, context, list(body(context)))

        body: Body = self.root_render_func.body  # type: ignore[attr-defined]
        rendered: Rendered = self.environment.globals[NAME]  # type: ignore[assignment]
        return rendered.module(self.name, make)


def remember_partials(env: Environment) -> None:
    """Let the templates that `env` loads from now on ask what was rendered."""
    env.template_class = RememberingTemplate
    for name in ("script_tag", "url"):
        env.filters[name] = _noting(env.filters[name])


def _noting(make: Callable[[Context, Any], str]) -> Callable[[Context, Any], str]:
    """The filter, noting which address it looked up from the page at hand instead of that page."""

    @pass_context
    def noting(context: Context, value: Any) -> str:
        if not isinstance(context, _Reading) or not context.notes.is_open:
            return make(context, value)
        notes = context.notes
        notes.is_open = False
        made, address = make(context, value), _rendered(context).address(context, str(value))
        notes.is_open = True
        notes.add(("", str(value)), address)
        return made

    return noting


def _digest(env: Environment, name: str) -> str:
    """Of the source of a template; '' where there is none."""
    try:
        source = env.loader.get_source(env, name)[0] if env.loader else ""
    except TemplateNotFound:
        return ""
    return hashlib.sha256(source.encode()).hexdigest()


def _rendered(context: Context) -> Rendered:
    found: Rendered = context.environment.globals[NAME]  # type: ignore[assignment]  # put there
    return found


def _answer(context: Context, name: str, value: str) -> object:
    rendered = _rendered(context)
    if not name:
        return rendered.address(context, value)
    return rendered.plain(context.resolve_or_missing(name), name, context)
