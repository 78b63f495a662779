"""The records behind a line of an explanation: in place, as a page of their own, as a file."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from ronda.appraisal.queries import EvidencePage
from ronda.appraisal.queries.evidence.ordering import Record
from ronda.cockpit.queries import EVIDENCE_LINES, evidence_for
from ronda.cockpit.queries.evidence_titles import ADDED
from ronda.cockpit.wording.evidence import (
    EVIDENCE_TITLES,
    evidence_cell,
    evidence_heading,
    evidence_value,
    filled_columns,
    is_figure,
)
from ronda.design.tables import csv_answer, xlsx_answer
from ronda.kernel.period import Month
from ronda.people.queries import company_for
from ronda.people.rules import Viewer
from ronda.people.views.acting import for_viewer

# What an address says about the list, not about the records that are meant.
OF_THE_LIST = ("table", "from", "sort", "export")
# Where the records of a table have pages of their own.
PAGES = {
    "handovers": "work_handover",
    "tasks": "work_task",
    "planned_visits": "planned_visit",
    "recorded_visits": "visit",
    "field_visits": "visit",
    "corrections": "finding",
}
# What each page is named by in its row.
NAMED = {"handovers": "title", "tasks": "title"}
# The kind of the visits whose list shows the same records.
VISIT_KINDS = {"visits": "visit", "recorded_visits": "visit", "field_visits": "field_visit"}


@dataclass(frozen=True)
class Heading:
    """The head of a column, whether its cells are figures, and the address that sorts by it."""

    label: str
    is_figure: bool
    address: str
    order: str


@dataclass(frozen=True)
class Cell:
    """`address` where the record has a page of its own that the reader may see."""

    text: str
    is_figure: bool
    address: str = ""


@for_viewer
def show_evidence(request: HttpRequest, viewer: Viewer, code: str, month: Month) -> HttpResponse:
    asked = request.GET.dict()
    table, offset, sort, kind = (asked.pop(name, "") for name in OF_THE_LIST)
    if not (offset or "0").isdecimal() or kind not in {"", "csv", "xlsx"}:
        raise Http404
    if kind:
        every = evidence_for(viewer, month, table, asked, limit=None, sort=sort)
        return _file(viewer, every, f"ronda-{code}-{month}-{table}", kind)
    found = evidence_for(viewer, month, table, asked, offset=int(offset or 0), sort=sort)
    of_own = not found.of_unit and "owner_id" not in asked
    context = {
        **_list(request, viewer, found, sort),
        "code": code,
        "month": month,
        "whole": _whole_list(found, code, month) if of_own else "",
    }
    whole = "cockpit/evidence_page.html"
    return render(request, "cockpit/evidence.html" if "HX-Request" in request.headers else whole, context)


def _list(request: HttpRequest, viewer: Viewer, found: EvidencePage, sort: str) -> dict[str, Any]:
    currency, columns = company_for(viewer).currency, filled_columns(found)
    return {
        "heading": EVIDENCE_TITLES[found.table],
        "evidence": found,
        "headings": [_heading(request, column, sort) for column in columns],
        "rows": [
            [
                Cell(
                    evidence_cell(column, row[column], currency),
                    is_figure(column),
                    _page_of(found, row) if column == NAMED.get(found.table, "outlet") else "",
                )
                for column in columns
            ]
            for row in found.rows
        ],
        "last": found.offset + len(found.rows),
        "turns": _turns(request, found),
        "files": [(kind.upper(), _address(request, export=kind, **{"from": ""})) for kind in ("csv", "xlsx")],
    }


def _file(viewer: Viewer, found: EvidencePage, name: str, kind: str) -> HttpResponse:
    """Every record, with plain values that a spreadsheet can add up."""
    currency = company_for(viewer).currency
    columns = filled_columns(found)
    rows: list[list[object]] = [[evidence_heading(column) for column in columns]]
    rows += [[evidence_value(column, row[column], currency) for column in columns] for row in found.rows]
    if kind == "csv":
        return csv_answer(f"{name}.csv", rows)
    return xlsx_answer(f"{name}.xlsx", [(str(EVIDENCE_TITLES[found.table]), rows)])


def _page_of(found: EvidencePage, row: Record) -> str:
    number = row.get("number")
    return reverse(PAGES[found.table], args=[number]) if number and found.table in PAGES else ""


def _whole_list(found: EvidencePage, code: str, month: Month) -> str:
    """The same records where they are kept: the plan of the month, or the list of visits narrowed down."""
    if found.table == "planned_visits":
        return reverse("visit_plan", args=[code, str(month)])
    if found.table not in VISIT_KINDS or found.first is None or found.last is None:
        return ""
    asked = QueryDict(mutable=True)
    asked.update(
        {
            "state": "done",
            "kind": VISIT_KINDS[found.table],
            "person": code,
            "first_day": found.first.isoformat(),
            "last_day": found.last.isoformat(),
        }
    )
    return f"{reverse('visit_list')}?{asked.urlencode()}"


def _heading(request: HttpRequest, column: str, sort: str) -> Heading:
    rising, falling = sort == column, sort == f"-{column}"
    return Heading(
        label=evidence_heading(column),
        is_figure=is_figure(column),
        address=_address(request, sort=f"-{column}" if rising else column, **{"from": ""})
        if column not in ADDED
        else "",
        order="ascending" if rising else "descending" if falling else "",
    )


def _turns(request: HttpRequest, found: EvidencePage) -> dict[str, str]:
    """Addresses of the page before and the page after."""
    turns = {}
    if found.offset > 0:
        turns["back"] = _address(request, **{"from": str(max(found.offset - EVIDENCE_LINES, 0))})
    if found.offset + len(found.rows) < found.total:
        turns["on"] = _address(request, **{"from": str(found.offset + EVIDENCE_LINES)})
    return turns


def _address(request: HttpRequest, **changes: str) -> str:
    """This list's address with changes; what is empty is left out."""
    asked = QueryDict(mutable=True)
    for name, value in {**request.GET.dict(), **changes}.items():
        if value:
            asked[name] = value
    return f"{request.path}?{asked.urlencode()}"
