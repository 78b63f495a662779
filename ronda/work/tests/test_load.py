"""Hours needed against hours there are, worked by hand; idle and overloaded both show."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.work.rules.load import (
    Days,
    Help,
    LoadNumbers,
    Need,
    load_of,
    part_of_month,
    visit_need,
    work_need,
)

NUMBERS = LoadNumbers(
    daily_minutes=360, learning_minutes=70, office_minutes=45, band=(Fraction(7, 10), Fraction(1))
)
WEEK = Days(working=5, there=5)
FREQUENCY, MINUTES = {"A": 2, "B": 1, "C": 1}, {"A": 20, "B": 15, "C": 12}


def tasks(count: int, minutes: int) -> Need:
    return work_need("tasks", [minutes] * count)


def test_the_visits_of_a_month_take_their_class_and_the_way() -> None:
    # 10 A twice a month and 20 B once: 20 x 25 + 20 x 20 minutes
    need = visit_need("visits", {"A": 10, "B": 20}, FREQUENCY, MINUTES, travel=5)

    assert [need.count, need.minutes] == [40, 900]
    assert part_of_month(need, there=5, there_in_month=20).minutes == 225


def test_a_week_between_the_ends_of_the_band_is_moderately_demanding() -> None:
    # learning 70 and office 225 leave 1,505 of 1,800
    week = load_of([tasks(20, 60)], WEEK, NUMBERS)

    assert [week.needed, week.available, week.state] == [1_495, 1_800, "moderate"]


def test_an_overloaded_week_says_how_many_tasks_could_wait_and_then_how_many_visits() -> None:
    visits = Need("visits", Fraction(60), Fraction(1_200))
    week = load_of([visits, tasks(10, 60)], WEEK, NUMBERS)

    # 2,095 minutes on 1,800: 295 too many, five tasks of an hour
    assert (week.state, week.help) == ("overloaded", Help(tasks=5, visits=0, hours=Fraction(295, 60)))
    fewer = load_of([Need("visits", Fraction(90), Fraction(1_800)), tasks(2, 60)], WEEK, NUMBERS)
    # 415 too many: both tasks, and 15 visits of twenty minutes
    assert (fewer.help.tasks, fewer.help.visits) == (2, 15)


def test_an_idle_week_says_what_has_room() -> None:
    week = load_of([Need("visits", Fraction(20), Fraction(400))], WEEK, NUMBERS)

    # 695 of 1,800; seven tenths are 1,260: room for 28 visits of twenty minutes
    assert (week.state, week.help.visits) == ("idle", 28)


def test_the_ends_of_the_band_belong_to_it() -> None:
    low = load_of([tasks(1, 1_260 - 295)], WEEK, NUMBERS)
    high = load_of([tasks(1, 1_800 - 295)], WEEK, NUMBERS)

    assert (low.state, high.state) == ("moderate", "moderate")


def test_leave_takes_hours_learning_and_office_with_it() -> None:
    week = load_of([], Days(working=5, there=2), NUMBERS)

    assert [week.available, week.needed] == [720, 28 + 90]
    assert load_of([], Days(working=5, there=0), NUMBERS).state == "away"
    assert load_of([tasks(3, 60)], Days(working=5, there=0), NUMBERS).times is None


@given(
    counts=st.lists(st.tuples(st.integers(1, 80), st.integers(1, 240)), max_size=3),
    there=st.integers(1, 5),
)
def test_moving_what_the_help_names_is_enough_where_there_is_enough_to_move(
    counts: list[tuple[int, int]], there: int
) -> None:
    needs = [tasks(count, minutes) for count, minutes in counts[:1]]
    needs += [Need("visits", Fraction(count), Fraction(count * minutes)) for count, minutes in counts[1:2]]
    week = load_of(needs, Days(5, there), NUMBERS)

    if week.state == "overloaded":
        moved = {"tasks": week.help.tasks, "visits": week.help.visits}
        left = sum(need.minutes - moved.get(need.kind, 0) * need.minutes / need.count for need in week.needs)
        everything = all(moved[need.kind] == need.count for need in needs)
        assert left <= week.available or everything
        assert all(moved[need.kind] <= need.count for need in needs)


@pytest.mark.parametrize("more", [1, 30, 400])
def test_more_work_never_lightens_a_week(more: int) -> None:
    before, after = (load_of([tasks(10, minutes)], WEEK, NUMBERS) for minutes in (60, 60 + more))

    assert before.times is not None
    assert after.times is not None
    assert after.times > before.times
