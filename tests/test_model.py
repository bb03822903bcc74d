"""What a record is: texts become values, and what does not fit is said in Dutch, at its place."""

import pickle
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integriteitsplan.model.documenten import DOCUMENT_TYPES, Jaarplan, Plandocument
from integriteitsplan.model.doelen import Meting
from integriteitsplan.model.fields import as_identifier
from integriteitsplan.model.incidenten import Incident
from integriteitsplan.model.kinds import (
    BY_NAME,
    KINDS,
    _parts,
    named_by,
    reference_fields,
    references,
)
from integriteitsplan.model.maatregelen import Maatregel
from integriteitsplan.model.normen import Naleving, Nalevingsstatus, Norm, Normenkader
from integriteitsplan.model.organisatie import Organisatie
from integriteitsplan.model.record import Onderdeel
from integriteitsplan.model.regelingen import Regeling
from integriteitsplan.model.rollen import RasciLetter, Rol, Taak
from integriteitsplan.model.uitzonderingen import Uitzondering
from integriteitsplan.model.validation import validate, validate_record
from integriteitsplan.model.waarden import Waarde
from integriteitsplan.register import load
from integriteitsplan.source import Problem, TextMap, load_yaml
from tests.builds import ROOT

MAATREGEL = {"id": "m", "titel": "T", "soort": "cultuur", "karakter": "zacht"}
INCIDENT = {"id": "i", "jaar": "2026", "categorie": "c"}
METING = {"id": "m", "indicator": "i", "datum": "2026-01-31"}
ROL = {"id": "r", "titel": "R", "niveau": "centraal", "omschrijving": "O"}
TAAK = {"id": "t", "titel": "T", "thema": "x", "rasci": {"r": "A/R"}}
REGELING = {"id": "r", "titel": "R", "soort": "gedragscode", "omschrijving": "O"}


def written(values: dict[str, Any]) -> TextMap:
    result = TextMap((1, 1))
    result.update(values)
    result.key_marks = {key: (1, 1) for key in values}
    result.value_marks = {key: (1, 1) for key in values}
    return result


def value(model: type[Onderdeel], base: dict[str, Any], key: str, text: Any) -> Any:
    """What a field makes of a text."""
    made = validate(model, written(base | {key: text}), "x.yml")
    assert not isinstance(made, list), made
    return getattr(made, key)


def problem(model: type[Onderdeel], base: dict[str, Any], key: str, text: Any) -> Problem:
    """What is said of a text that does not fit a field."""
    made = validate(model, written(base | {key: text}), "x.yml")
    assert isinstance(made, list)
    (only,) = made
    return only


def part_models(model: type[Onderdeel], field: str) -> list[type[Onderdeel]]:
    """The models of the parts in a field."""
    found = _parts(model.model_fields[field].annotation)
    return [one for one in found if isinstance(one, type) and issubclass(one, Onderdeel)]


@pytest.mark.parametrize(
    ("model", "base", "key", "text", "expected"),
    [
        (Maatregel, MAATREGEL, "van", "2026-01-31", date(2026, 1, 31)),
        (Maatregel, MAATREGEL, "gepland", "012", 12),
        (Maatregel, MAATREGEL, "kosten", "1500,50", Decimal("1500.50")),
        (Maatregel, MAATREGEL, "fte", "0.5", Decimal("0.5")),
        (Maatregel, MAATREGEL, "fte", "0.125", Decimal("0.125")),
        (Maatregel, MAATREGEL, "kosten", "1500.125", Decimal("1500.125")),
        (Maatregel, MAATREGEL, "kosten", "9.5250", Decimal("9.525")),
        (Maatregel, MAATREGEL, "jaar", "2026", 2026),
        (Maatregel, MAATREGEL, "verplicht", "ja", True),
        (Maatregel, MAATREGEL, "verplicht", "nee", False),
        (Maatregel, MAATREGEL, "titel", "2024", "2024"),
        (Maatregel, MAATREGEL, "titel", "  no  ", "no"),
        (Maatregel, MAATREGEL, "normen", ["bn:02"], ("bn:02",)),
        (Maatregel, MAATREGEL, "omschrijving", None, None),
        (Regeling, REGELING, "versie", "1.10", "1.10"),
        (Regeling, REGELING, "url", "https://x.example/a?b=c", "https://x.example/a?b=c"),
        (Rol, ROL, "contact", "integriteit@test.example", "integriteit@test.example"),
        (Taak, TAAK, "rasci", {"r": "a/r"}, {"r": (RasciLetter.A, RasciLetter.R)}),
        (Taak, TAAK, "rasci", {"r": "S, S"}, {"r": (RasciLetter.S,)}),
    ],
)
def test_a_text_becomes_what_its_field_says(
    model: type[Onderdeel], base: dict[str, Any], key: str, text: Any, expected: Any
) -> None:
    assert value(model, base, key, text) == expected


@pytest.mark.parametrize(
    ("model", "base", "key", "text", "code", "words"),
    [
        (Maatregel, MAATREGEL, "van", "31-1-2026", "verkeerde-waarde", "is geen datum"),
        (Maatregel, MAATREGEL, "van", "2026-02-30", "verkeerde-waarde", "geen bestaande datum"),
        (Maatregel, MAATREGEL, "van", ["x"], "verkeerd-type", "hoort een datum"),
        (Maatregel, MAATREGEL, "gepland", "12:30", "verkeerde-waarde", "geen geheel getal"),
        (Maatregel, MAATREGEL, "gepland", "-1", "verkeerde-waarde", "kleiner dan nul"),
        (Maatregel, MAATREGEL, "gepland", "9" * 13, "verkeerde-waarde", "geen geheel getal"),
        (Maatregel, MAATREGEL, "kosten", "1.500,00", "verkeerde-waarde", "is geen getal"),
        (Maatregel, MAATREGEL, "kosten", "9.500", "verkeerde-waarde", "9500 of 9.5:"),
        (Maatregel, MAATREGEL, "kosten", "12,525", "verkeerde-waarde", "12525 of 12.5250:"),
        (Maatregel, MAATREGEL, "fte", "1.000", "verkeerde-waarde", "1000 of 1:"),
        (Meting, METING, "waarde", "-78.000", "verkeerde-waarde", "-78000 of -78:"),
        (Maatregel, MAATREGEL, "kosten", ["1"], "verkeerd-type", "hoort een getal"),
        (Maatregel, MAATREGEL, "gepland", ["1"], "verkeerd-type", "hoort een geheel getal"),
        (Maatregel, MAATREGEL, "verplicht", ["ja"], "verkeerd-type", "hoort ja of nee"),
        (Maatregel, MAATREGEL, "jaar", "26", "verkeerde-waarde", "geen jaartal"),
        (Maatregel, MAATREGEL, "verplicht", "no", "verkeerde-waarde", "geen ja of nee"),
        (Maatregel, MAATREGEL, "verplicht", "true", "verkeerde-waarde", "geen ja of nee"),
        (Maatregel, MAATREGEL, "soort", "cultur", "verkeerde-waarde", "bedoelt u 'cultuur'?"),
        (Maatregel, MAATREGEL, "soort", "x" * 99, "verkeerde-waarde", "…"),
        (Maatregel, MAATREGEL, "titel", "", "verkeerde-waarde", "'titel' is leeg"),
        (Maatregel, MAATREGEL, "titel", "a\nb", "verkeerde-waarde", "maar één regel"),
        (Maatregel, MAATREGEL, "titel", "<script>", "verkeerde-waarde", "'<' kan hier niet"),
        (Maatregel, MAATREGEL, "titel", "{{ x }}", "verkeerde-waarde", "'{{' kan hier niet"),
        (Maatregel, MAATREGEL, "titel", ["a"], "verkeerd-type", "hoort tekst"),
        (Maatregel, MAATREGEL, "normen", "bn:02", "verkeerd-type", "hoort een lijst"),
        (Maatregel, MAATREGEL, "id", "Eén", "verkeerde-waarde", "geen geldige id"),
        (Maatregel, MAATREGEL, "titl", "x", "onbekende-sleutel", "bedoelt u 'titel'?"),
        (Maatregel, MAATREGEL, "titel", None, "veld-ontbreekt", "'titel' is leeg"),
        (Regeling, REGELING, "url", "javascript:alert(1)", "verkeerde-waarde", "geen webadres"),
        (Rol, ROL, "contact", "jan", "verkeerde-waarde", "geen e-mailadres"),
        (Taak, TAAK, "rasci", "A", "verkeerd-type", "een groep van"),
        (Taak, TAAK, "rasci", {"r": "X"}, "verkeerde-waarde", "geen RASCI-letter"),
        (Taak, TAAK, "rasci", {"R R": "A"}, "verkeerde-waarde", "rasci: 'R R' is geen geldige"),
        (Taak, TAAK, "rasci", {"r": None}, "verkeerde-waarde", "'r' is leeg"),
        (Incident, INCIDENT, "aantallen", {"warning": "3"}, "verkeerde-waarde", "'aantallen'"),
        (Incident, INCIDENT, "aantallen", {"gesprek": None}, "verkeerde-waarde", "is leeg"),
        (Taak, TAAK, "rasci", {"r": ""}, "verkeerde-waarde", "geen RASCI-letter"),
    ],
)
def test_what_does_not_fit_is_one_problem_that_names_the_field(
    model: type[Onderdeel], base: dict[str, Any], key: str, text: Any, code: str, words: str
) -> None:
    found = problem(model, base, key, text)
    assert found.code == code
    assert words in found.what
    assert found.remedy


@pytest.mark.parametrize(
    ("line", "column", "what", "remedy"),
    [
        ("aantallen: {gesprek:1}", 13, "(bedoelt u 'gesprek'?)", "zet een spatie na"),
        ("aantallen:", 1, "de sleutel 'aantallen' is leeg", "of schrijf {} als er niets is"),
        ("aantallen: {gesprek: [1]}", 22, "hoort een geheel getal", "alleen cijfers"),
    ],
)
def test_what_is_wrong_with_a_group_is_told_once_at_its_place(
    line: str, column: int, what: str, remedy: str
) -> None:
    source = load_yaml(f"jaar: 2026\ncategorie: c\n{line}\n", "incidenten.yml")
    found = validate_record(Incident, source, "incidenten.yml", "geheel")
    assert isinstance(found, list)
    (only,) = found
    assert only.place == ("incidenten.yml", 3, column)
    assert (what in only.what, remedy in only.remedy) == (True, True)


@pytest.mark.parametrize(
    ("item", "remedy"),
    [
        ("bn: 02", "schrijf bn:02 zonder spatie, of de hele tekst tussen aanhalingstekens"),
        ("Let op: dit", "schrijf de hele tekst tussen aanhalingstekens"),
    ],
)
def test_text_that_a_colon_makes_a_key_is_told_how_to_stay_text(item: str, remedy: str) -> None:
    source = load_yaml(f"id: w\ntitel: T\nbetekenis: B\nnormen: [{item}]\n", "waarden.yml")
    found = validate(Waarde, source, "waarden.yml")
    assert isinstance(found, list)
    (only,) = found
    assert only.remedy == remedy
    assert f"'{item.partition(':')[0]}' een sleutel" in only.what


FORMS: list[Any] = [None, "x", "", " ", "-1", "9" * 99, "1.000", ["x"], [], [None], [["x"]]]
FORMS += [{}, {"x": "y"}, {"x": None}, {None: "x"}, [{"x": ["y"]}], [{"id": None, "titel": {}}]]
ENGLISH = re.compile(r"\b(?:should|valid|input|error|must|expected|string|integer|key)\b", re.I)


@pytest.mark.parametrize(
    "model",
    [*(kind.model for kind in KINDS), *(one.model for one in DOCUMENT_TYPES.values()), Organisatie],
)
def test_nothing_is_said_in_english_whatever_is_written(model: type[Onderdeel]) -> None:
    for field in model.model_fields:
        names = [name for part in part_models(model, field) for name in part.model_fields]
        parts = [{name: form} for name in names for form in FORMS]
        for form in [*FORMS, *parts, *([part] for part in parts)]:
            made = validate(model, written({field: form}), "x.yml")
            for one in made if isinstance(made, list) else []:
                assert not ENGLISH.search(f"{one.what}; {one.remedy}"), (field, form, one)


def test_an_unknown_key_in_a_part_is_compared_with_the_keys_of_that_part() -> None:
    text = "- id: x\n  norm: x:1\n  status: voldoet\n  bewijs:\n    - titl: T\n"
    source = load_yaml(text, "naleving.yml")
    found = validate(Naleving, source[0], "naleving.yml")
    assert isinstance(found, list)
    assert {(one.code, one.place) for one in found} == {
        ("veld-ontbreekt", ("naleving.yml", 5, 7)),
        ("onbekende-sleutel", ("naleving.yml", 5, 7)),
    }
    assert any("bedoelt u 'titel'?" in one.what for one in found)


def test_every_problem_of_a_record_is_told() -> None:
    found = validate(Norm, written({"titl": "x", "grondslag": "wt"}), "normen.yml")
    assert isinstance(found, list)
    assert sorted(one.code for one in found) == [
        "onbekende-sleutel",
        *["veld-ontbreekt"] * 3,
        "verkeerde-waarde",
    ]


@pytest.mark.parametrize("text", ["- los", "- [a]", "-"])
def test_a_record_that_is_no_group_of_keys_is_a_problem(text: str) -> None:
    source = load_yaml(f"- id: x\n{text}\n", "rollen.yml")
    found = validate_record(Rol, source, "rollen.yml", "geheel", (1,))
    assert isinstance(found, list)
    assert [(one.place.line, one.code) for one in found] == [(2, "verkeerd-type")]


def test_a_record_remembers_its_unit_and_where_each_field_stood() -> None:
    source = load_yaml("- id: r\n  titel: R\n  niveau: centraal\n  omschrijving: O\n", "rollen.yml")
    assert isinstance(source, list)
    role = validate_record(Rol, source[0], "rollen.yml", "geheel")
    assert isinstance(role, Rol)
    assert (role.eenheid, role.naam) == ("geheel", "R")
    assert role.place("niveau") == ("rollen.yml", 3, 11)
    assert role.place() == ("rollen.yml", 1, 3)


def test_a_state_and_an_exception_get_an_id_from_what_they_say() -> None:
    state = written({"norm": "bn:01", "status": "voldoet", "beoordeeld_op": "2026-01-01"})
    exception = written({"regel": "rol-zonder-taak", "bestand": "plans/x.yml", "reden": "R"})
    made = validate_record(Naleving, state, "x.yml", "geheel")
    assert not isinstance(made, list)
    assert made.id == "geheel.bn:01.2026-01-01"
    made = validate_record(Uitzondering, exception, "x.yml", "geheel")
    assert not isinstance(made, list)
    assert made.id == "rol-zonder-taak.plans-x.yml"
    assert Naleving.default_id(written({}), "geheel") is None
    assert Rol.default_id(written({}), "geheel") is None


def test_a_derived_id_is_not_a_second_problem() -> None:
    state = written({"norm": "BN:01", "status": "voldoet", "beoordeeld_op": "1 mei"})
    found = validate_record(Naleving, state, "x.yml", "Geheel")
    assert isinstance(found, list)
    assert [one.what.partition(":")[0] for one in found] == ["norm", "beoordeeld_op"]


@given(st.text())
def test_any_text_can_be_made_into_an_id(text: str) -> None:
    made = as_identifier(text)
    assert Rol.model_validate(ROL | {"id": made}).id == made == as_identifier(made)


def test_a_deviation_counts_until_its_term_is_over() -> None:
    base = {"id": "x", "norm": "bn:01", "status": "voldoet_deels", "geldig_tot": "2026-06-01"}
    state = Naleving.model_validate(base)
    assert state.stand(date(2026, 6, 1)) is Nalevingsstatus.VOLDOET_DEELS
    assert state.stand(date(2026, 6, 2)) is Nalevingsstatus.VOLDOET_NIET
    assert not Naleving.model_validate(base | {"status": "voldoet"}).verlopen(date(2027, 1, 1))


def test_a_norm_is_in_force_from_its_first_day_up_to_its_last() -> None:
    base = {"id": "a:1", "titel": "T", "vraagt": "V", "grondslag": "wet"}
    norm = Norm.model_validate(base | {"geldig_vanaf": "2026-01-01", "geldig_tot": "2027-01-01"})
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [norm.geldt(day) for day in days] == [False, True, True, False]
    assert not Norm.model_validate(base | {"in_werking": "nee"}).geldt(days[0])
    assert Normenkader.model_validate(
        {"id": "a", "titel": "A", "kort": "A", "grondslag": "wet"}
    ).geldt(days[0])


def test_the_address_of_a_law_follows_from_its_jci() -> None:
    base = {"id": "a:1", "titel": "T", "vraagt": "V", "grondslag": "wet"}
    norm = Norm.model_validate(base | {"jci": "jci1.3:c:BWBR0001947&artikel=4"})
    assert norm.wetstekst == "https://wetten.overheid.nl/jci1.3:c:BWBR0001947&artikel=4"
    assert (norm.kader, Norm.model_validate(base).wetstekst) == ("a", None)


def test_a_plan_is_policy_once_adopted_and_runs_for_its_term() -> None:
    base = {"soort": "jaarplan", "titel": "T", "jaar": "2026"}
    plan = Jaarplan.model_validate(
        base | {"status": "vastgesteld", "looptijd": {"van": "2026-01-01", "tot": "2026-12-31"}}
    )
    assert plan.is_beleid
    assert [plan.loopt(date(year, 12, 31)) for year in (2025, 2026, 2027)] == [False, True, False]
    assert Plandocument.model_validate({"titel": "T"}).loopt(date(2000, 1, 1))


def test_references_are_found_in_fields_lists_groups_and_parts() -> None:
    task = Taak.model_validate(TAAK | {"normen": ["bn:01", "bn:02"]})
    state = Naleving.model_validate(
        {
            "id": "x",
            "norm": "bn:01",
            "status": "voldoet",
            "bewijs": [{"titel": "B"}, {"titel": "B", "regeling": "code"}],
        }
    )
    assert set(references(task)) == {
        ("rollen", "r", ("rasci", "r")),
        ("normen", "bn:01", ("normen", 0)),
        ("normen", "bn:02", ("normen", 1)),
    }
    assert set(references(state)) == {
        ("normen", "bn:01", ("norm",)),
        ("regelingen", "code", ("bewijs", 1, "regeling")),
    }


def test_every_reference_names_a_kind_that_exists() -> None:
    models = (
        [kind.model for kind in KINDS]
        + [one.model for one in DOCUMENT_TYPES.values()]
        + [Organisatie]
    )
    assert {kind for model in models for _, kind in reference_fields(model)} <= set(BY_NAME)


def test_all_records_together_name_what_each_of_them_names() -> None:
    register = load(ROOT)
    for kind in KINDS:
        records = register.all(kind.model)
        each = {(one.kind, one.id) for record in records for one in references(record)}
        assert {(named, id) for named, ids in named_by(records) for id in ids} == each


def test_a_record_that_went_to_another_process_and_back_is_the_same() -> None:
    for record in load(ROOT).all(Naleving):
        back = pickle.loads(pickle.dumps(record))  # noqa: S301 - written here
        assert (back, back.place("status")) == (record, record.place("status"))
        assert back.model_copy(update={"status": None}).eenheid == record.eenheid


def test_records_are_equal_by_what_they_say_and_hash_by_id() -> None:
    one, other = Rol.model_validate(ROL), Rol.model_validate(ROL | {"titel": "Anders"})
    assert one != other
    assert hash(one) == hash(other)


ANYTHING = st.recursive(
    st.none() | st.text(max_size=8), lambda one: st.lists(one, max_size=3), max_leaves=4
)


@given(st.sampled_from(KINDS), st.data())
def test_any_written_values_are_a_record_or_problems(kind: Any, data: st.DataObject) -> None:
    names = st.sampled_from([*kind.model.model_fields, "anders", "a.b", ""])
    values = data.draw(st.dictionaries(names, ANYTHING | st.dictionaries(names, ANYTHING)))
    made = validate_record(kind.model, written(values), "x.yml", "geheel")
    problems = made if isinstance(made, list) else []
    assert isinstance(made, kind.model) or problems
    assert all(one.code and one.what and one.remedy for one in problems)
