from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.demo.rules.days import working_days
from ronda.kernel.period import Month
from ronda.work.rules import HandoverDays, HandoverResult, WorkingClock, handover_result

OCTOBER = Month(2022, 10)
FIRST = date(2022, 8, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(123)]
# Monday to Friday from August to November 2022.
OFFICE = WorkingClock.of(day for day in DAYS if day.isoweekday() <= 5)

days = st.sampled_from(DAYS)
clocks = st.sets(days).map(WorkingClock.of)


def counted(started_on: date, allowed: int, given_on: date | None, **more: date) -> HandoverResult | None:
    """A hand-over as October counts it."""
    handover = HandoverDays(started_on, allowed, given_on, more.get("returned_on"))
    return handover_result(handover, OCTOBER, OFFICE)


def test_given_on_the_day_of_the_start_nothing_has_elapsed() -> None:
    assert OFFICE.elapsed(date(2022, 10, 5), date(2022, 10, 5)) == 0


def test_a_weekend_does_not_run_the_clock() -> None:
    friday, monday = date(2022, 10, 7), date(2022, 10, 10)

    assert OFFICE.elapsed(friday, friday + timedelta(days=2)) == 0
    assert OFFICE.elapsed(friday, monday) == 1


def test_two_days_allowed_from_friday_end_on_tuesday() -> None:
    assert OFFICE.due_on(date(2022, 10, 7), 2) == date(2022, 10, 11)


def test_no_days_allowed_are_used_up_on_the_day_of_the_start_also_on_a_sunday() -> None:
    assert OFFICE.due_on(date(2022, 10, 9), 0) == date(2022, 10, 9)


def test_a_due_day_beyond_the_known_days_is_not_known() -> None:
    assert OFFICE.due_on(DAYS[-1], 1) is None


def test_a_feast_runs_no_clock() -> None:
    feast = date(2022, 10, 11)
    clock = WorkingClock.of(day for day in OFFICE.days if day != feast)

    assert clock.due_on(date(2022, 10, 10), 1) == date(2022, 10, 12)
    assert clock.elapsed(date(2022, 10, 10), date(2022, 10, 12)) == 1


def test_a_handover_started_in_september_and_due_in_october_belongs_to_october() -> None:
    assert counted(date(2022, 9, 29), 3, date(2022, 10, 5)) == HandoverResult(4, True, False)


def test_a_handover_started_in_september_and_due_in_september_is_not_octobers() -> None:
    assert counted(date(2022, 9, 27), 3, None) is None


def test_a_handover_started_in_october_and_due_in_november_is_not_octobers() -> None:
    assert counted(date(2022, 10, 31), 1, None) is None


def test_what_was_never_given_elapses_up_to_the_months_end() -> None:
    assert counted(date(2022, 10, 26), 2, None) == HandoverResult(3, False, False)


def test_a_day_late_is_a_day_late_also_across_the_months_end() -> None:
    assert counted(date(2022, 10, 27), 2, date(2022, 11, 1)) == HandoverResult(3, True, False)


def test_a_returned_handover_says_so() -> None:
    result = counted(date(2022, 10, 3), 2, date(2022, 10, 4), returned_on=date(2022, 10, 5))

    assert result == HandoverResult(1, True, True)


@given(clocks, days, days, days)
def test_the_clock_never_runs_backwards(clock: WorkingClock, start: date, one: date, other: date) -> None:
    first, second = sorted([one, other])

    assert 0 <= clock.elapsed(start, first) <= clock.elapsed(start, second)


@given(clocks, days, days, days)
def test_two_spans_in_a_row_add_up(clock: WorkingClock, one: date, two: date, three: date) -> None:
    start, middle, end = sorted([one, two, three])

    assert clock.elapsed(start, middle) + clock.elapsed(middle, end) == clock.elapsed(start, end)


@given(clocks, days, days, days)
def test_a_later_start_never_lengthens(clock: WorkingClock, one: date, other: date, end: date) -> None:
    early, late = sorted([one, other])

    assert clock.elapsed(late, end) <= clock.elapsed(early, end)


@given(clocks, days, st.integers(0, 30))
def test_the_due_day_is_the_first_on_which_the_allowance_has_elapsed(
    clock: WorkingClock, start: date, allowed: int
) -> None:
    due = clock.due_on(start, allowed)
    reached = [day for day in DAYS if day >= start and clock.elapsed(start, day) >= allowed]

    assert due == (reached[0] if reached else None)


@given(clocks, days, st.integers(0, 30), days)
def test_given_up_to_the_due_day_nothing_overran(
    clock: WorkingClock, start: date, allowed: int, given_on: date
) -> None:
    due = clock.due_on(start, allowed)

    if due is not None and given_on >= start:
        in_time = clock.elapsed(start, given_on) <= allowed
        assert in_time == (given_on <= due or clock.elapsed(due, given_on) == 0)


@given(days, st.integers(0, 9), st.one_of(st.none(), days))
def test_every_handover_is_due_in_one_month_at_most(start: date, allowed: int, given_on: date | None) -> None:
    handover = HandoverDays(start, allowed, given_on, None)
    months = [Month(2022, number) for number in range(8, 12)]

    assert sum(handover_result(handover, month, OFFICE) is not None for month in months) <= 1


@pytest.mark.parametrize(("started", "elapsed"), [(0, 1), (3, 0), (3, 2), (10, 5)])
def test_the_clock_counts_as_the_simulated_county_does(started: int, elapsed: int) -> None:
    # The simulator gives a hand-over `elapsed` places later in its list of working days.
    october: list[date] = working_days(OCTOBER.period).astype(object).tolist()

    assert WorkingClock.of(october).elapsed(october[started], october[started + elapsed]) == elapsed
