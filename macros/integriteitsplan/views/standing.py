"""How a unit stands on a norm on a day, and how that is said."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from integriteitsplan.cycle.standing import latest_states
from integriteitsplan.model.fields import Verwijzing
from integriteitsplan.model.normen import (
    AFWIJKEND,
    Bewijs,
    Grondslag,
    Naleving,
    Nalevingsstatus,
    Norm,
    Normenkader,
)
from integriteitsplan.views.data.cells import Badge, Cell, Link, PageLink, Tone, Value, WebLink
from integriteitsplan.views.scope import Scope, link

TONES = {
    Nalevingsstatus.VOLDOET: Tone.GOOD,
    Nalevingsstatus.VOLDOET_DEELS: Tone.PARTLY,
    Nalevingsstatus.VOLDOET_NIET: Tone.BAD,
    Nalevingsstatus.NIET_VAN_TOEPASSING: Tone.NEUTRAL,
    Nalevingsstatus.NIET_BEOORDEELD: Tone.EMPTY,
}


KaderId = Annotated[str, Verwijzing("normenkaders")]


EenheidId = Annotated[str, Verwijzing("eenheden")]


@dataclass(frozen=True)
class Standing:
    """How a unit stands on a norm on a day; `state` is None where nobody has judged."""

    norm: Norm
    state: Naleving | None
    status: Nalevingsstatus
    expired: bool = False


def standings(
    scope: Scope, eenheid: str, norms: Iterator[Norm] | tuple[Norm, ...]
) -> Iterator[Standing]:
    """The latest judgement of each norm at the unit, else at the nearest unit above it."""
    latest = latest_states(scope.register, scope.peildatum)
    line = scope.register.lijn(eenheid)
    for norm in norms:
        state = next((latest[unit, norm.id] for unit in line if (unit, norm.id) in latest), None)
        if state is None:
            yield Standing(norm, None, Nalevingsstatus.NIET_BEOORDEELD)
        else:
            yield Standing(
                norm, state, state.stand(scope.peildatum), state.verlopen(scope.peildatum)
            )


def normen_in_gebruik(scope: Scope, kader: str | None = None) -> Iterator[Norm]:
    """The norms in force of one catalogue, or of all that the organisation has chosen."""
    chosen = [kader] if kader else [one.id for one in scope.register.kaders]
    for name in chosen:
        for norm in scope.register.normen_van(name):
            if norm.toetsbaar and norm.geldt(scope.peildatum):
                yield norm


def status_badge(standing: Standing) -> Badge:
    """The status as it counts, with the reason where that differs from what was written."""
    label = standing.status.label
    if standing.expired:
        label += " (afwijking verlopen)"
    elif standing.status in AFWIJKEND and standing.state and standing.state.motivering:
        label += " (uitgelegd)"
    return Badge(label, TONES[standing.status])


def source_link(norm: Norm) -> Value:
    """Where the norm stands: the article, linked to the text of the law where there is one."""
    words = norm.artikel or (norm.grondslag.label if norm.grondslag is not Grondslag.WET else None)
    return WebLink(words or norm.id, norm.wetstekst) if norm.wetstekst else words


def evidence(scope: Scope, state: Naleving) -> Cell:
    """Evidence as links to rules, documents or addresses, else as text."""
    register = scope.register

    def one(item: Bewijs) -> Value:
        if rule := scope.link("regelingen", item.regeling):
            return rule._replace(text=item.titel)
        if item.document and (found := register.document_named(item.document, state.eenheid)):
            return PageLink(item.titel, found.uri)
        return WebLink(item.titel, item.url) if item.url else item.titel

    return tuple(one(item) for item in state.bewijs) or None


def named(norm: Norm) -> Link:
    return link(norm)._replace(text=f"{norm.id} {norm.titel}")


def with_source(scope: Scope, norm: Norm) -> Link:
    """A norm by its name, with the law or code that it is from."""
    catalogue = scope.register.get(Normenkader, norm.kader)
    source = ", ".join(one for one in (catalogue and catalogue.kort, norm.artikel) if one)
    return link(norm)._replace(text=f"{norm.titel} ({source})" if source else norm.titel)
