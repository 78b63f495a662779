"""Sitting an exam: its page, each answer as it is given, handing in. No key is read in this file."""

import secrets
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.learning.forms.exam_answers import fields_of, said_of
from ronda.learning.models import Attempt, Exam
from ronda.learning.queries.exams import held_answers, own_attempt, paper_of
from ronda.learning.queries.question_images import image_for
from ronda.learning.services.handing_in import hand_in_overdue
from ronda.learning.services.sitting import begin_attempt, hand_in, save_answer
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, press, today
from ronda.work.wording import told_problem


@require_POST
@for_viewer
def begin(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    try:
        attempt = begin_attempt(
            by=viewer, at=moment(), today=today(), exam=number, seed=secrets.token_hex(32)
        )
    except NotAllowedError:
        raise
    except RefusedError:
        return press(request, lambda: _again(viewer, number), to=reverse("exams"), said="")
    return redirect("exam_attempt", attempt.pk)


def _again(viewer: Viewer, number: int) -> Attempt:
    return begin_attempt(by=viewer, at=moment(), today=today(), exam=number, seed=secrets.token_hex(32))


@for_viewer
def sit(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """The questions of one's own attempt; once it is over, its result."""
    hand_in_overdue(at=moment(), today=today(), company_id=viewer.company_id)
    attempt = own_attempt(viewer, number)
    if attempt.state != Attempt.State.UNDER_WAY or attempt.exam.state == Exam.State.CANCELLED:
        return redirect("exam_result", attempt.pk)
    paper = paper_of(attempt)
    held = held_answers(paper)
    questions = [_question(each, held.get(each.pk)) for each in paper]
    context = {"attempt": attempt, "exam": attempt.exam, "questions": questions, "now": moment()}
    return render(request, "learning/exam_sit.html", context)


@require_POST
@for_viewer
def answer(request: HttpRequest, viewer: Viewer, number: int, position: int) -> HttpResponse:
    """From the page's script: the state of the answer comes back."""
    attempt = own_attempt(viewer, number)
    asked = (
        attempt.questions.select_related("version__question").defer("version__key").filter(position=position)
    )
    found = asked.first()
    if found is None:
        raise Http404
    sequence = request.POST.get("sequence", "")
    try:
        saved = save_answer(
            by=viewer,
            at=moment(),
            today=today(),
            attempt=number,
            position=position,
            sequence=int(sequence) if sequence.isascii() and sequence.isdigit() and len(sequence) < 10 else 0,
            said=said_of(found, request.POST),
        )
    except NotAllowedError:
        raise
    except RefusedError as refused:
        return JsonResponse({"refused": told_problem(refused.problems[0])}, status=422)
    told = _("Late: kept, but it does not count.") if saved.late else _("Saved")
    return JsonResponse({"taken": saved.taken, "sequence": saved.sequence, "late": saved.late, "told": told})


@require_POST
@for_viewer
def hand_in_paper(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """What stands on the page and was not saved yet is saved first: pages without a script send all of it."""
    attempt = own_attempt(viewer, number)
    paper = paper_of(attempt)
    held = held_answers(paper, late=True)

    def write() -> Attempt:
        for each in paper:
            said, before = said_of(each, request.POST), held.get(each.pk)
            if said is not None and (before is None or before.said != said):
                save_answer(
                    by=viewer,
                    at=moment(),
                    today=today(),
                    attempt=number,
                    position=each.position,
                    sequence=(before.sequence if before else 0) + 1,
                    said=said,
                )
        return hand_in(by=viewer, at=moment(), today=today(), number=number)

    address = reverse("exam_result", args=[number])
    return press(request, write, to=address, said=_("The exam is handed in."))


@require_GET
@for_viewer
def image(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Of a version: for setters, and for whoever has it in an own paper."""
    version = image_for(viewer, number)
    try:
        return HttpResponse(version.image.open("rb").read(), content_type="image/png")
    except FileNotFoundError as gone:
        raise Http404 from gone


def _question(each: Any, saved: Any) -> dict[str, Any]:
    return {
        "asked": each,
        "kind": each.version.question.kind,
        "sequence": saved.sequence if saved else 0,
        "said": saved.said if saved else None,
        "answered": saved is not None and saved.said is not None,
        **fields_of(each, saved.said if saved else None),
    }
