"""From a situation to the right channel, and what each channel promises."""

from collections.abc import Iterator

from integriteitsplan.model.melden import (
    Meldantwoord,
    Meldbescherming,
    Meldkanaal,
    Meldstap,
    Meldvraag,
)
from integriteitsplan.model.normen import Norm, Normenkader
from integriteitsplan.model.rollen import Rol
from integriteitsplan.views.data.blocks import Blocks
from integriteitsplan.views.data.cells import Cell, Link, WebLink
from integriteitsplan.views.data.drawings import Answer, Channel, Channels, Claim, Guide, Question
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.notation import in_words
from integriteitsplan.views.roles import contact_facts
from integriteitsplan.views.scope import Scope, link


def meldwijzer(scope: Scope) -> Blocks:
    """Vragen die naar het goede meldkanaal leiden; werkt ook zonder JavaScript en op papier."""
    questions = scope.register.all(Meldvraag)
    columns = (
        Column("vraag", "Vraag"),
        Column("antwoord", "Antwoord"),
        Column("toelichting", "Toelichting"),
        Column("vervolg", "Volgende vraag"),
        Column("kanalen", "Meldkanalen"),
    )
    rows = tuple(
        Row((question.titel, *_answer_cells(scope, answer)), (question.kind, question.id))
        for question in questions
        for answer in question.antwoorden
    )
    table = Table("Vragen en antwoorden", columns, rows, "Er zijn nog geen meldvragen.")
    first = _question(scope, questions[0], set()) if questions else None
    return (Guide("Meldwijzer", first, table),)


def _answer_cells(scope: Scope, answer: Meldantwoord) -> tuple[Cell, ...]:
    following = scope.register.get(Meldvraag, answer.vraag)
    return (
        answer.titel,
        answer.toelichting,
        following.titel if following else None,
        scope.links("meldkanalen", answer.kanalen) or None,
    )


def _question(scope: Scope, question: Meldvraag, asked: set[str]) -> Question:
    """A question with all that follows from it; one that was asked before is not asked again."""
    asked.add(question.id)
    return Question(
        question.titel,
        question.toelichting or "",
        tuple(_answer(scope, one, asked) for one in question.antwoorden),
    )


def _answer(scope: Scope, answer: Meldantwoord, asked: set[str]) -> Answer:
    following = scope.register.get(Meldvraag, answer.vraag)
    is_new = following is not None and following.id not in asked
    channels = (scope.register.get(Meldkanaal, id) for id in answer.kanalen)
    return Answer(
        answer.titel,
        answer.toelichting or "",
        tuple(_channel(scope, one) for one in channels if one),
        _question(scope, following, asked) if following and is_new else None,
    )


def kanaalkaarten(scope: Scope) -> Blocks:
    """Alle meldkanalen: waarvoor, hoe u ze bereikt, wat er daarna gebeurt en wie u beschermt."""
    found = scope.register.all(Meldkanaal)
    columns = (
        Column("kanaal", "Meldkanaal"),
        Column("soort", "Soort", facet=True),
        Column("omschrijving", "Waarvoor"),
        Column("bereiken", "Bereiken"),
        Column("stappen", "Wat er daarna gebeurt"),
        Column("bescherming", "Bescherming"),
        Column("normen", "Normen"),
    )
    rows = tuple(
        Row(
            (
                one.titel,
                one.soort.label,
                one.omschrijving,
                tuple(in_words(cell) for _, cell in _contact(scope, one)) or None,
                tuple(_in_a_sentence(step) for step in one.stappen) or None,
                tuple(promise.titel for promise in one.bescherming) or None,
                scope.links("normen", one.normen) or None,
            ),
            (one.kind, one.id),
        )
        for one in found
    )
    table = Table("Meldkanalen", columns, rows, "Er zijn nog geen meldkanalen.")
    return (Channels("Meldkanalen", tuple(_channel(scope, one) for one in found), table),)


def _channel(scope: Scope, channel: Meldkanaal) -> Channel:
    role = scope.register.get(Rol, channel.rol)
    return Channel(
        link(role)._replace(text=channel.titel) if role else channel.titel,
        channel.soort.label,
        channel.omschrijving,
        facts=tuple(_contact(scope, channel)),
        ways=channel.manieren,
        steps=tuple(_claim(scope, one) for one in channel.stappen),
        protection=tuple(_claim(scope, one) for one in channel.bescherming),
        norms=tuple(_short(scope, channel.normen)),
        record=(channel.kind, channel.id),
    )


def _contact(scope: Scope, channel: Meldkanaal) -> Iterator[tuple[str, Cell]]:
    """How to reach a channel: what is written there, else how its role is reached."""
    role = scope.register.get(Rol, channel.rol)
    found = (*(contact_facts(role) if role else ()), *contact_facts(channel))
    yield from {term: cell for term, cell in found if cell is not None}.items()
    if channel.url:
        yield "Website", WebLink(_host(channel.url), channel.url)


def _host(url: str) -> str:
    return url.partition("//")[2].partition("/")[0].removeprefix("www.")


def _claim(scope: Scope, promise: Meldstap | Meldbescherming) -> Claim:
    term = _term(promise) if isinstance(promise, Meldstap) else ""
    return Claim(promise.titel, tuple(_short(scope, promise.normen)), term)


def _term(step: Meldstap) -> str:
    """A term in words: `Binnen 3 maanden na de ontvangstbevestiging`."""
    if not step.termijn:
        return ""
    return f"Binnen {step.termijn}" + (f" na {step.vanaf}" if step.vanaf else "")


def _in_a_sentence(step: Meldstap) -> str:
    return f"{term}: {step.titel}" if (term := _term(step)) else step.titel


def _short(scope: Scope, ids: tuple[str, ...]) -> Iterator[Link]:
    """Links to norms by catalogue and number, to stand behind a sentence: `Wbk 2.2.h`."""
    for id in ids:
        if norm := scope.register.get(Norm, id):
            catalogue = scope.register.get(Normenkader, norm.kader)
            number = id.partition(":")[2]
            yield link(norm)._replace(text=f"{catalogue.kort} {number}" if catalogue else id)
