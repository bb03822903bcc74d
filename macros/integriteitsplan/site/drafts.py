"""The first draft of a document: its parts, and what the register already knows of them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from integriteitsplan.cycle.carryover import unfinished
from integriteitsplan.cycle.derivation import Derived, fingerprint
from integriteitsplan.cycle.periods import find_plan, period, year
from integriteitsplan.cycle.progress import progress
from integriteitsplan.cycle.standing import latest_states
from integriteitsplan.model.documenten import DOCUMENT_TYPES, Documentsoort, Jaarstuk
from integriteitsplan.model.doelen import Doel, Planniveau
from integriteitsplan.model.fields import Keuze
from integriteitsplan.model.rapportage import Verbeterbesluit, Verbeterpunt
from integriteitsplan.model.record import Onderdeel
from integriteitsplan.register import Document, Register

ABOVE = {
    Documentsoort.WERKPLAN: Documentsoort.JAARPLAN,
    Documentsoort.JAARPLAN: Documentsoort.MEERJARENPLAN,
}
REVIEW_MONTHS = range(2, 12)  # of the year; January and December are left free


@dataclass(frozen=True)
class Draft:
    """A document to be: its type, unit and year, and what is known on `peildatum`."""

    register: Register
    soort: Documentsoort
    eenheid: str
    jaar: int
    peildatum: date

    @property
    def parent(self) -> Document | None:
        """The plan that a plan of this type derives from; that of its own level where none is."""
        above = ABOVE.get(self.soort)
        while above:
            if found := find_plan(self.register, above, self.eenheid, year(self.jaar)):
                return found
            above = ABOVE.get(above)
        return None


def document_text(draft: Draft) -> str:
    """Front matter, and below each heading its question, its figures and what is known of it."""
    documenttype = DOCUMENT_TYPES[draft.soort]
    lines = ["---", *keys(documenttype.model, skip=(), values=_front_matter(draft)), "---", ""]
    if draft.soort is not Documentsoort.PAGINA:
        lines += ["{{ plankop() }}", ""]
    known = _known(draft)
    for chapter in documenttype.opbouw:
        lines += [f"## {chapter.nummer}. {chapter.titel}", ""]
        for part in chapter.onderdelen:
            lines += [f"### {part.titel}", ""]
            if part.eigen_woorden:
                lines += [f"> {part.vraag}", ""]
            lines += known.get(part.id, ())
            for call in part.aanroepen:
                lines += [f"{{{{ {call.format(jaar=draft.jaar, volgend=draft.jaar + 1)} }}}}", ""]
    if documenttype.opbouw:
        lines += ["## Volledigheid van dit document", "", "{{ volledigheid() }}", ""]
    return "\n".join(lines)


def _front_matter(draft: Draft) -> dict[str, str]:
    soort, jaar = draft.soort, draft.jaar
    fields = DOCUMENT_TYPES[soort].model.model_fields
    values = {"soort": soort.value, "status": "concept", "titel": soort.label.capitalize()}
    if issubclass(DOCUMENT_TYPES[soort].model, Jaarstuk):
        values |= {"titel": f"{values['titel']} {jaar}", "jaar": str(jaar)}
    if "looptijd" in fields and fields["looptijd"].is_required():
        values["titel"] += f" {jaar}–{jaar + 3}"
        values["looptijd"] = f"{{van: {jaar}-01-01, tot: {jaar + 3}-12-31}}"
    if parent := draft.parent:
        values |= {"afgeleid_van": parent.name, "afdruk": fingerprint(parent)}
    return values


def _known(draft: Draft) -> dict[str, list[str]]:
    """What the register knows for parts of a yearly plan, as text to work from."""
    if draft.soort not in ABOVE:
        return {}
    return {
        "ambitie-en-doelen": _bullets(
            "Deze doelen lopen door; maak er een doel voor dit plan bij:",
            [f"{goal.titel} (`{goal.id}`)" for goal in running_goals(draft)],
        ),
        "maatregelen": _bullets(
            f"Dit was nog niet af in {draft.jaar - 1}. Kies per regel: doorgezet, vervallen of "
            "afgerond, en zet de keuze bij het record onder `overloop`:",
            [f"{one.titel} (`{one.id}`)" for one in _open(draft)],
        ),
        "evaluatie": _bullets(
            "Deze lessen vragen nog iets van dit plan:",
            [f"{one.titel} (`{one.id}`, {one.bron})" for one in _lessons(draft)],
        ),
        "tijdlijn": _bullets(
            "Voorstel om de beoordelingen van normen over het jaar te verdelen:",
            [f"{day.day}-{day.month}-{day.year}: {norm}" for day, norm in review_days(draft)],
        ),
    }


def _bullets(lead: str, items: list[str]) -> list[str]:
    return [lead, "", *(f"- {item}" for item in items), ""] if items else []


def running_goals(draft: Draft) -> Iterator[Doel]:
    """The goals in the plan above that run in this year."""
    if draft.parent is None:
        return
    units = draft.register.lijn(draft.eenheid)
    level = Planniveau(draft.parent.meta.soort.value)
    for goal in draft.register.all(Doel):
        if goal.niveau is level and goal.eenheid in units:
            runs = period(draft.register, goal)
            ends_before = goal.deadline is not None and goal.deadline.year < draft.jaar
            if not ends_before and runs.holds(year(draft.jaar)):
                yield goal


def new_goals(draft: Draft) -> Iterator[dict[str, str]]:
    """A goal to fill in for every running goal that has none in this plan yet."""
    if draft.soort not in ABOVE:
        return
    taken = {
        goal.afgeleid_van
        for goal in draft.register.all(Doel)
        if goal.jaar == draft.jaar and goal.eenheid == draft.eenheid
    }
    for goal in running_goals(draft):
        if goal.id not in taken:
            last = progress(draft.register, goal, draft.peildatum).meting
            yield {
                "id": f"{draft.soort.value}-{draft.jaar}-{draft.eenheid}-{goal.id}",
                "titel": json.dumps(goal.titel, ensure_ascii=False),
                "niveau": draft.soort.value,
                "jaar": str(draft.jaar),
                "indicator": goal.indicator or "",
                "startwaarde": str(last.waarde) if last else "",
                "streefwaarde": "" if goal.streefwaarde is None else str(goal.streefwaarde),
                "deadline": f"{draft.jaar}-12-31",
                "afgeleid_van": goal.id,
            }


def _open(draft: Draft) -> Iterator[Derived]:
    for one in unfinished(draft.register, draft.jaar - 1):
        if one.eenheid == draft.eenheid and one.overloop is None:
            yield one


def _lessons(draft: Draft) -> Iterator[Verbeterpunt]:
    wanted = {Verbeterbesluit.OPEN, Verbeterbesluit.DOORGEZET}
    units = draft.register.onder(draft.eenheid)
    for lesson in draft.register.all(Verbeterpunt):
        if lesson.eenheid in units and lesson.besluit in wanted:
            yield lesson


def review_days(draft: Draft) -> Iterator[tuple[date, str]]:
    """A day for each norm that is to be judged again this year, evenly spread over it."""
    due = [
        state.norm
        for state in latest_states(draft.register, draft.peildatum).values()
        if state.eenheid == draft.eenheid
        and state.herbeoordelen_voor
        and state.herbeoordelen_voor.year == draft.jaar
    ]
    first = date(draft.jaar, REVIEW_MONTHS[0], 1)
    days = (date(draft.jaar, REVIEW_MONTHS[-1], 30) - first).days
    for number, norm in enumerate(sorted(due)):
        day = first + timedelta(days=days * number // max(len(due) - 1, 1))
        yield day - timedelta(days=max(day.weekday() - 4, 0)), norm  # never at a weekend


def keys(model: type[Onderdeel], skip: tuple[str, ...], values: dict[str, str]) -> list[str]:
    """Required keys to fill in, the others as comments, each with its explanation."""
    required, optional = [], []
    for name, info in model.model_fields.items():
        if name in skip:
            continue
        options = _options(info.annotation)
        hint = f"  # {info.description}" + (f" Kies uit: {', '.join(options)}." if options else "")
        filled = f"{name}: {values[name]}".rstrip() if name in values else f"{name}:"
        if info.is_required() or values.get(name):
            required.append(filled + hint)
        else:
            optional.append(f"# {name}:{hint}")
    return required + optional


def _options(annotation: object) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, Keuze):
        return [member.value for member in annotation]
    for part in getattr(annotation, "__args__", ()):
        if found := _options(part):
            return found
    return []
