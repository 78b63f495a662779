"""The climate of innovation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.innovation.queries.climate import climate
from ronda.innovation.queries.who import innovation_rules
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import today


@for_viewer
def show_climate(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    everybody = viewer.scope == "company"
    context = {
        "climate": climate(viewer, today()),
        "answer_days": innovation_rules(today()).answer_days,
        "everybody": everybody,
        "centres": [] if everybody else list(centres_for(viewer).values_list("name", flat=True)),
        "year": today().year,
    }
    return render(request, "innovation/climate.html", context)
