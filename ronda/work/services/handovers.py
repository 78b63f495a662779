"""Writes of hand-overs: recorded in bulk, given by the owner, answered by the receiver."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.models import Handover
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.numbered import records_numbered
from ronda.work.rules import HandoverRow, may_act_for, may_record_in
from ronda.work.rules.faults import handover_faults, hands_faults
from ronda.work.services.naming import Names, drafts_of, given
from ronda.work.services.recording import add_records, replace_record, withdraw_records


@transaction.atomic
def record_handovers(*, by: Viewer, at: datetime, rows: Sequence[HandoverRow]) -> list[Change]:
    """Add the hand-overs, or replace those that are known by their source key."""
    names = Names(by)
    drafts = drafts_of(
        rows,
        noun="hand-over",
        names=names,
        at=at,
        codes=_codes,
        faults=handover_faults,
        draft=lambda row: _draft(row, names),
    )
    return add_records(drafts, at=at, refuse=lambda records: _refuse_foreign(by, records))


@transaction.atomic
def give_handover(*, by: Viewer, at: datetime, number: int, given_on: date) -> list[Change]:
    """The first hand: the owner says that it is given."""
    handover = _handover(by, number)
    if not may_act_for(by, handover.owner_id, handover.centre_id):
        raise NotAllowedError(f"giving hand-over {number}")
    if handover.given_on is not None:
        _refuse(number, f"was given on {handover.given_on}")
    return _corrected(handover, at, given_on=given_on)


@transaction.atomic
def accept_handover(*, by: Viewer, at: datetime, number: int, accepted_on: date) -> list[Change]:
    """The second hand: the receiver takes it."""
    return _corrected(_to_answer(by, number), at, accepted_on=accepted_on)


@transaction.atomic
def return_handover(*, by: Viewer, at: datetime, number: int, returned_on: date, reason: str) -> list[Change]:
    """The second hand: the receiver sends it back and says why."""
    return _corrected(_to_answer(by, number), at, returned_on=returned_on, return_reason=reason)


@transaction.atomic
def withdraw_handovers(*, by: Viewer, at: datetime, numbers: Sequence[int], reason: str) -> list[Change]:
    handovers = records_numbered(handovers_in_force(by), numbers)
    _refuse_foreign(by, handovers)
    return withdraw_records(handovers, at=at, reason=reason)


def _codes(row: HandoverRow) -> list[tuple[str, str]]:
    named = [("centre", row.centre_code), ("person", row.owner_code)]
    return named + given(("person", row.receiver_code), ("outlet", row.outlet_code))


def _draft(row: HandoverRow, names: Names) -> Handover:
    return Handover(
        company_id=names.by.company_id,
        centre_id=names.centre[row.centre_code],
        owner_id=names.person[row.owner_code],
        receiver_id=names.person[row.receiver_code] if row.receiver_code else None,
        outlet_id=names.outlet[row.outlet_code] if row.outlet_code else None,
        duty=row.duty,
        title=row.title,
        started_on=row.started_on,
        allowed_days=row.allowed_days,
        given_on=row.given_on,
        accepted_on=row.accepted_on,
        returned_on=row.returned_on,
        return_reason=row.return_reason,
        source_key=row.source_key,
    )


def _handover(by: Viewer, number: int) -> Handover:
    handover: Handover
    [handover] = records_numbered(handovers_in_force(by), [number])
    return handover


def _to_answer(by: Viewer, number: int) -> Handover:
    """Only the receiver answers; the sender's word alone would decide who is late."""
    handover = _handover(by, number)
    if not by.can_manage and by.person_id != handover.receiver_id:
        raise NotAllowedError(f"answering hand-over {number}")
    answered_on = handover.accepted_on or handover.returned_on
    if answered_on is not None:
        _refuse(number, f"was answered on {answered_on}")
    return handover


def _corrected(handover: Handover, at: datetime, **values: Any) -> list[Change]:
    where = f"hand-over {handover.number}"
    for name, value in values.items():
        setattr(handover, name, value)
    refuse_if_any([Problem(where, what, remedy) for what, remedy in hands_faults(handover)])
    return replace_record(Handover.objects.get(pk=handover.pk), at=at, **values)


def _refuse(number: int, what: str) -> None:
    refuse_if_any([Problem(f"hand-over {number}", what, "withdraw that record to correct it")])


def _refuse_foreign(by: Viewer, handovers: Sequence[Handover]) -> None:
    if not all(may_record_in(by, handover.centre_id) for handover in handovers):
        raise NotAllowedError("recording hand-overs of this centre")
