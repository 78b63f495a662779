"""Whether a stay was shorter than one can do anything in."""

from collections.abc import Mapping
from datetime import datetime

from ronda.visits.rules.proof.seen import Odd


def short_odd(
    arrived: datetime | None, left: datetime | None, *, kind: str, least_minutes: Mapping[str, int]
) -> Odd | None:
    """A stay of exactly the least is long enough; one whose ends are not known says nothing."""
    if arrived is None or left is None or left < arrived:
        return None
    seconds = int((left - arrived).total_seconds())
    least = least_minutes.get(kind, 0)
    return Odd("short", {"seconds": seconds, "least": least}) if seconds < least * 60 else None
