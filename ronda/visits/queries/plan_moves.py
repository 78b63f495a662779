"""Where a planned visit may go: each day that is left, with what the move costs; and whose plan it is in."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit
from ronda.visits.queries.move_cost import cost_within
from ronda.visits.queries.plan_days import stop_of
from ronda.visits.queries.plan_rows import BESIDE, may_change, plans_for, versions_of
from ronda.visits.queries.plan_shapes import MoveCost, PlannedStop
from ronda.visits.queries.whole_plan import WholePlan, read_whole


@dataclass(frozen=True)
class MoveDay:
    """A day that the person works; `here` where the visit stands now, `visits` that the day holds."""

    day: date
    cost: MoveCost
    visits: int
    here: bool


@dataclass(frozen=True)
class Moving:
    """A planned visit and the days that it may go to."""

    visit: PlannedVisit
    stop: PlannedStop
    person: str
    month: Month
    days: tuple[MoveDay, ...]
    can_change: bool


def moving(viewer: Viewer, number: int, *, on: date) -> Moving:
    """RefusedError for what is not the viewer's to see."""
    row = _row(viewer, number)
    month = Month.parse(row.plan.month)
    versions = versions_of(viewer, Q(person_id=row.plan.person_id), month)
    whole = read_whole(viewer, versions, versions.numbered(row.plan_id) or row.plan)
    left = [day for day in whole.days.there if day >= max(on, row.plan.starts)]
    days = tuple(
        MoveDay(day, cost_within(whole, row, day), len(whole.going(day)), day == row.day) for day in left
    )
    open_plan = row.plan.state in {"draft", "accepted"}
    can_change = open_plan and row.state == PlannedVisit.State.PLANNED and may_change(viewer, row.plan)
    return Moving(row, _stop(whole, row), row.plan.person.code, month, days, can_change)


def _row(viewer: Viewer, number: int) -> PlannedVisit:
    rows = PlannedVisit.objects.filter(pk=number, plan__in=plans_for(viewer).values("pk"))
    row = rows.select_related(*BESIDE, "plan__person").first()
    if row is None:
        raise RefusedError(Problem(f"planned visit {number}", "is not among yours", "look at it again"))
    return row


def _stop(whole: WholePlan, row: PlannedVisit) -> PlannedStop:
    """With what holds it on its day, where it has one."""
    there = whole.plan_day(row.day).stops if row.day is not None else ()
    found = next((each for each in there if each.number == row.pk), None)
    return found or stop_of(row, person_id=row.plan.person_id)
