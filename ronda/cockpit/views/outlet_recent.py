"""The newest visits and requests of an outlet, fetched by its page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ronda.cockpit.queries.outlet_recent import recent_of_outlet
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@for_viewer
def show_recent(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    context = {"recent": recent_of_outlet(viewer, code), "today": timezone.localdate()}
    return render(request, "cockpit/outlet_recent.html", context)
