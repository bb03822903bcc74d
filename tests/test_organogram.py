"""Where roles stand: the chart of units, the place of a role, and its page."""

import re
from pathlib import Path
from typing import Any

from integriteitsplan.render import Renderer
from integriteitsplan.views.chart import organogram
from integriteitsplan.views.data.blocks import Blocks, Facts, Prose
from integriteitsplan.views.data.cells import Due, Link
from integriteitsplan.views.data.drawings import Box, Chart, Node
from integriteitsplan.views.data.tables import Table
from integriteitsplan.views.notation import in_words
from integriteitsplan.views.role_page import mijn_rol
from integriteitsplan.views.scope import Scope
from tests.sites import DAY, GOOD, open_at, write
from tests.test_render import Addresses
from tests.test_rules import Tree

UNITS: Tree = {
    "plans/organisatie.yml": """
        naam: Gemeente Test
        soort: gemeente
        fictief: ja
        normenkaders: [eigen]
        eenheden:
          - {id: geheel, titel: Het geheel}
          - {id: ruimte, titel: Ruimte, onder: geheel}
          - {id: groen, titel: Groen, onder: ruimte}
        """,
    "plans/geheel/rollen.yml": """
        - {id: raad, titel: Raad, niveau: centraal, omschrijving: O}
        - {id: college, titel: College, niveau: centraal, omschrijving: O, rapporteert_aan: [raad]}
        - id: hoofd
          titel: Hoofd integriteit
          niveau: centraal
          omschrijving: Zorgt voor het beleid.
          bevoegdheden: [Mag alles lezen.]
          rapporteert_aan: [college, raad]
        """,
    "plans/ruimte/rollen.yml": """
        - id: chef
          titel: Chef
          niveau: decentraal
          omschrijving: O
          rapporteert_aan: [hoofd]
        """,
    "plans/groen/rollen.yml": """
        - {id: tuin, titel: Tuin, niveau: decentraal, omschrijving: O, rapporteert_aan: [hoofd]}
        """,
}
REST = "niveau: centraal, omschrijving: O"
WORK: Tree = {
    "plans/geheel/taken.yml": """
        - {id: a, titel: Horen, thema: x, rasci: {chef: A/R, hoofd: I}}
        - {id: b, titel: Doen, thema: x, rasci: {chef: A, hoofd: R}, normen: ['eigen:1']}
        - {id: c, titel: Beslissen, thema: x, rasci: {hoofd: A/R}}
        """,
    "plans/geheel/maatregelen.yml": """
        - {id: klaar, titel: Klaar, soort: cultuur, karakter: zacht, jaar: 2026, status: afgerond,
           eigenaar: hoofd}
        - {id: open, titel: Open, soort: cultuur, karakter: zacht, jaar: 2025, status: loopt,
           tot: 2026-05-01, eigenaar: hoofd}
        """,
    "plans/geheel/rapportagelijnen.yml": """
        - {id: brief, titel: Brief, waarover: W, hoe: H, wie: hoofd, aan_wie: [raad],
           frequentie: jaar, eerste: 2026-03-01}
        """,
}


def scope(root: Path, *trees: Tree) -> Scope:
    return Scope(open_at(write(root, {**GOOD}, UNITS, *trees)).register, DAY)


def chart(root: Path, *trees: Tree, **arguments: str) -> Chart:
    (found,) = organogram(scope(root, *trees), **arguments)
    assert isinstance(found, Chart)
    return found


def outline(nodes: tuple[Node, ...]) -> list[Any]:
    """The labels of nodes, each with those below it."""
    return [
        (in_words(one.label), outline(one.children)) if one.children else in_words(one.label)
        for one in nodes
    ]


def labels(found: Chart) -> list[list[str]]:
    return [[box.label for box in row] for row in found.rows]


# -- the chart


def test_units_hang_below_the_whole_with_their_roles_in_them(tmp_path: Path) -> None:
    found = chart(tmp_path)
    assert found.rows == (
        (Box("Het geheel", lines=("Raad", "College", "Hoofd integriteit")),),
        (Box("Ruimte", "met 1 eenheid eronder", ("Chef",)),),
    )
    assert found.ties == (((0, 0), (1, 0)),)
    assert found.description.startswith("3 eenheden met 5 rollen.")


def test_the_list_and_the_table_go_down_to_the_lowest_unit(tmp_path: Path) -> None:
    found = chart(tmp_path)
    assert outline(found.nodes) == [
        (
            "Het geheel",
            ["Raad", "College", "Hoofd integriteit", ("Ruimte", ["Chef", ("Groen", ["Tuin"])])],
        )
    ]
    assert [one.text for one in found.nodes[0].children[:3]] == [
        "",
        "rapporteert aan: Raad",
        "rapporteert aan: College, Raad",
    ]
    rows = [(row["eenheid"], in_words(row["rol"])) for row in found.table.records()]
    assert rows[-2:] == [("Ruimte", "Chef"), ("Groen", "Tuin")]


def test_a_chart_can_begin_at_a_unit(tmp_path: Path) -> None:
    assert labels(chart(tmp_path, eenheid="ruimte")) == [["Ruimte"], ["Groen"]]


def test_more_units_than_fit_beside_each_other_take_more_rows(tmp_path: Path) -> None:
    many = "".join(f"  - {{id: e{n}, titel: E{n}, onder: geheel}}\n" for n in range(6))
    lines = str(GOOD["plans/organisatie.yml"]).split("  - id: ruimte")[0].replace("        ", "")
    tree: Tree = {"plans/organisatie.yml": lines.lstrip("\n") + many}
    gone: Tree = {path: None for path in UNITS if path != "plans/organisatie.yml"}
    found = chart(tmp_path, tree, gone)
    assert [len(row) for row in found.rows] == [1, 4, 2]
    assert found.ties[-1] == ((0, 0), (2, 1))


# -- the place of a role


def test_above_a_role_stands_whom_it_reports_to_and_below_it_who_reports(tmp_path: Path) -> None:
    found = chart(tmp_path, rol="hoofd")
    assert labels(found) == [["Raad"], ["College"], ["Hoofd integriteit"], ["Chef", "Tuin"]]
    assert [[box.way for box in row] for row in found.rows] == [
        ["op"],
        ["op"],
        ["hier"],
        ["af", "af"],
    ]
    # The head reports to the council too, past the board.
    assert set(found.ties) == {
        ((0, 0), (1, 0)),
        ((0, 0), (2, 0)),
        ((1, 0), (2, 0)),
        ((2, 0), (3, 0)),
        ((2, 0), (3, 1)),
    }
    assert outline(found.nodes) == [
        ("Rapporteert aan", [("College", ["Raad"]), "Raad"]),
        ("Rapporteren aan deze rol", ["Chef", "Tuin"]),
    ]


def test_many_who_report_share_a_box(tmp_path: Path) -> None:
    more = "".join(
        f"- {{id: r{n}, titel: R{n}, {REST}, rapporteert_aan: [hoofd]}}\n" for n in range(4)
    )
    found = chart(tmp_path, {"plans/groen/rollen.yml": more}, rol="hoofd")
    assert found.rows[-1] == (
        Box("5 rollen rapporteren aan deze rol", "", ("Chef", "R0", "R1", "R2", "R3"), "af"),
    )


def test_roles_that_report_in_a_circle_end(tmp_path: Path) -> None:
    ring: Tree = {
        "plans/groen/rollen.yml": """
            - {id: a, titel: A, niveau: centraal, omschrijving: O, rapporteert_aan: [b]}
            - {id: b, titel: B, niveau: centraal, omschrijving: O, rapporteert_aan: [c]}
            - {id: c, titel: C, niveau: centraal, omschrijving: O, rapporteert_aan: [b]}
            """
    }
    found = chart(tmp_path, ring, rol="a")
    assert sorted(name for row in labels(found) for name in row) == ["A", "B", "C"]
    assert outline(found.nodes) == [("Rapporteert aan", [("B", [("C", ["B"])])])]


# -- the drawing


def drawn(found: Chart) -> str:
    return str(Renderer(Addresses()).render((found,), "organogram"))


def boxes(html: str) -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of every box."""
    numbers = re.findall(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', html)
    return [(x, y, x + w, y + h) for x, y, w, h in (map(int, one) for one in numbers)]


def test_boxes_stand_apart_and_within_the_drawing(tmp_path: Path) -> None:
    for arguments in ({}, {"rol": "hoofd"}, {"rol": "raad"}):
        html = drawn(chart(tmp_path, **arguments))
        size = re.search(r'viewBox="0 0 (\d+) (\d+)"', html)
        assert size
        width, height = map(int, size.groups())
        found = boxes(html)
        assert all(
            left > 0 and top > 0 and right < width and bottom < height
            for left, top, right, bottom in found
        )
        for number, (left, top, right, bottom) in enumerate(found):
            for other in found[number + 1 :]:
                apart = other[0] > right or other[2] < left or other[1] > bottom or other[3] < top
                assert apart, (arguments, found)


def test_a_drawing_has_a_title_a_description_and_a_list_with_links(tmp_path: Path) -> None:
    html = drawn(chart(tmp_path, rol="hoofd"))
    assert '<title id="ip-organogram-figuur-titel">Waar Hoofd integriteit staat</title>' in html
    assert 'role="img" aria-labelledby="ip-organogram-figuur-titel ip-organogram' in html
    assert '<desc id="ip-organogram-figuur-uitleg">Boven de rol staat ' in html
    assert '<a href="../rollen/college.html">College</a>' in html
    assert "<a" not in html[html.index("<svg") : html.index("</svg>")]
    # Not by colour alone: the role itself says so.
    assert html.count('class="ip-schema__hier">deze rol</text>') == 1


def test_a_long_title_is_wrapped_within_its_box(tmp_path: Path) -> None:
    name = "Burgemeester, portefeuillehouder integriteit en openbare orde"
    tree: Tree = {
        "plans/ruimte/rollen.yml": f"- {{id: x, titel: '{name}', {REST}}}",
        "plans/groen/rollen.yml": None,
    }
    html = drawn(chart(tmp_path, tree, rol="x"))
    lines = re.findall(r'class="ip-schema__titel">([^<]+)<', html)
    assert " ".join(lines) == name
    assert max(map(len, lines)) < 24


# -- the page of a role


def blocks(root: Path, role: str) -> Blocks:
    return mijn_rol(scope(root, WORK), role)


def tables(found: Blocks) -> dict[str, Table]:
    return {one.title: one for one in found if isinstance(one, Table)}


def test_a_role_sees_first_what_it_answers_for_then_what_it_does(tmp_path: Path) -> None:
    found = blocks(tmp_path, "hoofd")
    tasks = tables(found)["Taken van deze rol"]
    assert [row["taak"] for row in tasks.records()] == ["Beslissen", "Doen"]
    others = tables(found)["Advies en uitkomst"]
    assert [row["taak"] for row in others.records()] == ["Horen"]
    (facts,) = (dict(one.items) for one in found if isinstance(one, Facts))
    assert facts["Taken"] == "2, waarvan 1 eindverantwoordelijk"
    lists = {one.title: one.items for one in found if isinstance(one, Prose)}
    assert lists["Bevoegdheden"] == ("Mag alles lezen.",)
    assert lists["Normen bij deze taken"] == (
        Link("Geschenken melden (Eigen)", "normen", "eigen:1"),
    )


def test_a_role_sees_its_reports_and_first_the_measures_to_be_done(tmp_path: Path) -> None:
    found = blocks(tmp_path, "hoofd")
    reports = list(tables(found)["Rapportages van deze rol"].records())
    (day,) = [row["volgende"] for row in reports]
    assert isinstance(day, Due)
    assert (day.day.isoformat(), day.is_overdue) == ("2026-03-01", True)
    measures = list(tables(found)["Maatregelen van deze rol"].records())
    assert [in_words(row["maatregel"]) for row in measures] == ["Open", "Klaar"]


def test_the_page_of_a_role_says_nothing_twice_and_nothing_empty(tmp_path: Path) -> None:
    for role in ("hoofd", "raad"):
        found = blocks(tmp_path, role)
        titles = [one.title for one in found if isinstance(one, Prose)]
        assert len(titles) == len(set(titles))
        assert {"Rapporteert", "Eigenaar van maatregelen"}.isdisjoint(titles)
        assert sum(isinstance(one, Chart) for one in found) == 1
    assert "Rapportages van deze rol" not in tables(blocks(tmp_path, "raad"))


def test_a_role_that_does_not_exist_has_no_page(tmp_path: Path) -> None:
    assert mijn_rol(scope(tmp_path), "weg") == ()
