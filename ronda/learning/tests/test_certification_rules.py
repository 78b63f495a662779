"""Who may and who must sit a level, and what a score is: examples worked by hand."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.learning.rules import certified_share
from ronda.learning.rules.certification import (
    Demand,
    Sitter,
    Waits,
    heads_of,
    is_passed,
    may_sit,
    obligation_of,
    opening_of,
    openings,
    score_faults,
    who_must_sit,
    years_after,
)
from ronda.learning.rules.certified import Marketer

WAITS = Waits(
    {"junior": 1, "intermediate": 5, "senior": 10},
    {"intermediate": 3, "senior": 4, "marketer": 5, "senior_marketer": 5},
)
ON = date(2022, 10, 1)
DEMAND = Demand(4, 3, short=True)


def sitter(since: date, *held: tuple[int, date, date | None], number: int = 1) -> Sitter:
    return Sitter(number, since, held)


def opens(who: Sitter, level: int) -> tuple[date, str] | None:
    found = opening_of(who, level, WAITS, ON)
    return None if found is None else (found.day, found.way)


def test_intermediate_opens_after_five_years_in_the_trade() -> None:
    assert opens(sitter(date(2017, 10, 1)), 4) == (date(2022, 10, 1), "trade")
    assert may_sit(sitter(date(2017, 10, 1)), 4, WAITS, ON)
    assert not may_sit(sitter(date(2017, 10, 2)), 4, WAITS, ON)


def test_intermediate_opens_three_years_after_junior_if_that_is_sooner() -> None:
    who = sitter(date(2018, 5, 1), (5, date(2019, 6, 1), None))
    assert opens(who, 4) == (date(2022, 6, 1), "below")


def test_senior_opens_four_years_after_intermediate_or_after_ten_in_the_trade() -> None:
    who = sitter(date(2015, 3, 1), (4, date(2020, 3, 1), None))
    assert opens(who, 3) == (date(2024, 3, 1), "below")
    assert opens(sitter(date(2012, 3, 1), (4, date(2020, 3, 1), None)), 3) == (date(2022, 3, 1), "trade")


def test_marketer_opens_five_years_after_senior_and_by_no_other_way() -> None:
    assert opens(sitter(date(1990, 1, 1), (3, date(2018, 9, 1), None)), 2) == (date(2023, 9, 1), "below")
    assert opens(sitter(date(1990, 1, 1)), 2) is None


def test_the_years_count_from_the_first_certificate_below_that_is_in_force() -> None:
    renewed = sitter(ON, (4, date(2016, 1, 1), None), (4, date(2021, 1, 1), None))
    ended = sitter(ON, (4, date(2016, 1, 1), date(2022, 9, 30)), (4, date(2021, 1, 1), None))
    assert opens(renewed, 3) == (date(2020, 1, 1), "below")
    assert opens(ended, 3) == (date(2025, 1, 1), "below")


def test_who_held_a_level_until_it_ran_out_may_sit_it_again_at_once() -> None:
    who = sitter(date(2020, 1, 1), (3, date(2017, 1, 1), date(2022, 9, 30)))
    assert opens(who, 3) == (date(2022, 9, 30), "again")
    assert opens(who, 4) == (date(2022, 9, 30), "again")


def test_a_level_that_is_held_or_a_lower_one_is_not_sat() -> None:
    who = sitter(date(1990, 1, 1), (3, date(2018, 9, 1), None))
    assert [each.level for each in openings(who, WAITS, ON)] == [2]


def test_a_year_after_the_29th_of_february_is_the_1st_of_march() -> None:
    assert years_after(date(2020, 2, 29), 1) == date(2021, 3, 1)
    assert years_after(date(2020, 2, 29), 4) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("who", "level", "cause", "opens_on"),
    [
        # Without a certificate, six years in the trade: intermediate.
        (sitter(date(2016, 5, 1)), 4, "none", date(2021, 5, 1)),
        # Two years in the trade: only junior is open yet.
        (sitter(date(2020, 5, 1)), 5, "none", date(2021, 5, 1)),
        # Half a year: junior opens first, next May.
        (sitter(date(2022, 5, 1)), 5, "none", date(2023, 5, 1)),
        # Junior since two years, three in the trade: intermediate opens after one more.
        (sitter(date(2019, 10, 1), (5, date(2020, 10, 1), None)), 4, "below", date(2023, 10, 1)),
        # Intermediate, while too few are senior.
        (sitter(date(2010, 1, 1), (4, date(2015, 1, 1), None)), 3, "short", date(2019, 1, 1)),
        # Senior until yesterday.
        (
            sitter(date(2018, 1, 1), (4, date(2019, 1, 1), None), (3, date(2020, 1, 1), date(2022, 9, 30))),
            3,
            "expired",
            date(2022, 9, 30),
        ),
    ],
)
def test_what_a_person_must_sit_and_why(who: Sitter, level: int, cause: str, opens_on: date) -> None:
    owed = obligation_of(who, DEMAND, WAITS, ON)
    assert owed is not None
    assert (owed.level, owed.cause, owed.opens) == (level, cause, opens_on)


def test_nobody_must_become_senior_once_enough_are() -> None:
    enough = Demand(4, 3, short=False)
    intermediate = sitter(date(2000, 1, 1), (4, date(2010, 1, 1), None))
    assert obligation_of(intermediate, enough, WAITS, ON) is None
    assert obligation_of(sitter(date(2000, 1, 1)), enough, WAITS, ON) is not None


def test_a_senior_owes_nothing() -> None:
    assert obligation_of(sitter(ON, (3, date(2020, 1, 1), None)), DEMAND, WAITS, ON) is None


def test_a_session_is_for_those_who_must_sit_its_level_and_may() -> None:
    people = [
        sitter(date(2016, 5, 1), number=1),
        sitter(date(2020, 5, 1), number=2),
        sitter(date(2019, 1, 1), (5, date(2020, 1, 1), None), number=3),
        sitter(date(2010, 1, 1), (4, date(2015, 1, 1), None), number=4),
    ]
    by_level = {
        level: [each.person_id for each in who_must_sit(people, level, DEMAND, WAITS, ON)]
        for level in range(1, 6)
    }
    # The third is junior and may sit intermediate only next year.
    assert by_level == {1: [], 2: [], 3: [4], 4: [1], 5: [2]}


@given(
    since=st.dates(date(1990, 1, 1), date(2022, 1, 1)),
    level=st.integers(1, 5),
    years=st.integers(0, 20),
    later=st.integers(0, 4000),
)
def test_what_may_be_sat_may_be_sat_later_too(since: date, level: int, years: int, later: int) -> None:
    """As long as no certificate ends or comes."""
    who = sitter(since, (5, since + timedelta(days=365 * years), None))
    if may_sit(who, level, WAITS, ON):
        assert may_sit(who, level, WAITS, ON + timedelta(days=later))


def test_twenty_people_one_is_five_points_and_all_are_needed() -> None:
    found = heads_of(20, Decimal("0.95"))
    assert (found.points, found.needed, found.all_needed) == (Fraction(5), 20, True)


def test_forty_people_one_is_two_and_a_half_points_and_thirty_nine_are_needed() -> None:
    found = heads_of(40, Decimal("0.95"))
    assert (found.points, found.needed, found.all_needed) == (Fraction(5, 2), 39, False)


def test_twelve_people_and_three_quarters_need_ten() -> None:
    assert heads_of(12, Decimal("0.75")).needed == 10


def test_of_nobody_no_number_is_enough() -> None:
    assert heads_of(0, Decimal("0.95")).needed is None
    assert heads_of(7, Decimal(1)).needed is None


@given(staff=st.integers(1, 400), goal=st.decimals("0", "0.99", places=2))
def test_the_heads_needed_are_the_first_that_are_enough(staff: int, goal: Decimal) -> None:
    needed = heads_of(staff, goal).needed
    assert needed is not None
    held = [Marketer(number, 3 if number < needed else None) for number in range(staff)]
    assert certified_share(held, 3, goal).enough
    one_less = [Marketer(number, 3 if number < needed - 1 else None) for number in range(staff)]
    assert not certified_share(one_less, 3, goal).enough


def test_both_parts_must_be_passed_and_the_mark_itself_passes() -> None:
    mark = Decimal(60)
    assert is_passed(Decimal(60), Decimal(60), mark)
    assert not is_passed(Decimal("59.99"), Decimal(100), mark)
    assert not is_passed(Decimal(100), Decimal("59.99"), mark)


def test_a_score_is_of_a_hundred_and_of_both_parts() -> None:
    assert not list(score_faults(Decimal(0), Decimal(100)))
    assert list(score_faults(Decimal("-0.01"), Decimal("100.01"))) == [
        ("theory", "is no score between 0 and 100"),
        ("skill", "is no score between 0 and 100"),
    ]
    assert list(score_faults(None, Decimal("NaN"))) == [
        ("theory", "is not marked"),
        ("skill", "is no score between 0 and 100"),
    ]
