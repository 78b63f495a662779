"""A plan as a calendar program reads it; a later copy of it changes what it has and doubles nothing."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.visits.queries.month_plan import MonthPlan, PlannedStop
from ronda.visits.wording.forms import KINDS
from ronda.work.rules.ics import CalendarEntry, calendar_text

MINUTE = 60


def calendar_of(plan: MonthPlan, request: HttpRequest, zone: str, stamp: datetime) -> str:
    host = request.get_host().partition(":")[0]
    entries = [
        _entry(stop, day, f"{uid}@{host}", request, ZoneInfo(zone)) for uid, day, stop in named_stops(plan)
    ]
    # Any later copy counts as a change of the earlier one.
    sequence = int(stamp.timestamp()) // MINUTE
    name = _("Ronda: visits of %(person)s") % {"person": plan.person_name}
    return calendar_text(entries, name=name, stamp=stamp, sequence=sequence)


def named_stops(plan: MonthPlan) -> Iterator[tuple[str, date, PlannedStop]]:
    """Visits with a day, each under a name that lasts when the month is planned again.

    A new plan has new rows, so the name is that of the n-th visit of the month at this outlet.
    """
    seen: Counter[tuple[str, str]] = Counter()
    for day in plan.days:
        for stop in day.stops:
            seen[stop.outlet_code, stop.kind] += 1
            nth = seen[stop.outlet_code, stop.kind]
            yield (
                f"planned-{plan.person}-{plan.month}-{stop.outlet_code}-{stop.kind}-{nth}",
                day.day,
                stop,
            )


def _entry(stop: PlannedStop, day: date, uid: str, request: HttpRequest, zone: ZoneInfo) -> CalendarEntry:
    starts = ends = None
    if stop.starts_at is not None:
        starts = datetime.combine(day, stop.starts_at, zone)
        ends = starts + timedelta(minutes=stop.minutes)
    kind = str(KINDS[stop.kind])
    along = [_("Together with %(name)s") % {"name": stop.together_with}] if stop.together_with else []
    return CalendarEntry(
        uid,
        f"{kind}: {stop.outlet_name}",
        day,
        "\n".join([stop.reason_label, *along]),
        url=request.build_absolute_uri(reverse("planned_visit", args=[stop.number])),
        place=stop.address,
        starts=starts,
        ends=ends,
        cancelled=stop.state in {"cancelled", "missed"},
    )
