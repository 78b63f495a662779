"""One anomaly, and what becomes of it: a problem, or dismissed with a reason."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from ronda.design.templatetags.figures import day
from ronda.kernel.problem import Problem as Fault
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.work.forms.analyses.settling import HOLDER, DismissForm, TurnForm
from ronda.work.models import Anomaly, Problem
from ronda.work.queries.anomalies import anomalies_for
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.rules import may_record_in
from ronda.work.services.anomalies import Turned, dismiss_anomalies, turn_into_problems
from ronda.work.services.problems import default_due
from ronda.work.views.analyses.choices import holders_by_outlet
from ronda.work.views.analyses.tables import STATE_KINDS
from ronda.work.views.analyses.weeks import weeks_chart
from ronda.work.views.doing import moment, next_page, record, today
from ronda.work.views.problems.raising import Chosen
from ronda.work.wording.anomalies import (
    KINDS,
    anomaly_evidence,
    anomaly_name,
    anomaly_title,
    anomaly_words,
    chance_words,
)

MOST_AT_ONCE = 500


@for_viewer
def show_anomaly(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    anomaly = anomalies_for(viewer, on=today()).select_related("settled_by").filter(pk=number).first()
    if anomaly is None:
        raise Http404
    currency = company_for(viewer).currency
    chart, weeks = weeks_chart(anomaly, currency)
    context = {
        "anomaly": anomaly,
        "name": anomaly_name(anomaly),
        "words": anomaly_words(anomaly, currency, anomaly.analysis.day),
        "chance": chance_words(anomaly),
        "state_kind": STATE_KINDS[anomaly.state],
        "chart": chart,
        "weeks": weeks,
        "currency": currency,
        "problem": Problem.objects.filter(anomaly=anomaly).first(),
        "may_settle": anomaly.state == "open" and may_record_in(viewer, anomaly.analysis.centre_id),
    }
    return render(request, "work/anomaly.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def turn(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    """`chosen` anomalies: of one the words may be put right, of several each has its own."""
    chosen = _chosen(request, viewer)
    currency, several = company_for(viewer).currency, len(chosen) > 1
    people = colleagues_of(viewer, on=today(), centres={each.analysis.centre_id for each in chosen})
    words = {
        each.pk: (anomaly_title(each)[:200], anomaly_evidence(each, currency, each.analysis.day))
        for each in chosen
    }
    first = words[chosen[0].pk]
    form = TurnForm(
        request.POST if "send" in request.POST else None,
        people=[(each.code, f"{each.name} ({each.code})") for each in people],
        several=several,
        initial={
            "title": first[0],
            "evidence": first[1],
            "topic": str(KINDS[chosen[0].kind]) if len({each.kind for each in chosen}) == 1 else "",
            "owner": HOLDER,
            "due": default_due(viewer, today()),
        },
    )
    numbers = {each.code: each.person_id for each in people}

    def write(good: TurnForm) -> list[Problem]:
        values = good.cleaned_data
        if not several:
            words[chosen[0].pk] = values["title"], values["evidence"]
        owner = numbers.get(values["owner"])
        return turn_into_problems(
            by=viewer,
            at=moment(),
            today=today(),
            turned=_turned(viewer, chosen, words, owner),
            due=values["due"],
            topic=values["topic"],
        )

    return record(
        request,
        form,
        write,
        to=lambda problems: _after(request, problems),
        said=lambda problems: _told(problems),
        template="work/anomaly_settle.html",
        back=_back(request, chosen),
        heading=_("Turn into a problem"),
        chosen=[(each, *words[each.pk]) for each in chosen],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@for_viewer
def dismiss(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    chosen = _chosen(request, viewer)
    currency = company_for(viewer).currency
    return record(
        request,
        DismissForm(request.POST if "send" in request.POST else None),
        lambda good: dismiss_anomalies(
            by=viewer, at=moment(), numbers=[each.pk for each in chosen], why=good.cleaned_data["why"]
        ),
        to=_back(request, chosen),
        said=_("It is dismissed, with your reason."),
        template="work/anomaly_settle.html",
        back=_back(request, chosen),
        heading=_("Dismiss anomalies"),
        chosen=[
            (each, anomaly_title(each), anomaly_words(each, currency, each.analysis.day)) for each in chosen
        ],
    )


def _chosen(request: HttpRequest, viewer: Viewer) -> list[Anomaly]:
    """The open ones among those that were chosen; 404 where nothing is left to settle."""
    asked = request.POST.getlist("chosen") or request.GET.getlist("chosen")
    numbers = [int(each) for each in asked[:MOST_AT_ONCE] if each.isdecimal()]
    found = anomalies_for(viewer, on=today()).filter(pk__in=numbers, state=Anomaly.State.OPEN)
    chosen = [each for each in found if may_record_in(viewer, each.analysis.centre_id)]
    if not chosen:
        raise Http404
    return chosen


def _turned(
    viewer: Viewer, chosen: list[Anomaly], words: dict[int, tuple[str, str]], owner: int | None
) -> list[Turned]:
    holders = holders_by_outlet(viewer, (each.outlet_id for each in chosen), today()) if owner is None else {}
    without = [each for each in chosen if owner is None and each.outlet_id not in holders]
    if without:
        raise RefusedError(
            Fault("owner", f"is held by nobody: {without[0].outlet.name}", "choose somebody of the centre")
        )
    return [
        Turned(
            each.pk,
            *words[each.pk],
            Chosen(holders[each.outlet_id][0] if owner is None else owner),
        )
        for each in chosen
    ]


def _told(problems: list[Problem]) -> str:
    return ngettext(
        "%(number)s problem is raised, due on %(due)s.",
        "%(number)s problems are raised, due on %(due)s.",
        len(problems),
    ) % {"number": len(problems), "due": day(problems[0].due)}


def _after(request: HttpRequest, problems: list[Any]) -> str:
    if len(problems) == 1:
        return reverse("work_problem", args=[problems[0].pk])
    return next_page(request, reverse("work_problems"))


def _back(request: HttpRequest, chosen: list[Anomaly]) -> str:
    return next_page(request, reverse("work_analysis", args=[chosen[0].analysis_id]))
