"""One course of a person in the plan: where it may go and what that does, and what may be done with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.learning.models import PlannedLearning
from ronda.learning.queries.year.moves import Move, moves_of
from ronda.learning.queries.year.plans import may_train, row_seen
from ronda.learning.services.year import cancel_learning, lock_learning, move_learning
from ronda.learning.views.year.deeds import month_of
from ronda.learning.views.year.shown import row_shown
from ronda.learning.wording.year_pages import move_words
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, next_page, press, say_refused, today


@require_GET
@for_viewer
def show_planned(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The whole page, or only its inside for the dialog; `day` is a month to look at."""
    row = row_seen(viewer, number)
    now = Month.of(today())
    leads = may_train(viewer, row.plan.centre_id)
    can_change = leads and row.state == "planned" and row.plan.state in {"draft", "accepted"}
    moves = moves_of(row, now=now) if can_change else []
    titles = _titles(row)
    inside = request.headers.get("HX-Request") == "true"
    asked = next((each for each in moves if str(each.month) == request.GET.get("day")), None)
    context = {
        "shown": row_shown(row, now),
        "row": row,
        "leads": leads,
        "own": row.person_id == viewer.person_id,
        "can_change": can_change,
        "moves": [(each, move_words(each, titles), _is_best(each, moves)) for each in moves if not each.past],
        "asked": {"move": asked, "words": move_words(asked, titles)} if asked and not asked.here else None,
        "was_asked": "day" in request.GET,
        "inside": inside,
        "plan_address": _back(viewer, row),
    }
    template = "learning/planned_inside.html" if inside else "learning/planned.html"
    return render(request, template, context)


def _titles(row: PlannedLearning) -> dict[str, str]:
    rows = row.plan.learning.filter(person_id=row.person_id)
    return dict(rows.values_list("course__code", "course__title"))


def _is_best(move: Move, moves: list[Move]) -> bool:
    """Possible, within what is free, and none has a lower fullest month."""
    good = [
        each
        for each in moves
        if each.possible and not each.here and not each.effect.over and not each.no_class
    ]
    least = min((each.effect.after.highest for each in good), default=None)
    return move in good and move.effect.after.highest == least and least < move.effect.before.highest


def _back(viewer: Viewer, row: PlannedLearning) -> str:
    if may_train(viewer, row.plan.centre_id):
        return reverse("training_person", args=[row.plan_id, row.person.code])
    return f"{reverse('training_own')}?year={row.plan.year}"


@require_POST
@for_viewer
def move(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The page that follows offers to take it back."""
    row = row_seen(viewer, number)
    before, to = row.month, next_page(request, _back(viewer, row))
    month = month_of(request.POST.get("day", ""))
    try:
        move_learning(by=viewer, at=moment(), number=number, month=month)
    except RefusedError as refused:
        say_refused(request, refused)
        return redirect(to)
    if "undo" in request.POST:
        messages.success(request, _("It is back where it was."))
        return redirect(to)
    joint = "&" if "?" in to else "?"
    return HttpResponseRedirect(f"{to}{joint}moved={number}&back={before}")


@require_POST
@for_viewer
def lock(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    locked = request.POST.get("locked") == "yes"
    said: Any = (
        _("The course stays in its month, whatever is planned again.")
        if locked
        else _("The course may be moved again.")
    )
    return press(
        request,
        lambda: lock_learning(by=viewer, at=moment(), number=number, locked=locked),
        to=next_page(request, _back(viewer, row_seen(viewer, number))),
        said=said,
    )


@require_POST
@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    why = request.POST.get("reason", "")
    return press(
        request,
        lambda: cancel_learning(by=viewer, at=moment(), number=number, why=why),
        to=next_page(request, _back(viewer, row_seen(viewer, number))),
        said=_("The course is cancelled; its reason stands beside it."),
    )
