"""What is passed on: up to that day it is the leaver's, from then on the taker's.

Nobody answers for days on which somebody else had the work. What is late by then stays with the leaver as a
record of its own; the taker begins on the day of passing and has at least the days of the policy.
"""

from dataclasses import dataclass
from datetime import date

from ronda.work.rules.working_clock import WorkingClock


@dataclass(frozen=True)
class PassedTask:
    """The taker's days; `late`: the leaver had let the due day pass."""

    starts_on: date | None
    due: date
    late: bool


@dataclass(frozen=True)
class PassedHandover:
    """The taker's start and working days; `late`: the leaver had it longer than allowed."""

    started_on: date
    allowed_days: int
    late: bool


def passed_task(
    starts_on: date | None, due: date, today: date, least_days: int, clock: WorkingClock
) -> PassedTask:
    """In time up to and including `due`; what begins later than today is the taker's as it stands."""
    if starts_on is not None and starts_on > today:
        return PassedTask(starts_on, due, late=False)
    least = clock.due_on(today, least_days)
    assert least is not None, "the clock reaches the least days ahead"
    return PassedTask(today, max(due, least), late=due < today)


def passed_handover(
    started_on: date, allowed_days: int, today: date, least_days: int, clock: WorkingClock
) -> PassedHandover:
    if started_on > today:
        return PassedHandover(started_on, allowed_days, late=False)
    had = clock.elapsed(started_on, today)
    return PassedHandover(today, max(allowed_days - had, least_days), late=had > allowed_days)
