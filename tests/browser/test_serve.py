"""The preview as an editor has it: save a file, and look."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builds import change, lay_out
from tests.test_serve import Preview

PAGE = "docs/rollen/index.md"
PATIENCE = 30_000  # milliseconds until a page that shows nothing new counts as stuck
EDITS = 25


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    root = lay_out(tmp_path / "plan")
    change(root, PAGE, "{{ rolmatrix() }}", "Versie 0.\n\n{{ rolmatrix() }}")
    found = Preview(root)
    found.hears("De site staat op")
    yield found
    if found.process.poll() is None:
        found.stop()


@pytest.fixture
def page(chromium: Browser, preview: Preview) -> Iterator[Page]:
    """The page that is being written, open in a browser."""
    with chromium.new_context(locale="nl-NL") as context:
        opened = context.new_page()
        opened.goto(preview.address + "rollen/index.html")
        expect(opened.get_by_text("Versie 0.")).to_be_visible()
        yield opened


def save(root: Path, version: str) -> None:
    text = (root / PAGE).read_text(encoding="utf-8")
    (root / PAGE).write_text(re.sub(r"Versie .*\.", f"Versie {version}.", text), encoding="utf-8")


def test_the_page_shows_what_was_saved(page: Page, preview: Preview) -> None:
    save(preview.root, "die net is bewaard")
    expect(page.get_by_text("Versie die net is bewaard.")).to_be_visible(timeout=PATIENCE)
    change(preview.root, "plans/geheel/rollen.yml", "titel: Hoofd", "titel: Hoogste hoofd")
    expect(page.get_by_text("Hoogste hoofd").first).to_be_visible(timeout=PATIENCE)


def test_edits_that_come_faster_than_a_build_become_one(page: Page, preview: Preview) -> None:
    for number in range(1, EDITS + 1):
        save(preview.root, str(number))
    expect(page.get_by_text(f"Versie {EDITS}.")).to_be_visible(timeout=PATIENCE)
    assert 1 <= preview.stop().count("Bijgewerkt") < EDITS / 3


def test_a_broken_edit_shows_its_message_above_the_last_good_page(
    page: Page, preview: Preview
) -> None:
    change(preview.root, PAGE, "Versie 0.", "Versie 1. {{ rolmatriks() }}")
    message = page.get_by_role("alert")
    expect(message).to_contain_text("er is geen macro 'rolmatriks'", timeout=PATIENCE)
    expect(page.get_by_text("Versie 0.")).to_be_visible()
    change(preview.root, PAGE, "Versie 1. {{ rolmatriks() }}", "Versie 2.")
    expect(page.get_by_text("Versie 2.")).to_be_visible(timeout=PATIENCE)
    expect(message).to_have_count(0)
