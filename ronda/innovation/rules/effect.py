"""Did it help? Evidence before and after, and no more said than the values can carry.

The range of the difference of two means with unequal spreads: Welch 1947, degrees of freedom by
Satterthwaite 1946.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from scipy.stats import t as student

Verdict = Literal["none", "too_few", "better", "worse", "unclear"]


@dataclass(frozen=True)
class Effect:
    """`difference` is after less before; `low` and `high` are its range, None with too few values.

    `reached`: whether the mean afterwards is at the aim; None without one.
    """

    verdict: Verdict
    values_before: int
    values_after: int
    before: Fraction | None
    after: Fraction | None
    difference: Fraction | None
    low: float | None
    high: float | None
    reached: bool | None


def effect_of(
    before: Sequence[Fraction],
    after: Sequence[Fraction],
    *,
    upward: bool,
    aim: Fraction | None,
    least: int,
    surety: float,
) -> Effect:
    """`upward`: more is better. `least` values on each side before anything is said of the difference."""
    means = _mean(before), _mean(after)
    difference = None if means[0] is None or means[1] is None else means[1] - means[0]
    reached = None if aim is None or means[1] is None else (means[1] >= aim if upward else means[1] <= aim)
    low = high = None
    if difference is None:
        verdict: Verdict = "none"
    elif min(len(before), len(after)) < least:
        verdict = "too_few"
    else:
        low, high = _range(before, after, float(difference), surety)
        verdict = _verdict(low, high, upward)
    return Effect(verdict, len(before), len(after), *means, difference, low, high, reached)


def _verdict(low: float, high: float, upward: bool) -> Verdict:
    if low > 0 or high < 0:
        return "better" if (low > 0) == upward else "worse"
    return "unclear"


def _range(
    before: Sequence[Fraction], after: Sequence[Fraction], difference: float, surety: float
) -> tuple[float, float]:
    one, other = _squared_error(before), _squared_error(after)
    squared = one + other
    if squared == 0:
        return difference, difference
    freedom = squared**2 / (one**2 / (len(before) - 1) + other**2 / (len(after) - 1))
    reach = float(student.ppf((1 + surety) / 2, float(freedom))) * float(squared) ** 0.5
    return difference - reach, difference + reach


def _squared_error(values: Sequence[Fraction]) -> Fraction:
    mean = sum(values, start=Fraction(0)) / len(values)
    return sum(((each - mean) ** 2 for each in values), start=Fraction(0)) / (len(values) - 1) / len(values)


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, start=Fraction(0)) / len(values) if values else None
