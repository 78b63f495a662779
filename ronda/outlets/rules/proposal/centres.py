"""Where the middles of the portfolios may lie at first, and where they move to."""

import numpy as np

from ronda.outlets.rules.proposal.chance import Chance, Floats, Ints


def scattered_centres(points: Floats, count: int, chance: Chance) -> Floats:
    """Far from each other by chance: k-means++ (Arthur and Vassilvitskii 2007, SODA)."""
    chosen = [points[int(chance.integers(len(points)))]]
    nearest = squared_distances(points, np.array(chosen))[:, 0]
    while len(chosen) < count:
        reach = np.cumsum(nearest)
        pick = np.searchsorted(reach, chance.random() * reach[-1], side="right")
        chosen.append(points[min(int(pick), len(points) - 1)])
        nearest = np.minimum(nearest, squared_distances(points, np.array(chosen[-1:]))[:, 0])
    return np.array(chosen)


def middles(points: Floats, groups: Ints, centres: Floats) -> Floats:
    """The mean position of each group; an empty group stays where its centre was."""
    sizes = np.bincount(groups, minlength=len(centres))
    sums = np.column_stack(
        [np.bincount(groups, weights=points[:, axis], minlength=len(centres)) for axis in (0, 1)]
    )
    found: Floats = np.where(sizes[:, None] > 0, sums / np.maximum(sizes, 1)[:, None], centres)
    return found


def squared_distances(points: Floats, centres: Floats) -> Floats:
    """One row a point, one column a centre."""
    apart: Floats = ((points[:, None, :] - centres[None, :, :]) ** 2).sum(axis=2)
    return apart


def scatter(points: Floats, groups: Ints) -> float:
    """The sum of squared distances to the middle of each one's group: the less, the more compact."""
    count = int(groups.max()) + 1
    centres = middles(points, groups, np.zeros((count, 2)))
    return float(((points - centres[groups]) ** 2).sum())
