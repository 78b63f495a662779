"""Essays to mark and to settle: without whose they are; a marker never sees the other mark."""

from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.learning.forms.exams import EssayForm, SettleForm
from ronda.learning.models import AttemptQuestion
from ronda.learning.queries.essays import essays_to_mark, essays_to_settle
from ronda.learning.queries.exams import held_answers
from ronda.learning.queries.setters import exam_rules, may_set
from ronda.learning.services.essays import mark_essay, settle_essay
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, record, today


@for_viewer
def show_essays(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_set(viewer):
        raise Http404
    markers = exam_rules(today()).essay_markers
    context = {
        "essays": list(essays_to_mark(viewer, markers=markers)),
        "differing": list(essays_to_settle(viewer, markers=markers)),
    }
    return render(request, "learning/essays.html", context)


@for_viewer
def mark(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    essay = essays_to_mark(viewer, markers=exam_rules(today()).essay_markers).filter(pk=number).first()
    if essay is None:
        raise Http404
    return record(
        request,
        EssayForm(request.POST or None, rubric=essay.version.key["rubric"]),
        lambda good: mark_essay(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            by_rubric=good.by_rubric,
            said=good.cleaned_data["said"],
        ),
        to=reverse("essays"),
        said=_("The mark is kept."),
        template="learning/essay.html",
        heading=_("Mark an essay"),
        essay=essay,
        said_there=_answer(essay),
    )


@for_viewer
def settle(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """Both marks are there now, by the rows of the rubric, with what was said; not who gave them."""
    essay = essays_to_settle(viewer, markers=exam_rules(today()).essay_markers).filter(pk=number).first()
    if essay is None:
        raise Http404
    return record(
        request,
        SettleForm(request.POST or None, most=essay.most),
        lambda good: settle_essay(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            points=Decimal(good.cleaned_data["points"]),
            why=good.cleaned_data["why"],
        ),
        to=reverse("essays"),
        said=_("The essay is settled."),
        template="learning/essay_settle.html",
        heading=_("Settle an essay"),
        essay=essay,
        said_there=_answer(essay),
        marks=_marks(essay),
    )


def _answer(essay: AttemptQuestion) -> str:
    saved = held_answers([essay]).get(essay.pk)
    return str(saved.said) if saved else ""


def _marks(essay: AttemptQuestion) -> dict[str, object]:
    marks = list(essay.marks.order_by("given_at", "pk"))
    rows = [
        (text, most, [each.by_rubric.get(code, "0") for each in marks])
        for code, text, most in essay.version.key["rubric"]
    ]
    return {"rows": rows, "given": marks}
