"""Where a hand-over stands, and in whose hands it is."""

from datetime import date
from typing import Literal, Protocol

from ronda.work.rules.silence import HandoverTerms, accepted_from
from ronda.work.rules.working_clock import WorkingClock

State = Literal["to_give", "to_answer", "to_settle", "returned", "stopped", "accepted", "silent"]
OPEN: frozenset[State] = frozenset({"to_give", "to_answer"})


class Days(Protocol):
    """What is known of a hand-over."""

    started_on: date
    allowed_days: int
    given_on: date | None
    accepted_on: date | None
    returned_on: date | None
    in_silence: bool
    stopped_why: str
    round: int
    receiver_id: int | None


def handover_state(
    days: Days, *, today: date, terms: HandoverTerms, clock: WorkingClock, comes_again: bool
) -> State:
    """`comes_again`: there is a later round of it already."""
    if days.returned_on is not None:
        return _returned(days, terms, comes_again)
    if days.accepted_on is not None:
        return "silent" if days.in_silence else "accepted"
    if days.given_on is None:
        return "to_give"
    return "silent" if accepted_from(days, terms.silence_days, today, clock) else "to_answer"


def _returned(days: Days, terms: HandoverTerms, comes_again: bool) -> State:
    if days.stopped_why:
        return "stopped"
    return "returned" if comes_again or days.round < terms.returns_before_director else "to_settle"


def late_days(days: Days, today: date, clock: WorkingClock) -> int:
    """Working days beyond those allowed, as long as the owner had it."""
    return max(0, clock.elapsed(days.started_on, days.given_on or today) - days.allowed_days)
