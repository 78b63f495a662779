"""The policies in force, to read: what applies since when, who said so, and an example worked with it."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from ronda.cockpit.forms.policies import PoliciesFilter
from ronda.cockpit.queries.policies import policies_for
from ronda.cockpit.wording.policies import SOURCES, section_name
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@for_viewer
def show_policies(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    today = timezone.localdate()
    on = _day(request.GET.get("on", "")) or today
    search = request.GET.get("search", "").strip()[:100]
    policies = policies_for(viewer, on=on, search=search)
    context = {
        "form": PoliciesFilter({"on": on if on != today else None, "search": search}),
        "policies": policies,
        "sections": [(section, section_name(section), rows) for section, rows in policies.sections.items()],
        "sources": SOURCES,
        "is_today": on == today,
    }
    return render(request, "cockpit/policies.html", context)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
