"""The templates, which make all markup and so escape all that they are given."""

import re
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from integriteitsplan.render.value import Shown

TEMPLATES = Path(__file__).parent.parent / "templates"
# Not control characters, nor those that turn the direction of the text around them. To find what
# may stay takes a third of the time of finding what must go.
VISIBLE = re.compile(
    r"[\t\n -~\xa0-\u200d\u2010-\u2029\u202f-\u2065\u206a-\ufefe\uff00-\U0010ffff]+"
)
HOLE = Markup("<hole>")  # no text can be taken for it: of a text the bracket is escaped


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    values = environment.get_template("value.html").module
    # The same value is written out once, for whatever page it is on.
    for name in ("inline", "flow", "below", "data", "paragraphs", "status", "edit"):
        environment.filters[name] = lru_cache(maxsize=4096)(getattr(values, name))
    # Characters as they are, so that `visible` sees them in attributes too.
    written = partial(htmlsafe_json_dumps, ensure_ascii=False)
    environment.filters["tojson"] = lru_cache(maxsize=4096)(written)
    return environment


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def fill(template: str, **values: Any) -> Markup:
    """A template with its values."""
    return Markup(_template(template).render(values))  # noqa: S704  (autoescaped)


def flow(shown: Shown) -> Markup:
    """A value where block elements are allowed; without parts it is none itself."""
    written: Markup = _environment().filters["flow" if shown.parts else "inline"](shown)
    return written


def around(macro: str, *given: Any) -> tuple[str, str]:
    """What a macro of value.html writes before and after the markup that it is given last."""
    before, _, after = _environment().filters[macro](*given, HOLE).partition(HOLE)
    return str(before), str(after)


def visible(text: str) -> str:
    """A text without characters that nobody sees, or that change how others are seen."""
    return "".join(VISIBLE.findall(text))
