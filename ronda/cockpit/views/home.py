"""Where a visit begins."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from ronda.cockpit.views.shell import open_places
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@for_viewer
def begin(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    places = open_places(viewer)
    return redirect(places[0]) if places else render(request, "cockpit/nothing_open.html")
