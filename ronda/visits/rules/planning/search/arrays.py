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


class Ground(NamedTuple):
    """What does not change.

    `way` and `back`: ticks from node to node, and the same turned about. `near`: the other outlets, nearest
    first. Patterns of outlet `c` are numbers `first[c]` to `first[c + 1] - 1`, cheapest first: `masks` of
    days, `price`, `counts` and `days` of each. `open_days`: days that any pattern of the outlet uses.
    By tour: `leave`, `arrive`, `budget` (below 0: no tour), `longest`, `room`.
    """

    outlets: int
    days_there: int
    tours: int
    way: Ints
    back: Ints
    service: Longs
    load: Longs
    near: Ints
    first: Ints
    masks: Longs
    price: Longs
    counts: Ints
    days: Ints
    open_days: Flags
    leave: Ints
    arrive: Ints
    budget: Longs
    longest: Longs
    room: Longs
    overtime_price: int
    uneven_price: int


class Tours(NamedTuple):
    """What the search changes; a second one of these holds what it was.

    By tour: `stops` with both ends, `legs` after each stop, `size` without ends, `travel`, `work` and
    `load`. `at[c, day]`: the tour of an outlet on a day, or -1. `pattern`: its number, or -1.
    """

    stops: Ints
    legs: Ints
    size: Longs
    travel: Longs
    work: Longs
    load: Longs
    at: Ints
    pattern: Longs


class Penalties(NamedTuple):
    """Price of what is not allowed, in 256ths of a tick: [ticks beyond the longest day, load beyond the room]."""

    each: Longs


def empty_tours(ground: Ground) -> Tours:
    """Every tour straight from start to end."""
    count = len(ground.leave)
    stops = np.zeros((count, ground.outlets + 2), np.int32)
    legs = np.zeros((count, ground.outlets + 2), np.int32)
    stops[:, 0], stops[:, 1] = ground.leave, ground.arrive
    legs[:, 0] = ground.way[ground.leave, ground.arrive]
    return Tours(
        stops,
        legs,
        np.zeros(count, np.int64),
        legs[:, 0].astype(np.int64),
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
        np.full((ground.outlets, ground.days_there), -1, np.int32),
        np.full(ground.outlets, -1, np.int64),
    )
