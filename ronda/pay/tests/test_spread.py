"""How far amounts lie apart, worked by hand."""

from decimal import Decimal

from ronda.pay.rules.spread import Spread, grade_worth, spread_of, spread_of_people
from ronda.pay.tests.staff import a_spell, share_out, the_rules


def test_equal_amounts_have_no_spread() -> None:
    assert spread_of([5, 5, 5]) == Spread(3, 5, Decimal(0), Decimal(0))


def test_nobody_and_nothing_have_no_spread() -> None:
    assert spread_of([]) == Spread(0, 0, Decimal(0), Decimal(0))
    assert spread_of([0, 0]) == Spread(2, 0, Decimal(0), Decimal(0))


def test_where_one_of_four_has_everything_gini_is_three_quarters() -> None:
    # Mean 1, deviations 1, 1, 1, 3: variance 3, root 1.7320508.
    assert spread_of([0, 0, 0, 4]) == Spread(4, 1, Decimal("0.75"), Decimal("1.7321"))


def test_one_and_three_vary_by_half() -> None:
    assert spread_of([1, 3]) == Spread(2, 2, Decimal("0.25"), Decimal("0.5"))


def test_a_person_with_two_spells_counts_once() -> None:
    spells = [a_spell(1), a_spell(2, person_id=1, person_code="ana1", present_days=10), a_spell(3)]

    assert spread_of_people(share_out(spells, 70_000).amounts) == Spread(
        2, 35_000, Decimal("0.0714"), Decimal("0.1429")
    )


def test_one_grade_is_worth_a_tenth_of_the_money_for_a_whole_weight() -> None:
    result = share_out([a_spell(1), a_spell(2, 101), a_spell(3, 75)], 30_000)

    (post,) = (pool for pool in result.pools if pool.level == "post")
    assert grade_worth(post, result.amounts, the_rules().grading) == 1_000
    assert grade_worth(post, (), the_rules().grading) == 0
