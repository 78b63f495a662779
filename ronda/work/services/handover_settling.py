"""What came back too often: the director of the centre settles it."""

from datetime import date, datetime
from typing import Literal

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.work.models import Chain, Handover
from ronda.work.rules import may_lead
from ronda.work.rules.silence import HandoverTerms
from ronda.work.services.chain_steps import go_on_after
from ronda.work.services.chains import end_chain
from ronda.work.services.handover_hands import corrected, handover_of, refuse, traced
from ronda.work.services.handover_rounds import begin_round, later_round

How = Literal["accept", "again", "stop"]


@transaction.atomic
def settle_handover(
    *, by: Viewer, at: datetime, today: date, number: int, how: str, why: str, terms: HandoverTerms
) -> Handover:
    """Accepted for the receiver, mended once more by the owner, or stopped; whichever, with a reason.

    Accepted, it is no longer returned: the director has judged that what was given is good. The owner does
    not judge the own work.
    """
    handover = handover_of(by, number)
    if not may_lead(by, handover.centre_id) or by.person_id == handover.owner_id:
        raise NotAllowedError(f"settling hand-over {number}")
    if not why.strip():
        raise RefusedError(Problem("why", "says nothing", "say why you settle it so"))
    if not _waits(handover, terms):
        refuse(number, "does not wait for a decision", "look at the page again")
    traced(by, at, handover, f"handover.settled_{how}", why=why.strip()[:500])
    if how == "accept":
        corrected(handover, at, accepted_on=today, returned_on=None, return_reason="")
        go_on_after(by, at, handover)
    elif how == "again":
        begin_round(by, at, handover, today, terms.rework_days)
    else:
        corrected(handover, at, stopped_why=why.strip()[:500])
        _stop_chain(by, at, handover, why.strip())
    return handover


def _waits(handover: Handover, terms: HandoverTerms) -> bool:
    often = handover.returned_on is not None and handover.round >= terms.returns_before_director
    return often and not handover.stopped_why and later_round(handover) is None


def _stop_chain(by: Viewer, at: datetime, handover: Handover, why: str) -> None:
    if handover.step_id is None:
        return
    chain = Chain.objects.select_for_update(of=("self",)).get(steps=handover.step_id)
    if chain.state == Chain.State.RUNNING:
        end_chain(by, at, chain, why)
