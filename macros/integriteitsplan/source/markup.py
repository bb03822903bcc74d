"""Which HTML a page may become: an allow-list, not a list of attacks.

The grammar is smaller than HTML: tags as Markdown writes them, attributes in quotes, everything
closed. Within it a browser and this reader cannot disagree; what falls outside it is refused.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from itertools import islice
from typing import NamedTuple

TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<attributes>(?:[ \t\n]+[a-zA-Z_:][\w:.-]*(?:=\"[^\"<>]*\"|='[^'<>]*')?)*)"
    r"[ \t\n]*(?P<empty>/?)>",
    re.ASCII,
)
ATTRIBUTE = re.compile(r"([a-zA-Z_:][\w:.-]*)(?:=(?:\"([^\"]*)\"|'([^']*)'))?")
RAW_TAG = re.compile(r"<(?=[a-zA-Z/!?])")
AUTOLINK = re.compile(r"<(?:https?://|mailto:|[\w.+-]{1,100}@[\w-]{1,100}\.)[^\s<>]{0,2000}>")
IMAGE = re.compile(r"!\[[^\]]{0,500}\]\(\s{0,20}<?([^)\s>]{1,2000})")
ATTRIBUTE_LIST = re.compile(r"\{:?[ ]{0,20}(?=[#.\w])([^{}\n]{0,500})\}")
LISTED = re.compile(r"(?:^|\s)([a-zA-Z_:][\w:.-]*)\s*=")
NAMED = re.compile(r"(?:^|\s)(?:#(?P<id>\S+)|\.(?P<class>\S+))")
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\u2060\ufeff]")
MAX_REFUSED = 100  # on one page
MAX_TAG = 20_000  # characters; an icon is a path of some thousands

VOID = frozenset({"br", "col", "hr", "img", "input", "path", "wbr"})
NAMES = (
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em "
    "figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small "
    "span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
)
TEXT = frozenset(NAMES.split())
# What the Markdown extensions make for tabs, task lists and icons.
MADE = frozenset({"input", "label", "path", "svg"})
ANYWHERE = frozenset({"class", "id", "lang", "markdown", "title"})
ATTRIBUTES = {
    "a": frozenset({"href", "name"}),
    "col": frozenset({"span"}),
    "colgroup": frozenset({"span"}),
    "details": frozenset({"open"}),
    "div": frozenset({"data-tabs"}),
    "img": frozenset({"alt", "height", "loading", "src", "width"}),
    "input": frozenset({"checked", "disabled", "name", "type"}),
    "label": frozenset({"for"}),
    "ol": frozenset({"start", "type", "reversed"}),
    "path": frozenset({"d"}),
    "svg": frozenset({"viewbox", "xmlns"}),
    "td": frozenset({"colspan", "rowspan", "style"}),
    "th": frozenset({"colspan", "rowspan", "scope", "style"}),
    "time": frozenset({"datetime"}),
}
LISTABLE = ANYWHERE | {"alt", "loading", "height", "width", "scope", "start", "name"}
ALIGNMENT = re.compile(r"text-align: ?(?:left|center|right);?\Z")
LINK_SCHEMES = frozenset({"http:", "https:", "mailto:", "tel:"})
THEME_ID = re.compile(r"__(?!(?:tabbed_\d+(?:_\d+)?|codelineno-\d+-\d+|span-\d+-\d+)\Z)")
THEME_CLASS = re.compile(r"(?:md-(?!button(?:--primary)?\b|typeset\b)|ip-)")


class Refused(NamedTuple):
    """A piece of HTML that a page may not hold: where it begins, what it is, what to do."""

    start: int
    text: str
    what: str
    remedy: str


def refused_in_html(html: str) -> Iterator[Refused]:
    """What in finished HTML falls outside the allow-list, or is not balanced."""
    return islice(_refused_in_html(html), MAX_REFUSED)


def refused_in_markdown(prose: str) -> Iterator[Refused]:
    """The same for what an author wrote: raw tags and attribute lists, code left out."""
    return islice(_refused_in_markdown(prose), MAX_REFUSED)


def _refused_in_html(html: str) -> Iterator[Refused]:
    open_: list[tuple[str, int]] = []
    start = html.find("<")
    while start >= 0:
        end = html.find(">", start, start + MAX_TAG) + 1
        text = html[start:end] if end else html[start : start + 40]
        name, closes, reason = _judged(text)
        if closes and open_ and open_[-1][0] == name:
            open_.pop()
        elif closes:
            yield _refused(start, text, reason or f"</{name}> sluit niets wat hier open staat")
        else:
            if reason:
                yield _refused(start, text, reason)
            if name:
                open_.append((name, start))
        start = html.find("<", start + 1)
    for name, where in open_:
        yield _refused(where, f"<{name}>", f"<{name}> wordt niet gesloten")


def _refused_in_markdown(prose: str) -> Iterator[Refused]:
    seen: set[str] = set()
    if "<" in prose:
        for found in RAW_TAG.finditer(prose):
            start = found.start()
            if AUTOLINK.match(prose, start):
                continue
            end = prose.find(">", start, start + MAX_TAG) + 1
            text = prose[start:end] if end else prose[start : start + 40]
            name, closes, reason = _judged(text)
            if not reason and name in MADE:
                reason = f"<{name}> is hier niet toegestaan"
            if reason and not (closes and name in seen):
                seen.add(name)
                yield _refused(start, text, reason)
    if "{" in prose:
        for found in ATTRIBUTE_LIST.finditer(prose):
            for key in LISTED.findall(re.sub(r"\"[^\"]*\"|'[^']*'", "", found[1])):
                if key.lower() not in LISTABLE:
                    yield _refused(
                        found.start(), found[0], f"het kenmerk '{key}' is niet toegestaan"
                    )
            for named in NAMED.finditer(found[1]):
                key = str(named.lastgroup)
                if reason := _attribute("", key, named[key]):
                    yield _refused(found.start(), found[0], reason)
    if "![" in prose:
        for found in IMAGE.finditer(prose):
            if reason := _attribute("img", "src", unescape(found[1])):
                yield _refused(found.start(), found[0], reason)


def _refused(start: int, text: str, reason: str) -> Refused:
    shown = " ".join(text.split())
    shown = shown if len(shown) <= 60 else shown[:59] + "…"
    return Refused(
        start, text, f"{reason}: {shown}", "schrijf gewone Markdown, of zet het als code tussen `…`"
    )


@lru_cache(maxsize=8192)
def _judged(text: str) -> tuple[str, bool, str]:
    """Name of an element that opens or closes ('' for a void one), and why it is refused."""
    if text.startswith("<!--"):
        return "", False, "opmerkingen in HTML zijn niet toegestaan"
    found = TAG.fullmatch(text)
    if not found:
        return "", False, "dit is geen HTML die wij kunnen lezen"
    name = found["name"].lower()
    if name not in TEXT and name not in MADE:
        return name, bool(found["close"]), f"<{name}> is niet toegestaan"
    if found["close"]:
        return (
            name,
            True,
            "" if not found["attributes"].strip() else "een sluittag heeft geen kenmerken",
        )
    opened = "" if name in VOID else name
    keys: set[str] = set()
    for key, quoted, single in ATTRIBUTE.findall(found["attributes"]):
        lower = key.lower()
        if lower in keys:
            return opened, False, f"het kenmerk '{key}' staat er twee keer"
        keys.add(lower)
        if reason := _attribute(name, lower, unescape(quoted or single)):
            return opened, False, reason
    return opened, False, ""


def _attribute(element: str, key: str, value: str) -> str:
    """Why an attribute is refused, or ''."""
    if key not in ANYWHERE and key not in ATTRIBUTES.get(element, ()):
        return f"het kenmerk '{key}' is niet toegestaan op <{element}>"
    if key == "href":
        return _address(value, LINK_SCHEMES) or _other_host(value, "een adres zonder https:")
    if key == "src":
        return _address(value, frozenset()) or _other_host(value, "een afbeelding van elders")
    if key in ("id", "name", "for") and THEME_ID.match(value):
        return f"de naam '{value}' is van het thema"
    if key == "class" and any(THEME_CLASS.match(one) for one in value.split()):
        return f"de klasse '{value}' is van het thema"
    if key == "style" and not ALIGNMENT.match(value):
        return "opmaak met 'style' is niet toegestaan"
    if element == "input" and key == "type" and value not in ("checkbox", "radio"):
        return "een invoerveld is niet toegestaan"
    return ""


def _address(value: str, schemes: frozenset[str]) -> str:
    bare = UNSEEN.sub("", value)
    scheme = SCHEME.match(bare)
    if scheme and scheme[0].lower() not in schemes:
        return f"een adres met '{scheme[0]}' is niet toegestaan"
    return ""


def _other_host(value: str, what: str) -> str:
    bare = UNSEEN.sub("", value).replace("\\", "/")
    return f"{what} is niet toegestaan" if bare.startswith("//") else ""
