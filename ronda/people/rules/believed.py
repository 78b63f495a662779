"""The second clock: what was believed at a moment."""

from datetime import datetime


def is_believed(known_at: datetime, withdrawn_at: datetime | None, as_of: datetime) -> bool:
    """True from the moment a row was known up to, but not including, the moment it was withdrawn."""
    return known_at <= as_of and (withdrawn_at is None or withdrawn_at > as_of)
