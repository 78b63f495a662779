"""Versions of a process: another text, compared with the one before, adopted from a day on."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.design.templatetags.figures import day
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.processes import StartForm, VersionForm
from ronda.work.queries.processes import problems_of, process_page, version_numbered
from ronda.work.rules.company_wide import may_shape
from ronda.work.rules.text_difference import side_by_side
from ronda.work.services.processes import adopt_version, write_version
from ronda.work.views.doing import moment, record, today
from ronda.work.views.processes.one import writable

SAVED = ["GET", "HEAD", "POST"]


@for_viewer
def show_version(request: HttpRequest, viewer: Viewer, number: int, version: int) -> HttpResponse:
    found, before = version_numbered(viewer, number, version)
    lines = side_by_side(before.text if before else "", found.text)
    context = {
        "process": found.process,
        "version": found,
        "before": before,
        "lines": lines,
        "different": sum(line.kind != "same" for line in lines),
        "may_adopt": may_shape(viewer) and found.adopted_at is None and found.process.ended_on is None,
    }
    return render(request, "work/process_version.html", context)


@require_http_methods(SAVED)
@for_viewer
def write(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    process = writable(viewer, number)
    latest = process_page(viewer, number, on=today()).versions
    problems = [(each.pk, each.title) for each in problems_of(viewer, process)]
    initial = {"text": latest[0].text if latest else "", "problem": request.GET.get("problem", "")}
    form = VersionForm(request.POST or None, initial=initial, problems=problems)
    return record(
        request,
        form,
        lambda good: write_version(
            by=viewer,
            at=moment(),
            number=number,
            text=good.cleaned_data["text"],
            why=good.cleaned_data["why"],
            problem_id=good.cleaned_data.get("problem"),
        ),
        to=lambda told: reverse("work_process_version", args=[number, told.version]),
        said=_("The version is kept; it counts once it is adopted."),
        back=reverse("work_process", args=[number]),
        heading=_("Another version of “%(title)s”") % {"title": process.title},
    )


@require_http_methods(SAVED)
@for_viewer
def adopt(request: HttpRequest, viewer: Viewer, number: int, version: int) -> HttpResponse:
    found, _before = version_numbered(viewer, number, version)
    if not may_shape(viewer):
        raise Http404
    form = StartForm(request.POST or None, initial={"starts": today() + timedelta(days=1)})
    return record(
        request,
        form,
        lambda good: adopt_version(
            by=viewer, at=moment(), number=number, version=version, starts=good.cleaned_data["starts"]
        ),
        to=reverse("work_process", args=[number]),
        said=lambda told: (
            _("Version %(version)s is in force from %(day)s on.")
            % {"version": told.version, "day": day(told.starts)}
        ),
        back=reverse("work_process_version", args=[number, version]),
        heading=_("Adopt version %(version)s of “%(title)s”")
        % {"version": version, "title": found.process.title},
    )
