"""The states of background work, and what each of them allows."""

from datetime import datetime, timedelta

OPEN = frozenset({"waiting", "running"})
ENDED = frozenset({"done", "failed", "cancelled", "broken"})
REPEATABLE = ENDED - {"done"}


def is_silent(state: str, heard_at: datetime | None, at: datetime, seconds: int) -> bool:
    """Whether work that should run gives no sign of life any more: its worker has died."""
    return state in OPEN and heard_at is not None and at - heard_at > timedelta(seconds=seconds)


def can_cancel(state: str) -> bool:
    return state in OPEN


def can_resume(state: str, silent: bool) -> bool:
    """What ended without a result may be taken up again, and so may what fell silent."""
    return silent or state in REPEATABLE
