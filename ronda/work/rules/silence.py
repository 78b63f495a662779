"""Acceptance by silence: a receiver who does not answer for so long has accepted."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from ronda.work.rules.working_clock import WorkingClock


@dataclass(frozen=True)
class HandoverTerms:
    """What the policy says of both hands; days are working days."""

    silence_days: int
    rework_days: int
    returns_before_director: int


class Answerable(Protocol):
    """What is known of a hand-over that waits, or waited, for an answer."""

    @property
    def given_on(self) -> date | None: ...
    @property
    def accepted_on(self) -> date | None: ...
    @property
    def returned_on(self) -> date | None: ...
    @property
    def receiver_id(self) -> int | None: ...


@dataclass(frozen=True)
class Answered:
    """The days of a row that was read without its object."""

    given_on: date | None
    accepted_on: date | None
    returned_on: date | None
    receiver_id: int | None


def accepted_from(row: Answerable, days: int, today: date, clock: WorkingClock) -> date | None:
    """The day as of which it is accepted: the one written down, or the last day of a silence that is over.

    The daily round writes that day down later; until then it counts all the same.
    """
    if row.accepted_on is not None or row.returned_on is not None:
        return row.accepted_on
    if row.given_on is None or row.receiver_id is None or not is_silent(row.given_on, days, today, clock):
        return None
    return silent_since(row.given_on, days, clock)


def silent_since(given_on: date, days: int, clock: WorkingClock) -> date | None:
    """The last day on which the receiver may answer, and the day of the acceptance by silence.

    None: it lies beyond the days that the clock knows.
    """
    return clock.due_on(given_on, days)


def is_silent(given_on: date, days: int, today: date, clock: WorkingClock) -> bool:
    """Whether the receiver has let that day pass."""
    since = silent_since(given_on, days, clock)
    return since is not None and since < today
