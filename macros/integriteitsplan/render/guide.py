"""Questions and channels made ready for their templates: ids, links, and where an answer leads."""

from dataclasses import dataclass
from typing import NamedTuple

from integriteitsplan.render.value import Resolver, Shown, show
from integriteitsplan.views.data.drawings import Answer, Channel, Channels, Claim, Guide, Question
from integriteitsplan.views.notation import in_words


class ShownClaim(NamedTuple):
    """What a reader can count on, with the norms behind it."""

    text: str
    term: str
    norms: tuple[Shown, ...]


class ShownChannel(NamedTuple):
    """A channel; `edit` is where to change it."""

    title: Shown
    sort: str
    text: Shown
    facts: tuple[tuple[str, Shown], ...]
    ways: tuple[str, ...]
    steps: tuple[ShownClaim, ...]
    protection: tuple[ShownClaim, ...]
    norms: tuple[Shown, ...]
    edit: str


@dataclass(frozen=True)
class ShownAnswer:
    """An answer; `leads_to` tells where before it is opened."""

    text: str
    leads_to: str
    note: Shown
    channels: tuple[ShownChannel, ...]
    question: "ShownQuestion | None"


@dataclass(frozen=True)
class ShownQuestion:
    """A question; its id names the group of its answers."""

    id: str
    text: str
    note: Shown
    answers: tuple[ShownAnswer, ...]


@dataclass(frozen=True)
class ShownGuide:
    """All that the template of a guide needs, but for its table."""

    id: str
    title: str
    question: ShownQuestion | None


@dataclass(frozen=True)
class ShownChannels:
    """All that the template of channels needs, but for its table."""

    id: str
    title: str
    channels: tuple[ShownChannel, ...]


def show_guide(guide: Guide, id: str, resolver: Resolver) -> ShownGuide:
    """A guide with its links resolved."""
    question = guide.question
    return ShownGuide(id, guide.title, _question(question, id, resolver) if question else None)


def show_channels(found: Channels, id: str, resolver: Resolver) -> ShownChannels:
    """Channels with their links resolved."""
    return ShownChannels(id, found.title, tuple(_channel(one, resolver) for one in found.channels))


def _question(question: Question, id: str, resolver: Resolver) -> ShownQuestion:
    answers = enumerate(question.answers, 1)
    return ShownQuestion(
        f"{id}-vraag",
        question.text,
        show(question.note, resolver),
        tuple(_answer(answer, f"{id}-{number}", resolver) for number, answer in answers),
    )


def _answer(answer: Answer, id: str, resolver: Resolver) -> ShownAnswer:
    names = [in_words(channel.title) for channel in answer.channels]
    return ShownAnswer(
        answer.text,
        ", ".join(names) or (f"{len(answer.question.answers)} keuzes" if answer.question else ""),
        show(answer.note, resolver),
        tuple(_channel(one, resolver) for one in answer.channels),
        _question(answer.question, id, resolver) if answer.question else None,
    )


def _channel(channel: Channel, resolver: Resolver) -> ShownChannel:
    return ShownChannel(
        show(channel.title, resolver),
        channel.sort,
        show(channel.text, resolver),
        tuple((term, show(cell, resolver)) for term, cell in channel.facts),
        channel.ways,
        tuple(_claim(one, resolver) for one in channel.steps),
        tuple(_claim(one, resolver) for one in channel.protection),
        tuple(show(one, resolver) for one in channel.norms),
        (resolver.edit(*channel.record) if channel.record else None) or "",
    )


def _claim(claim: Claim, resolver: Resolver) -> ShownClaim:
    return ShownClaim(claim.text, claim.term, tuple(show(one, resolver) for one in claim.norms))
