"""What frozen hand-overs and tasks are called today, for whoever may see them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from ronda.people.queries import believed_at
from ronda.people.rules import Viewer
from ronda.work.models import Handover, Task
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.numbered import NUMBER, numbered
from ronda.work.queries.tasks import tasks_in_force


@dataclass(frozen=True)
class ToldWork:
    """`starts` to `ends` is the time in the owner's hands, as it was known at the asked moment."""

    title: str
    starts: date | None
    ends: date | None


def told_work(viewer: Viewer, about: str, numbers: Collection[int], as_of: datetime) -> dict[int, ToldWork]:
    """By number, those that have a page that the viewer may see; `about` is handover or task."""
    wanted = sorted(set(numbers))
    if not wanted:
        return {}
    today: QuerySet[Any]
    then: QuerySet[Any]
    if about == "handover":
        today, then, dates = handovers_in_force(viewer), Handover.objects.all(), ("started_on", "given_on")
    else:
        today, then, dates = tasks_in_force(viewer), Task.objects.all(), ("starts_on", "done_on")
    shown = set(today.filter(numbered(wanted)).order_by().values_list(NUMBER, flat=True))
    believed = then.filter(believed_at(as_of), numbered(shown), company_id=viewer.company_id)
    return {
        number: ToldWork(title, starts, ends)
        for number, title, starts, ends in believed.values_list(NUMBER, "title", *dates)
    }
