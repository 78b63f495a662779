"""Plans of visits from end to end."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise, permutations, product

import pytest

from ronda.visits.rules.planning import Outlet, Plan, Problem, plan, verify
from ronda.visits.rules.planning.patterns import patterns_of
from ronda.visits.rules.planning.plans import (
    LOCKED_OFF,
    NO_DAY,
    NO_POSITION,
    NO_WORKING_DAY,
    TOO_MUCH,
    WIDER,
    Reason,
)
from ronda.visits.tests.planning_world import MONTH, chance_problem, outlet, person, problem

WORK = 150


def sound(given: Problem, seed: int = 1, work: int = WORK) -> Plan:
    made = plan(given, seed, work)
    assert verify(given, made) == []
    return made


@pytest.mark.parametrize("seed", range(6))
def test_plans_of_chance_problems_are_sound(seed: int) -> None:
    sound(chance_problem(seed))


def test_the_same_seed_gives_the_same_plan() -> None:
    given = chance_problem(3, outlets=6)
    assert plan(given, 7, WORK) == plan(given, 7, WORK)


def test_threads_and_other_people_do_not_change_a_plan() -> None:
    both = problem([outlet("a"), outlet("b", place=2), outlet("c", person="ben")], [person(), person("ben")])
    assert plan(both, 1, WORK, threads=2) == plan(both, 1, WORK)


def least_cost(given: Problem) -> int:
    """Every choice of patterns, and of each day every order."""
    ahead, minute, (only,) = given.days_ahead, given.travel.per_minute, given.people
    choices = [patterns_of(given, only, each).days for each in given.outlets]

    def of_day(stops: Sequence[Outlet]) -> int:
        nodes = [[0, *(each.place or 0 for each in order), 0] for order in permutations(stops)]
        way = min(sum(int(given.travel.ticks[a, b]) for a, b in pairwise(row)) for row in nodes)
        over = way + sum(each.minutes for each in stops) * minute - (only.minutes or 0) * minute
        return (way if stops else 0) + given.prices.overtime * max(0, over)

    return min(
        sum(
            of_day([each for each, days in zip(given.outlets, chosen, strict=True) if day in days])
            for day in ahead
        )
        for chosen in product(*choices)
    )


@pytest.mark.parametrize("seed", range(4))
def test_tiny_problems_are_solved_to_the_least_cost(seed: int) -> None:
    given = chance_problem(seed, outlets=4, days=3, may_leave_out=False)
    assert sound(given, work=400).cost.total == least_cost(given)


def test_outlets_side_by_side_are_visited_on_one_day() -> None:
    given = problem([outlet("a"), outlet("b", place=2)])
    # To the farther one and back passes by the nearer: 20 minutes.
    made = sound(given)
    assert made.cost.travel == 20 * 60
    assert len(made.tours) == 1


def test_two_outlets_on_one_point_cost_the_way_once() -> None:
    made = sound(problem([outlet("a"), outlet("b")]))
    assert made.cost.travel == 10 * 60


def test_a_locked_visit_stays() -> None:
    given = problem([outlet("a", locked=frozenset({MONTH[9]})), outlet("b", place=2)])
    assert sound(given).days_of("a") == (MONTH[9],)


def test_a_locked_visit_on_leave_is_told_and_planned_elsewhere() -> None:
    given = problem([outlet("a", locked=frozenset({MONTH[9]}))], [person(off=frozenset({MONTH[9]}))])
    made = sound(given)
    assert Reason("a", LOCKED_OFF) in made.reasons
    assert len(made.days_of("a")) == 1


def test_two_locked_visits_too_near_each_other_stay_and_are_told() -> None:
    given = problem([outlet("a", visits=2, locked=frozenset({MONTH[2], MONTH[3]}))])
    made = sound(given)
    assert made.days_of("a") == (MONTH[2], MONTH[3])
    assert Reason("a", WIDER) in made.reasons


def test_a_month_with_no_working_day_is_a_sentence() -> None:
    made = sound(problem([outlet("a", visits=2)], [person(off=frozenset(MONTH))]))
    assert made.visits == ()
    assert made.unmet == {"a": 2}
    assert made.reasons == (Reason("ana", NO_WORKING_DAY), Reason("a", NO_DAY, (("visits", 2),)))
    # Two visits of class A at 2,000 minutes each.
    assert made.cost.unmet == 2 * 2000 * 60


def test_an_outlet_without_position_is_planned_last_on_an_emptier_day_and_named() -> None:
    given = problem([outlet("a"), outlet("b", place=None)])
    made = sound(given)
    assert made.days_of("b")
    assert made.days_of("b") != made.days_of("a")
    assert Reason("b", NO_POSITION) in made.reasons
    assert made.cost.travel == 10 * 60


def test_more_work_than_time_is_told_in_minutes() -> None:
    outlets = [outlet(f"o{number}", minutes=100) for number in range(4)]
    made = sound(problem(outlets, [person(minutes=150)], days=MONTH[:2]))
    assert made.reasons == (Reason("ana", TOO_MUCH, (("needed", 420), ("there", 300))),)
    # Two outlets of 100 minutes and 10 of way a day, 60 beyond 150, at five minutes a minute.
    assert made.cost.overtime == 2 * 60 * 5 * 60


def test_visits_are_left_out_by_their_class_where_overtime_is_dearer() -> None:
    outlets = [outlet("a", minutes=100), outlet("b", minutes=100, kind="B")]
    given = problem(outlets, [person(minutes=120)], days=MONTH[:1])
    made = sound(replace(given, prices=replace(given.prices, overtime=50)))
    assert made.unmet == {"b": 1}


def test_a_replan_with_a_price_for_moves_keeps_the_days_that_are_left() -> None:
    accepted = {"a": (MONTH[1], MONTH[10]), "b": (MONTH[5],)}
    outlets = [outlet("a", visits=2, done=frozenset({MONTH[1]})), outlet("b", place=2)]
    given = problem(outlets, accepted=accepted, first=MONTH[3])
    made = sound(replace(given, prices=replace(given.prices, moved=60)))
    assert (made.days_of("a"), made.days_of("b")) == ((MONTH[10],), (MONTH[5],))
    assert made.cost.moved == 0


def test_a_team_goes_out_in_tours_with_room_for_all() -> None:
    outlets = [outlet(f"o{number}", load=3, minutes=10) for number in range(4)]
    made = sound(problem(outlets, [person(tours=2, room=6)], days=MONTH[:1]))
    assert [len(tour.stops) for tour in made.tours] == [2, 2]


@pytest.mark.parametrize("days", [MONTH[::-1], MONTH[:1] * 2])
def test_days_out_of_order_are_refused(days: tuple[date, ...]) -> None:
    with pytest.raises(ValueError, match="in order and each once"):
        plan(problem([outlet("a")], days=days), 1, 1)


def test_an_outlet_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="does not know"):
        plan(problem([outlet("a", person="nobody")]), 1, 1)
