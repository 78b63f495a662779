"""The hours of a day, what is due, what stands for what, what is carried over, and what would make it fit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ronda.visits.rules.month.carrying import Standing, State, carry_over
from ronda.visits.rules.month.days import Position, Roads, Stop, best_place, metres_between, time_day
from ronda.visits.rules.month.due import visits_due
from ronda.visits.rules.month.hours import order_for_hours
from ronda.visits.rules.month.matching import Pair, match_days
from ronda.visits.rules.month.remedies import (
    Colleague,
    HandedOver,
    Load,
    Lowered,
    days_more,
    hand_over,
    lower_frequency,
)

STRAIGHT = Roads(500, 100, 510)
HERE = (0.0, 0.0)


def north(metres: int) -> Position:
    """So far up the meridian; a degree of latitude is 111,195 metres."""
    return metres / 111_195.08, 0.0


def october(day: int) -> date:
    return date(2026, 10, day)


def test_a_day_runs_from_the_start_to_the_stops_and_back() -> None:
    """8:30 and 2 km at 500 metres a minute: 8:34; 20 minutes there, next door at 8:54, back in 4 minutes."""
    day = time_day(STRAIGHT, HERE, HERE, [Stop(north(2000), 20), Stop(north(2000), 10)])

    assert [each.begins for each in day.stops] == [8 * 60 + 34, 8 * 60 + 54]
    assert (day.travel_minutes, day.metres, day.service, day.seconds) == (8, 4000, 30, 38 * 60)


def test_a_detour_makes_every_way_longer_and_no_position_makes_none() -> None:
    roads = Roads(500, 130, 510)
    assert metres_between(roads, HERE, north(1000)) == 1300
    nowhere = time_day(roads, HERE, HERE, [Stop(None, 20), Stop(None, 20)])
    assert (nowhere.travel, nowhere.metres, nowhere.seconds) == (0, 0, 40 * 60)
    assert time_day(roads, None, None, []).seconds == 0


def test_hours_that_suit_are_met_by_another_order_where_that_is_not_too_far() -> None:
    """Both lie at one place; the second suits before 8:40 only, and otherwise begins at 9:00."""
    stops = [Stop(HERE, 30), Stop(HERE, 20, closes=8 * 60 + 40)]
    assert order_for_hours(STRAIGHT, HERE, HERE, stops, price=10, longest=360) == (1, 0)

    # The day ends 21 km to the north: to see the far one first is 38 km, 76 minutes, more.
    apart, end = [Stop(north(1000), 30), Stop(north(20_000), 20, closes=9 * 60 + 15)], north(21_000)
    assert order_for_hours(STRAIGHT, HERE, end, apart, price=75, longest=360) == (0, 1)
    assert order_for_hours(STRAIGHT, HERE, end, apart, price=77, longest=360) == (1, 0)
    assert order_for_hours(STRAIGHT, HERE, end, apart, price=77, longest=100) == (0, 1)


@given(st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 40), st.integers(480, 900)), max_size=6))
def test_another_order_holds_every_stop_once_and_costs_no_more(rows: list[tuple[int, int, int]]) -> None:
    stops = [Stop(north(at), minutes, closes=closes) for at, minutes, closes in rows]
    order = order_for_hours(STRAIGHT, HERE, HERE, stops, price=10, longest=10_000)

    def cost(listed: list[Stop]) -> int:
        day = time_day(STRAIGHT, HERE, HERE, listed)
        return day.travel + 600 * sum(each.outside for each in day.stops)

    assert sorted(order) == list(range(len(stops)))
    assert cost([stops[place] for place in order]) <= cost(stops)


def test_one_stop_more_goes_where_it_costs_least() -> None:
    stops = [Stop(north(1000), 10), Stop(north(3000), 10)]
    assert best_place(STRAIGHT, HERE, north(4000), stops, Stop(north(2000), 10)) == 1
    assert best_place(STRAIGHT, HERE, HERE, [], Stop(north(2000), 10)) == 0


@pytest.mark.parametrize(
    ("often", "held", "month", "due"),
    [
        (2, 20, 20, 2),
        (2, 10, 20, 1),
        (1, 1, 20, 1),
        (4, 15, 20, 3),
        (4, 5, 21, 1),
        (0, 20, 20, 0),
        (2, 0, 20, 0),
    ],
)
def test_visits_are_due_by_the_days_in_hand_and_at_least_one(
    often: int, held: int, month: int, due: int
) -> None:
    assert visits_due(often, held, month) == due


def test_a_visit_of_the_same_day_is_the_same_and_the_others_follow_in_order() -> None:
    old = {1: october(3), 2: october(10), 3: None}
    assert match_days(old, [october(12), october(3)]) == [
        Pair(1, october(3), october(3)),
        Pair(2, october(10), october(12)),
        Pair(3, None, None),
    ]
    assert match_days({}, [october(5)]) == [Pair(None, None, october(5))]


DAYS = st.integers(1, 31).map(october)


@given(
    st.dictionaries(st.integers(1, 50), DAYS | st.none(), max_size=5), st.lists(DAYS, max_size=5, unique=True)
)
def test_every_visit_before_and_after_stands_in_exactly_one_pair(
    old: dict[int, date | None], new: list[date]
) -> None:
    pairs = match_days(old, new)
    assert sorted(pair.old for pair in pairs if pair.old is not None) == sorted(old)
    assert sorted(pair.day for pair in pairs if pair.day is not None) == sorted(new)
    assert all(pair.from_day == old[pair.old] for pair in pairs if pair.old is not None)


def standing(number: int, day: int | None, state: State, outlet: int = 7, **more: bool) -> Standing:
    return Standing(number, (outlet, "visit"), october(day) if day else None, state, **more)


def test_what_was_made_comes_along_and_the_drafts_visit_that_it_was_goes() -> None:
    """The draft has outlet 7 on the 20th and the 28th; it was seen on the 18th: the 20th goes."""
    found = carry_over(
        [standing(1, 18, "made")],
        [standing(11, 20, "open"), standing(12, 28, "open"), standing(13, 18, "open", outlet=8)],
        starts=october(15),
        instead={},
    )
    assert (found.taken, found.dropped) == ((1,), (11,))


def test_what_the_draft_knew_of_or_lapsed_takes_nothing_from_it() -> None:
    earlier = [standing(1, 18, "made", known=True), standing(2, 19, "lapsed"), standing(3, 10, "made")]
    found = carry_over(earlier, [standing(11, 20, "open")], starts=october(15), instead={})
    assert (found.taken, found.dropped) == ((1, 2), ())


def test_a_choice_for_the_quota_comes_along_unless_the_draft_stands_for_it() -> None:
    earlier = [standing(1, None, "open", chosen=True), standing(2, 20, "open", 8, chosen=True)]
    found = carry_over(earlier, [standing(11, 21, "open", 8)], starts=october(15), instead={11: 2})
    assert (found.taken, found.dropped) == ((1,), ())


STATES: st.SearchStrategy[State] = st.sampled_from(["open", "made", "lapsed"])
ROWS = st.lists(st.tuples(st.integers(1, 31), STATES, st.integers(1, 4), st.booleans()), max_size=8)


@given(ROWS, ROWS)
def test_nothing_made_begun_or_chosen_is_ever_lost(
    old: list[tuple[int, State, int, bool]], new: list[tuple[int, State, int, bool]]
) -> None:
    earlier = [
        standing(n, day, state, outlet, chosen=chosen) for n, (day, state, outlet, chosen) in enumerate(old)
    ]
    draft = [standing(100 + n, day, "open", outlet) for n, (day, _, outlet, _) in enumerate(new)]
    found = carry_over(earlier, draft, starts=october(10), instead={})

    ahead = {each.number for each in earlier if each.day is None or each.day >= october(10)}
    must = {each.number for each in earlier if each.state != "open" or each.chosen} & ahead
    assert set(found.taken) == must
    assert len(found.dropped) <= sum(each.state == "made" for each in earlier if each.number in ahead)
    assert set(found.dropped) <= {each.number for each in draft}


def load(name: str, visits: int = 2, minutes: int = 25, **more: object) -> Load:
    given: dict[str, object] = {"visit_class": "A", "place": HERE, "free": True}
    return Load(name, visits=visits, minutes=minutes, **{**given, **more})  # type: ignore[arg-type]


def test_a_class_that_is_seen_twice_is_told_what_once_would_save() -> None:
    loads = [load("one"), load("two"), load("three", 1, 15, visit_class="C")]
    assert lower_frequency(loads, 50) == [Lowered("A", 2, 50, True)]
    assert lower_frequency(loads, 51) == [Lowered("A", 2, 50, False)]


def test_the_nearest_outlets_go_to_a_colleague_with_time_until_the_rest_fits() -> None:
    near, far = Colleague("E06", "Elena", 60, north(1000)), Colleague("E07", "Farid", 500, north(50_000))
    loads = [load("a", 1, 25, place=north(2000)), load("b", 1, 25), load("c", 1, 25, place=north(49_000))]
    loads.append(load("d", 1, 25, free=False))

    assert hand_over(loads, [near, far], 40) == [HandedOver(near, 2, 50)]
    assert hand_over(loads, [near, far], 70) == [HandedOver(near, 2, 50), HandedOver(far, 1, 25)]
    assert hand_over(loads, [], 70) == []


def test_days_more_are_whole_days() -> None:
    assert [days_more(excess, 360) for excess in (0, 1, 360, 361)] == [0, 1, 1, 2]
