"""What a reader may see: an edition of the register, and incidents as protected counts."""

from integriteitsplan.publication.editions import BY_NAME, EDITIONS, Edition, Published
from integriteitsplan.publication.incidents import Incidentcijfers, NietVeilig
from integriteitsplan.publication.selection import WOO, is_public, public

__all__ = [
    "BY_NAME",
    "EDITIONS",
    "WOO",
    "Edition",
    "Incidentcijfers",
    "NietVeilig",
    "Published",
    "is_public",
    "public",
]
