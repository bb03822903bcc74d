"""The door to MkDocs: its events."""

from integriteitsplan.plugin.plugin import Additions, BrokenEdit, IntegriteitsplanPlugin

__all__ = ["Additions", "BrokenEdit", "IntegriteitsplanPlugin"]
