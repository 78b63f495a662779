"""A plan is stopped, and everything open that came from it with it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Plan
from ronda.work.queries.plans.left_open import left_open
from ronda.work.services.chains import end_chain
from ronda.work.services.plans.finding import plan_in, traced
from ronda.work.services.recording import LONGEST_REASON, withdraw_records
from ronda.work.services.tracing import leave_traces


@dataclass(frozen=True)
class StoppedPlan:
    """How many tasks, hand-overs and chains ended with it."""

    plan: Plan
    withdrawn: int


@transaction.atomic
def stop_plan(*, by: Viewer, at: datetime, number: int, on: date, reason: str) -> StoppedPlan:
    """Open tasks, hand-overs and chains of the plan go with it, for its reason; what is done stays."""
    plan = plan_in(by, number, states=("draft", "submitted", "running"), right="stop")
    if not reason.strip():
        raise RefusedError(Problem("reason", "is stopped without a reason", "say why"))
    plan.state, plan.stopped_why, plan.closed_on = Plan.State.STOPPED, reason.strip()[:500], on
    plan.save(update_fields=["state", "stopped_why", "closed_on"])
    withdrawn = _withdraw_open(by, at, plan, on)
    traced(by, at, plan, "plan.stopped", {"withdrawn": withdrawn}, why=plan.stopped_why)
    return StoppedPlan(plan, withdrawn)


def _withdraw_open(by: Viewer, at: datetime, plan: Plan, today: date) -> int:
    found, why = left_open(by, plan, today=today), plan.stopped_why
    tasks, handovers, chains = (
        list(found.tasks),
        list(found.handovers),
        list(found.chains.select_for_update(of=("self",))),
    )
    for about, records in (("task", tasks), ("handover", handovers)):
        withdraw_records(records, at=at, reason=why[:LONGEST_REASON])
        told: list[tuple[int, dict[str, str]]] = [(each.number, {}) for each in records]
        leave_traces(by=by, at=at, about=about, what=f"{about}.withdrawn", said=told, why=why)
    for chain in chains:
        end_chain(by, at, chain, why)
    return len(tasks) + len(handovers) + len(chains)
