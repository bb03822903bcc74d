"""What a new plan or account knows already, from the goals, measures and lessons there are."""

from datetime import date
from pathlib import Path

import pytest

from integriteitsplan.cycle.derivation import fingerprint
from integriteitsplan.model.documenten import DOCUMENT_TYPES, Documentsoort, Onderdeelstaat
from integriteitsplan.model.doelen import Doel, Planniveau
from integriteitsplan.model.normen import Norm
from integriteitsplan.register import Document
from integriteitsplan.register.loading import shipped
from integriteitsplan.site import Site
from integriteitsplan.site.skeletons import write_skeleton
from tests.sites import GOOD, open_at, write

DAY = date(2026, 11, 2)
PLAN = "---\nsoort: {}\ntitel: {}\n{}\n---\n"
NORM = "- {{id: 'eigen:{0}', titel: Norm {0}, vraagt: V, grondslag: eigen}}\n"
STATE = (
    "- {{norm: 'eigen:{0}', status: voldoet, eigenaar: hoofd, beoordeeld_op: 2026-01-15, "
    "herbeoordelen_voor: {1}, bewijs: [{{titel: B}}]}}\n"
)

CYCLE = {
    "plans/geheel/meerjarenplan-2025-2028.md": PLAN.format(
        "meerjarenplan", "Meerjarenplan", "looptijd: {van: 2025-01-01, tot: 2028-12-31}"
    ),
    "plans/geheel/jaarplan-2026.md": PLAN.format("jaarplan", "Jaarplan", "jaar: 2026"),
    "plans/geheel/indicatoren.yml": "- {id: praat-mee, titel: Praat mee, maat: procent}\n",
    "plans/geheel/metingen.yml": "- {indicator: praat-mee, datum: 2026-04-01, waarde: '31,5'}\n",
    "plans/geheel/doelen.yml": """
        - id: gesprek
          titel: Praten is "gewoon"
          niveau: meerjarenplan
          indicator: praat-mee
          streefwaarde: 90
          deadline: 2028-12-31
        - id: nul
          titel: Geen schade door zwijgen
          niveau: meerjarenplan
          streefwaarde: 0
          deadline: 2028-12-31
        - id: klaar
          titel: Dit is in 2026 klaar
          niveau: meerjarenplan
          deadline: 2026-12-31
        - id: gesprek-2026
          titel: Elk team praat een keer
          niveau: jaarplan
          jaar: 2026
          indicator: praat-mee
          streefwaarde: 50
          deadline: 2026-12-31
          afgeleid_van: gesprek
        """,
    "plans/geheel/maatregelen.yml": """
        - {id: open, titel: Nog bezig, soort: cultuur, karakter: zacht, jaar: 2026, status: loopt}
        - {id: af, titel: Al af, soort: cultuur, karakter: zacht, jaar: 2026, status: afgerond}
        - id: beslist
          titel: Al beslist
          soort: cultuur
          karakter: zacht
          jaar: 2026
          overloop: {keuze: vervallen, motivering: Het is niet meer nodig.}
        """,
    "plans/geheel/verbeterpunten.yml": """
        - {id: korter, titel: Praat korter, bron: audit, datum: 2026-05-01}
        - {id: weg, titel: Laat dit, bron: audit, datum: 2026-05-01, besluit: vervallen}
        """,
    "plans/ruimte/verbeterpunten.yml": """
        - {id: vaker, titel: Praat vaker, bron: gesprek, datum: 2026-05-01}
        """,
    "plans/geheel/normen.yml": "".join(NORM.format(number) for number in range(1, 6)),
    "plans/geheel/naleving.yml": "".join(
        STATE.format(number, day)
        for number, day in enumerate(
            ("2027-01-31", "2027-12-01", "2027-06-01", "2028-01-01", "2027-03-01"), 1
        )
    ),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path, GOOD, CYCLE)


def text(root: Path, soort: str, eenheid: str | None, jaar: int) -> str:
    place = write_skeleton(root, soort, eenheid, None, jaar, DAY)
    return (root / place.path).read_text(encoding="utf-8")


def bullets(found: str, heading: str) -> list[str]:
    """The list below a heading."""
    section = found.partition(f"### {heading}\n")[2].partition("\n### ")[0]
    return [line[2:] for line in section.splitlines() if line.startswith("- ")]


def document(site: Site, name: str) -> Document:
    return next(one for one in site.register.plannen if one.name == name)


# -- the plan for the next year


def test_a_new_plan_follows_from_the_plan_above_and_that_is_confirmed(root: Path) -> None:
    text(root, "jaarplan", None, 2027)
    site = open_at(root, DAY)
    plan, above = document(site, "jaarplan-2027"), document(site, "meerjarenplan-2025-2028")
    assert plan.plan
    assert (plan.plan.afgeleid_van, plan.plan.afdruk) == (above.name, fingerprint(above))


def test_a_work_plan_follows_from_the_year_plan_else_from_the_one_above_that(root: Path) -> None:
    assert "\nafgeleid_van: jaarplan-2026  #" in text(root, "werkplan", "ruimte", 2026)
    assert "\nafgeleid_van: meerjarenplan-2025-2028  #" in text(root, "werkplan", "ruimte", 2027)
    assert "\n# afgeleid_van:" in text(root, "werkplan", "ruimte", 2031)


def test_a_new_plan_lists_the_goals_that_run_on(root: Path) -> None:
    assert bullets(text(root, "jaarplan", None, 2027), "Ambitie en doelen") == [
        'Praten is "gewoon" (`gesprek`)',
        "Geen schade door zwijgen (`nul`)",
    ]


def test_a_goal_to_fill_in_and_confirm_is_added_for_each_that_runs_on(root: Path) -> None:
    path = root / "plans/geheel/doelen.yml"
    before = path.read_text(encoding="utf-8")
    text(root, "jaarplan", None, 2027)
    assert path.read_text(encoding="utf-8").startswith(before)
    goal = open_at(root, DAY).register.get(Doel, "jaarplan-2027-geheel-gesprek")
    assert goal
    assert (goal.titel, goal.niveau, goal.jaar) == ('Praten is "gewoon"', Planniveau.JAARPLAN, 2027)
    assert (goal.indicator, str(goal.startwaarde), goal.streefwaarde) == ("praat-mee", "31.5", 90)
    assert goal.deadline == date(2027, 12, 31)
    assert (goal.afgeleid_van, goal.afdruk) == ("gesprek", None)


def test_a_target_of_zero_is_a_target(root: Path) -> None:
    text(root, "jaarplan", None, 2027)
    goal = open_at(root, DAY).register.get(Doel, "jaarplan-2027-geheel-nul")
    assert goal
    assert goal.streefwaarde == 0


def test_a_goal_that_is_taken_up_already_is_not_added_again(root: Path) -> None:
    text(root, "jaarplan", None, 2027)
    (root / "plans/geheel/jaarplan-2027.md").unlink()
    before = (root / "plans/geheel/doelen.yml").read_bytes()
    text(root, "jaarplan", None, 2027)
    assert (root / "plans/geheel/doelen.yml").read_bytes() == before


def test_what_was_not_finished_is_listed_to_choose_about(root: Path) -> None:
    assert bullets(text(root, "jaarplan", None, 2027), "Maatregelen") == [
        "Elk team praat een keer (`gesprek-2026`)",
        "Nog bezig (`open`)",
    ]
    assert bullets(text(root, "werkplan", "ruimte", 2027), "Maatregelen") == []


def test_lessons_of_the_unit_and_below_that_ask_something_are_listed(root: Path) -> None:
    assert bullets(text(root, "jaarplan", None, 2027), "Evaluatie en leren") == [
        "Praat korter (`korter`, audit)",
        "Praat vaker (`vaker`, gesprek)",
    ]
    assert bullets(text(root, "werkplan", "ruimte", 2027), "Evaluatie en leren") == [
        "Praat vaker (`vaker`, gesprek)"
    ]


def test_reviews_of_norms_are_spread_over_the_year_and_never_at_a_weekend(root: Path) -> None:
    # A third of the way is 12 May; two thirds is 21 August, which is a Saturday.
    assert bullets(text(root, "jaarplan", None, 2027), "Tijdlijn") == [
        "1-2-2027: eigen:1",
        "12-5-2027: eigen:2",
        "20-8-2027: eigen:3",
        "30-11-2027: eigen:5",
    ]
    assert bullets(text(root, "jaarplan", None, 2028), "Tijdlijn") == ["1-2-2028: eigen:4"]
    assert bullets(text(root, "jaarplan", None, 2029), "Tijdlijn") == []


def test_the_next_plan_has_no_errors_and_all_its_tables(root: Path) -> None:
    text(root, "jaarplan", None, 2027)
    site = open_at(root, DAY)
    assert site.errors == ()
    plan = document(site, "jaarplan-2027")
    parts = DOCUMENT_TYPES[Documentsoort.JAARPLAN].onderdelen.values()
    wanted = [call for part in parts for call in part.aanroepen]
    assert wanted
    assert [call for call in wanted if f"{{{{ {call} }}}}" not in plan.page.body] == []


# -- the yearly account


def states(site: Site) -> dict[str, str]:
    """The state of each part of the account, as the reader sees it."""
    (table,) = site.show("volledigheid", document(site, "jaarverslag-2026"))
    return {str(one["id"]): getattr(one["staat"], "text", "") for one in table.records()}


def test_every_member_of_articles_4_and_5_has_its_figures_in_the_account() -> None:
    norms = {
        norm.id
        for norm in shipped()[0]
        if isinstance(norm, Norm)
        and norm.toetsbaar
        and norm.id.removeprefix("aw2017:").split(".")[0] in ("4", "5")
        and norm.id.startswith("aw2017:")
    }
    assert len(norms) > 8
    parts = DOCUMENT_TYPES[Documentsoort.JAARVERSLAG].onderdelen.values()
    calls = {call for part in parts for call in part.aanroepen}
    assert {norm for norm in norms if f'nalevingsverloop(norm="{norm}")' not in calls} == set()


def test_a_new_account_asks_each_question_in_a_quotation_above_its_figures(root: Path) -> None:
    found = text(root, "jaarverslag", None, 2026)
    for part in DOCUMENT_TYPES[Documentsoort.JAARVERSLAG].onderdelen.values():
        calls = "".join(f"{{{{ {call} }}}}\n\n" for call in part.aanroepen)
        calls = calls.replace("{jaar}", "2026").replace("{volgend}", "2027")
        assert f"### {part.titel}\n\n> {part.vraag}\n\n{calls}" in found
    assert open_at(root, DAY).errors == ()


def test_figures_and_a_question_are_no_account(root: Path) -> None:
    text(root, "jaarverslag", None, 2026)
    assert set(states(open_at(root, DAY)).values()) == {Onderdeelstaat.ZONDER_WOORDEN.label}
    path = root / "plans/geheel/jaarverslag-2026.md"
    question = "> Wat is er met de gedragscode gedaan?\n"
    found = path.read_text(encoding="utf-8")
    path.write_text(found.replace(question, f"{question}\nWij lazen haar voor.\n"), "utf-8")
    now = states(open_at(root, DAY))
    written = {id for id, state in now.items() if state == Onderdeelstaat.GEVULD.label}
    assert written == {"aw2017-4-3"}


def test_the_check_names_the_parts_that_the_author_has_not_written(root: Path) -> None:
    text(root, "jaarverslag", None, 2026)
    told = [one for one in open_at(root, DAY).findings if one.code == "plan-onvolledig"]
    (finding,) = [one for one in told if one.place.path.endswith("jaarverslag-2026.md")]
    assert finding.what.startswith("dit document heeft nog geen eigen woorden bij: Samenvatting, ")
