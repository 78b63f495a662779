"""The effect of a plan: measured today, asked for in the background, or as it was kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ronda.design.templatetags.figures import month_name
from ronda.jobs.queries import jobs_for
from ronda.jobs.services import ask_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.work.models import Plan
from ronda.work.queries.effect import (
    KeptEffect,
    effect_plan,
    kept_effect,
    kept_effects,
    measured_effect,
    takes_long,
)
from ronda.work.services.effect import KIND, keep_effect
from ronda.work.views.doing import moment, press, today
from ronda.work.views.effect_tables import PairTable
from ronda.work.wording.effect import (
    KINDS,
    OUTCOMES,
    SHORT,
    TOLD,
    effect_sentence,
    figure_words,
    placebo_sentence,
    relaxed_sentences,
    share,
)


@for_viewer
def show_effect(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    plan = effect_plan(viewer, number)
    if takes_long(viewer, plan, today()):
        last = next(iter(jobs_for(viewer, KIND, subject=str(number), most=1)), None)
        return _page(request, plan, None, job=last)
    return _page(request, plan, measured_effect(viewer, plan, today=today()))


@for_viewer
def show_kept(request: HttpRequest, viewer: Viewer, number: int, kept: int) -> HttpResponse:
    plan = effect_plan(viewer, number)
    found = kept_effect(viewer, plan, kept)
    return _page(request, plan, found.figures, kept=found)


@require_POST
@for_viewer
def keep(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    """At once, or in the background where the ledger is large."""
    plan = effect_plan(viewer, number)
    here = reverse("work_plan_effect", args=[number])
    if takes_long(viewer, plan, today()):
        ask_for(by=viewer, at=moment(), kind=KIND, subject=str(number))
        return redirect(here)
    return press(
        request,
        lambda: keep_effect(by=viewer, at=moment(), number=number),
        to=here,
        said=_("The figures are kept as they are today."),
    )


def _page(
    request: HttpRequest,
    plan: Plan,
    figures: dict[str, Any] | None,
    *,
    kept: KeptEffect | None = None,
    job: Any = None,
) -> HttpResponse:
    currency = plan.company.currency
    told = _told(figures, currency) if figures else {}
    table = PairTable(
        figures["rows"] if figures else [], names=figures["names"] if figures else {}, currency=currency
    )
    context = {"plan": plan, "figures": figures, "kept": kept, "job": job, "currency": currency, **told}
    context["earlier"] = list(kept_effects(plan)[:10])
    return show_list(request, table, name="ronda-comparable-outlets", template="work/effect.html", **context)


def _told(figures: dict[str, Any], currency: str) -> dict[str, Any]:
    return {
        "sentence": effect_sentence(figures, currency),
        "verdict": SHORT[figures["verdict"]],
        "verdict_kind": KINDS.get(figures["verdict"], "plain"),
        "placebo": placebo_sentence(figures, currency) if figures["outcomes"] else "",
        "relaxed": relaxed_sentences(figures),
        "outcomes": [_outcome(each, currency) for each in figures["outcomes"]],
        "chart": _chart(figures, currency),
        "months": figures["months"],
        "before": [month_name(each) for each in figures["before"]],
        "after": [month_name(each) for each in figures["after"]],
    }


def _outcome(outcome: dict[str, Any], currency: str) -> dict[str, Any]:
    names = ("effect", "low", "high", "target_before", "target_after", "control_before", "control_after")
    words = {name: figure_words(outcome, outcome[name], currency) for name in names}
    return {
        **words,
        "name": OUTCOMES[outcome["name"]],
        "relative": share(outcome["relative_effect"]) if outcome["money"] else "",
        "told": TOLD[outcome["told"]],
        "kind": KINDS[outcome["told"]],
    }


def _chart(figures: dict[str, Any], currency: str) -> dict[str, Any]:
    """The month in which the plan began says so under the axis."""
    start = figures["starts"][:7]
    return {
        "labels": [
            _("%(month)s: the plan begins") % {"month": month_name(month)}
            if month == start
            else month_name(month)
            for month, _targets, _controls in figures["months"]
        ],
        "series": [
            {"name": _("Target outlets"), "values": [row[1] for row in figures["months"]]},
            {"name": _("Comparable outlets"), "values": [row[2] for row in figures["months"]]},
        ],
        "unit": "money",
        "currency": currency,
    }
