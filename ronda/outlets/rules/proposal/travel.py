"""How long the way to an outlet is when its portfolio is visited on good tours.

Method: Beardwood, Halton and Hammersley (1959), The shortest path through many points, Proc. Cambridge
Phil. Soc. 55: the best tour through n points of density f is close to K * sqrt(n) * integral of sqrt(f),
which is the sum over the points of K / sqrt(density there). K = 0.7124: Johnson, McGeoch and Rothberg
(1996). The density at a point is that of the circle to its fourth neighbour in the same portfolio, so
that towns and country need no common area. It leaves out the way from home and back.
"""

import numpy as np
from scipy.spatial import cKDTree

from ronda.outlets.rules.proposal.chance import Floats, Ints
from ronda.outlets.rules.proposal.points import Travel

TOUR_CONSTANT = 0.7124
NEIGHBOURS = 4


def minutes_on_the_way(points: Floats, travel: Travel) -> Floats:
    """For each point of one portfolio, the minutes that a visit to it adds to the tour."""
    if len(points) < 2:
        return np.zeros(len(points))
    # In a small portfolio the fourth neighbour may be the other end of it.
    near = min(NEIGHBOURS, max(1, (len(points) - 1) // 2))
    radius = cKDTree(points).query(points, k=[near + 1])[0][:, 0]
    metres = TOUR_CONSTANT * np.sqrt(np.pi / near) * radius * travel.detour_percent / 100
    minutes: Floats = metres / travel.metres_per_minute
    return minutes


def minutes_by_group(points: Floats, groups: Ints, travel: Travel) -> Floats:
    """The same for many portfolios at once."""
    minutes = np.zeros(len(points))
    for group in np.unique(groups):
        inside = groups == group
        minutes[inside] = minutes_on_the_way(points[inside], travel)
    return minutes
