"""Holdings of one outlet, whatever is assigned in whatever order."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ronda.outlets.rules import Holding, assigned
from ronda.outlets.rules.holding import overlapping

FIRST = date(2022, 1, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(30)]

wishes = st.builds(
    lambda start, person, days: Holding(
        DAYS[start], person, DAYS[start] + timedelta(days=days) if days else None
    ),
    st.integers(0, 29),
    st.integers(1, 3),
    st.integers(0, 10),
)


def after(wanted: list[Holding]) -> list[Holding]:
    holdings: list[Holding] = []
    for each in wanted:
        holdings = assigned(holdings, each)
    return holdings


def holder(holdings: list[Holding], day: date) -> int | None:
    return next((each.person_id for each in holdings if each.start <= day < each.until), None)


@given(st.lists(wishes, max_size=8))
def test_nobody_shares_a_day(wanted: list[Holding]) -> None:
    assert overlapping(after(wanted)) == []


@given(st.lists(wishes, min_size=1, max_size=8))
def test_the_last_wish_is_fulfilled_from_its_first_day(wanted: list[Holding]) -> None:
    assert holder(after(wanted), wanted[-1].start) == wanted[-1].person_id


@given(st.lists(wishes, min_size=1, max_size=8))
def test_a_wish_twice_is_as_good_as_once(wanted: list[Holding]) -> None:
    assert after([*wanted, wanted[-1]]) == after(wanted)


@given(st.lists(wishes, max_size=8), wishes)
def test_a_wish_with_an_end_leaves_the_days_outside_it_alone(wanted: list[Holding], last: Holding) -> None:
    holdings = after(wanted)
    fresh = all((each.person_id, each.start) != (last.person_id, last.start) for each in holdings)

    result = assigned(holdings, last)

    if last.end is not None and fresh:
        outside = [day for day in DAYS if not last.start <= day < last.end]
        assert [holder(result, day) for day in outside] == [holder(holdings, day) for day in outside]
