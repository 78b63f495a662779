"""The plan of one person's visits in a month, and those of a centre."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Q

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.move_cost import cost_of_move
from ronda.visits.queries.plan_days import stop_of
from ronda.visits.queries.plan_lines import plans_of_centre
from ronda.visits.queries.plan_rows import Versions, may_change, versions_of
from ronda.visits.queries.plan_shapes import (
    MonthPlan,
    MoveCost,
    Moved,
    PlanDay,
    PlanLine,
    PlannedStop,
    Said,
)
from ronda.visits.queries.whole_plan import read_whole

__all__ = [
    "MonthPlan",
    "MoveCost",
    "Moved",
    "PlanDay",
    "PlanLine",
    "PlannedStop",
    "Said",
    "cost_of_move",
    "month_plan",
    "plans_of_centre",
]

MINUTES = Decimal(60)
ABOUT_UNMET = frozenset({"too_much", "unmet", "lower", "hand_over", "more_days"})
NOT_GOING = frozenset({"cancelled", "missed"})


def month_plan(
    viewer: Viewer, person: str, month: Month, *, on: date, plan: int | None = None
) -> MonthPlan | None:
    """Of the person with this code: without a number the accepted one, else the newest draft.

    None where there is none, or it is not the viewer's.
    """
    versions = versions_of(viewer, Q(person__code=person), month)
    chosen = versions.numbered(plan) if plan is not None else versions.accepted or versions.draft
    return None if chosen is None else _told(viewer, versions, chosen, month, on)


def own_plan(viewer: Viewer, month: Month, *, on: date, plan: int | None = None) -> MonthPlan | None:
    """The viewer's own, chosen as `month_plan` does."""
    versions = versions_of(viewer, Q(person_id=viewer.person_id or 0), month)
    chosen = versions.numbered(plan) if plan is not None else versions.accepted or versions.draft
    return None if chosen is None else _told(viewer, versions, chosen, month, on)


def _told(viewer: Viewer, versions: Versions, plan: VisitPlan, month: Month, on: date) -> MonthPlan:
    read = read_whole(viewer, versions, plan)
    person_id, days = plan.person_id, read.days
    told = tuple(read.plan_day(day) for day in days.kinds)
    unplaced = tuple(
        stop_of(row, person_id=person_id)
        for row in read.own
        if row.day is None and row.state == PlannedVisit.State.PLANNED
    )
    stale = _is_stale(plan, read.own, on)
    changing = may_change(viewer, plan)
    open_plan = plan.state in {VisitPlan.State.DRAFT, VisitPlan.State.ACCEPTED}
    return MonthPlan(
        number=plan.pk,
        person=plan.person.code,
        person_name=plan.person.name,
        centre=plan.centre.name,
        month=month,
        version=plan.version,
        state=plan.state,
        starts=plan.starts,
        basis=plan.basis_id,
        made_at=plan.made_at,
        accepted_at=plan.accepted_at,
        days=told,
        unplaced=unplaced,
        without_position=tuple(
            stop
            for day in told
            for stop in day.stops
            if (stop.latitude is None or stop.told.get("by_list")) and stop.state not in NOT_GOING
        ),
        start=days.start,
        end=days.end,
        hours_needed=_hours(needed_minutes(told, unplaced)),
        hours_there=_hours(sum(day.budget_minutes for day in told)),
        sentences=tuple(_sentences(plan, unplaced)),
        moved=tuple(_moved(each) for each in plan.found.get("moved", ())),
        can_change=changing and open_plan and month.end > on,
        can_accept=changing and plan.state == VisitPlan.State.DRAFT and not stale and month.end > on,
        why=plan.why,
        made_by=plan.made_by.name if plan.made_by is not None else "",
        stale=stale,
        owner_id=person_id,
        centre_id=plan.centre_id,
        accepted=versions.accepted.pk if versions.accepted else None,
        draft=versions.draft.pk if versions.draft else None,
    )


def needed_of(viewer: Viewer, versions: Versions, plan: VisitPlan) -> dict[str, int]:
    """Minutes that the month needs as this plan has it, and those that there are."""
    read = read_whole(viewer, versions, plan)
    days = [read.plan_day(day) for day in read.days.kinds]
    unplaced = [
        stop_of(row, person_id=plan.person_id)
        for row in read.own
        if row.day is None and row.state == PlannedVisit.State.PLANNED
    ]
    return {
        "needed": needed_minutes(days, unplaced),
        "there": sum(day.budget_minutes for day in days),
    }


def needed_minutes(days: Sequence[PlanDay], unplaced: Sequence[PlannedStop]) -> int:
    """Of the plan, and of what found no day, with the usual way to it."""
    planned = sum(day.travel_minutes + day.service_minutes for day in days)
    stops = sum(stop.state not in NOT_GOING for day in days for stop in day.stops)
    way = sum(day.travel_minutes for day in days) // stops if stops else 0
    return planned + sum(stop.minutes + way for stop in unplaced)


def _sentences(plan: VisitPlan, unplaced: Sequence[PlannedStop]) -> Iterator[Said]:
    """As the plan was made, but what found no day is counted as it is now."""
    classes = Counter(stop.outlet_class for stop in unplaced)
    for each in plan.found.get("said", ()):
        if each["code"] not in ABOUT_UNMET:
            yield Said(each["code"], each["numbers"])
        elif unplaced and each["code"] == "unmet":
            yield Said("unmet", {"visits": len(unplaced), "classes": dict(sorted(classes.items()))})
        elif unplaced or each["code"] == "too_much":
            yield Said(each["code"], each["numbers"])


def _is_stale(plan: VisitPlan, rows: Sequence[PlannedVisit], on: date) -> bool:
    """Whether it plans visits on days that are over."""
    if plan.state != VisitPlan.State.DRAFT:
        return False
    mine = (row for row in rows if row.plan_id == plan.pk and row.state == "planned")
    return any(row.day is not None and row.day < on for row in mine)


def _moved(told: dict[str, Any]) -> Moved:
    return Moved(told["name"], _day(told["from"]), _day(told["to"]), told["code"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _hours(minutes: int) -> Decimal:
    return (Decimal(minutes) / MINUTES).quantize(Decimal("0.1"))
