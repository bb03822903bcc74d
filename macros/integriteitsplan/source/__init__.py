"""Text of files to values that remember where they stood. The only importer of yaml."""

from integriteitsplan.source.calls import Call, find_calls
from integriteitsplan.source.edit import (
    NoPlainList,
    PutKey,
    append_item,
    drop_last_item,
    put_keys,
)
from integriteitsplan.source.markdown import Heading, MarkdownLink, Outline, slugify
from integriteitsplan.source.markup import Refused, refused_in_html, refused_in_markdown
from integriteitsplan.source.page import Page, read_page
from integriteitsplan.source.passages import Passage, nearly_open, replace_passages
from integriteitsplan.source.problem import Place, Problem, SourceError, did_you_mean
from integriteitsplan.source.processes import both, cores, shared
from integriteitsplan.source.replacement import replace_files
from integriteitsplan.source.tree import SourceFile, find_files, read_text
from integriteitsplan.source.uncollected import uncollected
from integriteitsplan.source.values import TextList, TextMap, Value, place_of
from integriteitsplan.source.yaml import load_yaml

__all__ = [
    "Call",
    "Heading",
    "MarkdownLink",
    "NoPlainList",
    "Outline",
    "Page",
    "Passage",
    "Place",
    "Problem",
    "PutKey",
    "Refused",
    "SourceError",
    "SourceFile",
    "TextList",
    "TextMap",
    "Value",
    "append_item",
    "both",
    "cores",
    "did_you_mean",
    "drop_last_item",
    "find_calls",
    "find_files",
    "load_yaml",
    "nearly_open",
    "place_of",
    "put_keys",
    "read_page",
    "read_text",
    "refused_in_html",
    "refused_in_markdown",
    "replace_files",
    "replace_passages",
    "shared",
    "slugify",
    "uncollected",
]
