"""What people type in the search box, with the pages that answer it."""

from pathlib import Path
from typing import NamedTuple, cast

from playwright.sync_api import Page

from integriteitsplan.source import TextList, TextMap, load_yaml

FILE = Path(__file__).with_name("vragen.yml")
FIRST = 3
READY = """async () => {
  while (!window.integriteitsplanZoek?.engine) await new Promise(done => setTimeout(done, 5))
}"""
ASK = """question => integriteitsplanZoek.engine.search(question).pages.map(page => page.address)"""


class Question(NamedTuple):
    """A question and the pages that answer it.

    `apart`: nobody looked at it while tuning. Those of a `round` after the first were written, each
    by somebody else, when the search was there.
    """

    text: str
    answers: tuple[str, ...]
    apart: bool
    round: int

    def answered_by(self, found: list[str]) -> bool:
        """Whether an answer is among the first pages that were found."""
        return not set(self.answers).isdisjoint(found[:FIRST])


def questions() -> list[Question]:
    """All of them, in the order of the file."""
    written = cast(TextList, load_yaml(FILE.read_text(encoding="utf-8"), FILE.name))
    return [
        Question(
            str(one["vraag"]),
            tuple(map(str, cast(TextList, one["antwoord"]))),
            "apart" in one,
            int(str(one.get("ronde", 1))),
        )
        for one in cast("list[TextMap]", written)
    ]


def start_searching(page: Page) -> None:
    """Go to the search box, which loads the index, and wait until it can answer."""
    page.get_by_role("textbox", name="Zoeken").focus()
    page.evaluate(READY)


def ask(page: Page, question: str) -> list[str]:
    """The pages that the search finds, best first, once `start_searching` was called."""
    return list(page.evaluate(ASK, question))
