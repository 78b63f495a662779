"""Which two of some intervals claim the same day."""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

Interval = tuple[date, date | None]


def first_overlap(intervals: Iterable[Interval]) -> tuple[Interval, Interval] | None:
    """The earliest two of `(start, end)` that share a day; `end` is not included, None never ends."""
    ordered = sorted(intervals, key=lambda each: each[0])
    for earlier, later in pairwise(ordered):
        if earlier[1] is None or later[0] < earlier[1]:
            return earlier, later
    return None
