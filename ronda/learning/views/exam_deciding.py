"""What a setter decides for a reason: an exam is cancelled, a late answer counts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.learning.forms.exam_answers import said_words
from ronda.learning.forms.exams import WhyForm
from ronda.learning.models import Exam
from ronda.learning.queries.exams import exam_set_by, late_answer
from ronda.learning.services.exams import cancel_exam
from ronda.learning.services.late_answers import count_late
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, record, today


@for_viewer
def cancel(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    exam = exam_set_by(viewer, number)
    if exam.state in {Exam.State.PUBLISHED, Exam.State.CANCELLED}:
        raise Http404
    return record(
        request,
        WhyForm(request.POST or None),
        lambda good: cancel_exam(by=viewer, at=moment(), number=number, why=good.cleaned_data["why"]),
        to=reverse("exam", args=[number]),
        said=_("The exam is cancelled; its candidates see why."),
        heading=_("Cancel the exam"),
        below=exam.title,
    )


@for_viewer
def count(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    answer = late_answer(viewer, number)
    attempt = answer.asked.attempt
    words = ", ".join(said_words(answer.asked, answer.said))
    return record(
        request,
        WhyForm(request.POST or None),
        lambda good: count_late(
            by=viewer, at=moment(), today=today(), number=number, why=good.cleaned_data["why"]
        ),
        to=reverse("exam_result", args=[attempt.pk]),
        said=_("The answer counts; the question is marked again."),
        heading=_("Count a late answer"),
        below=f"{attempt.person.name}: {words[:200]}",
    )
