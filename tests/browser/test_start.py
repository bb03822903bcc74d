"""The start page: what staff come for, on one screen of a phone."""

from playwright.sync_api import expect

from tests.browser.conftest import Visitor

# What the start page asks, and the title of the page that answers.
QUESTIONS = {
    "Mag ik dit?": "Mag ik dit?",
    "Bij wie kan ik terecht?": "Bij wie kan ik terecht?",
    "Wat zijn onze waarden?": "Wat zijn onze waarden?",
    "Wat is mijn rol?": "Wat is mijn rol?",
    "Hoe staan wij ervoor?": "Stand van zaken",
    "Onze plannen": "Onze plannen",
}


def test_a_phone_shows_all_questions_without_scrolling(visit: Visitor) -> None:
    page = visit(width=360, height=740)
    questions = page.locator("article .grid.cards strong a")
    assert questions.all_inner_texts() == list(QUESTIONS)
    for question in questions.all():
        box = question.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        assert box["y"] + box["height"] <= 740


def test_every_question_leads_to_a_page(visit: Visitor) -> None:
    page = visit()
    for question in QUESTIONS:
        page.locator("article").get_by_role("link", name=question).click()
        expect(page.locator("article h1")).to_have_text(QUESTIONS[question])
        page.go_back()


def test_the_site_says_that_the_municipality_does_not_exist(visit: Visitor) -> None:
    assert "Gemeente Waterrijk bestaat niet" in visit().locator(".md-banner").inner_text()
