"""Tasks as a list, a board and a month."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.queries.reminders import reminders_for
from ronda.work.queries.task_boards import board_of, calendar_of, week_end
from ronda.work.rules.task_rights import task_rights
from ronda.work.views.doing import today
from ronda.work.views.task_shared import filter_of
from ronda.work.views.task_tables import TaskTable


@for_viewer
def show_tasks(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = filter_of(viewer, request.GET)
    table = TaskTable(found.qs, choosing=True, one_person=viewer.scope == "own", order_by=("state", "title"))
    narrowed = found.form.has_changed()
    table.empty_text = _("No task fits these filters.") if narrowed else _("There are no tasks here yet.")
    if not narrowed:
        table.empty_link = (reverse("work_task_new"), _("Give the first task"))
    context: dict[str, Any] = {"filter": found, "narrowed": narrowed}
    if "export" not in request.GET:
        context["reminders"] = reminders_for(viewer, today=today())
    return show_list(request, table, name="ronda-tasks", template="work/tasks.html", **context)


@for_viewer
def show_board(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found, on = filter_of(viewer, request.GET), today()
    columns = board_of(found.qs, today=on)
    for column in columns:
        for task in column.tasks:
            task.rights = task_rights(viewer, task, on)
    ends = week_end(on)
    days = {"today": on, "week_ends": ends, "later": ends + timedelta(days=1)}
    return render(request, "work/task_board.html", {"filter": found, "columns": columns, **days})


@for_viewer
def show_calendar(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found, on = filter_of(viewer, request.GET), today()
    month = _month(request.GET.get("month", ""), Month.of(on))
    return render(
        request,
        "work/task_calendar.html",
        {
            "filter": found,
            "weeks": calendar_of(found.qs, month),
            "shown_month": month,
            "before": month.plus(-1),
            "after": month.plus(1),
            "today": on,
        },
    )


def _month(text: str, otherwise: Month) -> Month:
    """An address that names no month shows the running one."""
    try:
        return Month.parse(text)
    except ValueError:
        return otherwise
