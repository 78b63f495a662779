"""What a company is set up with, in numbers."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.cockpit.views.acting import for_viewer
from ronda.people.rules import Viewer


@for_viewer
def show_set_up(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not viewer.can_manage:
        raise PermissionDenied
    return render(request, "cockpit/set_up.html", {"counts": {}})
