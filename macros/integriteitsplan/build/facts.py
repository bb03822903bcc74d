"""What is remembered of a page, and when that still holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Any

from mkdocs.structure.toc import AnchorLink, TableOfContents

from integriteitsplan.build.logs import Said
from integriteitsplan.delivery import PageText
from integriteitsplan.register.questions import Answers, Question

Contents = list[list[Any]]  # title, id, level and contents of each heading


@dataclass
class Facts:
    """A page: what it was made of, and what the rest of the site needs of it.

    `source` stands for its text; `asked` is what its views asked, `shown` and `files` what was
    looked up to show that. `made_of` stands for text and blocks together, `body` for what came of
    them, `shell` for that and all that the theme puts around it. `where` is the place of the body
    in the file, from and up to; empty where it cannot be told.
    """

    source: str
    asked: dict[Question, str] = field(default_factory=dict)
    shown: dict[Question, str] = field(default_factory=dict)
    files: dict[str, bool] = field(default_factory=dict)
    made_of: str = ""
    body: str = ""
    shell: str = ""
    where: tuple[int, int] = (0, 0)
    contents: Contents = field(default_factory=list)
    text: PageText | None = None
    downloads: list[str] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    links: dict[str, dict[str, str]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)

    def holds(self, source: str, answers: Answers, uris: Mapping[str, object]) -> bool:
        """Whether the body would be the same today."""
        return self.source == source and answers.hold(self.asked) and self.shows(answers, uris)

    def answers_hold(self, answers: Answers) -> bool:
        """The same, where the text and all files are as they were."""
        return answers.hold(self.asked) and answers.hold(self.shown)

    def shows(self, answers: Answers, uris: Mapping[str, object]) -> bool:
        """Whether the same blocks would be shown the same today."""
        found = ((uri in uris) == was for uri, was in self.files.items())
        return all(found) and answers.hold(self.shown)

    def to_memory(self) -> dict[str, Any]:
        """For the memory, which has no tuples."""
        text = self.text.plain() if self.text else None
        return {
            **vars(self),
            "text": text,
            "asked": [*self.asked.items()],
            "shown": [*self.shown.items()],
        }

    @classmethod
    def from_memory(cls, known: Mapping[str, Any]) -> "Facts":
        """From the memory, where tuples have become lists."""
        asked, shown = _questions(known["asked"]), _questions(known["shown"])
        said = [Said(*one) for one in known["said"]]
        text = PageText.of(*known["text"]) if known["text"] else None
        changed = {"asked": asked, "shown": shown, "said": said, "text": text}
        return cls(**{**known, **changed})


def _questions(asked: Iterable[tuple[list[str], str]]) -> dict[Question, str]:
    return {tuple(question): answer for question, answer in asked}


def contents_of(table: Iterable[AnchorLink]) -> Contents:
    """A table of contents as plain data; many pages have the same headings."""
    return [
        [intern(str(one.title)), intern(str(one.id)), one.level, contents_of(one.children)]
        for one in table
    ]


def contents_from(contents: Contents) -> TableOfContents:
    """The table of contents again."""

    def link(title: str, id: str, level: int, below: Contents) -> AnchorLink:
        found = AnchorLink(title, id, level)
        found.children = [link(*one) for one in below]
        return found

    return TableOfContents([link(*one) for one in contents])
