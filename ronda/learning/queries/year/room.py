"""How many minutes each person may learn in, month by month, beside visits, tasks, leave and the office."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from ronda.kernel.period import Month, Period
from ronda.learning.queries.year.numbers import TrainingNumbers
from ronda.learning.rules.year import WeekPart, room_of_month
from ronda.people.queries import LedPerson, days_away, working_days_of
from ronda.people.rules import Viewer
from ronda.work.queries.load import PersonLoad, loads_within

LEARNING = "learning"


def rooms_of(
    viewer: Viewer,
    people: Sequence[LedPerson],
    months: Sequence[Month],
    numbers: TrainingNumbers,
    *,
    starts: date,
    today: date,
) -> dict[int, tuple[int, ...]]:
    """By person; nothing in months before that of `starts`."""
    reads = Viewer.operator(viewer.company_id)
    period = Period(months[0].start, months[-1].end)
    working = working_days_of(reads, period)
    away = days_away(reads, period, [each.person_id for each in people])
    loads = {each.person.person_id: each for each in loads_within(reads, people, period, today=today)}
    found = {}
    for person in people:
        there = working - away.get(person.person_id, frozenset())
        parts = _parts(loads[person.person_id], there)
        found[person.person_id] = tuple(
            0
            if month.end <= starts
            else room_of_month(
                parts[month],
                share_percent=numbers.planning.free_share_percent,
                day_most=numbers.planning.day_most_minutes,
                week_minutes=numbers.week_minutes,
            )
            for month in months
        )
    return found


def _parts(load: PersonLoad, there: frozenset[date]) -> defaultdict[Month, list[WeekPart]]:
    """Each week falls to its months by the days that the person is there."""
    found: defaultdict[Month, list[WeekPart]] = defaultdict(list)
    for monday, week in load.weeks.items():
        days = [day for n in range(7) if (day := monday + timedelta(days=n)) in there]
        other = sum((each.minutes for each in week.needs if each.kind != LEARNING), start=0)
        left = week.available - other
        for month in {Month.of(day) for day in days}:
            inside = sum(Month.of(day) == month for day in days)
            found[month].append(WeekPart(inside, int(left * inside / len(days))))
    return found
