"""What an outlet asks for: taken down, assigned, confirmed by the outlet, or opened again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.outlets.queries import outlet_named, portfolio_for
from ronda.people.rules import Viewer
from ronda.people.services.checking import invalid_fields, refuse_if_any
from ronda.work.models import CustomerRequest
from ronda.work.queries.clocks import day_after
from ronda.work.queries.colleagues import colleagues_of
from ronda.work.queries.numbered import records_numbered
from ronda.work.queries.reach import OutletReach
from ronda.work.queries.requests import requests_in_force
from ronda.work.queries.rules_today import work_rules
from ronda.work.rules import may_record_in
from ronda.work.rules.request_state import may_confirm
from ronda.work.services.recording import add_records, replace_record
from ronda.work.services.tracing import leave_trace


@dataclass(frozen=True)
class RequestRaised:
    """What the outlet asks; without an owner it is the outlet's account manager's."""

    outlet_code: str
    topic: str
    text: str
    raised_on: date
    owner_code: str = ""
    visit_number: int | None = None


@transaction.atomic
def raise_request(*, by: Viewer, at: datetime, today: date, raised: RequestRaised) -> CustomerRequest:
    """On a visit or by telephone; its topic says how many working days the answer may take."""
    outlet = outlet_named(by, raised.outlet_code)
    if not OutletReach(by).may_record_own(outlet.pk, by.person_id or 0, today):
        raise NotAllowedError(f"taking down requests of outlet {outlet.code}")
    days = work_rules(raised.raised_on).customer_request_days.get(raised.topic)
    owner_id = _owner(by, outlet.pk, outlet.centre_id, raised.owner_code, today)
    faults = []
    if days is None:
        faults.append(Problem("topic", "is no topic of the policy", "choose one of the list"))
    if not raised.text.strip():
        faults.append(Problem("text", "says nothing", "write what the outlet asks for"))
    if raised.raised_on > today:
        faults.append(Problem("raised_on", "lies in the future", "give the day on which the outlet asked"))
    if owner_id is None:
        faults.append(Problem("owner", "works in no post of this centre", "choose somebody of the centre"))
    if faults or days is None or owner_id is None:
        raise RefusedError(*faults)
    request = CustomerRequest(
        company_id=by.company_id,
        outlet_id=outlet.pk,
        owner_id=owner_id,
        text=raised.text.strip(),
        topic=raised.topic,
        raised_on=raised.raised_on,
        raised_by_id=by.person_id,
        visit_number=raised.visit_number,
        due_on=day_after(by, raised.raised_on, days),
        known_at=at,
    )
    refuse_if_any(invalid_fields(request, "request"))
    add_records([request], at=at, refuse=lambda records: None)
    _trace(by, at, request, "request.raised", {"name": request.owner.name, "due": request.due_on.isoformat()})
    return request


@transaction.atomic
def assign_requests(
    *, by: Viewer, at: datetime, today: date, numbers: Sequence[int], to_code: str, why: str
) -> list[Change]:
    """To another owner of the outlet's centre, with a reason; the due day stays."""
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why it is passed on"))
    changes: list[Change] = []
    for request in _requests(by, numbers):
        centre = request.outlet.centre_id
        if request.owner_id != by.person_id and not may_record_in(by, centre):
            raise NotAllowedError(f"assigning request {request.number}")
        people = {each.code: each for each in colleagues_of(by, on=today, centres=[centre])}
        if to_code not in people:
            raise RefusedError(
                Problem("owner", "works in no post of this centre", "choose somebody of the centre")
            )
        if request.closed_on is not None:
            raise RefusedError(
                Problem(f"request {request.number}", "is answered already", "open it again first")
            )
        if request.owner_id == people[to_code].person_id:
            continue
        said = {"before": request.owner.name, "name": people[to_code].name}
        _trace(by, at, request, "request.assigned", said, why)
        changes += replace_record(request, at=at, owner_id=people[to_code].person_id)
    return changes


@transaction.atomic
def confirm_request(
    *, by: Viewer, at: datetime, number: int, confirmed_on: date, who: str, how: str
) -> list[Change]:
    """The outlet's own word, taken down by somebody else than the one who answered."""
    request = _to_check(by, number, confirmed_on)
    if not who.strip():
        raise RefusedError(Problem("who", "says nothing", "say who at the outlet confirmed it"))
    if how not in CustomerRequest.Confirmed.values:
        raise RefusedError(Problem("how", "is no way of confirming", "choose one of the list"))
    if request.closed_on is not None and confirmed_on < request.closed_on:
        raise RefusedError(Problem("confirmed_on", "lies before the answer", "correct the day"))
    _trace(by, at, request, "request.confirmed", {"who": who.strip()[:100]})
    return replace_record(
        request,
        at=at,
        confirmed=True,
        confirmed_on=confirmed_on,
        confirmed_by=who.strip()[:100],
        confirmed_how=how,
    )


@transaction.atomic
def open_request_again(*, by: Viewer, at: datetime, today: date, number: int, why: str) -> list[Change]:
    """The outlet says that it is not answered: it waits for its owner again, with the same due day."""
    request = _to_check(by, number, today)
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say what the outlet still misses"))
    _trace(by, at, request, "request.opened_again", {"times": request.times_reopened + 1}, why)
    return replace_record(request, at=at, closed_on=None, times_reopened=request.times_reopened + 1)


def _to_check(by: Viewer, number: int, day: date) -> CustomerRequest:
    [request] = _requests(by, [number])
    reaches = OutletReach(by).may_record_own(request.outlet_id, by.person_id or 0, day)
    if not may_confirm(request.owner_id, by.person_id, can_manage=by.can_manage, reaches=reaches):
        raise NotAllowedError("confirming the answer to a request of your own")
    if request.closed_on is None:
        raise RefusedError(Problem(f"request {number}", "is not answered yet", "answer it first"))
    if request.confirmed:
        raise RefusedError(Problem(f"request {number}", "is confirmed already", "look at the page again"))
    return request


def _requests(by: Viewer, numbers: Sequence[int]) -> list[CustomerRequest]:
    rows = requests_in_force(by).select_related("outlet", "owner").select_for_update(of=("self",))
    return records_numbered(rows, numbers)


def _owner(by: Viewer, outlet_id: int, centre_id: int, code: str, today: date) -> int | None:
    if code:
        people = colleagues_of(by, on=today, centres=[centre_id])
        return next((each.person_id for each in people if each.code == code), None)
    held = portfolio_for(by, on=today).filter(outlet_id=outlet_id).first()
    return held.person_id if held else by.person_id


def _trace(
    by: Viewer, at: datetime, request: CustomerRequest, what: str, said: Mapping[str, Any], why: str = ""
) -> None:
    leave_trace(
        by=by, at=at, about="request", number=request.number, what=what, said=said, why=why.strip()[:500]
    )
