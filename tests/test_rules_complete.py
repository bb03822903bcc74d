"""Every rule has a good and a bad case, in one of the tables."""

from collections import Counter

from integriteitsplan.rules import RULES
from tests import (
    test_adoption,
    test_colophon,
    test_meldwijzer,
    test_rules,
    test_rules_cycle,
    test_rules_decisions,
    test_rules_language,
    test_rules_privacy,
    test_rules_publicity,
)

TABLES = (
    test_rules.CASES,
    test_colophon.CASES,
    test_rules_cycle.CYCLE_CASES,
    test_meldwijzer.CASES,
    test_rules_decisions.CASES,
    test_rules_language.CASES,
    test_rules_privacy.CASES,
    test_rules_publicity.CASES,
    [rule.__name__.replace("_", "-") for rule in test_adoption.CASES],
)


def test_every_rule_has_a_case() -> None:
    assert Counter(code for table in TABLES for code in table) == Counter(
        rule.code for rule in RULES
    )
