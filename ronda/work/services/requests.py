"""Writes of customer requests."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import CustomerRequest
from ronda.work.queries.numbered import records_numbered
from ronda.work.queries.reach import OutletReach
from ronda.work.queries.requests import requests_in_force
from ronda.work.rules import RequestRow, may_record_in
from ronda.work.rules.faults import request_faults
from ronda.work.services.naming import Names, drafts_of
from ronda.work.services.recording import add_records, replace_record, withdraw_records
from ronda.work.services.tracing import leave_trace


@transaction.atomic
def record_requests(*, by: Viewer, at: datetime, rows: Sequence[RequestRow]) -> list[Change]:
    """Add the requests, or replace those that are known by their source key."""
    names = Names(by)
    drafts = drafts_of(
        rows,
        noun="request",
        names=names,
        at=at,
        codes=lambda row: [("outlet", row.outlet_code), ("person", row.owner_code)],
        faults=request_faults,
        draft=lambda row: _draft(row, names),
    )
    return add_records(drafts, at=at, refuse=lambda records: _refuse_foreign(by, records))


@transaction.atomic
def answer_request(
    *, by: Viewer, at: datetime, number: int, closed_on: date, answer: str = ""
) -> list[Change]:
    """The owner's own word that it is answered; whether it was, the outlet confirms."""
    [request] = records_numbered(requests_in_force(by).select_for_update(of=("self",)), [number])
    if request.owner_id != by.person_id and not may_record_in(by, request.outlet.centre_id):
        raise NotAllowedError(f"answering request {number}")
    if request.closed_on is not None:
        what = f"was answered on {request.closed_on}"
        raise RefusedError(Problem(f"request {number}", what, "withdraw that record to correct it"))
    leave_trace(by=by, at=at, about="request", number=number, what="request.answered")
    return replace_record(request, at=at, closed_on=closed_on, answer=answer.strip() or request.answer)


@transaction.atomic
def withdraw_requests(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    requests = records_numbered(requests_in_force(by), numbers)
    _refuse_foreign(by, requests)
    return withdraw_records(requests, at=at, reason=reason)


def _draft(row: RequestRow, names: Names) -> CustomerRequest:
    return CustomerRequest(
        company_id=names.by.company_id,
        outlet_id=names.outlet[row.outlet_code],
        owner_id=names.person[row.owner_code],
        text=row.text,
        raised_on=row.raised_on,
        due_on=row.due_on,
        closed_on=row.closed_on,
        confirmed=row.confirmed,
        source_key=row.source_key,
    )


def _refuse_foreign(by: Viewer, requests: Sequence[CustomerRequest]) -> None:
    reach = OutletReach(by)
    for request in requests:
        if not reach.may_record_own(request.outlet_id, request.owner_id, request.raised_on):
            raise NotAllowedError("recording requests of an outlet that is not in your hands")
        if request.confirmed and not by.can_manage and request.owner_id == by.person_id:
            raise NotAllowedError("confirming the answer to a request of your own")
