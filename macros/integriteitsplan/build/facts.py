"""What is remembered of a page, and when that still holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from integriteitsplan.build.logs import Said
from integriteitsplan.delivery import PageText
from integriteitsplan.register.questions import Answers, Question, digest

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
    asked: list[tuple[Question, str]] = field(default_factory=list)
    shown: list[tuple[Question, str]] = field(default_factory=list)
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
        return self.source == source and _same(self.asked, answers) and self.shows(answers, uris)

    def shows(self, answers: Answers, uris: Mapping[str, object]) -> bool:
        """Whether the same blocks would be shown the same today."""
        found = ((uri in uris) == was for uri, was in self.files.items())
        return all(found) and _same(self.shown, answers)

    @classmethod
    def from_memory(cls, known: Mapping[str, Any]) -> "Facts":
        """From the memory, where tuples have become lists."""
        said = [Said(*one) for one in known["said"]]
        text = PageText.of(*known["text"]) if known["text"] else None
        return cls(**{**known, "said": said, "text": text})


def _same(asked: Iterable[tuple[Question, str]], answers: Answers) -> bool:
    return all(answers[tuple(question)] == answer for question, answer in asked)


def answered(asked: Iterable[Question], answers: Answers) -> list[tuple[Question, str]]:
    """Each question with its answer."""
    return [(question, answers[question]) for question in sorted(asked)]


def shell_of(page: Page, menu: str) -> str:
    """What the theme puts around the body of a page, as a digest; `menu` stands for the menu."""
    beside = ((one.title, one.url) if one else None for one in (page.previous_page, page.next_page))
    return digest(menu, repr([*beside, sorted(page.meta.items()), page.edit_url, page.url]))


def menu_of(navigation: Navigation) -> str:
    """Everything that the menu says, as a digest."""

    def lines(items: Iterable[Any], depth: int) -> Iterable[str]:
        for item in items:
            language = item.meta.get("lang", "") if item.is_page else ""
            yield f"{depth} {item.title} {getattr(item, 'url', '')} {language}"
            if item.children:
                yield from lines(item.children, depth + 1)

    return digest("\n".join(lines(navigation.items, 0)))


def contents_of(table: Iterable[AnchorLink]) -> Contents:
    """A table of contents as plain data."""
    return [[one.title, one.id, one.level, contents_of(one.children)] for one in table]


def contents_from(contents: Contents) -> TableOfContents:
    """The table of contents again."""

    def link(title: str, id: str, level: int, below: Contents) -> AnchorLink:
        found = AnchorLink(title, id, level)
        found.children = [link(*one) for one in below]
        return found

    return TableOfContents([link(*one) for one in contents])
