"""On which days a task that comes again is due."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Protocol

from ronda.work.rules.working_clock import WorkingClock

ONE = timedelta(days=1)
# A due day lies at most so far before the day that is wanted: a long feast, and a weekend on either side.
REACH = timedelta(days=31)


class Repeated(Protocol):
    """`every` is day, week or month; `on` the weekday (1 is Monday) or the day of the month."""

    @property
    def every(self) -> str: ...
    @property
    def on(self) -> int: ...
    @property
    def starts(self) -> date: ...
    @property
    def last(self) -> date | None: ...


def rhythm_days(rhythm: Repeated, first: date, last: date, clock: WorkingClock) -> list[date]:
    """Due days from `first` to `last`, each once and in order; the clock knows `REACH` on either side.

    A day that is not worked moves to the working day before it, never before the rhythm starts; a month
    that is too short has its last day.
    """
    begins = max(rhythm.starts, first - REACH)
    ends = last + REACH if rhythm.last is None else min(rhythm.last, last + REACH)
    working = [day for day in clock.days if day >= rhythm.starts]
    due = {
        max((day for day in working if day <= wanted), default=None)
        for wanted in _wanted(rhythm, begins, ends)
    }
    return sorted(day for day in due if day is not None and first <= day <= last)


def _wanted(rhythm: Repeated, begins: date, ends: date) -> Iterator[date]:
    day = begins
    while day <= ends:
        if rhythm.every == "day":
            yield day
        elif rhythm.every == "week":
            if day.isoweekday() == rhythm.on:
                yield day
        elif day.day == min(rhythm.on, monthrange(day.year, day.month)[1]):
            yield day
        day += ONE
