"""The page with the whole plan of a unit, to print."""

import re
from collections.abc import Callable, Iterator

from integriteitsplan.cycle.whole import whole_plan, whole_uri
from integriteitsplan.register import Document, Register
from integriteitsplan.site.edits import DEFINITION, INLINE, USE, Edit, calls_of, edited
from integriteitsplan.site.page import SitePage
from integriteitsplan.views.data.blocks import Blocks

PLACE = "deel{}x{}x"  # where the blocks of a call come: the number of the part, and of the call
HEAD = "plankop"  # stands below the title of each part, wherever its author called it
NOT_ON_PAPER = frozenset({HEAD, "vaststelling"})  # what changed stands with each plan itself
FOOTNOTE = re.compile(r"\[\^([^\]\n]{1,200})\]")
EXPLICIT_ID = re.compile(r"[ \t]*\{:?[^{}\n]{0,200}#[^{}\n]{0,200}\}[ \t]*$")
INTRODUCTION = (
    "Deze pagina is bedoeld om te printen: kies in uw browser voor afdrukken. Hier staan achter "
    "elkaar: {}. Werkplannen van eenheden print u vanaf hun eigen pagina."
)


def whole_pages(register: Register) -> Iterator[SitePage]:
    """A page for each plan of several years that has yearly plans."""
    for plan in register.plannen:
        if parts := whole_plan(register, plan):
            titles = ", ".join(f"[{one.titel}]({one.name}.md)" for one in parts)
            texts = (_part(one, number) for number, one in enumerate(parts))
            yield SitePage(
                uri=whole_uri(plan),
                titel=f"Het hele plan: {plan.titel}",
                body="\n\n".join((INTRODUCTION.format(titles), *texts)),
                has_calls=False,
                omschrijving=f"{plan.titel} met de jaarplannen, achter elkaar om te printen.",
                delen=parts,
                deel_van=plan.uri,
                is_found=False,
            )


def part_blocks(page: SitePage, show: Callable[..., Blocks]) -> Iterator[tuple[str, str, Blocks]]:
    """What stands in the text of a whole plan: a place, a name, and the blocks."""
    for number, document in enumerate(page.delen):
        yield PLACE.format(number, HEAD), HEAD, show(HEAD, document)
        for index, (call, _) in enumerate(calls_of(document.page)):
            if call.name not in NOT_ON_PAPER:
                blocks = show(call.name, document, *call.args, **call.kwargs)
                yield PLACE.format(number, index), call.name, blocks


def _part(document: Document, number: int) -> str:
    """The text of a document below a heading of its own, with a place for each of its calls."""
    edits = [*_places(document, number), *_headings(document), *_links(document, number)]
    body = edited(document.page.body, edits).strip()
    return f"## {document.titel}\n\n{PLACE.format(number, HEAD)}\n\n{body}"


def _places(document: Document, number: int) -> Iterator[Edit]:
    for index, (call, edit) in enumerate(calls_of(document.page)):
        shown = PLACE.format(number, index) if call.name not in NOT_ON_PAPER else ""
        yield edit._replace(text=shown)


def _headings(document: Document) -> Iterator[Edit]:
    """One level down, without ids of their own: those are taken once on a page."""
    for heading in document.page.outline.headings:
        line = document.page.body[heading.start : heading.end]
        sign = "" if heading.level == 6 else "#"
        yield Edit(heading.start, heading.end, sign + EXPLICIT_ID.sub("", line))


def _links(document: Document, number: int) -> Iterator[Edit]:
    """Links to a place on the page go to the plan itself; names of references get a number."""
    prose, body = document.page.outline.prose, document.page.body
    for found in INLINE.finditer(prose):
        if found[2].startswith("#"):
            yield Edit(found.start(2), found.start(2), f"{document.name}.md")
    for found in FOOTNOTE.finditer(prose):
        yield Edit(found.start(1), found.end(1), f"{number}-{body[found.start(1) : found.end(1)]}")
    names = set()
    for found in DEFINITION.finditer(prose):
        names.add(found[1].lower())
        yield Edit(found.start(1), found.end(1), f"{number}-{found[1]}")
    for found in USE.finditer(prose) if names else ():
        name = found[2] or found[1]
        if name.lower() in names:
            yield Edit(found.end(1) + 1, found.end(), f"[{number}-{name}]")
