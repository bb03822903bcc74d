"""What leaves the house: a finished site, put in place in one step, that can prove what it is."""

from integriteitsplan.delivery.manifest import (
    MANIFEST,
    Difference,
    digests_of,
    files_of,
    verify,
    write_manifest,
)
from integriteitsplan.delivery.policy import Policy, place_of
from integriteitsplan.delivery.search import PageText, Places, SearchPage, read_page, write_index
from integriteitsplan.delivery.staging import Staging, reason

__all__ = [
    "MANIFEST",
    "Difference",
    "PageText",
    "Places",
    "Policy",
    "SearchPage",
    "Staging",
    "digests_of",
    "files_of",
    "place_of",
    "read_page",
    "reason",
    "verify",
    "write_index",
    "write_manifest",
]
