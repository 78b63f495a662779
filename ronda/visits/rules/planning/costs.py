"""What tours cost: the objective term by term, in ticks."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from ronda.visits.rules.planning.plans import Cost, Tour
from ronda.visits.rules.planning.problem import Outlet, Person, Problem


def tour_of(
    problem: Problem,
    person: Person,
    day: date,
    number: int,
    stops: Sequence[Outlet],
    by_list: Sequence[Outlet],
) -> Tour:
    """A tour without stops is no way at all, also where it would end elsewhere."""
    places = [stop.place for stop in stops if stop.place is not None]
    nodes = [person.start, *places, person.end] if places else []
    legs = list(pairwise(nodes))
    return Tour(
        person.code,
        day,
        number,
        tuple(stop.code for stop in stops),
        tuple(stop.code for stop in by_list),
        sum(int(problem.travel.ticks[leg]) for leg in legs),
        sum(int(problem.travel.metres[leg]) for leg in legs),
        sum(stop.minutes for stop in (*stops, *by_list)),
    )


def cost_of_tours(
    problem: Problem, tours: Sequence[Tour], days: Mapping[str, frozenset[date]], unmet: Mapping[str, int]
) -> Cost:
    """`days`: planned or done, by outlet."""
    people = {person.code: person for person in problem.people}
    overtime = uneven = 0
    for tour in tours:
        minutes = people[tour.person].minutes_on(tour.day)
        if minutes is not None:
            budget = minutes * problem.travel.per_minute
            length = tour.travel + tour.work * problem.travel.per_minute
            overtime += problem.prices.overtime * max(0, length - budget)
            uneven += problem.prices.uneven * length * length // (2000 * max(1, budget))
    left_out = sum(problem.prices.of_unmet(each.kind) * unmet.get(each.code, 0) for each in problem.outlets)
    ahead = set(problem.days_ahead)
    moved = sum(
        len((set(accepted) & ahead) - days.get(code, frozenset()))
        for code, accepted in problem.accepted.items()
    )
    return Cost(
        left_out * problem.travel.per_minute,
        overtime,
        sum(tour.travel for tour in tours),
        uneven,
        moved * problem.prices.moved * problem.travel.per_minute,
    )
