"""Who is new, which appointments overlap, which days are worked, what is believed."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ronda.kernel.period import Month, Period
from ronda.people.rules import first_overlap, is_believed, is_newcomer, working_days

OCTOBER = Month(2022, 10)


@pytest.mark.parametrize(
    ("joined", "expected"),
    [
        (date(2022, 6, 30), False),
        (date(2022, 7, 1), False),
        (date(2022, 7, 2), True),
        (date(2022, 10, 1), True),
        (date(2022, 10, 31), True),
    ],
)
def test_somebody_is_new_until_three_whole_months_lie_before_the_month(joined: date, expected: bool) -> None:
    assert is_newcomer(joined, OCTOBER, 3) is expected


def test_who_joined_on_the_first_is_new_in_exactly_three_months() -> None:
    new_in = [
        str(month) for n in range(6) if is_newcomer(date(2022, 7, 1), month := Month(2022, 7).plus(n), 3)
    ]

    assert new_in == ["2022-07", "2022-08", "2022-09"]


def test_the_months_of_a_newcomer_run_over_the_turn_of_the_year() -> None:
    assert is_newcomer(date(2022, 11, 2), Month(2023, 2), 3)
    assert not is_newcomer(date(2022, 11, 1), Month(2023, 2), 3)


def test_nobody_is_new_where_the_policy_has_no_months_for_newcomers() -> None:
    assert not is_newcomer(date(2022, 10, 17), OCTOBER, 0)


def test_intervals_that_touch_do_not_overlap() -> None:
    first, second = (date(2022, 1, 1), date(2022, 2, 1)), (date(2022, 2, 1), None)

    assert first_overlap([second, first]) is None


def test_an_interval_without_an_end_overlaps_every_later_one() -> None:
    open_end, later = (date(2022, 1, 1), None), (date(2030, 1, 1), date(2030, 2, 1))

    assert first_overlap([later, open_end]) == (open_end, later)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.dates(date(2022, 1, 1), date(2022, 1, 20)), st.none() | st.integers(1, 10)), max_size=6
    )
)
def test_an_overlap_is_found_exactly_when_two_share_a_day(drawn: list[tuple[date, int | None]]) -> None:
    intervals = [
        (start, None if length is None else date.fromordinal(start.toordinal() + length))
        for start, length in drawn
    ]
    january = Period(date(2022, 1, 1), date(2022, 2, 1))

    shared = [
        day
        for day in january.each_day()
        if sum(start <= day and (end is None or day < end) for start, end in intervals) > 1
    ]

    assert (first_overlap(intervals) is not None) == bool(shared)


def test_a_single_day_overrules_the_weekdays_both_ways() -> None:
    week = Period(date(2022, 10, 3), date(2022, 10, 10))

    worked = working_days(week, "12345", {date(2022, 10, 4): False, date(2022, 10, 8): True})

    assert sorted(day.day for day in worked) == [3, 5, 6, 7, 8]


def test_a_row_is_believed_from_its_moment_up_to_but_not_including_its_withdrawal() -> None:
    known, withdrawn = datetime(2022, 10, 3, 9, tzinfo=UTC), datetime(2022, 10, 5, 9, tzinfo=UTC)

    assert not is_believed(known, withdrawn, datetime(2022, 10, 3, 8, 59, tzinfo=UTC))
    assert is_believed(known, withdrawn, known)
    assert is_believed(known, withdrawn, datetime(2022, 10, 5, 8, 59, tzinfo=UTC))
    assert not is_believed(known, withdrawn, withdrawn)
    assert is_believed(known, None, withdrawn)
