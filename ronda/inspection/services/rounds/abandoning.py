"""A round is given up, in public and with a reason: nobody draws until a list suits him."""

from datetime import datetime

from django.db import transaction

from ronda.inspection.models import InspectionRound
from ronda.inspection.services.rounds.finding import led_round, refuse_unless, tell
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer

State = InspectionRound.State
LONGEST = 500


@transaction.atomic
def abandon_round(*, by: Viewer, at: datetime, number: int, why: str) -> InspectionRound:
    """After the draw everything is published as at a release: the list is no secret any more."""
    found = led_round(by, number)
    refuse_unless(found, State.ANNOUNCED, State.FROZEN, State.DRAWN)
    reason = " ".join(why.split())[:LONGEST]
    if not reason:
        raise RefusedError(Problem("why", "has no reason", "say why"))
    found.state, found.abandoned_why = State.ABANDONED, reason
    found.save(update_fields=["state", "abandoned_why"])
    tell(by, at, found, "abandoned", {}, reason)
    return found
