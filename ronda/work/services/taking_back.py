"""Taking back one's own answer on the day of the answer; what was believed meanwhile stays on record."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.numbered import records_numbered
from ronda.work.queries.requests import requests_in_force
from ronda.work.queries.tasks import tasks_in_force
from ronda.work.rules.taking_back import can_take_back
from ronda.work.services.chain_steps import undo_step
from ronda.work.services.handover_rounds import undo_round
from ronda.work.services.recording import replace_record
from ronda.work.services.tracing import leave_trace


@transaction.atomic
def take_back_answer(*, by: Viewer, at: datetime, number: int, today: date) -> list[Change]:
    """The receiver has not answered the hand-over after all."""
    [handover] = records_numbered(handovers_in_force(by), [number])
    answered_on = handover.accepted_on or handover.returned_on
    _refuse(by, f"hand-over {number}", handover.receiver_id, answered_on, today)
    if handover.in_silence:
        raise RefusedError(Problem(f"hand-over {number}", "was accepted in silence", "ask its sender"))
    if handover.accepted_on is not None:
        undo_step(by, at, handover)
    else:
        undo_round(at, handover)
    leave_trace(by=by, at=at, about="handover", number=number, what="handover.taken_back")
    nothing: dict[str, Any] = {
        "accepted_on": None,
        "returned_on": None,
        "return_reason": "",
        "satisfaction": "",
    }
    return replace_record(handover, at=at, **nothing)


@transaction.atomic
def reopen_task(*, by: Viewer, at: datetime, number: int, today: date) -> list[Change]:
    """The owner has not done the task after all."""
    [task] = records_numbered(tasks_in_force(by), [number])
    _refuse(by, f"task {number}", task.owner_id, task.done_on, today)
    leave_trace(by=by, at=at, about="task", number=number, what="task.reopened")
    return replace_record(task, at=at, done_on=None, effective=None)


@transaction.atomic
def reopen_request(*, by: Viewer, at: datetime, number: int, today: date) -> list[Change]:
    """The owner has not answered the request after all; one that the outlet confirmed stays answered."""
    [request] = records_numbered(requests_in_force(by), [number])
    closed_on = None if request.confirmed else request.closed_on
    _refuse(by, f"request {number}", request.owner_id, closed_on, today)
    return replace_record(request, at=at, closed_on=None)


def _refuse(by: Viewer, where: str, owner_id: int | None, answered_on: date | None, today: date) -> None:
    if by.person_id is None or by.person_id != owner_id:
        raise NotAllowedError(f"taking back the answer to {where}")
    if not can_take_back(answered_on, today):
        remedy = "withdraw that record to correct it"
        raise RefusedError(Problem(where, "was not answered today, so it cannot be taken back", remedy))
