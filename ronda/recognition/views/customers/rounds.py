"""Rounds of the customers' view, and one of them: who runs it sees how it goes, others only that it is."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.recognition.models import SurveyRound
from ronda.recognition.queries.customers.frame import draws_again
from ronda.recognition.queries.customers.policy import asked_items, customers_rules
from ronda.recognition.queries.customers.progress import Progress, progress_of
from ronda.recognition.queries.customers.questionnaires import may_write
from ronda.recognition.queries.customers.results import results_for
from ronda.recognition.queries.customers.rounds import (
    centres_run,
    keeps_round,
    lasting_of,
    round_seen,
    rounds_for,
    runs_round,
)
from ronda.recognition.queries.customers.sheets import sheets_brought
from ronda.recognition.views.customers.tables import RoundTable
from ronda.recognition.wording.survey_words import AGAIN, ROUND_KINDS, stratum_words
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import today

State = SurveyRound.State
STEPS = (State.PLANNED, State.DRAWN, State.OPEN, State.CLOSED, State.PUBLISHED)


@for_viewer
def show_rounds(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rounds = list(rounds_for(viewer).select_related("version__questionnaire"))
    table = RoundTable([_row(each) for each in rounds])
    own = results_for(viewer).filter(person_id=viewer.person_id or 0).order_by("-round__published_at")
    return show_list(
        request,
        table,
        name="ronda-survey-rounds",
        template="recognition/survey_rounds.html",
        any=bool(rounds),
        own=own[:4],
        brought=sheets_brought(viewer).filter(state__in=("drawn", "handed")).count(),
        may_make=bool(centres_run(viewer)),
        may_write=may_write(viewer),
    )


@for_viewer
def show_round(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = round_seen(viewer, number)
    keeps, runs = keeps_round(viewer, round_), runs_round(viewer, round_)
    scales, opened = asked_items(round_.version)
    published = round_.state == State.PUBLISHED
    results = list(results_for(viewer).filter(round=round_)) if published else []
    context: dict[str, Any] = {
        "round": round_,
        "state_kind": ROUND_KINDS[round_.state],
        "steps": _steps(round_),
        "keeps": keeps,
        "own": next((each for each in results if each.person_id == viewer.person_id), None),
        "sees_results": keeps and bool(results),
        "questions": [each.text(request.LANGUAGE_CODE) for each in scales],
        "open": opened.text(request.LANGUAGE_CODE) if opened else "",
        "may": _may(round_, runs, keeps),
        "missed": round_.state in (State.PLANNED, State.DRAWN) and today() > round_.closes_on,
        "waits": runs and round_.state == State.DRAWN and today() < round_.opens_on,
        "ended": round_.state == State.OPEN and today() > round_.closes_on,
    }
    if keeps:
        progress = progress_of(viewer, round_, customers_rules(today()))
        context |= {
            "progress": progress,
            "strata": _strata(progress),
            "drawn": _drawn(viewer, round_, asked="again" in request.GET) if runs else None,
            "desk": desk_of(viewer, "survey_round", round_.pk, Reached(None, round_.centre_id)),
        }
    return render(request, "recognition/survey_round.html", context)


def _may(round_: SurveyRound, runs: bool, keeps: bool) -> dict[str, bool]:
    state = round_.state
    return {
        "draw": runs and state == State.PLANNED,
        "name": runs and state in (State.DRAWN, State.OPEN),
        "open": runs and state == State.DRAWN and round_.opens_on <= today() <= round_.closes_on,
        "close": runs and state == State.OPEN,
        "extend": runs
        and state in (State.PLANNED, State.DRAWN, State.OPEN)
        and lasting_of(round_, today()).may_grow(today()),
        "publish": runs and state == State.CLOSED,
        "cancel": runs and state in (State.PLANNED, State.DRAWN, State.OPEN),
        "print": keeps and state in (State.DRAWN, State.OPEN),
        "key": keeps and state == State.OPEN,
        "call": keeps and state == State.CLOSED,
    }


def _strata(progress: Progress) -> dict[int, list[tuple[str, int, int]]]:
    return {
        row.person.pk: [
            (stratum_words(name), drawn, back) for name, (drawn, back) in sorted(row.strata.items())
        ]
        for row in progress.rows
    }


def _drawn(viewer: Viewer, round_: SurveyRound, *, asked: bool) -> dict[str, Any] | None:
    """How the draw can be checked; a leader who is rated oneself does not see the seed."""
    if not round_.seed or round_.sheets.filter(person_id=viewer.person_id or 0).exists():
        return None
    if not asked:
        return {"words": "", "kind": ""}
    words, kind = AGAIN[draws_again(round_, localdate(round_.drawn_at) if round_.drawn_at else today())]
    return {"words": words, "kind": kind}


def _steps(round_: SurveyRound) -> list[dict[str, Any]]:
    names = {
        State.PLANNED: pgettext("step of a survey round", "Plan"),
        State.DRAWN: pgettext("step of a survey round", "Draw"),
        State.OPEN: pgettext("step of a survey round", "Answers"),
        State.CLOSED: pgettext("step of a survey round", "Check"),
        State.PUBLISHED: pgettext("step of a survey round", "Publish"),
    }
    if round_.state == State.CANCELLED:
        return []
    now = STEPS.index(State(round_.state))
    over = round_.state == State.PUBLISHED
    return [
        {"name": names[step], "state": "done" if place < now or over else "now" if place == now else "later"}
        for place, step in enumerate(STEPS)
    ]


def _row(each: SurveyRound) -> dict[str, Any]:
    return {
        "title": each.title,
        "number": each.pk,
        "opens_on": each.opens_on,
        "closes_on": each.closes_on,
        "state": str(State(each.state).label),
        "state_kind": ROUND_KINDS[each.state],
        "centre": each.centre.name if each.centre else _("whole company"),
        "questionnaire": f"{each.version.questionnaire.title} ({each.version.number})",
    }
