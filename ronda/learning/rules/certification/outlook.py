"""How many will hold a level on a day to come: exact, not drawn by chance.

People pass or fail by themselves, each with a chance of their own, so their number follows the distribution
of Poisson's binomial (Wang: On the number of successes in independent trials, Statistica Sinica 3, 1993). It
is built up person by person. The pass rate itself is not known either: the distribution is the mean over
equally likely rates, the same for everybody, so that a range is not told too narrow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from ronda.learning.rules.certification.heads import heads_of
from ronda.learning.rules.certification.paths import Chances


@dataclass(frozen=True)
class Outlook:
    """Heads out of `staff`: the mean, a range, and the chance of strictly more than the goal."""

    staff: int
    needed: int | None
    mean: float
    low: int
    high: int
    chance: float


def number_of(people: Sequence[Chances], size: int) -> NDArray[np.float64]:
    """For each pass rate the chances of 0, 1, 2 … people."""
    dist = np.zeros((size, len(people) + 1))
    dist[:, 0] = 1.0
    for chance in people:
        dist[:, 1:] = dist[:, 1:] * (1 - chance)[:, None] + dist[:, :-1] * chance[:, None]
        dist[:, 0] *= 1 - chance
    return dist


def outlook_of(people: Sequence[Chances], goal: Decimal, *, mass: float, size: int) -> Outlook:
    """Of the people who are counted on the day, with the chance of each to hold the level."""
    needed = heads_of(len(people), goal).needed
    dist = number_of(people, size).mean(axis=0)
    tail = (1 - mass) / 2
    below = np.cumsum(dist)
    # A hair's breadth, as sums of fractions are never exact.
    low = int(np.argmax(below > tail + 1e-12))
    high = int(np.argmax(below >= 1 - tail - 1e-12))
    chance = 0.0 if needed is None else float(dist[needed:].sum())
    return Outlook(
        staff=len(people),
        needed=needed,
        mean=float((dist * np.arange(len(dist))).sum()),
        low=low,
        high=max(low, high),
        chance=min(1.0, chance),
    )
