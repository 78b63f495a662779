"""Acceptance by silence: a receiver who does not answer for so long has accepted."""

from dataclasses import dataclass
from datetime import date

from ronda.work.rules.working_clock import WorkingClock


@dataclass(frozen=True)
class HandoverTerms:
    """What the policy says of both hands; days are working days."""

    silence_days: int
    rework_days: int
    returns_before_director: int


def silent_since(given_on: date, days: int, clock: WorkingClock) -> date | None:
    """The last day on which the receiver may answer, and the day of the acceptance by silence.

    None: it lies beyond the days that the clock knows.
    """
    return clock.due_on(given_on, days)


def is_silent(given_on: date, days: int, today: date, clock: WorkingClock) -> bool:
    """Whether the receiver has let that day pass."""
    since = silent_since(given_on, days, clock)
    return since is not None and since < today
