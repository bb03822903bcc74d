"""Building a site fast: what MkDocs would make of it, and nothing twice."""

from integriteitsplan.build.builder import Builder
from integriteitsplan.build.progress import Progress

__all__ = ["Builder", "Progress"]
