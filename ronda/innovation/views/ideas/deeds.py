"""What becomes of a suggestion: its answer, its trial, its adoption, thanks, another centre."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from ronda.innovation.forms.ideas import AnswerForm, LookForm, SpreadForm, ThankForm, TrialForm, WordsForm
from ronda.innovation.models import Idea
from ronda.innovation.queries.ideas import idea_for
from ronda.innovation.queries.topics import spread_for
from ronda.innovation.queries.who import answers, centres_to_take_over, innovation_rules
from ronda.innovation.services.ideas import (
    adopt_idea,
    answer_idea,
    begin_trial,
    end_trial,
    thank_for_idea,
)
from ronda.innovation.services.spreading import look_at_spread, spread_idea
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.views.doing import moment, record, today


@for_viewer
def answer(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    idea = _led(viewer, number)
    range_ = innovation_rules(today()).suggestion_points
    form = AnswerForm(request.POST or None, least=int(range_["least"]), most=int(range_["most"]))
    return record(
        request,
        form,
        lambda good: answer_idea(**_now(viewer, number), **good.cleaned_data),
        to=_page(number),
        said=_("The suggestion is answered."),
        heading=_("Answer the suggestion"),
        below=f"{idea.line} ({idea.person.name})",
    )


@for_viewer
def try_it(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    idea, form = _led(viewer, number), WordsForm(request.POST or None)
    form.send = _("Begin the trial")
    return record(
        request,
        form,
        lambda good: begin_trial(**_now(viewer, number), **good.cleaned_data),
        to=_page(number),
        said=_("The trial has begun."),
        heading=_("Begin a trial"),
        below=idea.line,
    )


@for_viewer
def end_it(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    idea = idea_for(viewer, number)
    if not (answers(viewer, idea) or idea.person_id == viewer.person_id):
        raise Http404
    return record(
        request,
        TrialForm(request.POST or None),
        lambda good: end_trial(**_now(viewer, number), **good.cleaned_data),
        to=_page(number),
        said=_("The trial is ended, and what it taught is kept."),
        heading=_("End the trial"),
        below=idea.line,
    )


@for_viewer
def adopt(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    idea, form = _led(viewer, number), WordsForm(request.POST or None)
    form.send = _("Adopt it")
    return record(
        request,
        form,
        lambda good: adopt_idea(**_now(viewer, number), **good.cleaned_data),
        to=_page(number),
        said=_("The suggestion is adopted; other centres see it now."),
        heading=_("Adopt the suggestion"),
        below=idea.line,
    )


@for_viewer
def thank(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    idea = _led(viewer, number)
    return record(
        request,
        ThankForm(request.POST or None),
        lambda good: thank_for_idea(**_now(viewer, number), **good.cleaned_data),
        to=_page(number),
        said=_("Thanks were given."),
        heading=_("Thank for the suggestion"),
        below=idea.line,
    )


@for_viewer
def spread(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    idea = idea_for(viewer, number)
    centres = centres_to_take_over(viewer, idea.centre_id)
    if not centres:
        raise Http404
    return record(
        request,
        SpreadForm(request.POST or None, centres=centres),
        lambda good: spread_idea(**_now(viewer, number), **good.cleaned_data),
        to=_page(number),
        said=_("It is taken over; later somebody looks whether it helps there too."),
        heading=_("Take it over in another centre"),
        below=idea.line,
    )


@for_viewer
def look(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    found = spread_for(viewer, number)
    thing, name = (found.idea, "idea") if found.idea else (found.topic, "topic")
    assert thing is not None, "a spread is of one thing"
    return record(
        request,
        LookForm(request.POST or None),
        lambda good: look_at_spread(by=viewer, at=moment(), number=number, **good.cleaned_data),
        to=reverse(name, args=[thing.pk]),
        said=_("What was seen is kept."),
        heading=_("Look whether it helps"),
        below=f"{thing} · {found.centre.name}",
    )


def _led(viewer: Viewer, number: int) -> Idea:
    idea = idea_for(viewer, number)
    if not answers(viewer, idea):
        raise Http404
    return idea


def _now(viewer: Viewer, number: int) -> dict[str, Any]:
    return {"by": viewer, "at": moment(), "today": today(), "number": number}


def _page(number: int) -> str:
    return reverse("idea", args=[number])
