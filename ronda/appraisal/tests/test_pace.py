"""Carrying a running month to its end: worked examples and what must always hold."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.appraisal.rules.pace import Passed, factor_of, passed_of, rules_so_far
from ronda.kernel.period import Month, Period
from ronda.people.tests.builders import the_rules

NOVEMBER = Month(2022, 11)
FIFTH = Fraction(1, 5)
WORKED = [day for day in NOVEMBER.period.each_day() if day.isoweekday() <= 5]


def carried(value: int, passed: Passed, swing: Fraction) -> Fraction:
    factor = factor_of(passed, swing, gathers=True)
    assert factor is not None
    return value * factor


def test_eight_visits_on_ten_of_twenty_days_are_sixteen_at_the_end() -> None:
    passed = Passed(10, 20)

    assert carried(8, passed, Fraction(0)) == 16
    assert carried(8, passed, -FIFTH) == Fraction(144, 10)
    assert carried(8, passed, FIFTH) == Fraction(176, 10)


def test_a_share_stands_as_it_is_and_swings_only_with_the_days_to_come() -> None:
    assert factor_of(Passed(10, 20), Fraction(0), gathers=False) == 1
    assert factor_of(Passed(10, 20), FIFTH, gathers=False) == Fraction(11, 10)


def test_before_the_first_working_day_nothing_that_gathers_can_be_told() -> None:
    assert factor_of(Passed(0, 20), Fraction(0), gathers=True) is None
    assert factor_of(Passed(0, 20), Fraction(0), gathers=False) == 1


def test_a_month_without_working_days_is_over_at_once() -> None:
    passed = passed_of(NOVEMBER.period, [], NOVEMBER.start, None)

    assert passed.share == 1
    assert factor_of(passed, FIFTH, gathers=True) == 1


def test_only_days_that_the_facts_cover_have_passed() -> None:
    today, known_to = date(2022, 11, 21), date(2022, 11, 11)

    assert passed_of(NOVEMBER.period, WORKED, today, known_to) == Passed(9, 22)
    assert passed_of(NOVEMBER.period, WORKED, today, None) == Passed(0, 22)


def test_a_spell_that_began_in_the_month_has_its_own_days() -> None:
    spell = Period(date(2022, 11, 14), NOVEMBER.end)

    assert passed_of(spell, WORKED, date(2022, 11, 18), date(2022, 11, 18)) == Passed(5, 13)


@pytest.mark.parametrize("known_to", [None, date(2022, 11, 3)])
def test_on_the_last_working_day_everything_is_taken_as_it_stands(known_to: date | None) -> None:
    passed = passed_of(NOVEMBER.period, WORKED, date(2022, 11, 30), known_to)

    assert factor_of(passed, FIFTH, gathers=True) == 1
    assert factor_of(passed, -FIFTH, gathers=False) == 1


def test_system_use_is_enough_in_proportion_to_the_days() -> None:
    rules = the_rules()
    whole = rules.visits.modern_use_days

    assert rules_so_far(rules, Passed(20, 20)).visits.modern_use_days == whole
    assert rules_so_far(rules, Passed(10, 20)).visits.modern_use_days == whole // 2


@given(st.integers(0, 31), st.integers(0, 31), st.integers(0, 100), st.booleans())
def test_slower_is_never_more_than_faster_and_both_close_in_on_the_pace(
    passed: int, rest: int, swing: int, gathers: bool
) -> None:
    days, share = Passed(passed, passed + rest), Fraction(swing, 100)

    slower, pace, faster = (factor_of(days, by, gathers=gathers) for by in (-share, Fraction(0), share))

    if gathers and not passed and rest:
        assert slower is pace is faster is None
    else:
        told = [Fraction(0) if factor is None else factor for factor in (slower, pace, faster)]
        assert [Fraction(0), *told] == sorted([Fraction(0), *told])
        assert rest or slower == faster == 1


@given(st.dates(NOVEMBER.start, NOVEMBER.end), st.sets(st.sampled_from(WORKED)), st.integers(0, 40))
def test_the_days_passed_never_exceed_the_days_there_are(today: date, worked: set[date], back: int) -> None:
    passed = passed_of(NOVEMBER.period, worked, today, today - timedelta(days=back))

    assert 0 <= passed.passed <= passed.total == len(worked)
    assert 0 <= passed.share <= 1
