"""The summary of a month: prefilled, written, kept, printed."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ronda.design.templatetags.figures import month_name
from ronda.kernel.period import Month
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.high_tier import SummaryForm
from ronda.work.queries.high_tier import (
    high_tier_for,
    may_summarise,
    summary_figures,
    summary_for,
    summary_tasks,
)
from ronda.work.services.high_tier import KeptSummary, keep_summary
from ronda.work.views.doing import moment, record, today
from ronda.work.wording.high_tier import change_words, summary_text, summary_title


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def write_summary(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    month = _month(request)
    centres = may_summarise(viewer)
    chosen = next((each for each in centres if each[0] == request.GET.get("centre", "")), None)
    chosen = chosen or next(iter(centres), None)
    if chosen is None or month >= Month.of(today()):
        raise Http404
    code, name, centre_id = chosen
    figures = summary_figures(viewer, high_tier_for(viewer, today=today(), month=month, centre_id=centre_id))
    currency = company_for(viewer).currency
    title = summary_title(str(month))
    form = SummaryForm(request.POST or None, initial={"text": summary_text(figures, currency)})
    return record(
        request,
        form,
        lambda good: keep_summary(
            by=viewer,
            at=moment(),
            centre_code=code,
            month=month,
            title=title,
            text=good.cleaned_data["text"],
        ),
        to=lambda kept: reverse("work_high_tier_kept", args=[kept.analysis.pk]),
        said=_said,
        template="work/high_tier_summary.html",
        back=reverse("work_high_tier"),
        heading=title,
        below=name,
        tasks=summary_tasks(viewer, centre_id, month)[:1],
        months=[Month.of(today()).plus(-n) for n in range(1, 7)],
        month=month,
        centres=centres,
        centre=code,
        **_shown(figures, currency),
    )


@for_viewer
def show_summary(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    kept = summary_for(viewer, number)
    context = {"kept": kept, **_shown(kept.figures, kept.company.currency)}
    return render(request, "work/high_tier_kept.html", context)


def _month(request: HttpRequest) -> Month:
    """The last whole month, where none is asked for."""
    try:
        return Month.parse(request.GET.get("month", ""))
    except ValueError:
        return Month.of(today()).plus(-1)


def _said(kept: KeptSummary) -> str:
    if kept.task is None:
        return _("The summary is kept.")
    return _("The summary is kept, and its task is done.")


def _shown(figures: dict[str, Any], currency: str) -> dict[str, Any]:
    return {
        "figures": figures,
        "currency": currency,
        "change": change_words(figures["change"]),
        "alerts": [{**each, "told": change_words(each["change"])} for each in figures["alerts"]],
        "chart": {
            "labels": [month_name(month) for month, _cents in figures["months"]],
            "series": [{"name": _("Sales"), "values": [cents for _month, cents in figures["months"]]}],
            "unit": "money",
            "currency": currency,
        },
    }
