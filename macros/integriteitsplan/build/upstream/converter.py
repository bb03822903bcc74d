"""Python-Markdown for many texts: made once, and led past what does not stand in a text.

Leans on how Python-Markdown is made inside; `upstream` says for which versions that holds, and a
test with random texts that the result is the same.
"""

import logging
import re
from collections.abc import Sequence
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc

# Extensions that begin each text afresh when `Markdown.reset` is called, and of which the blocks
# and inline patterns were read.
RESETTING = frozenset(
    {
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "pymdownx.details",
        "pymdownx.emoji",
        "pymdownx.highlight",
        "pymdownx.superfences",
        "pymdownx.tabbed",
        "pymdownx.tasklist",
        "tables",
        "toc",
    }
)
# A block of which every line begins as a sentence does: nothing but a paragraph.
SENTENCES = re.compile(r"(?:(?:^|\n)(?:\*\*)?[^\W\d_][^\n\x02]*)+")
# Without one of these, or a break, no inline pattern of those extensions finds anything; `abbr`
# works afterwards. One class of signs, for several alternatives are tried at each letter.
SIGNS = re.compile(r"[^A-Za-z0-9\xc0-\xff\s.,;'\"()?\u2013\u2014\u2018-\u201d/-]")
BREAK = "  \n"
# What a pattern cannot do without: one of two signs.
NEEDS = {
    "autolink": "<",
    "automail": "<",
    "backtick": "`",
    "em_strong": "*_",
    "emoji": ":",
    "entity": "&",
    "escape": "\\",
    "footnote": "[",
    "html": "<",
    "image_link": "[",
    "image_reference": "[",
    "linebreak": "\n",
    "link": "[",
    "reference": "[",
    "short_image_ref": "[",
    "short_reference": "[",
}
# What a processor of blocks cannot do without, unless an indented block goes on with the last one.
BLOCK_NEEDS = {
    "admonition": "!!!",
    "details": "???",
    "hashheader": "#",
    "tabbed": "===",
    "table": "|",
}
# What does nothing where none of these signs stands in the text: registry, name and method.
IDLE_WITHOUT = (
    ("preprocessors", "html_block", "run", ("<", "&")),
    ("preprocessors", "fenced_code_block", "search_nested", ("```", "~~~")),
    ("treeprocessors", "unescape", "run", ("\\",)),
    ("treeprocessors", "attr_list", "run", ("{",)),
)


class _BlockParser(BlockParser):
    """Asks of sentences only what a paragraph does with them."""

    processors: Sequence[tuple[BlockProcessor, str]]  # with the sign that each needs
    paragraph: BlockProcessor

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:
        while blocks:
            if SENTENCES.fullmatch(blocks[0]):
                self.paragraph.run(parent, blocks)
                continue
            for processor, sign in self.processors:
                if sign not in blocks[0] and not blocks[0].startswith(" "):
                    continue
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break


class _InlineProcessor(InlineProcessor):
    """Tries only the patterns of which the sign stands in the words."""

    needs: tuple[tuple[str, str], ...]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString) or not (SIGNS.search(data) or BREAK in data):
            return data
        apply, start = self._InlineProcessor__applyPattern, 0  # type: ignore[attr-defined]
        for number, (one, other) in enumerate(self.needs[patternIndex:], patternIndex):
            matched, start = one in data or other in data, 0
            while matched:
                pattern = self.inlinePatterns[number]
                data, matched, start = apply(pattern, data, number, start)
        return data


class Converter:
    """Python-Markdown with the configuration of a site, made once."""

    def __init__(self, config: MkDocsConfig, files: Files) -> None:
        self._config, self._files, self._text = config, files, ""
        self._markdown = self._fresh()
        self._is_reused = set(config.markdown_extensions) <= RESETTING
        if self._is_reused:
            self._lead(self._markdown)

    def _fresh(self) -> markdown.Markdown:
        return markdown.Markdown(
            extensions=self._config.markdown_extensions,
            extension_configs=self._config.mdx_configs or {},
        )

    def _lead(self, converter: markdown.Markdown) -> None:
        parser, inline = converter.parser, converter.treeprocessors["inline"]
        parser.__class__, inline.__class__ = _BlockParser, _InlineProcessor
        if not (isinstance(parser, _BlockParser) and isinstance(inline, _InlineProcessor)):
            raise TypeError(f"parser: {parser!r}, inline: {inline!r}")
        ones = parser.blockprocessors
        named = {id(ones[name]): sign for name, sign in BLOCK_NEEDS.items() if name in ones}
        parser.processors = [(one, named.get(id(one), "")) for one in ones]
        parser.paragraph = ones["paragraph"]
        patterns, found = converter.inlinePatterns, [""] * len(converter.inlinePatterns)
        for name in filter(patterns.__contains__, NEEDS):
            found[patterns.get_index_for_name(name)] = NEEDS[name]
        inline.needs = tuple((need[:1], need[-1:]) for need in found)
        for registry, name, method, signs in IDLE_WITHOUT:
            processors = getattr(converter, registry)
            if name in processors and hasattr(processors[name], method):
                self._rest(processors[name], method, signs)
        if "toc" in converter.treeprocessors:
            toc: Any = converter.treeprocessors["toc"]
            self._rest(toc, "replace_marker", (toc.marker,))
        # Asked of every element, several times.
        converter.is_block_level = cache(converter.is_block_level)  # type: ignore[method-assign]

    def _rest(self, processor: Any, method: str, signs: Sequence[str]) -> None:
        """Let a processor leave what it gets as it is, unless a sign stands in the text."""
        work = getattr(processor, method)

        def work_or_rest(given: Any, *more: Any) -> Any:
            return work(given, *more) if any(one in self._text for one in signs) else given

        setattr(processor, method, work_or_rest)

    def render(self, page: Page) -> None:
        """What `Page.render` does."""
        converter = self._markdown.reset() if self._is_reused else self._fresh()
        self._text = page.markdown or ""
        raw = _RawHTMLPreprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, self._files, self._config)
        links = _RelativePathTreeprocessor(page.file, self._files, self._config)
        title = _ExtractTitleTreeprocessor()
        for processor in (raw, anchors, links, title):
            processor._register(converter)
        try:
            page.content = converter.convert(self._text)
        except AssertionError as error:  # of Python's reader of HTML, at a `<![` among HTML
            what = f"{page.file.src_uri}: Markdown kan deze tekst niet lezen ({error})"
            raise BuildError(f"{what}; haal de tekens '<![' weg") from error
        except RecursionError as error:
            what = f"{page.file.src_uri}: hier staat te veel in elkaar, zoals lijsten in lijsten"
            raise BuildError(f"{what}; gebruik minder niveaus") from error
        page.toc = get_toc(getattr(converter, "toc_tokens", []))
        page._title_from_render = title.title
        page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
        if logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = links.links_to_anchors
