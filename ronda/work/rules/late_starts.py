"""From which first day on a hand-over is still in time: what a list asks the database instead of each row."""

from collections.abc import Iterable
from datetime import date

from ronda.work.rules.working_clock import WorkingClock


def late_before(allowed: Iterable[int], today: date, clock: WorkingClock) -> dict[int, date]:
    """By allowed days: what started before that day and is not given is late today.

    Left out are allowances that reach back beyond the days that the clock knows.
    """
    passed = [day for day in clock.days if day <= today]
    return {days: passed[-(days + 1)] for days in set(allowed) if len(passed) > days}


def silent_before(silence_days: int, today: date, clock: WorkingClock) -> date | None:
    """What was given before that day and not answered is accepted in silence."""
    passed = [day for day in clock.days if day < today]
    return passed[-silence_days] if len(passed) >= silence_days else None
