"""Competences: the list, one with what asks for it, made, changed and retired by who may."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ronda.learning.forms.ladder import CompetenceFilter, CompetenceForm, ReasonForm
from ronda.learning.models import Competence
from ronda.learning.queries.competences import competence_numbered, competences_for, needs_of_competence
from ronda.learning.queries.ladder import leads_somebody, may_shape
from ronda.learning.queries.ladder_ways import courses_teaching
from ronda.learning.services.ladder import (
    CompetenceSaid,
    add_competence,
    change_competence,
    retire_competence,
)
from ronda.learning.services.ladder_laying import lay_default_ladder
from ronda.learning.views.ladder.tables import CompetenceTable
from ronda.learning.views.ladder.ways import step_of
from ronda.learning.wording.competences import DEFAULT_COMPETENCES
from ronda.learning.wording.ladder import proof_names, rung_name
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.people.wording.names import post_name
from ronda.work.queries.desk import traces_of
from ronda.work.views.doing import moment, press, record, today


@for_viewer
def show_competences(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    rows = competences_for(viewer, on=today())
    found = CompetenceFilter(request.GET, queryset=rows)
    table = CompetenceTable(found.qs.order_by("retired_at", "side", "track", "pk"))
    table.empty_text = _("No competence fits these filters.")
    return show_list(
        request,
        table,
        name="ronda-competences",
        template="learning/competences.html",
        filter=found,
        narrowed=found.form.has_changed(),
        leads=leads_somebody(viewer),
        may_shape=may_shape(viewer),
    )


@for_viewer
def show_competence(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    competence = competence_numbered(viewer, number, on=today())
    context = {
        "competence": competence,
        "needs": [
            {
                "need": each,
                "post": post_name(each.post),
                "rung": rung_name(each.rung),
                "proofs": proof_names(each.proofs),
            }
            for each in needs_of_competence(viewer, number)
        ],
        "courses": [step_of(way) for way in courses_teaching(viewer, [number]).get(number, ())],
        "traces": traces_of(viewer, "competence", number)[::-1],
        "leads": leads_somebody(viewer),
        "may_shape": may_shape(viewer),
        "on": today(),
    }
    return render(request, "learning/competence.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def add(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _refuse_others(viewer)
    form = CompetenceForm(request.POST or None, new=True)
    return record(
        request,
        form,
        lambda good: add_competence(by=viewer, at=moment(), said=CompetenceSaid(**good.cleaned_data)),
        to=lambda made: reverse("competence", args=[made.pk]),
        said=_("The competence is made; now say which rungs ask for it."),
        back=reverse("competences"),
        heading=_("New competence"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    competence = _to_change(viewer, number)
    initial = {
        "code": competence.code,
        "name": competence.title,
        "text": competence.meaning,
        "side": competence.side,
        "track": competence.track,
    }
    form = CompetenceForm(request.POST or None, initial=initial, new=False)
    return record(
        request,
        form,
        lambda good: change_competence(
            by=viewer, at=moment(), number=number, **_said(competence, good.cleaned_data)
        ),
        to=reverse("competence", args=[number]),
        said=_("The competence is changed."),
        heading=_("Change the competence"),
        below=competence.title,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def retire(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    competence = _to_change(viewer, number)
    form = ReasonForm(request.POST or None)
    form.send = _("Retire it")
    return record(
        request,
        form,
        lambda good: retire_competence(
            by=viewer, at=moment(), today=today(), number=number, **good.cleaned_data
        ),
        to=reverse("competence", args=[number]),
        said=_("No rung asks for it from today on; what was shown stays."),
        heading=_("Retire the competence"),
        below=competence.title,
    )


@require_POST
@for_viewer
def lay(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    _refuse_others(viewer)
    return press(
        request,
        lambda: lay_default_ladder(by=viewer, at=moment(), begins=today(), named=DEFAULT_COMPETENCES),
        to=reverse("ladder_needs"),
        said=_("The default ladder is laid. Change what is different in your company."),
    )


def _said(competence: Competence, form: dict[str, Any]) -> dict[str, Any]:
    """A default name that was left as it was shown stays one that every reader gets in the own language."""
    said = {name: form[name] for name in ("name", "text", "side", "track")}
    if said["name"] == competence.title:
        said["name"] = competence.name
    if said["text"] == competence.meaning:
        said["text"] = competence.text
    return said


def _to_change(viewer: Viewer, number: int) -> Competence:
    _refuse_others(viewer)
    competence = competence_numbered(viewer, number, on=today())
    if competence.retired_at is not None:
        raise Http404
    return competence


def _refuse_others(viewer: Viewer) -> None:
    if not may_shape(viewer):
        raise Http404
