"""What is taken out: strings of neighbouring visits, and with some of them the whole outlet.

Method: Christiaens and Vanden Berghe 2020, Slack induction by string removals for vehicle routing problems,
Transportation Science 54, section 5.1; here a neighbour stands in the tours of several days.
"""

import numpy as np

from ronda.visits.rules.planning.search.arrays import COUNT, DAYS, SIZE, Ground, Longs, Notes, Tours, Words
from ronda.visits.rules.planning.search.chance import draw_below
from ronda.visits.rules.planning.search.compiled import compiled
from ronda.visits.rules.planning.search.tour import copy_tour, place_of, take_out


@compiled
def touch(tours: Tours, before: Tours, notes: Notes, tour: int) -> None:
    """Keep the tour as it was, once."""
    touched = notes.touched
    known = 1 + len(tours.sums) + tour
    if touched[known] == 0:
        touched[known] = 1
        touched[1 + touched[0]] = tour
        touched[0] += 1
        copy_tour(tours, before, tour)


@compiled
def note_out(tours: Tours, before: Tours, notes: Notes, outlet: int) -> None:
    """The outlet waits to be put in again."""
    out = notes.out
    known = 1 + len(tours.pattern) + outlet
    if out[known] == 0:
        out[known] = 1
        out[1 + out[0]] = outlet
        out[0] += 1
        before.pattern[outlet] = tours.pattern[outlet]


@compiled
def ruin(ground: Ground, tours: Tours, before: Tours, notes: Notes, turn: int, effort: Longs) -> None:
    """`effort`: visits to take out on average, longest string, per mille of whole outlets and of one day."""
    outlets = len(tours.pattern)
    pattern, patterns = tours.pattern, ground.patterns
    out, hit, state = notes.out, notes.hit, notes.chance
    seed = draw_below(state, outlets)
    day = _day_of(patterns, pattern[seed], state)
    if day < 0:
        note_out(tours, before, notes, seed)
    longest = min(effort[1], tours.sums[tours.at[seed, day], SIZE] if day >= 0 else effort[1])
    strings = 1 + draw_below(state, max(1, (4 * effort[0]) // (1 + longest) - 1))
    one_day = draw_below(state, np.int64(1000)) < effort[3]
    for k in range(-1, ground.near.shape[1]):
        outlet = seed if k < 0 else np.int64(ground.near[seed, k])
        if out[1 + outlets + outlet] != 0:
            continue
        if not one_day:
            day = _day_of(patterns, pattern[outlet], state)
        if day < 0 or patterns[pattern[outlet], COUNT] == 0:
            # Not visited at all: whenever something near is moved, it gets its chance.
            note_out(tours, before, notes, outlet)
            continue
        tour = tours.at[outlet, day]
        if tour < 0 or hit[tour] == turn:
            continue
        hit[tour] = turn
        _take_string(ground, tours, before, notes, outlet, np.int64(tour), longest)
        strings -= 1
        if strings == 0:
            break
    for k in range(out[0]):
        if draw_below(state, np.int64(1000)) < effort[2]:
            _take_all(ground, tours, before, notes, out[1 + k])


@compiled
def _day_of(patterns: Longs, pattern: int, state: Words) -> int:
    """One of the pattern's days by chance, -1 for none."""
    if pattern < 0 or patterns[pattern, COUNT] == 0:
        return -1
    return patterns[pattern, DAYS + draw_below(state, patterns[pattern, COUNT])]


@compiled
def _take_string(
    ground: Ground, tours: Tours, before: Tours, notes: Notes, outlet: int, tour: int, longest: int
) -> None:
    """A string of stops around the outlet, or such a string with some kept in its middle."""
    state = notes.chance
    touch(tours, before, notes, tour)
    size = tours.sums[tour, SIZE]
    length = 1 + draw_below(state, min(size, longest))
    spared = 0
    if length > 1 and length < size and draw_below(state, np.int64(2)) == 0:
        spared = 1
        while length + spared < size and draw_below(state, np.int64(2)) == 0:
            spared += 1
    window = length + spared
    place = place_of(tours.stops, outlet, tour)
    low, high = max(1, place - window + 1), min(place, size - window + 1)
    start = low + draw_below(state, high - low + 1)
    # The outlet itself may be among those kept; then its neighbours go.
    skip = 1 + draw_below(state, length - 1) if spared > 0 else length
    for k in range(window):
        if k < skip or k >= skip + spared:
            note_out(tours, before, notes, np.int64(tours.stops[tour, start + k]))
    if spared > 0:
        take_out(ground, tours, notes, tour, start + skip + spared, length - skip)
    take_out(ground, tours, notes, tour, start, skip)


@compiled
def _take_all(ground: Ground, tours: Tours, before: Tours, notes: Notes, outlet: int) -> None:
    """The outlet's other visits, so that its pattern is free."""
    pattern = tours.pattern[outlet]
    if pattern < 0:
        return
    for k in range(ground.patterns[pattern, COUNT]):
        tour = np.int64(tours.at[outlet, ground.patterns[pattern, DAYS + k]])
        if tour >= 0:
            touch(tours, before, notes, tour)
            take_out(ground, tours, notes, tour, place_of(tours.stops, outlet, tour), np.int64(1))
