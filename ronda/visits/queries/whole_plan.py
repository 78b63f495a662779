"""A plan with all that its days are made of: its visits, those one comes along to, and the person's days."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.plan_days import (
    PersonDays,
    days_by_outlet,
    middle_of,
    person_days,
    place_of,
    plan_day,
)
from ronda.visits.queries.plan_rows import Versions, joint_rows, rows_of
from ronda.visits.queries.plan_rules import PlanRules, plan_rules
from ronda.visits.queries.plan_shapes import PlanDay


@dataclass(frozen=True)
class WholePlan:
    """`own` are the visits that the plan says, with those of the days before it; `along` those of others."""

    plan: VisitPlan
    rules: PlanRules
    days: PersonDays
    own: Sequence[PlannedVisit]
    along: Sequence[PlannedVisit]

    @cached_property
    def by_day(self) -> Mapping[date, list[PlannedVisit]]:
        """By their places; another's visit, to which one comes along, where its time puts it."""
        found: defaultdict[date, list[PlannedVisit]] = defaultdict(list)
        for row in self.own:
            if row.day is not None:
                found[row.day].append(row)
        for rows in found.values():
            rows.sort(key=lambda row: (row.position, row.pk))
        for row in self.along:
            if row.day is not None:
                found[row.day].insert(_where(found[row.day], row), row)
        return found

    @cached_property
    def days_of(self) -> Mapping[tuple[int, str], Sequence[date]]:
        """By outlet and kind, the days of what takes place."""
        return days_by_outlet([*self.own, *self.along])

    def going(self, day: date) -> list[PlannedVisit]:
        """What takes place on the day, in its order."""
        return [row for row in self.by_day.get(day, ()) if row.state not in {"cancelled", "missed"}]

    def plan_day(self, day: date) -> PlanDay:
        rows = self.by_day.get(day, ())
        person_id = self.plan.person_id
        return plan_day(self.rules, self.days, day, rows, person_id=person_id, others=self.days_of)


def read_whole(viewer: Viewer, versions: Versions, plan: VisitPlan) -> WholePlan:
    """Six statements more than its versions."""
    month = Month.parse(plan.month)
    own = rows_of(versions, plan)
    for row in own:
        row.plan = versions.numbered(row.plan_id) or plan
    along = joint_rows(viewer.company_id, plan.person_id, month)
    days = _with_places(person_days(viewer, plan.person_id, month), plan, own)
    return WholePlan(plan, plan_rules(month.start), days, own, along)


def _where(rows: Sequence[PlannedVisit], row: PlannedVisit) -> int:
    if row.starts_at is None:
        return len(rows)
    later = (n for n, each in enumerate(rows) if each.starts_at and each.starts_at > row.starts_at)
    return next(later, len(rows))


def _with_places(days: PersonDays, plan: VisitPlan, rows: Sequence[PlannedVisit]) -> PersonDays:
    """Where the person has set none: what the plan was made with, else the middle of its outlets."""
    if days.start is not None:
        return days
    made = plan.found.get("start")
    places = [place for row in rows if not row.told.get("by_list") and (place := place_of(row)) is not None]
    start = (float(made[0]), float(made[1])) if made else middle_of(places)
    return replace(days, start=start, end=start)
