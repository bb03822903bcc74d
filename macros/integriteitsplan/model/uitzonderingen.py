"""Uitzonderingen op regels: naast de gegevens opgeschreven, met een reden."""

from typing import Annotated, ClassVar

from pydantic import Field

from integriteitsplan.model.fields import Regel, Tekst
from integriteitsplan.model.record import Record
from integriteitsplan.source import TextMap


class Uitzondering(Record):
    """Een bevinding die iemand bewust accepteert; is zij niet meer nodig, dan is dat een fout."""

    kind: ClassVar[str] = "uitzonderingen"

    regel: Annotated[
        Regel, Field(description="De code van de regel, bijvoorbeeld vervallen-artikel.")
    ]
    bestand: Annotated[
        Regel, Field(description="Het bestand waarin de bevinding staat, vanaf de hoofdmap.")
    ]
    bevat: Annotated[
        Regel | None, Field(description="Een deel van de melding, als er meer bevindingen zijn.")
    ] = None
    reden: Annotated[Tekst, Field(description="Waarom dit hier mag.")]

    @classmethod
    def default_id(cls, written: TextMap, eenheid: str) -> str | None:
        """Regel, bestand en plaats in het bestand maken een uitzondering uniek."""
        return ".".join(
            str(written[key]) for key in ("regel", "bestand", "bevat") if written.get(key)
        )
