"""Questionnaires: what is asked, in three languages, version by version."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.recognition.forms.customers import QuestionnaireForm, TitleForm
from ronda.recognition.queries.customers.questionnaires import (
    is_shared,
    may_write,
    questionnaire_seen,
    questionnaires_for,
    rounds_asking,
    versions_of,
)
from ronda.recognition.rules.customers.asking import items_of
from ronda.recognition.services.customers import (
    copy_questionnaire,
    make_questionnaire,
    retire_questionnaire,
    write_questions,
)
from ronda.work.queries.desk import traces_of
from ronda.work.views.doing import moment, press, record, today


@for_viewer
def show_questionnaires(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = questionnaires_for(viewer).order_by("retired_at", "title")
    context = {"found": found, "may_write": may_write(viewer)}
    return render(request, "recognition/questionnaires.html", context)


@for_viewer
def new(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _refuse_readers(viewer)
    return record(
        request,
        TitleForm(request.POST or None, initial={"title": _("Service to outlets")}),
        lambda good: make_questionnaire(by=viewer, at=moment(), today=today(), **good.cleaned_data),
        to=lambda made: reverse("questionnaire", args=[made.pk]),
        said=_("The questionnaire has the questions of the policy; change them as you need."),
        back=reverse("questionnaires"),
        heading=_("New questionnaire"),
        below=_("It begins with the questions of the policy, in three languages."),
    )


@for_viewer
def show(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = questionnaire_seen(viewer, number)
    versions = list(versions_of(found))
    asked = request.GET.get("version", "")
    writes, shared = may_write(viewer), is_shared(viewer, found)
    shown = next((each for each in versions if str(each.number) == asked), versions[0])
    context: dict[str, Any] = {
        "questionnaire": found,
        "versions": versions,
        "shown": shown,
        "items": items_of(shown.items),
        "rows": [
            (each, [each.texts.get(code, "") for code in ("en", "es", "zh-hans")])
            for each in items_of(shown.items)
        ],
        "may_write": writes and not shared and found.retired_at is None,
        "may_copy": writes,
        "shared": writes and shared and found.retired_at is None,
        "running": rounds_asking(viewer, found),
        "traces": traces_of(viewer, "questionnaire", found.pk)[::-1] if writes else [],
    }
    return render(request, "recognition/questionnaire.html", context)


@for_viewer
def write(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _refuse_readers(viewer)
    found = questionnaire_seen(viewer, number)
    if is_shared(viewer, found) or found.retired_at is not None:
        raise Http404
    newest = versions_of(found)[0]
    form = QuestionnaireForm(
        request.POST or None,
        items=items_of(newest.items),
        initial={"title": found.title, "made": newest.made_at.isoformat()},
    )
    return record(
        request,
        form,
        lambda good: write_questions(
            by=viewer,
            at=moment(),
            number=number,
            title=good.cleaned_data["title"],
            items=good.written,
            shown=good.shown,
        ),
        to=reverse("questionnaire", args=[number]),
        said=lambda version: _("Version %(number)s holds these questions.") % {"number": version.number},
        template="recognition/questionnaire_write.html",
        heading=_("Questions"),
        below=found.title,
        asked=newest.rounds.exists(),
    )


@for_viewer
def copy(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """To begin from questions that others ask, or that are out of use."""
    _refuse_readers(viewer)
    found = questionnaire_seen(viewer, number)
    return record(
        request,
        TitleForm(request.POST or None, initial={"title": _("%(title)s, copy") % {"title": found.title}}),
        lambda good: copy_questionnaire(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=lambda made: reverse("questionnaire", args=[made.pk]),
        said=_("The copy is yours to change."),
        back=reverse("questionnaire", args=[number]),
        heading=_("Copy the questionnaire"),
        below=_("The copy begins with the newest questions of %(title)s.") % {"title": found.title},
    )


@require_POST
@for_viewer
def retire(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    _refuse_readers(viewer)
    questionnaire_seen(viewer, number)
    return press(
        request,
        lambda: retire_questionnaire(by=viewer, at=moment(), number=number),
        to=reverse("questionnaire", args=[number]),
        said=_("The questionnaire is out of use."),
    )


def _refuse_readers(viewer: Viewer) -> None:
    if not may_write(viewer):
        raise Http404
