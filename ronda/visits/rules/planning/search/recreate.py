"""What was taken out is put in again, each outlet at its cheapest pattern and places, with blinks.

Method: Christiaens and Vanden Berghe 2020, section 5.2: greedy insertion that overlooks a place now and
then. An outlet keeps the visits that were not taken out, so its new pattern is one that contains them.
"""

import numpy as np

from ronda.visits.rules.planning.search.arrays import (
    BEST,
    BITS,
    BUDGET,
    COST,
    COUNT,
    DAYS,
    FAR,
    FILLED,
    LEAVE,
    LOAD,
    MASK,
    PLACE,
    PRICE,
    SERVICE,
    SIZE,
    STAMP,
    TRAVEL,
    WHEN,
    WORK,
    Ground,
    Longs,
    Notes,
    Tours,
)
from ronda.visits.rules.planning.search.chance import draw_below
from ronda.visits.rules.planning.search.compiled import compiled
from ronda.visits.rules.planning.search.ruin import touch
from ronda.visits.rules.planning.search.tour import cost_of, put_in


@compiled
def recreate(ground: Ground, tours: Tours, before: Tours, notes: Notes) -> bool:
    """Whether all are in."""
    out, found = notes.out, notes.found
    _sort(ground, notes)
    for k in range(out[0]):
        outlet = out[1 + k]
        kept = _price_days(ground, tours, notes, outlet)
        chosen = _choose(ground.patterns, ground.first[outlet], ground.first[outlet + 1], kept, found)
        if chosen < 0:
            return False
        tours.pattern[outlet] = chosen
        for place in range(DAYS, DAYS + ground.patterns[chosen, COUNT]):
            day = ground.patterns[chosen, place]
            if tours.at[outlet, day] < 0:
                touch(tours, before, notes, found[1, day])
                put_in(ground, tours, notes, outlet, found[1, day], found[2, day])
    return True


@compiled
def _sort(ground: Ground, notes: Notes) -> None:
    """By chance, most work or load first, far from the start first, near first, or fewest patterns first."""
    out, keys = notes.out, notes.keys
    count = out[0]
    kind = draw_below(notes.chance, np.int64(12))
    for k in range(count):
        outlet = out[1 + k]
        if kind < 4:
            keys[k] = draw_below(notes.chance, np.int64(1 << 30))
        elif kind < 7:
            often = ground.patterns[ground.first[outlet], COUNT]
            keys[k] = -(ground.needs[outlet, LOAD] + ground.needs[outlet, SERVICE]) * often
        elif kind < 9:
            keys[k] = -np.int64(ground.way[ground.limits[0, LEAVE], outlet])
        elif kind < 10:
            keys[k] = np.int64(ground.way[ground.limits[0, LEAVE], outlet])
        else:
            patterns = ground.first[outlet + 1] - ground.first[outlet]
            keys[k] = patterns * 64 + draw_below(notes.chance, np.int64(64))
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
def _price_days(ground: Ground, tours: Tours, notes: Notes, outlet: int) -> int:
    """The cheapest tour and place of each day; the days on which the outlet is visited already."""
    kept = np.int64(0)
    found = notes.found
    for day in range(ground.open_days.shape[1]):
        found[0, day] = FAR
        if tours.at[outlet, day] >= 0:
            kept |= np.int64(1) << np.int64(day)
            found[0, day] = 0
        elif ground.open_days[outlet, day]:
            _price_day(ground, tours, notes, outlet, day)
    return kept


@compiled
def _price_day(ground: Ground, tours: Tours, notes: Notes, outlet: int, day: int) -> None:
    limits, prices, sums, memo, blinks = ground.limits, ground.prices, tours.sums, notes.memo, notes.blinks
    service, load = ground.needs[outlet, SERVICE], ground.needs[outlet, LOAD]
    least, chosen, after = FAR, np.int64(-1), np.int64(0)
    empty_seen = False
    for tour in range(day * ground.per_day, (day + 1) * ground.per_day):
        size = sums[tour, SIZE]
        if limits[tour, BUDGET] < 0 or (size == 0 and empty_seen):
            continue
        empty_seen = empty_seen or size == 0
        travel, work, filled = sums[tour, TRAVEL], sums[tour, WORK] + service, sums[tour, FILLED] + load
        if memo[outlet, tour, WHEN] != sums[tour, STAMP]:
            bound = cost_of(limits, prices, notes.penalties, tour, travel, work, filled)
            if bound - sums[tour, COST] >= least:
                continue
            memo[outlet, tour, WHEN] = sums[tour, STAMP]
            memo[outlet, tour, BEST] = _look(ground, tours, outlet, tour, np.int64(-1))
        best = memo[outlet, tour, BEST]
        if blinks[0] > size:
            blinks[0] -= size + 1
        else:
            if blinks[0] == best & PLACE:
                best = _look(ground, tours, outlet, tour, blinks[0])
            blinks[0] = blinks[1 + draw_below(notes.chance, len(blinks) - 1)]
        if best == FAR:
            # The only place was overlooked.
            continue
        place, best = best & PLACE, best >> BITS
        if best >= least:
            continue
        cost = cost_of(limits, prices, notes.penalties, tour, travel + best, work, filled) - sums[tour, COST]
        if cost < least:
            least, chosen, after = cost, tour, place
    notes.found[0, day], notes.found[1, day], notes.found[2, day] = least, chosen, after


@compiled
def _look(ground: Ground, tours: Tours, outlet: int, tour: int, blind: int) -> int:
    """The place where the outlet adds least, but the blind one; without branches, which are guessed wrong."""
    way, back = ground.way[outlet], ground.back[outlet]
    stops, legs = tours.stops[tour], tours.legs[tour]
    best = FAR
    here = np.int64(back[stops[0]])
    for k in range(tours.sums[tour, SIZE] + 1):
        stop = stops[k + 1]
        this = (here + np.int64(way[stop]) - np.int64(legs[k])) << BITS | k
        here = np.int64(back[stop])
        best = min(best, FAR if k == blind else this)
    return best
