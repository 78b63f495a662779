"""What was taken out is put in again, each outlet at its cheapest pattern and places, with blinks.

Method: Christiaens and Vanden Berghe 2020, section 5.2: greedy insertion that overlooks a place now and
then. An outlet keeps the visits that were not taken out, so its new pattern is one that contains them.
"""

import numpy as np

from ronda.visits.rules.planning.search.arrays import (
    BUDGET,
    COUNT,
    DAYS,
    FAR,
    FILLED,
    LEAVE,
    LOAD,
    MASK,
    PRICE,
    SERVICE,
    SIZE,
    TRAVEL,
    WORK,
    Flags,
    Ground,
    Ints,
    Longs,
    Tours,
    Words,
)
from ronda.visits.rules.planning.search.chance import draw_below
from ronda.visits.rules.planning.search.compiled import compiled
from ronda.visits.rules.planning.search.ruin import touch
from ronda.visits.rules.planning.search.tour import cost_of, put_in


@compiled
def recreate(
    ground: Ground,
    tours: Tours,
    before: Tours,
    touched: Longs,
    out: Longs,
    found: Longs,
    penalties: Longs,
    blinks: Longs,
    state: Words,
) -> bool:
    """Whether all are in. `found`: by day the least cost, its tour, the stop before; `blinks`: next, gaps."""
    _sort(ground, out, state)
    for k in range(out[0]):
        outlet = out[1 + k]
        kept = _price_days(
            ground.per_day,
            ground.way,
            ground.back,
            ground.needs,
            ground.open_days,
            ground.limits,
            ground.prices,
            penalties,
            tours.stops,
            tours.legs,
            tours.sums,
            tours.at,
            outlet,
            found,
            blinks,
            state,
        )
        chosen = _choose(ground.patterns, ground.first[outlet], ground.first[outlet + 1], kept, found)
        if chosen < 0:
            return False
        tours.pattern[outlet] = chosen
        for place in range(DAYS, DAYS + ground.patterns[chosen, COUNT]):
            day = ground.patterns[chosen, place]
            if tours.at[outlet, day] < 0:
                touch(tours, before, touched, found[1, day])
                put_in(ground, tours, outlet, found[1, day], found[2, day])
    return True


@compiled
def _sort(ground: Ground, out: Longs, state: Words) -> None:
    """By chance, most work or load first, far from the start first, near first, or fewest patterns first."""
    count = out[0]
    kind = draw_below(state, 12)
    keys = np.empty(count, np.int64)
    for k in range(count):
        outlet = out[1 + k]
        patterns = ground.first[outlet + 1] - ground.first[outlet]
        if kind < 4:
            keys[k] = draw_below(state, 1 << 30)
        elif kind < 7:
            often = ground.patterns[ground.first[outlet], COUNT]
            keys[k] = -(ground.needs[outlet, LOAD] + ground.needs[outlet, SERVICE]) * often
        elif kind < 9:
            keys[k] = -np.int64(ground.way[ground.limits[0, LEAVE], outlet])
        elif kind < 10:
            keys[k] = np.int64(ground.way[ground.limits[0, LEAVE], outlet])
        else:
            keys[k] = patterns * 64 + draw_below(state, 64)
    for k in range(1, count):
        key, outlet = keys[k], out[1 + k]
        j = k - 1
        while j >= 0 and keys[j] > key:
            keys[j + 1] = keys[j]
            out[2 + j] = out[1 + j]
            j -= 1
        keys[j + 1] = key
        out[2 + j] = outlet


@compiled
def _choose(patterns: Longs, first: int, last: int, kept: int, found: Longs) -> int:
    """The cheapest pattern that contains the days kept, -1 when there is none."""
    best, chosen = FAR, np.int64(-1)
    for pattern in range(first, last):
        cost = patterns[pattern, PRICE]
        if cost >= best:
            break
        if (patterns[pattern, MASK] & kept) != kept:
            continue
        for place in range(DAYS, DAYS + patterns[pattern, COUNT]):
            cost += found[0, patterns[pattern, place]]
            if cost >= best:
                break
        if cost < best:
            best, chosen = cost, pattern
    return chosen


@compiled
def _price_days(
    per_day: int,
    way: Ints,
    back: Ints,
    needs: Longs,
    open_days: Flags,
    limits: Longs,
    prices: Longs,
    penalties: Longs,
    stops: Ints,
    legs: Ints,
    sums: Longs,
    at: Ints,
    outlet: int,
    found: Longs,
    blinks: Longs,
    state: Words,
) -> int:
    """The cheapest tour and place of each day; the days on which the outlet is visited already.

    Arrays one by one: handing on whole tuples costs more than the search itself.
    """
    kept = np.int64(0)
    service, load = needs[outlet, SERVICE], needs[outlet, LOAD]
    for day in range(open_days.shape[1]):
        found[0, day] = FAR
        if at[outlet, day] >= 0:
            kept |= np.int64(1) << np.int64(day)
            found[0, day] = 0
            continue
        if not open_days[outlet, day]:
            continue
        empty_seen = False
        for tour in range(day * per_day, (day + 1) * per_day):
            size = sums[tour, SIZE]
            if limits[tour, BUDGET] < 0 or (size == 0 and empty_seen):
                continue
            empty_seen = empty_seen or size == 0
            travel, work, filled = sums[tour, TRAVEL], sums[tour, WORK], sums[tour, FILLED]
            now = cost_of(limits, prices, penalties, tour, travel, work, filled)
            least = cost_of(limits, prices, penalties, tour, travel, work + service, filled + load) - now
            if least >= found[0, day]:
                continue
            blind = np.int64(-1)
            if blinks[0] <= size:
                blind = blinks[0]
                blinks[0] = blinks[1 + draw_below(state, len(blinks) - 1)]
            else:
                blinks[0] -= size + 1
            best, place = FAR, np.int64(-1)
            here = np.int64(back[outlet, stops[tour, 0]])
            for k in range(size + 1):
                following = stops[tour, k + 1]
                more = here + np.int64(way[outlet, following]) - np.int64(legs[tour, k])
                if more < best and k != blind:
                    best, place = more, k
                here = np.int64(back[outlet, following])
            if place < 0:
                continue
            cost = (
                cost_of(limits, prices, penalties, tour, travel + best, work + service, filled + load) - now
            )
            if cost < found[0, day]:
                found[0, day], found[1, day], found[2, day] = cost, tour, place
    return kept
