"""Rounds of ratings by colleagues: made, opened, closed, cancelled; who takes part, who rates whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from ronda.kernel.problem import Problem
from ronda.kernel.refusal import NotAllowedError, RefusedError
from ronda.people.queries import people_led
from ronda.people.queries.holders import LEADER, holders_on
from ronda.people.queries.policy_in_use import rules_in_use
from ronda.people.rules import Viewer
from ronda.people.rules.viewing import LEADING_ROLES
from ronda.recognition.models import (
    PeerExclusion,
    PeerRound,
    PeerSlot,
    RoundKey,
)
from ronda.recognition.queries.colleagues import (
    arranged_by,
    colleague_rules,
    may_arrange,
    pairs_in,
)
from ronda.recognition.rules.colleagues import reach_of
from ronda.recognition.services.colleagues.erasing import empty_the_log, overwrite_what_is_deleted
from ronda.recognition.services.colleagues.questions import version_asked
from ronda.work.services.tracing import leave_trace

STATE = PeerRound.State
# Two of one side could open what the other side wrote.
LEADING = LEADING_ROLES | {LEADER}
ABOUT = "peer_round"


@dataclass(frozen=True)
class PeerRoundSaid:
    """What a round is made of; `holders` are the two people with the keys. No centre: the whole company."""

    half: str
    opens_on: date
    closes_on: date
    holders: tuple[int, int]
    centre: int | None = None


@transaction.atomic
def make_peer_round(*, by: Viewer, at: datetime, said: PeerRoundSaid) -> PeerRound:
    """With a place for everybody of the marketing staff on its first day."""
    _refuse_unless_arranger(by, said.centre)
    _refuse_what_cannot_be(by, said)
    staff = _staff(by, said)
    least = colleague_rules(said.opens_on).least_forms
    if len(staff) <= least:
        what = "has too few people: nothing could ever be shown of anybody"
        remedy = f"rate together with another centre; at least {least + 1} people take part"
        raise RefusedError(Problem("the centre", what, remedy))
    version = version_asked(by=by, at=at, on=said.opens_on)
    round_ = PeerRound.objects.create(
        company_id=by.company_id,
        centre_id=said.centre,
        half=said.half,
        version=version,
        opens_on=said.opens_on,
        closes_on=said.closes_on,
        made_by_id=by.person_id,
    )
    PeerSlot.objects.bulk_create([PeerSlot(round=round_, person_id=person) for person in staff])
    RoundKey.objects.bulk_create([RoundKey(round=round_, holder_id=holder) for holder in said.holders])
    leave_trace(by=by, at=at, about=ABOUT, number=round_.pk, what="peer_round.made", said={"half": said.half})
    return round_


@transaction.atomic
def change_slot(
    *, by: Viewer, at: datetime, number: int, person: int, rates: bool, is_rated: bool
) -> PeerSlot:
    """Whether somebody rates and is rated; only before the round opens."""
    round_ = _planned(by, number)
    slot = PeerSlot.objects.filter(round=round_, person_id=person).first()
    if slot is None:
        raise RefusedError(
            Problem(f"person {person}", "has no place in this round", "choose one of the list")
        )
    slot.rates, slot.is_rated = rates, is_rated
    slot.save(update_fields=["rates", "is_rated"])
    leave_trace(by=by, at=at, about=ABOUT, number=round_.pk, what="peer_round.slot", said={"person": person})
    return slot


@transaction.atomic
def exclude_pair(
    *, by: Viewer, at: datetime, number: int, rater: int, person: int, why: str
) -> PeerExclusion:
    """One who has a conflict with another does not rate that other; for a reason, before the round opens."""
    round_ = _planned(by, number)
    if not why.strip():
        raise RefusedError(Problem("the exclusion", "gives no reason", "say what the conflict is"))
    there = set(round_.slots.values_list("person_id", flat=True))
    if rater == person or not {rater, person} <= there:
        raise RefusedError(Problem("the exclusion", "is not of two people of the round", "choose two"))
    found, _made = PeerExclusion.objects.update_or_create(
        round=round_,
        rater_id=rater,
        person_id=person,
        defaults={"why": why.strip(), "made_by_id": by.person_id},
    )
    leave_trace(by=by, at=at, about=ABOUT, number=round_.pk, what="peer_round.excluded")
    return found


@transaction.atomic
def include_pair(*, by: Viewer, at: datetime, number: int, exclusion: int) -> None:
    round_ = _planned(by, number)
    PeerExclusion.objects.filter(round=round_, pk=exclusion).delete()
    leave_trace(by=by, at=at, about=ABOUT, number=round_.pk, what="peer_round.included")


@transaction.atomic
def open_peer_round(*, by: Viewer, at: datetime, today: date, number: int) -> PeerRound:
    """Once both holders have made their keys, and everybody rated can be rated by enough."""
    round_ = _planned(by, number)
    if round_.keys.filter(public_key="").exists():
        what = "has a key holder who has not set a passphrase"
        raise RefusedError(Problem("the round", what, "both holders open this page and set theirs"))
    least = colleague_rules(round_.opens_on).least_forms
    rated = set(round_.slots.filter(is_rated=True).values_list("person_id", flat=True))
    short = [person for person, count in reach_of(pairs_in(round_), rated).items() if count < least]
    if short:
        what = "has people whom too few colleagues may rate"
        remedy = f"let at least {least} rate everybody, or leave out who cannot be rated"
        raise RefusedError(Problem("the round", what, remedy))
    if round_.closes_on < today:
        raise RefusedError(Problem("the round", "is over before it opens", "set a later last day"))
    return _moved(by, at, round_, STATE.OPEN, "peer_round.opened")


@transaction.atomic
def close_peer_round(*, by: Viewer, at: datetime, today: date, number: int) -> PeerRound:
    """Not before its last day: to close it earlier would be to choose who is heard."""
    round_ = _known(by, number)
    if round_.state != STATE.OPEN:
        raise RefusedError(Problem("the round", "is not open for answers", "look at its state"))
    if today <= round_.closes_on:
        remedy = "colleagues may hand in until then; it closes by itself the day after"
        raise RefusedError(Problem("the round", "still runs", remedy))
    return _moved(by, at, round_, STATE.CLOSED, "peer_round.closed")


@transaction.atomic
def cancel_peer_round(*, by: Viewer, at: datetime, number: int, why: str) -> PeerRound:
    """What was handed in is destroyed unread."""
    round_ = _known(by, number)
    if round_.state in {STATE.RELEASED, STATE.CANCELLED}:
        raise RefusedError(Problem("the round", "is over and done", "make a new one"))
    if not why.strip():
        raise RefusedError(Problem("the round", "is cancelled without a reason", "say why"))
    overwrite_what_is_deleted()
    round_.forms.all().delete()
    round_.keys.update(wrapped="", public_key="")
    empty_the_log()
    round_.state_why = why.strip()
    return _moved(by, at, round_, STATE.CANCELLED, "peer_round.cancelled", why.strip())


def do_peer_rounds_day(by: Viewer, at: datetime, today: date) -> dict[str, int]:
    """Daily: what ended yesterday is closed; of what was destroyed nothing stays in the log."""
    empty_the_log()
    over = PeerRound.objects.filter(company_id=by.company_id, state=STATE.OPEN, closes_on__lt=today)
    for round_ in over:
        close_peer_round(by=by, at=at, today=today, number=round_.pk)
    return {"closed": len(over)}


def _refuse_what_cannot_be(by: Viewer, said: PeerRoundSaid) -> None:
    if said.closes_on <= said.opens_on:
        raise RefusedError(Problem("the round", "closes before it opens", "set a later last day"))
    if len(set(said.holders)) != 2:
        raise RefusedError(Problem("the keys", "are both with one person", "name two different people"))
    leading = holders_on(Viewer.operator(by.company_id), on=said.opens_on, posts=LEADING)
    if set(said.holders) <= {each.person_id for each in leading}:
        remedy = "name one who does not lead, such as a staff representative"
        raise RefusedError(Problem("the keys", "are both with people who lead", remedy))
    running = PeerRound.objects.filter(company_id=by.company_id, centre=said.centre, half=said.half).exclude(
        state=STATE.CANCELLED
    )
    if running.exists():
        raise RefusedError(Problem("the centre", "has a round of that half-year already", "open that one"))


def _staff(by: Viewer, said: PeerRoundSaid) -> Sequence[int]:
    posts = {code for code, post in rules_in_use(said.opens_on).posts.items() if post.side != "none"}
    centres = None if said.centre is None else {said.centre}
    led = people_led(Viewer.operator(by.company_id), on=said.opens_on, centres=centres)
    return sorted({each.person_id for each in led if each.post in posts})


def _refuse_unless_arranger(by: Viewer, centre: int | None) -> None:
    company = by.roles & {"leader", "administrator", "operator"}
    if not may_arrange(by) or not (company or centre in by.centre_ids):
        raise NotAllowedError("arranging ratings by colleagues")


def _known(by: Viewer, number: int) -> PeerRound:
    found = arranged_by(by).select_for_update(of=("self",)).filter(pk=number).first()
    if found is None:
        raise NotAllowedError(f"round {number} of ratings by colleagues")
    return found


def _planned(by: Viewer, number: int) -> PeerRound:
    round_ = _known(by, number)
    if round_.state != STATE.PLANNED:
        raise RefusedError(Problem("the round", "has begun", "what it asks of whom stays as it is"))
    return round_


def _moved(by: Viewer, at: datetime, round_: PeerRound, state: str, what: str, why: str = "") -> PeerRound:
    round_.state = state
    round_.save()
    leave_trace(by=by, at=at, about=ABOUT, number=round_.pk, what=what, why=why)
    return round_
