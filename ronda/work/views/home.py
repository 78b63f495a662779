"""Where work begins: what each of its pages is for."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@for_viewer
def show_home(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return render(request, "work/home.html")
