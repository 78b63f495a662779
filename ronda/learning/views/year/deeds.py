"""A plan of the year is made, accepted and dropped; a course is added, or moved for all who learn it then."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from ronda.design.templatetags.figures import month_name, quantity
from ronda.kernel.period import Month
from ronda.learning.forms.year import AddLearningForm, MakeYearForm
from ronda.learning.queries.year.needs import courses_offered
from ronda.learning.queries.year.plans import centres_to_train
from ronda.learning.services.year import (
    accept_training_plan,
    add_learning,
    drop_training_plan,
    move_course,
)
from ronda.learning.services.year.asking import ask_for_training_plan
from ronda.learning.views.year.shown import plan_there
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.views.doing import moment, press, record, today


def month_of(text: str) -> Month:
    """What names no month is none of ours."""
    try:
        return Month.parse(text)
    except ValueError:
        raise Http404 from None


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def make(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    centres = [(each.code, each.name) for each in centres_to_train(viewer)]
    if not centres:
        raise Http404
    asked = request.GET.get("year", "")
    form = MakeYearForm(
        request.POST or None,
        centres=centres,
        today=today(),
        initial={"centre": request.GET.get("centre", ""), "year": asked if asked.isdigit() else today().year},
    )

    def write(good: MakeYearForm) -> str:
        said = good.cleaned_data
        ask_for_training_plan(by=viewer, at=moment(), **said)
        return f"{reverse('training_year')}?centre={said['centre']}&year={said['year']}"

    return record(
        request,
        form,
        write,
        to=lambda address: str(address),
        said=_("The plan is being made; it is a draft until it is accepted."),
        back=reverse("training_year"),
        heading=_("Make the year's training plan"),
        below=_("From courses, posts, visits, tasks, leave, trainers and rooms."),
    )


@require_POST
@for_viewer
def accept(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    leaves = request.POST.get("leaves", "0")
    return press(
        request,
        lambda: accept_training_plan(
            by=viewer, at=moment(), plan=number, leaves=int(leaves) if leaves.isdigit() else 0
        ),
        to=reverse("training_plan", args=[number]),
        said=_("The plan is accepted: everybody finds the own year, and its classes are laid down."),
    )


@require_POST
@for_viewer
def drop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_there(viewer, number)
    why = request.POST.get("reason", "").strip()
    if not why:
        messages.error(request, _("Say why the draft is dropped."))
        return redirect("training_plan", number)
    return press(
        request,
        lambda: drop_training_plan(by=viewer, at=moment(), plan=number, why=why),
        to=f"{reverse('training_year')}?centre={plan.centre.code}&year={plan.year}",
        said=_("The draft is dropped."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def add(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_there(viewer, number)
    now = Month.of(today())
    months = [month for month in (Month(plan.year, place) for place in range(1, 13)) if month >= now]
    form = AddLearningForm(
        request.POST or None,
        people=[
            (each.code, each.name) for each in colleagues_of(viewer, on=today(), centres=[plan.centre_id])
        ],
        courses=[(each.code, each.title) for each in courses_offered(viewer.company_id)],
        months=[(str(each), month_name(each)) for each in months],
        initial={"person": request.GET.get("person", ""), "month": request.GET.get("month", "")},
    )
    return record(
        request,
        form,
        lambda good: add_learning(
            by=viewer,
            at=moment(),
            plan=number,
            person=good.cleaned_data["person"],
            course=good.cleaned_data["course"],
            month=Month.parse(good.cleaned_data["month"]),
        ),
        to=lambda row: reverse("training_person", args=[number, row.person.code]),
        said=_("The course stands in the plan."),
        back=reverse("training_plan", args=[number]),
        heading=_("Add a course"),
        below=plan.centre.name,
    )


@require_POST
@for_viewer
def move_all(request: HttpRequest, viewer: Viewer, number: int, course: int) -> HttpResponse:
    """Everybody's who learn the course in a month; who cannot is told."""
    plan = plan_there(viewer, number)
    row = plan.learning.filter(course_id=course).select_related("course").first()
    if row is None:
        raise Http404
    before, to = (month_of(request.POST.get(name, "")) for name in ("before", "month"))

    def said(stay: Any) -> str:
        if not stay:
            return _("They all learn it then.")
        told = ngettext(
            "%(number)s person cannot learn it then and stays where he is.",
            "%(number)s people cannot learn it then and stay where they are.",
            len(stay),
        )
        return told % {"number": quantity(len(stay))}

    return press(
        request,
        lambda: move_course(
            by=viewer, at=moment(), plan=number, course=row.course.code, before=before, month=to
        ),
        to=reverse("training_course", args=[number, course]),
        said=said,
    )
