"""A moment as Ronda tells it everywhere: in UTC and to the minute."""

from datetime import UTC, datetime


def told(moment: datetime) -> str:
    """As 2022-11-03 08:00 UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
