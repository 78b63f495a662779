"""How long people were there, month by month, as was believed at a moment."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date, datetime

from ronda.kernel.period import Month
from ronda.people.models import Appointment, Leave
from ronda.people.queries.believing import believed_at, lasting
from ronda.people.queries.facts import refuse_unless_freezing
from ronda.people.rules import Viewer, presence


def known_days_there(
    viewer: Viewer, months: Sequence[Month], as_of: datetime, protected: Collection[str]
) -> dict[tuple[int, Month], int]:
    """Days in a post without leave, by person and month; somebody in two posts is there once."""
    refuse_unless_freezing(viewer)
    first, end = months[0].start, months[-1].end
    within = (believed_at(as_of), lasting(first, end))
    posts = Appointment.objects.filter(*within, person__company_id=viewer.company_id)
    away: dict[int, list[tuple[date, date, str]]] = defaultdict(list)
    taken = Leave.objects.filter(*within, person__company_id=viewer.company_id)
    for person, start, stop, kind in taken.values_list("person_id", "start", "end", "kind"):
        away[person].append((max(start, first), min(stop or end, end), kind))
    days: dict[tuple[int, Month], int] = {}
    for post in posts:
        person = post.person_id
        for month in months:
            inside = month.period.overlap(post.start, post.end)
            if inside is not None:
                there = presence(inside, away[person], protected).available
                days[person, month] = min(days.get((person, month), 0) + there, month.days)
    return days
