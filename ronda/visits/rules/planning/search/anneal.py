"""Simulated annealing over ruins and re-creations; penalties follow how often plans keep the rules."""

from collections.abc import Callable

from ronda.visits.rules.planning.search.arrays import FAR, SIZE, Ground, Longs, Notes, Tours
from ronda.visits.rules.planning.search.chance import draw_below, open_stream
from ronda.visits.rules.planning.search.compiled import compiled, kept, source_digest
from ronda.visits.rules.planning.search.recreate import recreate
from ronda.visits.rules.planning.search.ruin import note_out, ruin
from ronda.visits.rules.planning.search.tour import copy_tour, put_in
from ronda.visits.rules.planning.search.weigh import adapt, change_of, keeps_rules, whole_cost


@compiled
def _anneal(
    ground: Ground,
    tours: Tours,
    before: Tours,
    best: Tours,
    notes: Notes,
    begin: Longs,
    effort: Longs,
    heat: Longs,
    cold: Longs,
    seed: int,
    work: int,
) -> int:
    """The cost of `best`; `FAR` when no plan was found that keeps every rule.

    `begin`: tours and outlets to put in first. `heat` by stage, in 256ths of a tick; `cold`: 65,536ths of
    minus the logarithm of a chance.
    """
    open_stream(notes.chance, seed)
    for k in range(len(begin)):
        put_in(ground, tours, notes, begin[k, 1], begin[k, 0], tours.sums[begin[k, 0], SIZE])
    _fill(ground, tours, before, notes)
    now = whole_cost(ground, tours, notes)
    least = FAR
    lawful = keeps_rules(ground, tours)
    if lawful:
        least = now
        _copy_all(tours, best)
    turns, kept_rules = 0, 0
    for turn in range(work):
        ruin(ground, tours, before, notes, turn, effort)
        change = FAR
        if recreate(ground, tours, before, notes):
            change = change_of(ground, tours, before, notes)
        temperature = heat[turn * len(heat) // work]
        chance = (temperature * cold[draw_below(notes.chance, len(cold))]) >> 24
        if change < chance:
            now += change
            lawful = keeps_rules(ground, tours)
            if lawful and now < least:
                least = now
                _copy_all(tours, best)
        else:
            _undo(ground, tours, before, notes)
        _settle(tours, notes)
        turns += 1
        if lawful:
            kept_rules += 1
        if turns == effort[4]:
            adapt(notes.penalties, kept_rules * 1000 // turns, effort[5])
            now = whole_cost(ground, tours, notes)
            turns, kept_rules = 0, 0
    return least


@compiled
def _fill(ground: Ground, tours: Tours, before: Tours, notes: Notes) -> None:
    """Every outlet that is on no tour is put in; a place overlooked once is seen the next time."""
    all_in = False
    while not all_in:
        for outlet in range(len(tours.pattern)):
            if tours.pattern[outlet] < 0:
                note_out(tours, before, notes, outlet)
        all_in = recreate(ground, tours, before, notes)
        _settle(tours, notes)


@compiled
def _undo(ground: Ground, tours: Tours, before: Tours, notes: Notes) -> None:
    touched, out = notes.touched, notes.out
    for k in range(touched[0]):
        tour = touched[1 + k]
        day = tour // ground.per_day
        for place in range(1, tours.sums[tour, SIZE] + 1):
            tours.at[tours.stops[tour, place], day] = -1
    for k in range(touched[0]):
        tour = touched[1 + k]
        day = tour // ground.per_day
        copy_tour(before, tours, tour)
        for place in range(1, tours.sums[tour, SIZE] + 1):
            tours.at[tours.stops[tour, place], day] = tour
    for k in range(out[0]):
        tours.pattern[out[1 + k]] = before.pattern[out[1 + k]]


@compiled
def _settle(tours: Tours, notes: Notes) -> None:
    """Nothing is touched and nothing waits."""
    touched, out = notes.touched, notes.out
    for k in range(touched[0]):
        touched[1 + len(tours.sums) + touched[1 + k]] = 0
    for k in range(out[0]):
        out[1 + len(tours.pattern) + out[1 + k]] = 0
    touched[0] = 0
    out[0] = 0


@compiled
def _copy_all(source: Tours, target: Tours) -> None:
    for tour in range(len(source.sums)):
        copy_tour(source, target, tour)
    for outlet in range(len(source.pattern)):
        target.pattern[outlet] = source.pattern[outlet]


def _with_digest(digest: str) -> Callable[..., int]:
    """The search, kept under its name and the digest, so that none made from older files is taken."""

    def anneal(
        ground: Ground,
        tours: Tours,
        before: Tours,
        best: Tours,
        notes: Notes,
        begin: Longs,
        effort: Longs,
        heat: Longs,
        cold: Longs,
        seed: int,
        work: int,
    ) -> int:
        if len(digest) == 0:
            return FAR
        return _anneal(ground, tours, before, best, notes, begin, effort, heat, cold, seed, work)

    return kept(anneal)


anneal = _with_digest(source_digest())
