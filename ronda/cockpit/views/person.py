"""One person's month and why it is so; the records open in place."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ronda.appraisal.rules.derivation import walk
from ronda.cockpit.queries import PersonMonth, closed_months, person_month
from ronda.cockpit.rules import cards_of, missed_results, summary_of
from ronda.cockpit.views.shell import LEADING_ROLES
from ronda.cockpit.views.telling import Teller
from ronda.cockpit.wording.cards import kept_words
from ronda.cockpit.wording.standing import standing_words
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer, own_code

NEAR = frozenset({"near_miss", "near_miss_of_leader"})


@for_viewer
def show_person(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> HttpResponse:
    try:
        found = person_month(viewer, code, month)
    except RefusedError:
        return _show_no_result(request, viewer, code, month)
    return render(request, "cockpit/person.html", _page(viewer, found, code, month))


def _page(viewer: Viewer, found: PersonMonth, code: str, month: Month) -> dict[str, Any]:
    currency = company_for(viewer).currency
    derivation, summary = found.derivation, summary_of(found.derivation)
    teller = Teller(code, month, currency, derivation.curves)
    return {
        "month": month,
        "months": _turned(found.months, code),
        "closing": found.closing,
        "derivation": derivation,
        "summary": summary,
        "stands": summary.amount_cents if found.paid_cents is None else found.paid_cents,
        "kept": kept_words(found.paid_cents, summary.amount_cents, currency),
        "cards": cards_of(derivation),
        "why": teller.tell(derivation.root),
        "rules": teller.tell(derivation.rules),
        "instead": [teller.tell(node) for node in derivation.instead],
        "standing": standing_words(found.closing, found.approved),
        "near": [teller.tell(node) for node in walk(derivation.root) if node.reason.code in NEAR],
        "missed": missed_results(derivation),
        "from_team": bool(viewer.roles & LEADING_ROLES),
    }


def _show_no_result(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> HttpResponse:
    """Oneself is told that there is nothing; of anybody else, nothing is told."""
    months = closed_months(viewer)
    if code != own_code(request) or month not in months:
        raise Http404
    context = {"month": month, "months": _turned(months, code)}
    return render(request, "cockpit/no_result.html", context)


def _turned(months: Any, code: str) -> list[tuple[Month, str]]:
    return [(month, reverse("person", args=[code, month])) for month in months]
