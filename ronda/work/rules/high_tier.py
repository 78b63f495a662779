"""Which customers are of a high tier, and when their sales ask for somebody to look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

# Against so many months before the last one a fall is measured.
MONTHS = 3


@dataclass(frozen=True)
class Trend:
    """The last whole month in cents against the mean of the three before; None where that is not known."""

    last: int | None
    mean: Fraction | None
    change: Fraction | None
    alert: bool


def high_tier(
    grades: Mapping[int, int | None], sales: Mapping[int, int], *, grade: int, share: Fraction
) -> frozenset[int]:
    """From a grade on; of the outlets without one, the largest share of them by sales.

    Of equal sales at the edge the smaller number is in. What sold nothing is never of a high tier.
    """
    graded = {outlet for outlet, own in grades.items() if own is not None and own >= grade}
    without = sorted(
        (outlet for outlet, own in grades.items() if own is None),
        key=lambda outlet: (-sales.get(outlet, 0), outlet),
    )
    wanted = ceil(len(without) * share)
    return frozenset(graded | {outlet for outlet in without[:wanted] if sales.get(outlet, 0) > 0})


def trend_of(months: Sequence[int | None], *, alert: Fraction) -> Trend:
    """`months` end with the last whole one; an unknown month is None and leaves nothing to compare.

    A fall of exactly the limit is an alert already.
    """
    recent = [None] * (MONTHS + 1 - len(months)) + list(months[-MONTHS - 1 :])
    last, before = recent[-1], [each for each in recent[:-1] if each is not None]
    if last is None or len(before) < MONTHS:
        return Trend(last, None, None, False)
    mean = Fraction(sum(before), MONTHS)
    if mean <= 0:
        return Trend(last, mean, None, False)
    change = (last - mean) / mean
    return Trend(last, mean, change, change <= -alert)
