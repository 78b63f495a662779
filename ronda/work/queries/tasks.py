"""Reads of tasks."""

from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from ronda.kernel.period import Month
from ronda.people.queries import believed_at, in_force, refuse_unless_freezing
from ronda.people.rules import Viewer
from ronda.work.models import Task
from ronda.work.queries.numbered import NUMBER
from ronda.work.queries.seen import seen_by
from ronda.work.rules import task_result


def tasks_in_force(viewer: Viewer) -> QuerySet[Task]:
    """One's own tasks, those of one's centres, or the company's."""
    return Task.objects.filter(in_force(), seen_by(viewer, centre="centre_id", persons=["owner_id"]))


def tasks_for(viewer: Viewer, month: Month) -> QuerySet[Task]:
    """Those due in the month."""
    tasks = tasks_in_force(viewer).filter(due__gte=month.start, due__lt=month.end)
    return tasks.select_related("centre", "owner")


def known_tasks(viewer: Viewer, month: Month, as_of: datetime) -> list[dict[str, Any]]:
    """Frozen rows of the tasks due in the month."""
    refuse_unless_freezing(viewer)
    tasks = Task.objects.filter(
        believed_at(as_of), company_id=viewer.company_id, due__gte=month.start, due__lt=month.end
    )
    said = tasks.values_list(NUMBER, "centre_id", "owner_id", "duty", "due", "done_on", "effective")
    return [_frozen(*values) for values in said]


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
