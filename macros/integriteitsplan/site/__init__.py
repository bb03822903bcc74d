"""A site as data: load, check, select; which pages there are and what stands on them."""

from integriteitsplan.site.forge import Forge
from integriteitsplan.site.page import SitePage
from integriteitsplan.site.site import UNKNOWN, Site, UnknownEdition, open_site
from integriteitsplan.site.state import (
    UnknownMoment,
    closing_line,
    edition_from,
    peildatum_from,
)

__all__ = [
    "UNKNOWN",
    "Forge",
    "Site",
    "SitePage",
    "UnknownEdition",
    "UnknownMoment",
    "closing_line",
    "edition_from",
    "open_site",
    "peildatum_from",
]
