"""The menu: what mkdocs.yml says, with folders filled from the pages there are."""

from integriteitsplan.site.nav import Nav, expand, folder_titles
from integriteitsplan.site.page import SitePage

TITLES = folder_titles([("geheel", "De gemeente"), ("beheer", "Beheer")])


def menu(nav: Nav | None, *pages: str | tuple[str, int]) -> Nav:
    """The menu for pages named by uri, or by uri and order."""
    named = [page if isinstance(page, tuple) else (page, None) for page in pages]
    return expand(
        nav,
        {
            uri: SitePage(uri, uri.removesuffix(".md").title(), "", has_calls=False, volgorde=order)
            for uri, order in named
        },
        TITLES,
    )


def test_what_is_no_folder_stays_as_it_is() -> None:
    nav: Nav = [{"Start": "index.md"}, {"Wet": "https://wetten.overheid.nl"}, "los.md"]
    assert menu(nav, "index.md", "los.md", "meer.md") == nav


def test_a_folder_becomes_its_pages_index_first() -> None:
    assert menu([{"Normen": "normen/"}], "normen/a.md", "normen/index.md", "rollen/b.md") == [
        {"Normen": ["normen/index.md", "normen/a.md"]}
    ]


def test_pages_follow_their_order_then_their_name() -> None:
    assert menu(["x/"], ("x/a.md", 2), "x/c.md", ("x/d.md", 1), "x/b.md") == [
        {"X": ["x/d.md", "x/a.md", "x/b.md", "x/c.md"]}
    ]


def test_a_folder_within_a_folder_is_a_group() -> None:
    assert menu(
        [{"Normen": "normen/"}],
        "normen/bn/01.md",
        ("normen/bn/index.md", 1),
        "normen/index.md",
        ("normen/later.md", 2),
    ) == [
        {
            "Normen": [
                "normen/index.md",
                {"Normen/Bn/Index": ["normen/bn/index.md", "normen/bn/01.md"]},
                "normen/later.md",
            ]
        }
    ]


def test_folders_of_plans_carry_the_names_of_the_units_in_their_order() -> None:
    assert menu([{"Plannen": "plannen/"}], "plannen/beheer/a.md", "plannen/geheel/b.md") == [
        {
            "Plannen": [
                {"De gemeente": ["plannen/geheel/b.md"]},
                {"Beheer": ["plannen/beheer/a.md"]},
            ]
        }
    ]


def test_a_group_may_mix_folders_and_pages() -> None:
    assert menu([{"Handleiding": ["hulp/", "begrippen.md"]}], "hulp/a.md", "begrippen.md") == [
        {"Handleiding": [{"Hulp": ["hulp/a.md"]}, "begrippen.md"]}
    ]


def test_without_a_menu_there_is_everything() -> None:
    assert menu(None, "index.md", "x/a.md", "x/b.md") == ["index.md", {"X": ["x/a.md", "x/b.md"]}]
