"""Whether a place may be read at a moment: never outside working time."""

from datetime import datetime


def may_read_place(local: datetime, *, works: bool, hours: tuple[int, int]) -> bool:
    """`local` is the company's time; the first hour is within, the last one is not."""
    first, last = hours
    return works and first <= local.hour < last
