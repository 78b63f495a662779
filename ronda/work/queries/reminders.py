"""What the viewer is reminded of: open tasks that are late, due soon, or that somebody reminded of."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from ronda.kernel.period import Period
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import in_force, working_days_of
from ronda.people.rules import Viewer
from ronda.work.models import Task, Trace
from ronda.work.queries.numbered import NUMBER
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.task_state import task_state

MOST = 8
LOOK_AHEAD = timedelta(days=45)


@dataclass(frozen=True)
class Reminder:
    """`reminded_by` is empty where the day alone reminds."""

    number: int
    title: str
    due: date
    state: str
    reminded_by: str


def reminders_for(viewer: Viewer, *, today: date) -> list[Reminder]:
    """Three statements; what is due first comes first."""
    if viewer.person_id is None:
        return []
    mine = Task.objects.filter(
        in_force(), company_id=viewer.company_id, owner_id=viewer.person_id, done_on=None
    )
    rows = mine.select_related("company").annotate(kept=NUMBER).order_by("due", "pk")
    open_tasks = {each.kept: each for each in rows}
    if not open_tasks:
        return []
    company = next(iter(open_tasks.values())).company
    until = soon(viewer, today, company.working_weekdays)
    named = dict(
        Trace.objects.filter(
            Q(number__in=list(open_tasks)[:900]),
            company_id=viewer.company_id,
            about="task",
            what="task.reminded",
        )
        .order_by("done_at")
        .values_list("number", "done_by__name")
    )
    return [
        Reminder(number, task.title, task.due, task_state(task.due, None, today), named.get(number) or "")
        for number, task in open_tasks.items()
        if task.due <= until or number in named
    ][:MOST]


def soon(viewer: Viewer, today: date, weekdays: str | None = None) -> date:
    """The last day that is near enough to be reminded of, by the policy's working days."""
    try:
        days = work_rules(today).remind_days_before
    except RefusedError:
        return today
    reach = Period(today + timedelta(days=1), today + LOOK_AHEAD)
    ahead = sorted(working_days_of(viewer, reach, weekdays))
    return ahead[days - 1] if 0 < days <= len(ahead) else today
