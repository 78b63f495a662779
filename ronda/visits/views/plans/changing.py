"""Visits of a plan are moved, locked, cancelled and added."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.design.templatetags.figures import day as day_words
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.outlets.queries import portfolio_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.forms.planning import AddVisitForm
from ronda.visits.queries.month_plan import MonthPlan
from ronda.visits.queries.plan_rows import planned_visit
from ronda.visits.services.plans import add_visit, cancel_planned, lock_visit, move_visit
from ronda.visits.views.plans.asked import address_for, address_of, day_of, month_of, plan_there
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.views.doing import moment, next_page, press, record, say_refused, today


@require_POST
@for_viewer
def move(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """To a day, or to none; the page that follows offers to take it back."""
    row = planned_visit(viewer, number)
    before, place = row.day, row.position
    asked = request.POST.get("day", "")
    day = day_of(asked) if asked else None
    to = next_page(request, _plan_of(row))
    position = request.POST.get("position", "")
    try:
        move_visit(
            by=viewer,
            at=moment(),
            visit=number,
            day=day,
            position=int(position) if position.isascii() and position.isdigit() and position != "0" else None,
        )
    except RefusedError as refused:
        say_refused(request, refused)
        return redirect(to)
    if "undo" in request.POST:
        messages.success(request, _("It is back where it was."))
        return redirect(to)
    joint = "&" if "?" in to else "?"
    return HttpResponseRedirect(
        f"{to}{joint}moved={number}&back={before.isoformat() if before else ''}&place={place}"
    )


@require_POST
@for_viewer
def lock(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    locked = request.POST.get("locked") == "yes"
    return press(
        request,
        lambda: lock_visit(by=viewer, at=moment(), visit=number, locked=locked),
        to=next_page(request, reverse("planned_visit", args=[number])),
        said=_("The visit stays on its day, whatever is planned again.")
        if locked
        else _("The visit may be moved again."),
    )


@require_POST
@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    why = request.POST.get("reason", "")
    row = planned_visit(viewer, number)
    return press(
        request,
        lambda: cancel_planned(by=viewer, at=moment(), visit=number, why=why),
        to=next_page(request, _plan_of(row)),
        said=_("The visit is cancelled; its reason stands beside it."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def add(request: HttpRequest, viewer: Viewer, code: str, month: str) -> HttpResponse:
    """A visit, a field visit or a joint visit more."""
    plan = plan_there(request, viewer, code, month_of(month))
    held = portfolio_for(viewer, on=max(today(), plan.month.start)).filter(person__code=code)
    outlets = list(held.order_by("outlet__name").values_list("outlet__code", "outlet__name"))
    form = AddVisitForm(
        request.POST or None,
        days=_days(plan),
        people=[
            (each.code, each.name)
            for each in colleagues_of(viewer, on=today(), centres=[plan.centre_id])
            if each.person_id != plan.owner_id
        ],
        initial={
            "outlet": request.GET.get("outlet", ""),
            "day": request.GET.get("day", ""),
            "reason": "other",
            "kind": "visit" if outlets else "field_visit",
        },
    )
    return record(
        request,
        form,
        lambda good: add_visit(
            by=viewer,
            at=moment(),
            plan=plan.number,
            outlet=good.cleaned_data["outlet"].strip(),
            kind=good.cleaned_data["kind"],
            day=good.cleaned_data["day"],
            together_with=good.cleaned_data["together_with"] or None,
            reason=good.cleaned_data["reason"],
        ),
        to=address_of(plan),
        said=_("The visit stands in the plan."),
        template="visits/plan_add.html",
        heading=_("Add a visit"),
        below=plan.person_name,
        outlets=outlets,
    )


def _days(plan: MonthPlan) -> list[tuple[str, str]]:
    left = (each for each in plan.days if each.kind == "work" and each.day >= max(today(), plan.starts))
    return [(each.day.isoformat(), day_words(each.day)) for each in left]


def _plan_of(row: Any) -> str:
    return address_for(row.plan.person.code, Month.parse(row.plan.month), row.plan_id)
