"""Wat mensen typen, en hoe dat op onze site heet: `docs/zoekwoorden.yml`."""

from typing import Annotated

from pydantic import Field

from integriteitsplan.model.fields import JaNee, Titel
from integriteitsplan.model.record import Written


class Zoekwoorden(Written):
    """De zoekwoorden: wie zo'n woord typt, vindt ook wat er op de site over staat."""

    openbaar: Annotated[
        JaNee,
        Field(
            description="Ja als de woorden ook in de openbare uitgave mogen staan. Zonder ja "
            "helpen zij alleen intern."
        ),
    ] = False
    woorden: Annotated[
        dict[Titel, tuple[Titel, ...]],
        Field(
            description="Per woord dat op de site staat: een lijst van wat mensen typen als zij "
            "dat bedoelen.",
        ),
    ] = Field(default_factory=dict)
