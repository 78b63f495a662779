"""Reads of tasks."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Case, CharField, F, IntegerField, QuerySet, Value, When

from ronda.kernel.period import Month
from ronda.people.queries import believed_at, in_force, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.work.models import Task
from ronda.work.queries.numbered import NUMBER, records_numbered
from ronda.work.queries.seen import seen_by
from ronda.work.rules import task_result

BESIDE = ("centre", "owner", "accountable", "outlet", "plan", "priority", "asked_by")


def tasks_in_force(viewer: Viewer) -> QuerySet[Task]:
    """What one executes or answers for, the tasks of one's centres, or the company's."""
    mine = ["owner_id", "accountable_id"]
    return Task.objects.filter(in_force(), seen_by(viewer, centre="centre_id", persons=mine))


def tasks_for(viewer: Viewer, month: Month) -> QuerySet[Task]:
    """Those due in the month."""
    tasks = tasks_in_force(viewer).filter(due__gte=month.start, due__lt=month.end)
    return tasks.select_related("centre", "owner")


def listed_tasks(viewer: Viewer, *, today: date) -> QuerySet[Any]:
    """With the number that stays, the state of the day, and what a list tells of each."""
    return tasks_in_force(viewer).select_related(*BESIDE).annotate(kept=NUMBER, **_state(today))


def task_for(viewer: Viewer, number: int) -> Task:
    """RefusedError for what is withdrawn, or not the viewer's."""
    rows = tasks_in_force(viewer).select_related(*BESIDE, "rhythm", "analysis", "problem")
    task: Task
    [task] = records_numbered(rows, [number])
    return task


def tasks_named(viewer: Viewer, numbers: Sequence[int]) -> list[Task]:
    """Locked for a write; each must be in force and among the viewer's."""
    return records_numbered(tasks_in_force(viewer).select_for_update(of=("self",)), numbers)


def known_tasks(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Frozen rows of the tasks due in the month."""
    refuse_unless_freezing(viewer)
    tasks = Task.objects.filter(
        believed_at(as_of), company_id=viewer.company_id, due__gte=month.start, due__lt=month.end
    )
    said = tasks.values_list(NUMBER, "centre_id", "owner_id", "duty", "due", "done_on", "effective")
    return [_frozen(*values) for values in said]


def _state(today: date) -> dict[str, Any]:
    """`state` as `rules.task_state` says it; `urgency` puts what is late first and what is done last."""
    word = Case(
        When(done_on__isnull=False, done_on__lte=F("due"), then=Value("done")),
        When(done_on__isnull=False, then=Value("done_late")),
        When(due__lt=today, then=Value("late")),
        When(due=today, then=Value("today")),
        default=Value("open"),
        output_field=CharField(),
    )
    urgency = Case(When(done_on__isnull=False, then=Value(1)), default=Value(0), output_field=IntegerField())
    return {"state": word, "urgency": urgency}


def _frozen(
    number: int, centre: int, owner: int, duty: str, due: date, done_on: date | None, effective: bool | None
) -> dict[str, Any]:
    result = task_result(due, done_on, effective)
    return {
        "task_id": number,
        "unit_id": centre,
        "duty": duty,
        "owner_id": owner,
        "due": due,
        "in_time": result.in_time,
        "effective": result.effective,
    }
