"""Internal passages: what is one, what is not, and other words in their place."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.source import Page, Passage, Problem, replace_passages
from integriteitsplan.source.passages import find_passages

OPEN = "::: intern 5.1.2.i: De reden."
# Everything that could be mistaken for a fence, or hide one.
LINES = st.sampled_from(
    [
        *(OPEN, ":::", "", "", "", "tekst", "    ingesprongen", "- punt", "```", "~~~", "> citaat"),
        *("::: intern", ":::  ", "`:::`", "é ü 😀 \u00a0", "# Kop", "tekst ::: tekst", "\t:::"),
    ]
)
TEXTS = st.lists(LINES | st.text("ab:` \r😀é", max_size=8), max_size=30).map("\n".join)


def page(body: str) -> Page:
    return Page("plans/geheel/plan.md", None, body, 7)


def redacted(body: str) -> str:
    return replace_passages(body, ((one, "weg", None) for one in page(body).passages))


def test_a_passage_knows_its_ground_its_reason_and_its_place() -> None:
    body = f"Voor.\n\n{OPEN}\n\nGeheim.\n\n:::\n\nNa.\n"
    (found,) = page(body).passages
    assert (found.ground, found.reason) == ("5.1.2.i", "De reden.")
    assert body[found.start : found.end] == f"{OPEN}\n\nGeheim.\n\n:::"
    assert str(found.place) == "plans/geheel/plan.md:9:1"


def test_other_words_stand_on_the_lines_of_the_fences() -> None:
    body = f"Voor.\n\n{OPEN}\n\nGeheim.\n\n:::\n\nNa.\n"
    assert redacted(body) == "Voor.\n\nweg\n\n\n\n\n\nNa.\n"
    labelled = ((one, "van", "tot") for one in page(body).passages)
    assert replace_passages(body, labelled) == "Voor.\n\nvan\n\nGeheim.\n\ntot\n\nNa.\n"


def test_passages_are_replaced_in_any_order() -> None:
    body = f"{OPEN}\n\neen\n\n:::\n\nopen\n\n{OPEN}\n\ntwee\n\n:::\n"
    one, two = page(body).passages
    expected = "weg\n\n\n\n\n\nopen\n\nweg\n\n\n\n\n"
    assert replace_passages(body, [(two, "weg", None), (one, "weg", None)]) == expected


@pytest.mark.parametrize("fences", [("```", "```"), ("~~~", "~~~"), ("", "")])
def test_a_fence_in_code_is_no_fence(fences: tuple[str, str]) -> None:
    start, end = fences
    indent = "" if start else "    "
    body = f"Tekst.\n\n{start}\n{indent}{OPEN}\n{indent}:::\n{end}\n\nEn `:::` ook niet.\n"
    assert page(body).fences == ()


@pytest.mark.parametrize(
    "line",
    [f"    {OPEN}", f"- {OPEN}", f"> {OPEN}", f"[^1]: {OPEN}", f"# {OPEN}", f"tekst {OPEN}"],
)
def test_what_looks_like_a_fence_and_is_none_is_told(line: str) -> None:
    """Else an author would think that it hides something."""
    (problem,) = page(f"- punt\n\n{line}\n\nGeheim.\n").fences
    assert isinstance(problem, Problem)
    assert problem.what == "een intern blok begint en eindigt helemaal links"


@pytest.mark.parametrize(
    ("line", "ground"),
    [
        *((f"{signs}intern 5.1.2.d: Reden", "5.1.2.d") for signs in (":: ", ": : : ", ";;; ")),
        *(
            (f"{signs}intern 5.1.2.d: Reden", "5.1.2.d")
            for signs in ("\uff1a\uff1a\uff1a ", "…", "", "### ")
        ),
        *((f"{signs}intern 5.2.1: Reden", "5.2.1") for signs in ("- :: ", "1. ", "> :: ", "  ")),
        ('!!! intern "5.1.2.d: Reden"', "5.1.2.d"),
        ("\\:\\:\\: INTERN 5,1,2,D", "5.1.2.d"),
        ("**intern 5.1.2d**", "5.1.2.d"),
        (":: inten 5.1.5: Reden", "5.1.5"),
        ("::: inten 5.1.5: Reden", "5.1.5"),
        (":: interne: Reden", "5.1.2.i"),
        ("!!! intern", "5.1.2.i"),
    ],
)
def test_what_only_resembles_a_fence_is_told_with_the_ground_it_gave(
    line: str, ground: str
) -> None:
    """It hides nothing, while its author thinks that it does."""
    told = page(f"Voor.\n\n{line}\n\nGeheim.\n").fences
    assert [(one.place.line, one.remedy) for one in told if isinstance(one, Problem)] == [
        (9, f"schrijf '::: intern {ground}: De reden in één zin.' op een eigen regel")
    ]


@pytest.mark.parametrize(
    "line",
    [
        *("Intern toezicht is er.", "- Intern 5 mensen", "**Intern**: overleg", "## Intern"),
        *(
            "Intern 5.123 euro",
            "intern 5,12 procent",
            "| intern | 5.1.2.d |",
            "Intern, bij 5.1.2.d",
        ),
        *('!!! info "Intern"', ":   Intern woord", "*[intern]: uitleg", "- Artikel 5.1.2.d"),
        *("Wat houden wij intern 5.1.2.d", "`:: intern 5.1.2.d`", "```\n:: intern 5.1.2.d\n```"),
    ],
)
def test_prose_with_the_word_intern_is_no_fence(line: str) -> None:
    assert page(f"Voor.\n\n{line}\n\nGeheim.\n").fences == ()


def test_line_ends_of_windows_change_nothing() -> None:
    body = f"Voor.\n\n{OPEN}\n\nGeheim.\n\n:::\n\nNa.\n"
    windows = body.replace("\n", "\r\n")
    (found,) = page(windows).passages
    assert (found.ground, found.reason) == ("5.1.2.i", "De reden.")
    assert not [one for one in page(windows).fences if isinstance(one, Problem)]
    assert redacted(windows).split() == ["Voor.", "weg", "Na."]


@given(TEXTS)
def test_lines_stay_on_their_line_and_other_text_stays_as_it_is(body: str) -> None:
    before, after = body, redacted(body)
    assert before.count("\n") == after.count("\n")
    end = 0
    for passage in page(body).passages:
        assert body[end : passage.start] in after
        end = passage.end
    assert after.endswith(body[end:])


@given(TEXTS)
def test_nothing_is_left_to_hide_and_no_secret_stays(body: str) -> None:
    passages = page(body).passages
    hidden = [body[one.start : one.end] for one in passages]
    after = redacted(body)
    assert len(after) == len(body) - sum(map(len, hidden)) + sum(
        len("weg") + one.count("\n") for one in hidden
    )
    assert all(earlier.end <= later.start for earlier, later in pairwise(passages))


@given(TEXTS)
def test_every_fence_is_part_of_a_passage_or_told(body: str) -> None:
    seen = page(body).outline.without_code
    lines = {number for number, line in enumerate(seen.split("\n"), 7) if ":::" in line}
    inside = [one for one in page(body).passages]
    ends = {one.place.line + body[one.start : one.end].count("\n") for one in inside}
    told = {one.place.line for one in page(body).fences}
    assert lines == told | ends


@pytest.mark.parametrize(
    "body",
    [
        ":::\n" * 100_000,
        f"{OPEN}\n" * 20_000,
        f"{OPEN}\n\nx\n\n:::\n\n" * 20_000,
        "a" * 500_000 + ":::",
        " " * 400_000 + ":::",
        "> - " * 100_000 + ":::",
        ":: intern 5.1.2.d\n" * 25_000,
        "1." * 250_000 + "intern",
        "`" * 500_000,
        ":intern 5.1.2" * 40_000,
        "::: intern 5" + ".1" * 200_000,
        "::: intern" + " " * 400_000 + "x",
    ],
)
def test_hostile_texts_take_no_longer_than_their_length_asks(body: str) -> None:
    """Half a million signs, as long as a page may be, in seconds of processor time."""
    start = process_time()
    found = tuple(find_passages("plan.md", body, 1, body))
    passages = (one for one in found if isinstance(one, Passage))
    replace_passages(body, ((one, "weg", None) for one in passages))
    assert process_time() - start < 5
