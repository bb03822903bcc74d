"""Disclosure control: a count that may point at a person is not published, nor computable.

Knows counts and sums, and nothing of the register or the site.
"""

from integriteitsplan.disclosure.audit import AuditError, Violation, audit
from integriteitsplan.disclosure.cells import Hidden, Shown
from integriteitsplan.disclosure.incidents import (
    GRAND_TOTAL,
    TOTAL,
    Cell,
    Count,
    Year,
    publishable,
    violations,
)
from integriteitsplan.disclosure.network import Equation, NotANetwork
from integriteitsplan.disclosure.protection import protect

__all__ = [
    "GRAND_TOTAL",
    "TOTAL",
    "AuditError",
    "Cell",
    "Count",
    "Equation",
    "Hidden",
    "NotANetwork",
    "Shown",
    "Violation",
    "Year",
    "audit",
    "protect",
    "publishable",
    "violations",
]
