"""What a company is set up with, in numbers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from ronda.cockpit.queries import set_up_counts
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@for_viewer
def show_set_up(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    counts = set_up_counts(viewer, on=timezone.localdate())
    return render(request, "cockpit/set_up.html", {"counts": counts})
