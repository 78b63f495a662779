"""What somebody has to be told about the own plan of visits: drafts that wait, and what others changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.visits.models import VisitPlan
from ronda.work.queries.desk import traces_since

MADE = "visit_plan.made"


@dataclass(frozen=True)
class PlanNotices:
    """`deeds` are traces of others on plans in force since one's own last deed there."""

    drafts: Sequence[VisitPlan]
    deeds: Sequence[Any]


def plan_notices(viewer: Viewer, on: date) -> PlanNotices:
    """Of the running month and those after it; one statement and one for each plan in force."""
    if viewer.person_id is None:
        return PlanNotices((), ())
    plans = list(
        VisitPlan.objects.filter(
            company_id=viewer.company_id,
            person_id=viewer.person_id,
            month__gte=str(Month.of(on)),
            state__in=[VisitPlan.State.DRAFT, VisitPlan.State.ACCEPTED],
        ).order_by("month", "version")
    )
    drafts = [
        each for each in plans if each.state == VisitPlan.State.DRAFT and each.made_by_id != viewer.person_id
    ]
    deeds = []
    for plan in plans:
        if plan.state == VisitPlan.State.ACCEPTED:
            traces = traces_since(viewer, "visit_plan", plan.pk, plan.made_at)
            own = [number for number, each in enumerate(traces) if each.done_by_id == viewer.person_id]
            deeds += [each for each in traces[own[-1] + 1 if own else 0 :] if each.what != MADE]
    return PlanNotices(drafts, deeds)
