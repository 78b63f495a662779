"""Plans that are not what they say are caught."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from ronda.visits.rules.planning import Plan, Tour, plan, verify
from ronda.visits.rules.planning.plans import visits_of
from ronda.visits.tests.planning_world import MONTH, outlet, problem

GIVEN = problem([outlet("a", visits=2), outlet("b", place=2), outlet("c", place=None)])


@pytest.fixture(scope="module")
def made() -> Plan:
    found = plan(GIVEN, 1, 50)
    assert verify(GIVEN, found) == []
    return found


def with_tours(made: Plan, tours: Iterable[Tour]) -> Plan:
    return replace(made, tours=tuple(tours), visits=visits_of(tuple(tours)))


def test_a_visit_that_is_missing_is_caught(made: Plan) -> None:
    faults = verify(GIVEN, with_tours(made, [tour for tour in made.tours if "b" not in tour.stops]))
    assert "b has 0 of 1 visits, and the plan says otherwise" in faults


def test_travel_that_is_told_too_short_is_caught(made: Plan) -> None:
    first, *rest = made.tours
    (fault, *_) = verify(GIVEN, with_tours(made, [replace(first, travel=first.travel - 1), *rest]))
    assert "has other travel or work than it says" in fault


def test_a_cost_that_is_not_that_of_the_tours_is_caught(made: Plan) -> None:
    wrong = replace(made, cost=replace(made.cost, overtime=1))
    assert verify(GIVEN, wrong) == ["the cost is not that of the tours"]


def test_visits_too_near_each_other_are_caught(made: Plan) -> None:
    both = [tour for tour in made.tours if "a" in tour.stops]
    others = [tour for tour in made.tours if tour not in both]
    near = MONTH[MONTH.index(both[0].day) + 1]
    faults = verify(GIVEN, with_tours(made, [both[0], replace(both[1], day=near, number=0), *others]))
    assert any("do not keep their spacing" in fault or "stands there twice" in fault for fault in faults)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"closed": frozenset(MONTH)}, "b is closed on"),
        ({"locked": frozenset(MONTH)}, "a locked visit of b is not in the plan"),
        ({"done": frozenset(MONTH)}, "b is visited twice on a day"),
        ({"person": "ben"}, "b is not an outlet of ana"),
        ({"patterns": (frozenset(MONTH),)}, "b is not visited on one of its sets of days"),
        ({"place": None}, "goes to an outlet without position"),
    ],
)
def test_a_plan_of_another_outlet_is_caught(made: Plan, change: dict[str, Any], fault: str) -> None:
    other = replace(
        GIVEN, outlets=tuple(replace(each, **change) if each.code == "b" else each for each in GIVEN.outlets)
    )
    assert any(fault in said for said in verify(other, made))


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"off": frozenset(MONTH)}, "is on a day off"),
        ({"tours": 0}, "is one too many"),
        ({"room": -1}, "has too little room"),
    ],
)
def test_a_plan_of_another_person_is_caught(made: Plan, change: dict[str, Any], fault: str) -> None:
    other = replace(GIVEN, people=(replace(GIVEN.people[0], **change),))
    assert any(fault in said for said in verify(other, made))


def test_a_day_longer_than_the_longest_is_caught(made: Plan) -> None:
    short = replace(
        GIVEN,
        people=(replace(GIVEN.people[0], minutes=10),),
        prices=replace(GIVEN.prices, longest_overtime=0),
    )
    assert any("is longer than the longest day" in fault for fault in verify(short, made))
