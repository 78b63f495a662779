"""A plan is made, accepted or dropped."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.kernel.period import Month
from ronda.people.queries import people_led, person_named
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.forms.planning import MakePlanForm
from ronda.visits.queries.month_plan import month_plan
from ronda.visits.queries.plan_rows import plan_numbered
from ronda.visits.services.plans import accept_plan, drop_plan
from ronda.visits.services.plans.asking import ask_for_plan
from ronda.visits.views.plans.asked import address_for, month_of
from ronda.work.views.doing import moment, press, record, today


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def make(request: HttpRequest, viewer: Viewer, code: str, month: str) -> HttpResponse:
    """The first plan of the month, or another one from a day on, with the reason."""
    wanted = month_of(month)
    person = person_named(viewer, code)
    if wanted.end <= today() or not _may(viewer, person.pk):
        raise Http404
    there = month_plan(viewer, code, wanted, on=today())
    first = there is None or there.state != "accepted"
    form = MakePlanForm(
        request.POST or None,
        first=first,
        initial={"starts": max(today(), wanted.start), "why": request.GET.get("why", "")[:500]},
    )
    return record(
        request,
        form,
        lambda good: ask_for_plan(
            by=viewer,
            at=moment(),
            person=code,
            month=wanted,
            starts=good.cleaned_data["starts"],
            why=good.cleaned_data.get("why", ""),
        ),
        to=reverse("visit_plan", args=[code, month]),
        said=_("The plan is being made; it is a draft until it is accepted."),
        heading=_("Make the plan of the month") if first else _("Plan again from a day on"),
        below=person.name,
    )


@require_POST
@for_viewer
def accept(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_numbered(viewer, number)
    return press(
        request,
        lambda: accept_plan(by=viewer, at=moment(), plan=number),
        to=address_for(plan.person.code, Month.parse(plan.month), number),
        said=_("The plan is accepted: these are the visits of the month."),
    )


@require_POST
@for_viewer
def drop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_numbered(viewer, number)
    why = request.POST.get("reason", "").strip()
    if not why:
        messages.error(request, _("Say why the draft is dropped."))
        return redirect(address_for(plan.person.code, Month.parse(plan.month), number))
    return press(
        request,
        lambda: drop_plan(by=viewer, at=moment(), plan=number, why=why),
        to=reverse("visit_plan", args=[plan.person.code, plan.month]),
        said=_("The draft is dropped."),
    )


def _may(viewer: Viewer, person_id: int) -> bool:
    """One's own, or of those whom one leads; the service asks again."""
    own = person_id == viewer.person_id
    return own or any(each.person_id == person_id for each in people_led(viewer, on=today()))
