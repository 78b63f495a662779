"""On which days people are away; why is nobody's to read here."""

from collections.abc import Collection
from datetime import date

from ronda.kernel.period import Period
from ronda.people.models import Leave
from ronda.people.queries.believing import in_force, lasting
from ronda.people.rules import Viewer


def days_away(viewer: Viewer, period: Period, people: Collection[int]) -> dict[int, frozenset[date]]:
    """By person, the days of leave inside the period; of oneself only, unless one works for a centre."""
    asked = set(people) & {viewer.person_id} if viewer.scope == "own" else set(people)
    taken = Leave.objects.filter(
        in_force(),
        lasting(period.start, period.end),
        person_id__in=asked,
        person__company_id=viewer.company_id,
    )
    found: dict[int, set[date]] = {}
    for person_id, start, end in taken.values_list("person_id", "start", "end"):
        inside = period.overlap(start, end)
        if inside is not None:
            found.setdefault(person_id, set()).update(inside.each_day())
    return {person_id: frozenset(days) for person_id, days in found.items()}
