"""Standing: the judgement of each norm at each unit that counts on a day."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from integriteitsplan.model.normen import Naleving
from integriteitsplan.register import Register
from integriteitsplan.register.questions import once_per_register


@once_per_register
def latest_states(register: Register, peildatum: date) -> Mapping[tuple[str, str], Naleving]:
    """The last judgement on or before `peildatum`, by unit and norm; undated ones come first."""
    latest: dict[tuple[str, str], Naleving] = {}
    for state in register.all(Naleving):
        moment = state.beoordeeld_op or date.min
        known = latest.get((state.eenheid, state.norm))
        is_later = known is None or moment >= (known.beoordeeld_op or date.min)
        if moment <= peildatum and is_later:
            latest[state.eenheid, state.norm] = state
    return latest


class Difference(NamedTuple):
    """A judgement by a unit that is not that of the organisation as a whole."""

    own: Naleving
    whole: Naleving

    @property
    def is_explained(self) -> bool:
        """Whether the unit says why."""
        return self.own.toelichting is not None


def differences(register: Register, peildatum: date) -> Iterator[Difference]:
    """Where a unit stands otherwise than the organisation as a whole, by the last judgements."""
    latest = latest_states(register, peildatum)
    for (unit, norm), own in latest.items():
        whole = latest.get((register.wortel, norm))
        if unit != register.wortel and whole and own.stand(peildatum) != whole.stand(peildatum):
            yield Difference(own, whole)
