"""How far chance alone would move an effect.

Target outlets are drawn anew with their matches as they are (a bootstrap over clusters). Drawing and matching
everything anew would be wrong: the bootstrap fails for nearest neighbours with replacement (Abadie and Imbens
2008, Econometrica 76(6)). Fixed matches alone would be too sure where one outlet is compared with many, so
what Abadie and Imbens (2006, Econometrica 74(1)) add to the variance for it is added to every draw.
The range holds for these outlets and this method, not for what no ledger tells: why outlets were chosen.
"""

from collections import Counter
from dataclasses import dataclass
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
    draws = _drawn(own, chance, resamples)
    # A sample's own spread is too narrow by this much, which matters where outlets are few.
    number = len(own)
    wider = np.sqrt(number / (number - 1)) if number > 1 else 1.0
    noise = chance.normal(0.0, 1.0, resamples) * np.sqrt(reuse_variance(found))
    spread = found.effect + (draws - found.effect) * wider + noise
    low, high = np.quantile(spread, [(1 - confidence) / 2, (1 + confidence) / 2])
    return Estimate(
        found.effect,
        float(low),
        float(high),
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
    return used_again / each**2 * spread / number**2


def _drawn(own: Floats, chance: Chance, resamples: int) -> Floats:
    number = len(own)
    step = max(1, AT_ONCE // number)
    parts = [
        own[chance.integers(number, size=(min(step, resamples - start), number))].mean(axis=1)
        for start in range(0, resamples, step)
    ]
    return np.concatenate(parts)
