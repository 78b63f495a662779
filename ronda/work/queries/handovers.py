"""Reads of hand-overs."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Min, Q, QuerySet

from ronda.kernel.period import Month, Period
from ronda.people.queries import believed_at, in_force, refuse_unless_freezing, working_days_known
from ronda.people.rules import Viewer
from ronda.work.models import Handover
from ronda.work.queries.seen import seen_by
from ronda.work.rules import HandoverDays, WorkingClock, handover_result


def handovers_in_force(viewer: Viewer) -> QuerySet[Handover]:
    """Those that the viewer gives or receives, those of one's centres, or the company's."""
    hands = ["owner_id", "receiver_id"]
    return Handover.objects.filter(in_force(), seen_by(viewer, centre="centre_id", persons=hands))


def handovers_for(viewer: Viewer, month: Month) -> QuerySet[Handover]:
    """Those that were in the owner's hands on some day of the month."""
    open_then = Q(given_on__isnull=True) | Q(given_on__gte=month.start)
    handovers = handovers_in_force(viewer).filter(open_then, started_on__lt=month.end)
    return handovers.select_related("centre", "owner", "receiver", "outlet")


def known_handovers(
    viewer: Viewer, month: Month, as_of: datetime, working: frozenset[date]
) -> list[dict[str, Any]]:
    """Frozen rows of the hand-overs due in the month; `working` are the month's working days.

    One may start before the month or be given after it: the working days there are read from the
    calendar, as far as the hand-overs reach.
    """
    refuse_unless_freezing(viewer)
    believed = Handover.objects.filter(
        believed_at(as_of), company_id=viewer.company_id, started_on__lt=month.end
    )
    reach = _reach(viewer, month, as_of, believed)
    inside = frozenset(day for day in working if month.period.contains(day))
    around = working_days_known(viewer, reach, as_of)
    clock = WorkingClock.of(inside | {day for day in around if not month.period.contains(day)})
    rows = [_frozen(each, month, clock) for each in believed.filter(started_on__gte=reach.start)]
    return [row for row in rows if row is not None]


def _reach(viewer: Viewer, month: Month, as_of: datetime, believed: QuerySet[Handover]) -> Period:
    """The days that the clock must know.

    Back to where the longest allowance fits before the month: what started earlier was due earlier.
    """
    ends = believed.aggregate(Min("started_on"), Max("allowed_days"), Max("given_on"))
    earliest, longest = ends["started_on__min"], ends["allowed_days__max"] or 0
    # East of Greenwich it may be tomorrow already.
    today = as_of.date() + timedelta(days=1)
    latest = max(month.period.last_day, min(ends["given_on__max"] or month.start, today))
    start = month
    while earliest is not None and start.start > earliest:
        if len(working_days_known(viewer, Period(start.start, month.start), as_of)) >= longest:
            break
        start = start.plus(-1)
    return Period(start.start, Month.of(latest).end)


def _frozen(handover: Handover, month: Month, clock: WorkingClock) -> dict[str, Any] | None:
    days = HandoverDays(handover.started_on, handover.allowed_days, handover.given_on, handover.returned_on)
    result = handover_result(days, month, clock)
    if result is None:
        return None
    return {
        "handover_id": handover.number,
        "unit_id": handover.centre_id,
        "duty": handover.duty,
        "owner_id": handover.owner_id,
        "receiver_id": handover.receiver_id,
        "outlet_id": handover.outlet_id,
        "elapsed": result.elapsed,
        "allowed": handover.allowed_days,
        "delivered": result.delivered,
        "returned": result.returned,
    }
