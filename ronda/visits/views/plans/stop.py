"""One planned visit: why it stands on its day, where it may go and what that costs, and what may be done."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries.plan_moves import MoveDay, Moving, moving
from ronda.visits.views.plans.asked import address_for
from ronda.visits.views.plans.shown import shown_stop
from ronda.visits.wording.plan_pages import cost_words
from ronda.work.views.doing import today


@require_GET
@for_viewer
def show_stop(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The whole page, or only its inside for the dialog of a calendar or a map; `day` is a day to look at."""
    found = moving(viewer, number, on=today())
    asked = _asked(request, found)
    inside = request.headers.get("HX-Request") == "true"
    template = "visits/planned_inside.html" if inside else "visits/planned.html"
    return render(request, template, {**_told(viewer, found), "asked": asked, "inside": inside})


def _told(viewer: Viewer, found: Moving) -> dict[str, Any]:
    visit = found.visit
    cheapest = min((each.cost.minutes for each in found.days if not each.here), default=0)
    return {
        "found": found,
        "shown": shown_stop(found.stop),
        "days": [(each, cost_words(each.cost), _is_best(each, cheapest)) for each in found.days],
        "plan_address": address_for(found.person, found.month, visit.plan_id),
        "may_begin": visit.state == "planned"
        and visit.plan.state == "accepted"
        and viewer.person_id == visit.plan.person_id,
        "today": today(),
    }


def _is_best(day: MoveDay, cheapest: int) -> bool:
    """Costs least, breaks no spacing and stays within the day's time."""
    fits = not day.cost.over_budget_minutes and day.cost.spacing is None
    return not day.here and fits and day.cost.minutes == cheapest


def _asked(request: HttpRequest, found: Moving) -> dict[str, Any] | None:
    """The day that a visit was dropped on, with its cost; None for none, or one that it cannot go to."""
    text = request.GET.get("day", "")
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return {"day": None}
    there = next((each for each in found.days if each.day == day), None)
    return {"day": day, "move": there, "words": cost_words(there.cost) if there else ()}
