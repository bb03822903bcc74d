"""The door to MkDocs. Nothing else in the engine knows it."""

from integriteitsplan.plugin.plugin import IntegriteitsplanPlugin

__all__ = ["IntegriteitsplanPlugin"]
