"""What whoever runs a drill does: make and change it, its scoring sheet, open the judging, publish."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.learning.forms.practice.drills import CallOffDrillForm, DrillForm, ScoringSheetForm
from ronda.learning.models import Drill
from ronda.learning.queries.practice.drills import centres_run, criteria_of, drill_for, runs
from ronda.learning.queries.practice.who import courses_in
from ronda.learning.services.practice import (
    DrillSaid,
    begin_judging,
    cancel_drill,
    change_drill,
    change_sheet,
    make_drill,
    publish_drill,
)
from ronda.learning.services.practice.drills import DRILLED
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, press, record, today


@for_viewer
def new_drill(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    centres = centres_run(viewer)
    if not centres:
        raise Http404
    form = DrillForm(
        request.POST or None,
        centres=centres,
        courses=_courses(viewer),
        initial={"kind": "display", "day": today()},
    )
    return record(
        request,
        form,
        lambda good: make_drill(by=viewer, at=moment(), today=today(), said=_said(good)),
        to=lambda made: reverse("drill", args=[made.pk]),
        said=_("The drill is made; name those who take part and the judges."),
        back=reverse("drills"),
        heading=_("New drill"),
        below=_("Several judges score on the same sheet without seeing each other's marks."),
    )


@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    drill = _run(viewer, number)
    first = {name: getattr(drill, name) for name in ("title", "kind", "contest", "day", "minutes")}
    centre = [(drill.centre.code, drill.centre.name)]
    form = DrillForm(
        request.POST or None,
        centres=centre,
        courses=_courses(viewer),
        initial={**first, "course": str(drill.course_id or "")},
    )
    return record(
        request,
        form,
        lambda good: change_drill(by=viewer, at=moment(), today=today(), number=number, said=_said(good)),
        to=reverse("drill", args=[number]),
        said=_("The drill is changed."),
        heading=_("Change the drill"),
        below=drill.title,
    )


@for_viewer
def change_scoring(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    drill = _run(viewer, number)
    return record(
        request,
        ScoringSheetForm(request.POST or None, sheet=criteria_of(drill)),
        lambda good: change_sheet(by=viewer, at=moment(), number=number, sheet=good.criteria),
        to=reverse("drill", args=[number]),
        said=_("The scoring sheet is changed."),
        template="learning/drill_sheet.html",
        heading=_("Scoring sheet"),
        below=drill.title,
    )


@for_viewer
def call_off(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    drill = _run(viewer, number)
    return record(
        request,
        CallOffDrillForm(request.POST or None),
        lambda good: cancel_drill(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=reverse("drill", args=[number]),
        said=_("The drill is called off."),
        heading=_("Call the drill off"),
        below=drill.title,
    )


@require_POST
@for_viewer
def step(request: HttpRequest, viewer: Viewer, number: int, deed: str) -> HttpResponse:
    _run(viewer, number)
    here: dict[str, Any] = {"by": viewer, "at": moment(), "today": today(), "number": number}
    deeds = {
        "judge": (begin_judging, _("Judging is open.")),
        "publish": (publish_drill, _("The drill is published; everybody sees the own result.")),
    }
    if deed not in deeds:
        raise Http404
    write, said = deeds[deed]
    return press(request, lambda: write(**here), to=reverse("drill", args=[number]), said=said)


def _run(viewer: Viewer, number: int) -> Drill:
    drill = drill_for(viewer, number)
    if not runs(viewer, drill):
        raise Http404
    return drill


def _courses(viewer: Viewer) -> list[tuple[str, str]]:
    return [(str(each.pk), each.title) for each in courses_in(viewer, DRILLED)]


def _said(good: DrillForm) -> DrillSaid:
    said = dict(good.cleaned_data)
    course = said.pop("course", "")
    return DrillSaid(**said, course=int(course) if course else None)
