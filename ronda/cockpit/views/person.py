"""One person's month and why it is so; the records open in place."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from ronda.cockpit.queries import EVIDENCE_LINES, PersonMonth, closed_months, evidence_for, person_month
from ronda.cockpit.rules import cards_of, summary_of
from ronda.cockpit.views.shell import LEADING_ROLES
from ronda.cockpit.views.telling import told
from ronda.cockpit.wording.cards import kept_words
from ronda.cockpit.wording.evidence import (
    EVIDENCE_TITLES,
    evidence_cell,
    evidence_heading,
    filled_columns,
    is_figure,
)
from ronda.kernel.period import Month
from ronda.kernel.refusal import RefusedError
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer, own_code


@for_viewer
def show_me(request: HttpRequest, viewer: Viewer) -> HttpResponse:
    months = closed_months(viewer)
    if not months:
        return render(request, "cockpit/no_month.html")
    return redirect("person", code=own_code(request), month=months[0])


@for_viewer
def show_person(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> HttpResponse:
    try:
        found = person_month(viewer, code, month)
    except RefusedError:
        return _show_no_result(request, viewer, code, month)
    return render(request, "cockpit/person.html", _page(viewer, found, code, month))


@for_viewer
def show_evidence(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> HttpResponse:
    keys = request.GET.dict()
    table, offset = keys.pop("table", ""), keys.pop("from", "0")
    if not offset.isdecimal():
        raise Http404
    found = evidence_for(viewer, month, table, keys, int(offset))
    currency, columns = company_for(viewer).currency, filled_columns(found)
    context = {
        "heading": EVIDENCE_TITLES[table],
        "evidence": found,
        "headings": [(evidence_heading(column), is_figure(column)) for column in columns],
        "rows": [
            [(evidence_cell(column, row[column], currency), is_figure(column)) for column in columns]
            for row in found.rows
        ],
        "last": found.offset + len(found.rows),
        "turns": _turns(request, found.offset, len(found.rows), found.total),
        "code": code,
        "month": month,
    }
    whole = "cockpit/evidence_page.html"
    return render(request, "cockpit/evidence.html" if "HX-Request" in request.headers else whole, context)


def _page(viewer: Viewer, found: PersonMonth, code: str, month: Month) -> dict[str, Any]:
    currency = company_for(viewer).currency
    derivation, address = found.derivation, reverse("evidence", args=[code, month])
    summary = summary_of(derivation)
    return {
        "month": month,
        "months": _turned(found.months, code),
        "closing": found.closing,
        "derivation": derivation,
        "summary": summary,
        "stands": summary.amount_cents if found.paid_cents is None else found.paid_cents,
        "kept": kept_words(found.paid_cents, summary.amount_cents, currency),
        "cards": cards_of(derivation),
        "why": told(derivation.root, address, currency),
        "rules": told(derivation.rules, address, currency),
        "instead": [told(node, address, currency) for node in derivation.instead],
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


def _turns(request: HttpRequest, offset: int, shown: int, total: int) -> dict[str, str]:
    """Addresses of the page before and the page after."""
    asked = request.GET.copy()
    turns = {}
    if offset > 0:
        asked["from"] = str(max(offset - EVIDENCE_LINES, 0))
        turns["back"] = f"{request.path}?{asked.urlencode()}"
    if offset + shown < total:
        asked["from"] = str(offset + shown)
        turns["on"] = f"{request.path}?{asked.urlencode()}"
    return turns
