"""What no scorecard weighs is told beside the score, to those who may see it."""

from dataclasses import replace
from typing import Any

import pytest

from ronda.appraisal.rules.derivation.measured import also_measured
from ronda.appraisal.rules.derivation.stored import Stored
from ronda.appraisal.tests.closings import POLICIES
from ronda.kernel.period import Month
from ronda.policy import load_policy

JANUARY = Month(2027, 1)
SPELL = {"spell_id": 1, "unit_id": 7, "person_id": 5}


def measured(key: str, num: int, den: int, basis: int = 12, spell: int = 1) -> dict[str, Any]:
    return {"key": key, "spell_id": spell, "unit_id": 7, "num": num, "den": den, "goal": None, "basis": basis}


@pytest.fixture(scope="module")
def stored() -> Stored:
    rules = load_policy(POLICIES).in_force(JANUARY.period)
    rows = [measured("learning_continuity", 8, 12), measured("training_hours", 3600, 3600)]
    return Stored(JANUARY, rules, {"person_id": 5}, [SPELL], (), (), (), (), measures=rows)


def told(stored: Stored) -> list[tuple[str, str, str]]:
    nodes = [line for node in also_measured(stored, SPELL) for line in node.children]
    return [
        (node.reason.code, str(node.reason.facts["indicator"]), str(node.reason.facts["value"]))
        for node in nodes
    ]


def test_what_is_reached_and_what_is_not_is_told_with_its_records(stored: Stored) -> None:
    assert told(stored) == [
        ("measured_short", "learning_continuity", "0.666666667"),
        ("measured_reached", "training_hours", "1"),
    ]
    [node] = also_measured(stored, SPELL)
    assert {line.evidence.table for line in node.children if line.evidence} == {"learning_months"}


def test_too_few_cases_are_not_judged(stored: Stored) -> None:
    few = replace(stored, measures=[measured("learning_continuity", 0, 2, basis=2)])

    assert also_measured(few, SPELL) == []


def test_what_a_scorecard_weighs_is_not_told_twice(stored: Stored) -> None:
    assert also_measured(replace(stored, measures=[measured("planned_visits", 5, 10)]), SPELL) == []


def test_the_heads_of_a_centre_are_added_up_for_those_who_lead_it(stored: Stored) -> None:
    """Of 20 people 19 are enough only if more than 95 % were not asked for: 20 are needed."""
    heads = [measured("certified_intermediate", 20 * (n < 19), 20, spell=n) for n in range(20)]
    own = replace(stored, measures=(), unit_measures=heads)

    assert also_measured(own, SPELL) == []
    assert told(replace(own, sees_unit=True)) == [("measured_short", "certified_intermediate", "0.95")]
