"""Somebody must always be able to keep the company's set-up."""

from collections.abc import Collection
from datetime import date

from ronda.people.rules.overlap import Interval


def is_left_alone(before: Collection[Interval], after: Collection[Interval], today: date) -> bool:
    """Whether a change takes the last administrator away, today or for the time to come."""
    today_lost = any(_covers(each, today) for each in before) and not any(
        _covers(each, today) for each in after
    )
    future_lost = any(end is None for _, end in before) and not any(end is None for _, end in after)
    return today_lost or future_lost


def _covers(interval: Interval, day: date) -> bool:
    start, end = interval
    return start <= day and (end is None or day < end)
