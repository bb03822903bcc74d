"""What a newcomer comes for: found with the keyboard alone, on a phone, in three steps at most.

A step follows a link, opens a fold, or searches and takes a result. The skip link is no step: it is
how somebody without a mouse gets past the menu.
"""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor

MAX_STEPS = 3
MAX_TABS = 80  # within the content of one page: who must press more often gives up
RESULTS = ".md-search-result__item > a"


@dataclass(frozen=True)
class Search:
    """Look for words, and take the result with this title from the first three."""

    words: str
    title: str


@dataclass(frozen=True)
class Task:
    """A question, the way to its answer from the start page, and words of that answer."""

    question: str
    steps: tuple[str | Search, ...]
    answer: str


TASKS = (
    Task(
        "U krijgt een fles wijn van een leverancier. Wat doet u?",
        (
            "Mag ik dit?",
            "Geschenken en uitnodigingen",
            "U krijgt een fles wijn van een leverancier",
        ),
        "geef de fles terug",
    ),
    Task(
        "U wilt in het weekend een bijbaan. Mag dat?",
        ("Mag ik dit?", "Nevenwerk en bijbanen"),
        "Werk naast uw baan mag, zolang het uw werk voor de gemeente niet schaadt",
    ),
    Task(
        "Een journalist belt u. Wat doet u?",
        ("Mag ik dit?", "Sociale media en de pers"),
        "een journalist verwijst u door",
    ),
    Task(
        "U wordt gepest. Wie kunt u bellen zonder dat een ander het hoort?",
        ("Bij wie kan ik terecht?", "Ik wil in vertrouwen praten"),
        "Er gaat niets verder zonder dat u het wilt",
    ),
    Task(
        "U ziet dat een collega rommelt. Waar meldt u dat?",
        (
            "Bij wie kan ik terecht?",
            "Ik wil melden dat iets niet klopt",
            "Over een collega, een leverancier of hoe wij werken",
        ),
        "meldpunt@waterrijk.example",
    ),
    Task(
        "U hebt iets gemeld. Wanneer hoort u dat uw melding binnen is?",
        ("Bij wie kan ik terecht?",),
        "Binnen 7 dagen",
    ),
    Task(
        "Wat zijn onze waarden?",
        ("Wat zijn onze waarden?",),
        "Wij behandelen gelijke gevallen gelijk.",
    ),
    Task(
        "Wie geeft toestemming voor een geschenk?",
        ("Wat is mijn rol?", "Leidinggevende"),
        "Geeft toestemming voor een geschenk, een uitnodiging of nevenwerk",
    ),
    Task(
        "Is het jaarplan 2026 vastgesteld?",
        ("Onze plannen", "Jaarplan integriteit 2026"),
        "Vastgesteld door",
    ),
    Task(
        "Hoe staan wij ervoor met het register van nevenwerk, artikel 5 van de wet?",
        (Search("nevenwerkzaamheden registreren", "Nevenwerkzaamheden registreren"),),
        "Hoe wij ervoor staan",
    ),
    Task(
        "Mag u een cadeau aannemen?",
        (Search("cadeau", "Geschenken en uitnodigingen"),),
        "Neem geen geschenk of uitnodiging aan zonder toestemming",
    ),
    Task(
        "Is deze site ook te gebruiken als u slecht ziet?",
        ("Toegankelijkheid",),
        "Status D: voldoet niet.",
    ),
)
WITHOUT_SEARCH = [one for one in TASKS if not any(isinstance(step, Search) for step in one.steps)]

every_task = pytest.mark.parametrize("task", TASKS, ids=lambda one: one.question)


@every_task
def test_a_newcomer_finds_the_answer_with_keys_on_a_phone(visit: Visitor, task: Task) -> None:
    do(visit(width=360, height=740), task)


@pytest.mark.parametrize("task", (TASKS[0], TASKS[4], TASKS[10]), ids=lambda one: one.question)
def test_a_newcomer_finds_it_on_a_file_share(visit: Visitor, task: Task) -> None:
    do(visit(width=360, height=740, from_file=True), task)


@pytest.mark.parametrize("task", WITHOUT_SEARCH[:6], ids=lambda one: one.question)
def test_a_newcomer_finds_it_without_scripts(visit: Visitor, task: Task) -> None:
    do(visit(width=360, height=740, scripts=False), task)


def do(page: Page, task: Task) -> None:
    """Take the steps of a task, and see its answer."""
    assert len(task.steps) <= MAX_STEPS
    for step in task.steps:
        if isinstance(step, Search):
            search(page, step)
        else:
            follow(page, step)
    expect(page.get_by_text(task.answer).locator("visible=true").first).to_be_visible()


def follow(page: Page, name: str) -> None:
    """Go to what has this name, and press Enter."""
    if page.evaluate("document.activeElement === document.body"):
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    reach(page, name)
    press_enter(page)


def reach(page: Page, name: str) -> None:
    """Press Tab until what has the focus begins with this name."""
    for _ in range(MAX_TABS):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
    raise AssertionError(f"'{name}' is more than {MAX_TABS} tabs away")


def focused(page: Page) -> str:
    """The name of what has the focus."""
    name = page.evaluate(
        "(document.activeElement.ariaLabel || document.activeElement.innerText || '')"
    )
    return re.sub(r"\s+", " ", str(name)).strip()


def press_enter(page: Page) -> None:
    """Press Enter, and wait for the page that a link leads to."""
    if page.evaluate("document.activeElement.matches('a')"):
        with page.expect_navigation():
            page.keyboard.press("Enter")
    else:
        page.keyboard.press("Enter")


def search(page: Page, wanted: Search) -> None:
    """Open the search, type, and take the result."""
    reach(page, "Zoeken")
    page.keyboard.press("Enter")
    page.keyboard.type(wanted.words)
    expect(page.locator("#__gevonden")).to_have_attribute("aria-busy", "false")
    expect(page.locator(RESULTS).first).to_be_visible()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        if focused(page).startswith(wanted.title):
            press_enter(page)
            return
    raise AssertionError(f"'{wanted.title}' is not among the first three results")
