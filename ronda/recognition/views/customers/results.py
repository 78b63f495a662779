"""What a published round says: of everybody whom one leads, and of one person with the questions."""

from decimal import Decimal
from statistics import fmean
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.people.views.listing import show_list
from ronda.policy import CustomersView
from ronda.recognition.models import CustomerResult, SurveyRound
from ronda.recognition.queries.customers.policy import asked_items, customers_rules
from ronda.recognition.queries.customers.results import results_for, words_of
from ronda.recognition.queries.customers.rounds import round_seen
from ronda.recognition.rules.customers.reporting import standing
from ronda.recognition.rules.raters import levels_told
from ronda.recognition.views.customers.tables import ResultTable
from ronda.recognition.wording.survey_words import STANDINGS, WHY_NOT, reliability_words
from ronda.work.views.doing import today


@for_viewer
def show_results(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = round_seen(viewer, number)
    found = list(results_for(viewer).filter(round=round_).order_by("person__name", "person__code"))
    if not found:
        raise Http404
    if [each.person_id for each in found] == [viewer.person_id]:
        return redirect("survey_result", number, found[0].person.code)
    rules = customers_rules(today())
    usual = _usual(found)
    ranks = rules_in_use(today()).evaluation.reportable_reliability
    table = ResultTable([_row(each, usual, rules, ranks) for each in found])
    return show_list(
        request,
        table,
        name=f"ronda-survey-{number}-results",
        template="recognition/survey_results.html",
        round=round_,
        told=_told(found, rules),
        levels=_levels(found),
        usual=usual,
        missing=[(each, WHY_NOT[each.why_not]) for each in found if not each.reported],
    )


@for_viewer
def show_person(request: HttpRequest, viewer: Viewer, number: int, person: str) -> HttpResponse:
    """One's own, or of somebody whom one leads."""
    round_ = round_seen(viewer, number)
    found = results_for(viewer).filter(round=round_, person__code=person).first()
    if found is None:
        raise Http404
    rules = customers_rules(today())
    own = found.person_id == viewer.person_id
    context: dict[str, Any] = {
        "round": round_,
        "result": found,
        "own": own,
        "why_not": WHY_NOT.get(found.why_not, ""),
        "interval": _interval(found, rules),
        "response": round(100 * found.returned / found.drawn) if found.drawn else 0,
        "told": _told([found], rules),
        "levels": _levels([found]),
        "least": rules.reporting_least,
        "floor": round(100 * rules.response_floor),
        "items": _items(round_, found, request.LANGUAGE_CODE),
        "words": words_of(viewer, round_, found.person_id, rules.reporting_least),
    }
    return render(request, "recognition/survey_result.html", context)


def _items(round_: SurveyRound, found: CustomerResult, language: str) -> list[tuple[str, float | None]]:
    """None: too few answered the question."""
    scales, _opened = asked_items(round_.version)
    return [(each.text(language), found.items.get(each.code)) for each in scales] if found.reported else []


def _usual(found: list[CustomerResult]) -> float | None:
    scores = [float(each.score) for each in found if each.score is not None]
    return fmean(scores) if len(scores) > 1 else None


def _told(found: list[CustomerResult], rules: CustomersView) -> tuple[str, str] | None:
    reported = next((each.reliability for each in found if each.reliability is not None), None)
    if reported is None:
        return None
    least = rules_in_use(today()).evaluation.reportable_reliability
    return reliability_words(float(reported), float(least), float(rules.good_reliability))


def _levels(found: list[CustomerResult]) -> int | None:
    """How many levels of people the scores of the round tell apart."""
    return next(
        (levels_told(float(each.reliability)) for each in found if each.reliability is not None), None
    )


def _interval(found: CustomerResult, rules: CustomersView) -> tuple[float, float] | None:
    if found.score is None or found.error is None:
        return None
    reach = float(rules.interval_errors * found.error)
    return max(0.0, float(found.score) - reach), min(100.0, float(found.score) + reach)


def _row(each: CustomerResult, usual: float | None, rules: CustomersView, ranks: Decimal) -> dict[str, Any]:
    """Where scores hardly tell people apart no score is in the list, which could be sorted by it."""
    ranked = each.reliability is not None and each.reliability >= ranks
    interval = _interval(each, rules) if ranked else None
    word, kind = _("not reported"), "plain"
    if each.score is not None and each.error is not None and usual is not None:
        word, kind = STANDINGS[standing(float(each.score), float(each.error), usual, rules.interval_errors)]
    return {
        "round": each.round_id,
        "person": each.person.name,
        "code": each.person.code,
        "centre": each.centre.name,
        "drawn": each.drawn,
        "returned": each.returned,
        "valid": each.valid,
        "response": round(100 * each.returned / each.drawn) if each.drawn else None,
        "score": each.score if ranked else None,
        "lower": interval[0] if interval else None,
        "upper": interval[1] if interval else None,
        "reliability": each.reliability,
        "standing": str(word),
        "standing_kind": kind,
    }
