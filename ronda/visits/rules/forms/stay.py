"""How long somebody was at an outlet."""

from datetime import datetime

MINUTES_OF_A_DAY = 24 * 60


def minutes_of_stay(arrived: datetime | None, left: datetime | None) -> int | None:
    """Whole minutes; None where an end is not known, or the form was sent days later."""
    if arrived is None or left is None or left < arrived:
        return None
    minutes = int((left - arrived).total_seconds()) // 60
    return minutes if minutes <= MINUTES_OF_A_DAY else None
