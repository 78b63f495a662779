"""What order days say of a product in an outlet."""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from ronda.kernel.period import Month


def ordered_again(days: Sequence[date], *, start: date, end: date, weeks: int) -> bool:
    """Ordered in `[start, end)`, and once more within so many weeks after that first order.

    `days` are in their order. The second order may lie behind `end`; what is not known is no order.
    """
    inside = [day for day in days if start <= day < end]
    if not inside:
        return False
    following = bisect_right(days, inside[0])
    return following < len(days) and days[following] <= inside[0] + timedelta(weeks=weeks)


def share_of_months(amounts: Mapping[Month, int], months: Collection[Month]) -> float:
    """In which part of the months the outlet bought at all."""
    return sum(1 for month in months if amounts.get(month, 0) > 0) / len(months) if months else 0.0
