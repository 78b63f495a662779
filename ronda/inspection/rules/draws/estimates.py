"""What a sample says about a unit or a centre; never about one person.

Horvitz and Thompson 1952 (total), Hajek 1971 (rate), Cochran 1977 5.3 (strata); Poisson variances after
Särndal, Swensson and Wretman 1992, 3.5 and 5.7.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Observed:
    """One inspected unit: the chance that it had, and whether something was wrong (1) or not (0)."""

    probability: Fraction
    wrong: int


@dataclass(frozen=True)
class Stratum:
    """`size` units, of which `drawn` were inspected and `wrong` were wrong."""

    size: int
    drawn: int
    wrong: int


@dataclass(frozen=True)
class Rate:
    """A share of wrong units with its variance, both exact, and how many were inspected."""

    rate: Fraction
    variance: Fraction
    inspected: int


def estimate_total(sample: Iterable[Observed]) -> Fraction:
    """Horvitz-Thompson: each wrong unit stands for 1/probability units."""
    return sum((each.wrong / each.probability for each in sample), Fraction(0))


def estimate_rate(sample: Sequence[Observed]) -> Rate | None:
    """Hajek: the estimated total over the estimated number of units; None without a sample."""
    if not sample:
        return None
    units = sum((1 / each.probability for each in sample), Fraction(0))
    rate = estimate_total(sample) / units
    spread = sum(
        ((1 - each.probability) * ((each.wrong - rate) / each.probability) ** 2 for each in sample),
        Fraction(0),
    )
    return Rate(rate, spread / units**2, len(sample))


def estimate_by_strata(strata: Sequence[Stratum]) -> Rate | None:
    """The rate of simple random draws inside strata; None where a stratum with units has no check."""
    strata = [each for each in strata if each.size]
    if not strata or any(not each.drawn for each in strata):
        return None
    units = sum(each.size for each in strata)
    rate = sum((Fraction(each.size * each.wrong, units * each.drawn) for each in strata), Fraction(0))
    variance = sum((Fraction(each.size, units) ** 2 * _variance(each) for each in strata), Fraction(0))
    return Rate(rate, variance, sum(each.drawn for each in strata))


def _variance(stratum: Stratum) -> Fraction:
    """Of the mean of a draw without return; one check alone says nothing about it, so the most is taken."""
    share = Fraction(stratum.wrong, stratum.drawn)
    unseen = 1 - Fraction(stratum.drawn, stratum.size)
    if stratum.drawn == 1:
        return unseen * Fraction(1, 4)
    return unseen * share * (1 - share) / (stratum.drawn - 1)
