"""Missed results on paper: one sheet each, for the interview."""

from decimal import Decimal
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from ronda.appraisal.queries import EvidencePage
from ronda.appraisal.wording import sentence_of
from ronda.cockpit.queries.missed import PEOPLE_AT_ONCE, Sheet, missed_of_centre, missed_of_person
from ronda.cockpit.rules import plot_of
from ronda.cockpit.wording.evidence import EVIDENCE_TITLES, evidence_cell, evidence_heading, filled_columns
from ronda.kernel.period import Month
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer


@for_viewer
def show_missed(
    request: HttpRequest, viewer: Viewer, code: str, month: Month, indicator: str
) -> HttpResponse:
    found, currency = missed_of_person(viewer, code, month, indicator), company_for(viewer).currency
    context = {
        "month": month,
        "closing": found.closing,
        "sheets": [told(sheet, currency) for sheet in found.sheets],
        "back": f"{reverse('person', args=[code, month])}#indicator-{indicator}",
    }
    return render(request, "cockpit/missed.html", context)


@for_viewer
def show_all_missed(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> HttpResponse:
    found, currency = missed_of_person(viewer, code, month), company_for(viewer).currency
    context = {
        "month": month,
        "closing": found.closing,
        "sheets": [told(sheet, currency) for sheet in found.sheets],
        "back": reverse("person", args=[code, month]),
    }
    return render(request, "cockpit/missed.html", context)


@for_viewer
def show_missed_of_centre(request: HttpRequest, viewer: Viewer, month: Month) -> HttpResponse:
    centre, offset = request.GET.get("centre", ""), request.GET.get("from", "0")
    if not (centre or "0").isdecimal() or not offset.isdecimal():
        raise Http404
    found = missed_of_centre(viewer, month, int(centre) if centre else None, int(offset))
    currency, address = company_for(viewer).currency, reverse("missed_of_centre", args=[month])
    turns = {
        name: f"{address}?centre={centre}&from={start}"
        for name, start in (("back", found.offset - PEOPLE_AT_ONCE), ("on", found.offset + PEOPLE_AT_ONCE))
        if 0 <= start < found.people
    }
    context = {
        "month": month,
        "months": [(each, reverse("missed_of_centre", args=[each])) for each in found.months],
        "closing": found.closing,
        "found": found,
        "last": min(found.offset + PEOPLE_AT_ONCE, found.people),
        "sheets": [told(sheet, currency) for sheet in found.sheets],
        "turns": turns,
    }
    return render(request, "cockpit/missed_of_centre.html", context)


def told(sheet: Sheet, currency: str) -> dict[str, Any]:
    """A sheet in the reader's language; sentences come from the stored explanation alone."""
    miss, derivation = sheet.miss, sheet.derivation

    def words(node: Any) -> str:
        return sentence_of(node.reason, currency) if node else ""

    return {
        "person": derivation.person,
        "person_code": derivation.person_code,
        "miss": miss,
        "plot": plot_of(
            derivation.curves[miss.line.indicator], miss.attainment, miss.line.points or Decimal(0)
        ),
        "told": words(miss.told),
        "grounds": [words(node) for node in miss.grounds],
        "records": _records(sheet.records, currency),
        "shares": [
            {
                "share": share,
                "told": words(share.told),
                "how": [words(node) for node in share.how],
                "records": _records(page, currency),
            }
            for share, page in sheet.offices
        ],
        "outside": words(miss.outside),
        "balance": words(miss.balance),
        "instead": [words(node) for node in derivation.instead],
        "policy": derivation.policy,
    }


def _records(page: EvidencePage | None, currency: str) -> dict[str, Any] | None:
    if page is None or not page.total:
        return None
    columns = filled_columns(page)
    return {
        "title": EVIDENCE_TITLES[page.table],
        "total": page.total,
        "more": page.total - len(page.rows),
        "rows": [
            [
                (evidence_heading(column), cell)
                for column in columns
                if (cell := evidence_cell(column, row[column], currency))
            ]
            for row in page.rows
        ],
    }
