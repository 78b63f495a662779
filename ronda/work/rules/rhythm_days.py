"""On which days a task that comes again is due."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from ronda.work.rules.working_clock import WorkingClock

ONE = timedelta(days=1)


def rhythm_days(every: str, on: int, first: date, last: date, clock: WorkingClock) -> list[date]:
    """Due days from `first` to `last`, each once and in order.

    A day that is not worked moves to the working day before it, as long as that is not before `first`; a
    month that is too short has its last day. The clock must know the working days of the whole span.
    """
    working = [day for day in clock.days if first <= day <= last]
    if every == "day":
        return working
    moved = (
        max((day for day in working if day <= wanted), default=None)
        for wanted in _wanted(every, on, first, last)
    )
    return list(dict.fromkeys(day for day in moved if day is not None))


def _wanted(every: str, on: int, first: date, last: date) -> Iterator[date]:
    """A weekday `on` (1 is Monday) or a day of the month."""
    day = first
    while day <= last:
        day_of_month = min(on, monthrange(day.year, day.month)[1])
        if day.isoweekday() == on if every == "week" else day.day == day_of_month:
            yield day
        day += ONE
