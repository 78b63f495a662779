"""The nightly look at plans in force: where one does not hold any more, a draft of another is proposed."""

from collections.abc import Sequence
from datetime import date, datetime

from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.visits.models import PlannedVisit, VisitPlan
from ronda.visits.queries.plan_causes import Cause, causes_of
from ronda.visits.services.plans.making import make_plan


def do_plans_day(by: Viewer, at: datetime, today: date, effort: int | None = None) -> dict[str, int]:
    """For each plan of the running month; nothing is proposed twice, and nobody's own draft is touched."""
    month = Month.of(today)
    # One that only holds choices for a quota was never planned.
    plans = (
        VisitPlan.objects.filter(company_id=by.company_id, month=str(month), state=VisitPlan.State.ACCEPTED)
        .exclude(problem_digest="")
        .select_related("person")
    )
    proposed = 0
    for plan in plans.order_by("pk"):
        try:
            proposed += _propose(by, at, plan, today, effort)
        except RefusedError:
            # Somebody accepted or made a plan meanwhile: tomorrow is another night.
            continue
    return {"proposed": proposed}


def _propose(by: Viewer, at: datetime, plan: VisitPlan, today: date, effort: int | None) -> int:
    causes = causes_of(by, plan, today)
    others = list(VisitPlan.objects.filter(person_id=plan.person_id, month=plan.month))
    draft = next((each for each in others if each.state == VisitPlan.State.DRAFT), None)
    if not causes or not _is_due(causes, others, draft, today):
        return 0
    make_plan(
        by=by,
        at=at,
        person=plan.person.code,
        month=Month.parse(plan.month),
        starts=today,
        effort=effort,
        causes=[each.as_json() for each in causes],
    )
    return 1


def _is_due(
    causes: Sequence[Cause], others: Sequence[VisitPlan], draft: VisitPlan | None, today: date
) -> bool:
    """For something new; or where what was proposed lies before today, and waits still."""
    if draft is not None and draft.made_by_id is not None:
        return False
    if draft is not None and _has_past_days(draft, today):
        return True
    told = {
        (each["code"], key)
        for plan in others
        for each in plan.found.get("causes", ())
        for key in each["keys"]
    }
    return any((cause.code, key) not in told for cause in causes for key in cause.keys)


def _has_past_days(draft: VisitPlan, today: date) -> bool:
    return draft.visits.filter(state=PlannedVisit.State.PLANNED, day__lt=today).exists()
