"""Planned visits as a calendar program reads them."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.visits.queries.plans_today import planned_rows
from ronda.visits.wording.forms import KINDS
from ronda.work.rules.ics import CalendarEntry

MOST = 2000


def visit_dates(viewer: Viewer, first: date, last: date) -> Iterator[CalendarEntry]:
    """The viewer's visits in force, for the private address of work's calendar.

    Each under a name that lasts when the month is planned again: the n-th visit of a month at an outlet.
    """
    zone = ZoneInfo(company_for(viewer).timezone)
    rows = planned_rows().filter(plan__person_id=viewer.person_id or 0, day__gte=first.replace(day=1))
    seen: Counter[tuple[str, str, str]] = Counter()
    rows = rows.filter(day__lte=last).select_related("plan__person")
    for row in rows.order_by("day", "position", "pk")[:MOST]:
        if row.day is None:
            continue
        key = (row.plan.month, row.outlet.code, row.kind)
        seen[key] += 1
        starts = None if row.starts_at is None else datetime.combine(row.day, row.starts_at, zone)
        yield CalendarEntry(
            f"planned-{row.plan.person.code}-{'-'.join(key)}-{seen[key]}",
            f"{KINDS[row.kind]}: {row.outlet.name}",
            row.day,
            row.get_reason_display(),
            url=reverse("planned_visit", args=[row.pk]),
            place=", ".join(part for part in (row.outlet.address, row.outlet.city) if part),
            starts=starts,
            ends=None if starts is None else starts + timedelta(minutes=row.minutes),
            cancelled=row.state in {"cancelled", "missed"},
        )
