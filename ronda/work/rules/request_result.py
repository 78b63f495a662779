"""Whether a customer's request was answered."""

from datetime import date


def is_answered_in_time(due_on: date, closed_on: date | None, confirmed: bool) -> bool:
    """Closed up to and including the due day, and the outlet itself confirms it."""
    return confirmed and closed_on is not None and closed_on <= due_on
