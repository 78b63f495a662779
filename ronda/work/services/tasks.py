"""Writes of tasks."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.models import Attachment, Task
from ronda.work.queries.tasks import tasks_named
from ronda.work.rules import TaskRow, may_act_for, may_record_in
from ronda.work.rules.faults import task_faults
from ronda.work.rules.task_rights import task_rights
from ronda.work.services.naming import Names, drafts_of
from ronda.work.services.recording import add_records, replace_records, withdraw_records
from ronda.work.services.tracing import leave_traces


@transaction.atomic
def record_tasks(*, by: Viewer, at: datetime, rows: Sequence[TaskRow]) -> list[Change]:
    """Add the tasks, or replace those that are known by their source key."""
    names = Names(by)
    drafts = drafts_of(
        rows,
        noun="task",
        names=names,
        at=at,
        codes=lambda row: [("centre", row.centre_code), ("person", row.owner_code)],
        faults=task_faults,
        draft=lambda row: _draft(row, names),
    )
    return add_records(drafts, at=at, refuse=lambda records: _refuse_foreign(by, records))


@transaction.atomic
def complete_task(*, by: Viewer, at: datetime, number: int, done_on: date, result: str = "") -> list[Change]:
    """The owner's own word, or the back office's, that a task is done.

    Where evidence is wanted, it is done with a result in words or a file.
    """
    return complete_tasks(by=by, at=at, numbers=[number], done_on=done_on, result=result)


@transaction.atomic
def complete_tasks(
    *, by: Viewer, at: datetime, numbers: Sequence[int], done_on: date, result: str = ""
) -> list[Change]:
    """All of them, or none."""
    tasks = tasks_named(by, numbers)
    for task in tasks:
        if not may_act_for(by, task.owner_id, task.centre_id):
            raise NotAllowedError(f"task {task.number}")
    refuse_if_any(
        [
            Problem(
                f"task {task.number}", f"was done on {task.done_on}", "withdraw that record to correct it"
            )
            for task in tasks
            if task.done_on is not None
        ]
    )
    values = {"done_on": done_on, "result": result.strip()} if result.strip() else {"done_on": done_on}
    if "result" not in values:
        _refuse_without_evidence(by, tasks)
    changes = replace_records(tasks, at=at, **values)
    told = [(task.number, {"day": done_on.isoformat()}) for task in tasks]
    leave_traces(by=by, at=at, about="task", what="task.done", said=told)
    return changes


@transaction.atomic
def withdraw_tasks(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    """The back office of the centre; anybody what one asked of oneself and has not done."""
    tasks = tasks_named(by, numbers)
    today = timezone.localdate(at)
    if not all(may_record_in(by, task.centre_id) or task_rights(by, task, today).direct for task in tasks):
        raise NotAllowedError("recording tasks of this centre")
    changes = withdraw_records(tasks, at=at, reason=reason)
    told: list[tuple[int, dict[str, str]]] = [(task.number, {}) for task in tasks]
    leave_traces(by=by, at=at, about="task", what="task.withdrawn", said=told, why=reason)
    return changes


def _refuse_without_evidence(by: Viewer, tasks: Sequence[Task]) -> None:
    wanting = [task for task in tasks if task.evidence_wanted and not task.result]
    if not wanting:
        return
    shown = Attachment.objects.filter(
        company_id=by.company_id,
        about="task",
        number__in=[task.number for task in wanting],
        removed_at=None,
    )
    with_file = set(shown.values_list("number", flat=True))
    refuse_if_any(
        [
            Problem("result", "has no evidence yet", "say what came of it, or add a file first")
            for task in wanting
            if task.number not in with_file
        ][:1]
    )


def _draft(row: TaskRow, names: Names) -> Task:
    return Task(
        company_id=names.by.company_id,
        centre_id=names.centre[row.centre_code],
        owner_id=names.person[row.owner_code],
        duty=row.duty,
        title=row.title,
        due=row.due,
        done_on=row.done_on,
        effective=row.effective,
        source_key=row.source_key,
    )


def _refuse_foreign(by: Viewer, tasks: Sequence[Task]) -> None:
    if not all(may_record_in(by, task.centre_id) for task in tasks):
        raise NotAllowedError("recording tasks of this centre")
