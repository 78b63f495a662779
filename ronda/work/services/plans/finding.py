"""The plan that somebody acts on, and the trace of what was done."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Plan
from ronda.work.queries.seen import shared_with
from ronda.work.rules.plan_rights import plan_rights
from ronda.work.services.tracing import leave_trace

ABOUT = "plan"
# Why the deed is not there, by what the plan's state is meanwhile.
STATES = {
    "draft": ("is a draft again", "look at the plan again"),
    "submitted": ("is submitted already", "look at the plan again"),
    "running": ("is approved already", "look at the plan again"),
    "closed": ("is a closed plan", "make another plan"),
    "stopped": ("is a stopped plan", "make another plan"),
}


def plan_of(by: Viewer, number: int) -> Plan:
    """Locked: of two who act at once the second one finds what the first one did."""
    found = Plan.objects.select_for_update(of=("self",)).filter(shared_with(by), pk=number).first()
    if found is None:
        what, remedy = "is not in force among yours", "look at the number again"
        raise RefusedError(Problem(f"plan {number}", what, remedy))
    return found


def plan_in(by: Viewer, number: int, *, states: tuple[str, ...], right: str) -> Plan:
    """One in such a state on which the viewer has this right of `PlanRights`."""
    plan = plan_of(by, number)
    if plan.state not in states:
        what, remedy = STATES[plan.state]
        raise RefusedError(Problem(f"plan {number}", what, remedy))
    if not getattr(plan_rights(by, plan), right):
        raise NotAllowedError(f"plan {number}")
    return plan


def traced(
    by: Viewer,
    at: datetime,
    plan: Plan,
    what: str,
    said: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    leave_trace(by=by, at=at, about=ABOUT, number=plan.pk, what=what, said=said, why=why[:500])


def the_companys_hand(by: Viewer) -> Viewer:
    """The same person for what follows from a deed that was theirs: a leader does not record elsewhere."""
    return replace(by, roles=by.roles | {"operator"})
