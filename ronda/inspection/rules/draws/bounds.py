"""How sure a rate is: Korn-Graubard for units, exact hypergeometric bounds for simple draws."""

from collections.abc import Callable
from dataclasses import dataclass
from math import comb

from scipy.special import betaincinv

from ronda.inspection.rules.draws.estimates import Rate


@dataclass(frozen=True)
class Bounds:
    low: float
    high: float


def effective_size(rate: Rate) -> float:
    """The simple sample that would be as sure; never more than was inspected."""
    if rate.variance == 0:
        return float(rate.inspected)
    return min(float(rate.inspected), float(rate.rate * (1 - rate.rate) / rate.variance))


def rate_bounds(rate: Rate, confidence: float = 0.95) -> Bounds:
    """Korn and Graubard 1998: Clopper-Pearson on the effective sample size, as NCHS prescribes (2017)."""
    tail = (1 - confidence) / 2
    return Bounds(lower_bound(rate, 1 - tail), upper_bound(rate, 1 - tail))


def lower_bound(rate: Rate, confidence: float = 0.95) -> float:
    """One-sided: the rate is at least this."""
    size = effective_size(rate)
    wrong = size * float(rate.rate)
    return float(betaincinv(wrong, size - wrong + 1, 1 - confidence)) if wrong > 0 else 0.0


def upper_bound(rate: Rate, confidence: float = 0.95) -> float:
    """One-sided: the rate is at most this."""
    size = effective_size(rate)
    wrong = size * float(rate.rate)
    return float(betaincinv(wrong + 1, size - wrong, confidence)) if wrong < size else 1.0


def most_wrong(units: int, drawn: int, wrong: int, confidence: float = 0.95) -> int:
    """The greatest number of wrong units of `units` that the sample does not rule out."""
    return _last(
        lambda count: _at_most(units, count, drawn, wrong) > 1 - confidence, wrong, units - drawn + wrong
    )


def least_wrong(units: int, drawn: int, wrong: int, confidence: float = 0.95) -> int:
    """The smallest number of wrong units of `units` that the sample does not rule out."""
    right = drawn - wrong
    return units - most_wrong(units, drawn, right, confidence)


def _at_most(units: int, wrong: int, drawn: int, seen: int) -> float:
    """The chance to see at most `seen` wrong units when `wrong` are."""
    ways = sum(comb(wrong, each) * comb(units - wrong, drawn - each) for each in range(seen + 1))
    return ways / comb(units, drawn)


def _last(holds: Callable[[int], bool], first: int, last: int) -> int:
    """The last number for which a falling condition holds; `first` where it never does."""
    while first < last:
        middle = (first + last + 1) // 2
        if holds(middle):
            first = middle
        else:
            last = middle - 1
    return first
