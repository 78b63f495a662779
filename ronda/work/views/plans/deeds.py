"""A plan goes its way by buttons: submitted, approved or sent back, noted, closed, stopped."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.plans.deeds import PlanCloseForm
from ronda.work.queries.plans import plan_for, plan_work
from ronda.work.rules.plan_rights import plan_rights
from ronda.work.services.plans import (
    StoppedPlan,
    approve_plan,
    close_plan,
    send_back_plan,
    stop_plan,
    submit_plan,
    write_stage_note,
)
from ronda.work.views.doing import moment, press, record, today


def _stopped(told: StoppedPlan) -> str:
    if not told.withdrawn:
        return _("The plan is stopped; nothing of it was open.")
    return ngettext(
        "The plan is stopped; %(number)s open piece of work is withdrawn with it.",
        "The plan is stopped; %(number)s open pieces of work are withdrawn with it.",
        told.withdrawn,
    ) % {"number": told.withdrawn}


def _page(number: int) -> str:
    return reverse("work_plan", args=[number])


@require_POST
@for_viewer
def submit(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: submit_plan(by=viewer, at=moment(), number=number),
        to=_page(number),
        said=_("The plan is submitted; whoever leads approves it."),
    )


@require_POST
@for_viewer
def approve(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: approve_plan(by=viewer, at=moment(), number=number),
        to=_page(number),
        said=_("The plan is approved; its milestones and its summary are tasks now."),
    )


@require_POST
@for_viewer
def send_back(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: send_back_plan(by=viewer, at=moment(), number=number, reason=request.POST.get("reason", "")),
        to=_page(number),
        said=_("The plan is sent back."),
    )


@require_POST
@for_viewer
def stop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: stop_plan(
            by=viewer, at=moment(), number=number, on=today(), reason=request.POST.get("reason", "")
        ),
        to=_page(number),
        said=_stopped,
    )


@require_POST
@for_viewer
def note(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    stage, text = request.POST.get("stage", ""), request.POST.get("text", "")
    return press(
        request,
        lambda: write_stage_note(by=viewer, at=moment(), number=number, stage=stage, text=text),
        to=_page(number),
        said=_("The note is kept."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def close(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_for(viewer, number)
    if not plan_rights(viewer, plan).close:
        raise Http404
    work = plan_work(viewer, plan, today())
    is_open = [each.title for each in work.owed if each.kind == "milestone" and each.done_on is None]
    known = _("Goal: %(goal)s\n%(done)s of %(total)s tasks are done.") % {
        "goal": plan.goal,
        "done": work.done,
        "total": work.total,
    }
    form = PlanCloseForm(
        request.POST or None, initial={"closed_on": today(), "result": known}, owes=bool(is_open)
    )
    if is_open:
        form.fields["explained"].help_text = ", ".join(is_open)
    return record(
        request,
        form,
        lambda good: close_plan(
            by=viewer,
            at=moment(),
            number=number,
            on=good.cleaned_data["closed_on"],
            result=good.cleaned_data["result"],
            lesson=good.cleaned_data["lesson"],
            explained=good.cleaned_data.get("explained", ""),
        ),
        to=_page(number),
        said=_("The plan is closed; its summary is done with it."),
        heading=_("Close the plan"),
        below=plan.title,
        template="work/plan_form.html",
    )
