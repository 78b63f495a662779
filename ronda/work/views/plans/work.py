"""What a running plan gives: tasks and target lists, listing targets of a month, feedback."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ronda.design.templatetags.figures import month_name
from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.plans.deeds import FeedbackForm, GiveForm, ListingForm
from ronda.work.models import Plan, PlanProduct
from ronda.work.queries.plans import plan_for, plan_outlets
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules.plan_rights import plan_rights
from ronda.work.services.plans import (
    PlanGiven,
    PlanWork,
    give_feedback,
    give_plan_tasks,
    set_plan_listing_targets,
)
from ronda.work.views.doing import moment, record, today
from ronda.work.wording.tasks import tasks_words

METHODS = ["GET", "HEAD", "POST"]
MONTHS_AHEAD = 3


def _given(viewer: Viewer, number: int) -> Plan:
    """A plan that the viewer may give work of."""
    plan = plan_for(viewer, number)
    if not plan_rights(viewer, plan).give:
        raise Http404
    return plan


@require_http_methods(METHODS)
@for_viewer
def give(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = _given(viewer, number)
    first = {
        "due": max(plan.last, today()),
        "each": "person",
        "goal": plan.standard or plan.goal,
        "hand_list": True,
        "list_title": _("Target list: %(title)s") % {"title": plan.title},
        "list_days": work_rules(today()).plan_list_days,
    }
    return record(
        request,
        GiveForm(request.POST or None, initial=first),
        lambda good: give_plan_tasks(
            by=viewer, at=moment(), today=today(), number=number, work=_work(good.cleaned_data)
        ),
        to=reverse("work_plan", args=[number]) + "#track",
        said=_gave,
        back=reverse("work_plan", args=[number]),
        heading=_("Give the tasks"),
        below=plan.title,
        template="work/plan_form.html",
    )


@require_http_methods(METHODS)
@for_viewer
def listing(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan, on = _given(viewer, number), today()
    months = [Month.of(on).plus(ahead) for ahead in range(MONTHS_AHEAD)]
    rows = [each.product for each in PlanProduct.objects.filter(plan=plan).select_related("product")]
    gone = [each for each in rows if each.withdrawn_on is not None and each.withdrawn_on <= on]
    sold = [(each.code, each.name) for each in rows if each not in gone]
    first = {"month": str(months[0]), "products": [code for code, _name in sold]}
    return record(
        request,
        ListingForm(
            request.POST or None,
            initial=first,
            months=[(str(each), month_name(each)) for each in months],
            products=sold,
        ),
        lambda good: set_plan_listing_targets(
            by=viewer,
            at=moment(),
            today=on,
            number=number,
            month=good.cleaned_data["month"],
            products=good.cleaned_data["products"],
        ),
        to=reverse("work_plan", args=[number]),
        said=_listed,
        heading=_("Set the month's listing targets"),
        below=plan.title,
        gone=gone,
        nothing_sold=not sold,
        template="work/plan_form.html",
    )


@require_http_methods(METHODS)
@for_viewer
def feedback(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = _given(viewer, number)
    held = plan_outlets(viewer, number, today=today()).values_list("holder_code", "holder")
    people = sorted({(code, name) for code, name in held if code}, key=lambda each: each[1])
    return record(
        request,
        FeedbackForm(
            request.POST or None,
            initial={"receivers": [code for code, _name in people]},
            receivers=people,
        ),
        lambda good: give_feedback(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=reverse("work_plan", args=[number]),
        said=_("The feedback is given; each account manager acknowledges it."),
        heading=_("Feedback to the account managers"),
        below=plan.title,
        template="work/plan_form.html",
    )


def _work(said: dict[str, Any]) -> PlanWork:
    return PlanWork(
        title=said["title"],
        due=said["due"],
        each=said["each"],
        goal=said["goal"],
        evidence_wanted=said["evidence_wanted"],
        minutes=said["minutes"],
        list_title=said["list_title"],
        list_days=said["list_days"] if said["hand_list"] else None,
    )


def _gave(told: PlanGiven) -> str:
    lists = ngettext("%(number)s target list", "%(number)s target lists", told.lists)
    words = _("Given: %(tasks)s, %(lists)s.") % {
        "tasks": tasks_words(told.tasks),
        "lists": lists % {"number": told.lists},
    }
    if told.without:
        named = ", ".join(name for _code, name in told.without[:5])
        words += " " + _("Nobody holds these outlets: %(names)s.") % {"names": named}
    return words


def _listed(new: int) -> str:
    told = ngettext(
        "%(number)s listing target is new; the others stood already.",
        "%(number)s listing targets are new; the others stood already.",
        new,
    )
    return told % {"number": new}
