"""Where visits begin: those of the running month."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.kernel.period import Month
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries import visits_for
from ronda.work.views.doing import today

NEWEST = 20


@for_viewer
def show_home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    month = Month.of(today())
    newest = visits_for(viewer, month).order_by("-day", "-pk")[:NEWEST]
    return render(request, "visits/home.html", {"month": month, "visits": newest})
