"""The lines of derivation as data: what hangs below what, where they break, and the way up."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from integriteitsplan.cycle.derivation import fingerprint
from integriteitsplan.model.doelen import Doel
from integriteitsplan.render import Renderer
from integriteitsplan.site import Site
from integriteitsplan.views import Scope
from integriteitsplan.views.data.blocks import Blocks, Prose
from integriteitsplan.views.data.cells import Badge, Cell, Link, PageLink, Tone
from integriteitsplan.views.data.drawings import Node, Tree
from integriteitsplan.views.data.tables import Column, Row, Table
from integriteitsplan.views.derivation import doorvertaling
from tests.sites import GOOD, open_at, write

PLANS = {
    "plans/geheel/meerjarenplan.md": """
        ---
        soort: meerjarenplan
        titel: Meerjarenplan
        status: vastgesteld
        looptijd: {van: 2025-01-01, tot: 2028-12-31}
        ---
        Tekst.
        """,
    "plans/geheel/jaarplan.md": """
        ---
        soort: jaarplan
        titel: Jaarplan
        jaar: 2026
        ---
        Tekst.
        """,
    "plans/ruimte/werkplan.md": """
        ---
        soort: werkplan
        titel: Werkplan
        jaar: 2026
        ---
        Tekst.
        """,
    "plans/geheel/indicatoren.yml": """
        - id: gesprekken
          titel: Teams met een gesprek
          maat: procent
        """,
    "plans/geheel/metingen.yml": """
        - indicator: gesprekken
          datum: 2026-04-01
          waarde: 62,5
        """,
    "plans/geheel/doelen.yml": """
        - id: top
          titel: Elk team praat
          niveau: meerjarenplan
          indicator: gesprekken
          streefwaarde: 90
          deadline: 2028-12-31
          eigenaar: hoofd
        - id: stil
          titel: Niemand zwijgt
          niveau: meerjarenplan
        - id: jaar
          titel: Teams praten dit jaar
          niveau: jaarplan
          jaar: 2026
          afgeleid_van: top
        - id: vorig
          titel: Teams praten vorig jaar
          niveau: jaarplan
          jaar: 2025
          afgeleid_van: top
        - id: leeg
          titel: Nog zonder maatregel
          niveau: jaarplan
          jaar: 2026
          afgeleid_van: top
          afdruk: 0123456789
        """,
    "plans/geheel/maatregelen.yml": """
        - id: gesprek
          titel: Gesprekken voeren
          soort: cultuur
          karakter: zacht
          jaar: 2026
          telt: gesprekken
          streefaantal: 60
          gepland: 10
          gerealiseerd: 4
          status: loopt
          doelen: [jaar]
        - id: folder
          titel: Folder maken
          soort: cultuur
          karakter: zacht
          jaar: 2026
          doelen: [jaar]
        - id: los
          titel: Los idee
          soort: cultuur
          karakter: zacht
          jaar: 2026
        """,
    "plans/ruimte/maatregelen.yml": """
        - id: buiten
          titel: Gesprekken buiten
          soort: cultuur
          karakter: zacht
          jaar: 2026
          telt: gesprekken
          gepland: 8
          gerealiseerd: 3
          status: loopt
          afgeleid_van: gesprek
          doelen: [jaar]
        """,
}
GAPS = {"niet afgeleid", "zwevend", "nog niet bevestigd", "bovenliggende tekst veranderd"}


class Nowhere:
    """A resolver of a page that knows no other."""

    def record(self, kind: str, id: str) -> str | None:
        return None

    def page(self, uri: str) -> str | None:
        return None

    edit = anchor = record


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return open_at(write(tmp_path_factory.mktemp("lijn"), GOOD, PLANS))


def show(site: Site, on: str = "", **arguments: Any) -> Blocks:
    page = next((one for one in site.register.documents if one.name == on), None)
    return doorvertaling(Scope(site.register, date(2026, 6, 1), page), **arguments)


def tree(blocks: Blocks) -> Tree:
    return next(one for one in blocks if isinstance(one, Tree))


def lines(nodes: tuple[Node, ...], depth: int = 0) -> Iterator[str]:
    """The tree as people read it: a mark per level, the name, the gaps."""
    for node in nodes:
        text = node.label.text if isinstance(node.label, Link | PageLink) else str(node.label)
        gaps = [badge.text for badge in node.badges if badge.text in GAPS]
        yield "- " * depth + " | ".join([text, *gaps])
        yield from lines(node.children, depth + 1)


def node(nodes: tuple[Node, ...], name: str) -> Node:
    found = [one for one in nodes if isinstance(one.label, Link) and one.label.id == name]
    return found[0] if found else node(tuple(c for one in nodes for c in one.children), name)


def cells(table: Table, key: str) -> list[Cell]:
    return [row[key] for row in table.records()]


def test_the_tree_goes_from_mission_to_activity_and_shows_where_it_breaks(site: Site) -> None:
    assert list(lines(tree(show(site)).nodes)) == [
        "Meerjarenplan",
        "- Elk team praat",
        "- - Teams praten dit jaar | nog niet bevestigd",
        "- - - Gesprekken voeren",
        "- - - - Gesprekken buiten | nog niet bevestigd",
        "- - - Folder maken",
        "- - Nog zonder maatregel | niet afgeleid | bovenliggende tekst veranderd",
        "- Niemand zwijgt | niet afgeleid",
        "Zwevend",
        "- Los idee | zwevend",
    ]


def test_a_year_has_its_own_tree(site: Site) -> None:
    assert "- - Teams praten vorig jaar | niet afgeleid | nog niet bevestigd" in list(
        lines(tree(show(site, jaar=2025)).nodes)
    )
    assert list(lines(tree(show(site, jaar=2027)).nodes)) == [
        "Meerjarenplan",
        "- Elk team praat | niet afgeleid",
        "- Niemand zwijgt | niet afgeleid",
    ]


def test_a_confirmed_derivation_is_no_gap(tmp_path: Path, site: Site) -> None:
    parent = site.register.get(Doel, "top")
    assert parent
    text = PLANS["plans/geheel/doelen.yml"].replace("0123456789", fingerprint(parent))
    confirmed = open_at(write(tmp_path, GOOD, PLANS, {"plans/geheel/doelen.yml": text}))
    assert "- - Nog zonder maatregel | niet afgeleid" in list(lines(tree(show(confirmed)).nodes))


def test_a_node_says_how_far_it_is_and_whose(site: Site) -> None:
    nodes = tree(show(site)).nodes
    assert node(nodes, "top").text == (
        "doel uit het meerjarenplan · Het geheel · Hoofd integriteit · "
        "62,5 van 90 procent op 1 april 2026 · hieronder 4 gaten"
    )
    assert node(nodes, "top").badges == (Badge("onderweg", Tone.PARTLY),)
    assert node(nodes, "gesprek").text == (
        "maatregel · Het geheel · 7 van 60 gesprekken, 18 gepland · hieronder 1 gat"
    )


def test_a_unit_sees_what_is_above_its_own_measures(site: Site) -> None:
    assert list(lines(tree(show(site, eenheid="ruimte")).nodes))[:6] == [
        "Meerjarenplan",
        "- Elk team praat",
        "- - Teams praten dit jaar | nog niet bevestigd",
        "- - - Gesprekken voeren",
        "- - - - Gesprekken buiten | nog niet bevestigd",
        "- - Nog zonder maatregel | niet afgeleid | bovenliggende tekst veranderd",
    ]
    assert "Zwevend" not in list(lines(tree(show(site, eenheid="ruimte")).nodes))


def test_a_lower_plan_shows_the_way_up_and_what_it_leaves(site: Site) -> None:
    down, up, left = show(site, "werkplan")
    assert isinstance(up, Table) and isinstance(left, Prose) and isinstance(down, Tree)
    (row,) = up.records()
    assert row["naam"] == Link("Gesprekken buiten", "maatregelen", "buiten")
    assert row["afgeleid_van"] == (
        Link("Gesprekken voeren", "maatregelen", "gesprek"),
        Link("Teams praten dit jaar", "doelen", "jaar"),
    )
    assert row["verder"] == (Link("Elk team praat", "doelen", "top"),)
    assert row["plan"] == (
        PageLink("Jaarplan", "plannen/geheel/jaarplan.md"),
        PageLink("Meerjarenplan", "plannen/geheel/meerjarenplan.md"),
    )
    assert left.items == (Link("Nog zonder maatregel", "doelen", "leeg"),)
    assert list(lines(down.nodes)) == ["Werkplan", "- Gesprekken buiten | nog niet bevestigd"]


def test_a_goal_by_itself_has_its_own_line(site: Site) -> None:
    down, up = show(site, doel="jaar")
    assert isinstance(up, Table) and isinstance(down, Tree)
    assert cells(up, "afgeleid_van") == [(Link("Elk team praat", "doelen", "top"),)]
    assert list(lines(down.nodes))[1:] == [
        "- Teams praten dit jaar | nog niet bevestigd",
        "- - Gesprekken voeren",
        "- - - Gesprekken buiten | nog niet bevestigd",
        "- - Folder maken",
    ]


def test_the_table_has_each_node_once(site: Site) -> None:
    table = tree(show(site)).table
    names = [row.record[1] for row in table.rows if row.record]
    assert names == ["top", "jaar", "gesprek", "buiten", "folder", "leeg", "stil", "los"]
    assert cells(table, "gat")[6] == (Badge("niet afgeleid", Tone.BAD),)


def test_a_ring_of_parents_is_shown_once(tmp_path: Path) -> None:
    goals = """
        - id: een
          titel: Een
          niveau: jaarplan
          jaar: 2026
          afgeleid_van: twee
        - id: twee
          titel: Twee
          niveau: jaarplan
          jaar: 2026
          afgeleid_van: een
        """
    ring = open_at(write(tmp_path, GOOD, {"plans/geheel/doelen.yml": goals}))
    found = tree(show(ring))
    assert list(lines(found.nodes)) == [
        "Zwevend",
        "- Een | niet afgeleid",
        "- - Twee | niet afgeleid",
    ]
    assert Badge("leidt naar zichzelf terug", Tone.BAD) in node(found.nodes, "een").badges


def test_an_organisation_without_goals_gets_a_sentence(tmp_path: Path) -> None:
    found = tree(show(open_at(write(tmp_path, GOOD))))
    assert (found.nodes, found.table.rows) == ((), ())


def test_long_branches_start_closed_and_names_are_escaped() -> None:
    def branch(size: int) -> Node:
        leaves = tuple(Node(f"blad {number}") for number in range(size))
        return Node("<b>tak</b>", (Badge("zwevend", Tone.BAD),), "tekst", leaves)

    table = Table("Boom", (Column("naam", "Naam"),), (Row(("tak",)),))

    def html(size: int) -> str:
        drawn = Tree("Boom", (Node("plan", children=(branch(size),)),), table)
        return str(Renderer(Nowhere()).render((drawn,), "boom"))

    assert html(7).count("<details") == 1  # that of the table
    assert html(8).count("<details") == 2
    assert "8 onderdelen" in html(8)
    assert "&lt;b&gt;tak" in html(8) and "<b>" not in html(8)
