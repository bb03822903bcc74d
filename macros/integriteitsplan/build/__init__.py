"""Building a site fast: what MkDocs would make of it, and nothing twice."""

from integriteitsplan.build.builder import Builder, NotBuilt, configuration
from integriteitsplan.build.preview import preview
from integriteitsplan.build.progress import Progress

__all__ = ["Builder", "NotBuilt", "Progress", "configuration", "preview"]
