"""The round that is written to, locked; and what every step asks first."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from ronda.inspection.models import Commitment, InspectionRound
from ronda.inspection.queries.rounds import round_now, rounds_for
from ronda.inspection.rules.rounds import RoundNow, leads_rounds
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.services.tracing import leave_trace

ABOUT = "round"


def round_to_change(by: Viewer, number: int) -> InspectionRound:
    """RefusedError for a round that is not the acting person's to see."""
    found = rounds_for(by).select_for_update(of=("self",)).filter(pk=number).first()
    if found is None:
        raise RefusedError(Problem(f"round {number}", "is not in force among yours", "look at it again"))
    return found


def led_round(by: Viewer, number: int) -> InspectionRound:
    found = round_to_change(by, number)
    if not leads_rounds(by, found.centre_id):
        raise NotAllowedError("a round of inspections")
    return found


def standing(found: InspectionRound, today: date, *, units_left: int = 0) -> RoundNow:
    return round_now(found, found.commitments.all(), today, units_left=units_left)


def refuse_unless(found: InspectionRound, *states: str) -> None:
    if found.state not in states:
        raise RefusedError(Problem("round", "is in another state by now", "look at the page again"))


def promise_of(found: InspectionRound, party: str) -> Commitment | None:
    return found.commitments.select_for_update(of=("self",)).filter(party=party).first()


def tell(
    by: Viewer,
    at: datetime,
    found: InspectionRound,
    deed: str,
    said: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    """Everybody who sees the round reads this: never what was drawn, nor a nonce."""
    leave_trace(by=by, at=at, about=ABOUT, number=found.pk, what=f"round.{deed}", said=said, why=why)
