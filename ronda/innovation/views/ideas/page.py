"""One suggestion: its way, its answer, its pictures, where it was taken over, what it earned."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from ronda.innovation.models import Idea, IdeaStep, Spread
from ronda.innovation.queries.ideas import (
    idea_for,
    pictures_of,
    points_of_idea,
    remind_from,
    spreads_of,
    steps_of,
    told_steps,
)
from ronda.innovation.queries.who import answers, leads_centre, may_take_over
from ronda.innovation.rules.answers import answer_state
from ronda.innovation.rules.idea_states import deeds_open
from ronda.innovation.wording.words import ANSWER_STATES, IDEA_ICONS, IDEA_KINDS, OUTCOME_KINDS
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import today


@for_viewer
def show_idea(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    idea = idea_for(viewer, number)
    own, leads = idea.person_id == viewer.person_id, answers(viewer, idea)
    steps, waits = steps_of(idea), idea.answered_at is None
    points = points_of_idea(idea) if (own or leads) and not waits else []
    spreads = spreads_of(idea) if idea.state == Idea.State.SPREAD else []
    open_ones = deeds_open(idea.state, told_steps(steps))  # type: ignore[arg-type]
    context = {
        "idea": idea,
        "state_kind": IDEA_KINDS[idea.state],
        "answer": ANSWER_STATES[_answer(viewer, idea, leads)],
        "moments": [_moment(each) for each in steps],
        "pictures": pictures_of(idea),
        "spreads": [_spread(viewer, each) for each in spreads],
        "points": points,
        "own": own,
        "may": {
            "change": own and waits,
            "picture": own,
            "answer": leads and waits,
            "try": leads and not waits and "try" in open_ones,
            "end_trial": (leads or own) and "end_trial" in open_ones,
            "adopt": leads and not waits and "adopt" in open_ones,
            "thank": leads and not waits and "thank" in open_ones,
            "spread": "spread" in open_ones and may_take_over(viewer, idea.centre_id),
            "topic": not waits,
        },
        "desk": desk_of(viewer, "idea", idea.pk, Reached(idea.person_id, idea.centre_id)),
    }
    return render(request, "innovation/idea.html", context)


def _answer(viewer: Viewer, idea: Idea, leads: bool) -> str:
    """Only whoever answers is reminded before the day."""
    answered = localdate(idea.answered_at) if idea.answered_at else None
    soon = remind_from(idea.answer_due, viewer, today()) if leads and not answered else idea.answer_due
    return answer_state(idea.answer_due, answered, today=today(), remind_from=soon)


def _moment(step: IdeaStep) -> dict[str, Any]:
    return {
        "step": step,
        "icon": "school" if step.worked is False else IDEA_ICONS[step.state],
        "ended": step.worked is not None,
    }


def _spread(viewer: Viewer, each: Spread) -> dict[str, Any]:
    may = each.looked_at is None and leads_centre(viewer, each.centre_id)
    return {"spread": each, "kind": OUTCOME_KINDS.get(each.outcome, "plain"), "may_look": may}
