"""Where innovation begins: what lies before oneself, area by area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.innovation.queries.home import HOME
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import today


@for_viewer
def show_home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    parts = HOME.of(viewer, today())
    return render(request, "innovation/home.html", {"parts": parts})
