"""One day's route: stops in their order with times and ways, and links into the phone's map application."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries.month_plan import MonthPlan
from ronda.visits.views.plans.asked import address_of, day_of, head_of, month_of, plan_there
from ronda.visits.views.plans.route_links import place_link, route_parts
from ronda.visits.views.plans.shown import ShownDay, map_data, shown_days
from ronda.work.views.doing import today


@require_GET
@for_viewer
def show_day(request: HttpRequest, viewer: Viewer, code: str, month: str, asked: str) -> HttpResponse:
    plan = plan_there(request, viewer, code, month_of(month))
    day = day_of(asked)
    days = shown_days(plan, today())
    shown = next((each for each in days if each.day.day == day), None)
    if shown is None:
        raise Http404
    context = {
        **head_of(viewer, plan),
        "shown": shown,
        "stops": [(each, _place_link(each)) for each in shown.stops],
        "parts": _parts(company_for(viewer).route_app, plan, shown),
        "map": map_data(plan, [shown]),
        "before": _beside(plan, days, day, -1),
        "after": _beside(plan, days, day, 1),
        "plan_address": address_of(plan),
    }
    return render(request, "visits/plan_day.html", context)


def _place_link(shown: Any) -> str:
    stop = shown.stop
    if stop.latitude is None or stop.longitude is None:
        return ""
    return place_link((stop.latitude, stop.longitude), stop.outlet_name)


def _parts(application: str, plan: MonthPlan, shown: ShownDay) -> list[dict[str, Any]]:
    """From the start by each stop with a position to the end; each part with the stops at its ends."""
    going = [
        (each.place, (each.stop.latitude, each.stop.longitude))
        for each in shown.stops
        if each.place is not None and each.stop.latitude is not None and each.stop.longitude is not None
    ]
    ends = [plan.start] if plan.start else []
    places = [*ends, *(place for _n, place in going), *([plan.end] if plan.end else [])]
    numbers = [*(None for _each in ends), *(number for number, _place in going), None]
    return [
        {"address": part.address, "from": numbers[part.first], "to": numbers[part.last]}
        for part in route_parts(application, places)
    ]


def _beside(plan: MonthPlan, days: list[ShownDay], day: Any, step: int) -> str:
    """The next day with stops in this direction."""
    ordered = days if step > 0 else days[::-1]
    later = (each.day.day for each in ordered if each.stops and (each.day.day > day) is (step > 0))
    found = next((each for each in later if each != day), None)
    if found is None:
        return ""
    path = reverse("visit_plan_day", args=[plan.person, str(plan.month), found.isoformat()])
    return f"{path}?plan={plan.number}"
