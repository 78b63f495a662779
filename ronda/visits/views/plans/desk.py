"""What lies with a plan: comments, files, and what was done to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries.plan_rows import plan_numbered
from ronda.visits.views.plans.asked import address_for
from ronda.visits.wording.plan_pages import PLAN_STATES
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached


@require_GET
@for_viewer
def show_desk(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = plan_numbered(viewer, number)
    word, colour = PLAN_STATES[plan.state]
    context = {
        "plan": plan,
        "state": word,
        "state_kind": colour,
        "address": address_for(plan.person.code, plan.month, number),
        "desk": desk_of(viewer, "visit_plan", number, Reached(plan.person_id, plan.centre_id)),
    }
    return render(request, "visits/plan_desk.html", context)
