"""One drill: who takes part and judges, one's own place, the first places; all of it for whoever runs it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ronda.learning.models import Drill, DrillEntry, DrillJudge
from ronda.learning.queries.practice.drill_results import named_first, results_of
from ronda.learning.queries.practice.drills import (
    criteria_of,
    drill_for,
    entries_of,
    judges_of,
    own_scores,
    progress_of,
    runs,
    said_of_entry,
)
from ronda.learning.rules.practice import weighted
from ronda.learning.wording.practice_words import (
    AGREEMENT,
    DRILL_KINDS,
    criterion_words,
    mark_words,
    marks_of,
)
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.desk import desk_of
from ronda.work.queries.reached import Reached
from ronda.work.views.doing import today


@for_viewer
def show_drill(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    drill = drill_for(viewer, number)
    entries, judges, sheet = entries_of(drill), judges_of(drill), criteria_of(drill)
    own = next((each for each in entries if each.person_id == viewer.person_id), None)
    judge = next((each for each in judges if each.person_id == viewer.person_id), None)
    leads, published = runs(viewer, drill), drill.state == Drill.State.PUBLISHED
    planned, judging = drill.state == Drill.State.PLANNED, drill.state == Drill.State.JUDGING
    context = {
        "drill": drill,
        "state_kind": DRILL_KINDS[drill.state],
        "criteria": [(criterion_words(each), each.weight, each.most) for each in sheet],
        "entries": entries,
        "judges": _judges(drill, judges)
        if leads and (planned or judging)
        else [(each, None) for each in judges],
        "own": own,
        "own_result": _own_result(drill, own) if own and published else None,
        "to_judge": _to_judge(viewer, drill, entries) if judge and not planned else (),
        "first": named_first(drill, entries, today()),
        "results": _results(drill, entries, judges) if leads and published else None,
        "runs": leads,
        "may": {
            "change": leads and planned,
            "people": leads and (planned or judging),
            "begin": leads and planned and drill.day <= today(),
            "publish": leads and judging,
            "call_off": leads and (planned or judging),
            "score": judge is not None and judging,
            "enter": planned and own is None and judge is None and drill.centre_id in viewer.centre_ids,
            "leave": planned and own is not None,
        },
        "desk": desk_of(viewer, "drill", drill.pk, Reached(None, drill.centre_id)),
    }
    return render(request, "learning/drill.html", context)


def _judges(drill: Drill, judges: list[Any]) -> list[tuple[Any, int]]:
    """With how many each has scored, and no mark."""
    done = progress_of(drill)
    return [(each, done.get(each.pk, 0)) for each in judges]


def _own_result(drill: Drill, own: DrillEntry) -> dict[str, Any]:
    """Score and place, the mean mark of each criterion, what judges wrote without their names."""
    means, comments = said_of_entry(own)
    rows = [
        (criterion_words(each), mark_words(means[each.code]), each.most)
        for each in criteria_of(drill)
        if each.code in means
    ]
    return {"entry": own, "rows": rows, "comments": comments}


def _to_judge(viewer: Viewer, drill: Drill, entries: list[DrillEntry]) -> list[dict[str, Any]]:
    """What this judge has given, of 100."""
    given, sheet = own_scores(viewer, drill), criteria_of(drill)
    return [
        {
            "entry": each,
            "score": weighted(sheet, marks_of(given[each.pk].marks)) if each.pk in given else None,
        }
        for each in entries
    ]


def _results(drill: Drill, entries: list[DrillEntry], judges: list[DrillJudge]) -> dict[str, Any]:
    """A row an entry with each judge's score; a column that was not given stays empty."""
    found = results_of(drill, entries, judges, today())
    rows = [
        {
            "entry": each,
            "given": [found.scores.get((each.pk, judge.pk)) for judge in found.judges],
            "spread": found.spread[each.pk],
        }
        for each in found.entries
    ]
    words, kind = AGREEMENT.get(found.agreement, ("", ""))
    return {
        "rows": rows,
        "judges": [(judge, found.strictness.get(judge.pk)) for judge in found.judges],
        "w": found.w,
        "agreement": words,
        "agreement_kind": kind,
        "corrected": found.corrected,
    }
