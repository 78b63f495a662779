"""The certified share: strict, with heads, and the same for everybody."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.learning.rules import (
    INTERMEDIATE,
    SENIOR,
    Marketer,
    certified_share,
    counted_staff,
    level_on,
)

GOALS = st.decimals(0, 1, places=2)
LEVELS = st.one_of(st.none(), st.integers(1, 5))
STAFF = st.lists(st.builds(Marketer, st.integers(1, 99), LEVELS, st.booleans()), max_size=30)
MOST, THREE_QUARTERS = Decimal("0.95"), Decimal("0.75")


def team(*levels: int | None) -> list[Marketer]:
    return [Marketer(number, level) for number, level in enumerate(levels)]


@pytest.mark.parametrize(
    ("staff", "intermediate", "senior", "enough"),
    [
        (20, 19, 16, (False, True)),
        (20, 20, 15, (True, False)),
        (21, 20, 16, (True, True)),
        (40, 39, 31, (True, True)),
    ],
)
def test_the_worked_examples_of_the_mission(
    staff: int, intermediate: int, senior: int, enough: tuple[bool, bool]
) -> None:
    people = team(*[3] * senior, *[4] * (intermediate - senior), *[5] * (staff - intermediate))

    found = (
        certified_share(people, INTERMEDIATE, MOST).enough,
        certified_share(people, SENIOR, THREE_QUARTERS).enough,
    )

    assert found == enough


def test_nine_of_thirteen_seniors_need_one_more() -> None:
    share = certified_share(team(*[3] * 9, *[4] * 4), SENIOR, THREE_QUARTERS)

    assert (share.certified, share.staff, share.missing, share.enough) == (9, 13, 1, False)


def test_exactly_three_quarters_need_one_more() -> None:
    share = certified_share(team(3, 2, 1, 4), SENIOR, THREE_QUARTERS)

    assert (share.certified, share.missing, share.enough) == (3, 1, False)


def test_in_a_small_team_more_than_nineteen_twentieths_is_everybody() -> None:
    assert certified_share(team(*[4] * 11, 5), INTERMEDIATE, MOST).missing == 1
    assert certified_share(team(*[4] * 12), INTERMEDIATE, MOST).missing == 0


def test_nobody_at_all_is_never_enough() -> None:
    share = certified_share([], SENIOR, THREE_QUARTERS)

    assert (share.enough, share.missing) == (False, None)


def test_who_is_on_probation_is_counted_only_where_the_policy_says_so() -> None:
    people = [Marketer(1, 3), Marketer(2, None, on_probation=True)]

    assert counted_staff(people, probation_excluded=True) == people[:1]
    assert counted_staff(people, probation_excluded=False) == people


def test_a_certificate_counts_from_its_issue_to_the_last_day_of_its_term() -> None:
    held = [(4, date(2020, 1, 1), None), (3, date(2022, 1, 1), date(2022, 9, 30))]

    days = [date(2019, 12, 31), date(2021, 12, 31), date(2022, 1, 1), date(2022, 9, 30), date(2022, 10, 1)]

    assert [level_on(day, held) for day in days] == [None, 4, 3, 3, 4]


@given(STAFF, st.sampled_from([INTERMEDIATE, SENIOR]), GOALS)
def test_enough_means_strictly_more_than_the_goal(staff: list[Marketer], level: int, goal: Decimal) -> None:
    share = certified_share(staff, level, goal)

    assert share.enough == (share.certified > Fraction(goal) * share.staff)
    assert share.enough == (share.missing == 0)


@given(STAFF, st.sampled_from([INTERMEDIATE, SENIOR]), GOALS)
def test_so_many_more_are_enough_and_one_fewer_is_not(
    staff: list[Marketer], level: int, goal: Decimal
) -> None:
    share = certified_share(staff, level, goal)
    if not share.missing:
        return
    lacking = [person for person in staff if not person.reaches(level)]
    others = [person for person in staff if person.reaches(level)]

    def after(passed: int) -> bool:
        now = [*others, *(Marketer(each.person_id, level) for each in lacking[:passed]), *lacking[passed:]]
        return certified_share(now, level, goal).enough

    assert after(share.missing)
    assert not after(share.missing - 1)


@given(STAFF, GOALS)
def test_the_senior_count_never_exceeds_the_intermediate_one(staff: list[Marketer], goal: Decimal) -> None:
    senior, intermediate = (certified_share(staff, level, goal) for level in (SENIOR, INTERMEDIATE))

    assert senior.certified <= intermediate.certified <= intermediate.staff
