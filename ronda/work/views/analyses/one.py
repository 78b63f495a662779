"""Analyses: the list with what each was used for, one of them, a new one, and the brief."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.jobs.queries import jobs_for
from ronda.outlets.queries import outlets_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.forms.analyses.filters import AnalysisFilter
from ronda.work.forms.analyses.writing import AnalysisForm, BriefForm
from ronda.work.models import Analysis
from ronda.work.queries.analyses import (
    analyses_for,
    analysis_for,
    holders_of_analysis,
    made_and_used,
    outlets_of,
    use_of,
    with_use,
)
from ronda.work.queries.desk import desk_of
from ronda.work.rules import may_record_in
from ronda.work.services.analyses import brief_front_office, rewrite_analysis, write_analysis
from ronda.work.services.anomaly_search import KIND
from ronda.work.views.analyses.choices import centres_recorded
from ronda.work.views.analyses.elsewhere import drawn_at
from ronda.work.views.analyses.findings import show_findings
from ronda.work.views.analyses.tables import USES, AnalysisTable
from ronda.work.views.doing import moment, record, today

SAVED = ["GET", "HEAD", "POST"]
YEAR = timedelta(days=365)


@for_viewer
def show_analyses(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    found = AnalysisFilter(request.GET, queryset=with_use(analyses_for(viewer, on=today())))
    table = AnalysisTable(found.qs, viewer=viewer, order_by=("-made_at",))
    table.empty_text = _("No analysis fits these filters.")
    made, used = made_and_used(viewer, on=today(), since=today() - YEAR)
    may_write = bool(centres_recorded(viewer))
    return show_list(
        request,
        table,
        name="ronda-analyses",
        template="work/analyses.html",
        filter=found,
        narrowed=found.form.has_changed(),
        made=made,
        used=used,
        share=Fraction(used, made) if made else None,
        may_write=may_write,
        job=next((each for each in jobs_for(viewer, KIND, most=1) if each.is_open), None),
    )


@for_viewer
def show_analysis(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    analysis = analysis_for(viewer, number, on=today())
    use = use_of(viewer, analysis, today=today())
    context: dict[str, Any] = {
        "analysis": analysis,
        "use": use,
        "used": USES[
            "problem" if use.problems else "task" if use.tasks else "handover" if use.handovers else ""
        ],
        "may_settle": may_record_in(viewer, analysis.centre_id),
        "may_change": _may_change(viewer, analysis),
        "outlets": _own_outlets(viewer, analysis),
        "elsewhere": drawn_at(viewer, analysis),
        "desk": desk_of(viewer, "analysis", number),
    }
    if analysis.kind == Analysis.Kind.ANOMALIES:
        return show_findings(request, viewer, analysis, context)
    return render(request, "work/analysis.html", context)


@require_http_methods(SAVED)
@for_viewer
def write(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    centres = centres_recorded(viewer)
    if not centres:
        raise Http404
    form = AnalysisForm(request.POST or None, centres=centres, initial={"day": today()})
    return record(
        request,
        form,
        lambda good: write_analysis(
            by=viewer, at=moment(), centre_id=good.cleaned_data["centre"], row=good.row()
        ),
        to=lambda analysis: reverse("work_analysis", args=[analysis.pk]),
        said=_("The analysis is kept; it counts as used as soon as an action starts from it."),
        back=reverse("work_analyses"),
        heading=_("Write an analysis"),
    )


@require_http_methods(SAVED)
@for_viewer
def change(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    analysis = analysis_for(viewer, number, on=today())
    if not _may_change(viewer, analysis):
        raise Http404
    codes = outlets_for(viewer).filter(pk__in=outlets_of(analysis)).order_by("code")
    initial = {
        "title": analysis.title,
        "day": analysis.day,
        "text": analysis.text,
        "outlets": " ".join(codes.values_list("code", flat=True)),
    }
    form = AnalysisForm(request.POST or None, centres=[], new=False, initial=initial)
    return record(
        request,
        form,
        lambda good: rewrite_analysis(
            by=viewer, at=moment(), today=today(), number=number, row=good.row(), why=""
        ),
        to=reverse("work_analysis", args=[number]),
        said=_("The analysis is changed."),
        heading=analysis.title,
    )


@require_http_methods(SAVED)
@for_viewer
def brief(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """A hand-over to each chosen account manager, with the own outlets of each."""
    analysis = analysis_for(viewer, number, on=today())
    if not may_record_in(viewer, analysis.centre_id) or viewer.person_id is None:
        raise Http404
    holders = [
        each
        for each in holders_of_analysis(viewer, analysis, on=today())
        if each.person_id != viewer.person_id
    ]
    numbers = {each.code: each.person_id for each in holders}
    form = BriefForm(
        request.POST or None,
        holders=[(each.code, _holder(each.name, each.outlets)) for each in holders],
        initial={"receivers": list(numbers), "text": _first_lines(analysis)},
    )
    return record(
        request,
        form,
        lambda good: brief_front_office(
            by=viewer,
            at=moment(),
            today=today(),
            number=number,
            text=good.cleaned_data["text"],
            receivers=[numbers[code] for code in good.cleaned_data["receivers"]],
        ),
        to=reverse("work_analysis", args=[number]),
        said=_("It is handed over; each account manager got the own outlets only."),
        heading=_("Hand over to the front office"),
        below=analysis.title,
    )


def _holder(name: str, outlets: list[str]) -> str:
    if not outlets:
        return name
    return _("%(name)s: %(outlets)s") % {"name": name, "outlets": ", ".join(outlets)}


def _first_lines(analysis: Analysis) -> str:
    return analysis.text[:1000]


def _may_change(viewer: Viewer, analysis: Analysis) -> bool:
    free = analysis.kind == Analysis.Kind.FREE and analysis.briefed_at is None
    return free and may_record_in(viewer, analysis.centre_id)


def _own_outlets(viewer: Viewer, analysis: Analysis) -> Any:
    """Of a free analysis: those that the viewer sees; an account manager the own ones."""
    if analysis.kind != Analysis.Kind.FREE:
        return []
    return outlets_for(viewer, on=today()).filter(pk__in=outlets_of(analysis)).order_by("code")
