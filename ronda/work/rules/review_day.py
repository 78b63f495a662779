"""When a process is looked at again."""

from datetime import date, timedelta

from ronda.kernel.period import Month


def review_after(day: date, months: int) -> date:
    """The same day so many months later; where that month is shorter, its last day."""
    month = Month.of(day).plus(months)
    return min(month.start + timedelta(days=day.day - 1), month.period.last_day)
