"""The climate of innovation, and the points of a year."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.innovation.queries.climate import climate
from ronda.innovation.queries.points import points_for, years_with_points
from ronda.innovation.queries.who import innovation_rules, leads_company, leads_somebody
from ronda.people.queries import centres_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import today


@for_viewer
def show_climate(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = climate(viewer, today())
    context = {
        "climate": found,
        "answer_days": innovation_rules(today()).answer_days,
        "company": leads_company(viewer),
        "centres": [] if leads_company(viewer) else list(centres_for(viewer).values_list("name", flat=True)),
        "year": today().year,
    }
    return render(request, "innovation/climate.html", context)


@for_viewer
def show_points(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One's own, and for whoever leads those of the own people: by name, never as a ranking."""
    years = years_with_points(viewer) or [today().year]
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else years[0]
    rows: dict[str, list[Any]] = defaultdict(list)
    for each in points_for(viewer, year):
        rows[each.person.name].append(each)
    people = [
        {"name": name, "rows": given, "sum": sum((each.points for each in given), start=Decimal(0))}
        for name, given in rows.items()
    ]
    context = {"people": people, "year": year, "years": years, "leads": leads_somebody(viewer)}
    return render(request, "innovation/points.html", context)
