"""The plan of visits: each person's tours searched on their own, then the outlets without position."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

from ronda.kernel.digest import digest_text
from ronda.visits.rules.planning.by_list import place_by_list
from ronda.visits.rules.planning.costs import cost_of_tours, tour_of
from ronda.visits.rules.planning.flatten import flatten
from ronda.visits.rules.planning.patterns import allowed_days, patterns_of
from ronda.visits.rules.planning.plans import NOT_WITHIN, Plan, Reason, Tour, visits_of
from ronda.visits.rules.planning.problem import Outlet, Person, Problem
from ronda.visits.rules.planning.reasons import reasons_of
from ronda.visits.rules.planning.search.start import search

MOST_DAYS = 62


def plan(problem: Problem, seed: int, work: int, threads: int = 1) -> Plan:
    """The best found in `work` turns of the search, shared by outlets; threads change only the time."""
    _refuse(problem)
    free = replace(problem, outlets=tuple(_that_can_stay(problem, each) for each in problem.outlets))
    every = max(1, len(problem.outlets))

    def of(person: Person) -> tuple[tuple[Tour, ...], tuple[Reason, ...]]:
        share = max(1, work * len(free.outlets_of(person.code)) // every)
        return _tours(free, person, _own_seed(seed, person), share)

    with ThreadPoolExecutor(threads) as pool:
        parts = list(pool.map(of, problem.people))
    tours = tuple(tour for part, _ in parts for tour in part)
    days = days_by_outlet(problem, tours)
    unmet = {
        each.code: each.visits - len(days[each.code])
        for each in problem.outlets
        if each.visits > len(days[each.code])
    }
    told = (*(reason for _, part in parts for reason in part), *reasons_of(problem, tours, days, unmet))
    return Plan(visits_of(tours), tours, cost_of_tours(problem, tours, days, unmet), unmet, told)


def days_by_outlet(problem: Problem, tours: Sequence[Tour]) -> dict[str, frozenset[date]]:
    """Days done or planned."""
    days = {outlet.code: set(outlet.done) for outlet in problem.outlets}
    for tour in tours:
        for code in (*tour.stops, *tour.by_list):
            days[code].add(tour.day)
    return {code: frozenset(each) for code, each in days.items()}


def _refuse(problem: Problem) -> None:
    if len(problem.days) > MOST_DAYS:
        raise ValueError(f"a period may have at most {MOST_DAYS} working days")
    if list(problem.days) != sorted(set(problem.days)):
        raise ValueError("days of a period must be in order and each once")
    people = [person.code for person in problem.people]
    outlets = [outlet.code for outlet in problem.outlets]
    if len(set(people)) < len(people) or len(set(outlets)) < len(outlets):
        raise ValueError("a person or an outlet stands in the problem twice")
    if {outlet.person for outlet in problem.outlets} - set(people):
        raise ValueError("an outlet belongs to a person that the problem does not know")


def _that_can_stay(problem: Problem, outlet: Outlet) -> Outlet:
    """Locked days on which the person is not there cannot be kept."""
    person = next(each for each in problem.people if each.code == outlet.person)
    kept = {day for day in outlet.locked if day in problem.days_ahead and person.minutes_on(day) != 0}
    return replace(outlet, locked=frozenset(kept))


def _own_seed(seed: int, person: Person) -> int:
    """A stream for each person, so that one person's outlets do not change another's plan."""
    return int(digest_text(f"{seed} {person.code}")[:15], 16)


def _tours(
    problem: Problem, person: Person, seed: int, work: int
) -> tuple[tuple[Tour, ...], tuple[Reason, ...]]:
    days, tours = problem.days_ahead, person.tours
    outlets = sorted(problem.outlets_of(person.code), key=lambda outlet: outlet.code)
    stops: dict[tuple[date, int], list[Outlet]] = {}
    reasons: tuple[Reason, ...] = ()
    placed = [each for each in outlets if each.place is not None and patterns_of(problem, person, each).days]
    if placed and any(allowed_days(problem, person, each) or each.locked for each in placed):
        team = flatten(problem, person, placed)
        found = search(team.ground, seed, work, begin=_begin(problem, placed, tours))
        for number, rows in enumerate(found.tours):
            if rows:
                stops[days[number // tours], number % tours] = [placed[row] for row in rows]
        if found.cost is None:
            reasons = (Reason(person.code, NOT_WITHIN),)
    used = {slot: _ticks(problem, person, slot, each) for slot, each in stops.items()}
    without = [each for each in outlets if each.place is None]
    listed = place_by_list(problem, person, without, used)
    slots = sorted({*stops, *listed})
    made = [tour_of(problem, person, *slot, stops.get(slot, []), listed.get(slot, [])) for slot in slots]
    return tuple(made), reasons


def _ticks(problem: Problem, person: Person, slot: tuple[date, int], stops: Sequence[Outlet]) -> int:
    tour = tour_of(problem, person, *slot, stops, ())
    return tour.travel + tour.work * problem.travel.per_minute


def _begin(problem: Problem, outlets: Sequence[Outlet], tours: int) -> dict[int, list[int]]:
    """A re-plan starts from the accepted days; a team's outlets start in its first tour."""
    place = {day: number for number, day in enumerate(problem.days_ahead)}
    begin: dict[int, list[int]] = {}
    for row, outlet in enumerate(outlets):
        for day in problem.accepted.get(outlet.code, ()):
            if day in place and day not in outlet.done:
                begin.setdefault(place[day] * tours, []).append(row)
    return begin
