"""Essays to mark: without whose they are, and without the other mark."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.learning.forms.exams import EssayForm
from ronda.learning.queries.exams import essays_to_mark, held_answers
from ronda.learning.queries.setters import may_set
from ronda.learning.services.essays import mark_essay
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, record, today


@for_viewer
def show_essays(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_set(viewer):
        raise Http404
    return render(request, "learning/essays.html", {"essays": list(essays_to_mark(viewer))})


@for_viewer
def mark(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    essay = essays_to_mark(viewer).filter(pk=number).first()
    if essay is None:
        raise Http404
    saved = held_answers([essay]).get(essay.pk)
    form = EssayForm(request.POST or None, rubric=essay.version.key["rubric"])
    return record(
        request,
        form,
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
        said_there=saved.said if saved else "",
    )
