"""How far chance alone would move an effect.

Target outlets are drawn anew with their matches as they are (a bootstrap over clusters), and the range is as
many standard errors wide as their means then lie away (symmetric bootstrap-t, Hall 1988, Annals of Statistics
16(3)): sales have long tails, and plain quantiles would be too sure where outlets are few. Drawing and
matching everything anew would be wrong: the bootstrap fails for nearest neighbours with replacement (Abadie
and Imbens 2008, Econometrica 76(6)). Fixed matches alone would be too sure where one outlet is compared with
many, so the error has the part that Abadie and Imbens (2006, Econometrica 74(1)) give for it.
The range holds for these outlets and this method, not for what no ledger tells: why outlets were chosen.
"""

from collections import Counter
from dataclasses import dataclass
from statistics import NormalDist
from typing import Literal

import numpy as np
import numpy.typing as npt

from ronda.work.rules.effect.differences import Difference

Chance = np.random.Generator
Floats = npt.NDArray[np.float64]
Told = Literal["up", "down", "chance"]
# Cells drawn at once; more would only need more memory.
AT_ONCE = 1_000_000


@dataclass(frozen=True)
class Estimate:
    """An effect a target outlet, with its range; the means of targets and comparable outlets around it."""

    effect: float
    low: float
    high: float
    target_before: float
    target_after: float
    control_before: float
    control_after: float

    @property
    def told(self) -> Told:
        """`chance`: nothing that chance alone would not do as well."""
        if self.low > 0:
            return "up"
        return "down" if self.high < 0 else "chance"

    @property
    def without(self) -> float:
        """What the targets would have without the plan, if they had changed as the comparable outlets."""
        return self.target_after - self.effect

    def relative(self, value: float) -> float | None:
        """As a part of that; None where it is nothing."""
        return value / self.without if self.without > 0 else None


def open_stream(seed: int) -> Chance:
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))


def estimate_of(found: Difference, chance: Chance, *, confidence: float, resamples: int) -> Estimate:
    own = found.own
    error = np.sqrt(own.var(ddof=1) / len(own) + reuse_variance(found)) if len(own) > 1 else np.inf
    reach = error * _widths(own, chance, confidence, resamples)
    return Estimate(
        found.effect,
        float(found.effect - reach),
        float(found.effect + reach),
        float(found.before.mean()),
        float(found.after.mean()),
        float(found.control_before.mean()),
        float(found.control_after.mean()),
    )


def reuse_variance(found: Difference) -> float:
    """What it adds that comparable outlets are used again: sum of K (K - 1) / M^2 x variance, over N^2.

    K: how often an outlet is used; M: comparable outlets of each target; the variance is that inside the
    matched sets.
    """
    number, each = found.controls.shape
    if each < 2:
        spread = float(found.controls.var(ddof=1)) if number > 1 else 0.0
    else:
        spread = float(found.controls.var(axis=1, ddof=1).mean())
    times = Counter(outlet for outlets in found.outlets for outlet in outlets)
    used_again = sum(k * (k - 1) for k in times.values())
    return float(used_again / each**2 * spread / number**2)


def _widths(own: Floats, chance: Chance, confidence: float, resamples: int) -> float:
    """How many standard errors wide the range is to each side: the quantile of |t| over the draws.

    A draw of equal values has no error of its own and says nothing: never narrower than Student's range.
    """
    number, mean = len(own), own.mean()
    step = max(1, AT_ONCE // number)
    found = []
    for start in range(0, resamples, step):
        drawn = own[chance.integers(number, size=(min(step, resamples - start), number))]
        error = drawn.std(axis=1, ddof=1) / np.sqrt(number)
        told = error > 0
        found.append(np.abs(drawn.mean(axis=1)[told] - mean) / error[told])
    distances = np.concatenate(found)
    drawn_width = float(np.quantile(distances, confidence)) if len(distances) else 0.0
    return max(drawn_width, _student(number - 1, confidence))


def _student(freedom: int, confidence: float) -> float:
    """The two-sided quantile of Student's distribution, to the first order (Cornish and Fisher 1938)."""
    normal = NormalDist().inv_cdf((1 + confidence) / 2)
    return normal + (normal**3 + normal) / (4 * freedom)
