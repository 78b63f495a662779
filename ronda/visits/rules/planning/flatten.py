"""A person's part of the problem as the arrays of the search."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from ronda.visits.rules.planning.patterns import Patterns, fewer_visits, patterns_of
from ronda.visits.rules.planning.problem import Outlet, Person, Problem
from ronda.visits.rules.planning.search.arrays import DAYS, Ground, Longs

NO_LIMIT = 1 << 40
NEIGHBOURS = 100


@dataclass(frozen=True)
class Team:
    """A person with the outlets that the search plans, by row; `days` are those ahead."""

    person: Person
    outlets: tuple[Outlet, ...]
    days: tuple[date, ...]
    ground: Ground


def flatten(problem: Problem, person: Person, outlets: Sequence[Outlet]) -> Team:
    """`outlets` have a place and at least one pattern each."""
    days = problem.days_ahead
    placed = [outlet.place for outlet in outlets if outlet.place is not None]
    nodes = np.array([*placed, person.start, person.end], np.int64)
    way = np.ascontiguousarray(problem.travel.ticks[np.ix_(nodes, nodes)])
    rows = [_rows(problem, person, outlet) for outlet in outlets]
    ground = Ground(
        person.tours,
        way,
        way if np.array_equal(way, way.T) else np.ascontiguousarray(way.T),
        np.array(
            [[outlet.minutes * problem.travel.per_minute, outlet.load] for outlet in outlets], np.int64
        ).reshape(-1, 2),
        _nearest(way[: len(outlets), : len(outlets)]),
        np.cumsum([0, *map(len, rows)], dtype=np.int64),
        _table([row for each in rows for row in each]),
        np.array([_open_days(each, len(days)) for each in rows], np.bool_).reshape(-1, len(days)),
        _limits(problem, person, len(outlets)),
        np.array([problem.prices.overtime, problem.prices.uneven], np.int64),
    )
    return Team(person, tuple(outlets), days, ground)


Row = tuple[int, tuple[int, ...]]


def _rows(problem: Problem, person: Person, outlet: Outlet) -> list[Row]:
    """Price and places of the days ahead of each pattern, the cheapest first."""
    found = [patterns_of(problem, person, outlet)]
    if problem.may_leave_out:
        lowest = len(outlet.done | outlet.locked)
        found += [
            fewer_visits(problem, person, outlet, count) for count in range(outlet.visits - 1, lowest - 1, -1)
        ]
    priced = {places: price for each in reversed(found) for price, places in _priced(problem, outlet, each)}
    return sorted(((price, places) for places, price in priced.items()), key=lambda row: (row[0], row[1]))


def _priced(problem: Problem, outlet: Outlet, patterns: Patterns) -> list[Row]:
    ahead = {day: place for place, day in enumerate(problem.days_ahead)}
    accepted = {day for day in problem.accepted.get(outlet.code, ()) if day in ahead}
    rows = []
    for days in patterns.days:
        left_out = max(0, outlet.visits - len(outlet.done | set(days)))
        moved = len(accepted - set(days))
        minutes = left_out * problem.prices.of_unmet(outlet.kind) + moved * problem.prices.moved
        places = tuple(ahead[day] for day in days if day in ahead and day not in outlet.done)
        rows.append((minutes * problem.travel.per_minute, places))
    return rows


def _table(rows: list[Row]) -> Longs:
    most = max((len(places) for _, places in rows), default=0)
    table = np.zeros((len(rows), DAYS + most), np.int64)
    for number, (price, places) in enumerate(rows):
        table[number, :DAYS] = price, sum(1 << place for place in places), len(places)
        table[number, DAYS : DAYS + len(places)] = places
    return table


def _open_days(rows: list[Row], days: int) -> list[bool]:
    used = {place for _, places in rows for place in places}
    return [place in used for place in range(days)]


def _nearest(way: np.ndarray) -> np.ndarray:
    """The other outlets of each, by the shorter of the two ways and then by row."""
    apart = np.minimum(way, way.T).astype(np.int64)
    np.fill_diagonal(apart, NO_LIMIT)
    count = min(NEIGHBOURS, max(0, len(way) - 1))
    return np.argsort(apart, axis=1, kind="stable")[:, :count].astype(np.int32)


def _limits(problem: Problem, person: Person, outlets: int) -> Longs:
    rows = []
    for day in problem.days_ahead:
        minutes = person.minutes_on(day)
        budget = NO_LIMIT if minutes is None else minutes * problem.travel.per_minute
        over = problem.prices.longest_overtime
        longest = NO_LIMIT if over is None else budget + over * problem.travel.per_minute
        room = NO_LIMIT if person.room is None else person.room
        rows += [(outlets, outlets + 1, budget if budget else -1, longest, room)] * person.tours
    return np.array(rows, np.int64).reshape(-1, 5)
