"""My day: what waits, how the month runs, whom to visit; and the buttons that answer."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.cockpit.queries.day import Day, day_of
from ronda.cockpit.queries.waiting import counted_waiting
from ronda.cockpit.rules.estimate import paced_lines
from ronda.cockpit.services.answering import ANSWERS, Answer, answer_work, take_back
from ronda.cockpit.services.bringing import bring_up_to_date, estimate_under_way
from ronda.cockpit.wording.day import (
    ANSWERED,
    MEANWHILE,
    TAKEN_BACK,
    answered_today,
    change_words,
    due_words,
    grade_words,
    pace_words,
    reached_words,
    unseen_words,
)
from ronda.cockpit.wording.praise import praise_rows
from ronda.inspection.queries.steps.waiting import findings_turns
from ronda.inspection.views.steps.telling import standing_line
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.visits.queries.day_route import route_of_day
from ronda.visits.wording.day_route import route_words, stop_words
from ronda.visits.wording.forms import STATES
from ronda.visits.wording.quotas import pace_words as visit_pace
from ronda.visits.wording.quotas import reached_words as visits_reached
from ronda.visits.wording.warned import own_paces


@require_GET
@for_viewer
def show_day(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    return render(request, "cockpit/day.html", _page(viewer, day_of(viewer, today=timezone.localdate())))


@require_POST
@for_viewer
def answer(request: HttpRequest, viewer: Viewer, what: str, number: int) -> HttpResponse:
    """Does what the button says; what somebody else answered meanwhile stays as it is."""
    reason = request.POST.get("reason", "").strip()
    if ANSWERS[what].needs_reason and not reason:
        messages.error(request, _("Say why you return it: who gave it has to know what to mend."))
        return redirect("today")
    wanted = Answer(what, number, reason)
    if _carried(request, viewer, wanted, answer_work):
        messages.success(request, str(ANSWERED[what]))
    return redirect("today")


@require_POST
@for_viewer
def undo(request: HttpRequest, viewer: Viewer, what: str, number: int) -> HttpResponse:
    if _carried(request, viewer, Answer(what, number), take_back):
        messages.success(request, str(TAKEN_BACK[what]))
    return redirect("today")


@require_POST
@for_viewer
def refresh(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """Brings the estimate up to date, and goes back to where the button stood."""
    job = bring_up_to_date(by=viewer, at=timezone.now())
    if not job.is_open and job.problem:
        messages.error(request, _("The estimate could not be made. What stands below is the one before."))
    return redirect("me" if request.POST.get("from") == "me" else "today")


def _page(viewer: Viewer, found: Day) -> dict[str, Any]:
    running, today = found.running, found.today
    currency = company_for(viewer).currency
    return {
        "today": today,
        "running": running,
        "has_estimate": found.has_estimate,
        "change": change_words(running) if running else "",
        "grade_note": grade_words(running.person) if running else "",
        "job": estimate_under_way(viewer),
        "to_answer": found.work.to_answer,
        "to_give": found.work.to_give,
        "tasks": [(task, *due_words(task.due, today)) for task in found.work.tasks],
        "requests": [(each, *due_words(each.due_on, today)) for each in found.work.requests],
        "waiting": found.work.waiting,
        "answered": answered_today(found.work),
        "paces": [
            (line, reached_words(line, currency), pace_words(line, currency))
            for line in paced_lines(running.lines if running else ())
        ],
        "visit_paces": [
            (each, visits_reached(each.pace), *visit_pace(each.pace)) for each in own_paces(viewer, today)
        ],
        "counted": counted_waiting(viewer, today),
        "unseen": [(each.outlet, unseen_words(each.last_day, today)) for each in found.unseen],
        "sees_outlets": "account_manager" in viewer.roles,
        **_route(viewer, today),
        **_inspections(viewer, today),
        "praise": praise_rows(viewer, today),
    }


def _route(viewer: Viewer, today: date) -> dict[str, Any]:
    """The stops of the accepted plan, what waits at each, and the address of the day in the plan."""
    found = route_of_day(viewer, today)
    if found is None:
        return {"route": None}
    return {
        "route": found,
        "stops": [(each, stop_words(each), *STATES[each.planned.state]) for each in found.stops],
        "route_words": route_words(found),
    }


def _inspections(viewer: Viewer, today: date) -> dict[str, Any]:
    """Findings whose turn is the viewer's, and those that are late where one leads."""
    found = findings_turns(viewer, today=today)
    return {
        "findings": [standing_line(each) for each in found.waiting],
        "findings_late": [standing_line(each) for each in found.late],
    }


def _carried(request: HttpRequest, viewer: Viewer, wanted: Answer, carry: Callable[..., None]) -> bool:
    """False, with a sentence, where somebody was quicker; what is not the viewer's is not there."""
    now = timezone.now()
    try:
        carry(by=viewer, at=now, today=timezone.localdate(now), answer=wanted)
    except NotAllowedError:
        raise
    except (RefusedError, IntegrityError):
        messages.error(request, str(MEANWHILE[ANSWERS[wanted.what].about]))
        return False
    return True
