"""Statements of pay: a person's month, a person's year, a centre's month; on screen, on paper, as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from ronda.cockpit.queries.statement import MonthStatement, all_statements, centre_month, month_statement
from ronda.cockpit.views.centre_table import StatementTable
from ronda.cockpit.views.shell import LEADING_ROLES
from ronda.cockpit.wording.cards import kept_words
from ronda.cockpit.wording.standing import approval_words, standing_words
from ronda.cockpit.wording.statements import (
    cents_told,
    posting_kind,
    posting_reason,
    posting_rows,
    reasons_told,
    statement_rows,
)
from ronda.design.tables import csv_answer, show_table, xlsx_answer
from ronda.kernel.period import Month
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer, own_code


@for_viewer
def show_statement(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> HttpResponse:
    found = month_statement(viewer, code, month)
    if kind := request.GET.get("export"):
        return _file(found, kind)
    currency, statement = company_for(viewer).currency, found.statement
    context = {
        "month": month,
        "months": [(each, reverse("statement", args=[code, each])) for each in found.months],
        "closing": found.closing,
        "statement": statement,
        "standing": standing_words(found.closing, found.approved),
        "approval": approval_words(found.approved),
        "stands": statement.posted_cents if statement.postings else statement.amount_cents,
        "lines": [
            (line, cents_told(line, currency), reasons_told(line, currency)) for line in statement.lines
        ],
        "postings": [(each, posting_kind(each), posting_reason(each)) for each in statement.postings],
        "kept": kept_words(
            statement.posted_cents if statement.postings else None, statement.amount_cents, currency
        ),
        "from_team": bool(viewer.roles & LEADING_ROLES),
    }
    return render(request, "cockpit/statement.html", context)


@for_viewer
def show_statements(request: HttpRequest, viewer: Viewer, code: str) -> HttpResponse:
    name, months = all_statements(viewer, code)
    if not months and code != own_code(request):
        raise Http404
    years: dict[str, list[Any]] = {}
    for each in months:
        years.setdefault(each.month[:4], []).append(each)
    context = {
        "code": code,
        "name": name,
        "years": [(year, each, sum(month.stands_cents for month in each)) for year, each in years.items()],
    }
    return render(request, "cockpit/statements.html", context)


@for_viewer
def show_centre_month(request: HttpRequest, viewer: Viewer, month: Month) -> HttpResponse:
    centre = request.GET.get("centre", "")
    if not (centre or "0").isdecimal():
        raise Http404
    found = centre_month(viewer, month, int(centre) if centre else None)
    table = StatementTable.of(found.centre, month, company_for(viewer).currency)
    if answer := show_table(request, table, name=f"ronda-{month}-{found.centre.unit_id}"):
        return answer
    context = {
        "month": month,
        "months": [(each, reverse("statements_of_month", args=[each])) for each in found.months],
        "closing": found.closing,
        "centre": found.centre,
        "standing": standing_words(found.closing, found.approved),
        "table": table,
        "sums": {name: found.centre.sum_of(f"{name}_cents") for name in ("share", "penalty", "amount")},
    }
    return render(request, "cockpit/centre_statement.html", context)


def _file(found: MonthStatement, kind: str) -> HttpResponse:
    """The statement with its sum, and the postings with what stands after them."""
    statement = found.statement
    name = f"ronda-{statement.month}-{statement.person_code}"
    lines, postings = statement_rows(statement), posting_rows(statement)
    if kind == "xlsx":
        return xlsx_answer(f"{name}.xlsx", [(gettext("Statement"), lines), (gettext("Postings"), postings)])
    if kind != "csv":
        raise Http404
    return csv_answer(f"{name}.csv", [*lines, [], *postings])
