"""Pass rates, with what so few people can and cannot say.

The rate that lies behind `passed` of `sat` is told as the interval of equal tails of the Beta distribution
that Bayes' rule makes of a prior Beta(a, b): Beta(a + passed, b + failed). With a = b = 1/2 that is the
interval of Jeffreys, which keeps its word for few people better than the textbook's (Brown, Cai and DasGupta:
Interval Estimation for a Binomial Proportion, Statistical Science 16, 2001). As they advise, it begins at 0
where nobody passed and ends at 1 where everybody did.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from scipy.special import betaincinv


@dataclass(frozen=True)
class Prior:
    """People who passed and who did not, before anything is known."""

    passed: float
    failed: float

    @classmethod
    def of(cls, found: Mapping[Literal["passed", "failed"], Decimal]) -> "Prior":
        return cls(float(found["passed"]), float(found["failed"]))


@dataclass(frozen=True)
class PassRate:
    """`rate` is None where too few sat for per cents; `low` to `high` is where the true rate may lie."""

    sat: int
    passed: int
    rate: Fraction | None
    low: float
    high: float

    @property
    def failed(self) -> int:
        return self.sat - self.passed


def pass_rate(sat: int, passed: int, *, prior: Prior, mass: float, least: int) -> PassRate:
    if not 0 <= passed <= sat:
        raise ValueError(f"{passed} of {sat} passed")
    a, b = prior.passed + passed, prior.failed + sat - passed
    tail = (1 - mass) / 2
    low = 0.0 if passed == 0 else float(betaincinv(a, b, tail))
    high = 1.0 if passed == sat else float(betaincinv(a, b, 1 - tail))
    return PassRate(sat, passed, Fraction(passed, sat) if sat >= least and sat else None, low, high)


def likely_rates(sat: int, passed: int, *, prior: Prior, steps: int) -> Sequence[float]:
    """So many equally likely pass rates, from the most cautious to the most hopeful."""
    a, b = prior.passed + passed, prior.failed + sat - passed
    return [float(betaincinv(a, b, (step + 0.5) / steps)) for step in range(steps)]
