"""Who is a high-tier customer, and when a fall raises an alert."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.work.rules.high_tier import high_tier, trend_of

TENTH, THREE_TENTHS = Fraction(1, 10), Fraction(3, 10)


def test_from_the_grade_on_and_never_below_it() -> None:
    found = high_tier({1: 26, 2: 25, 3: 30}, {1: 0, 2: 900, 3: 5}, grade=26, share=TENTH)

    assert found == {1, 3}


def test_without_grades_the_largest_tenth_by_sales_rounded_up() -> None:
    sales = {outlet: outlet * 100 for outlet in range(1, 12)}

    found = high_tier(dict.fromkeys(range(1, 12)), sales, grade=26, share=TENTH)

    # A tenth of eleven is 1.1: two outlets.
    assert found == {10, 11}


def test_an_outlet_without_grade_and_sales_is_never_of_a_high_tier() -> None:
    assert high_tier({1: None, 2: None}, {}, grade=26, share=Fraction(1)) == frozenset()


@pytest.mark.parametrize(
    ("last", "change", "alert"),
    [
        (700, Fraction(-3, 10), True),
        (701, Fraction(-299, 1000), False),
        (0, Fraction(-1), True),
        (1300, Fraction(3, 10), False),
    ],
)
def test_a_fall_of_exactly_three_tenths_raises_the_alert(last: int, change: Fraction, alert: bool) -> None:
    # The mean of 900, 1000 and 1100 is 1000.
    trend = trend_of([5, 900, 1000, 1100, last], alert=THREE_TENTHS)

    assert (trend.mean, trend.change, trend.alert) == (Fraction(1000), change, alert)


@pytest.mark.parametrize("months", [[], [900], [900, 1000, 10], [900, None, 1000, 10], [900, 900, 900, None]])
def test_without_three_months_before_nothing_is_compared(months: list[int | None]) -> None:
    trend = trend_of(months, alert=THREE_TENTHS)

    assert (trend.change, trend.alert) == (None, False)


@given(st.lists(st.integers(0, 10**9), min_size=4, max_size=12), st.integers(1, 1000))
def test_another_currency_changes_no_trend(months: list[int], factor: int) -> None:
    scaled = trend_of([factor * each for each in months], alert=THREE_TENTHS)
    plain = trend_of(months, alert=THREE_TENTHS)

    assert (scaled.change, scaled.alert) == (plain.change, plain.alert)
