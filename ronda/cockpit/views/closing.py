"""The month-close wizard: the list of months, and the page of each step."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from ronda.cockpit.forms.closing import ApproveForm, BudgetForm
from ronda.cockpit.queries.closing_month import ClosingMonth, closing_month
from ronda.cockpit.queries.closing_months import months_to_close
from ronda.cockpit.queries.year_settling import settled_by_year
from ronda.cockpit.rules.close.steps import present_step
from ronda.cockpit.services.deciding import appeal_window
from ronda.cockpit.services.looking import look_at
from ronda.cockpit.views.closing_story import done_moments, found_groups, step_bar
from ronda.cockpit.views.closing_tables import grades_chart, pool_rows, scores_chart, sum_lines
from ronda.cockpit.wording.closing import STEP_NAMES
from ronda.cockpit.wording.year import standing_of_year
from ronda.kernel.period import Month
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@require_GET
@for_viewer
def show_months(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    lines = months_to_close(viewer, at=timezone.now())
    ready = next((line for line in lines if line.standing not in {"approved", "running"}), None)
    years = [
        (year, settled, standing_of_year(settled, year))
        for year, settled in (settled_by_year(viewer) if viewer.can_close else {}).items()
    ]
    return render(request, "cockpit/closing_months.html", {"lines": lines, "next": ready, "years": years})


@require_GET
@for_viewer
def show_month(request: HttpRequest, viewer: Viewer, month: Month) -> HttpResponse:
    stands = closing_month(viewer, month, at=timezone.now())
    step = present_step(stands.steps) if viewer.can_close else "check"
    return redirect("close_step", month=month, step=step)


@require_GET
@for_viewer
def show_step(request: HttpRequest, viewer: Viewer, month: Month, step: str) -> HttpResponse:
    stands = closing_month(viewer, month, at=timezone.now())
    if step not in STEP_NAMES or not (viewer.can_close or step == "check"):
        raise Http404
    return show_stands(request, viewer, stands, step)


def show_stands(
    request: HttpRequest, viewer: Viewer, stands: ClosingMonth, step: str, **forms: Any
) -> HttpResponse:
    """The page of a step, also with a form that was sent and is not in order."""
    opened = {each.code for each in stands.steps if each.open}
    shown = step if step in opened else ""
    context = {
        "month": stands.month,
        "stands": stands,
        "step": step,
        "step_name": STEP_NAMES[step],
        "bar": step_bar(stands, step, viewer),
        "moments": done_moments(stands) if viewer.can_close else [],
        "shown": shown,
        **_filled(shown, viewer, stands, request, forms),
        **forms,
    }
    return render(request, f"cockpit/closing_{step}.html", context, status=400 if forms else 200)


def _filled(
    step: str, viewer: Viewer, stands: ClosingMonth, request: HttpRequest, forms: dict[str, Any]
) -> dict[str, Any]:
    if step == "check":
        return {"groups": found_groups(stands, viewer, company_for(viewer).currency)}
    if step in {"look", "distribute", "approve"} and stands.run is not None:
        return _money(step, viewer, stands, request, forms)
    return {}


def _money(
    step: str, viewer: Viewer, stands: ClosingMonth, request: HttpRequest, forms: dict[str, Any]
) -> dict[str, Any]:
    assert stands.run is not None
    currency = stands.run.company.currency
    budget = stands.plan.budget_cents if stands.plan else None
    tried = BudgetForm(request.GET) if step == "distribute" and "budget" in request.GET else None
    if tried is not None and tried.is_valid():
        budget = tried.cleaned_data["budget"]
    look = look_at(viewer, stands.run, budget_cents=budget)
    found: dict[str, Any] = {
        "look": look,
        "budget_form": tried or BudgetForm(),
        "tried": tried is not None and tried.is_valid(),
        "budget": budget,
        "grades": grades_chart(look),
        "scores": scores_chart(look),
        "pools": pool_rows(look, currency),
        "lines": sum_lines(look, currency) if step == "distribute" else [],
    }
    if step == "approve":
        found["window"] = appeal_window(viewer, stands.run, timezone.now())
        found["approve_form"] = forms.get("approve_form") or ApproveForm()
    return found
