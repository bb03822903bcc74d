"""From what a view returns to HTML, through `templates/` with autoescape: the only maker of markup.

Python decides what is shown (which id, which address, which columns), a template decides how.
"""

from integriteitsplan.render.renderer import Renderer, render_findings
from integriteitsplan.render.value import Resolver

__all__ = ["Renderer", "Resolver", "render_findings"]
