"""An effect is measured and kept, with the figures as they are today."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ronda.jobs.rules import JobView
from ronda.jobs.services import Progress
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Analysis, Plan
from ronda.work.queries.effect import effect_plan, latest_effect, measured_effect
from ronda.work.services.tracing import leave_trace

KIND = "plan-effect"


def keep_effect(
    *, by: Viewer, at: datetime, number: int, tell: Callable[..., Any] = lambda *told: None
) -> Analysis:
    """Measured anew, so that what is kept is what the ledger says; the same figures are kept once."""
    plan = effect_plan(by, number)
    if plan.centre_id is None:
        raise RefusedError(
            Problem(f"plan {number}", "belongs to no centre", "keep the effects of its localised plans")
        )
    figures = measured_effect(by, plan, today=timezone.localdate(at), tell=tell)
    tell("keep", 3, 3)
    return _kept(by, at, plan, plan.centre_id, figures)


def run_effect(job: JobView, by: Viewer, at: datetime, tell: Progress) -> Mapping[str, Any]:
    """The background work; its subject is the number of the plan."""
    tell("find", 0, 3)
    kept = keep_effect(by=by, at=at, number=int(job.subject), tell=tell)
    return {"analysis": kept.pk, "plan": int(job.subject)}


def may_see_effects(viewer: Viewer) -> bool:
    """Whose background work of this kind a viewer may look at: the figures themselves are asked for again."""
    return viewer.scope == "company"


@transaction.atomic
def _kept(by: Viewer, at: datetime, plan: Plan, centre_id: int, figures: dict[str, Any]) -> Analysis:
    Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    latest = latest_effect(plan)
    if latest is not None and latest.figures == figures:
        return latest.analysis
    kept = Analysis.objects.create(
        company_id=plan.company_id,
        centre_id=centre_id,
        kind=Analysis.Kind.EFFECT,
        title=plan.title,
        day=timezone.localdate(at),
        figures=figures,
        plan=plan,
        made_by_id=by.person_id,
        made_at=at,
    )
    for about, number in (("plan", plan.pk), ("analysis", kept.pk)):
        leave_trace(
            by=by, at=at, about=about, number=number, what="plan.effect_kept", said={"plan": plan.title}
        )
    return kept
