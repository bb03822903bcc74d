"""Light and dark: what the system asks for and what a reader chose, from the first paint on."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader
from material import __file__ as material
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT, Built, Visitor
from tests.browser.pages import PAGES

BUTTON = {"light": "Donker scherm", "dark": "Licht scherm"}
# Each change of the colours: to which, and whether the content of the page was there yet.
WATCH = """
window.changes = []
new MutationObserver(() => {
  const scheme = document.body.dataset.mdColorScheme, late = document.querySelector("main") !== null
  if (changes.at(-1)?.[0] !== scheme) changes.push([scheme, late])
}).observe(document, { attributeFilter: ["data-md-color-scheme"], subtree: true })
"""
KEPT = "JSON.parse(localStorage.getItem(`${__md_scope.pathname}.__palette`))"
# What the theme itself would keep.
DARK = {
    "index": 1,
    "color": {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
    },
}
# Of the window: the colour of its bar, and whether the rest is dark.
WINDOW = """[document.querySelector("meta[name=theme-color]").content,
  getComputedStyle(document.documentElement).colorScheme]"""
BEHIND = "getComputedStyle(document.querySelector('.md-header')).backgroundColor"
FADING = """() => {
  document.activeElement.click()
  return document.getAnimations().map(one => one.effect.target.className)
}"""
HEADER = """<!doctype html><html lang="nl"><title>Kop</title>
<body data-md-color-scheme="none"><header class="md-header">{}</header><script>{}</script>"""
MENU = ROOT / "overrides/assets/javascripts/menu.js"
ICON = {"icon": "material/pencil"}
Option = dict[str, Any]


@contextmanager
def opened(browser: Browser, colours: str, **options: Any) -> Iterator[Page]:
    """A window of somebody whose system is `light` or `dark`, in which every change is noted."""
    with browser.new_context(color_scheme=colours, locale="nl-NL", **options) as context:
        context.add_init_script(WATCH)
        yield context.new_page()


@pytest.mark.parametrize(("system", "wanted"), [("light", "default"), ("dark", "slate")])
def test_the_colours_of_the_system_come_before_the_content(
    chromium: Browser, built: Built, system: str, wanted: str
) -> None:
    with opened(chromium, system) as page:
        page.goto(f"{built.address}{PAGES['register']}")
        assert page.evaluate("changes") == [[wanted, False]]
        expect(page.get_by_role("button", name=BUTTON[system])).to_be_visible()


@pytest.mark.parametrize("from_file", [False, True])
def test_what_was_chosen_is_kept_as_the_theme_keeps_it(
    chromium: Browser, built: Built, from_file: bool
) -> None:
    base = f"{built.folder.as_uri()}/" if from_file else built.address
    with opened(chromium, "light") as page:
        page.goto(f"{base}index.html")
        assert page.evaluate(KEPT) is None
        page.get_by_role("button", name=BUTTON["light"]).click()
        assert page.evaluate(KEPT) == DARK

        page.goto(f"{base}{PAGES['register']}")
        assert page.evaluate("changes") == [["slate", False]]
        page.get_by_role("button", name=BUTTON["dark"]).click()
        assert scheme(page) == "default"
        page.reload()
        assert page.evaluate("changes") == [["default", False]]


def test_a_system_that_changes_is_followed_until_somebody_chose(visit: Visitor) -> None:
    page = visit()
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate(WINDOW) == [page.evaluate(BEHIND), "dark"]
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    assert page.evaluate(WINDOW) == [page.evaluate(BEHIND), "normal"]

    page.get_by_role("button", name=BUTTON["light"]).click()
    page.emulate_media(color_scheme="dark")
    page.emulate_media(color_scheme="light")
    page.get_by_role("button", name=BUTTON["dark"]).wait_for()
    assert scheme(page) == "slate"


def test_nothing_fades_when_the_colours_change(chromium: Browser, built: Built) -> None:
    with opened(chromium, "light") as page:
        page.goto(built.address)
        page.get_by_role("button", name=BUTTON["light"]).focus()
        assert page.evaluate(FADING) == []
        assert scheme(page) == "slate"


def test_without_scripts_there_is_no_button(visit: Visitor) -> None:
    page = visit(dark=True, scripts=False)
    button = page.locator("[data-ip-kleuren]")
    assert (button.count(), button.is_visible()) == (1, False)
    assert scheme(page) == "default"


@pytest.mark.parametrize(
    ("palette", "system", "wanted"),
    [
        ([{"scheme": "eigen blad"}], "dark", ["eigen-blad"]),
        ([{"media": "(prefers-color-scheme: dark)", "scheme": "slate"}, {}], "light", ["default"]),
        (
            [{"scheme": name, "toggle": ICON | {"name": name}} for name in ("een", "twee", "drie")],
            "dark",
            ["een", "twee", "drie", "een"],
        ),
        (
            [
                {"media": "(prefers-color-scheme)", "toggle": ICON | {"name": "Kies zelf"}},
                *(
                    {
                        "media": f"(prefers-color-scheme: {name})",
                        "scheme": name,
                        "toggle": ICON | {"name": name},
                    }
                    for name in ("light", "dark")
                ),
            ],
            "dark",
            ["dark", "light", "dark", "dark"],
        ),
    ],
    ids=["one", "no button", "three", "also as the system"],
)
def test_any_number_of_colours_take_turns(
    chromium: Browser, palette: list[Option], system: str, wanted: list[str]
) -> None:
    with opened(chromium, system) as page:
        # A page from nowhere may keep nothing either: the button works all the same.
        page.set_content(HEADER.format(partial(palette), MENU.read_text(encoding="utf-8")))
        seen = [scheme(page)]
        for _ in wanted[1:]:
            page.get_by_role("button").click()
            seen.append(scheme(page))
        assert seen == wanted
        assert page.locator("button").is_visible() == (len(wanted) > 1)


def partial(palette: list[Option]) -> str:
    """What the header gets for these colours in mkdocs.yml."""
    themes = [ROOT / "overrides", f"{material.rpartition('/')[0]}/templates"]
    env = Environment(loader=FileSystemLoader(themes), autoescape=False)  # noqa: S701  # as MkDocs
    theme = SimpleNamespace(palette=palette)
    return env.get_template("partials/palette.html").render(config=SimpleNamespace(theme=theme))


def scheme(page: Page) -> str | None:
    """The name of the colours in use."""
    return page.locator("body").get_attribute("data-md-color-scheme")
