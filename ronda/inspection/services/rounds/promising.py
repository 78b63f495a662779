"""The two parties commit to a nonce before the frame is known, and reveal it after; the beacon comes last."""

import re
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ronda.inspection.models import Commitment, InspectionRound
from ronda.inspection.rules.draws import keeps_promise, nonce_faults
from ronda.inspection.rules.rounds import next_step, parties_of
from ronda.inspection.services.rounds.finding import (
    led_round,
    promise_of,
    refuse_unless,
    round_to_change,
    standing,
    tell,
)
from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.rules import Viewer
from ronda.people.services.checking import refuse_if_any

State = InspectionRound.State
DIGEST = re.compile(r"[0-9a-f]{64}")
LONGEST = 200


@transaction.atomic
def commit(*, by: Viewer, at: datetime, number: int, party: str, digest: str) -> Commitment:
    """Only the digest is told; the nonce stays with whoever made it."""
    found = round_to_change(by, number)
    _refuse_unless_speaks(by, found, party)
    refuse_unless(found, State.ANNOUNCED)
    if not DIGEST.fullmatch(digest):
        raise RefusedError(Problem("digest", "is no sha256", "let the page work it out"))
    promises = list(found.commitments.select_for_update(of=("self",)))
    if any(each.party == party for each in promises):
        raise RefusedError(Problem("party", "has committed already", "keep the nonce of that commitment"))
    if any(each.made_by_id == by.person_id for each in promises):
        raise RefusedError(Problem("party", "is spoken for by the other party", "let somebody else do it"))
    if any(each.digest == digest for each in promises):
        raise RefusedError(Problem("digest", "is that of the other party", "make a nonce of your own"))
    speaker = by.person_id
    assert speaker is not None, "only a person speaks for a party"
    made = Commitment.objects.create(round=found, party=party, digest=digest, made_by_id=speaker, made_at=at)
    tell(by, at, found, "committed", {"party": party, "digest": digest})
    return made


@transaction.atomic
def reveal(*, by: Viewer, at: datetime, number: int, party: str, nonce: str) -> Commitment:
    """Held against the promise, and shown to nobody before the round is over."""
    found = round_to_change(by, number)
    _refuse_unless_speaks(by, found, party)
    refuse_unless(found, State.FROZEN)
    promise, now = promise_of(found, party), standing(found, timezone.localdate(at))
    if promise is None:
        raise RefusedError(Problem("party", "never committed", "the draw goes on without it"))
    if promise.revealed_at is not None:
        raise RefusedError(Problem("party", "has revealed already", "wait for the draw"))
    if now.reveal_over:
        raise RefusedError(Problem("party", "reveals too late and has lost its say", "the draw goes on"))
    nonce = nonce.strip()
    if not keeps_promise(promise.digest, party, nonce):
        raise RefusedError(Problem("nonce", "is not the one committed to", "look at what you kept"))
    refuse_if_any([Problem("nonce", each.what, each.remedy) for each in nonce_faults(party, nonce)])
    promise.nonce, promise.revealed_at = nonce, at
    promise.save(update_fields=["nonce", "revealed_at"])
    tell(by, at, found, "revealed", {"party": party})
    return promise


@transaction.atomic
def give_beacon(*, by: Viewer, at: datetime, number: int, value: str) -> InspectionRound:
    """The public number that was named at the announcement; only once nobody can reveal any more."""
    found = led_round(by, number)
    refuse_unless(found, State.FROZEN)
    source, value = found.asked.get("beacon", ""), value.strip()
    if not source:
        raise RefusedError(Problem("beacon", "was not named at the announcement", "draw without one"))
    if next_step(standing(found, timezone.localdate(at))).code not in {"beacon", "draw"}:
        raise RefusedError(Problem("beacon", "comes after the reveals", "wait for them"))
    told = value if value.startswith(f"{source}:") else f"{source}:{value}"
    if not value or "|" in told or not told.isprintable() or len(told) > LONGEST:
        raise RefusedError(Problem("value", "holds a sign that a beacon must not hold", "as published"))
    found.beacon = told
    found.save(update_fields=["beacon"])
    tell(by, at, found, "beacon", {"beacon": told})
    return found


def _refuse_unless_speaks(by: Viewer, found: InspectionRound, party: str) -> None:
    if party not in parties_of(by, found.centre_id):
        raise NotAllowedError("speaking for this party")
