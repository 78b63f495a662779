"""How long a place is kept: until nobody can object any more to the month that it belongs to."""

from collections.abc import Sequence
from datetime import date, timedelta


def kept_until(month_end: date, working: Sequence[date], *, window_days: int, days_more: int) -> date | None:
    """The last day on which the place is there.

    `month_end` is the first day after the visit's month, `working` are the working days from there on, in
    order; None: they do not reach far enough. `window_days` are those of publication, objection and answer.
    """
    start = month_end + timedelta(days=days_more)
    after = [day for day in working if day >= start]
    return after[window_days - 1] if 0 < window_days <= len(after) else None
