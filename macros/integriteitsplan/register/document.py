"""What people wrote as text: Markdown files, and the files beside them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from integriteitsplan.model.documenten import Onderdeelstaat, Pagina, Plandocument
from integriteitsplan.model.onderdelen import Planonderdeel
from integriteitsplan.model.openbaarheid import Weglating
from integriteitsplan.register.questions import digest
from integriteitsplan.source import Page, Place, slugify
from integriteitsplan.source.metadata import Trace, metadata_in

NUMBERED = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
# Macro calls, and the questions that a new document puts below its headings as quotations.
NOT_OWN_WORDS = re.compile(r"^\s*(?:\{\{.*\}\}|>.*)$", re.MULTILINE)


@dataclass(frozen=True, eq=False)
class Document:
    """A Markdown file with its front matter, and the unit that owns it ('' for docs/).

    `weggelaten` is what the public edition does not show of it; an edition fills it in. `raw` is
    the file to the byte, of a document with a version in the archive; '' of any other.
    """

    page: Page
    meta: Pagina
    uri: str
    eenheid: str = ""
    weggelaten: tuple[Weglating, ...] = ()
    raw: str = ""

    @property
    def path(self) -> str:
        """The file, from the root of the site."""
        return self.page.path

    @property
    def name(self) -> str:
        """The file name without its ending."""
        return self.uri.rpartition("/")[2].removesuffix(".md")

    @property
    def plan(self) -> Plandocument | None:
        """The front matter, where this is a plan, memo or report."""
        return self.meta if isinstance(self.meta, Plandocument) else None

    @property
    def titel(self) -> str:
        """The title, else the first heading, else the file name."""
        if self.meta.titel:
            return self.meta.titel
        headings = self.page.outline.headings
        return headings[0].text if headings else self.name

    @cached_property
    def mark(self) -> str:
        """Changes when anything in the document does."""
        return digest(
            self.uri,
            self.eenheid,
            self.path,
            self.page.body,
            self.raw,
            self.meta.model_dump_json(),
            *(one.model_dump_json() for one in self.weggelaten),
        )

    @cached_property
    def _sections(self) -> Mapping[str, str]:
        """The text below each heading by the heading's id and by its title without a number."""
        found: dict[str, str] = {}
        for heading, text in self.page.outline.sections:
            for name in (heading.id, _without_number(heading.text)):
                found[name] = found.get(name) or text
        return found

    def motivation(self, part: Planonderdeel) -> str:
        """Why a part is missing here, in the author's words; '' where none is given."""
        deviations = self.plan.gemotiveerde_afwijkingen if self.plan else ()
        return next((one.motivering for one in deviations if one.onderdeel == part.id), "")

    def state_of(self, part: Planonderdeel) -> Onderdeelstaat:
        """Whether a part that this type of document must have stands in it."""
        text = self._sections.get(part.id) or self._sections.get(slugify(part.titel))
        if text and (not part.eigen_woorden or NOT_OWN_WORDS.sub("", text).strip()):
            return Onderdeelstaat.GEVULD
        if self.motivation(part):
            return Onderdeelstaat.GEMOTIVEERD
        return Onderdeelstaat.ZONDER_WOORDEN if text else Onderdeelstaat.ONTBREEKT

    def place(self, *steps: str) -> Place:
        """Where a key of the front matter was written."""
        written = self.page.front_matter
        mark = written.value_marks.get(steps[0]) if written is not None and steps else None
        return Place(self.path, *(mark or (1, 1)))


def place_in_menu(volgorde: int | None, otherwise: int = 1000) -> int:
    """The number that pages of a folder are sorted by; those that have none come last."""
    return otherwise if volgorde is None else volgorde


@lru_cache(maxsize=4096)
def _without_number(title: str) -> str:
    """The id that a heading has without the number before it."""
    return slugify(NUMBERED.sub("", title))


@dataclass(frozen=True)
class Asset:
    """A file that is published as it is: an image or attachment next to the text.

    `file` is where it lies on this machine.
    """

    path: str
    uri: str
    file: Path = field(default=Path(), compare=False, repr=False)

    @cached_property
    def traces(self) -> tuple[Trace, ...]:
        """What it tells that its reader does not see. Raises NotReadable."""
        return tuple(metadata_in(self.file))
