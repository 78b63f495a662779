"""The frame is frozen: all that was claimed up to now, as one text with its digest, and the terms."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ronda.inspection.models import InspectionRound
from ronda.inspection.queries.rounds import frame_of
from ronda.inspection.rules.draws import Announced, draw_faults, freeze, write_announced
from ronda.inspection.rules.rounds import Asked, next_step, round_signs, terms_for
from ronda.inspection.services.rounds.finding import led_round, refuse_unless, standing, tell
from ronda.kernel.digest import digest_text
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import RefusedError
from ronda.people.rules import Viewer
from ronda.work.queries.clocks import day_after

State = InspectionRound.State


@transaction.atomic
def freeze_round(*, by: Viewer, at: datetime, number: int) -> InspectionRound:
    """Only after both parties committed: whoever knew the frame could choose a nonce for it."""
    found, today = led_round(by, number), timezone.localdate(at)
    refuse_unless(found, State.ANNOUNCED)
    if next_step(standing(found, today)).code != "freeze":
        raise RefusedError(Problem("round", "waits for the commitment of both parties", "wait for it"))
    if found.last > today:
        raise RefusedError(Problem("round", "inspects days that are still to come", "wait for the last day"))
    asked = Asked.of_json(found.asked)
    framed = frame_of(
        found.company_id,
        found.object,
        found.starts,
        found.last,
        at,
        centre_id=found.centre_id,
        priority_id=found.priority_id,
    )
    units, raised = round_signs(framed.units, framed.signs, asked)
    terms = terms_for(units, asked)
    if faults := draw_faults(units, terms):
        raise RefusedError(*faults)
    found.frame = freeze(units)
    found.frame_digest = digest_text(found.frame)
    promises = {each.party: each.digest for each in found.commitments.order_by("party")}
    announced = Announced(found.address, found.frame_digest, promises, asked.beacon, terms)
    found.asked |= {
        "announced": write_announced(announced),
        "signs": raised,
        "reveal_by": day_after(by, today, asked.reveal_days).isoformat(),
    }
    found.state, found.frozen_at = State.FROZEN, at
    found.save()
    tell(by, at, found, "frozen", {"units": len(units), "digest": found.frame_digest})
    return found
