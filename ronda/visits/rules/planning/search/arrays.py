"""A team's problem and its tours as flat arrays; times and costs are whole ticks.

A tour's number is its day times the tours a day, plus its place among them. Nodes are the outlets, then
the places where tours start and end.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint64]

FAR = np.int64(1) << np.int64(60)

# Columns of `needs`, `patterns`, `limits` and `sums`.
SERVICE, LOAD = 0, 1
PRICE, MASK, COUNT, DAYS = 0, 1, 2, 3
LEAVE, ARRIVE, BUDGET, LONGEST, ROOM = 0, 1, 2, 3, 4
SIZE, TRAVEL, WORK, FILLED = 0, 1, 2, 3


class Ground(NamedTuple):
    """What does not change.

    `way` and `back`: ticks from node to node, and the same turned about. `needs` of an outlet at each visit.
    `near`: the other outlets, nearest first. `patterns` of outlet `c` are rows `first[c]` to
    `first[c + 1] - 1`, cheapest first. `open_days`: days that any pattern of the outlet uses. `limits` of
    each tour; a budget below 0 is no tour. `prices`: of a tick of overtime, and per mille of unevenness.
    """

    per_day: int
    way: Ints
    back: Ints
    needs: Longs
    near: Ints
    first: Longs
    patterns: Longs
    open_days: Flags
    limits: Longs
    prices: Longs


class Tours(NamedTuple):
    """What the search changes; a second one of these holds what it was.

    By tour: `stops` with both ends, `legs` after each stop, and `sums`. `at[c, day]`: the tour of an outlet
    on a day, or -1. `pattern`: its row, or -1.
    """

    stops: Ints
    legs: Ints
    sums: Longs
    at: Ints
    pattern: Longs


def empty_tours(ground: Ground) -> Tours:
    """Nobody goes out: a tour without stops costs nothing, also where it would end elsewhere."""
    outlets, days = ground.open_days.shape
    count = len(ground.limits)
    stops = np.zeros((count, outlets + 2), np.int32)
    stops[:, 0], stops[:, 1] = ground.limits[:, LEAVE], ground.limits[:, ARRIVE]
    return Tours(
        stops,
        np.zeros((count, outlets + 2), np.int32),
        np.zeros((count, 4), np.int64),
        np.full((outlets, days), -1, np.int32),
        np.full(outlets, -1, np.int64),
    )
