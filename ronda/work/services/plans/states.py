"""A plan goes its way: submitted, approved or sent back, closed."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import in_force
from ronda.people.rules import Viewer
from ronda.work.models import Plan, StageNote, Task
from ronda.work.queries.clocks import day_after
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.plan_duties import milestone_duty, summary_duty
from ronda.work.rules.plan_milestones import milestones_of
from ronda.work.rules.task_order import TaskOrder
from ronda.work.services.giving import give_tasks
from ronda.work.services.plans.finding import plan_in, the_companys_hand, traced
from ronda.work.services.tasks import complete_tasks


@transaction.atomic
def submit_plan(*, by: Viewer, at: datetime, number: int) -> Plan:
    plan = plan_in(by, number, states=("draft",), right="submit")
    _go(plan, Plan.State.SUBMITTED)
    traced(by, at, plan, "plan.submitted")
    return plan


@transaction.atomic
def approve_plan(*, by: Viewer, at: datetime, number: int) -> Plan:
    """It runs, and its milestones and summary are tasks of its owner from now on."""
    plan = plan_in(by, number, states=("submitted",), right="approve")
    plan.approved_by_id, plan.approved_at, plan.stage = by.person_id, at, "execute"
    _go(plan, Plan.State.RUNNING, "approved_by_id", "approved_at", "stage")
    if plan.centre_id is not None:
        _give_what_it_owes(by, at, plan, plan.centre_id)
    traced(by, at, plan, "plan.approved")
    return plan


@transaction.atomic
def send_back_plan(*, by: Viewer, at: datetime, number: int, reason: str) -> Plan:
    """It is a draft again."""
    plan = plan_in(by, number, states=("submitted",), right="approve")
    why = _reason(reason, "is sent back without a reason")
    _go(plan, Plan.State.DRAFT)
    traced(by, at, plan, "plan.sent_back", why=why)
    return plan


@transaction.atomic
def close_plan(
    *, by: Viewer, at: datetime, number: int, on: date, result: str, lesson: str, explained: str = ""
) -> Plan:
    """The result is the plan's summary: its task is done with it, so that nothing is written twice."""
    plan = plan_in(by, number, states=("running",), right="close")
    if not result.strip():
        raise RefusedError(Problem("result", "is not summed up", "say what came of it"))
    if on < plan.starts:
        raise RefusedError(Problem("closed_on", "lies before its first day", "give a later day"))
    owed = list(Task.objects.filter(in_force(), plan=plan, done_on=None, kind__in=("milestone", "summary")))
    if any(each.kind == "milestone" for each in owed) and not explained.strip():
        raise RefusedError(
            Problem("explained", "leaves milestones open without a word", "say why they are not done")
        )
    summaries = [each.number for each in owed if each.kind == "summary"]
    if summaries:
        complete_tasks(by=the_companys_hand(by), at=at, numbers=summaries, done_on=on, result=result)
    plan.closed_on, plan.result, plan.lesson, plan.stage = on, result.strip(), lesson.strip(), "summarise"
    _go(plan, Plan.State.CLOSED, "closed_on", "result", "lesson", "stage")
    if explained.strip():
        StageNote.objects.create(
            plan=plan, stage="track", text=explained.strip(), written_by_id=by.person_id, written_at=at
        )
    traced(by, at, plan, "plan.closed", why=explained.strip())
    return plan


def _go(plan: Plan, state: str, *more: str) -> None:
    plan.state = state
    plan.save(update_fields=["state", *more])


def _reason(reason: str, what: str) -> str:
    if not reason.strip():
        raise RefusedError(Problem("reason", what, "say why"))
    return reason.strip()


def _give_what_it_owes(by: Viewer, at: datetime, plan: Plan, centre_id: int) -> None:
    today = timezone.localdate(at)
    planned = milestones_of(plan.milestones)
    if any(each.due < today for each in planned):
        raise RefusedError(
            Problem("milestones", "has a milestone before today", "send it back with the reason")
        )
    common = {"plan_id": plan.pk, "priority_id": plan.priority_id, "place": plan.place}
    orders = [
        TaskOrder(
            centre_id,
            plan.owner_id,
            each.title,
            each.due,
            duty=milestone_duty(plan.kind),
            kind="milestone",
            stage="execute",
            **common,  # type: ignore[arg-type]
        )
        for each in planned
    ]
    due = day_after(by, max(plan.last, today), work_rules(today).plan_summary_days)
    orders.append(
        TaskOrder(
            centre_id,
            plan.owner_id,
            plan.title,
            due,
            duty=summary_duty(plan.kind),
            kind="summary",
            stage="summarise",
            **common,  # type: ignore[arg-type]
        )
    )
    give_tasks(by=the_companys_hand(by), at=at, orders=orders)
