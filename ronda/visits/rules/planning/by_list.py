"""Outlets without a position: planned after all others, each on the days with most time left."""

from collections.abc import Sequence
from datetime import date

from ronda.visits.rules.planning.patterns import patterns_of
from ronda.visits.rules.planning.problem import Outlet, Person, Problem

Slot = tuple[date, int]


def place_by_list(
    problem: Problem, person: Person, outlets: Sequence[Outlet], used: dict[Slot, int]
) -> dict[Slot, list[Outlet]]:
    """`used`: ticks by day and tour, which grow. Without travel, as nobody knows it."""
    placed: dict[Slot, list[Outlet]] = {}
    for outlet in outlets:
        patterns = patterns_of(problem, person, outlet).days
        choices = [tuple(day for day in days if day not in outlet.done) for days in patterns]
        if not choices:
            continue
        for day in min(choices, key=lambda days: _fullness(problem, person, outlet, days, used)):
            slot = min(((day, number) for number in range(person.tours)), key=lambda each: used.get(each, 0))
            used[slot] = used.get(slot, 0) + outlet.minutes * problem.travel.per_minute
            placed.setdefault(slot, []).append(outlet)
    return placed


def _fullness(
    problem: Problem, person: Person, outlet: Outlet, days: tuple[date, ...], used: dict[Slot, int]
) -> tuple[int, int, int, tuple[date, ...]]:
    """Days moved from the accepted plan first, then the ticks beyond the day's or the fullest day."""
    moved = len(set(problem.accepted.get(outlet.code, ())) & set(problem.days_ahead) - set(days))
    beyond, fullest = 0, 0
    for day in days:
        ticks = min(used.get((day, number), 0) for number in range(person.tours))
        ticks += outlet.minutes * problem.travel.per_minute
        minutes = person.minutes_on(day)
        if minutes is not None:
            beyond += max(0, ticks - minutes * problem.travel.per_minute)
        fullest = max(fullest, ticks)
    return beyond, moved, fullest, days
