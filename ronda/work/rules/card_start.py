"""From which day another version of a card may be in force."""

from collections.abc import Collection
from datetime import date

from ronda.kernel.period import Month
from ronda.kernel.problem import Problem


def start_problems(starts: date, closed: Collection[Month], taken: Collection[date]) -> list[Problem]:
    """A month that has results keeps its card; two versions cannot begin on the same day."""
    last = max(closed, default=None)
    if last is not None and starts < last.end:
        what = f"lies in a month that has results, or before it; the last one is {last}"
        return [Problem("starts", what, f"take {last.end} or a later day")]
    if starts in taken:
        return [Problem("starts", "is the start of another version already", "take another day")]
    return []
