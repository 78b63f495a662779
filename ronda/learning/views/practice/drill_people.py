"""Who takes part in a drill and who judges it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.learning.forms.practice.drills import PeopleForm
from ronda.learning.models import Drill
from ronda.learning.queries.practice.drills import drill_for, entries_of, judges_of, runs
from ronda.learning.services.practice import (
    add_entries,
    drop_judge,
    enter_drill,
    name_judges,
    withdraw_entry,
)
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.views.doing import moment, press, record, today


@for_viewer
def add_people(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    drill = _run(viewer, number)
    return record(
        request,
        PeopleForm(request.POST or None, people=_free(viewer, drill)),
        lambda good: add_entries(by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data),
        to=reverse("drill", args=[number]),
        said=_("They take part."),
        heading=_("Name those who take part"),
        below=drill.title,
    )


@for_viewer
def add_judges(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    drill = _run(viewer, number)
    return record(
        request,
        PeopleForm(request.POST or None, people=_free(viewer, drill)),
        lambda good: name_judges(by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data),
        to=reverse("drill", args=[number]),
        said=_("The judges are named."),
        heading=_("Name the judges"),
        below=_("Nobody judges a drill that they take part in."),
    )


@require_POST
@for_viewer
def drop(request: HttpRequest, viewer: Viewer, number: int, judge: int) -> HttpResponse:
    _run(viewer, number)
    return press(
        request,
        lambda: drop_judge(by=viewer, at=moment(), number=number, judge=judge),
        to=reverse("drill", args=[number]),
        said=_("The judge is taken off the list."),
    )


@require_POST
@for_viewer
def enter(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    return press(
        request,
        lambda: enter_drill(by=viewer, at=moment(), today=today(), number=number),
        to=reverse("drill", args=[number]),
        said=_("You take part."),
    )


@require_POST
@for_viewer
def withdraw(request: HttpRequest, viewer: Viewer, number: int, entry: int) -> HttpResponse:
    return press(
        request,
        lambda: withdraw_entry(by=viewer, at=moment(), number=number, entry=entry),
        to=reverse("drill", args=[number]),
        said=_("Taken off the list."),
    )


def _run(viewer: Viewer, number: int) -> Drill:
    drill = drill_for(viewer, number)
    if not runs(viewer, drill):
        raise Http404
    return drill


def _free(viewer: Viewer, drill: Drill) -> list[tuple[str, str]]:
    """Colleagues who neither take part nor judge."""
    there = {each.person_id for each in entries_of(drill)} | {each.person_id for each in judges_of(drill)}
    return [
        (each.code, each.name) for each in colleagues_of(viewer, on=today()) if each.person_id not in there
    ]
