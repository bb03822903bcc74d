"""Tables as files: the same rows as on the page, never a second computation."""

from integriteitsplan.export.calendar import calendars
from integriteitsplan.export.downloads import Downloads, file_base, gathered
from integriteitsplan.export.rows import offered, tables
from integriteitsplan.export.write import FORMATS, to_csv, to_json, to_text

__all__ = [
    "FORMATS",
    "Downloads",
    "calendars",
    "file_base",
    "gathered",
    "offered",
    "tables",
    "to_csv",
    "to_json",
    "to_text",
]
