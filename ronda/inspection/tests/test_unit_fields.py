"""What of a unit's form is compared, and how."""

from datetime import date

import pytest

from ronda.inspection.rules.revisit import Value, compare_forms
from ronda.inspection.rules.unit_fields import as_compared, compare_base, visit_fields
from ronda.kernel.period import Month
from ronda.policy import InspectionRules, load_policy
from ronda.policy.tests.folders import SHIPPED

Said = dict[str, Value]


@pytest.fixture(scope="module")
def rules() -> InspectionRules:
    found = load_policy(SHIPPED).in_force(Month(2022, 10).period).inspection
    assert found is not None
    return found


def test_two_pieces_less_agree_three_do_not_and_words_are_for_people(rules: InspectionRules) -> None:
    first: Said = {
        "took_place": "yes",
        "front_7": 12,
        "store_7": 12,
        "outcome": "Tea ordered",
        "display": "good",
    }
    second: Said = {"took_place": "no", "front_7": 10, "store_7": 9, "outcome": "Nobody came", "display": ""}

    compared = compare_forms(visit_fields([7], rules), first, second)

    assert {each.name: each.outcome for each in compared if each.outcome != "open"} == {
        "took_place": "differs",
        "front_7": "same",
        "store_7": "differs",
        "outcome": "ignored",
        "task_result": "ignored",
        "answer": "ignored",
        "change": "ignored",
        "next_step": "ignored",
    }


def test_what_was_put_right_at_the_visit_is_good_when_somebody_comes_later() -> None:
    assert as_compared({"display": "mended", "price_marking": "poor"}) == {
        "display": "good",
        "price_marking": "poor",
    }


def test_base_data_are_right_wrong_or_not_looked_at() -> None:
    recorded: Said = {"name": "Shop 1", "city": "Linn", "stars": 3}
    said: Said = {"seen_name": "right", "seen_city": "wrong", "found_city": "Mora", "found_stars": "4"}

    compared = compare_base(["name", "city", "stars"], recorded, said)

    assert [(each.outcome, each.first, each.second) for each in compared] == [
        ("same", "Shop 1", "Shop 1"),
        ("differs", "Linn", "Mora"),
        ("open", 3, None),
    ]


def test_days_are_compared_exactly(rules: InspectionRules) -> None:
    [field] = [each for each in visit_fields([], rules) if each.name == "next_on"]
    day = date(2022, 10, 20).isoformat()

    compared = [compare_forms([field], {"next_on": day}, {"next_on": other}) for other in (day, "2022-10-21")]

    assert [each[0].outcome for each in compared] == ["same", "differs"]
