"""Where work begins: what waits, what comes first, what is late."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.overview import overview_for
from ronda.work.views.doing import today
from ronda.work.views.places import groups_for


@for_viewer
def show_home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    on = today()
    found = overview_for(viewer, today=on)
    return render(request, "work/home.html", {"found": found, "today": on, "groups": groups_for(viewer)})
