"""Customer requests as a list, and one of them with what the viewer may do."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, CharField, IntegerField, Q, QuerySet, Value, When

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import CustomerRequest
from ronda.work.queries.numbered import NUMBER, numbered
from ronda.work.queries.reach import OutletReach
from ronda.work.queries.requests import requests_in_force
from ronda.work.rules import is_answered_in_time, may_record_in
from ronda.work.rules.request_state import RequestState, may_confirm, request_state


@dataclass(frozen=True)
class RequestPage:
    """`in_time` None: it may still become so."""

    request: CustomerRequest
    state: RequestState
    in_time: bool | None
    may_answer: bool
    may_assign: bool
    may_check: bool


def listed_requests(viewer: Viewer, *, today: date) -> QuerySet[Any]:
    """With the number that stays, the state of the day, and `turn`: what waits for somebody comes first."""
    state = Case(
        When(confirmed=True, then=Value("confirmed")),
        When(closed_on__isnull=False, then=Value("answered")),
        When(due_on__lt=today, then=Value("late")),
        default=Value("open"),
        output_field=CharField(),
    )
    turn = Case(
        When(closed_on__isnull=True, then=Value(0)),
        When(confirmed=False, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    rows = requests_in_force(viewer).select_related("owner", "outlet", "raised_by")
    return rows.annotate(kept=NUMBER, state=state, turn=turn)


# Open and late, then answered, then confirmed; the newest first in each.
BY_TURN = ("turn", "-raised_on", "-kept")


def open_or_late(state: str) -> Q:
    """`open` holds what is late as well."""
    return Q(state__in=("open", "late")) if state == "open" else Q(state=state)


def request_page(viewer: Viewer, number: int, *, today: date) -> RequestPage:
    request = (
        requests_in_force(viewer)
        .select_related("owner", "outlet", "raised_by", "company")
        .filter(numbered([number]))
        .first()
    )
    if request is None:
        what = "is not in force among yours"
        raise RefusedError(Problem(f"request {number}", what, "look at the list again"))
    records = may_record_in(viewer, request.outlet.centre_id)
    own = request.owner_id == viewer.person_id
    state = request_state(request.due_on, request.closed_on, request.confirmed, today)
    is_open = state in ("open", "late")
    reaches = state == "answered" and OutletReach(viewer).may_record_own(
        request.outlet_id, viewer.person_id or 0, today
    )
    return RequestPage(
        request=request,
        state=state,
        in_time=_in_time(request, state, today),
        may_answer=is_open and (own or records),
        may_assign=is_open and (own or records),
        may_check=state == "answered"
        and may_confirm(request.owner_id, viewer.person_id, can_manage=viewer.can_manage, reaches=reaches),
    )


def _in_time(request: CustomerRequest, state: RequestState, today: date) -> bool | None:
    answered = request.closed_on is not None and request.closed_on <= request.due_on
    if state == "confirmed":
        return is_answered_in_time(request.due_on, request.closed_on, True)
    return None if answered or request.due_on >= today else False
