"""Until when an answer may be taken back by whoever gave it."""

from datetime import date


def can_take_back(answered_on: date | None, today: date) -> bool:
    """On the day itself; later, others have gone on from it."""
    return answered_on is not None and answered_on == today
