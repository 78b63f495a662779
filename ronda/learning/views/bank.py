"""The bank of questions, for setters."""

from typing import Any

import django_tables2
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from ronda.design.tables import RondaTable
from ronda.learning.forms.bank import BankFilterForm, QuestionForm, written
from ronda.learning.models import Question
from ronda.learning.queries.bank import competences_of, question_numbered, questions_for, versions_of
from ronda.learning.queries.exam_items import figures_of_question
from ronda.learning.queries.setters import may_set
from ronda.learning.rules.exams import KINDS
from ronda.learning.services.bank import add_question, change_question, set_question_state
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.views.doing import moment, press, record, today

FORMATS = (("gift", "GIFT"), ("xml", "Moodle XML"), ("xlsx", "XLSX"))


class BankTable(RondaTable):
    """Questions with the stem of their newest version; never a key."""

    stem = django_tables2.Column(verbose_name=gettext_lazy("Question"))
    kind = django_tables2.Column(
        verbose_name=gettext_lazy("Kind"), accessor="get_kind_display", orderable=False
    )
    competence = django_tables2.Column(
        verbose_name=gettext_lazy("Competence"), accessor="competence__title", order_by=("competence__name",)
    )
    difficulty = django_tables2.Column(verbose_name=gettext_lazy("Difficulty"))
    state = django_tables2.Column(
        verbose_name=gettext_lazy("State"), accessor="get_state_display", orderable=False
    )
    version = django_tables2.Column(verbose_name=gettext_lazy("Version"))

    def render_stem(self, value: str, record: Any) -> SafeString:
        address = reverse("question", args=[record.pk])
        return format_html('<a href="{}">{}</a>', address, Truncator(strip_tags(value)).chars(110))

    def value_stem(self, value: str) -> str:
        return strip_tags(value)


@for_viewer
def show_bank(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    if not may_set(viewer):
        raise Http404
    form = BankFilterForm(request.GET, competences=_competences(viewer))
    table = BankTable(questions_for(viewer, form.wanted), order_by=("stem",))
    table.empty_text = _("No question fits these filters.")
    kinds = Question.Kind.choices
    context = {"filter": {"form": form}, "kinds": kinds, "formats": FORMATS}
    return show_list(request, table, name="ronda-questions", template="learning/bank.html", **context)


@for_viewer
def show_question(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    question = question_numbered(viewer, number)
    versions = versions_of(question)
    context = {
        "items": figures_of_question(viewer, question, on=today()),
        "question": question,
        "versions": versions,
        "newest": versions[0],
        "answers": written(question.kind, versions[0].shown, versions[0].key),
    }
    return render(request, "learning/question.html", context)


@for_viewer
def new_question(request: HttpRequest, viewer: Viewer, kind: str) -> HttpResponse:
    if kind not in KINDS or not may_set(viewer):
        raise Http404
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = QuestionForm(*posted, kind=kind, competences=_competences(viewer))
    return record(
        request,
        form,
        lambda good: add_question(by=viewer, at=moment(), today=today(), said=good.said),
        to=lambda question: reverse("question", args=[question.pk]),
        said=_("The question is a draft; take it into use when it is good."),
        back=reverse("question_bank"),
        heading=_("New question: %(kind)s") % {"kind": Question.Kind(kind).label},
    )


@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    question = question_numbered(viewer, number)
    newest = versions_of(question)[0]
    initial = {
        "stem": newest.stem,
        "explanation": newest.explanation,
        "name": question.name,
        "competence": question.competence.code if question.competence else "",
        "difficulty": str(question.difficulty),
        "tags": ", ".join(question.tags),
        "image_text": newest.image_text,
        **written(question.kind, newest.shown, newest.key),
    }
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = QuestionForm(*posted, kind=question.kind, competences=_competences(viewer), initial=initial)
    return record(
        request,
        form,
        lambda good: change_question(by=viewer, at=moment(), today=today(), number=number, said=good.said),
        to=reverse("question", args=[number]),
        said=_("The new version is kept; papers that were drawn keep theirs."),
        heading=_("New version of a question"),
    )


@require_POST
@for_viewer
def set_state(request: HttpRequest, viewer: Viewer, number: int, state: str) -> HttpResponse:
    question_numbered(viewer, number)
    return press(
        request,
        lambda: set_question_state(by=viewer, at=moment(), number=number, state=state),
        to=reverse("question", args=[number]),
        said=lambda question: _("State: %(state)s") % {"state": question.get_state_display()},
    )


def _competences(viewer: Viewer) -> list[tuple[str, str]]:
    return [(each.code, each.title) for each in competences_of(viewer)]
