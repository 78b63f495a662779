"""When a course that was done is due again."""

from calendar import monthrange
from datetime import date


def due_again_on(done_on: date, months: int | None) -> date | None:
    """So many months later, on the last day of a shorter month; None: never."""
    if months is None:
        return None
    year, month = divmod(done_on.year * 12 + done_on.month - 1 + months, 12)
    return date(year, month + 1, min(done_on.day, monthrange(year, month + 1)[1]))
