"""A team's problem and its tours as flat arrays; times and costs are whole ticks.

A tour's number is its day times the tours a day, plus its place among them. Nodes are the outlets, then
the places where tours start and end.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Nodes = npt.NDArray[np.uint32]
Flags = npt.NDArray[np.bool_]
Words = npt.NDArray[np.uint64]

FAR = np.int64(1) << np.int64(60)

# Columns of `needs`, `patterns`, `limits`, `sums` and `memo`.
SERVICE, LOAD = 0, 1
PRICE, MASK, COUNT, DAYS = 0, 1, 2, 3
LEAVE, ARRIVE, BUDGET, LONGEST, ROOM = 0, 1, 2, 3, 4
SIZE, TRAVEL, WORK, FILLED, COST, STAMP = 0, 1, 2, 3, 4, 5
WHEN, BEST = 0, 1

# A place and what it adds in one number, so that the less of two is the cheaper: `more << BITS | place`.
BITS = 20
PLACE = (1 << BITS) - 1


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

    stops: Nodes
    legs: Ints
    sums: Longs
    at: Ints
    pattern: Longs


class Notes(NamedTuple):
    """What the search keeps at hand.

    `chance`: the stream. `blinks`: places until the next, then gaps to draw from. `penalties`: of a tick
    beyond the longest day and of a unit of load beyond the room, in 256ths. `clock`: the last stamp of a
    tour. `touched` tours and outlets that are `out`: how many, which, and by number whether. `hit`: by
    tour the last turn that took from it. `keys`: what outlets are sorted by. `found`: by day the least
    cost, its tour, the stop before. `memo`: by outlet and tour the cheapest place, as of a stamp.
    """

    chance: Words
    blinks: Longs
    penalties: Longs
    clock: Longs
    touched: Longs
    out: Longs
    hit: Longs
    keys: Longs
    found: Longs
    memo: Longs


def empty_tours(ground: Ground) -> Tours:
    """Nobody goes out: a tour without stops costs nothing, also where it would end elsewhere."""
    outlets, days = ground.open_days.shape
    count = len(ground.limits)
    stops = np.zeros((count, outlets + 2), np.uint32)
    stops[:, 0], stops[:, 1] = ground.limits[:, LEAVE], ground.limits[:, ARRIVE]
    return Tours(
        stops,
        np.zeros((count, outlets + 2), np.int32),
        np.zeros((count, 6), np.int64),
        np.full((outlets, days), -1, np.int32),
        np.full(outlets, -1, np.int64),
    )


def empty_notes(ground: Ground, blinks: Longs, penalties: Longs) -> Notes:
    """Nothing noted yet."""
    outlets, days = ground.open_days.shape
    count = len(ground.limits)
    return Notes(
        np.zeros(4, np.uint64),
        blinks,
        penalties,
        np.zeros(1, np.int64),
        np.zeros(1 + 2 * count, np.int64),
        np.zeros(1 + 2 * outlets, np.int64),
        np.full(count, -1, np.int64),
        np.zeros(outlets, np.int64),
        np.zeros((3, days), np.int64),
        np.full((outlets, count, 2), -1, np.int64),
    )
