"""On which combinations of days an outlet can be visited: calendar, leave, closed days, spacing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from ronda.visits.rules.planning.problem import Outlet, Person, Problem, Spacing

# Beyond this an outlet has choice enough; the list is thinned evenly.
MOST_PATTERNS = 400
MOST_LOOKED_AT = 20_000


@dataclass(frozen=True)
class Patterns:
    """Sets of days, with those done; `missing` visits find no day; spacing widened by `wider`."""

    days: tuple[tuple[date, ...], ...]
    missing: int = 0
    wider: int = 0


def patterns_of(problem: Problem, person: Person, outlet: Outlet) -> Patterns:
    """Those that keep the spacing; where there are none, those nearest to it, or with fewer visits."""
    allowed = allowed_days(problem, person, outlet)
    if outlet.patterns is not None:
        kept = [tuple(sorted(days)) for days in outlet.patterns if days <= set(allowed)]
        return Patterns(tuple(kept), 0 if kept else outlet.visits)
    must = {problem.days.index(day) for day in outlet.done | outlet.locked if day in problem.days}
    places = sorted(must | {problem.days.index(day) for day in allowed})
    wanted = max(outlet.visits, len(must))
    count = min(wanted, len(places))
    low, high = outlet.spacing or usual_spacing(problem, wanted)
    for wider in range(len(problem.days) + 1):
        found = list(islice(spaced(places, must, count, (max(1, low - wider), high + wider)), MOST_LOOKED_AT))
        if found:
            days = tuple(tuple(problem.days[place] for place in each) for each in _thinned(found))
            return Patterns(days, wanted - count, wider)
    return Patterns((), wanted)


def fewer_visits(problem: Problem, person: Person, outlet: Outlet, visits: int) -> Patterns:
    """The same with some visits left out: only what is done or locked must stay."""
    if outlet.patterns is not None:
        return Patterns(((),) if visits == 0 else ())
    usual = outlet.spacing if visits == outlet.visits else None
    return patterns_of(problem, person, replace(outlet, visits=visits, spacing=usual))


def allowed_days(problem: Problem, person: Person, outlet: Outlet) -> tuple[date, ...]:
    """The days still ahead on which person and outlet are there."""
    return tuple(
        day
        for day in problem.days_ahead
        if person.minutes_on(day) != 0
        and str(day.isoweekday()) in outlet.weekdays
        and day not in outlet.closed
    )


def usual_spacing(problem: Problem, visits: int) -> Spacing:
    """By the number of visits; without an entry, the even share rounded down and up."""
    if visits in problem.spacings:
        return problem.spacings[visits]
    share, rest = divmod(len(problem.days), max(1, visits))
    return max(1, share), max(1, share + (1 if rest else 0))


def spaced(places: list[int], must: set[int], count: int, spacing: Spacing) -> Iterator[tuple[int, ...]]:
    """Rising combinations of `count` places with gaps within the spacing, all of `must` among them.

    Worked: places 0 to 4, two visits, 2 to 3 apart: 0-2, 0-3, 1-3, 1-4, 2-4.
    """
    if count == 0:
        yield ()
        return
    low, high = spacing
    rest = sorted(must)

    def grow(chosen: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
        due = [place for place in rest if not chosen or place > chosen[-1]]
        if len(chosen) == count:
            if not due:
                yield chosen
            return
        if len(due) > count - len(chosen):
            return
        for place in places:
            if due and place > due[0]:
                return
            if not chosen or chosen[-1] + low <= place <= chosen[-1] + high:
                yield from grow((*chosen, place))

    yield from grow(())


def _thinned(found: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    if len(found) <= MOST_PATTERNS:
        return found
    return [found[number * len(found) // MOST_PATTERNS] for number in range(MOST_PATTERNS)]
