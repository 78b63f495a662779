"""Plans of a person and month, and the visits that each of them says, whole: also of the days before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.planned import ACCEPTED
from ronda.visits.queries.plans_today import planned_rows
from ronda.work.queries import seen_by
from ronda.work.queries.reached import Reached

OPEN, UNDER_WAY = PlannedVisit.State.PLANNED, PlannedVisit.State.UNDER_WAY
DONE, CANCELLED = PlannedVisit.State.DONE, PlannedVisit.State.CANCELLED
BESIDE = ("outlet", "together_with", "priority")


def plans_for(viewer: Viewer) -> QuerySet[VisitPlan]:
    """One's own, those of one's centres, or the company's."""
    seen = seen_by(viewer, centre="centre_id", persons=["person_id"])
    return VisitPlan.objects.filter(seen).select_related("person", "centre", "made_by")


def may_change(viewer: Viewer, plan: VisitPlan) -> bool:
    """Whose plan it is, and who directs the centre."""
    return may_plan_for(viewer, plan.person_id, plan.centre_id)


def may_plan_for(viewer: Viewer, person_id: int, centre_id: int) -> bool:
    own = viewer.person_id is not None and viewer.person_id == person_id
    led = viewer.centre_ids if viewer.led_centre_ids is None else viewer.led_centre_ids
    directs = bool(viewer.roles & LEADING_ROLES) and centre_id in led
    return own or directs or "operator" in viewer.roles


def plan_numbered(viewer: Viewer, number: int, *, to_change: bool = False) -> VisitPlan:
    """RefusedError for what is not the viewer's; to change it, the row is locked and the right asked for."""
    plans = plans_for(viewer)
    if to_change:
        plans = plans.select_for_update(of=("self",))
    plan = plans.filter(pk=number).first()
    if plan is None:
        raise RefusedError(Problem(f"visit plan {number}", "is not among yours", "look at it again"))
    if to_change and not may_change(viewer, plan):
        raise NotAllowedError(f"changing visit plan {number}")
    return plan


def read_plan(viewer: Viewer, number: int) -> Reached | None:
    """Whose plan it is, for what lies with it."""
    found = plans_for(viewer).filter(pk=number).values("person_id", "centre_id").first()
    return Reached(found["person_id"], found["centre_id"]) if found else None


@dataclass(frozen=True)
class Versions:
    """All plans of one person and month, by version."""

    plans: Sequence[VisitPlan]

    @property
    def accepted(self) -> VisitPlan | None:
        return next((each for each in self.plans if each.state == VisitPlan.State.ACCEPTED), None)

    @property
    def draft(self) -> VisitPlan | None:
        """The newest one."""
        drafts = [each for each in self.plans if each.state == VisitPlan.State.DRAFT]
        return drafts[-1] if drafts else None

    def numbered(self, number: int) -> VisitPlan | None:
        return next((each for each in self.plans if each.pk == number), None)

    def chain(self, plan: VisitPlan) -> list[VisitPlan]:
        """The plan and those accepted before it, which say the days before it begins."""
        before = [each for each in self.plans if each.state in ACCEPTED and each.version < plan.version]
        return [*before, plan]


def versions_of(viewer: Viewer, person: Q, month: Month) -> Versions:
    return Versions(list(plans_for(viewer).filter(person, month=str(month)).order_by("version")))


def rows_of(versions: Versions, plan: VisitPlan) -> list[PlannedVisit]:
    """In the order of days; one statement. To a draft belongs what is settled in the plan that it changes."""
    chain = versions.chain(plan)
    rows = list(
        PlannedVisit.objects.filter(plan__in=[each.pk for each in chain])
        .select_related(*BESIDE)
        .order_by("day", "position", "pk")
    )
    standing = [row for row in rows if row.plan_id == _says(chain, row.day)]
    if plan.state == VisitPlan.State.DRAFT:
        standing += [row for row in rows if _is_settled_beside(row, chain, plan)]
    return standing


def _says(chain: Sequence[VisitPlan], day: date | None) -> int:
    if day is None:
        return chain[-1].pk
    return next((plan for plan in reversed(chain) if plan.starts <= day), chain[0]).pk


def _is_settled_beside(row: PlannedVisit, chain: Sequence[VisitPlan], plan: VisitPlan) -> bool:
    """Done, begun, cancelled or missed on a day that the draft plans anew."""
    if row.plan_id == plan.pk or row.state == OPEN:
        return False
    if row.day is not None and row.day < plan.starts:
        return False
    return row.plan_id == _says(chain[:-1], row.day)


def joint_rows(company_id: int, person_id: int, month: Month) -> list[PlannedVisit]:
    """Visits of others' plans in force that the person comes along to."""
    rows = planned_rows().filter(
        plan__company_id=company_id,
        together_with_id=person_id,
        day__gte=month.start,
        day__lt=month.end,
    )
    return list(rows.select_related("plan__person", "together_with", "priority").order_by("day", "pk"))


def planned_visit(viewer: Viewer, number: int, *, to_change: bool = False) -> PlannedVisit:
    """RefusedError where its plan is not the viewer's; see `plan_numbered`."""
    row: Any = PlannedVisit.objects.filter(pk=number, plan__company_id=viewer.company_id).first()
    if row is None:
        raise RefusedError(Problem(f"planned visit {number}", "is not among yours", "look at it again"))
    plan = plan_numbered(viewer, row.plan_id, to_change=to_change)
    rows = PlannedVisit.objects.select_related(*BESIDE)
    if to_change:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"planned visit {number}", "is not among yours", "look at it again"))
    found.plan = plan
    return found
