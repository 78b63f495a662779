"""After the field work list, seed and reveals become public, and all see what was inspected of theirs."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ronda.inspection.models import DrawnUnit, InspectionRound
from ronda.inspection.services.rounds.finding import led_round, refuse_unless, tell
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer

LONGEST = 500


@transaction.atomic
def release_round(*, by: Viewer, at: datetime, number: int, why_left: str = "") -> InspectionRound:
    """What is left once its day has passed is given up with a reason; before that day it keeps the secret."""
    found, today = led_round(by, number), timezone.localdate(at)
    refuse_unless(found, InspectionRound.State.DRAWN)
    left = list(found.units.select_for_update(of=("self",)).filter(state=DrawnUnit.State.TO_CHECK))
    if any(each.due is not None and each.due >= today for each in left):
        raise RefusedError(Problem("round", "has inspections to be made", "wait for them or their last day"))
    why = " ".join(why_left.split())[:LONGEST]
    if left and not why:
        raise RefusedError(Problem("why", "has no reason for what was not inspected", "say why"))
    for each in left:
        each.state, each.state_why = DrawnUnit.State.NOT_POSSIBLE, why
    DrawnUnit.objects.bulk_update(left, ["state", "state_why"])
    found.state, found.released_at = InspectionRound.State.RELEASED, at
    found.save(update_fields=["state", "released_at"])
    tell(by, at, found, "released", {"units": found.units.filter(second_of=None).count()}, why)
    return found
