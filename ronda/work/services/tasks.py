"""Writes of tasks."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Task
from ronda.work.queries.numbered import records_numbered
from ronda.work.queries.tasks import tasks_in_force
from ronda.work.rules import TaskRow, may_act_for, may_record_in
from ronda.work.rules.faults import task_faults
from ronda.work.services.naming import Names, drafts_of
from ronda.work.services.recording import add_records, replace_record, withdraw_records


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
def complete_task(*, by: Viewer, at: datetime, number: int, done_on: date) -> list[Change]:
    """The owner's own word, or the back office's, that a task is done."""
    [task] = records_numbered(tasks_in_force(by), [number])
    if not may_act_for(by, task.owner_id, task.centre_id):
        raise NotAllowedError(f"task {number}")
    if task.done_on is not None:
        what = f"was done on {task.done_on}"
        raise RefusedError(Problem(f"task {number}", what, "withdraw that record to correct it"))
    return replace_record(task, at=at, done_on=done_on)


@transaction.atomic
def withdraw_tasks(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    tasks = records_numbered(tasks_in_force(by), numbers)
    _refuse_foreign(by, tasks)
    return withdraw_records(tasks, at=at, reason=reason)


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
