"""A running plan gives its work: tasks for the holders of its outlets, and to each the own target list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Plan
from ronda.work.queries.task_targets import outlets_of_plan, targets_of
from ronda.work.rules.chain_plan import StepDraft
from ronda.work.rules.plan_duties import milestone_duty
from ronda.work.rules.task_order import Targets, TaskOrder
from ronda.work.services.chains import ChainDraft, hand_to_many
from ronda.work.services.giving import give_tasks
from ronda.work.services.plans.finding import plan_in, traced


@dataclass(frozen=True)
class PlanWork:
    """`title` empty: no task; `list_days` None: no target list. `each`: a task by person or by outlet."""

    title: str = ""
    due: date | None = None
    each: Literal["person", "outlet"] = "person"
    goal: str = ""
    evidence_wanted: str = ""
    minutes: int | None = None
    list_title: str = ""
    list_days: int | None = None


@dataclass(frozen=True)
class PlanGiven:
    """How much was given, and which outlets nobody holds: code and name."""

    tasks: int
    lists: int
    without: Sequence[tuple[str, str]]


@transaction.atomic
def give_plan_tasks(*, by: Viewer, at: datetime, today: date, number: int, work: PlanWork) -> PlanGiven:
    """Closed outlets are left out, and those that nobody holds are told."""
    plan = plan_in(by, number, states=("running",), right="give")
    if not work.title.strip() and work.list_days is None:
        raise RefusedError(Problem("title", "gives neither a task nor a list", "choose one of them"))
    if work.title.strip() and work.due is None:
        raise RefusedError(Problem("due", "has no day", "say until when"))
    targets = targets_of(by, outlets_of_plan(by, number), due=work.due or today)
    if not targets.held:
        raise RefusedError(Problem("plan", "has no outlet that somebody holds", "choose target outlets"))
    lists = 0 if work.list_days is None else _hand_lists(by, at, today, plan, work, targets)
    orders = _orders(by, plan, work, targets) if work.title.strip() else []
    if orders:
        give_tasks(by=by, at=at, orders=orders)
    traced(by, at, plan, "plan.gave", {"tasks": len(orders), "lists": lists})
    return PlanGiven(len(orders), lists, targets.without)


def _orders(by: Viewer, plan: Plan, work: PlanWork, targets: Targets) -> list[TaskOrder]:
    assert work.due is not None, "a task without a day was refused"
    whom = {
        each.person_id if work.each == "person" else each.outlet_id: each for each in targets.held
    }.values()
    return [
        TaskOrder(
            each.centre_id,
            each.person_id,
            work.title,
            work.due,
            accountable_id=plan.owner_id,
            goal=work.goal,
            evidence_wanted=work.evidence_wanted,
            minutes=work.minutes,
            outlet_id=each.outlet_id if work.each == "outlet" else None,
            plan_id=plan.pk,
            priority_id=plan.priority_id,
            stage="execute",
            place=plan.place,
        )
        for each in whom
    ]


def _hand_lists(by: Viewer, at: datetime, today: date, plan: Plan, work: PlanWork, targets: Targets) -> int:
    """One hand-over from the plan's owner to each holder."""
    receivers = [each.person_code for each in targets.held if each.person_id != plan.owner_id]
    receivers = list(dict.fromkeys(receivers))
    if not receivers:
        return 0
    title = work.list_title.strip() or plan.title
    assert plan.centre_id is not None, "work is given by plans of a centre"
    assert work.list_days is not None, "no list is handed without days"
    draft = ChainDraft(
        title=title,
        centre_id=plan.centre_id,
        starts=today,
        steps=[StepDraft(title, milestone_duty(plan.kind), plan.owner.code, work.list_days)],
        receiver_code="",
        goal=work.goal,
        plan_id=plan.pk,
        priority_id=plan.priority_id,
    )
    return len(hand_to_many(by=by, at=at, today=today, draft=draft, receivers=receivers))
