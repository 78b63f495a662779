"""One tour: what it costs, a stop more, a stop less."""

import numpy as np

from ronda.visits.rules.planning.search.arrays import (
    BUDGET,
    COST,
    FILLED,
    LOAD,
    LONGEST,
    ROOM,
    SERVICE,
    SIZE,
    STAMP,
    TRAVEL,
    WORK,
    Ground,
    Longs,
    Nodes,
    Notes,
    Tours,
)
from ronda.visits.rules.planning.search.compiled import compiled


@compiled
def cost_of(
    limits: Longs, prices: Longs, penalties: Longs, tour: int, travel: int, work: int, load: int
) -> int:
    """Travel, overtime, unevenness, and what goes beyond the longest day and the room."""
    cost = travel
    length = travel + work
    budget = limits[tour, BUDGET]
    if length > budget:
        cost += prices[0] * (length - budget)
        if length > limits[tour, LONGEST]:
            cost += ((length - limits[tour, LONGEST]) * penalties[0]) >> 8
    if prices[1] > 0:
        cost += prices[1] * length * length // (2000 * max(budget, 1))
    if load > limits[tour, ROOM]:
        cost += ((load - limits[tour, ROOM]) * penalties[1]) >> 8
    return cost


@compiled
def sum_up(ground: Ground, tours: Tours, notes: Notes, tour: int) -> None:
    """Its cost, and a stamp: no two states have the same; an undone tour has its old one again."""
    sums = tours.sums
    sums[tour, COST] = cost_of(
        ground.limits,
        ground.prices,
        notes.penalties,
        tour,
        sums[tour, TRAVEL],
        sums[tour, WORK],
        sums[tour, FILLED],
    )
    notes.clock[0] += 1
    sums[tour, STAMP] = notes.clock[0]


@compiled
def put_in(ground: Ground, tours: Tours, notes: Notes, outlet: int, tour: int, place: int) -> None:
    """`outlet` becomes the stop after number `place`."""
    stops, legs, sums = tours.stops, tours.legs, tours.sums
    size = sums[tour, SIZE]
    for k in range(size + 1, place, -1):
        stops[tour, k + 1] = stops[tour, k]
        legs[tour, k] = legs[tour, k - 1]
    stops[tour, place + 1] = outlet
    gone = legs[tour, place]
    legs[tour, place] = ground.back[outlet, stops[tour, place]]
    legs[tour, place + 1] = ground.way[outlet, stops[tour, place + 2]]
    sums[tour, TRAVEL] += np.int64(legs[tour, place]) + np.int64(legs[tour, place + 1]) - gone
    sums[tour, WORK] += ground.needs[outlet, SERVICE]
    sums[tour, FILLED] += ground.needs[outlet, LOAD]
    sums[tour, SIZE] = size + 1
    tours.at[outlet, tour // ground.per_day] = tour
    sum_up(ground, tours, notes, tour)


@compiled
def take_out(ground: Ground, tours: Tours, notes: Notes, tour: int, place: int, count: int) -> None:
    """Without the `count` stops from number `place` on."""
    stops, legs, sums = tours.stops, tours.legs, tours.sums
    size = sums[tour, SIZE]
    day = tour // ground.per_day
    gone = np.int64(legs[tour, place - 1])
    for k in range(place, place + count):
        outlet = np.int64(stops[tour, k])
        gone += legs[tour, k]
        tours.at[outlet, day] = -1
        sums[tour, WORK] -= ground.needs[outlet, SERVICE]
        sums[tour, FILLED] -= ground.needs[outlet, LOAD]
    for k in range(place + count, size + 2):
        stops[tour, k - count] = stops[tour, k]
        legs[tour, k - count] = legs[tour, k]
    sums[tour, SIZE] = size - count
    legs[tour, place - 1] = ground.way[stops[tour, place - 1], stops[tour, place]] if size > count else 0
    sums[tour, TRAVEL] += np.int64(legs[tour, place - 1]) - gone
    sum_up(ground, tours, notes, tour)


@compiled
def place_of(stops: Nodes, outlet: int, tour: int) -> int:
    """The number of the stop; the outlet is on the tour."""
    place = 1
    while stops[tour, place] != outlet:
        place += 1
    return place


@compiled
def copy_tour(source: Tours, target: Tours, tour: int) -> None:
    """Stops and sums; `at` is the caller's."""
    for k in range(source.sums[tour, SIZE] + 2):
        target.stops[tour, k] = source.stops[tour, k]
        target.legs[tour, k] = source.legs[tour, k]
    for k in range(6):
        target.sums[tour, k] = source.sums[tour, k]
