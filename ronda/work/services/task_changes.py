"""What becomes of tasks that are given: judged, changed, moved, given to somebody else, reminded of."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries.appointed import appointed_posts
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.models import Task
from ronda.work.queries.duty_codes import known_duties
from ronda.work.queries.tasks import tasks_named
from ronda.work.rules.task_rights import task_rights
from ronda.work.services.recording import replace_records
from ronda.work.services.tracing import leave_traces

CHANGEABLE = frozenset(
    {"title", "goal", "evidence_wanted", "duty", "kind", "minutes", "stage", "place", "starts_on"}
    | {"accountable_id", "priority_id", "plan_id"}
)


@transaction.atomic
def judge_task(*, by: Viewer, at: datetime, number: int, effective: bool, why: str = "") -> list[Change]:
    """Whether what was done had its effect; by whoever leads the centre, never by the executor."""
    tasks = _named(by, at, [number], "judge")
    changes = replace_records(tasks, at=at, effective=effective)
    _trace(by, at, "task.judged", tasks, {"effective": effective}, why)
    return changes


@transaction.atomic
def change_task(
    *, by: Viewer, at: datetime, number: int, values: Mapping[str, Any], why: str
) -> list[Change]:
    """What is asked, while it is open; with a reason that the executor reads."""
    refuse_if_any(_reason(why))
    assert set(values) <= CHANGEABLE, "due day and executor have deeds of their own"
    duty = values.get("duty")
    if duty and duty not in known_duties(by, timezone.localdate(at)):
        raise RefusedError(Problem("duty", f"duty {duty} is not known", "choose one of the card"))
    tasks = _named(by, at, [number], "direct")
    changes = replace_records(tasks, at=at, **values)
    if changes:
        _trace(by, at, "task.changed", tasks, {}, why)
    return changes


@transaction.atomic
def move_tasks(*, by: Viewer, at: datetime, numbers: Sequence[int], due: date, why: str) -> list[Change]:
    """Another due day for all of them; the old one stays in their history."""
    problems = _reason(why)
    if due < timezone.localdate(at):
        problems.append(Problem("due", "is due before today", "choose today or a later day"))
    refuse_if_any(problems)
    tasks = _named(by, at, numbers, "direct")
    changes = replace_records(tasks, at=at, due=due)
    told = [(task.number, {"before": task.due.isoformat(), "after": due.isoformat()}) for task in tasks]
    leave_traces(by=by, at=at, about="task", what="task.moved", said=told, why=why)
    return changes


@transaction.atomic
def reassign_tasks(
    *, by: Viewer, at: datetime, numbers: Sequence[int], owner_id: int, why: str
) -> list[Change]:
    """To another executor, who holds a post in the centre on the due day."""
    refuse_if_any(_reason(why))
    tasks = _named(by, at, numbers, "direct")
    today = timezone.localdate(at)
    posts = appointed_posts(by, {(owner_id, max(task.due, today)) for task in tasks})
    if any((task.centre_id, owner_id) not in posts for task in tasks):
        what, remedy = "holds no post in the centre on the due day", "choose somebody who does"
        raise RefusedError(Problem("owner", what, remedy))
    before = {task.number: task.owner_id for task in tasks}
    changes = replace_records(tasks, at=at, owner_id=owner_id)
    told = [(number, {"before": old, "after": owner_id}) for number, old in before.items() if old != owner_id]
    leave_traces(by=by, at=at, about="task", what="task.reassigned", said=told, why=why)
    return changes


@transaction.atomic
def remind_of_tasks(*, by: Viewer, at: datetime, numbers: Sequence[int]) -> int:
    """Leaves a trace that the executor sees among the reminders; returns how many are reminded of."""
    tasks = _named(by, at, numbers, "remind")
    _trace(by, at, "task.reminded", tasks, {}, "")
    return len(tasks)


def _named(by: Viewer, at: datetime, numbers: Sequence[int], right: str) -> list[Task]:
    tasks, today = tasks_named(by, numbers), timezone.localdate(at)
    for task in tasks:
        rights = task_rights(by, task, today)
        if getattr(rights, right):
            continue
        if right in ("direct", "remind") and task.done_on is not None:
            what, remedy = f"was done on {task.done_on}", "leave it out"
            raise RefusedError(Problem(f"task {task.number}", what, remedy))
        raise NotAllowedError(f"task {task.number}")
    return tasks


def _trace(
    by: Viewer, at: datetime, what: str, tasks: Sequence[Task], said: Mapping[str, Any], why: str
) -> None:
    leave_traces(by=by, at=at, about="task", what=what, said=[(task.number, said) for task in tasks], why=why)


def _reason(why: str) -> list[Problem]:
    return [] if why.strip() else [Problem("why", "has no reason", "say why, in a few words")]
