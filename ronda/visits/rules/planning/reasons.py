"""What a plan has to say for itself: what is unmet, off the usual spacing, without position, too much."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from ronda.visits.rules.planning.patterns import patterns_of, usual_spacing
from ronda.visits.rules.planning.plans import (
    LEFT_OUT,
    LOCKED_OFF,
    NO_DAY,
    NO_POSITION,
    NO_WORKING_DAY,
    TOO_MUCH,
    WIDER,
    Reason,
    Tour,
)
from ronda.visits.rules.planning.problem import Outlet, Person, Problem


def reasons_of(
    problem: Problem, tours: Sequence[Tour], days: Mapping[str, frozenset[date]], unmet: Mapping[str, int]
) -> tuple[Reason, ...]:
    """First about people, then about outlets in their order."""
    people = {person.code: person for person in problem.people}
    told = [reason for person in problem.people for reason in _of_person(problem, person, tours, days, unmet)]
    for outlet in problem.outlets:
        person = people[outlet.person]
        told += _of_outlet(problem, person, outlet, days[outlet.code], unmet.get(outlet.code, 0))
    return tuple(told)


def _of_person(
    problem: Problem,
    person: Person,
    tours: Sequence[Tour],
    days: Mapping[str, frozenset[date]],
    unmet: Mapping[str, int],
) -> Iterator[Reason]:
    """Minutes needed: the tours as planned, and service at the visits left out."""
    working = [day for day in problem.days_ahead if person.minutes_on(day) != 0]
    if not working:
        yield Reason(person.code, NO_WORKING_DAY)
        return
    minutes = [person.minutes_on(day) for day in working]
    own = [tour for tour in tours if tour.person == person.code]
    needed = sum(tour.work + -(-tour.travel // problem.travel.per_minute) for tour in own)
    needed += sum(each.minutes * unmet.get(each.code, 0) for each in problem.outlets_of(person.code))
    there = sum(each or 0 for each in minutes) * person.tours
    if None not in minutes and needed > there:
        yield Reason(person.code, TOO_MUCH, (("needed", needed), ("there", there)))


def _of_outlet(
    problem: Problem, person: Person, outlet: Outlet, days: frozenset[date], unmet: int
) -> Iterator[Reason]:
    if outlet.place is None:
        yield Reason(outlet.code, NO_POSITION)
    if any(day in problem.days_ahead and person.minutes_on(day) == 0 for day in outlet.locked):
        yield Reason(outlet.code, LOCKED_OFF)
    if unmet:
        none = patterns_of(problem, person, outlet).missing
        yield Reason(outlet.code, NO_DAY if none else LEFT_OUT, (("visits", unmet),))
    if outlet.patterns is None and off_spacing(problem, outlet, days):
        yield Reason(outlet.code, WIDER)


def off_spacing(problem: Problem, outlet: Outlet, days: frozenset[date]) -> bool:
    """Whether a gap between two visits is not as its number of visits asks."""
    low, high = (
        outlet.spacing if outlet.spacing and len(days) >= outlet.visits else usual_spacing(problem, len(days))
    )
    places = sorted(problem.days.index(day) for day in days if day in problem.days)
    return any(not low <= after - before <= high for before, after in pairwise(places))
