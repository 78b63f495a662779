"""Half-years, in which colleagues are asked once."""

from datetime import date, timedelta


def half_of(day: date) -> str:
    """Such as 2026-2, the second half of 2026."""
    return f"{day.year}-{1 if day.month < 7 else 2}"


def end_of_half(day: date) -> date:
    """The last day of the half-year of `day`."""
    return date(day.year, 7, 1) - timedelta(days=1) if day.month < 7 else date(day.year, 12, 31)
