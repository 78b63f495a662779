"""The events of a month, day by day."""

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.period import Month

MOST = 2000


@dataclass(frozen=True)
class EventDay:
    """`inside`: it belongs to the month itself, not to its neighbours."""

    day: date
    events: list[Any]
    inside: bool


def month_of_events(events: QuerySet[Any], month: Month) -> list[list[EventDay]]:
    """Its weeks, Monday first; one question."""
    weeks = Calendar().monthdatescalendar(month.start.year, month.start.month)
    found: dict[date, list[Any]] = defaultdict(list)
    rows = events.filter(day__gte=weeks[0][0], day__lte=weeks[-1][-1])
    for each in rows.order_by("day", "starts_at", "pk")[:MOST]:
        found[each.day].append(each)
    return [[EventDay(day, found[day], Month.of(day) == month) for day in week] for week in weeks]
