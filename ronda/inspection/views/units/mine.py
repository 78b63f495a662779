"""What waits for an inspector, in the order in which one goes to it."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.inspection.models import DrawnUnit
from ronda.inspection.queries.units.mine import my_inspections
from ronda.inspection.wording.checks import OBJECTS
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import today

STATE_KINDS = {"checked": "good", "not_possible": "plain", "to_check": "note"}


@for_viewer
def show_mine(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    order = "near" if request.GET.get("order") == "near" else "due"
    found = my_inspections(viewer, today=today(), order=order)
    context = {
        "found": found,
        "order": order,
        "waiting": [told(each, today()) for each in found.waiting],
        "done": [told(each, today()) for each in found.done],
    }
    return render(request, "inspection/mine.html", context)


def told(unit: DrawnUnit, on: date) -> dict[str, Any]:
    late = unit.state == DrawnUnit.State.TO_CHECK and unit.due is not None and unit.due < on
    return {
        "unit": unit,
        "title": unit.outlet.name if unit.outlet else OBJECTS[unit.round.object],
        "object": OBJECTS[unit.round.object],
        "late": late,
        "state_kind": "attention" if late else STATE_KINDS[unit.state],
    }
