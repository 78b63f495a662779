"""What a released round says: to each about himself, and to those who lead."""

from decimal import Decimal
from statistics import fmean
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer
from ronda.policy import CustomersView
from ronda.recognition.forms.colleagues import item_words
from ronda.recognition.models import PeerRound
from ronda.recognition.queries.colleagues import colleague_rules, peer_round_for
from ronda.recognition.queries.colleagues.results import RoundResults, ShownResult, results_in
from ronda.recognition.rules.customers.reporting import standing
from ronda.recognition.rules.raters import levels_told
from ronda.recognition.wording.colleagues import reliability_words, why_not_words
from ronda.recognition.wording.survey_words import STANDINGS

STATE = PeerRound.State
HIGHEST = Decimal(1)


@never_cache
@for_viewer
def show_results(request: HttpRequest, viewer: Viewer, number: int) -> HttpResponse:
    round_ = peer_round_for(viewer, number)
    found = results_in(viewer, round_)
    if round_.state != STATE.RELEASED or (found.own is None and not found.led):
        raise Http404
    items = [(item["code"], item_words(item)) for item in round_.version.items if item["kind"] == "scale"]
    limits = rules_in_use(round_.opens_on)
    ranks, customers = limits.evaluation.reportable_reliability, limits.customers
    standings = {} if found.reliability >= ranks else _standings(found, customers)
    shown = [each.result for each in (found.own, *found.led) if each and each.result.reported]
    left_out = [words for code, words in items if shown and not any(code in each.items for each in shown)]
    context = {
        "round": round_,
        "left_out": left_out,
        "rules": colleague_rules(round_.opens_on),
        "own": _told(found.own, items) if found.own else None,
        "led": [
            _told(each, items, stands=standings.get(each.result.person_id, ("", ""))) for each in found.led
        ],
        "ranked": found.reliability >= ranks,
        "items": [words for _code, words in items],
        "reliability": reliability_words(
            found.reliability,
            good=customers.good_reliability if customers else HIGHEST,
            ranks=ranks,
            pays=limits.evaluation.pay_reliability,
        ),
        "levels": levels_told(float(found.reliability)),
    }
    return render(request, "recognition/peer_results.html", context)


def _standings(found: RoundResults, customers: CustomersView | None) -> dict[int, tuple[str, str]]:
    """By person above, about or below the usual: all that is told where scores hardly tell people apart."""
    rows = [each.result for each in found.led if each.result.score is not None]
    if customers is None or len(rows) < 2:
        return {}
    usual = fmean(float(each.score or 0) for each in rows)
    told = {}
    for each in rows:
        where = standing(float(each.score or 0), float(each.error or 0), usual, customers.interval_errors)
        words, kind = STANDINGS[where]
        told[each.person_id] = (str(words), kind)
    return told


def _told(
    shown: ShownResult, items: list[tuple[str, str]], *, stands: tuple[str, str] = ("", "")
) -> dict[str, Any]:
    """`by_item` in the order of the questions; None where too few judged one of the team."""
    result = shown.result
    return {
        "stands": stands,
        "person": result.person,
        "result": result,
        "why_not": why_not_words(result.why_not),
        "by_item": [(words, _score(result.items.get(code))) for code, words in items],
        "comments": shown.comments,
        "hidden": shown.hidden,
        "said": len(shown.comments) + len(shown.hidden),
    }


def _score(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)
