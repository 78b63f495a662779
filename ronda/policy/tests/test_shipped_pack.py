"""The pack that Ronda ships: it is sound, and its numbers are those of the mission."""

from decimal import Decimal

import pytest

from ronda.kernel.period import Month
from ronda.policy import Rules, check_folder, load_policy
from ronda.policy.tests.folders import SHIPPED


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_policy(SHIPPED).in_force(Month(2026, 10).period)


def test_the_shipped_pack_is_in_order_and_every_parameter_has_a_worked_example() -> None:
    checked = check_folder(SHIPPED)

    assert checked.problems == ()
    assert checked.examples >= checked.parameters


def test_field_visits_are_five_fifty_and_eighty(rules: Rules) -> None:
    assert rules.visits.quotas == {
        "director": 5,
        "deputy": 5,
        "information_officer": 50,
        "brand_manager": 80,
    }


def test_more_than_95_and_75_per_cent_are_to_be_certified(rules: Rules) -> None:
    shares = (rules.certification.intermediate_share, rules.certification.senior_share)

    assert shares == (Decimal("0.95"), Decimal("0.75"))


def test_only_account_managers_hold_portfolios(rules: Rules) -> None:
    assert [code for code, post in rules.posts.items() if post.holds_portfolio] == ["account_manager"]
    assert {code for code, post in rules.posts.items() if post.side == "back"} == {
        "director",
        "deputy",
        "brand_manager",
        "information_officer",
    }


def test_the_back_office_is_examined_first(rules: Rules) -> None:
    assert rules.cascade.tiers == (("back",), ("front",))


def test_no_post_has_more_than_eight_indicators(rules: Rules) -> None:
    assert max(len(weights) for weights in rules.scorecards.values()) == 8


def test_every_value_says_where_it_comes_from() -> None:
    for parameter in load_policy(SHIPPED).parameters:
        for start, origin in parameter.origins.items():
            assert origin.source in {"mission", "default"}, parameter.path
            assert len(origin.reference) > 5, parameter.path
            assert origin.announced < start, parameter.path
