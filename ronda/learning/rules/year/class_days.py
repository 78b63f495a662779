"""On which day of its month a class is held."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date


def class_day(
    days: Sequence[date], away: Mapping[date, int], taken: Collection[date], nth: int, number: int
) -> date | None:
    """Of these days, one that trainer and room have free, on which fewest of its people are away.

    Of equal days, the one nearest to the middle of the `nth` of `number` parts of the month.
    Worked: the only class of nine days lies on the fifth, the first of two on the third.
    """
    if not days:
        return None
    wanted = (2 * nth + 1) * len(days) / (2 * number) - 0.5
    places = range(len(days))
    best = min(places, key=lambda at: (days[at] in taken, away.get(days[at], 0), abs(at - wanted), at))
    return days[best]
