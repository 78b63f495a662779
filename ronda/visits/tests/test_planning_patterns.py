"""On which days an outlet can be visited."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from ronda.visits.rules.planning.patterns import patterns_of
from ronda.visits.tests.planning_world import MONTH, outlet, person, problem


def days_apart(visits: int, **more: Any) -> set[int]:
    """All gaps between visits, in working days, over all patterns."""
    each = outlet("a", visits=visits, **more)
    found = patterns_of(problem([each]), person(), each)
    assert found.days
    assert all(len(days) == visits for days in found.days)
    return {
        MONTH.index(after) - MONTH.index(before) for days in found.days for before, after in pairwise(days)
    }


@pytest.mark.parametrize(("visits", "apart"), [(2, range(8, 13)), (3, range(5, 9)), (4, range(4, 7))])
def test_visits_are_as_many_working_days_apart_as_their_number_asks(visits: int, apart: range) -> None:
    assert days_apart(visits) == set(apart)


def test_one_visit_may_be_on_any_working_day() -> None:
    each = outlet("a")
    assert patterns_of(problem([each]), person(), each).days == tuple((day,) for day in MONTH)


def test_two_visits_two_or_three_days_apart_in_five_days() -> None:
    each = outlet("a", visits=2, spacing=(2, 3))
    days = MONTH[:5]
    found = patterns_of(replace(problem([each]), days=days), person(), each)
    assert [tuple(days.index(day) for day in pattern) for pattern in found.days] == [
        (0, 2), (0, 3), (1, 3), (1, 4), (2, 4),
    ]  # fmt: skip


def test_no_visit_falls_on_leave_a_closed_day_or_another_weekday() -> None:
    closed, leave = MONTH[3], MONTH[4]
    each = outlet("a", weekdays="1234", closed=frozenset({closed}))
    away = person(off=frozenset({leave}))
    used = {day for days in patterns_of(problem([each], [away]), away, each).days for day in days}
    assert used == {day for day in MONTH if day.isoweekday() < 5 and day not in {closed, leave}}


def test_where_no_days_keep_the_spacing_the_nearest_spacing_is_taken() -> None:
    each = outlet("a", visits=2)
    away = person(off=frozenset(MONTH[7:]))
    found = patterns_of(problem([each], [away]), away, each)
    # Seven days are left: at most 6 apart instead of 8, twice one less.
    assert (found.wider, found.missing) == (2, 0)
    assert found.days == ((MONTH[0], MONTH[6]),)


def test_more_visits_than_days_are_missing() -> None:
    each = outlet("a", visits=3)
    away = person(off=frozenset(MONTH[1:]))
    found = patterns_of(problem([each], [away]), away, each)
    assert found.missing == 2
    assert found.days == ((MONTH[0],),)


def test_a_visit_already_done_is_part_of_every_pattern() -> None:
    each = outlet("a", visits=2, done=frozenset({MONTH[1]}))
    given = replace(problem([each]), first=MONTH[5])
    found = patterns_of(given, person(), each)
    assert found.days == tuple((MONTH[1], MONTH[place]) for place in range(9, 14))


def test_the_month_of_these_tests_has_twenty_one_working_days() -> None:
    assert len(MONTH) == 21
    assert MONTH[0] == date(2026, 10, 1)
    assert all(after - before >= timedelta(days=1) for before, after in pairwise(MONTH))
