"""Planned visits of a month out of the plans that were accepted for it."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from ronda.kernel.period import Month
from ronda.people.queries import believed_at, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, Visit, VisitPlan

ACCEPTED = (VisitPlan.State.ACCEPTED, VisitPlan.State.REPLACED)
OPEN = (PlannedVisit.State.PLANNED, PlannedVisit.State.UNDER_WAY)


def planned_in_force(
    company_id: int, month: Month, people: Collection[int] | None = None, as_of: datetime | None = None
) -> list[PlannedVisit]:
    """Each day is of the plan that was accepted last among those that begin by it; two statements.

    A visit without a day is of the newest of them, and planned only where it was chosen for a quota. With
    `as_of`, plans accepted later are not there yet.
    """
    plans = VisitPlan.objects.filter(
        company_id=company_id, month=str(month), state__in=ACCEPTED, accepted_at__isnull=False
    )
    if people is not None:
        plans = plans.filter(person_id__in=people)
    if as_of is not None:
        plans = plans.filter(accepted_at__lte=as_of)
    by_person: defaultdict[int, list[VisitPlan]] = defaultdict(list)
    for plan in plans.order_by("version"):
        by_person[plan.person_id].append(plan)
    wanted = [plan.pk for listed in by_person.values() for plan in listed]
    planned = Q(day__isnull=False) | Q(reason=PlannedVisit.Reason.QUOTA)
    rows = PlannedVisit.objects.filter(planned, plan__in=wanted).select_related("plan", "outlet")
    return [row for row in rows if row.plan_id == _plan_of(by_person[row.plan.person_id], row.day).pk]


def known_planned_visits(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Frozen rows of the month's planned visits; done is what a believed visit bears out.

    What was taken in as made already was never planned. A visit without a day is done by any visit of the
    month; a chosen outlet may be seen on another day too.
    """
    refuse_unless_freezing(viewer)
    planned = planned_in_force(viewer.company_id, month, as_of=as_of)
    done = _done(viewer, month, as_of)
    return [
        {
            "planned_id": row.pk,
            "outlet_id": row.outlet_id,
            "person_id": row.plan.person_id,
            "unit_id": row.plan.centre_id,
            "kind": row.kind,
            "reason": row.reason,
            "day": row.day,
            "state": _state(row, done),
        }
        for row in planned
        if not row.told.get("unplanned")
    ]


def _plan_of(plans: list[VisitPlan], day: date | None) -> VisitPlan:
    if day is None:
        return plans[-1]
    return next((plan for plan in reversed(plans) if plan.starts <= day), plans[0])


def _done(viewer: Viewer, month: Month, as_of: datetime) -> set[tuple[int, int, str, date | None]]:
    """Person, outlet, kind and day of each believed visit, and once more without the day."""
    visits = Visit.objects.filter(
        believed_at(as_of), company_id=viewer.company_id, day__gte=month.start, day__lt=month.end
    )
    told = set(visits.values_list("person_id", "outlet_id", "kind", "day"))
    return told | {(person, outlet, kind, None) for person, outlet, kind, _ in told}


def _state(row: PlannedVisit, done: set[tuple[int, int, str, date | None]]) -> str:
    whose = (row.plan.person_id, row.outlet_id, row.kind)
    any_day = row.day is None or row.reason == PlannedVisit.Reason.QUOTA
    if (*whose, None if any_day else row.day) in done:
        return PlannedVisit.State.DONE.value
    # A visit that was taken back is not done, whatever the plan says of it.
    return "missed" if row.state in {PlannedVisit.State.DONE, *OPEN} else str(row.state)
