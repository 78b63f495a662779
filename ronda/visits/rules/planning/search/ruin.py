"""What is taken out: strings of neighbouring visits, and with some of them the whole outlet.

Method: Christiaens and Vanden Berghe 2020, Slack induction by string removals for vehicle routing problems,
Transportation Science 54, section 5.1; here a neighbour stands in the tours of several days.
"""

from ronda.visits.rules.planning.search.arrays import COUNT, DAYS, SIZE, Ground, Longs, Tours, Words
from ronda.visits.rules.planning.search.chance import draw_below
from ronda.visits.rules.planning.search.compiled import compiled
from ronda.visits.rules.planning.search.tour import copy_tour, place_of, take_out


@compiled
def touch(tours: Tours, before: Tours, touched: Longs, tour: int) -> None:
    """Keep the tour as it was, once; `touched`: how many, then which, then by tour whether."""
    count = len(tours.sums)
    if touched[1 + count + tour] == 0:
        touched[1 + count + tour] = 1
        touched[1 + touched[0]] = tour
        touched[0] += 1
        copy_tour(tours, before, tour)


@compiled
def note_out(pattern: Longs, pattern_before: Longs, out: Longs, outlet: int) -> None:
    """The outlet waits to be put in again; `out`: how many, then which, then by outlet whether."""
    count = len(pattern)
    if out[1 + count + outlet] == 0:
        out[1 + count + outlet] = 1
        out[1 + out[0]] = outlet
        out[0] += 1
        pattern_before[outlet] = pattern[outlet]


@compiled
def ruin(
    ground: Ground,
    tours: Tours,
    before: Tours,
    touched: Longs,
    out: Longs,
    hit: Longs,
    turn: int,
    state: Words,
    effort: Longs,
) -> None:
    """`effort`: visits to take out on average, longest string, per mille of whole outlets and of one day."""
    outlets = len(tours.pattern)
    pattern, patterns = tours.pattern, ground.patterns
    seed = draw_below(state, outlets)
    day = _day_of(patterns, pattern[seed], state)
    if day < 0:
        note_out(pattern, before.pattern, out, seed)
    longest = min(effort[1], tours.sums[tours.at[seed, day], SIZE] if day >= 0 else effort[1])
    strings = 1 + draw_below(state, max(1, (4 * effort[0]) // (1 + longest) - 1))
    one_day = draw_below(state, 1000) < effort[3]
    for k in range(-1, ground.near.shape[1]):
        outlet = seed if k < 0 else ground.near[seed, k]
        if out[1 + outlets + outlet] != 0:
            continue
        if not one_day:
            day = _day_of(patterns, pattern[outlet], state)
        if day < 0 or patterns[pattern[outlet], COUNT] == 0:
            # Not visited at all: whenever something near is moved, it gets its chance.
            note_out(pattern, before.pattern, out, outlet)
            continue
        tour = tours.at[outlet, day]
        if tour < 0 or hit[tour] == turn:
            continue
        hit[tour] = turn
        _take_string(ground, tours, before, touched, out, outlet, tour, longest, state)
        strings -= 1
        if strings == 0:
            break
    for k in range(out[0]):
        if draw_below(state, 1000) < effort[2]:
            _take_all(ground, tours, before, touched, out[1 + k])


@compiled
def _day_of(patterns: Longs, pattern: int, state: Words) -> int:
    """One of the pattern's days by chance, -1 for none."""
    if pattern < 0 or patterns[pattern, COUNT] == 0:
        return -1
    return patterns[pattern, DAYS + draw_below(state, patterns[pattern, COUNT])]


@compiled
def _take_string(
    ground: Ground,
    tours: Tours,
    before: Tours,
    touched: Longs,
    out: Longs,
    outlet: int,
    tour: int,
    longest: int,
    state: Words,
) -> None:
    """A string of stops around the outlet, or such a string with some kept in its middle."""
    touch(tours, before, touched, tour)
    size = tours.sums[tour, SIZE]
    length = 1 + draw_below(state, min(size, longest))
    spared = 0
    if length > 1 and length < size and draw_below(state, 2) == 0:
        spared = 1
        while length + spared < size and draw_below(state, 2) == 0:
            spared += 1
    window = length + spared
    place = place_of(tours.stops, outlet, tour)
    low, high = max(1, place - window + 1), min(place, size - window + 1)
    start = low + draw_below(state, high - low + 1)
    # The outlet itself may be among those kept; then its neighbours go.
    skip = 1 + draw_below(state, length - 1) if spared > 0 else length
    for k in range(window):
        if k < skip or k >= skip + spared:
            note_out(tours.pattern, before.pattern, out, tours.stops[tour, start + k])
    if spared > 0:
        take_out(ground, tours, tour, start + skip + spared, length - skip)
    take_out(ground, tours, tour, start, skip)


@compiled
def _take_all(ground: Ground, tours: Tours, before: Tours, touched: Longs, outlet: int) -> None:
    """The outlet's other visits, so that its pattern is free."""
    pattern = tours.pattern[outlet]
    if pattern < 0:
        return
    for k in range(ground.patterns[pattern, COUNT]):
        tour = tours.at[outlet, ground.patterns[pattern, DAYS + k]]
        if tour >= 0:
            touch(tours, before, touched, tour)
            take_out(ground, tours, tour, place_of(tours.stops, outlet, tour), 1)
