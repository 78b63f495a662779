"""Visits that were recorded meet the plan: what was planned then is done, a first plan takes them in."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ronda.kernel.period import Month
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, Visit, VisitPlan
from ronda.visits.queries.hooks import disproved_now
from ronda.visits.queries.plans_today import planned_rows
from ronda.work.queries import NUMBER

WAITING = (PlannedVisit.State.PLANNED, PlannedVisit.State.UNDER_WAY, PlannedVisit.State.MISSED)


@transaction.atomic
def settle_recorded(by: Viewer, at: datetime, today: date) -> int:
    """Planned visits of this month and the last one that a valid visit of their day bears out; how many."""
    month = Month.of(today)
    rows = planned_rows().filter(
        plan__company_id=by.company_id,
        plan__month__in=[str(month.plus(-1)), str(month)],
        day__isnull=False,
        state__in=WAITING,
    )
    made = {**_made(by, month.plus(-1)), **_made(by, month)}
    settled = []
    for row in rows.order_by("pk"):
        assert row.day is not None, "only those with a day were asked for"
        visit = made.get((row.plan.person_id, row.outlet_id, row.kind, row.day))
        if visit is not None:
            row.state, row.visit_id = PlannedVisit.State.DONE, visit
            settled.append(row)
    PlannedVisit.objects.bulk_update(settled, ["state", "visit"])
    return len(settled)


def take_in_made(by: Viewer, draft: VisitPlan, before: VisitPlan | None) -> int:
    """A month that is planned for the first time in its middle shows what was done before; how many.

    Days before it begins are those of the choices for a quota, where there are any.
    """
    month = Month.parse(draft.month)
    rows = Visit.objects.filter(
        in_force(),
        ~disproved_now(by),
        company_id=by.company_id,
        person_id=draft.person_id,
        day__gte=month.start,
        day__lt=month.end,
    ).select_related("outlet")
    taken: list[PlannedVisit] = []
    places: dict[date, int] = {}
    seen: set[tuple[int, str, date]] = set()
    for visit in rows.order_by("day", "started_at", "pk"):
        key = (visit.outlet_id, visit.kind, visit.day)
        if key in seen:
            continue
        seen.add(key)
        places[visit.day] = places.get(visit.day, 0) + 1
        taken.append(
            PlannedVisit(
                plan=before if before is not None and visit.day < draft.starts else draft,
                outlet=visit.outlet,
                kind=visit.kind,
                day=visit.day,
                position=places[visit.day],
                starts_at=timezone.localtime(visit.started_at).time() if visit.started_at else None,
                minutes=visit.minutes or 0,
                priority_id=visit.priority_id,
                reason=PlannedVisit.Reason.PRIORITY if visit.priority_id else PlannedVisit.Reason.OTHER,
                told={"unplanned": True},
                state=PlannedVisit.State.DONE,
                visit_id=visit.number,
            )
        )
    PlannedVisit.objects.bulk_create(taken, batch_size=500)
    return len(taken)


def _made(by: Viewer, month: Month) -> dict[tuple[int, int, str, date], int]:
    """The number of a valid visit by person, outlet, kind and day."""
    rows = Visit.objects.filter(
        in_force(), ~disproved_now(by), company_id=by.company_id, day__gte=month.start, day__lt=month.end
    ).order_by("-pk")
    return {
        (person, outlet, kind, day): number
        for number, person, outlet, kind, day in rows.values_list(
            NUMBER, "person_id", "outlet_id", "kind", "day"
        )
    }
