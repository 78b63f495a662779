"""Innovation points of a year, on the page and as a file, and taking back what was a mistake."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.design.tables import show_table
from ronda.design.templatetags.figures import plain_number
from ronda.innovation.forms.points import TakeBackForm
from ronda.innovation.models import Points
from ronda.innovation.queries.points import (
    cap_of_year,
    points_for,
    points_to_take_back,
    takes_back,
    years_with_points,
)
from ronda.innovation.services.points import take_back_points
from ronda.innovation.views.points_table import PointsTable
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, record, today


@for_viewer
def show_points(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """One's own, and for whoever leads those of the own people: by name, never as a ranking."""
    years = years_with_points(viewer) or [today().year]
    asked = request.GET.get("year", "")
    year = next((each for each in years if str(each) == asked), years[0])
    found = list(points_for(viewer, year))
    file = show_table(request, PointsTable.of(found), name=f"ronda-innovation-points-{year}")
    if file is not None:
        return file
    rows: dict[int, list[Points]] = defaultdict(list)
    for each in found:
        rows[each.person_id].append(each)
    people = [_person(viewer, given) for given in rows.values()]
    context = {
        "people": people,
        "year": year,
        "cap": cap_of_year(year),
        "years": years,
        "correcting": "correct" in request.GET,
        "may_correct": any(able for person in people for _each, able in person["rows"]),
    }
    return render(request, "innovation/points.html", context)


@for_viewer
def take_back(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    points = points_to_take_back(viewer, number)
    back = reverse("innovation_points") + f"?year={points.year}"
    return record(
        request,
        TakeBackForm(request.POST or None),
        lambda good: take_back_points(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=back,
        said=_("The points are taken back; the line stays with your reason."),
        heading=_("Take points back"),
        below=f"{points.person.name} · {points.get_cause_display()} · +{plain_number(points.points)} · "
        f"{points.idea or points.topic}",
    )


def _person(viewer: Viewer, given: list[Points]) -> dict[str, Any]:
    standing = [each.points for each in given if each.taken_back_at is None]
    return {
        "name": given[0].person.name,
        "rows": [(each, takes_back(viewer, each)) for each in given],
        "sum": sum(standing, start=Decimal(0)),
    }
