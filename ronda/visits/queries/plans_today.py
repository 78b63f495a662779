"""Planned visits as those see them who go: of a day, and all that are in force."""

from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.work.queries import seen_by

ACCEPTED = (VisitPlan.State.ACCEPTED, VisitPlan.State.REPLACED)


def planned_visits_for(viewer: Viewer) -> QuerySet[PlannedVisit]:
    """Those of accepted plans: one's own, those of one's centres, or the company's.

    A day counts as the plan says that was accepted last among those that begin by it.
    """
    seen = seen_by(viewer, centre="centre_id", persons=["person_id"])
    return planned_rows().filter(plan__in=VisitPlan.objects.filter(seen).values("pk"))


def planned_for(viewer: Viewer, day: date) -> list[PlannedVisit]:
    """The viewer's own of the day, in their order, and those of its month without a day."""
    rows = planned_rows().filter(
        Q(day=day) | Q(day=None, plan__month=str(Month.of(day))),
        plan__company_id=viewer.company_id,
        plan__person_id=viewer.person_id or 0,
    )
    rows = rows.select_related("outlet", "priority", "together_with", "plan")
    return list(rows.order_by(F("day").asc(nulls_last=True), "position", "pk"))


def overdue_visits(company_id: int, today: date) -> QuerySet[PlannedVisit]:
    """Planned for a day that is over, and not begun; one without a day is over with its month."""
    past = Q(day__lt=today) | Q(day=None, plan__month__lt=str(Month.of(today)))
    since = str(Month.of(today - timedelta(days=62)))
    return planned_rows().filter(past, plan__company_id=company_id, plan__month__gte=since, state="planned")


def planned_rows() -> QuerySet[PlannedVisit]:
    """Of all companies; a visit that found no day is not planned, unless it was chosen for a quota."""
    later = VisitPlan.objects.filter(
        person=OuterRef("plan__person"),
        month=OuterRef("plan__month"),
        state__in=ACCEPTED,
        version__gt=OuterRef("plan__version"),
        starts__lte=OuterRef("day"),
    )
    standing = Q(plan__state=VisitPlan.State.ACCEPTED) | Q(
        plan__state=VisitPlan.State.REPLACED, day__isnull=False
    )
    standing &= Q(day__isnull=False) | Q(reason=PlannedVisit.Reason.QUOTA)
    return PlannedVisit.objects.filter(standing).exclude(Exists(later)).select_related("plan", "outlet")
