"""The door to MkDocs. Nothing else in the engine knows it."""

from integriteitsplan.plugin.plugin import Additions, IntegriteitsplanPlugin
from integriteitsplan.plugin.preview import BrokenEdit

__all__ = ["Additions", "BrokenEdit", "IntegriteitsplanPlugin"]
