"""What is done in the wizard: each deed is one service, and leads back to a step."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.cockpit.forms.closing import AcceptForm, ApproveForm, BudgetForm
from ronda.cockpit.queries.closing_month import closing_month
from ronda.cockpit.services.closing_jobs import ask_appraise, ask_approve, ask_check, ask_freeze
from ronda.cockpit.services.deciding import accept_finding, plan_division
from ronda.cockpit.views.closing import show_stands
from ronda.cockpit.wording.closing import told_problems
from ronda.kernel.period import Month
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

Deed = Callable[[HttpRequest, Viewer, Month], HttpResponse]


@require_POST
@for_viewer
def do_deed(request: HttpRequest, viewer: Viewer, month: Month, deed: str) -> HttpResponse:
    """A refusal is told where the button stood; what is not the viewer's to do is not there."""
    if deed not in DEEDS or not viewer.can_close:
        raise Http404
    try:
        return DEEDS[deed](request, viewer, month)
    except NotAllowedError:
        raise
    except RefusedError as refused:
        messages.error(request, told_problems([each.as_json() for each in refused.problems]))
        return redirect(
            "close_step", month=month, step={"accept": "check", "plan": "distribute"}.get(deed, deed)
        )


def _check(request: HttpRequest, viewer: Viewer, month: Month) -> HttpResponse:
    ask_check(by=viewer, at=timezone.now(), month=month)
    return redirect("close_step", month=month, step="check")


def _freeze(request: HttpRequest, viewer: Viewer, month: Month) -> HttpResponse:
    job = ask_freeze(by=viewer, at=timezone.now(), month=month)
    if job.result.get("unchanged"):
        messages.info(request, _("Nothing has changed since the last run, so no new one was made."))
    return redirect("close_step", month=month, step="freeze")


def _appraise(request: HttpRequest, viewer: Viewer, month: Month) -> HttpResponse:
    ask_appraise(by=viewer, at=timezone.now(), month=month)
    return redirect("close_step", month=month, step="appraise")


def _accept(request: HttpRequest, viewer: Viewer, month: Month) -> HttpResponse:
    form = AcceptForm(request.POST)
    if form.is_valid():
        found = form.cleaned_data
        accept_finding(by=viewer, at=timezone.now(), month=month, key=found["key"], reason=found["reason"])
        messages.success(request, _("Accepted, with your name and the reason."))
    else:
        messages.error(request, _("An acceptance needs a reason."))
    return redirect("close_step", month=month, step="check")


def _plan(request: HttpRequest, viewer: Viewer, month: Month) -> HttpResponse:
    form, stands = BudgetForm(request.POST), closing_month(viewer, month, at=timezone.now())
    if not form.is_valid() or stands.run is None:
        return show_stands(request, viewer, stands, "distribute", budget_form=form)
    plan_division(
        by=viewer,
        at=timezone.now(),
        month=month,
        run=stands.run.run,
        budget_cents=form.cleaned_data["budget"],
    )
    return redirect("close_step", month=month, step="approve")


def _approve(request: HttpRequest, viewer: Viewer, month: Month) -> HttpResponse:
    form = ApproveForm(request.POST)
    if not form.is_valid():
        stands = closing_month(viewer, month, at=timezone.now())
        return show_stands(request, viewer, stands, "approve", approve_form=form)
    ask_approve(by=viewer, at=timezone.now(), month=month, run=form.cleaned_data["run"])
    return redirect("close_step", month=month, step="approve")


DEEDS: dict[str, Deed] = {
    "check": _check,
    "freeze": _freeze,
    "appraise": _appraise,
    "accept": _accept,
    "plan": _plan,
    "approve": _approve,
}
