"""Finding the hand-over that somebody acts on, and writing what was done with its trace."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ronda.kernel.change import Change
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any
from ronda.work.models import Handover
from ronda.work.queries.clocks import clock_over
from ronda.work.queries.handovers import handovers_in_force
from ronda.work.queries.numbered import records_numbered
from ronda.work.rules.faults import hands_faults
from ronda.work.rules.silence import HandoverTerms, silent_since
from ronda.work.services.recording import replace_record
from ronda.work.services.tracing import leave_trace


def handover_of(by: Viewer, number: int) -> Handover:
    """Locked until the transaction ends: of two who act at once, the second one finds it answered."""
    rows = handovers_in_force(by).select_for_update(of=("self",))
    handover: Handover
    [handover] = records_numbered(rows, [number])
    return handover


def handover_to_answer(by: Viewer, number: int) -> Handover:
    """Only the receiver answers; the sender's word alone would decide who is late."""
    handover = handover_of(by, number)
    if not by.can_manage and by.person_id != handover.receiver_id:
        raise NotAllowedError(f"answering hand-over {number}")
    answered_on = handover.accepted_on or handover.returned_on
    if answered_on is not None:
        refuse(number, f"was answered on {answered_on}", "withdraw that record to correct it")
    return handover


def silent_day(by: Viewer, handover: Handover, terms: HandoverTerms | None, today: date) -> date | None:
    """The day of the acceptance by silence, where it has passed."""
    if terms is None or handover.given_on is None or handover.receiver_id is None:
        return None
    clock = clock_over(by, [handover.given_on, max(today, handover.given_on)], ahead=terms.silence_days)
    since = silent_since(handover.given_on, terms.silence_days, clock)
    return since if since is not None and since < today else None


def corrected(handover: Handover, at: datetime, **values: Any) -> list[Change]:
    where = f"hand-over {handover.number}"
    for name, value in values.items():
        setattr(handover, name, value)
    refuse_if_any([Problem(where, what, remedy) for what, remedy in hands_faults(handover)])
    return replace_record(Handover.objects.get(pk=handover.pk), at=at, **values)


def traced(
    by: Viewer,
    at: datetime,
    handover: Handover,
    what: str,
    said: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    leave_trace(by=by, at=at, about="handover", number=handover.number, what=what, said=said, why=why)


def refuse(number: int, what: str, remedy: str) -> None:
    raise RefusedError(Problem(f"hand-over {number}", what, remedy))
