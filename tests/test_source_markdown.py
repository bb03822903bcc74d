"""The outline says of a Markdown text what Markdown itself makes of it."""

import markdown
import pytest

from integriteitsplan.source import Outline, slugify


def ids(text: str) -> list[str]:
    return [heading.id for heading in Outline(text).headings]


def made(text: str) -> list[str]:
    """The ids that Markdown gives to the headings."""
    parser = markdown.Markdown(extensions=["toc", "attr_list", "fenced_code"])
    parser.convert(text)
    found: list[str] = []

    def take(tokens: list[dict[str, object]]) -> None:
        for token in tokens:
            found.append(str(token["id"]))
            take(token["children"])

    take(parser.toc_tokens)
    return found


@pytest.mark.parametrize(
    "text",
    [
        "# Waarden en normen\n\nTekst.\n\n## Coördinatie: één aanpak!\n",
        "# Kop\n\n# Kop\n\n# Kop\n",
        "# Kop {#eigen}\n\n## Kop\n\n## Eigen\n",
        "# 1. Missie en **visie** #\n",
        "# Met [koppeling](x.md) en `code`\n",
        "## `code` ##\n\n## Een <!-- stille --> kop\n",
        "```\n# geen kop\n```\n\n# Wel\n",
        "# !!!\n",
    ],
)
def test_headings_get_the_ids_that_markdown_gives_them(text: str) -> None:
    assert ids(text) == made(text)


def test_a_heading_knows_its_level_text_and_line() -> None:
    (heading,) = Outline("Tekst.\n\n### De *top* doet mee ###\n").headings
    assert (heading.level, heading.text, heading.line) == (3, "De top doet mee", 2)


def test_slugs_are_ascii_in_small_letters() -> None:
    assert slugify("Één: coördinatie & ‘visie’") == "een-coordinatie-visie"


@pytest.mark.parametrize(
    "hidden",
    [
        "```\n{x}\n```",
        "~~~ jinja\n{x}\n~~~",
        "> ```\n> {x}\n> ```",
        "`{x}`",
        "`` ` {x} ``",
        "<!-- {x} -->",
    ],
)
def test_prose_is_the_text_with_code_and_comments_blanked_out(hidden: str) -> None:
    text = f"Voor.\n\n{hidden}\n\nNa.\n"
    prose = Outline(text).prose
    assert len(prose) == len(text)
    assert prose.split() == ["Voor.", "Na."]
    assert prose.count("\n") == text.count("\n")


@pytest.mark.parametrize("shown", ["```\n{x}\n", "` {x}\n\n`", "\\{x}", "<!- {x} ->"])
def test_what_only_looks_like_code_is_prose(shown: str) -> None:
    assert "{x}" in Outline(shown).prose


def test_links_and_images_are_found_with_their_places() -> None:
    text = (
        'Zie [een](een.md) en ![beeld](b.png "titel").\n'
        "[twee](<twee.md#kop>) `[geen](code.md)`\n\n[drie]: drie.md 'x'\n[^noot]: tekst\n"
    )
    assert Outline(text).links == (
        ("een.md", 0, 11),
        ("b.png", 0, 31),
        ("twee.md#kop", 1, 9),
        ("drie.md", 3, 9),
    )


def test_anchors_are_all_ids_that_a_link_may_point_at() -> None:
    text = "# Kop\n\nAlinea.\n{: #alinea}\n\n<div id='blok'></div>\n\nX[^1]\n\n[^1]: noot\n"
    assert Outline(text).anchors == {"kop", "alinea", "blok", "fn:1"}
    assert Outline("Tekst zonder iets.").anchors == frozenset()


def test_a_section_is_what_readers_see_below_a_heading() -> None:
    outline = Outline(
        "# A\n\nTekst <!-- vraag -->\n\n## B\n\n<!-- vraag -->\n\n## C\n\n{{ a() }}\n"
    )
    assert [text for _, text in outline.sections] == ["Tekst", "", "{{ a() }}"]
