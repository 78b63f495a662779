"""One plan as a story in its five stages, with the supervision beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.design.templatetags.figures import NOTHING, day, money
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.models import Plan
from ronda.work.queries.desk import desk_of
from ronda.work.queries.method import method_places
from ronda.work.queries.plans import PlanPage, plan_for, plan_page
from ronda.work.queries.plans.withdrawn import is_gone
from ronda.work.queries.reached import Reached
from ronda.work.rules.plan_stages import STAGES as ORDER
from ronda.work.rules.plan_stages import step_states
from ronda.work.views.doing import today
from ronda.work.wording.plans import COLUMNS, STAGES, STATES
from ronda.work.wording.tasks import STATES as TASK_STATES

OUTLETS_SHOWN = 12


@for_viewer
def show_plan(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    on = today()
    found = plan_page(viewer, number, today=on)
    plan = found.plan
    is_late = plan.state == Plan.State.RUNNING and plan.last < on
    state, kind = STATES["late" if is_late else plan.state]
    mine = [each for each in found.work.tasks if each.own]
    context = {
        "found": found,
        "plan": plan,
        "state": state,
        "kind": kind,
        "steps": _steps(plan),
        "stages": [(each, STAGES[each]) for each in ORDER],
        "notes": _notes(found, ORDER),
        "supervision": _notes(found, ("supervise",)),
        "place": dict(method_places(viewer, on)).get(plan.place, "") if plan.place else "",
        "owed": [(each, *TASK_STATES[each.state]) for each in found.work.owed],
        "planned": _planned(plan, found),
        "mine": [(each, *TASK_STATES[each.state]) for each in mine],
        "lists": [each for each in found.work.handovers if each.receiver_id == viewer.person_id],
        "gone": [each.product for each in found.products if is_gone(each.product.withdrawn_on, on)],
        "brand_gone": found.brand_gone,
        "differences": [
            (COLUMNS[name], _said(name, above, plan), _said(name, own, plan))
            for name, above, own in found.difference
        ],
        "shown_outlets": found.open_outlets[:OUTLETS_SHOWN],
        "more_outlets": max(0, len(found.open_outlets) - OUTLETS_SHOWN),
        "localisations": [(each, *STATES[each.state]) for each in found.localisations],
        "is_own": viewer.scope == "own",
        "today": on,
    }
    return render(request, "work/plan.html", context)


@dataclass(frozen=True)
class _Page:
    """Where the forms of a fragment lead back to: the page that it is a part of."""

    address: str

    def get_full_path(self) -> str:
        return self.address


@for_viewer
def show_beside(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Its effect, comments, notes, files and history: the page fetches them when it stands."""
    plan = plan_for(viewer, number)
    context = {
        "plan": plan,
        "desk": desk_of(viewer, "plan", number, Reached(plan.owner_id, plan.centre_id)),
        "page": _Page(reverse("work_plan", args=[number])),
        "has_effect": plan.centre_id is not None and plan.state not in ("draft", "submitted"),
    }
    return render(request, "work/plan_beside.html", context)


def _steps(plan: Plan) -> list[dict[str, Any]]:
    return [{"name": STAGES[stage], "state": state} for stage, state in step_states(plan.state, plan.stage)]


def _notes(found: PlanPage, stages: Iterable[str]) -> list[Any]:
    wanted = set(stages)
    notes = [each for each in found.notes if each.stage in wanted]
    for each in notes:
        each.stage_name = STAGES[each.stage]  # type: ignore[attr-defined]
    return list(reversed(notes))


def _planned(plan: Plan, found: PlanPage) -> list[tuple[str, date]]:
    """What is planned before the approval makes tasks of it."""
    if found.work.owed:
        return []
    return [(each["title"], date.fromisoformat(each["due"])) for each in plan.milestones]


def _said(name: str, value: Any, plan: Plan) -> str:
    if value is None or value in ("", []):
        return NOTHING
    if name == "budget_cents":
        return str(money(value, plan.company.currency))
    if isinstance(value, date):
        return str(day(value))
    if name == "milestones":
        told = _("%(title)s (%(day)s)")
        return "; ".join(
            told % {"title": each["title"], "day": day(date.fromisoformat(each["due"]))} for each in value
        )
    return str(value)
