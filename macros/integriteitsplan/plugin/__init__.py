"""The door to MkDocs: its events."""

from integriteitsplan.plugin.additions import Additions
from integriteitsplan.plugin.plugin import BrokenEdit, IntegriteitsplanPlugin

__all__ = ["Additions", "BrokenEdit", "IntegriteitsplanPlugin"]
