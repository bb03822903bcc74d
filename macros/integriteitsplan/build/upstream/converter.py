"""Python-Markdown for many texts: made once, and led past what does not stand in a text.

Leans on how Python-Markdown is made inside; `upstream` says for which versions that holds, and a
test with random texts that the result is the same.
"""

import logging
import re
from xml.etree.ElementTree import Element

import markdown
from markdown.blockparser import BlockParser
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
# What every inline pattern of those extensions needs, but for `abbr`, which works afterwards.
SIGNS = re.compile(r"[^\w\s.,;'\"()?\u2013\u2014\u2018-\u201d/-]|  \n|_")
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


class _BlockParser(BlockParser):
    """Asks of sentences only what a paragraph does with them."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:
        paragraph = self.blockprocessors["paragraph"]
        while blocks:
            if SENTENCES.fullmatch(blocks[0]):
                paragraph.run(parent, blocks)
                continue
            for processor in self.blockprocessors:
                if processor.test(parent, blocks[0]) and processor.run(parent, blocks) is not False:
                    break


class _InlineProcessor(InlineProcessor):
    """Tries only the patterns of which the sign stands in the words."""

    needs: tuple[tuple[str, str], ...]

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:
        if isinstance(data, AtomicString) or SIGNS.search(data) is None:
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
        self._config, self._files = config, files
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
        converter.parser.__class__ = _BlockParser
        inline = converter.treeprocessors["inline"]
        inline.__class__ = _InlineProcessor
        if not isinstance(inline, _InlineProcessor):
            raise TypeError(f"inline: {inline!r}")
        patterns, found = converter.inlinePatterns, [""] * len(converter.inlinePatterns)
        for name in filter(patterns.__contains__, NEEDS):
            found[patterns.get_index_for_name(name)] = NEEDS[name]
        inline.needs = tuple((need[:1], need[-1:]) for need in found)

    def render(self, page: Page) -> None:
        """What `Page.render` does."""
        converter = self._markdown.reset() if self._is_reused else self._fresh()
        raw = _RawHTMLPreprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, self._files, self._config)
        links = _RelativePathTreeprocessor(page.file, self._files, self._config)
        title = _ExtractTitleTreeprocessor()
        for processor in (raw, anchors, links, title):
            processor._register(converter)
        try:
            page.content = converter.convert(page.markdown or "")
        except AssertionError as error:  # of Python's reader of HTML, at a `<![` among HTML
            what = f"{page.file.src_uri}: Markdown kan deze tekst niet lezen ({error})"
            raise BuildError(f"{what}; haal de tekens '<![' weg") from error
        page.toc = get_toc(getattr(converter, "toc_tokens", []))
        page._title_from_render = title.title
        page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
        if logging.getLogger("mkdocs.structure.pages").getEffectiveLevel() > logging.DEBUG:
            page.links_to_anchors = links.links_to_anchors
