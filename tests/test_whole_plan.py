"""The whole plan on one page, to print."""

from pathlib import Path

from integriteitsplan.site import Site
from integriteitsplan.views.data.blocks import Facts
from integriteitsplan.views.data.cells import PageLink
from tests.sites import GOOD, open_at, write
from tests.test_rules import Tree

URI = "plannen/geheel/lang-geheel.md"


def document(name: str, head: str, body: str, unit: str = "geheel") -> Tree:
    text = f"---\ntitel: {name.capitalize()}\n{head}\n---\n{body}\n"
    return {f"plans/{unit}/{name}.md": text}


LONG = document(
    "lang",
    "soort: meerjarenplan\nlooptijd: {van: 2025-01-01, tot: 2028-12-31}",
    "{{ plankop() }}\n\n## Doel {#doel}\n\nZie [hier](#doel), [het jaar][1] en noot[^1].\n\n"
    "{{ normentabel() }}\n\n[1]: kort.md\n[^1]: Eerste.",
)
SHORT = "soort: jaarplan\njaar: {}\nafgeleid_van: lang"
TREES = (
    LONG,
    document(
        "kort", SHORT.format(2026), "## Doel\n\nZie [elders][1][^1].\n\n[1]: lang.md\n[^1]: Twee."
    ),
    document("vroeg", SHORT.format(2025), "```\n## code\n```"),
    document("oud", SHORT.format(2024) + "\nstatus: vervallen", "Weg."),
    document("werk", "soort: werkplan\njaar: 2026\nafgeleid_van: kort", "Werk.", "ruimte"),
)


def site(tmp_path: Path, *trees: Tree) -> Site:
    return open_at(write(tmp_path, GOOD, *(trees or TREES)))


def test_it_joins_the_plan_and_its_yearly_plans_oldest_first(tmp_path: Path) -> None:
    page = site(tmp_path).pages[URI]
    assert [one.name for one in page.delen] == ["lang", "vroeg", "kort"]
    assert page.titel == "Het hele plan: Lang"
    assert not page.in_menu


def test_headings_go_down_and_references_keep_apart(tmp_path: Path) -> None:
    body = site(tmp_path).pages[URI].body
    for part in (
        "\n## Lang\n",
        "\n### Doel\n\nZie [hier](lang.md#doel), [het jaar][0-1] en noot[^0-1].",
        "\n[0-1]: kort.md\n[^0-1]: Eerste.",
        "```\n## code\n```",
        "Zie [elders][2-1][^2-1].",
        "\n[2-1]: lang.md\n[^2-1]: Twee.",
    ):
        assert part in body


def test_each_call_has_a_place_with_the_blocks_of_its_own_document(tmp_path: Path) -> None:
    whole = site(tmp_path)
    page = whole.pages[URI]
    placed = list(whole.placed(page))
    assert [name for _, name, _ in placed] == ["plankop", "normentabel", "plankop", "plankop"]
    assert all(page.body.count(place) == 1 for place, _, _ in placed)
    assert "{{" not in page.body
    years = [
        dict(block.items).get("Jaar")
        for _, _, blocks in placed
        for block in blocks
        if isinstance(block, Facts)
    ]
    assert years == [None, "2025", "2026"]


def test_the_plans_in_it_lead_to_it_and_no_other(tmp_path: Path) -> None:
    whole = site(tmp_path)

    def leads(uri: str) -> bool:
        blocks = whole.show("plankop", whole.pages[uri].document)
        facts = next(block for block in blocks if isinstance(block, Facts))
        return PageLink("Print het hele plan", URI) in [cell for _, cell in facts.items]

    names = {name: leads(f"plannen/geheel/{name}.md") for name in ("lang", "kort", "vroeg", "oud")}
    assert names == {"lang": True, "kort": True, "vroeg": True, "oud": False}
    assert not leads("plannen/ruimte/werk.md")


def test_a_plan_without_yearly_plans_is_whole_by_itself(tmp_path: Path) -> None:
    assert URI not in site(tmp_path, LONG).pages
