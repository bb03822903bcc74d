"""What a reader may see: an edition of the register, and incidents as protected counts."""

from integriteitsplan.publication.editions import BY_NAME, EDITIONS, Edition, Published
from integriteitsplan.publication.incidents import Incidentcijfers, NietVeilig

__all__ = ["BY_NAME", "EDITIONS", "Edition", "Incidentcijfers", "NietVeilig", "Published"]
