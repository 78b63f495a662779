"""Each point to a centre so that the groups weigh about the same.

Method: the assignment of least squares under given group weights is a power diagram, a Voronoi diagram
in which each centre has a price (Aurenhammer, Hoffmann and Aronov 1998, Minkowski-type theorems and
least-squares clustering, Algorithmica 20). The prices rise
where there is too much and fall where there is too little, an ascent on the dual; each price has its own
step, longer while it keeps its direction and shorter when it turns (Riedmiller and Braun 1993, RPROP), so
that towns and wide country need no common scale.
"""

import numpy as np

from ronda.outlets.rules.proposal.chance import Floats, Ints

STEPS = 60
LONGER, SHORTER = 1.3, 0.5
EVEN = 0.01


def priced_groups(apart: Floats, weights: Floats, prices: Floats) -> tuple[Ints, Floats]:
    """The most even groups found from `prices`, and the prices that gave them."""
    count = apart.shape[1]
    fair = weights.sum() / count or 1.0
    steps = np.full(count, 0.1 * float(apart.min(axis=1).mean()))
    best, best_prices, least = apart.argmin(axis=1), prices, np.inf
    direction = np.zeros(count)
    for _ in range(STEPS):
        groups: Ints = (apart + prices).argmin(axis=1)
        excess = np.bincount(groups, weights=weights, minlength=count) / fair - 1.0
        if (uneven := float(np.abs(excess).max())) < least:
            best, best_prices, least = groups, prices, uneven
        if least < EVEN:
            break
        turned = direction * np.sign(excess) < 0
        steps = steps * np.where(turned, SHORTER, LONGER)
        direction = np.sign(excess)
        prices = prices + steps * direction
    return best, best_prices - best_prices.mean()
