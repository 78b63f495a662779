"""Outlets chosen for one's quota: planned field visits of the month, taken back while they are open."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import working_days_of
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.proposing import Choosing, ProposedOutlet, choosing_for
from ronda.work.services.tracing import leave_trace

ABOUT = "visit_plan"


@transaction.atomic
def choose_outlets(
    *, by: Viewer, at: datetime, today: date, codes: Collection[str], day: date | None = None
) -> list[PlannedVisit]:
    """Adds them to the plan of the running month, with the reasons that they were proposed for.

    What was seen or chosen already is left out; a month without a plan gets one.
    """
    found = choosing_for(by, today=today)
    if not found.own:
        raise NotAllowedError("choosing field visits without a quota")
    _refuse_bad_day(by, found.month, day, today)
    proposed = {each.code: each for each in found.rows}
    wanted = [proposed[code] for code in dict.fromkeys(codes) if code in proposed]
    if not wanted:
        return []
    plan = _plan(by, at, found)
    position = plan.visits.filter(day=day).aggregate(last=Max("position"))["last"] or 0
    rows = PlannedVisit.objects.bulk_create(
        [_row(plan, each, day, position + place) for place, each in enumerate(wanted, start=1)]
    )
    said = {"outlets": len(rows), "day": day.isoformat() if day else ""}
    leave_trace(by=by, at=at, about=ABOUT, number=plan.pk, what="visit_plan.chosen", said=said)
    return rows


@transaction.atomic
def take_back_chosen(*, by: Viewer, at: datetime, numbers: Collection[int]) -> int:
    """Own choices that nobody has begun; how many were taken back."""
    rows = _own_open(by, numbers)
    for plan_id in {row.plan_id for row in rows}:
        mine = [row for row in rows if row.plan_id == plan_id]
        said = {"outlets": len(mine)}
        leave_trace(by=by, at=at, about=ABOUT, number=plan_id, what="visit_plan.unchosen", said=said)
    PlannedVisit.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)


@transaction.atomic
def set_day_of_chosen(
    *, by: Viewer, at: datetime, today: date, numbers: Collection[int], day: date | None
) -> int:
    """Own choices to a day of the month, or to none; how many were moved."""
    rows = _own_open(by, numbers)
    for month in {row.plan.month for row in rows}:
        _refuse_bad_day(by, Month.parse(month), day, today)
    PlannedVisit.objects.filter(pk__in=[row.pk for row in rows]).update(day=day)
    for plan_id in {row.plan_id for row in rows}:
        said = {
            "outlets": sum(row.plan_id == plan_id for row in rows),
            "day": day.isoformat() if day else "",
        }
        leave_trace(by=by, at=at, about=ABOUT, number=plan_id, what="visit_plan.chosen_day", said=said)
    return len(rows)


def _plan(by: Viewer, at: datetime, found: Choosing) -> VisitPlan:
    """The accepted plan of the month; where there is none it is made, accepted and empty."""
    month, person_id = str(found.month), found.own[0].stint.person_id
    plans = VisitPlan.objects.select_for_update(of=("self",)).filter(person_id=person_id, month=month)
    accepted = plans.filter(state=VisitPlan.State.ACCEPTED).first()
    if accepted is not None:
        return accepted
    version = (plans.aggregate(last=Max("version"))["last"] or 0) + 1
    return VisitPlan.objects.create(
        company_id=by.company_id,
        centre_id=found.own[0].stint.centre_id,
        person_id=person_id,
        month=month,
        version=version,
        state=VisitPlan.State.ACCEPTED,
        starts=found.month.start,
        made_by_id=by.person_id,
        made_at=at,
        accepted_by_id=by.person_id,
        accepted_at=at,
    )


def _row(plan: VisitPlan, each: ProposedOutlet, day: date | None, position: int) -> PlannedVisit:
    reasons = [
        {"code": reason.code, "points": reason.points, "said": dict(reason.said)}
        for reason in each.proposal.reasons
    ]
    return PlannedVisit(
        plan=plan,
        outlet_id=each.outlet_id,
        kind="field_visit",
        day=day,
        position=position,
        reason=PlannedVisit.Reason.QUOTA,
        told={"reasons": reasons},
    )


def _own_open(by: Viewer, numbers: Collection[int]) -> Sequence[PlannedVisit]:
    """RefusedError where one of them is somebody else's, was begun, or is not there any more."""
    rows = PlannedVisit.objects.select_for_update(of=("self",)).filter(
        pk__in=set(numbers),
        plan__company_id=by.company_id,
        plan__person_id=by.person_id or 0,
        reason=PlannedVisit.Reason.QUOTA,
        state=PlannedVisit.State.PLANNED,
    )
    found = list(rows.select_related("plan"))
    if len(found) != len(set(numbers)):
        raise RefusedError(Problem("chosen", "was begun or taken back already", "look at the page again"))
    return found


def _refuse_bad_day(by: Viewer, month: Month, day: date | None, today: date) -> None:
    if day is None:
        return
    if day < today:
        raise RefusedError(Problem("day", "lies before today", "choose today or a later day"))
    if day not in working_days_of(by, month.period):
        raise RefusedError(Problem("day", "is not worked in the month", "choose another day"))
