"""Exams: one's own to sit and their results; for setters the list, the page of an exam and its steps."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.learning.forms.exam_answers import key_said, said_words
from ronda.learning.forms.exams import ExamForm, InviteForm
from ronda.learning.models import Attempt, Exam
from ronda.learning.queries.exam_items import items_of
from ronda.learning.queries.exams import (
    attempt_seen,
    blueprints_for,
    candidates_of,
    courses_of_exams,
    exam_set_by,
    exams_set_by,
    held_answers,
    late_answers,
    may_review,
    own_attempts,
    places_of,
)
from ronda.learning.queries.setters import SETTERS, may_set
from ronda.learning.services.exams import ExamSaid, close_exam, invite, make_exam, open_exam, publish_exam
from ronda.learning.services.handing_in import hand_in_overdue
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.views.doing import moment, press, record, today


@for_viewer
def show_exams(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    now = moment()
    hand_in_overdue(at=now, today=today(), company_id=viewer.company_id)
    attempts: dict[int, list[Attempt]] = {}
    for attempt in own_attempts(viewer).order_by("number"):
        attempts.setdefault(attempt.exam_id, []).append(attempt)
    own = [_place(place, attempts.get(place.exam_id, []), now) for place in places_of(viewer)]
    setter = may_set(viewer)
    context = {"own": own, "setter": setter, "exams": list(exams_set_by(viewer)) if setter else ()}
    return render(request, "learning/exams.html", context)


@for_viewer
def show_exam(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    hand_in_overdue(at=moment(), today=today(), company_id=viewer.company_id)
    exam = exam_set_by(viewer, number)
    context = {
        "exam": exam,
        "candidates": candidates_of(viewer, exam),
        "items": items_of(exam, on=today()) if exam.state in {"closed", "published"} else None,
        "may_invite": exam.state in {Exam.State.DRAFT, Exam.State.OPEN},
    }
    return render(request, "learning/exam.html", context)


@for_viewer
def new_exam(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_set(viewer):
        raise Http404
    blueprints = [(str(each.pk), each.title) for each in blueprints_for(viewer)]
    courses = [(each.code, each.title) for each in courses_of_exams(viewer)]
    form = ExamForm(request.POST or None, blueprints=blueprints, courses=courses)

    def write(good: ExamForm) -> Exam:
        said = good.cleaned_data
        return make_exam(
            by=viewer, at=moment(), said=ExamSaid(**said | {"blueprint": int(said["blueprint"])})
        )

    return record(
        request,
        form,
        write,
        to=lambda exam: reverse("exam", args=[exam.pk]),
        said=_("The exam is made; invite people and open it."),
        back=reverse("exams"),
        heading=_("New exam"),
    )


@for_viewer
def invite_people(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    exam = exam_set_by(viewer, number)
    there = set(exam.candidates.values_list("person__code", flat=True))
    people = [(each.code, each.name) for each in colleagues_of(viewer, on=today()) if each.code not in there]
    form = InviteForm(request.POST or None, people=people)
    return record(
        request,
        form,
        lambda good: invite(by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data),
        to=reverse("exam", args=[number]),
        said=_("The candidates are invited."),
        heading=_("Invite candidates"),
        below=exam.title,
    )


@require_POST
@for_viewer
def step(request: HttpRequest, viewer: Viewer, number: int, deed: str) -> HttpResponse:
    exam_set_by(viewer, number)
    deeds: dict[str, tuple[Any, str]] = {
        "open": (lambda: open_exam(by=viewer, at=moment(), number=number), _("The exam is open.")),
        "close": (
            lambda: close_exam(by=viewer, at=moment(), today=today(), number=number),
            _("The exam is closed; what was under way is handed in."),
        ),
        "publish": (
            lambda: publish_exam(by=viewer, at=moment(), today=today(), number=number),
            _("The results are published."),
        ),
    }
    if deed not in deeds:
        raise Http404
    write, said = deeds[deed]
    return press(request, write, to=reverse("exam", args=[number]), said=said)


@for_viewer
def show_result(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Parts when published; right answers when their time has come. Setters see both before."""
    attempt = attempt_seen(viewer, number)
    sets = attempt.person_id != viewer.person_id and bool(viewer.roles & SETTERS)
    published = attempt.exam.state == Exam.State.PUBLISHED
    reviewed = may_review(attempt, moment()) or (sets and attempt.state != Attempt.State.UNDER_WAY)
    context = {
        "attempt": attempt,
        "exam": attempt.exam,
        "sets": sets,
        "shown": published or sets,
        "questions": _reviewed(attempt) if reviewed else (),
        "late": _late(attempt) if sets else (),
        "decides": sets and attempt.exam.state in {Exam.State.OPEN, Exam.State.CLOSED},
    }
    return render(request, "learning/exam_result.html", context)


def _reviewed(attempt: Attempt) -> list[dict[str, Any]]:
    asked = list(attempt.questions.select_related("version__question"))
    held = held_answers(asked)
    return [
        {
            "asked": each,
            "said": said_words(each, held[each.pk].said if each.pk in held else None),
            "counted": held[each.pk].counted_why if each.pk in held else "",
            "right": said_words(each, key_said(each)),
        }
        for each in asked
    ]


def _late(attempt: Attempt) -> list[dict[str, Any]]:
    return [
        {"answer": each, "position": each.asked.position, "said": said_words(each.asked, each.said)}
        for each in late_answers(attempt)
    ]


def _place(place: Any, attempts: list[Attempt], now: Any) -> dict[str, Any]:
    exam = place.exam
    under_way = (each for each in attempts if each.state == Attempt.State.UNDER_WAY)
    running = next(under_way, None) if exam.state == Exam.State.OPEN else None
    is_open = exam.state == Exam.State.OPEN and exam.opens_at <= now < exam.closes_at
    return {
        "exam": exam,
        "attempts": attempts,
        "running": running,
        "may_begin": is_open and running is None and len(attempts) < exam.attempts,
    }
