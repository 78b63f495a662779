"""A made-up county: account managers with outlets in towns around their homes, and a month of visits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from ronda.visits.rules.planning import Outlet, Person, Plan, Prices, Problem, travel_of

PEOPLE, OUTLETS, TOWNS = 10, 200, 12
DAY_MINUTES, VISIT_MINUTES = 510, (10, 15, 20)
# Visits a month by how many outlets in ten: two on average, 4,000 in all.
VISITS = (1, 1, 1, 1, 2, 2, 2, 3, 3, 4)
KINDS = {1: "C", 2: "B", 3: "A", 4: "A"}
SPACINGS = {2: (8, 12), 3: (5, 8), 4: (4, 6)}
# As in policies/visits/planning.yaml.
PRICES = Prices({"A": 900, "B": 600, "C": 400}, overtime=4, longest_overtime=30, uneven=100, moved=40)
METRES_PER_MINUTE, DETOUR = 500, 130


def month() -> tuple[date, ...]:
    """October 2026 without weekends and its holiday: 21 days."""
    days = (date(2026, 10, 1) + timedelta(days=number) for number in range(31))
    return tuple(day for day in days if day.isoweekday() < 6 and day != date(2026, 10, 12))


def county(people: int = PEOPLE, outlets: int = OUTLETS, seed: int = 1) -> Problem:
    """Each person's towns lie within some twenty kilometres of home, the outlets within two of a town."""
    chance = Random(seed)
    positions: list[tuple[float, float]] = []
    made_people, made_outlets = [], []
    for number in range(people):
        home = (42 + chance.uniform(0, 1.5), -92 + chance.uniform(0, 2))
        person = f"manager-{number}"
        made_people.append(Person(person, len(positions), len(positions), DAY_MINUTES))
        positions.append(home)
        towns = [_near(chance, home, 0.2) for _ in range(TOWNS)]
        for count in range(outlets):
            visits = VISITS[count % len(VISITS)]
            made_outlets.append(
                Outlet(
                    f"{number}-{count:03d}",
                    person,
                    visits,
                    chance.choice(VISIT_MINUTES),
                    len(positions),
                    kind=KINDS[visits],
                )
            )
            positions.append(_near(chance, chance.choice(towns), 0.02))
    travel = travel_of(positions, METRES_PER_MINUTE, DETOUR)
    return Problem(month(), tuple(made_people), tuple(made_outlets), travel, PRICES, SPACINGS)


def _near(chance: Random, place: tuple[float, float], degrees: float) -> tuple[float, float]:
    return place[0] + chance.gauss(0, degrees / 2), place[1] + chance.gauss(0, degrees / 2)


def after_missed_day(problem: Problem, plan: Plan, missed: date, price: int) -> Problem:
    """What is left once nothing was done on `missed`; `price` in minutes of a visit moved from the plan."""
    following = tuple(day for day in problem.days if day > missed)
    done = {
        each.code: frozenset(day for day in plan.days_of(each.code) if day < missed)
        for each in problem.outlets
    }
    return replace(
        problem,
        first=following[0],
        outlets=tuple(replace(each, done=done[each.code]) for each in problem.outlets),
        accepted={each.code: plan.days_of(each.code) for each in problem.outlets},
        prices=replace(problem.prices, moved=price),
    )


def moved_share(before: Plan, after: Plan, following: Sequence[date]) -> float:
    """Per cent of the visits that were planned ahead and are on another day now."""
    ahead = {(visit.outlet, visit.day) for visit in before.visits if visit.day in following}
    kept = {(visit.outlet, visit.day) for visit in after.visits}
    return 100 * len(ahead - kept) / max(1, len(ahead))
