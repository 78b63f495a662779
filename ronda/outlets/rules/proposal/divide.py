"""Points with weights into compact, even groups."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from ronda.outlets.rules.proposal.balance import priced_groups
from ronda.outlets.rules.proposal.centres import middles, scatter, scattered_centres, squared_distances
from ronda.outlets.rules.proposal.chance import Chance, Floats, Ints
from ronda.outlets.rules.proposal.swaps import evened, tightened

STARTS = 6
ROUNDS = 12
REFINEMENTS = 4
EVEN_ENOUGH = 1.05
# Groups around the present portfolios are preferred unless others are more compact by this much.
PRESENT_BONUS = 0.95

Weigh = Callable[[Ints], Floats]


@dataclass(frozen=True)
class _Division:
    groups: Ints
    unevenness: float
    scatter: float

    @property
    def rank(self) -> tuple[float, float]:
        """Even enough first, then compact."""
        return max(self.unevenness, EVEN_ENOUGH), self.scatter


def divide(points: Floats, count: int, weigh: Weigh, present: Floats | None, chance: Chance) -> Ints:
    """The number of its group for each point; `weigh` tells the weights, which depend on the groups.

    `present` holds the middles of the present portfolios, one of several places to start from.
    """
    # A metre of chance tells outlets at one address apart.
    points = points + chance.uniform(-0.5, 0.5, points.shape)
    starts = [scattered_centres(points, count, chance) for _ in range(STARTS)]
    found = [_settle(points, weigh, start) for start in starts]
    best = min(found, key=lambda each: each.rank)
    if present is not None:
        kept = _settle(points, weigh, present)
        if kept.rank[0] <= best.rank[0] and kept.scatter * PRESENT_BONUS <= best.scatter:
            best = kept
    return best.groups


def _settle(points: Floats, weigh: Weigh, centres: Floats) -> _Division:
    """Assign and move the centres in turns (Lloyd 1982), then search around the result."""
    count = len(centres)
    prices = np.zeros(count)
    weights = weigh(np.zeros(len(points), dtype=np.int64))
    groups = squared_distances(points, centres).argmin(axis=1)
    for _ in range(ROUNDS):
        before = groups
        groups, prices = priced_groups(squared_distances(points, centres), weights, prices)
        centres = middles(points, groups, centres)
        if (before == groups).all():
            break
    divisions = []
    for _ in range(REFINEMENTS):
        weights = weigh(groups)
        groups = evened(squared_distances(points, centres), weights, groups)
        centres = middles(points, groups, centres)
        groups = tightened(squared_distances(points, centres), weights, groups)
        centres = middles(points, groups, centres)
        divisions.append(_judged(points, groups, count, weigh))
    return min(divisions, key=lambda each: each.rank)


def _judged(points: Floats, groups: Ints, count: int, weigh: Weigh) -> _Division:
    loads = np.bincount(groups, weights=weigh(groups), minlength=count)
    return _Division(
        groups, float(loads.max() / loads.mean()) if loads.any() else 1.0, scatter(points, groups)
    )
