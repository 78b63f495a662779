"""Writes of hand-overs: recorded in bulk, given by the owner, answered by the receiver."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Handover
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.numbered import records_numbered
from ronda.work.rules import HandoverRow, may_act_for, may_record_in
from ronda.work.rules.faults import handover_faults
from ronda.work.rules.silence import HandoverTerms
from ronda.work.services.chain_steps import go_on_after
from ronda.work.services.handover_hands import (
    corrected,
    handover_of,
    handover_to_answer,
    refuse,
    silent_day,
    traced,
)
from ronda.work.services.handover_rounds import begin_round
from ronda.work.services.naming import Names, drafts_of, given
from ronda.work.services.recording import add_records, withdraw_records


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
def give_handover(*, by: Viewer, at: datetime, number: int, given_on: date, answer: str = "") -> list[Change]:
    """The first hand: the owner says that it is given; a service request is given with an answer."""
    handover = handover_of(by, number)
    if not may_act_for(by, handover.owner_id, handover.centre_id):
        raise NotAllowedError(f"giving hand-over {number}")
    if handover.given_on is not None:
        refuse(number, f"was given on {handover.given_on}", "withdraw that record to correct it")
    told = answer.strip() or handover.answer
    if handover.kind == Handover.Kind.REQUEST and not told:
        raise RefusedError(Problem("answer", "says nothing", "write the answer"))
    traced(by, at, handover, "handover.given", {"name": handover.receiver.name if handover.receiver else ""})
    return corrected(handover, at, given_on=given_on, answer=told)


@transaction.atomic
def accept_handover(
    *,
    by: Viewer,
    at: datetime,
    number: int,
    accepted_on: date,
    satisfaction: str = "",
    terms: HandoverTerms | None = None,
) -> list[Change]:
    """The second hand: the receiver takes it, and the next step begins.

    Whoever comes after the day of silence has accepted on that day.
    """
    handover = handover_to_answer(by, number)
    silent = silent_day(by, handover, terms, accepted_on)
    day = silent or accepted_on
    traced(by, at, handover, "handover.silent" if silent else "handover.accepted", {"day": day.isoformat()})
    changes = corrected(
        handover, at, accepted_on=day, in_silence=silent is not None, satisfaction=satisfaction
    )
    go_on_after(by, at, handover)
    return changes


@transaction.atomic
def return_handover(
    *,
    by: Viewer,
    at: datetime,
    number: int,
    returned_on: date,
    reason: str,
    terms: HandoverTerms | None = None,
) -> list[Change]:
    """The second hand: the receiver sends it back and says why.

    With terms it comes again as another round; what came back as often as they say waits for the director.
    """
    handover = handover_to_answer(by, number)
    silent = silent_day(by, handover, terms, returned_on)
    if silent is not None:
        refuse(number, f"was accepted in silence on {silent}", "ask the sender for another hand-over")
    traced(by, at, handover, "handover.returned", {"round": handover.round}, why=reason.strip()[:500])
    changes = corrected(handover, at, returned_on=returned_on, return_reason=reason.strip())
    if terms is not None and handover.round < terms.returns_before_director:
        begin_round(by, at, handover, returned_on, terms.rework_days)
    elif terms is not None:
        traced(by, at, handover, "handover.to_settle", {"times": handover.round})
    return changes


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


def _refuse_foreign(by: Viewer, handovers: Sequence[Handover]) -> None:
    if not all(may_record_in(by, handover.centre_id) for handover in handovers):
        raise NotAllowedError("recording hand-overs of this centre")
