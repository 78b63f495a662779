"""One observed visit: its way, the two sheets once both are in, what may be done now."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from ronda.learning.models import Observation
from ronda.learning.queries.practice.observations import (
    observation_for,
    outlets_of,
    own_sheet,
    sees_visit,
    shown_sheets,
    state_of,
    tied_visit,
)
from ronda.learning.queries.practice.who import practice_rules
from ronda.learning.wording.practice_words import (
    OBSERVATION_STATES,
    SHOWER_QUESTIONS,
    WATCHER_QUESTIONS,
    answer_words,
    question_words,
)
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import today


@for_viewer
def show_observation(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    each = observation_for(viewer, number, today())
    state, visit = state_of(each, today()), tied_visit(each)
    word, kind = OBSERVATION_STATES[state]
    party = viewer.person_id in (each.shows_id, each.watches_id)
    open_now = state in {"planned", "sheets", "talk"}
    context = {
        "each": each,
        "state": word,
        "state_kind": kind,
        "way": _way(each, state, visit),
        "visit": visit,
        "sees_visit": sees_visit(viewer, visit),
        "outlet": outlets_of([each]).get(each.pk, ""),
        "sheets": _sheets(each, viewer.person_id),
        "both": bool(each.of_shower and each.of_watcher),
        "own_in": bool(own_sheet(each, viewer.person_id)),
        "party": party,
        "may": {
            "fill": party and state == "sheets",
            "tie": open_now,
            "agree": party and state == "talk",
            "close": state == "talk" and bool(each.agreed),
            "cancel": open_now,
        },
        "desk": desk_of(viewer, "observation", each.pk, Reached(each.shows_id, None)),
    }
    return render(request, "learning/observation.html", context)


def _sheets(each: Observation, person_id: int | None) -> list[dict[str, Any]]:
    """What the viewer may see of the two."""
    shown, watched = shown_sheets(each, person_id)
    rules = practice_rules(each.day)
    of_shower = _("Who shows: %(name)s") % {"name": each.shows.name}
    of_watcher = _("Who watches: %(name)s") % {"name": each.watches.name}
    most = rules.grade_most
    return [
        _sheet(of_shower, shown, rules.shower_questions, most, SHOWER_QUESTIONS),
        _sheet(of_watcher, watched, rules.watcher_questions, most, WATCHER_QUESTIONS),
    ]


def _sheet(
    heading: str, answers: Mapping[str, Any], kinds: Mapping[str, str], most: int, words: Mapping[str, Any]
) -> dict[str, Any]:
    """Questions and answers; what an earlier policy asked is told by its code."""
    rows = [
        (question_words(words, code), answer_words(kinds.get(code, "words"), most, answer))
        for code, answer in answers.items()
    ]
    return {"heading": heading, "rows": rows}


def _way(each: Observation, state: str, visit: int | None) -> list[dict[str, Any]]:
    if state == "cancelled":
        return []
    done = {
        "tied": bool(visit or each.planned_visit_id),
        "sheets": state in {"talk", "closed"},
        "agreed": bool(each.agreed),
        "closed": state == "closed",
    }
    names = {
        "tied": _("The visit is named"),
        "sheets": _("Both sheets are in"),
        "agreed": _("What both take from it"),
        "closed": _("Closed with the visit"),
    }
    now = next((key for key in names if not done[key]), "")
    return [
        {"name": name, "state": "done" if done[key] else "now" if key == now else "later"}
        for key, name in names.items()
    ]
