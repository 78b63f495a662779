"""What the tours cost together, whether they keep every rule, and what breaking one costs.

The penalties adapt as in Vidal, Crainic, Gendreau, Lahrichi and Rei 2012, A hybrid genetic algorithm for
multidepot and periodic vehicle routing problems, Operations Research 60, section 5.
"""

import numpy as np

from ronda.visits.rules.planning.search.arrays import (
    COST,
    FAR,
    FILLED,
    LONGEST,
    PRICE,
    ROOM,
    TRAVEL,
    WORK,
    Ground,
    Longs,
    Notes,
    Tours,
)
from ronda.visits.rules.planning.search.compiled import compiled
from ronda.visits.rules.planning.search.tour import sum_up


@compiled
def whole_cost(ground: Ground, tours: Tours, notes: Notes) -> int:
    """Each tour summed up anew, as penalties may have changed."""
    cost = np.int64(0)
    for tour in range(len(tours.sums)):
        sum_up(ground, tours, notes, tour)
        cost += tours.sums[tour, COST]
    for outlet in range(len(tours.pattern)):
        if tours.pattern[outlet] < 0:
            return FAR
        cost += ground.patterns[tours.pattern[outlet], PRICE]
    return cost


@compiled
def keeps_rules(ground: Ground, tours: Tours) -> bool:
    for tour in range(len(tours.sums)):
        if tours.sums[tour, TRAVEL] + tours.sums[tour, WORK] > ground.limits[tour, LONGEST]:
            return False
        if tours.sums[tour, FILLED] > ground.limits[tour, ROOM]:
            return False
    return True


@compiled
def change_of(ground: Ground, tours: Tours, before: Tours, notes: Notes) -> int:
    change = np.int64(0)
    for k in range(notes.touched[0]):
        tour = notes.touched[1 + k]
        change += tours.sums[tour, COST] - before.sums[tour, COST]
    for k in range(notes.out[0]):
        outlet = notes.out[1 + k]
        change += ground.patterns[tours.pattern[outlet], PRICE]
        change -= ground.patterns[before.pattern[outlet], PRICE]
    return change


@compiled
def adapt(penalties: Longs, kept_rules: int, wanted: int) -> None:
    """Dearer when too few plans kept the rules, cheaper when many did; per mille."""
    for which in range(len(penalties)):
        if kept_rules < wanted:
            penalties[which] = min(penalties[which] + penalties[which] // 16 + 1, np.int64(1) << np.int64(34))
        else:
            penalties[which] = max(penalties[which] - penalties[which] // 16, np.int64(16))
