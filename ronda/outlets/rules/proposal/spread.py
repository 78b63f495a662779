"""Outlets without a position: they go where they even out the load."""

import numpy as np

from ronda.outlets.rules.proposal.chance import Flags, Floats, Ints

STAY_WITHIN = 1.01


def spread_out(owners: Ints, placed: Flags, weights: Floats, holders: Ints, managers: int) -> Ints:
    """`owners` with the rows that are not `placed` filled in.

    The heaviest first to whoever has least (Graham 1969), but it stays with its present manager
    as long as that one is not above the common load.
    """
    owners = owners.copy()
    loads = np.bincount(owners[placed], weights=weights[placed], minlength=managers)
    fair = weights.sum() / managers
    waiting = np.flatnonzero(~placed)
    for row in waiting[np.argsort(-weights[waiting], kind="stable")]:
        holder = int(holders[row])
        stays = holder >= 0 and loads[holder] + weights[row] <= STAY_WITHIN * fair
        owners[row] = holder if stays else int(loads.argmin())
        loads[owners[row]] += weights[row]
    return owners
