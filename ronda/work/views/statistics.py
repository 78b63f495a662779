"""Completion of tasks in a month, by person, post, duty or plan."""

from typing import cast, get_args

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.people.wording.names import post_name
from ronda.work.queries.completion import By, Completion, completion_by, completion_total, span_of
from ronda.work.queries.duty_codes import duty_title
from ronda.work.views.doing import today
from ronda.work.views.task_shared import language
from ronda.work.views.task_tables import ShareTable


@for_viewer
def show_statistics(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = today()
    by = cast(By, request.GET.get("by") if request.GET.get("by") in get_args(By) else "person")
    first, last = span_of(request.GET.get("month", ""), on)
    month = Month.of(first)
    rows = completion_by(viewer, by, first=first, last=last, today=on)
    table = ShareTable([_named(each, by) for each in rows], order_by=("name",))
    table.empty_text = _("No task was due in this month.")
    ways = {"person": _("By person"), "post": _("By post"), "duty": _("By duty"), "plan": _("By plan")}
    return show_list(
        request,
        table,
        name=f"ronda-completion-{month}-{by}",
        template="work/statistics.html",
        total=completion_total(viewer, first=first, last=last, today=on),
        shown_month=month,
        before=month.plus(-1),
        after=month.plus(1),
        by=by,
        ways=list(ways.items()),
    )


def _named(row: Completion, by: By) -> Completion:
    """Codes in the reader's words."""
    names = {
        "post": lambda: post_name(row.code) if row.code else _("no post"),
        "duty": lambda: f"{row.code} {duty_title(row.code, language())}",
    }
    name = names[by]() if by in names else row.name
    return Completion(row.code, name, row.total, row.done, row.done_late, row.late)
