"""Visits of a plan are moved, locked and cancelled, in place and with a trace."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_day
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.move_cost import place_in, refuse_day_off
from ronda.visits.queries.plan_rows import planned_visit, versions_of
from ronda.visits.queries.whole_plan import WholePlan, read_whole
from ronda.visits.services.plans.timing import time_again
from ronda.work.services.tracing import leave_trace

ABOUT = "visit_plan"
LONGEST_WHY = 500


@transaction.atomic
def move_visit(
    *, by: Viewer, at: datetime, visit: int, day: date | None, position: int | None = None
) -> PlannedVisit:
    """To a day, at this place of it (from 1), or where it costs least; without a day it is left open."""
    row = _open_visit(by, at, visit)
    whole = whole_of(by, row.plan)
    before = row.day
    if day is not None:
        refuse_day(by, at, whole, row.plan, day)
        _refuse_second(whole, row, day)
        there = [each for each in whole.going(day) if each.pk != row.pk]
        place = place_in(whole, there, row) if position is None else max(0, min(position - 1, len(there)))
        row.day = day
        row.save(update_fields=["day"])
        time_again(whole, day, [*there[:place], row, *there[place:]])
    else:
        row.day, row.position, row.starts_at, row.travel_minutes = None, 0, None, 0
        row.save(update_fields=["day", "position", "starts_at", "travel_minutes"])
    if before is not None and before != day:
        time_again(whole, before, [each for each in whole.going(before) if each.pk != row.pk])
    said = {
        "outlet": row.outlet.name,
        "from": before.isoformat() if before else "",
        "to": day.isoformat() if day else "",
    }
    _trace(by, at, row, "visit_plan.visit_moved", said)
    return row


@transaction.atomic
def lock_visit(*, by: Viewer, at: datetime, visit: int, locked: bool) -> PlannedVisit:
    """A locked visit stays on its day in every re-plan; twice is once."""
    row = _open_visit(by, at, visit)
    if row.locked == locked:
        return row
    if locked and row.day is None:
        raise RefusedError(Problem("visit", "has no day to stay on", "give it a day first"))
    row.locked = locked
    row.save(update_fields=["locked"])
    said = {"outlet": row.outlet.name, "locked": locked}
    _trace(by, at, row, "visit_plan.visit_locked", said)
    return row


@transaction.atomic
def cancel_planned(*, by: Viewer, at: datetime, visit: int, why: str) -> PlannedVisit:
    """It does not take place, and a re-plan does not plan it again."""
    row = _open_visit(by, at, visit)
    if not why.strip():
        raise RefusedError(Problem("why", "says no reason", "say why it does not take place"))
    whole = whole_of(by, row.plan)
    row.state, row.state_why = PlannedVisit.State.CANCELLED, why.strip()[:LONGEST_WHY]
    row.told = {**row.told, "given_up": True}
    row.save(update_fields=["state", "state_why", "told"])
    if row.day is not None:
        time_again(whole, row.day, [each for each in whole.going(row.day) if each.pk != row.pk])
    said = {"outlet": row.outlet.name, "day": row.day.isoformat() if row.day else ""}
    leave_trace(
        by=by,
        at=at,
        about=ABOUT,
        number=row.plan_id,
        what="visit_plan.visit_cancelled",
        said=said,
        why=row.state_why,
    )
    return row


def whole_of(by: Viewer, plan: VisitPlan) -> WholePlan:
    versions = versions_of(by, Q(person_id=plan.person_id), Month.parse(plan.month))
    return read_whole(by, versions, versions.numbered(plan.pk) or plan)


def refuse_closed_plan(by: Viewer, at: datetime, plan: VisitPlan) -> None:
    if plan.state not in {VisitPlan.State.DRAFT, VisitPlan.State.ACCEPTED}:
        raise RefusedError(Problem("plan", "is in force no more", "look at the newest one"))
    if Month.parse(plan.month).end <= company_day(by, at):
        raise RefusedError(Problem("month", "is over", "choose this month or a later one"))


def refuse_day(by: Viewer, at: datetime, whole: WholePlan, plan: VisitPlan, day: date) -> None:
    """A day that is over, before the plan begins, of another month, or not worked by the person."""
    refuse_day_off(whole, day)
    if day < company_day(by, at):
        raise RefusedError(Problem("day", "lies before today", "choose today or a later day"))
    if day < plan.starts:
        raise RefusedError(Problem("day", "lies before the plan begins", "choose a later day"))


def _refuse_second(whole: WholePlan, row: PlannedVisit, day: date) -> None:
    same = (row.outlet_id, row.kind)
    if any((each.outlet_id, each.kind) == same and each.pk != row.pk for each in whole.going(day)):
        raise RefusedError(Problem("visit", "is planned there on this day already", "choose another day"))


def _open_visit(by: Viewer, at: datetime, visit: int) -> PlannedVisit:
    """RefusedError where it was begun, done, cancelled or missed, or stands in the plan no more."""
    row = planned_visit(by, visit, to_change=True)
    refuse_closed_plan(by, at, row.plan)
    if row.state != PlannedVisit.State.PLANNED:
        raise RefusedError(Problem("visit", "does not wait to be made any more", "look at the plan again"))
    return row


def _trace(by: Viewer, at: datetime, row: PlannedVisit, what: str, said: Mapping[str, object]) -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=row.plan_id, what=what, said=said)
