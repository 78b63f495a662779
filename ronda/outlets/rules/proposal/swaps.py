"""Local search on finished groups: single moves make them even, single moves and swaps make them compact."""

from itertools import combinations

import numpy as np

from ronda.outlets.rules.proposal.chance import Floats, Ints

TOLERANCE = 0.02
SWAP_CANDIDATES = 40
# Square metres; less is a matter of which door of the same house.
NOT_WORTH = 10.0


def evened(apart: Floats, weights: Floats, groups: Ints) -> Ints:
    """Moves out of the heaviest and into the lightest group, the cheapest on the map for its effect first.

    Each move lowers the sum of the squared weights, so it ends.
    """
    groups = groups.copy()
    count = apart.shape[1]
    loads = np.bincount(groups, weights=weights, minlength=count)
    fair = loads.sum() / count
    rows = np.arange(len(groups))
    while loads.max() > (1 + TOLERANCE) * fair or loads.min() < (1 - TOLERANCE) * fair:
        gain = weights[:, None] * (loads[groups][:, None] - loads[None, :] - weights[:, None])
        concerned = (groups == loads.argmax())[:, None] | (np.arange(count) == loads.argmin())[None, :]
        useful = concerned & (gain > 1e-9 * fair * fair)
        if not useful.any():
            break
        cost = apart - apart[rows, groups][:, None]
        # What is nearer elsewhere comes first, however little it evens.
        price = np.where(useful, np.where(cost > 0, cost / np.where(useful, gain, 1.0), cost), np.inf)
        row, target = np.unravel_index(int(price.argmin()), price.shape)
        loads[groups[row]] -= weights[row]
        loads[target] += weights[row]
        groups[row] = target
    return groups


def tightened(apart: Floats, weights: Floats, groups: Ints) -> Ints:
    """Swaps between two groups that shorten the distances and leave the weights as even as they were."""
    groups = groups.copy()
    loads: Floats = np.bincount(groups, weights=weights, minlength=apart.shape[1]).astype(np.float64)
    bound = max(float(loads.max()), (1 + TOLERANCE) * float(loads.mean()))
    floor = min(float(loads.min()), (1 - TOLERANCE) * float(loads.mean()))
    for left, right in combinations(range(apart.shape[1]), 2):
        for _ in range(len(groups)):
            swap = _best_swap(apart, weights, groups, loads, left, right, floor, bound)
            if swap is None:
                break
            one, other, shift = swap
            groups[one], groups[other] = right, left
            loads[left] -= shift
            loads[right] += shift
    return groups


def _best_swap(
    apart: Floats,
    weights: Floats,
    groups: Ints,
    loads: Floats,
    left: int,
    right: int,
    floor: float,
    bound: float,
) -> tuple[int, int, float] | None:
    """Rows of the two that change places, and the weight that goes from left to right."""
    ones = _readiest(apart, groups, left, right)
    others = _readiest(apart, groups, right, left)
    if not ones.size or not others.size:
        return None
    saved = (apart[ones, left] - apart[ones, right])[:, None] + (apart[others, right] - apart[others, left])[
        None, :
    ]
    shift = weights[ones][:, None] - weights[others][None, :]
    new_left, new_right = loads[left] - shift, loads[right] + shift
    fits = (np.maximum(new_left, new_right) <= bound) & (np.minimum(new_left, new_right) >= floor)
    saved = np.where(fits, saved, -np.inf)
    row, column = np.unravel_index(int(saved.argmax()), saved.shape)
    if saved[row, column] <= max(1e-6 * float(apart[ones, left].mean()), NOT_WORTH):
        return None
    return int(ones[row]), int(others[column]), float(shift[row, column])


def _readiest(apart: Floats, groups: Ints, here: int, there: int) -> Ints:
    """The rows of a group that would gain most, or lose least, by going over."""
    rows = np.flatnonzero(groups == here)
    order = np.argsort(apart[rows, there] - apart[rows, here], kind="stable")
    return rows[order[:SWAP_CANDIDATES]]
