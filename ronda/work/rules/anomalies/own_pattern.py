"""How far each value of an outlet lies from its other values, beyond what all outlets did then.

The modified z-score: distance from the median in units of the median absolute deviation, 0.6745 of which are
a standard deviation; where more than half of the values are the same, of the mean absolute deviation
(Iglewicz and Hoaglin 1993, How to Detect and Handle Outliers, section 3.3). Each value is held against the
others without itself, and the scores of all outlets' past values together tell how often chance alone brings
as much: an empirical null distribution (Efron 2004), since twelve values are too few for a normal one.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from statistics import fmean, median

Values = Sequence[float | None]
NORMAL_MAD = 0.6745
NORMAL_MEAN_DEVIATION = 1.253314
LEAST_OTHERS = 6


def beyond_all(values: Mapping[int, Values], least_compared: int) -> dict[int, list[float | None]]:
    """Each place less the median of all outlets in it, where there are enough of them."""
    places = max((len(each) for each in values.values()), default=0)
    common = []
    for place in range(places):
        there = [found for each in values.values() if (found := each[place]) is not None]
        common.append(median(there) if len(there) >= least_compared else 0.0)
    return {
        outlet: [None if value is None else value - common[place] for place, value in enumerate(each)]
        for outlet, each in values.items()
    }


def scores_of(values: Values, least_spread: float) -> list[float | None]:
    """The modified z-score of each value against the others; None without enough of them."""
    known = [value for value in values if value is not None]
    if len(known) <= LEAST_OTHERS:
        return [None for _ in values]
    found: list[float | None] = []
    for value in values:
        if value is None:
            found.append(None)
            continue
        others = known.copy()
        others.remove(value)
        middle = median(others)
        found.append((value - middle) / spread_of(others, middle, least_spread))
    return found


def spread_of(values: Sequence[float], middle: float, least: float) -> float:
    """Never below `least`: an outlet that never changed would make a trifle look like an event."""
    distances = [abs(value - middle) for value in values]
    spread = median(distances) / NORMAL_MAD or fmean(distances) * NORMAL_MEAN_DEVIATION
    return max(spread, least)


class Chance:
    """How often a score at least so high comes from the past of all outlets."""

    def __init__(self, past: Sequence[float]) -> None:
        self._past = sorted(past)

    def of(self, score: float) -> float:
        """Never nought: the score itself is one of those that could have come."""
        as_high = len(self._past) - bisect_left(self._past, score)
        return (1 + as_high) / (1 + len(self._past))
