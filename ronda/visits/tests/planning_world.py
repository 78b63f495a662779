"""Small problems of planning: October 2026, places on a line or a plane, a minute a step."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import numpy as np

from ronda.visits.rules.planning import Outlet, Person, Prices, Problem, Travel

# The working days of a month without its holiday: 21.
MONTH = tuple(
    day
    for day in (date(2026, 10, 1) + timedelta(days=number) for number in range(31))
    if day.isoweekday() < 6 and day != date(2026, 10, 12)
)
PRICES = Prices(unmet={"A": 2000, "B": 1000}, overtime=5, longest_overtime=None, uneven=0, moved=0)
SPACINGS = {2: (8, 12), 3: (5, 8), 4: (4, 6)}


def outlet(code: str, **more: Any) -> Outlet:
    given: dict[str, Any] = {"person": "ana", "visits": 1, "minutes": 30, "place": 1, "kind": "A"}
    return Outlet(code, **{**given, **more})


def person(code: str = "ana", **more: Any) -> Person:
    given: dict[str, Any] = {"start": 0, "end": 0, "minutes": 480}
    return Person(code, **{**given, **more})


def plane(points: Sequence[tuple[int, int]]) -> Travel:
    """Whole steps along the two axes."""
    at = np.array(points)
    steps = np.abs(at[:, None] - at[None]).sum(2).astype(np.int32)
    return Travel(steps * 60, steps * 1000)


def problem(
    outlets: Sequence[Outlet],
    people: Sequence[Person] = (),
    points: Sequence[tuple[int, int]] = ((0, 0), (5, 0), (10, 0)),
    **more: Any,
) -> Problem:
    given: dict[str, Any] = {"days": MONTH, "travel": plane(points), "prices": PRICES, "spacings": SPACINGS}
    return Problem(people=tuple(people or [person()]), outlets=tuple(outlets), **{**given, **more})


def chance_problem(seed: int, *, outlets: int = 4, days: int = 4, may_leave_out: bool = True) -> Problem:
    """Outlets strewn about, some visited twice, some closed on a day."""
    chance = Random(seed)
    points = [(0, 0)] + [(chance.randrange(20), chance.randrange(20)) for _ in range(outlets)]
    made = [
        outlet(
            f"o{number}",
            place=number,
            visits=chance.choice([1, 1, 2]),
            minutes=chance.randrange(10, 60),
            closed=frozenset({MONTH[chance.randrange(days)]}),
            spacing=(1, days),
        )
        for number in range(1, outlets + 1)
    ]
    some = person(minutes=chance.choice([80, 150]))
    return problem(made, [some], points, days=MONTH[:days], may_leave_out=may_leave_out)
